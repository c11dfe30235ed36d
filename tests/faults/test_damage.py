"""Damage is found when a library is opened, and mended from its texts. None is a verdict."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import Ran
from verify.errors import LibraryError
from verify.verifier import Verifier

ARTICLES = {
    "ferry.txt": "Ferry fares rise\n\nThe harbour board raised fares by 4 percent on Monday. "
    "Nine of the 15 crews agreed, the board said.\n",
    "bridge.txt": "Bridge closes\n\nThe bridge of Lower Marrow closes for eleven weeks. "
    "The city will pay $4.2 million, and the work begins in May.\n",
}
CLAIM = "The harbour board raised fares by 4 percent."


def statement(*sql: str) -> Callable[[Path], None]:
    """Damage done by SQL to the library file."""

    def damage(store: Path) -> None:
        connection = sqlite3.connect(store / "library.db", isolation_level=None)
        for one in sql:
            connection.execute(one)
        connection.close()

    return damage


def garbled_vectors(store: Path) -> None:
    for path in (store / "chroma").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00damaged" * 64)


def no_vectors(store: Path) -> None:
    import shutil

    shutil.rmtree(store / "chroma")


def other_vectors(store: Path) -> None:
    with Verifier.open(store) as desk:
        vectors = desk.library._stores.vectors()
        numbers, rows = vectors.all()
        vectors.put(numbers, rows[:, ::-1])


def garbled_runs(store: Path) -> None:
    (store / "runs.db").write_bytes(b"this is no database " * 100)


MENDED: dict[str, Callable[[Path], None]] = {
    "an emptied word index": statement(
        "INSERT INTO passage_words (passage_words) VALUES ('delete-all')"
    ),
    "missing passages": statement("DELETE FROM passages WHERE source = 1"),
    "no passages": statement("DELETE FROM passages"),
    "a passage that lies elsewhere": statement("UPDATE passages SET start = 3 WHERE n = 1"),
    "sentences of another passage": statement("UPDATE passages SET sentences = '[[0, 5]]'"),
    "no totals": statement("DELETE FROM totals"),
    "wrong totals": statement("UPDATE totals SET passages = 0"),
    "no stems": statement("DELETE FROM stems"),
    "no vectors": no_vectors,
    "garbled vectors": garbled_vectors,
    "other vectors": other_vectors,
    "garbled runs": garbled_runs,
}
FOUND_ON_OPENING = ["an emptied word index", "missing passages", "no passages", "no totals"]
FOUND_ON_OPENING += ["wrong totals", "no stems"]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """The command line in this process, over a library of two articles."""
    import sys

    from verify.cli import main

    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def call(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["verify", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        return Ran(int(str(stopped.value.code or 0)), printed.out, printed.err)

    assert call("add", *ARTICLES).code == 0
    return call


def states(ran: Ran) -> dict[str, str]:
    return {check["name"]: check["state"] for check in ran.json["checks"]}


def test_a_library_that_is_whole_is_found_whole(run: Callable[..., Ran]) -> None:
    ran = run("doctor", "--json")
    assert ran.code == 0
    assert set(states(ran).values()) == {"ok"}


@pytest.mark.parametrize("name", MENDED)
def test_damage_is_found_and_mended_and_the_replay_is_the_same(
    run: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    before = run("claim", CLAIM, "--json")
    MENDED[name](tmp_path / "library")
    found = run("doctor", "--json")
    assert found.code == 1
    assert "damaged" in states(found).values()
    mended = run("doctor", "--repair", "--json")
    assert mended.code == 0, mended.out
    assert "mended" in states(mended).values()
    assert set(states(run("doctor", "--json")).values()) == {"ok"}
    assert run("claim", CLAIM, "--json").json == before.json


@pytest.mark.parametrize("name", FOUND_ON_OPENING)
def test_missing_rows_are_an_error_and_never_a_verdict(
    run: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    MENDED[name](tmp_path / "library")
    for command in (["claim", CLAIM], ["quote", "raised fares"], ["ask", "Who raised fares?"]):
        ran = run(*command, "--json")
        assert (ran.code, ran.out) == (2, "")
        assert "doctor" in ran.err


@pytest.mark.parametrize("held", [None, b""])
def test_an_emptied_database_is_no_empty_library(
    run: Callable[..., Ran], tmp_path: Path, held: bytes | None
) -> None:
    for path in (tmp_path / "library").glob("library.db*"):
        path.unlink()
    if held is not None:
        (tmp_path / "library" / "library.db").write_bytes(held)
    with pytest.raises(LibraryError, match="missing or empty"):
        Verifier.open(tmp_path / "library")
    assert run("doctor").code == 1


def test_a_text_that_was_changed_is_named_and_nothing_is_made_of_it(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    statement("UPDATE texts SET text = text || ' Fares fell.' WHERE source = 1")(
        tmp_path / "library"
    )
    ran = run("doctor", "--repair", "--json")
    assert ran.code == 1
    checks: list[dict[str, Any]] = json.loads(ran.out)["checks"]
    [told] = [check["detail"] for check in checks if check["name"] == "sources"]
    assert "damaged" in told
    assert run("claim", CLAIM).code == 2
