"""What the engine says to a claim's figures, one case a line of the table."""

import pytest
from comparison_cases import CASES

from verify.quantities.compare import Comparison, compare


def verdict(comparisons: list[Comparison]) -> str:
    """Wrong if a figure disagrees, right if all agree."""
    relations = {c.relation for c in comparisons}
    if "disagree" in relations:
        return "disagree"
    return "agree" if relations == {"agree"} else "incomparable"


@pytest.mark.parametrize(
    ("evidence", "relation", "claim"), [case[1:] for case in CASES], ids=lambda v: v[:60]
)
def test_a_claim_against_the_evidence(evidence: str, relation: str, claim: str) -> None:
    found = compare(claim, evidence)
    assert verdict(found) == relation, [(c.relation, c.reason) for c in found]
