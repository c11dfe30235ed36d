"""The labelled cases, and labelled claims of your own, scored with whatever judge is chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from verify.batch.bench import BenchResult, Outcome
from verify.cli import app
from verify.errors import SettingsError
from verify.models import Run
from verify.testing import Request, Scripted, ScriptedServer, fail, say

NEI = {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
       "reporting": [], "missing": ""}  # fmt: skip
NONE = {"reasoning": "r", "answer": "", "sentences": [], "computed_from": []}
ROWS = [
    {"id": str(n), "claim": f"The ferry left {n} times.", "label": label,
     "evidence": f"The harbour board met {n} times."}
    for n, label in enumerate(["supported", "nei", "nei", "refuted"], 2)
]  # fmt: skip


def knows_nothing(request: Request) -> Scripted:
    claim = "You check one claim" in str(request["messages"][0]["content"])
    return say(NEI if claim else NONE)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ScriptedServer]:
    """A model that decides nothing; the store is `tmp_path`."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with ScriptedServer(knows_nothing) as opened:
        monkeypatch.setenv("VERIFY_BASE_URL", opened.url)
        monkeypatch.setenv("VERIFY_MODEL", "scripted")
        monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "store"))
        monkeypatch.setenv("VERIFY_LLM_RETRIES", "0")
        yield opened


@pytest.fixture
def rows(tmp_path: Path) -> str:
    """A file of labelled claims."""
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return str(path)


def told(*words: str, code: int = 0) -> dict[str, Any]:
    result = CliRunner().invoke(app, ["bench", *words, "--json"])
    assert result.exit_code == code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_cases_are_scored_by_a_model_and_its_replies_are_kept(server: ScriptedServer) -> None:
    estimate = told("--judge", "llm", "--dry-run")
    assert (estimate["claims"], estimate["questions"], server.requests) == (94, 51, [])
    first = told("--judge", "llm")
    assert first["judge"].startswith("llm:scripted")
    assert (first["failed"], first["cases"]) == ([], 184)
    assert first["run"]["calls"] == len(server.requests) == estimate["calls"]
    right = first["scores"]["claim: not_enough_evidence"]
    assert right["right"] == right["of"]
    assert first["scores"]["claim: supported"]["right"] == 0
    assert first["scores"]["quote"]["right"] > 30
    again = told("--judge", "llm", "--dry-run")
    assert (again["calls"], again["cached"]) == (0, estimate["calls"])
    second = told("--judge", "llm")
    assert second["scores"] == first["scores"]
    assert (second["run"]["calls"], second["run"]["cached"]) == (0, estimate["calls"])


def test_labelled_claims_are_scored_by_a_model(server: ScriptedServer, rows: str) -> None:
    assert told("--data", rows, "--judge", "llm", "--dry-run")["calls"] == 4
    measured = told("--data", rows, "--judge", "llm")
    assert (measured["rows"], measured["failed"]) == (4, [])
    assert measured["run"]["calls"] == len(server.requests) == 4
    assert told("--data", rows, "--judge", "llm")["run"]["cached"] == 4


def test_both_says_how_much_went_to_the_model(server: ScriptedServer, rows: str) -> None:
    measured = told("--data", rows, "--judge", "both")
    assert measured["run"]["calls"] == len(server.requests)
    assert measured["run"]["model_share"] == len(server.requests) / 4


def test_what_was_not_asked_has_failed_and_is_in_no_score(
    server: ScriptedServer, rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = told("--data", rows, "--judge", "llm", "--max-calls", "3", code=2)
    assert (measured["rows"], len(measured["failed"])) == (3, 1)
    assert len(server.requests) == 3
    monkeypatch.setenv("VERIFY_PRICES", '{"scripted": [1000, 1000]}')
    monkeypatch.setenv("VERIFY_STORE", f"{rows}.store")
    measured = told("--data", rows, "--judge", "llm", "--max-cost", "0.01", code=2)
    assert len(measured["failed"]) == 4
    assert measured["mean_balanced_accuracy"] is None


def test_a_model_that_fails_is_told_in_words(rows: str, server: ScriptedServer) -> None:
    server.close()
    result = CliRunner().invoke(app, ["bench", "--data", rows, "--judge", "llm"])
    assert result.exit_code == 2, result.output
    assert "4 failed, and are in no score" in result.stdout
    assert "4 × model: scripted at http://127.0.0.1" in result.stdout


def test_a_case_that_failed_is_neither_right_nor_wrong() -> None:
    def outcome(right: bool, failure: str = "") -> Outcome:
        return Outcome("1", "claim", "t", "supported", "g", right, 1.0, failure)

    run = Run.model_validate(
        {"version": "1", "settings": "s", "library": "l", "judge": "j",
         "started": "2026-01-01T00:00:00Z", "seconds": 1.0}
    )  # fmt: skip
    of = BenchResult(run, (outcome(True), outcome(False), outcome(False, "model: down")))
    assert of.scores()["claim"] == (1, 2)
    assert [f["failure"] for f in of.as_dict()["failed"]] == ["model: down"]
    assert len(of.as_dict()["misses"]) == 1


def test_a_model_that_cannot_be_reached_by_any_setting_is_an_error(
    monkeypatch: pytest.MonkeyPatch, rows: str
) -> None:
    for name in ("OPENAI_API_KEY", "VERIFY_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    result = CliRunner().invoke(app, ["bench", "--data", rows, "--judge", "llm"])
    assert isinstance(result.exception, SettingsError)
    result = CliRunner().invoke(app, ["bench", "--data", rows, "--judge", "both"])
    assert result.exit_code == 0
    assert "the embedded judge decides alone" in result.stderr


def test_a_server_that_answers_400_fails_the_case_and_not_the_bench(
    rows: str, server: ScriptedServer
) -> None:
    server._script = lambda _request: fail(400)
    assert len(told("--data", rows, "--judge", "llm", code=2)["failed"]) == 4
