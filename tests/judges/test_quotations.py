"""What a claim quotes, held against the one source that is cited for it."""

# ruff: noqa: E501 - a table reads better with a case a line

from __future__ import annotations

import pytest

from verify.judges.quotations import misquoted, unspoken
from verify.sources.source import from_text

SPEECHES = from_text(
    """Board quarrels over the ferry

“We will not sell the ferry this year, because 40 families need it,” Mayor Ines Okafor said on Monday.

“The harbour is ours, and it will stay open,” said Tom Brandt, who leads the union. “I do not believe that the ferry is safe in winter.”

Okafor told the board that the old pier would close in May. She called the timetable “a muddle of our own making.”"""
)

TRUE = [
    ("word for word", "Ines Okafor said, “We will not sell the ferry this year.”"),
    ("with straight marks", 'Ines Okafor said, "We will not sell the ferry this year."'),
    ("a fragment", "Okafor said that they “will not sell the ferry” for now."),
    ("a fragment, attributed behind", "The ferry will not be sold “this year, because 40 families need it,” according to Okafor."),
    ("a cut that is marked", "Brandt said: “The harbour is ours … it will stay open.”"),
    ("an insertion in brackets", "Okafor said: “We will not sell the ferry this year, because 40 families need [the boat].”"),
    ("in capitals of its own", "Okafor said, “WE WILL NOT SELL THE FERRY this year.”"),
    ("a first letter in lower case", "Brandt says “the harbour is ours, and it will stay open.”"),
    ("by a description of nobody", "A friend of Tom Brandt said, “We will not sell the ferry this year.”"),
    ("few words that others have too", "Brandt spoke of “the ferry” again."),
    ("a title", "The paper “Harbour And Pier” wrote about the ferry."),
    ("words held at arm's length", "The so-called “pier tax” was never raised."),
    ("a claim that stands in marks as a whole", "“The mayor wants to sell the ferry within a year.”"),
    ("no quotation", "The mayor wants to sell the ferry."),
]  # fmt: skip

FALSE = [
    ("a word changed", "Okafor said, “We will not sell the ferry this month.”", "“year” became “month”"),
    ("a denial left out", "Okafor said, “We will sell the ferry this year.”", "“not” was left out"),
    ("a denial put in", "Brandt said, “The harbour is not ours, and it will stay open.”", "“not” was put in"),
    ("a figure changed", "Okafor said, “We will not sell the ferry this year, because 400 families need it.”", "“40” became “400”"),
    ("a fragment changed", "Okafor called the timetable “a triumph of our own making.”", "“muddle” became “triumph”"),
    ("words out of nowhere", "Okafor said, “Taxpayers have been robbed by the union for decades.”", "does not have the quoted words"),
    ("a word out of nowhere", "Okafor called the union “criminal” on Monday.", "does not have the quoted words “criminal”"),
    ("two places as one", "Okafor said, “We will not sell the ferry this year, and it will stay open.”", "do not hold"),
    ("of another speaker", "Tom Brandt said, “We will not sell the ferry this year.”", "said by Mayor Ines Okafor, not by Tom Brandt"),
    ("of another, attributed behind", "“The harbour is ours, and it will stay open,” Ines Okafor said.", "said by Tom Brandt"),
    ("of somebody who is not in the source", "“The harbour is ours, and it will stay open,” Rita Voss said.", "not by Rita Voss"),
    ("a cut that takes the denial along", "Okafor said: “We will … sell the ferry this year.”", "marks"),
    ("a denial left outside", "“The ferry is safe in winter,” Brandt said.", "turns the meaning"),
]  # fmt: skip


@pytest.mark.parametrize("claim", [c[1] for c in TRUE], ids=[c[0] for c in TRUE])
def test_a_true_quotation_is_left_alone(claim: str) -> None:
    assert misquoted(claim, SPEECHES) == ()


@pytest.mark.parametrize(("claim", "shown"), [c[1:] for c in FALSE], ids=[c[0] for c in FALSE])
def test_a_false_quotation_is_told_with_what_the_source_has(claim: str, shown: str) -> None:
    (why,) = misquoted(claim, SPEECHES)
    assert shown in why
    assert why.endswith(".")


def test_each_false_quotation_of_a_claim_is_told() -> None:
    claim = "Okafor said “we will sell the ferry this year” and Brandt that “the harbour is theirs, and it will stay open.”"
    assert len(misquoted(claim, SPEECHES)) == 2


def test_words_that_the_source_says_itself_are_told_beside_a_speaker() -> None:
    assert misquoted("Okafor said “the old pier would close in May.”", SPEECHES) == ()
    (told,) = unspoken("Okafor said “the old pier would close in May.”", SPEECHES)
    assert "“the old pier would close in May.”" in told
    assert unspoken(TRUE[0][1], SPEECHES) == ()
