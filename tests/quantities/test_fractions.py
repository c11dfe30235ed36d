"""Round fractions, and how far people let them reach."""

import pytest

from verify.quantities.compare import compare

CASES = [
    # bare: near on either side
    ("agree", "A quarter of tenants own a boat.", 26.7),
    ("agree", "A quarter of tenants own a boat.", 23),
    ("agree", "One in four tenants own a boat.", 26.7),
    ("agree", "A third of tenants own a boat.", 31),
    ("agree", "Half of tenants own a boat.", 48),
    ("agree", "Half of tenants own a boat.", 52),
    ("agree", "Two thirds of tenants own a boat.", 65),
    ("agree", "Three quarters of tenants own a boat.", 73),
    ("agree", "A fifth of tenants own a boat.", 21.5),
    ("agree", "A tenth of tenants own a boat.", 10.6),
    ("incomparable", "A quarter of tenants own a boat.", 28),
    ("disagree", "A quarter of tenants own a boat.", 20),
    ("disagree", "A quarter of tenants own a boat.", 40),
    ("disagree", "A third of tenants own a boat.", 26.7),
    ("disagree", "Half of tenants own a boat.", 44),
    ("disagree", "One in five tenants own a boat.", 25),
    ("disagree", "A tenth of tenants own a boat.", 13),
    ("disagree", "Nine in ten tenants own a boat.", 87),
    # about
    ("agree", "About a quarter of tenants own a boat.", 26.7),
    ("agree", "Roughly a quarter of tenants own a boat.", 28),
    ("agree", "About one in four tenants own a boat.", 22.5),
    ("agree", "Some two thirds of tenants own a boat.", 63),
    ("agree", "Around half of tenants own a boat.", 46.5),
    ("incomparable", "About a quarter of tenants own a boat.", 29.5),
    ("disagree", "About a quarter of tenants own a boat.", 40),
    ("disagree", "About a third of tenants own a boat.", 26.7),
    ("disagree", "Roughly half of tenants own a boat.", 40),
    # from below
    ("agree", "Nearly half of tenants own a boat.", 47),
    ("agree", "Almost a third of tenants own a boat.", 31),
    ("agree", "Slightly less than three quarters of tenants own a boat.", 73),
    ("disagree", "Nearly a quarter of tenants own a boat.", 26.7),
    ("disagree", "Almost a third of tenants own a boat.", 35),
    ("disagree", "Nearly half of tenants own a boat.", 40),
    # from above
    ("agree", "Just over a quarter of tenants own a boat.", 26.7),
    ("agree", "A little more than a quarter of tenants own a boat.", 28),
    ("agree", "Slightly more than half of tenants own a boat.", 52),
    ("agree", "More than half of tenants own a boat.", 90),
    ("incomparable", "Just over half of tenants own a boat.", 58),
    ("disagree", "Just over a quarter of tenants own a boat.", 24),
    ("disagree", "Just over a quarter of tenants own a boat.", 40),
    ("disagree", "Just over half of tenants own a boat.", 90),
    # what is not round keeps its precision
    ("disagree", "48 out of 100 tenants own a boat.", 50),
    ("disagree", "25 percent of tenants own a boat.", 26.7),
]


@pytest.mark.parametrize(("wanted", "claim", "percent"), CASES)
def test_a_round_fraction_reaches_as_far_as_people_let_it(
    wanted: str, claim: str, percent: float
) -> None:
    evidence = f"In Vell, {percent} percent of tenants own a boat."
    (found,) = [c for c in compare(claim, evidence) if c.kind == "quantity"]
    assert found.relation == wanted, found.reason


@pytest.mark.parametrize(
    ("wanted", "claim", "evidence"),
    [
        ("agree", "About a quarter of the clubs said no.", "Four of the 15 clubs said no."),
        ("agree", "A quarter of the clubs said no.", "Four of the 15 clubs said no."),
        ("disagree", "Just over a quarter of the clubs said no.", "Seven of the 15 clubs said no."),
        ("disagree", "A quarter of the clubs said no.", "Six of the 15 clubs said no."),
        ("agree", "A quarter of the clubs said no.", "About one in four clubs said no."),
        ("disagree", "A quarter of the clubs said no.", "A fifth of the clubs said no."),
        (
            "incomparable",
            "27 percent of the clubs said no.",
            "About a quarter of the clubs said no.",
        ),
        ("disagree", "40 percent of the clubs said no.", "About a quarter of the clubs said no."),
        (
            "disagree",
            "40 percent of the clubs said no.",
            "Just over a quarter of the clubs said no.",
        ),
        ("agree", "The trip took just over 20 minutes.", "The trip took 22 minutes."),
        ("disagree", "The trip took just over 20 minutes.", "The trip took 45 minutes."),
        ("agree", "The trip took more than 20 minutes.", "The trip took 45 minutes."),
    ],
)
def test_a_round_figure_against_evidence_of_another_form(
    wanted: str, claim: str, evidence: str
) -> None:
    (found,) = compare(claim, evidence)
    assert found.relation == wanted, found.reason
