"""Figures that follow from others: what is derived for a claim, and the working that is shown.

Each case is (evidence, claim, relation, working); the working is the line that the report prints.
"disagree" means that the derivation contradicts the claim, "incomparable" that it is only offered
or that none is made. All sentences are our own.
"""

from decimal import Decimal

import pytest

from verify.models import Span
from verify.quantities import derive
from verify.quantities.compare import compare
from verify.quantities.dates import find_dates
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity

Case = tuple[str, str, str, str | None]
UNIONS = "The deal was rejected by only four of the 15 SEBAC unions."
SHARE = "The state's share of spending is reduced from $280 million to $267 million."
ENROLLED = "Enrollment at the college rose from 2,000 students to 5,000 students."
FARES = "The fare went up from $2.50 to $2.75 in the spring."
POLL = "In the poll, 57 percent of members rejected the offer."
MEMBERS = "Sixty percent of the 500 members of the guild voted for the contract."
CUTS = "The plan has $455 million in layoffs plus $1.2 billion in other cuts."
TRUST = "The settlement gives $12 million to 400 former guards."
SIEGE = "The sit-in began on May 3, 2019, and ended on May 8, 2019."
VOTE = "The trustees approved the budget 9-3."
BRIDGE = "The bridge, opened in 1937, was closed in 1987."
RATE = "The jobless rate dropped from 6.5 percent to 5 percent over the year."
CASES: list[Case] = [
    # shares
    (UNIONS, "About 27 percent of SEBAC unions rejected the deal.", "agree", "4 of 15 = 26.7 %"),
    (UNIONS, "26.7 percent of the SEBAC unions rejected the deal.", "agree", "4 of 15 = 26.7 %"),
    (UNIONS, "57 percent of the SEBAC unions rejected the deal.", "disagree", "4 of 15 = 26.7 %"),
    (UNIONS, "Just over a quarter of SEBAC unions rejected the deal.", "agree", "4 of 15 = 26.7 %"),
    (UNIONS, "Half of the SEBAC unions rejected the deal.", "disagree", "4 of 15 = 26.7 %"),
    (UNIONS, "Fewer than a third of SEBAC unions rejected the deal.", "agree", "4 of 15 = 26.7 %"),
    (UNIONS, "Most SEBAC unions rejected the deal.", "disagree", "4 of 15 = 26.7 %"),
    (UNIONS, "A minority of SEBAC unions rejected the deal.", "agree", "4 of 15 = 26.7 %"),
    (UNIONS, "All SEBAC unions rejected the deal.", "disagree", "4 of 15 = 26.7 %"),
    (UNIONS, "None of the SEBAC unions rejected the deal.", "disagree", "4 of 15 = 26.7 %"),
    (UNIONS, "27 percent of the members rejected the deal.", "incomparable", None),
    (UNIONS, "One in four SEBAC unions rejected the deal.", "agree", "4 of 15 = 26.7 %"),
    (
        "Nine of the 12 jurors were women.",
        "Three-quarters of the jurors were women.",
        "agree",
        "9 of 12 = 75 %",
    ),
    (
        "Nine of the 12 jurors were women.",
        "About 70 percent of the jurors were women.",
        "disagree",
        "9 of 12 = 75 %",
    ),
    (
        "At least 14 of the 15 unions have to agree.",
        "More than 90 percent of the unions have to agree.",
        "agree",
        "14 of 15 = 93.3 %",
    ),
    (
        "Eight nurses quit in May. The ward employed 40 nurses.",
        "A fifth of the nurses quit in May.",
        "agree",
        "8 of 40 = 20 %",
    ),
    (
        "Eight nurses quit in May. The ward employed 40 nurses.",
        "Half of the nurses quit in May.",
        "incomparable",
        "8 of 40 = 20 %",
    ),
    (
        "Three of the five commissioners resigned.",
        "A majority of the commissioners resigned.",
        "agree",
        "3 of 5 = 60 %",
    ),
    (
        "Two of the eight crew members survived.",
        "Most of the crew members survived.",
        "disagree",
        "2 of 8 = 25 %",
    ),
    (
        "Twelve of the 12 jurors voted to convict.",
        "The jurors voted unanimously to convict.",
        "agree",
        "12 of 12 = 100 %",
    ),
    # complements
    (UNIONS, "Eleven of the 15 SEBAC unions approved the deal.", "agree", "15 - 4 = 11"),
    (UNIONS, "Eleven SEBAC unions approved the deal.", "agree", "15 - 4 = 11"),
    (UNIONS, "Ten of the 15 SEBAC unions approved the deal.", "disagree", "15 - 4 = 11"),
    (UNIONS, "Four of the 15 SEBAC unions approved the deal.", "disagree", "15 - 4 = 11"),
    (
        UNIONS,
        "Nearly three-quarters of SEBAC unions approved the deal.",
        "agree",
        "15 - 4 = 11 of 15 = 73.3 %",
    ),
    (
        UNIONS,
        "Most SEBAC unions approved the deal.",
        "agree",
        "15 - 4 = 11 of 15 = 73.3 %",
    ),
    (
        UNIONS,
        "Half of the SEBAC unions approved the deal.",
        "disagree",
        "15 - 4 = 11 of 15 = 73.3 %",
    ),
    (
        POLL,
        "In the poll, 43 percent of members accepted the offer.",
        "agree",
        "100 % - 57 % = 43 %",
    ),
    (
        POLL,
        "In the poll, 53 percent of members accepted the offer.",
        "incomparable",  # some may have abstained
        "100 % - 57 % = 43 %",
    ),
    # votes
    (VOTE, "Nine of the 12 trustees approved the budget.", "agree", "9 + 3 = 12"),
    (VOTE, "Three of the 12 trustees rejected the budget.", "agree", "9 + 3 = 12"),
    (VOTE, "Three of the 12 trustees approved the budget.", "incomparable", "9 + 3 = 12"),
    (
        "The leaders cast their votes, 11-4.",
        "Eleven of the 15 leaders voted in favor.",
        "agree",
        "11 + 4 = 15",
    ),
    (VOTE, "Nine of the 14 trustees approved the budget.", "incomparable", None),
    # differences and directions
    (
        SHARE,
        "The state's share was cut by $13 million.",
        "agree",
        "$280 million - $267 million = $13 million",
    ),
    (
        SHARE,
        "The state's share of spending fell by about $13 million.",
        "agree",
        "$280 million - $267 million = $13 million",
    ),
    (
        SHARE,
        "The state's share was cut by $23 million.",
        "disagree",
        "$280 million - $267 million = $13 million",
    ),
    (
        SHARE,
        "The state's share was raised by $13 million.",
        "disagree",
        "$280 million - $267 million = $13 million",
    ),
    (
        SHARE,
        "The state's share was cut by more than $10 million.",
        "agree",
        "$280 million - $267 million = $13 million",
    ),
    (
        SHARE,
        "The state's share was cut by less than $10 million.",
        "disagree",
        "$280 million - $267 million = $13 million",
    ),
    (SHARE, "The county's share of costs was cut by $13 million.", "incomparable", None),
    (
        ENROLLED,
        "Enrollment at the college rose by 3,000 students.",
        "agree",
        "5,000 - 2,000 = 3,000",
    ),
    (
        ENROLLED,
        "Enrollment at the college fell by 3,000 students.",
        "disagree",
        "5,000 - 2,000 = 3,000",
    ),
    (FARES, "The fare went up by 25 cents.", "agree", None),
    (FARES, "The fare went up by 75 cents.", "disagree", None),
    (
        RATE,
        "The jobless rate dropped by 1.5 percentage points.",
        "agree",
        "6.5 % - 5 % = 1.5 percentage points",
    ),
    (
        RATE,
        "The jobless rate dropped by 2.5 percentage points.",
        "disagree",
        "6.5 % - 5 % = 1.5 percentage points",
    ),
    (
        "Revenue rose to $7.4 billion from $6.8 billion a year earlier.",
        "Revenue rose by $600 million.",
        "agree",
        "$7.4 billion - $6.8 billion = $600 million",
    ),
    (
        "Revenue rose to $7.4 billion from $6.8 billion a year earlier.",
        "Revenue rose by $1.6 billion.",
        "disagree",
        "$7.4 billion - $6.8 billion = $600 million",
    ),
    (
        "The crew shrank from 46 to 31 sailors.",
        "The crew shrank by 15 sailors.",
        "agree",
        "46 - 31 = 15",
    ),
    # change in percent
    (
        SHARE,
        "The state's share of spending was reduced by 4.6 percent.",
        "agree",
        "from $280 million to $267 million = -4.6 %",
    ),
    (
        SHARE,
        "The state's share of spending was reduced by about 5 percent.",
        "agree",
        "from $280 million to $267 million = -4.6 %",
    ),
    (
        SHARE,
        "The state's share of spending was reduced by 13 percent.",
        "disagree",
        "from $280 million to $267 million = -4.6 %",
    ),
    (
        ENROLLED,
        "Enrollment at the college rose 150 percent.",
        "agree",
        "from 2,000 to 5,000 = +150 %",
    ),
    (
        ENROLLED,
        "Enrollment at the college rose 60 percent.",
        "disagree",
        "from 2,000 to 5,000 = +150 %",
    ),
    (FARES, "The fare went up by 10 percent.", "agree", "from $2.50 to $2.75 = +10 %"),
    (
        ENROLLED,
        "Enrollment at the college rose by more than 100 percent.",
        "agree",
        "from 2,000 to 5,000 = +150 %",
    ),
    # multiples
    (
        ENROLLED,
        "Enrollment at the college more than doubled.",
        "agree",
        "5,000 / 2,000 = 2.5 times",
    ),
    (ENROLLED, "Enrollment at the college tripled.", "disagree", "5,000 / 2,000 = 2.5 times"),
    (
        "The herd grew from 40 to 81 animals.",
        "The herd doubled.",
        "agree",
        "81 / 40 = 2 times",
    ),
    (
        "The herd grew from 40 to 81 animals.",
        "The herd quadrupled.",
        "disagree",
        "81 / 40 = 2 times",
    ),
    (
        "The grant was reduced from $60,000 to $30,000.",
        "The grant was halved.",
        "agree",
        "$30,000 / $60,000 = 0.5 times",
    ),
    (
        "Rents in the town rose 100 percent.",
        "Rents in the town doubled.",
        "agree",
        "+100 % = 2 times",
    ),
    (
        "Rents in the town rose 40 percent.",
        "Rents in the town doubled.",
        "disagree",
        "+40 % = 1.4 times",
    ),
    (
        "Rents in the town doubled.",
        "Rents in the town rose 100 percent.",
        "agree",
        "2 times = +100 %",
    ),
    # sums
    (
        CUTS,
        "The plan has $1.655 billion in cuts.",
        "agree",
        "$455 million + $1.2 billion = $1.655 billion",
    ),
    (
        CUTS,
        "The plan has more than $1.6 billion in cuts.",
        "agree",
        "$455 million + $1.2 billion = $1.655 billion",
    ),
    (
        CUTS,
        "The plan has about $1.7 billion in cuts.",
        "agree",
        "$455 million + $1.2 billion = $1.655 billion",
    ),
    (
        "The brigade sent 14 trucks and nine boats.",
        "The brigade sent 23 trucks and boats.",
        "agree",
        "14 + 9 = 23",
    ),
    (
        "The brigade sent 14 trucks and nine boats.",
        "The brigade sent 32 trucks and boats.",
        "incomparable",
        None,
    ),
    # products
    (
        MEMBERS,
        "Three hundred members of the guild voted for the contract.",
        "agree",
        "60 % of 500 = 300",
    ),
    (
        MEMBERS,
        "Some 300 members of the guild voted for the contract.",
        "agree",
        "60 % of 500 = 300",
    ),
    (
        MEMBERS,
        "Two hundred members of the guild voted for the contract.",
        "disagree",
        "60 % of 500 = 300",
    ),
    (
        "A third of the 90 inspectors were absent.",
        "Thirty inspectors were absent.",
        "agree",
        "33.3 % of 90 = 30",
    ),
    # averages
    (
        TRUST,
        "The settlement gives an average of $30,000 to each of the former guards.",
        "agree",
        "$12 million / 400 = $30,000",
    ),
    (
        TRUST,
        "The settlement gives the former guards $30,000 apiece.",
        "agree",
        "$12 million / 400 = $30,000",
    ),
    (TRUST, "The settlement gives the former guards $90,000 apiece.", "incomparable", None),
    # durations
    (SIEGE, "The sit-in lasted five days.", "agree", "May 3, 2019 to May 8, 2019 = 5 days"),
    (SIEGE, "The sit-in lasted two weeks.", "incomparable", None),
    (BRIDGE, "The bridge was open for 50 years.", "agree", "1937 to 1987 = 50 years"),
    (
        "The mill ran from 1902 to 1952.",
        "The mill ran for half a century.",
        "agree",
        "1902 to 1952 = 0.5 centuries",
    ),
    (
        "The mill ran from 1902 to 1952.",
        "The mill ran for five decades.",
        "agree",
        "1902 to 1952 = 5 decades",
    ),
    # units
    (
        "The tunnel is 10 miles long.",
        "The tunnel is 16 kilometers long.",
        "agree",
        "10 miles = 16.1 kilometres",
    ),
    (
        "The tunnel is 10 miles long.",
        "The tunnel is 10 kilometers long.",
        "disagree",
        "10 miles = 16.1 kilometres",
    ),
    ("The strike lasted 72 hours.", "The strike lasted three days.", "agree", "72 hours = 3 days"),
    (
        "The strike lasted 72 hours.",
        "The strike lasted one week.",
        "disagree",
        "72 hours = 0.429 weeks",
    ),
    (
        "The bank raised its rate by 25 basis points.",
        "The bank raised its rate by 0.25 percentage points.",
        "agree",
        "25 basis points = 0.25 percentage points",
    ),
    (
        "It was 20 degrees Celsius in the hall.",
        "It was 68 degrees Fahrenheit in the hall.",
        "agree",
        "20 °C = 68 °F",
    ),
    (
        "The truck weighs 2 tons.",
        "The truck weighs 4,000 pounds.",
        "agree",
        "2 tons = 4,000 pounds",
    ),
    ("A ticket costs 350 cents.", "A ticket costs $3.50.", "agree", "350 cents = $3.50"),
]


