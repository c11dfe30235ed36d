"""Whether two figures of the same thing agree: rounding, bounds, ranges."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Literal

from verify.lang.codes import Modifier
from verify.quantities.numbers import ROUGH
from verify.quantities.quantity import Quantity

Outcome = Literal["agree", "disagree", "unclear"]
ABOUT = Decimal("0.05")
"""How far "about" reaches at most: 5 % of the figure."""
_BOUNDS: dict[Modifier, int] = {"more_than": 1, "at_least": 1, "less_than": -1, "at_most": -1}
_REACH = (Decimal("2.5"), Decimal("0.1"))
_WIDE_REACH = (Decimal(4), Decimal("0.15"))
"""How far people let a round fraction reach, bare, and with "about" or "nearly": in points, and as
a part of it or of what is left of the whole. "A quarter" is said of 22.5 to 27.5 percent, "about
a quarter" of 21.25 to 28.75; "a tenth" and "nine tenths" of less."""
_DOUBT = Decimal("1.5")
"""How many times as far a round fraction is neither borne out nor contradicted."""
_CLOSE = (Decimal(5), Decimal("0.2"))
"""How far above a figure "just over" reaches, in points of a share, and as a part of the figure."""


def grid(value: Decimal, step: Decimal) -> Decimal:
    """The precision that `value` is written with: 1 for 27, 0.1 for 26.7, 1,000 for 45,000.

    Trailing zeros of a whole number count as rounding from 100 on, down to two digits: 400 is
    taken to be exact to 10, 12 to 1.
    """
    if not value or value != value.to_integral_value() or step < 1:
        return step
    digits, zeros = value.adjusted() + 1, 0
    whole = int(abs(value))
    while whole and whole % 10 == 0:
        whole, zeros = whole // 10, zeros + 1
    return max(step if step > 1 else Decimal(1), Decimal(10) ** max(0, min(zeros, digits - 2)))


def tolerance(value: Decimal, step: Decimal, modifier: Modifier) -> Decimal:
    """How far from `value`, written so, a figure may be and still be rounded to it.

    Half a unit of the precision as written; under "about", up to 5 % for a round figure (a
    multiple of 5 in its last place).
    """
    half = grid(value, step) / 2
    if step < 1 and value == value.to_integral_value():
        half = step / 2
    if modifier != "about" or not value:
        return half
    coarse = _coarse_step(abs(value), step) / 2
    return max(half, min(coarse, abs(value) * ABOUT))


def _coarse_step(value: Decimal, step: Decimal) -> Decimal:
    """The largest 1, 5, 10, 50 ... steps that `value` is a multiple of."""
    size = step if step <= 1 else Decimal(1)
    while value % (size * 10) == 0:
        size *= 10
    return size * 5 if value % (size * 5) == 0 else size


def in_points(share: Quantity) -> tuple[Decimal, Decimal]:
    """The value of a percentage, a ratio or a worded share in points, and its precision."""
    if share.unit == "percent":
        return share.low, share.step
    value = share.low * 100
    if not is_round(share):
        return value, share.step * 100
    points, part = _WIDE_REACH if share.modifier in ("about", "nearly") else _REACH
    return value, 2 * min(points, part * min(value, 100 - value))


def is_round(share: Quantity) -> bool:
    """Whether it is a fraction that people round to: a quarter, two thirds, one in five."""
    return share.kind == "ratio" and share.step == ROUGH and 0 < share.low < 1


def compare_shares(
    claimed: Quantity,
    found: Decimal,
    found_step: Decimal = Decimal(0),
    found_modifier: Modifier = "exactly",
) -> Outcome:
    """Whether `found`, in points, bears out a claimed share in digits or words.

    A round fraction is not contradicted by what lies just out of its reach.
    """
    value, step = in_points(claimed)
    outcome = compare_values(value, step, claimed.modifier, found, found_step, found_modifier)
    plain = claimed.modifier in ("exactly", "only", "about") and found_modifier not in _BOUNDS
    near = abs(value - found) <= _DOUBT * step / 2
    return "unclear" if outcome == "disagree" and is_round(claimed) and plain and near else outcome


def just_over(outcome: Outcome, claimed: Quantity, found: Decimal) -> Outcome:
    """`outcome` of a claim of "just over" a figure, where `found` lies far above it.

    `found` is in the unit of the claim, of a worded share in points. Whoever says "just over half"
    does not mean 90 percent, though that is more than half.
    """
    if outcome != "agree" or not claimed.close or isinstance(claimed.value, tuple):
        return outcome
    share = claimed.kind == "ratio" or claimed.unit == "percent"
    value, step = in_points(claimed) if share else (claimed.value, claimed.step)
    reach = abs(value) * _CLOSE[1]
    reach = min(reach, _CLOSE[0]) if share else reach
    if claimed.kind != "ratio":
        reach = max(reach, step)
    if found <= value + reach:
        return "agree"
    return "unclear" if found <= value + 2 * reach else "disagree"


