"""Figures that say of what they are only by what stands before them, and questions.

All sentences are our own.
"""

import pytest

from verify.quantities.compare import compare

_ASKED = "Did most crews accept the July offer? No. Four of the 15 accepted it, and no more."
_COUNTED = "The ledger has the ballot of the crews: 11 crews for the offer, four against."

CASES = [
    # Four of which 15, a question told before.
    ("Most of the crews accepted the July offer.", _ASKED, "disagree"),
    ("57 percent of the crews accepted the July offer.", _ASKED, "disagree"),
    ("About 27 percent of the crews accepted the July offer.", _ASKED, "agree"),
    ("About 27 percent of the pilots accepted the July offer.", _ASKED, "incomparable"),
    # Or the same 15 elsewhere; but no other number of something.
    (
        "A third of the bylaws were challenged.",
        "The town has nine bylaws. Three of the nine were challenged.",
        "agree",
    ),
    (
        "Half of the bylaws were challenged.",
        "The council passed 12 bylaws. Three of the nine were challenged.",
        "incomparable",
    ),
    # Both sides of a vote make its whole.
    ("Most of the crews rejected the offer.", _COUNTED, "disagree"),
    ("About 27 percent of the crews rejected the offer.", _COUNTED, "agree"),
    ("Nearly three quarters of the crews approved the offer.", _COUNTED, "agree"),
    ("57 percent of the pilots rejected the offer.", _COUNTED, "incomparable"),
    # A noun that only points back says nothing of another thing.
    (
        "The county has set aside $50 million for school meals.",
        "The county has set aside $5 million for the purpose.",
        "disagree",
    ),
    (
        "The county has set aside $50 million for school meals.",
        "The county has set aside $5 million for road salt.",
        "incomparable",
    ),
    # An office may be who is named.
    (
        "The grant that Whitlock signed comes to $41.1 million.",
        "The grant that the mayor signed last week comes to $40.1 million.",
        "disagree",
    ),
    (
        "The grant that Whitlock signed comes to $41.1 million.",
        "The grant that the hospital signed last week comes to $40.1 million.",
        "incomparable",
    ),
    # What a figure is of was told before it, not after.
    (
        "Turnout in the June ballot was 80 percent.",
        "The share of voting crews who said yes in June is given as 57 percent by some. It was "
        "neither a turnout nor a result.",
        "incomparable",
    ),
    # What only the last of several did is not said of the others.
    (
        "The ferry line hired 50 drivers.",
        "The ferry line and the port hired drivers, the latter of which hired 40 drivers.",
        "incomparable",
    ),
    # "Those crews" are crews, "those who" are not.
    ("Most of the tug crews agreed.", "Most of those crews agreed.", "agree"),
    ("Most of the voters agreed.", "Most of those who voted agreed.", "incomparable"),
]


@pytest.mark.parametrize(("claim", "evidence", "expected"), CASES)
def test_a_figure_goes_by_what_was_told_before_it(claim: str, evidence: str, expected: str) -> None:
    found = [c for c in compare(claim, evidence) if c.kind != "date"]
    assert [c.relation for c in found] == [expected], [c.reason for c in found]


@pytest.mark.parametrize(("share", "expected"), [("6.7", "agree"), ("9", "disagree")])
def test_a_share_that_is_said_again_in_percent_is_of_the_same_whole(
    share: str, expected: str
) -> None:
    claim = f"Only one of the 15 crews, or {share} percent, rejected the offer."
    found = compare(claim, "Only one of the 15 crews rejected the offer.")
    assert [c.relation for c in found] == ["agree", expected]


def test_a_date_that_tells_which_one_goes_with_whatever_was_done_to_it() -> None:
    (share, found) = compare(
        "Eleven of the 15 crews approved the June offer.",
        "Four of the 15 crews rejected the June offer.",
    )
    assert (share.relation, found.relation) == ("agree", "agree")
    (share, found) = compare(
        "Eleven of the 15 crews approved it in June.", "Four of the 15 crews rejected it in June."
    )
    assert (share.relation, found.relation) == ("agree", "incomparable")


def test_a_question_asserts_no_figure() -> None:
    asked = "Were 57 crews idle? Nobody could say."
    (found,) = compare("57 crews were idle.", asked)
    assert found.relation == "incomparable"
    (found,) = compare("Were 57 crews idle?", asked)
    assert found.relation == "agree"


def test_an_answer_is_of_the_time_of_its_question() -> None:
    found = compare(
        "One of the 15 crews rejected the offer in August.",
        "What happened in August? One of the 15 crews rejected the offer.",
    )
    assert [c.relation for c in found] == ["agree", "agree"]