@pytest.mark.parametrize(("evidence", "claim", "relation", "working"), CASES)
def test_a_figure_follows_with_its_working(
    evidence: str, claim: str, relation: str, working: str | None
) -> None:
    first = next(c for c in compare(claim, evidence) if c.kind in ("quantity", "predicate"))
    assert first.relation == relation, first.reason
    if working is not None:
        assert first.derivation is not None, first.reason
        assert first.derivation.text == working


@pytest.mark.parametrize(("evidence", "claim", "relation", "working"), CASES)
def test_every_input_of_a_derivation_is_a_figure_or_date_of_the_evidence(
    evidence: str, claim: str, relation: str, working: str | None
) -> None:
    whole = Span(start=0, end=len(evidence))
    for comparison in compare(claim, evidence):
        if comparison.derivation is not None:
            assert comparison.derivation.inputs
            for span in comparison.derivation.inputs:
                assert whole.covers(span)
                known = [q.span for q in parse(evidence)] + [d.span for d in find_dates(evidence)]
                known += [e.span for q in parse(evidence) for e in q.ends]
                known += [m.later.span for m in find_dates(evidence) if m.later is not None]
                assert span in known


def only(text: str) -> Quantity:
    """The one quantity of `text`."""
    (quantity,) = parse(text)
    return quantity


def test_nothing_is_shared_out_over_nothing() -> None:
    four, none = only("4 unions"), only("0 unions")
    assert derive.share(four, none) is None
    assert derive.average(only("$5"), none) is None
    assert derive.ratio(none, four) is None
    assert derive.percent_change(none, four) is None


def test_different_currencies_are_never_added() -> None:
    assert derive.total(only("$5 million"), only("€5 million")) is None
    assert derive.difference(only("$5 million"), only("5 million yen")) is None


def test_a_part_larger_than_its_whole_is_no_share() -> None:
    assert derive.share(only("16 unions"), only("15 unions")) is None
    assert derive.complement(only("16 unions"), only("15 unions")) is None


def test_a_derivation_keeps_its_exact_value() -> None:
    derived = derive.share(only("4 unions"), only("15 unions"))
    assert derived is not None
    assert abs(derived.value - Decimal(400) / 15) < Decimal("1e-20")
    assert derived.text == "4 of 15 = 26.7 %"
    assert derived.expression == "4 / 15 * 100"
