"""An error that nobody foresaw is never a finding: exit code 2, one line, and a report file."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from verify.batch.rows import Row
from verify.batch.run import BatchCheck
from verify.judges.judge import Dossier
from verify.library.library import Library
from verify.models import AnswerRuling, Claim, Finding, Ruling
from verify.settings import Settings
from verify.verifier import Verifier

ROOT = Path(__file__).resolve().parents[2]
FERRY = "Ferry fares rise\n\nThe “harbour” board raised fares by 4 percent → 😀 on Monday.\n"
BROKEN = """class Broken:
    name, dimensions = "broken", 2
    def embed_documents(self, texts): return [[1.0, 0.0] for _ in texts]
    def embed_query(self, text): return [1.0 / (len(text) - len(text)), 0.0]
"""
"""An embedder that adds, and fails with an error that is not ours when something is asked."""

COMMANDS: dict[str, Sequence[str]] = {
    "ask": ["ask", "How much did fares rise?"],
    "claim": ["claim", "Fares rose by 4 percent."],
    "add": ["add", "more.txt"],
    "draft": ["draft", "more.txt"],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a library of one article."""
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "more.txt").write_text("Fares rose by 9 percent.\n", encoding="utf-8")
    (tmp_path / "broken.py").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    return tmp_path


def verify(
    home: Path, *arguments: str, stdout: Any = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    known = os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{home}",
        "VERIFY_STORE": str(home / "library"),
        "VERIFY_CHECKER": "none",
        "TMPDIR": str(home / "reports"),
    }
    return subprocess.run(
        [sys.executable, "-m", "verify", *arguments],
        cwd=home,
        env=known | environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


@pytest.mark.parametrize("command", ["ask", "claim"])
def test_an_unforeseen_error_ends_with_2_one_line_and_a_report(home: Path, command: str) -> None:
    embedder = {"VERIFY_EMBEDDER": "broken:Broken"}
    assert verify(home, "add", "ferry.txt", **embedder).returncode == 0
    ran = verify(home, *COMMANDS[command], "--json", **embedder)
    assert (ran.returncode, ran.stdout) == (2, "")
    [line] = ran.stderr.splitlines()
    assert "ZeroDivisionError" in line
    assert "no finding" in line
    report = Path(re.search(r"report is in (\S+)", line)[1])  # type: ignore[index]
    assert "Traceback" in report.read_text("utf-8")
    assert report.stat().st_mode & 0o077 == 0
    assert "fares rise" not in report.read_text("utf-8").casefold()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["sources"], ["sources", "--json"]])
def test_what_cannot_be_printed_is_no_success(home: Path, arguments: list[str]) -> None:
    verify(home, "add", "ferry.txt")
    with Path("/dev/full").open("w") as full:
        ran = verify(home, *arguments, stdout=full)
    assert ran.returncode == 2
    assert "could not be printed" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_what_a_terminal_cannot_show_is_escaped(home: Path, encoding: str) -> None:
    verify(home, "add", "ferry.txt")
    there = json.loads(verify(home, "sources", "--json").stdout)["sources"][0]["id"]
    shown = verify(home, "show", there, PYTHONIOENCODING=encoding)
    assert shown.returncode == 0, shown.stderr
    assert r"\u2192" in shown.stdout
    told = verify(home, "show", there, "--json", PYTHONIOENCODING=encoding)
    assert told.returncode == 0
    assert json.loads(told.stdout)["text"].strip() == FERRY.strip()


def test_a_file_name_that_is_not_utf8_fails_alone(home: Path) -> None:
    name = os.fsdecode(b"fares\xff.txt")
    (home / name).write_text(FERRY, encoding="utf-8")
    for where in (["ferry.txt", name], ["."]):
        ran = verify(home, "add", *where, "--json")
        assert ran.returncode == 2
        errors = [failed["error"] for failed in json.loads(ran.stdout)["failed"]]
        assert sum("not UTF-8" in error for error in errors) == 1
    assert len(json.loads(verify(home, "sources", "--json").stdout)["sources"]) == 2


def test_an_address_with_a_space_is_refused_in_words(home: Path) -> None:
    ran = verify(home, "add", "http://exa mple.org/", "--json")
    assert ran.returncode == 2
    assert "not a host name" in json.loads(ran.stdout)["failed"][0]["error"]


class Stumbling:
    """A judge with a bug: it fails on one word with an error that is not ours."""

    name = "stumbling"

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        if "poison" in claim.text:
            raise KeyError("poison")
        return Ruling(label="not_enough_evidence", confidence=0.5, rationale="Too little is said.")

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        raise KeyError("poison")


@pytest.fixture
def stumbling(tmp_path: Path) -> Verifier:
    settings = Settings.load(store=tmp_path / "library")
    desk = Verifier(Library.open(settings), settings, judge=Stumbling())
    desk.add_upload("ferry.txt", FERRY.encode())
    return desk


def test_a_poisoned_row_is_one_failure_and_the_rest_goes_on(stumbling: Verifier) -> None:
    rows = [
        Row(1, claim="Fares rose."),
        Row(2, claim="A poison came."),
        Row(3, claim="Fares fell."),
    ]
    with stumbling:
        found = [row.result for row in BatchCheck(stumbling, rows).results()]
    assert [result.status for result in found if isinstance(result, Finding)] == [
        "judged",
        "failed",
        "judged",
    ]
    assert isinstance(found[1], Finding)
    assert found[1].failure is not None
    assert found[1].failure.stage == "internal"


def test_a_poisoned_sentence_of_a_draft_is_one_failure(stumbling: Verifier) -> None:
    with stumbling:
        report = stumbling.check_draft(
            "The board raised fares by 4 percent. The poison cost 3 million dollars. "
            "The ferry carried 900 people."
        )
    assert [finding.status for finding in report.findings] == ["judged", "failed", "judged"]
    assert not report.unchecked


@pytest.mark.parametrize(
    "broken", [r'{"id": "\ud800", "claim": "Fares \udc00 rose by 4 percent."}']
)
def test_half_a_surrogate_pair_costs_no_row(home: Path, broken: str) -> None:
    (home / "in.jsonl").write_text(f'{broken}\n{{"id": 2, "claim": "Fares fell."}}\n')
    verify(home, "add", "ferry.txt")
    ran = verify(home, "batch", "in.jsonl", "out.jsonl")
    assert ran.returncode == 0, ran.stderr
    assert len((home / "out.jsonl").read_text("utf-8").splitlines()) == 2
