"""What code may say against a label, and what it may not."""

# ruff: noqa: E501 - a table reads better with a case a line

from __future__ import annotations

import pytest

from verify.judges.judge import Window
from verify.judges.objections import objections
from verify.judges.signals import local_weight, read
from verify.models import Claim, Stance
from verify.verifier.adding import given

ROW = "Seven of the nine townships backed the loan. Mayor Ines Okafor praised the vote in 2012."
SPEAKS_AGAINST = [
    ("a figure that disagrees", "Eight of the nine townships backed the loan.", ROW, "figure"),
    ("an invented sum", "The loan of $4 million was backed by the townships.", ROW, "absent"),
    ("a year that stands nowhere", "Mayor Ines Okafor praised the vote in 2015.", ROW, "day"),
    ("a day that stands nowhere", "A second dock strike would begin in town on Oct. 1.", "A second strike begins on Nov. 1.", "date"),
    ("a last name that stands nowhere", "Mayor Ines Brandt praised the vote.", ROW, "name"),
    ("a person whom nobody names", "Tom Brandt praised the vote.", ROW, "name"),
    ("a negation put in", "Mayor Ines Okafor did not praise the vote.", ROW, "negation"),
    ("a lack", "The board saw signs that the drug raises the risk of stroke.", "The board saw a lack of signs that the drug raises the risk of stroke.", "negation"),
    ("an attempt that failed", "The library will be closed on Fridays.", "A motion to close the library on Fridays was voted down.", "negation"),
    ("an opposite", "The tax on boats was lowered in spring.", "The tax on boats was raised in spring.", "opposite"),
    ("a share that the figures do not show", "Most of the unions turned the June package down.", "No. Four of the 15 rejected it.", "share"),
    ("an accusation", "The mayor hid a deficit from the board.", "Critics accused the mayor of hiding a deficit from the board.", "reported"),
    ("other words than were said", "The mayor said, “We will close the pier.”", "“We will not close the pier,” the mayor said.", "quote"),
    ("another speaker", "Tom Brandt said, “We will not close the pier.”", "“We will not close the pier,” Ines Okafor said. Tom Brandt was silent.", "quote"),
    ("an accusation of a refusal", "The mayor rejected the rules of the board.", "Critics accuse the mayor of having rejected the rules of the board.", "reported"),
    ("a fall for a rise", "In July the board raised the number of seats.", "In July the board brought the number of seats down.", "opposite"),
    ("another subject", "The ferry sank near the island.", "A bakery opened downtown.", "unrelated"),
]  # fmt: skip
SPEAKS_NOT = [
    ("the same in other words", "The townships mostly wanted the borrowing.", ROW),
    ("a day that stands elsewhere", "A second dock strike would begin in town on Oct. 1.", "A second strike begins on Nov. 1. The fair opens on Oct. 1."),
    ("a share in words", "Most of the unions turned the June package down.", "The June package failed: nearly every union said no."),
    ("a figure that follows", "About 78 percent of the townships backed the loan.", ROW),
    ("an inhabitant for the place", "The American team won the cup final.", "America won the cup final."),
    ("initials for a name", "The World Health Board met in spring.", "The WHB met in spring."),
    ("an attempt that passed", "The library will be closed on Fridays.", "A motion to close the library on Fridays passed; one to sell it failed."),
    ("the converse", "The mill lies east of Fen Road.", "Fen Road lies west of the mill."),
    ("a lack on one side, a denial on the other", "The drug does not raise the risk of stroke.", "The board saw a lack of signs that the drug raises the risk of stroke."),
    ("a denied opposite", "The plan was not rejected by the council.", "The plan was approved by the council."),
    ("denied on both sides", "The council did not back the plan.", "The council never backed the plan."),
    ("a name in a longer word", "The Covid-era rule ended.", "The rule of the Covid years ended."),
    ("an accusation of something else", "The league will change its rules for young players.", "Parents accused the league of neglect. The league will change its rules for young players."),
    ("an accusation that the claim gives its speaker", "The union said the board hid a deficit.", "The union alleges that the board hid a deficit."),
    ("the words that were said", "The mayor said, “We will not close the pier.”", "“We will not close the pier,” the mayor said."),
    ("the number of a note", "The ferry sank in May [10].", "The ferry sank in May, and 4 boats came to help."),
    ("the numbers of a list", "1. The ferry sank in May.\n2. Boats came to help.", "The ferry sank in May, and 4 boats came to help."),
    ("a refusal in other words", "The board refused to change the rules.", "The board turned down a proposal to change the rules."),
    ("a denial that is told", "The mayor denies hiding a deficit.", "Critics accuse the mayor of hiding a deficit. The mayor denies that."),
    ("a number that an archive took apart", "The couple lost $36,000 and 1,250 books.", "They lost $ 36, 000 in May, 1, 250 books and 12 chairs."),
    ("a fall where its number is elsewhere", "More than 60 people were hurt in the crash.", "The crash hurt 40 men and 25 women."),
]  # fmt: skip


def against(claim: str, evidence: str, stance: Stance = "supports") -> list[str]:
    seen = given(evidence)
    found = objections(
        Claim.alone(claim), read(claim), Window(seen.shown), seen, local_weight(seen.windows(1)), stance
    )  # fmt: skip
    assert all(o.why.endswith((".", "”", "differ")) for o in found), found
    return [o.kind for o in found]


@pytest.mark.parametrize(("claim", "evidence", "kind"), [c[1:] for c in SPEAKS_AGAINST], ids=[c[0] for c in SPEAKS_AGAINST])  # fmt: skip
def test_it_speaks_against_a_support(claim: str, evidence: str, kind: str) -> None:
    assert kind in against(claim, evidence)


@pytest.mark.parametrize(("claim", "evidence"), [c[1:] for c in SPEAKS_NOT], ids=[c[0] for c in SPEAKS_NOT])  # fmt: skip
def test_it_says_nothing_where_it_has_nothing_to_show(claim: str, evidence: str) -> None:
    assert against(claim, evidence) == []


def test_a_refutation_may_lack_the_claims_figure_and_name() -> None:
    assert against("Tom Brandt praised the vote in 2015.", ROW, "refutes") == []


def test_a_refutation_has_to_be_about_something_that_the_claim_says() -> None:
    assert against("The ferry sank.", "A bakery opened downtown.", "refutes") == ["unrelated"]


def test_what_only_reports_is_never_objected_to() -> None:
    assert against("Tom Brandt sank the ferry.", ROW, "reports") == []
