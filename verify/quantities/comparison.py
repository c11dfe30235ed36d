"""What the evidence says to one figure of a claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from verify.models import Span
from verify.quantities.derive import Derivation
from verify.quantities.figure import Figure
from verify.quantities.quantity import Quantity

Relation = Literal["agree", "disagree", "incomparable"]
AGREE_COVER = 0.4
DISAGREE_COVER = 0.55
"""How much of a figure's context the evidence must have to agree, and to disagree."""
MARGIN = 0.15
"""How much worse a figure that agrees may fit than the one that fits best."""
WIDE_MARGIN = 0.35
"""The same where the two are the same long number."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the evidence says to one figure of a claim.

    `reason` is one plain sentence. `claim_span` counts into the claim, `evidence_span` and the
    derivation's inputs into the evidence. `cover` says how much of the figure's context the
    evidence has, 0 to 1. `differs` says that the two values exclude each other, whether or not they
    are figures for the same thing; `taken_back` that the evidence names the figure as a wrong one.
    """

    relation: Relation
    reason: str
    claim_span: Span
    evidence_span: Span | None = None
    derivation: Derivation | None = None
    kind: Literal["quantity", "date", "predicate", "name"] = "quantity"
    cover: float = 0.0
    differs: bool = False
    taken_back: bool = False


_FLIPPED: dict[Relation, Relation] = {"agree": "disagree", "disagree": "agree"}


def flipped(plain: Comparison, wrong: str) -> Comparison:
    """What the evidence says to a claim that names a figure as the wrong one."""
    relation = _FLIPPED.get(plain.relation, plain.relation)
    return replace(plain, relation=relation, reason=f"the claim denies “{wrong}”: {plain.reason}")


def kind_of(claimed: Figure) -> Literal["quantity", "predicate"]:
    return "predicate" if claimed.quantity.kind == "predicate" else "quantity"


def said(quantity: Quantity) -> str:
    if quantity.kind == "predicate":
        return quantity.text
    return {
        "more_than": "more than ", "at_least": "at least ", "less_than": "less than ",
        "at_most": "at most ", "about": "about ", "nearly": "nearly ",
    }.get(quantity.modifier, "") + quantity.text  # fmt: skip
