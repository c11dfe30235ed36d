"""What has to be met is not what happened."""

import pytest

from verify.quantities.compare import compare

REQUIRED = [
    "At least 14 of the 15 lodges have to vote yes.",
    "At least 14 of the 15 lodges must vote yes.",
    "For the plan to pass, 14 of the 15 lodges need to vote yes.",
    "The plan needs 14 of the 15 lodges to vote yes.",
    "The plan passes only if 14 of the 15 lodges vote yes.",
    "If 14 of the 15 lodges vote yes, the plan passes.",
    "Unless 14 of the 15 lodges vote yes, the plan fails.",
    "The plan passes when 14 of the 15 lodges vote yes.",
    "It takes 14 of the 15 lodges to vote yes.",
    "It would take 14 of the 15 lodges to vote yes.",
    "Passage takes 14 of the 15 lodges voting yes.",
    "The charter calls for 14 of the 15 lodges to vote yes.",
    "The charter requires that 14 of the 15 lodges vote yes.",
    "14 of the 15 lodges should vote yes.",
    "A yes vote by 14 of the 15 lodges is a condition of the plan.",
    "Yes votes by 14 of the 15 lodges are what it takes.",
]
HAPPENED = [
    "14 of the 15 lodges voted yes.",
    "Fourteen of the 15 lodges voted yes.",
    "12 of the 15 lodges voted yes.",
    "Most of the lodges voted yes.",
    "93 percent of the lodges voted yes.",
    "One of the 15 lodges voted no.",
]


@pytest.mark.parametrize("claim", HAPPENED)
@pytest.mark.parametrize("evidence", REQUIRED)
def test_a_requirement_says_nothing_of_what_happened(evidence: str, claim: str) -> None:
    assert {c.relation for c in compare(claim, evidence)} == {"incomparable"}


@pytest.mark.parametrize("claim", REQUIRED)
def test_what_happened_is_no_requirement(claim: str) -> None:
    evidence = "Fourteen of the 15 lodges voted yes."
    assert {c.relation for c in compare(claim, evidence)} == {"incomparable"}


@pytest.mark.parametrize(
    ("wanted", "claim", "evidence"),
    [
        ("incomparable", "The bill got 60 votes.", "The bill needs 60 votes to pass."),
        (
            "incomparable",
            "Two thirds approved the charter.",
            "Two thirds must approve the charter.",
        ),
        ("incomparable", "A quorum of 40 members attended.", "A quorum is 40 members."),
        ("agree", "40 members attended.", "A quorum of 40 members attended."),
        ("agree", "The bill needs 60 votes to pass.", "It takes 60 votes to pass the bill."),
        ("disagree", "The bill needs 51 votes to pass.", "The bill needs 60 votes to pass."),
        ("agree", "60 senators voted yes.", "60 senators voted yes, enough to pass the bill."),
        (
            "agree",
            "14 of the 15 lodges voted yes.",
            "It passed when 14 of the 15 lodges voted yes.",
        ),
        ("agree", "The plan would cut 300 jobs.", "If it passes, the plan would cut 300 jobs."),
        ("agree", "The board took two hours to vote.", "It took the board two hours to vote."),
        ("agree", "The town provided 40 beds.", "The town provided 40 beds."),
        ("agree", "The bank lost 40 homes.", "The bank lost 40 homes, if not more."),
        (
            "agree",
            "27 percent of the lodges rejected it.",
            "Four lodges rejected it. At least 14 of the 15 lodges had to vote yes.",
        ),
    ],
)
def test_requirements_and_events_are_told_apart(wanted: str, claim: str, evidence: str) -> None:
    relations = {c.relation for c in compare(claim, evidence)}
    worst = next(r for r in ("disagree", "incomparable", "agree") if r in relations)
    assert worst == wanted