def compare_values(
    claimed: Decimal,
    claim_step: Decimal,
    claim_modifier: Modifier,
    found: Decimal,
    found_step: Decimal = Decimal(0),
    found_modifier: Modifier = "exactly",
) -> Outcome:
    """Whether `found` bears out what is `claimed`; both in the same unit.

    "unclear" means that both can be true but one does not follow from the other.
    """
    with localcontext() as context:
        context.prec = 60
        claim_bound, found_bound = _BOUNDS.get(claim_modifier, 0), _BOUNDS.get(found_modifier, 0)
        if claim_bound:
            return _against_bound(claimed, claim_modifier, found, found_step, found_modifier)
        if found_bound:
            return _bound_as_evidence(claimed, found, found_modifier)
        return _plain(claimed, claim_step, claim_modifier, found, found_step, found_modifier)


def _plain(
    claimed: Decimal,
    claim_step: Decimal,
    claim_modifier: Modifier,
    found: Decimal,
    found_step: Decimal,
    found_modifier: Modifier,
) -> Outcome:
    if claimed == found:
        return "agree"
    loose = ("about", "nearly")
    if claim_modifier in loose and found_modifier in loose:
        # Both only come near it: a restatement may be rounder than the evidence, not finer.
        if abs(claimed - found) <= tolerance(claimed, claim_step, "exactly"):
            return "agree"
        return "unclear" if abs(claimed - found) <= abs(found) * ABOUT else "disagree"
    if claim_modifier == "nearly":
        below = claimed - found
        return (
            "agree"
            if 0 < below <= max(abs(claimed) * ABOUT, grid(claimed, claim_step) / 2)
            else "disagree"
        )
    near = abs(claimed - found)
    if near <= tolerance(claimed, claim_step, claim_modifier):
        return "agree"
    # The evidence is the rounder of the two: it neither carries nor denies the finer figure.
    rounder: Modifier = "about" if found_modifier in loose else "exactly"
    if near <= tolerance(found, found_step, rounder):
        return "unclear"
    return "disagree"


def _holds(value: Decimal, bound: Decimal, modifier: Modifier) -> bool:
    return {
        "more_than": value > bound,
        "at_least": value >= bound,
        "less_than": value < bound,
        "at_most": value <= bound,
    }[modifier]


def _against_bound(
    claimed: Decimal,
    claim_modifier: Modifier,
    found: Decimal,
    found_step: Decimal,
    found_modifier: Modifier,
) -> Outcome:
    found_bound = _BOUNDS.get(found_modifier, 0)
    if found_bound == 0:
        if found == claimed and found_modifier == "nearly":  # nearly 50 is less than 50
            return "agree" if _BOUNDS[claim_modifier] < 0 else "disagree"
        if _holds(found, claimed, claim_modifier):
            return "agree"
        if found == claimed:  # "over 250" is loosely said of 250
            return "unclear"
        slack = tolerance(found, found_step, "about" if found_modifier == "about" else "exactly")
        if found_modifier in ("about", "nearly") and abs(found - claimed) <= slack:
            return "unclear"
        return "disagree"
    if found_bound == _BOUNDS[claim_modifier]:
        # A bound restated: the same figure, or one that the precision of the claim rounds it to.
        if claimed == found:
            return (
                "agree"
                if claim_modifier == found_modifier or claim_modifier in ("at_least", "at_most")
                else "unclear"
            )
        rounded = abs(claimed - found) < min(_leading(claimed), abs(found) / 5)
        if _holds(found, claimed, claim_modifier):
            return "agree" if rounded and _leading(claimed) > 1 else "unclear"
        return "unclear"
    # Opposite bounds: "more than 5" against "fewer than 3".
    return "disagree" if not _holds(found, claimed, claim_modifier) else "unclear"


def _leading(value: Decimal) -> Decimal:
    """The place of the last digit of `value` that is not zero: 1,000 for 4,000, 100 for 4,700."""
    if not value or value != value.to_integral_value():
        return Decimal(0)
    whole, place = int(abs(value)), 1
    while whole % 10 == 0:
        whole, place = whole // 10, place * 10
    return Decimal(place)


def _bound_as_evidence(claimed: Decimal, found: Decimal, found_modifier: Modifier) -> Outcome:
    """A plain claim against evidence that only bounds the figure."""
    if claimed == found:
        # "More than 4,700" is often restated as 4,700; "up to 70 %" is not 70 %.
        return "agree" if found_modifier in ("more_than", "at_least") else "unclear"
    return "unclear" if _holds(claimed, found, found_modifier) else "disagree"


def compare_ranges(claimed: Quantity, found: Quantity) -> Outcome:
    """A range against a figure or a range, in one unit; a claim that covers the evidence agrees."""
    if isinstance(claimed.value, tuple) and isinstance(found.value, tuple):
        return _two_ranges(claimed, found)
    outer, inner = (claimed, found) if isinstance(claimed.value, tuple) else (found, claimed)
    inside = outer.low <= inner.low <= outer.high
    if not inside:
        return "disagree" if inner.modifier not in _BOUNDS else "unclear"
    # One end of a range is not the range, and a bound is not a figure inside it.
    at_end = bool(outer.ends) and inner.low in (outer.low, outer.high)
    if outer is found or at_end or inner.modifier in _BOUNDS:
        return "unclear"
    return "agree"


def _two_ranges(claimed: Quantity, found: Quantity) -> Outcome:
    if (claimed.low, claimed.high) == (found.low, found.high):
        return "agree"
    if claimed.high < found.low or found.high < claimed.low:
        return "disagree"
    within = claimed.low <= found.low and found.high <= claimed.high
    if within and not claimed.ends:  # "thousands" against a narrower range
        return "agree"
    return "unclear" if within or not found.ends else "disagree"
