"""Which windows are read, and that no more are read than are needed."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from verify.checker.checker import Checker
from verify.judges.closely import MOST_WORDS, READ_FIRST, READ_MORE, Scored, read_closely
from verify.judges.judge import Dossier
from verify.judges.signals import local_weight, read

Folder = Callable[..., Path]
Dossiers = Callable[..., Dossier]
CLAIM = "The Lower Harbour pilots rejected the offer."
SURE = "Confirmed: the Lower Harbour pilots rejected the offer."


@pytest.fixture
def windows_read(checker_folder: Folder, dossier_of: Dossiers) -> Callable[..., list[Scored]]:
    """The windows of texts, each a source, that the tiny network is given."""
    checker = Checker(checker_folder())

    def windows_read(claim: str, *texts: str) -> list[Scored]:
        seen = dossier_of(*texts)
        return read_closely(claim, read(claim), seen, local_weight(seen.windows(1)), checker)

    return windows_read


def test_what_has_most_of_the_claim_comes_first(windows_read: Callable[..., list[Scored]]) -> None:
    found = windows_read(CLAIM, "A ferry left at noon.", SURE, "The pilots met.")
    assert found[0].window.text == SURE
    assert found[0].coverage == pytest.approx(1.0)
    assert [one.coverage for one in found] == sorted((o.coverage for o in found), reverse=True)


def test_no_more_is_read_where_a_window_is_sure(
    windows_read: Callable[..., list[Scored]],
) -> None:
    many = ["The pilots of the harbour met over the offer." for _ in range(20)]
    text = " ".join(f"{sentence[:-1]} on day {i}." for i, sentence in enumerate(many))
    assert len(windows_read(CLAIM, SURE, text)) == READ_FIRST
    assert READ_FIRST < len(windows_read(CLAIM, text)) <= READ_FIRST + READ_MORE + 1


def test_sentences_far_apart_are_read_together(windows_read: Callable[..., list[Scored]]) -> None:
    filler = " ".join(f"A ferry left the other town on day {i}." for i in range(30))
    text = f"The pilots met in Lower Harbour. {filler} They rejected the offer that was made."
    together = [len(o.window.sentences) for o in windows_read(CLAIM, text) if o.coverage > 0.9]
    assert together
    apart = [one.window.sentences for one in windows_read(CLAIM, text)]
    assert any(a.span.end + 100 < b.span.start for of in apart for a, b in pairwise(of))


def test_no_window_ends_in_a_question_or_is_too_long(
    windows_read: Callable[..., list[Scored]],
) -> None:
    long = " ".join(["pilots"] * 300)
    found = windows_read(CLAIM, f"Did the Lower Harbour pilots reject the offer? {long}. They did.")
    assert found
    for one in found:
        assert not one.window.text.endswith("?")
        assert len(one.window.text.split()) <= MOST_WORDS or len(one.window.sentences) == 1


def test_a_question_alone_is_no_evidence(windows_read: Callable[..., list[Scored]]) -> None:
    assert windows_read(CLAIM, "Did the Lower Harbour pilots reject the offer?") == []
