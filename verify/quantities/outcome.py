"""The values of two figures of one family against each other, units converted."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from verify.quantities.convert import convert
from verify.quantities.match import family
from verify.quantities.quantity import Quantity
from verify.quantities.values import Outcome, compare_ranges, compare_values


def outcome_of(claimed: Quantity, found: Quantity) -> Outcome:
    """Whether the value of `found` bears out that of `claimed`, units converted."""
    if claimed.kind == "score" or found.kind == "score":
        return "agree" if claimed.value == found.value else "disagree"
    if family(claimed) == "share" and claimed.unit != found.unit:
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
    value, step = found.value, found.step
    if claimed.unit != found.unit and claimed.unit and found.unit:
        moved = convert(value, found.unit, claimed.unit)
        factor = convert(Decimal(1), found.unit, claimed.unit)
        if moved is None or factor is None:
            return "unclear"
        value, step = moved, abs(step * factor)
    return compare_values(
        claimed.value, claimed.step, claimed.modifier, value, step, found.modifier
    )


def _shares(claimed: Quantity, found: Quantity) -> Outcome:
    mine, theirs = claimed.share, found.share
    if mine is None or theirs is None:
        return "unclear"
    a, b = _percent(mine), _percent(theirs)
    return compare_values(
        a, _percent_step(claimed), claimed.modifier, b, _percent_step(found), found.modifier
    )


def _percent(share: Fraction) -> Decimal:
    return Decimal(share.numerator) * 100 / Decimal(share.denominator)


def _percent_step(quantity: Quantity) -> Decimal:
    """The precision of a share in percentage points."""
    return quantity.step if quantity.unit == "percent" else quantity.step * 100
