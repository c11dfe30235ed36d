"""The values of two figures of one family against each other, units converted."""

from __future__ import annotations

from decimal import Decimal

from verify.quantities.convert import convert
from verify.quantities.match import family
from verify.quantities.quantity import Quantity
from verify.quantities.values import (
    Outcome,
    compare_ranges,
    compare_shares,
    compare_values,
    in_points,
    just_over,
)


def outcome_of(claimed: Quantity, found: Quantity) -> Outcome:
    """Whether the value of `found` bears out that of `claimed`, units converted."""
    if claimed.kind == "score" or found.kind == "score":
        return "agree" if claimed.value == found.value else "disagree"
    if family(claimed) == "share" and (claimed.unit != found.unit or _fractions(claimed, found)):
        return _shares(claimed, found)
    if (
        claimed.whole is not None
        and found.whole is not None
        and claimed.whole.low != found.whole.low
    ):
        return "disagree"
    if isinstance(claimed.value, tuple) or isinstance(found.value, tuple):
        if claimed.role == "from" and claimed.ends and found.ends and claimed.value != found.value:
            return "disagree"
        return compare_ranges(claimed, found)
    value, step, bound = found.value, found.step, claimed.value
    if claimed.unit != found.unit and claimed.unit and found.unit:
        moved = convert(value, found.unit, claimed.unit)
        factor = convert(Decimal(1), found.unit, claimed.unit)
        if moved is None or factor is None:
            return "unclear"
        value, step = moved, abs(step * factor)
    outcome = compare_values(bound, claimed.step, claimed.modifier, value, step, found.modifier)
    if _bounded(found):
        return _below(outcome, claimed, found, bound) if claimed.unit == found.unit else outcome
    return just_over(outcome, claimed, value)


def _bounded(quantity: Quantity) -> bool:
    return quantity.modifier not in ("exactly", "only", "about", "nearly")


def _below(outcome: Outcome, claimed: Quantity, found: Quantity, value: Decimal) -> Outcome:
    """`outcome`, or "disagree" where the evidence's "just over" reaches nowhere near the claim."""
    upward = claimed.modifier not in ("less_than", "at_most")
    far = just_over("agree", found, value) == "disagree"
    return "disagree" if outcome == "unclear" and upward and far else outcome


def _fractions(claimed: Quantity, found: Quantity) -> bool:
    """Whether both are plain, and one of them at least is a fraction in words."""
    plain = not isinstance(claimed.value, tuple) and not isinstance(found.value, tuple)
    return plain and "ratio" in (claimed.kind, found.kind)


def _shares(claimed: Quantity, found: Quantity) -> Outcome:
    if claimed.share is None or found.share is None:
        return "unclear"
    theirs, step = in_points(found)
    outcome = compare_shares(claimed, theirs, step, found.modifier)
    if _bounded(found):
        return _below(outcome, claimed, found, in_points(claimed)[0])
    return just_over(outcome, claimed, theirs)
