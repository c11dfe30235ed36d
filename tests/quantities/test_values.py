"""Modifiers are inequalities, and rounding follows the precision that the claim uses."""

from decimal import Decimal

import pytest

from verify.quantities.parse import parse
from verify.quantities.values import Outcome, compare_values

# claim, evidence: both as they are written, and what the evidence does to the claim
CASES: list[tuple[str, str, Outcome]] = [
    # rounding
    ("27 percent", "26.67 percent", "agree"),
    ("27 percent", "27.4 percent", "agree"),
    ("27 percent", "27.6 percent", "disagree"),
    ("26.7 percent", "26.67 percent", "agree"),
    ("26.7 percent", "26.4 percent", "disagree"),
    ("26.7 percent", "27 percent", "unclear"),
    ("45,000 people", "45,231 people", "agree"),
    ("45,231 people", "about 45,000 people", "unclear"),
    ("45,000 people", "45,900 people", "disagree"),
    ("$267 million", "$266.7 million", "agree"),
    ("$1.6 billion", "$1.648 billion", "agree"),
    ("10 people", "11 people", "disagree"),
    ("400 people", "412 people", "disagree"),
    ("400 people", "403 people", "agree"),
    # about, nearly
    ("about 27 percent", "26.67 percent", "agree"),
    ("about 45,000 people", "46,500 people", "agree"),
    ("about 45,000 people", "48,000 people", "disagree"),
    ("about 50 percent", "52 percent", "agree"),
    ("about 50 percent", "57 percent", "disagree"),
    ("nearly 60 percent", "58.6 percent", "agree"),
    ("nearly 60 percent", "61 percent", "disagree"),
    ("nearly 60 percent", "45 percent", "disagree"),
    ("about 45,000 people", "about 45,000 people", "agree"),
    ("about 45,600 people", "about 45,000 people", "unclear"),
    # bounds against figures
    ("more than 4,000 people", "4,700 people", "agree"),
    ("more than 4,000 people", "3,900 people", "disagree"),
    ("at least 12 people", "12 people", "agree"),
    ("more than 12 people", "12 people", "unclear"),
    ("fewer than 12 people", "11 people", "agree"),
    ("up to 70 percent", "60 percent", "agree"),
    ("at most 10 people", "11 people", "disagree"),
    ("fewer than 50 people", "nearly 50 people", "agree"),
    ("fewer than 50 people", "about 50 people", "unclear"),
    ("more than 50 people", "nearly 50 people", "disagree"),
    # figures against bounds
    ("4,700 people", "more than 4,700 people", "agree"),
    ("70 percent", "up to 70 percent", "unclear"),
    ("80 percent", "up to 70 percent", "disagree"),
    ("4,900 people", "more than 4,700 people", "unclear"),
    ("3,000 people", "more than 4,700 people", "disagree"),
    # bounds against bounds
    ("more than 4,000 people", "more than 4,700 people", "agree"),
    ("more than 1,000 people", "more than 4,700 people", "unclear"),
    ("more than 5,000 people", "more than 4,700 people", "unclear"),
    ("at least 14 people", "at least 14 people", "agree"),
    ("more than 5,000 people", "fewer than 4,000 people", "disagree"),
]


@pytest.mark.parametrize(("claim", "evidence", "outcome"), CASES)
def test_a_value_against_a_value(claim: str, evidence: str, outcome: Outcome) -> None:
    (mine,), (theirs,) = parse(claim), parse(evidence)
    assert isinstance(mine.value, Decimal)
    assert isinstance(theirs.value, Decimal)
    found = compare_values(
        mine.value, mine.step, mine.modifier, theirs.value, theirs.step, theirs.modifier
    )
    assert found == outcome
