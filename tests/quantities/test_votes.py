"""Votes, names and distances: what a number means by the words beside it."""

import pytest

from verify.quantities.compare import compare

MEETING = (
    "Voters in Alder Falls approved a budget with two new plow trucks on Monday, 412 to 188. "
    "About 600 people came to the meeting."
)
MEMBERS = "Members approved the agreement 25,713 to 9,291."
JUNE = "In June four unions had voted no, and four was too many."
BRIDGES = "Of its 15 bridges, four were closed in the storm; three have reopened."
HIRED = "Thirty people applied for the job, and 10 of them were hired."
CORRECTED = (
    "An earlier version of this article put the number of homes that received notices at 28. "
    "It is 26."
)
CASES = [
    (
        "agree",
        "More than two thirds of those who voted at the meeting approved the budget.",
        MEETING,
    ),
    ("disagree", "57 percent of those who voted approved the budget.", MEETING),
    ("disagree", "Most voters in Alder Falls rejected the budget.", MEETING),
    ("agree", "Most members approved the agreement.", MEMBERS),
    ("incomparable", "57 percent of the unions approved the agreement.", MEMBERS),
    ("incomparable", "57 percent of the members approved the agreement.", MEMBERS),
    ("agree", "Three quarters of the bridges that were closed have reopened.", BRIDGES),
    ("disagree", "All of the bridges that were closed have reopened.", BRIDGES),
    ("incomparable", "Most of the bridges were closed.", BRIDGES),
    ("incomparable", "Most of the bridges have reopened.", BRIDGES),
    ("agree", "A third of the people who applied were hired.", HIRED),
    ("disagree", "Half of the people who applied were hired.", HIRED),
    (
        "incomparable",
        "Most of the unions that approved the plan rejected the rule.",
        "Eleven unions approved the plan; four rejected it.",
    ),
    (
        "agree",
        "The second plan would have passed under the old rule.",
        "The second plan would have passed under either rule.",
    ),
    (
        "incomparable",
        "The second plan would have passed under the old rule.",
        "The second plan would have passed under the new rule.",
    ),
    ("disagree", "28 homes received notices.", "26 homes, not 28, received notices."),
    ("agree", "26 homes received notices.", "26 homes, not 28, received notices."),
    ("agree", "26 homes, not 28, received notices.", "26 homes received notices."),
    ("disagree", "26 homes, not 28, received notices.", "28 homes received notices."),
    (
        "disagree",
        "The contract costs $15 million.",
        "The contract costs $12 million instead of $15 million.",
    ),
    ("disagree", "28 homes received notices.", "Notices went to 26 homes rather than 28."),
    ("disagree", "28 homes received notices.", CORRECTED),
    ("agree", "26 homes received notices.", CORRECTED),
    ("agree", "It billed 400 customers.", "It wrongly billed 400 customers."),
    ("disagree", "28 homes received notices.", "He wrongly said that 28 homes received notices."),
    ("disagree", "The vote is on Wednesday.", "The vote is on Tuesday, not Wednesday."),
    ("agree", "The vote is on Tuesday.", "The vote is on Tuesday, not Wednesday."),
    ("disagree", "The mill closed in 2011.", "The mill closed in 2013 rather than in 2011."),
    ("agree", "The mill closed in 2013, not in 2011.", "The mill closed in 2013."),
    ("disagree", "The mill closed in 2013, not in 2011.", "The mill closed in 2011."),
    ("agree", "The board passed the plan 5-2.", "The board passed the plan, 5 to 2."),
    ("disagree", "At least 12 of the unions voted no.", JUNE),
    ("agree", "Four unions voted no in June.", JUNE),
    (
        "disagree",
        "The drivers' union has 25,600 members.",
        "The drivers' union has 15,600 members, so a no from that union alone could sink the plan.",
    ),
    ("disagree", "Most unions rejected the plan.", "Four of the 15 unions voted it down."),
    ("disagree", "Most unions rejected the plan.", "Four of the 15 unions turned it down."),
    (
        "incomparable",
        "The trucks cost $15,000 less than the foreman asked for.",
        "The trucks will cost $265,000, less than the foreman had asked for.",
    ),
    (
        "agree",
        "The trucks cost $15,000 less than the foreman asked for.",
        "The trucks will cost $15,000 less than the foreman had asked for.",
    ),
    (
        "incomparable",
        "The club won 11 of 15 games.",
        "The club won the cup on Saturday. Fifteen games were played.",
    ),
    (
        "disagree",
        "The benefit agreement runs until 2027.",
        "The benefit agreement is not touched. That agreement runs until 2017.",
    ),
    ("disagree", "Every union rejected the deal.", "Four of the 15 unions rejected the deal."),
]


@pytest.mark.parametrize(("wanted", "claim", "evidence"), CASES)
def test_a_number_means_what_stands_beside_it(wanted: str, claim: str, evidence: str) -> None:
    relations = {c.relation for c in compare(claim, evidence)}
    worst = next(r for r in ("disagree", "incomparable", "agree") if r in relations)
    assert worst == wanted


def test_a_plain_all_that_nothing_counts_is_no_figure() -> None:
    assert compare("All the bridges are open.", "The bridges have been open since May.") == []


def test_the_share_of_a_tally_shows_its_working() -> None:
    (found,) = compare("Most members approved the agreement.", MEMBERS)
    assert found.derivation is not None
    assert found.derivation.text == "25,713 of 25,713 + 9,291 = 73.5 %"
    assert [span.of(MEMBERS) for span in found.derivation.inputs] == ["25,713", "9,291"]
