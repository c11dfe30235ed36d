"""Figures of one text that do not go together are reported, and nothing else is."""

import pytest

from verify.quantities.oddities import oddities

ODD = [
    (
        "The terminal held 9,291 containers on Monday. A caption says the terminal held 9,791"
        " containers.",
        "9,291 containers",
        "9,791 containers",
    ),
    (
        "The fund paid out $4,520,000 to widows. Last year's report says that the fund paid out"
        " $4,250,000 to widows.",
        "$4,520,000",
        "$4,250,000",
    ),
    ("Nine of the 12 members, or 80 percent, voted yes.", "Nine of the 12 members", "80 percent"),
    ("Sales rose 10 percent, from 200 to 260.", "10 percent", "200 to 260"),
    ("They cut $24 million, from $280 million to $267 million.", "$24 million", None),
    ("The panel has 15 members: nine men and five women.", "15 members", "nine men and five women"),
    (
        "The crew of 31 people — 20 sailors, six cooks and four clerks — stayed aboard.",
        "31 people",
        "20 sailors, six cooks and four clerks",
    ),
]
SOUND = [
    "Nine of the 12 members, or 75 percent, voted yes.",
    "Four of the 15 unions, or about 27 percent, voted no.",
    "It was rejected by four of the 15 unions, or 57 percent of those who cast votes.",
    "Sales rose 30 percent, from 200 to 260.",
    "The panel has 15 members: nine men and six women.",
    "The panel has 15 members, including nine men and two women.",
    "The port held 9,291 containers in May. The port held 9,791 containers in June.",
    "The port held 9,291 containers. The depot counted 9,791 trucks.",
    "The port shipped 120 containers. The port shipped 130 containers of grain.",
    "They cut $14 million, from $280 million to $267 million.",  # rounded ends allow it
    "They hired 300 welders and laid off 310 painters.",
    "",
]


@pytest.mark.parametrize(("text", "first", "second"), ODD)
def test_figures_that_do_not_go_together_are_reported(
    text: str, first: str, second: str | None
) -> None:
    (found,) = oddities(text)
    assert first in found.first.of(text)
    if second is not None:
        assert second in found.second.of(text)


@pytest.mark.parametrize("text", SOUND, ids=lambda t: t[:50])
def test_figures_that_go_together_are_not(text: str) -> None:
    assert oddities(text) == []


def test_the_working_is_in_the_reason() -> None:
    (found,) = oddities("Nine of the 12 members, or 80 percent, voted yes.")
    assert found.reason == "9 of 12 = 75 %, not 80 percent"
    assert found.derivation is not None


@pytest.mark.parametrize(
    ("caption", "body", "odd"),
    [
        ("25,713 to 9,791", "25,713 to 9,291", True),
        ("25,713-to-9,791", "25,713 to 9,291", True),
        ("25,731 to 9,291", "25,713 to 9,291", True),
        ("25,713 to 9,291", "25,713 to 9,291", False),
        ("25,713 to 9,291", "14,102 to 8,877", False),
        ("11-4", "11-3", False),
    ],
)
def test_a_vote_told_twice_with_one_side_slipped_is_odd(caption: str, body: str, odd: bool) -> None:
    text = f"The final tally was {caption}.\n\nMembers backed the agreement {body} in the end."
    found = oddities(text)
    assert bool(found) == odd
    assert all(caption in o.first.of(text) and body in o.second.of(text) for o in found)
