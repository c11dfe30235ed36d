"""The figures that the design names, end to end."""

import pytest

from verify.quantities.compare import compare
from verify.quantities.parse import parse

UNIONS = (
    "Leaders who speak for about 45,000 state employees want to avoid the layoffs — at least 6,500 "
    "are planned — after the deal was turned down by only four of the 15 SEBAC unions, or 57 "
    "percent of those who cast votes. Under the bylaws, at least 14 of the 15 unions have to vote "
    "for any changes to the 20-year agreement."
)
SHARE = (
    "Gov. Ned Lamont sent a revised proposal to the nursing homes. The state's share of spending "
    "is reduced from $280 million to $267 million."
)
CASES = [
    ("57 percent of the SEBAC unions rejected the deal.", UNIONS, "disagree"),
    ("About 27 percent of SEBAC unions rejected the deal.", UNIONS, "agree"),
    ("Most SEBAC unions rejected the deal.", UNIONS, "disagree"),
    ("At least 12 of the 15 unions have to vote for changes.", UNIONS, "disagree"),
    ("Eleven of the 15 unions voted in favor.", UNIONS, "agree"),
    ("Leaders speak for 54,000 state employees.", UNIONS, "disagree"),
    ("Lamont's revised proposal cut the state's share by $13 million.", SHARE, "agree"),
    (
        "Lamont's revised proposal raised the state's share from $267 million to $280 million.",
        SHARE,
        "disagree",
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "relation"), CASES)
def test_a_figure_is_compared_with_its_working(claim: str, evidence: str, relation: str) -> None:
    (only,) = compare(claim, evidence)
    assert only.relation == relation, only.reason


def test_a_share_carries_its_whole_and_the_span_to_cite() -> None:
    four, fifteen, percent = parse("rejected by four of the 15 SEBAC unions, or 57 percent")
    assert four.phrase.of("rejected by four of the 15 SEBAC unions, or 57 percent") == (
        "four of the 15 SEBAC unions"
    )
    assert four.whole == fifteen
    assert percent.unit == "percent"
