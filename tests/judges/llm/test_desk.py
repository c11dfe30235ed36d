"""The model judge at the command line, in a batch, and over the real articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from verify.batch.results import read_results
from verify.batch.run import run_batch
from verify.cli import main
from verify.settings import Settings
from verify.testing import Request, Scripted, ScriptedServer, choosy, fail, say
from verify.verifier import Verifier

NEI = {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
       "reporting": [], "missing": ""}  # fmt: skip


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], news: str
) -> Callable[..., Ran]:
    """The command line over a library with one article."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.setenv("VERIFY_MODEL", "scripted")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["verify", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, printed.out, printed.err)

    (tmp_path / "news.txt").write_text(news, encoding="utf-8")
    assert call("add", "news.txt").code == 0
    return call


def claims(path: Path, count: int) -> Path:
    rows = [{"id": n, "claim": f"The old hall has {n + 3} doors."} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_the_judge_is_chosen_behind_the_command(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    claim = "The old hall stays open until autumn."
    without = run("claim", claim, "--judge", "llm")
    assert without.code == 2
    assert "OPENAI_API_KEY" in without.err
    assert "VERIFY_BASE_URL" in without.err
    assert "Traceback" not in without.err
    alone = run("claim", claim, "--judge", "both", "--json")
    assert alone.err.count("\n") == 1
    assert "embedded judge decides alone" in alone.err
    assert json.loads(alone.out)["verdict"]["judge"].startswith("embedded")
    assert "embedded" in run("claim", claim, "--judge", "oracle").err
    assert run("sources").code == 0
    with ScriptedServer(choosy(NEI)) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        asked = run("claim", claim, "--judge", "llm", "--json")
        assert json.loads(asked.out)["verdict"]["judge"].startswith("llm:scripted@")
        estimate = run("batch", claims(tmp_path / "in.jsonl", 3), "o.jsonl", "--judge", "llm",
                       "--dry-run", "--json")  # fmt: skip
        counted = json.loads(estimate.out)
        assert (counted["claims"], counted["calls"], counted["cost"]) == (3, 3, None)
        assert not (tmp_path / "o.jsonl").exists()
        assert len(server.requests) == 1
        stopped = run("batch", "in.jsonl", "o.jsonl", "--judge", "llm", "--max-calls", 2)
        assert stopped.code == 2
        stages = [(r["failure"] or {}).get("stage") for r in read_results(tmp_path / "o.jsonl")]
        assert sorted(stages, key=str) == [None, None, "budget"]
        assert run("batch", "in.jsonl", "o.jsonl", "--judge", "llm").code == 0
        assert len(server.requests) == 4
        (tmp_path / "d.md").write_text("The old hall has 3 doors.\n\nIt rained.", "utf-8")
        planned = run("draft", "d.md", "--judge", "llm", "--dry-run").out
        assert "2 claims: 2 calls to a model" in planned


def test_a_second_run_of_a_batch_makes_no_calls(scripted: Any, tmp_path: Path) -> None:
    desk, server = scripted(choosy(NEI))
    source = claims(tmp_path / "in.jsonl", 5)
    run_batch(desk, source, tmp_path / "one.jsonl")
    assert len(server.requests) == 5
    again = Verifier(desk.library, desk.settings)
    assert run_batch(again, source, tmp_path / "one.jsonl").kept == 5
    assert run_batch(again, source, tmp_path / "two.jsonl").kept == 0
    again.bench.close()
    assert len(server.requests) == 5
    assert read_results(tmp_path / "one.jsonl") == read_results(tmp_path / "two.jsonl")
    note = json.loads((tmp_path / "two.jsonl.run.json").read_text("utf-8"))
    assert (note["calls"], note["cached"], note["model_share"]) == (0, 5, 1.0)


def test_failed_rows_are_taken_up_again_and_the_others_kept(scripted: Any, tmp_path: Path) -> None:
    seen: list[int] = []

    def script(request: Request) -> Scripted:
        seen.append(1)
        return fail(500) if len(seen) in (2, 4) else say(NEI)

    desk, _ = scripted(script, llm_concurrency=1)
    source = claims(tmp_path / "in.jsonl", 5)
    first = run_batch(desk, source, tmp_path / "out.jsonl")
    assert (first.rows, first.failed) == (5, 2)
    second = run_batch(desk, source, tmp_path / "out.jsonl")
    assert (second.kept, second.failed) == (3, 0)
    assert [r["id"] for r in read_results(tmp_path / "out.jsonl")] == [0, 1, 2, 3, 4]


def test_percent_of_the_voters_is_not_printed_as_the_share_of_the_unions(
    real_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    def script(request: Request) -> Scripted:
        lines = str(request["messages"][1]["content"]).splitlines()
        shown = [line for line in lines if line.startswith("[")]
        named = [int(line[1 : line.index("]")]) for line in shown if "57 percent" in line]
        return say({"reasoning": "r", "answer": text, "sentences": named, "computed_from": []})

    with (
        ScriptedServer(script) as server,
        Verifier.open(tmp_path, judge="llm", base_url=server.url, model="scripted") as desk,
    ):
        desk.add(real_articles)
        for text in (
            "57 percent",
            "57%",
            "57 percent of SEBAC unions",
            "Fifty-seven percent of the unions",
            "57 percent of SEBAC unions rejected the deal",
            "0.57",
        ):
            fresh = Verifier(desk.library, Settings.load(
                store=tmp_path / str(hash(text)), judge="llm", base_url=server.url, model="m",
            ))  # fmt: skip
            answer = fresh.ask("What share of SEBAC unions rejected the deal?")
            fresh.bench.close()
            assert answer.status == "abstained", answer
            assert answer.text is None
            assert "57" not in (answer.reason or "")
        assert server.requests
