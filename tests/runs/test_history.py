"""What was asked is kept with what was found, and can be looked at again."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify import Verifier
from verify.errors import LibraryError, UnknownRun
from verify.models import Answer
from verify.models.asked import Found
from verify.runs.history import FILE, History

ARTICLE = "Ferry fares rise\n\nFive of the eight members voted for the ferry fare on Tuesday."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Verifier]:
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    with Verifier.open(tmp_path / "library") as opened:
        opened.add(tmp_path / "ferry.txt")
        yield opened


def abstained(question: str) -> Answer:
    return Answer(status="abstained", question=question, reason="No source says.", judge="none")


def test_a_result_comes_back_as_it_was_whatever_the_library_has_now(desk: Verifier) -> None:
    results: list[Found] = [
        desk.ask("How many members voted for the fare?"),
        desk.check_claim("Four of the eight members voted for it."),
        desk.check_quote("members voted"),
    ]
    names = [desk.history.keep(result) for result in results]
    for source in desk.sources():
        desk.remove(source.id)
    assert [desk.history.one(name or "").result for name in names] == results
    rows = desk.history.rows()
    assert [row.kind for row in rows] == ["quote", "claim", "question"]
    assert [row.outcome for row in rows] == ["verbatim", "refuted", "answered"]
    assert desk.history.one("last").id == names[-1]
    assert desk.history.one((names[0] or "")[:5]).id == names[0]


def test_words_are_looked_for_and_only_so_many_listed(tmp_path: Path) -> None:
    history = History(tmp_path)
    for question in ("Who sails the ferry?", "Who built the POOL?", "Where is the 50% line?"):
        history.keep(abstained(question))
    assert [row.text for row in history.rows("pool")] == ["Who built the POOL?"]
    assert [row.text for row in history.rows("%")] == ["Where is the 50% line?"]
    assert len(history.rows(most=2)) == 2


def test_what_was_asked_is_taken_out(tmp_path: Path) -> None:
    history = History(tmp_path)
    first, *_ = (history.keep(abstained(f"Who is {name}?")) for name in "ABC")
    assert history.remove(first or "").text == "Who is A?"
    with pytest.raises(UnknownRun):
        history.one(first or "")
    assert [row.text for row in history.clear()] == ["Who is C?", "Who is B?"]
    assert history.rows() == []


def test_nothing_is_kept_where_it_is_switched_off_or_there_is_no_library(tmp_path: Path) -> None:
    assert History(tmp_path, on=False).keep(abstained("Who?")) is None
    assert History(tmp_path / "none").keep(abstained("Who?")) is None
    assert not (tmp_path / "none").exists()
    assert History(tmp_path).rows() == []
    assert not (tmp_path / FILE).exists()


def test_half_of_a_pair_and_any_other_character_can_be_asked(tmp_path: Path) -> None:
    history = History(tmp_path)
    name = history.keep(abstained("Who is \ud83d \x00 ’?"))
    assert history.one(name or "").result.question == "Who is \ud83d \x00 ’?"  # type: ignore[union-attr]


def test_a_damaged_file_or_row_is_named(tmp_path: Path) -> None:
    history = History(tmp_path)
    name = history.keep(abstained("Who?")) or ""
    with sqlite3.connect(history.path) as connection:
        connection.execute("UPDATE asked SET document = '{}'")
    connection.close()
    with pytest.raises(LibraryError, match="--remove"):
        history.one(name)
    assert len(history.rows()) == 1
    history.path.write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryError, match="history"):
        history.rows()
