"""What goes in and comes out of the command line beside results: standard input, history, help."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

import verify
from verify.cli import main

ARTICLE = """Ferry fares rise

Five of the eight members voted for the ferry fare. “Nobody likes it,” said Lena Ostrow."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line over a library with one article; `given` is its standard input."""
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, given: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["verify", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, printed.out, printed.err)

    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    assert call("add", "ferry.txt").code == 0
    return call


def test_it_says_which_version_it_is(run: Run) -> None:
    assert run("--version") == Ran(0, f"verify {verify.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "given", "found"),
    [
        (("ask", "-"), "How many members voted for the fare?\n", ("status", "answered")),
        (("claim", "-"), "Four of the eight members voted for it.", ("status", "judged")),
        (("quote", "-"), "Nobody likes it", ("label", "verbatim")),
        (("extract", "-"), "It rose to $9.", ("text", "It rose to $9.")),
        (("draft", "-"), "Four of the eight members voted for it.", ("unchecked", [])),
    ],
)
def test_a_dash_is_what_comes_on_standard_input(
    run: Run, arguments: tuple[str, ...], given: str, found: tuple[str, object]
) -> None:
    ran = run(*arguments, "--json", given=given.encode())
    assert ran.code in (0, 1), ran.err
    assert ran.json[found[0]] == found[1]


@pytest.mark.parametrize("command", ["ask", "claim", "quote", "extract", "draft"])
def test_standard_input_without_words_is_refused(run: Run, command: str) -> None:
    for given in (b"", b"\xff\xfe\xfa"):
        ran = run(command, "-", given=given)
        assert ran.code == 2
        assert ran.err.startswith("verify: ")


def test_what_was_asked_is_listed_shown_again_and_removed(run: Run) -> None:
    first = run("ask", "How many members voted for the fare?", "--json").json
    run("claim", "Four of the eight members voted for it.")
    run("quote", "Nobody likes it", "--speaker", "Lena Ostrow")
    rows = run("history", "--json").json["asked"]
    assert [row["kind"] for row in rows] == ["quote", "claim", "question"]
    assert "refuted" in run("history").out
    [row] = run("history", "--search", "HOW MANY", "--json").json["asked"]
    assert run("history", row["id"], "--json").json["result"] == first
    assert "Five" in run("history", row["id"]).out
    assert run("history", row["id"], "--remove", "--json").json["removed"][0]["id"] == row["id"]
    assert run("history", row["id"]).code == 2
    assert len(run("history", "--clear", "--json").json["removed"]) == 2
    assert run("history", "--json").json == {"asked": []}


def test_nothing_is_kept_where_that_is_switched_off(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERIFY_KEEP_HISTORY", "false")
    run("ask", "How many members voted for the fare?")
    assert run("history", "--json").json == {"asked": []}


def test_a_history_that_cannot_be_written_keeps_no_result_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library" / "history.db").write_bytes(b"no database" * 1000)
    ran = run("ask", "How many members voted for the fare?", "--json")
    assert (ran.code, ran.json["text"]) == (0, "Five")
    assert "not kept in the history" in ran.err


def test_everything_that_is_kept_has_an_address_in_the_web_desk(run: Run, tmp_path: Path) -> None:
    def opened(*arguments: str) -> Ran:
        return run("open", *arguments, "--print", "--port", "8502")

    assert opened().out == "http://localhost:8502/\n"
    assert opened("last").code == 2
    run("ask", "How many members voted for the fare?")
    [asked] = run("history", "--json").json["asked"]
    assert opened("last").out == f"http://localhost:8502/ask?asked={asked['id']}\n"
    (tmp_path / "draft.md").write_text("Four of the eight members voted.", encoding="utf-8")
    run("draft", "draft.md")
    [kept] = run("runs", "--json").json["runs"]
    assert opened("last").out == opened(kept["id"]).out
    assert opened(kept["id"]).out == f"http://localhost:8502/draft?run={kept['id']}\n"
    [source] = run("sources", "--json").json["sources"]
    assert opened(source["id"][:8]).out == f"http://localhost:8502/article?source={source['id']}\n"
    assert opened("nothing-of-that-name").code == 2


def test_the_shell_completes_what_there_is(run: Run, tmp_path: Path) -> None:
    from verify.cli import completing

    run("ask", "How many members voted for the fare?")
    [source] = run("sources", "--json").json["sources"]
    [asked] = run("history", "--json").json["asked"]
    context: Any = SimpleNamespace(params={"store": tmp_path / "library"})
    assert completing.sources(context, source["id"][:3]) == [(source["id"], source["title"])]
    assert completing.asked(context, "")[0][0] == asked["id"]
    assert completing.runs(context, "") == []
    assert [name for name, _ in completing.judges()] == ["embedded", "llm", "both"]


def test_a_shell_can_be_taught_to_complete() -> None:
    command = [sys.executable, "-m", "verify", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "--install-completion" in shown
