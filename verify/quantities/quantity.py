"""A figure in a text, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from verify.lang.codes import Modifier
from verify.models import Span

Kind = Literal[
    "count",  # 45,000 state employees; a bare number counts as a count of nothing named
    "share",  # four of the 15 unions: value 4, and `whole` is the 15
    "ratio",  # one in five, two-thirds, 3:1: value is the quotient
    "percent",  # 57 percent, 3 percentage points, 25 basis points
    "money",
    "multiple",  # doubled, twice, a threefold rise, four times as many
    "score",  # 11-4, 3-2: value is (11, 4)
    "predicate",  # most, all, none: value is the share that it asks for
    "ordinal",  # the 22nd amendment, third
    "age",
    "duration",
    "measure",  # miles, megawatts, degrees
]
Role = Literal["from", "to", "by"]


_NOWHERE = Span(start=0, end=0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text with what it measures or counts.

    `text` and `span` cover the number with its scale, currency and unit ("$280 million",
    "57 percent", "four"); `phrase` covers what is counted too, and for a share the whole
    ("four of the 15 SEBAC unions"). `value` is a Decimal, or (low, high) for a range, a vote or a
    score. `unit` is a canonical name ("percent", "USD", "year", "mile", "USD per hour") or None
    for a count; `of` is what is counted, or what a percentage or a sum is of.

    `modifier` is "exactly" where the text says nothing. `role` is the preposition that a change
    hangs on ("from 280", "to 267", "by 13"). `ends` are the two ends of a range or of a vote, in
    the order of the text, with their own spans. `step` is the size of one unit in the last place
    as written: 1 for "27", 0.1 for "26.7", 1,000,000 for "$280 million". `close` is true of a
    figure that the text goes "just over", and not more.
    """

    text: str
    span: Span
    value: Decimal | tuple[Decimal, Decimal]
    kind: Kind
    unit: str | None = None
    of: str | None = None
    of_span: Span | None = None
    modifier: Modifier = "exactly"
    role: Role | None = None
    whole: Quantity | None = None
    ends: tuple[Quantity, ...] = ()
    step: Decimal = Decimal(1)
    phrase: Span = _NOWHERE
    close: bool = False

    @property
    def low(self) -> Decimal:
        """The value, or the lower end."""
        return min(self.value) if isinstance(self.value, tuple) else self.value

    @property
    def high(self) -> Decimal:
        """The value, or the upper end."""
        return max(self.value) if isinstance(self.value, tuple) else self.value

    @property
    def share(self) -> Fraction | None:
        """The part of a whole that this stands for, 0 to 1 for a true share; None if it is none.

        A share of nothing ("three of the zero unions") has none.
        """
        if isinstance(self.value, tuple):
            return None
        if self.kind == "percent" and self.unit == "percent":
            return Fraction(self.value) / 100
        if self.kind in ("ratio", "predicate"):
            return Fraction(self.value)
        if self.kind == "share" and self.whole is not None:
            whole = self.whole.value
            return (
                None
                if isinstance(whole, tuple) or not whole
                else Fraction(self.value) / Fraction(whole)
            )
        return None


def as_json(quantity: Quantity) -> dict[str, Any]:
    """`quantity` as `verify extract` prints it: text, span, value, unit, of, modifier."""
    value = quantity.value
    return {
        "text": quantity.text,
        "span": quantity.span.model_dump(),
        "value": [_number(v) for v in value] if isinstance(value, tuple) else _number(value),
        "unit": quantity.unit,
        "of": quantity.of,
        "modifier": quantity.modifier,
    }


def _number(value: Decimal) -> int | float:
    """`value` as JSON can hold it: whole numbers stay whole, however large."""
    if value == value.to_integral_value() and value.adjusted() < 400:
        return int(value)
    return float(value)
