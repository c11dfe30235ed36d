"""A derived figure held against a claim's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.models import Span
from verify.quantities.convert import convert
from verify.quantities.derive import Derivation
from verify.quantities.figure import Analysis, Figure
from verify.quantities.match import belongs_elsewhere, coverage, missing_names, other_owner
from verify.quantities.values import Outcome, compare_shares, compare_values, just_over


@dataclass(frozen=True, slots=True)
class Inference:
    """A derived figure against the claim's. `firm` is true where the frame is the claim's own, so
    that a different value contradicts; else it can only bear out."""

    outcome: Outcome
    derivation: Derivation
    evidence: Span
    firm: bool
    cover: float
    note: str = ""

    def unsettled(self) -> Inference:
        """The same, offered and not asserted."""
        return replace(self, outcome="unclear")


def wide_enough(
    claimed: Figure,
    found: Figure,
    evidence: Analysis,
    against: tuple[str, str] | None = None,
) -> float:
    """The coverage, or 0 where names or another figure stand against it."""
    if (
        missing_names(claimed, found, evidence)
        or belongs_elsewhere(claimed, found)
        or other_owner(claimed, found, evidence.words)
    ):
        return 0.0
    return coverage(claimed, found, evidence, against)


def hold(claimed: Figure, derivation: Derivation) -> Outcome:
    """Whether a derived figure bears out the claim's."""
    quantity = claimed.quantity
    if isinstance(quantity.value, tuple):
        low, high = quantity.low, quantity.high
        return "agree" if low <= derivation.value <= high else "disagree"
    found = derivation.value
    if derivation.unit == "percent" and quantity.unit != "percent":
        return just_over(compare_shares(quantity, found, derivation.step), quantity, found)
    if (
        quantity.unit
        and derivation.unit
        and quantity.unit != derivation.unit
        and derivation.unit != "percent"
    ):
        moved = convert(found, derivation.unit, quantity.unit)
        if moved is None:
            return "unclear"
        found = moved
    outcome = compare_values(
        quantity.value, quantity.step, quantity.modifier, found, derivation.step
    )
    return just_over(outcome, quantity, found)
