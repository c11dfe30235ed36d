"""Texts of very many figures end, and what was not compared is told and contradicts nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verify.models import Claim
from verify.quantities.ceiling import MOST_CLAIMED, MOST_FOUND, left_out, nearest_figures
from verify.quantities.compare import compare, unread_numbers
from verify.quantities.dates import find_dates
from verify.quantities.frames import analyse
from verify.quantities.parse import parse
from verify.quantities.stretches import Stretches
from verify.text.sentences import sentence_spans
from verify.verifier.adding import given
from verify.verifier.judging import judged

Text = Callable[[int], str]


def listed(n: int) -> str:
    """One sentence of `n` figures, none of them twice."""
    return "The harbour counted " + ", ".join(f"{k * 7 + 3} boats" for k in range(n)) + " in May."


HOSTILE: dict[str, Text] = {
    "a run of digits": lambda n: f"The number is {'7' * n} boats.",
    "one hundred again and again": lambda n: "one hundred " * n,
    "scale upon scale": lambda n: "five " + "thousand million " * n,
    "digits and commas": lambda n: "7," * n,
    "digits and full stops": lambda n: "7." * n,
    "digits and slashes": lambda n: "7/" * n,
    "a table in one line": lambda n: "Harbour boats " + " ".join(map(str, range(n))),
    "dates": lambda n: "May 3, 2019, " * n,
    "rates": lambda n: ", ".join(f"{k % 100} percent in {1900 + k % 120}" for k in range(n)) + ".",
    "from and to": lambda n: "from 5 to " * n,
    "brackets": lambda n: "(" * n + "5 boats" + ")" * n,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_figures_are_read_to_the_end(text: Text) -> None:
    said = text(600)
    for found in (parse(said), find_dates(said, None), unread_numbers(said)):
        assert isinstance(found, list)
    for comparison in compare("The harbour counted 17 boats in May 2019.", said):
        assert comparison.relation in ("agree", "disagree", "incomparable")


def test_a_number_in_words_has_six_scales_at_most() -> None:
    (found, *_) = parse("two hundred thousand million billion trillion million boats")
    assert found.low < 10**50
    [usual] = parse("two million three hundred thousand and forty-five boats")
    assert usual.low == 2_300_045


def test_a_claim_is_compared_with_the_nearest_of_very_many_figures() -> None:
    evidence = listed(4 * MOST_FOUND)
    theirs, mine = analyse(evidence), analyse("The harbour counted 1011 boats in May.")
    kept = nearest_figures(theirs, mine)
    assert len(theirs.figures) == 4 * MOST_FOUND
    assert len(kept.figures) == MOST_FOUND
    assert 1011 in {figure.quantity.low for figure in kept.figures}


def test_very_many_figures_bear_out_and_contradict_nothing() -> None:
    evidence = listed(4 * MOST_FOUND)
    [there] = compare("The harbour counted 1011 boats in May.", evidence)[:1]
    [absent] = compare("The harbour counted 1012 boats in May.", evidence)[:1]
    assert there.relation == "agree"
    assert absent.relation == "incomparable"
    assert "too many figures" in absent.reason


def test_the_figures_of_a_claim_past_the_ceiling_stay_open() -> None:
    claim = listed(3 * MOST_CLAIMED)
    found = compare(claim, claim)
    beyond = [c for c in found if c.relation == "incomparable" and "first" in c.reason]
    assert len(beyond) >= 2 * MOST_CLAIMED


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        ("17 boats came.", "17 boats came.", 0),
        ("17 boats came.", listed(MOST_FOUND + 1), 1),
        ("No boat sank.", listed(MOST_FOUND + 1), 0),
        (listed(MOST_CLAIMED + 1), listed(MOST_FOUND + 1), 2),
    ],
)
def test_what_was_not_compared_is_told(claim: str, evidence: str, told: int) -> None:
    assert len(left_out(claim, [evidence])) == told


def test_the_note_is_among_the_skipped_checks_of_the_verdict() -> None:
    from verify.judges.embedded import EmbeddedJudge

    claim = Claim.alone("The harbour counted 1012 boats in May.")
    finding = judged(claim, given(listed(2 * MOST_FOUND)), EmbeddedJudge())
    assert finding.verdict is not None
    assert finding.verdict.label != "refuted"
    [note] = finding.verdict.skipped_checks
    assert f"{2 * MOST_FOUND}" in note


def test_a_long_table_is_read_in_pieces_that_lose_no_figure() -> None:
    text = listed(200)
    read = analyse(text)
    assert [f.quantity.low for f in read.figures] == [k * 7 + 3 for k in range(200)]
    assert len(read.sentences) > len(sentence_spans(text))


@pytest.mark.parametrize(("offset", "held"), [(0, False), (2, True), (4, True), (6, False)])
def test_a_place_is_in_a_stretch_or_not(offset: int, held: bool) -> None:
    assert (offset in Stretches([(3, 6), (2, 4), (9, 9)])) is held
