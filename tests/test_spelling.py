"""Typing errors in a question or a claim find what they mean, and what was read is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify import Verifier
from verify.verifier.spelling import spelled

ARTICLE = """Quarry owners weigh closures

The Brannock quarry planned 42 layoffs in March, the township clerk said. The villagers rejected the
settlement. Ottilie Grannick, the foreman, announced the closures on Monday. Fares stay at $9."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verifier]:
    folder: Path = tmp_path_factory.mktemp("spelling")
    (folder / "quarry.txt").write_text(ARTICLE, encoding="utf-8")
    with Verifier.open(folder / "library") as opened:
        opened.add(folder / "quarry.txt")
        yield opened


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("How many layofs are planed by Brannock?", ("layoffs", "planned")),
        ("Who anounced the closures?", ("announced",)),
        ("The vilagers rejectd the setlement.", ("villagers", "rejected", "settlement")),
        ("Layofs were planned.", ("layoffs",)),
        ("What did the twonship clerk say?", ("township",)),
        ("What fare does the quary clerk of the towship pay?", ("quarry", "township")),
        ("Who announecd it?", ("announced",)),
        ("Who is the forman of the quarry?", ("foreman",)),
    ],
)
def test_an_error_is_read_as_the_word_of_the_library(
    desk: Verifier, typed: str, read: tuple[str, ...]
) -> None:
    assert spelled(typed, desk.library).read == read


@pytest.mark.parametrize(
    "typed",
    [
        "How many layoffs are planned?",
        "Did Grannik or Branock resign?",
        "How many planes did the mayor buy?",
        "Were 42 workers hired or fired?",
        "The pare is the care.",
        "Was it a kary or a fafe?",
        "QUARY",
        "Ist das der Steinbruch?",
    ],
)
def test_words_that_are_known_or_may_be_names_are_left_alone(desk: Verifier, typed: str) -> None:
    found = spelled(typed, desk.library)
    assert (found.text, found.note) == (typed, "")


def test_an_answer_says_what_was_read(desk: Verifier) -> None:
    typed = "How many layofs were planed?"
    answer = desk.ask(typed)
    assert (answer.status, answer.text, answer.question) == ("answered", "42 layoffs", typed)
    assert answer.cautions == ("read as: layoffs, planned",)
    assert desk.ask("How many layoffs were planned?").cautions == ()


def test_a_verdict_says_what_was_read_and_keeps_the_claim_as_typed(desk: Verifier) -> None:
    typed = "The quarry planned 40 layofs."
    finding = desk.check_claim(typed)
    assert finding.claim.text == typed
    assert finding.verdict is not None
    assert finding.verdict.label == "refuted"
    assert "read as: layoffs" in finding.verdict.cautions


def test_evidence_that_came_with_a_claim_is_read_as_it_is(desk: Verifier) -> None:
    finding = desk.check_claim("The layofs were planned.", "The layofs were planned.")
    assert finding.verdict is not None
    assert finding.verdict.label == "supported"
    assert finding.claim.note == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.sampled_from(ARTICLE.split()).map(lambda word: word[1:] + word))
def test_what_is_read_differs_only_where_it_is_said(desk: Verifier, text: str) -> None:
    found = spelled(text, desk.library)
    assert (found.text == text) == (found.read == ())
