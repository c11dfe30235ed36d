"""Figures that follow from one or two others, each with its working.

A derivation names the spans of its inputs, so that both can be cited. None is made where it would
divide by nothing or mix units.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from verify.lang.en.units import IRREGULAR_UNIT_PLURALS
from verify.models import Span
from verify.quantities.dates import DateMention
from verify.quantities.quantity import Quantity
from verify.quantities.units import convert


def shown(value: Decimal) -> str:
    """`value` for a reader: separators, at most one decimal, no trailing zero."""
    if value == value.to_integral_value():
        return f"{int(value):,}" if value.adjusted() < 30 else f"{value:.3E}"
    if abs(value) < 1:
        return f"{value:.3g}".rstrip("0") if value else "0"
    return f"{value:,.1f}".removesuffix(".0")


_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥"}
_SYMBOLS = {"celsius": "°C", "fahrenheit": "°F", "kelvin": "K"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def amount(value: Decimal, unit: str | None) -> str:
    """`value` with its unit as news writes it: "$13 million", "26.7 %", "4,700"."""
    base, _, per = (unit or "").partition(" per ")
    sign = _SIGNS.get(base, "")
    number = shown(value)
    for size, name in _SCALES:
        if abs(value) >= size and abs(value) < size * 1000:
            scaled = value / size
            digits = f"{scaled:,.3f}".rstrip("0").rstrip(".")
            number = f"{digits} {name}"
            break
    if base == "percent":
        return f"{number} %"
    tail = f" per {per}" if per else ""
    if sign and number == shown(value) and value != value.to_integral_value():
        number = f"{value:,.2f}"
    if sign:
        return f"{sign}{number}{tail}"
    if base in _SYMBOLS:
        return f"{number} {_SYMBOLS[base]}{tail}"
    base = base if value == 1 else IRREGULAR_UNIT_PLURALS.get(base, base)
    plural = (
        ""
        if base in IRREGULAR_UNIT_PLURALS.values()
        or base in ("", "times")
        or value == 1
        or base.isupper()
        else "s"
    )
    return f"{number}{f' {base}{plural}' if base else ''}{tail}"


@dataclass(frozen=True, slots=True)
class Derivation:
    """A computed figure. `text` is the line of working ("4 of 15 = 26.7 %").

    `value` and `unit` are exact ("percent": 26.666...); `step` is the precision to compare with.
    `inputs` are spans in the text that the inputs were read from.
    """

    text: str
    expression: str
    value: Decimal
    unit: str | None
    inputs: tuple[Span, ...]
    step: Decimal = Decimal(0)


def _single(*quantities: Quantity) -> bool:
    return not any(isinstance(q.value, tuple) for q in quantities)


def share(part: Quantity, whole: Quantity) -> Derivation | None:
    """What part of `whole` `part` is, in percent: "4 of 15 = 26.7 %"."""
    if not _single(part, whole) or whole.low <= 0 or not 0 <= part.low <= whole.low:
        return None
    value = _divided(part.low * 100, whole.low)
    a, b = shown(part.low), shown(whole.low)
    return Derivation(
        f"{a} of {b} = {shown(value)} %",
        f"{a} / {b} * 100",
        value,
        "percent",
        (part.span, whole.span),
    )


def share_of_tally(mine: Quantity, other: Quantity) -> Derivation | None:
    """One side of a vote in percent of both: "412 of 412 + 188 = 68.7 %"."""
    if not _single(mine, other) or mine.low < 0 or other.low < 0 or mine.low + other.low <= 0:
        return None
    value = _divided(mine.low * 100, mine.low + other.low)
    a, b = shown(mine.low), shown(other.low)
    return Derivation(
        f"{a} of {a} + {b} = {shown(value)} %",
        f"{mine.low.normalize():f} / ({mine.low.normalize():f} + {other.low.normalize():f}) * 100",
        value,
        "percent",
        (mine.span, other.span),
    )


def complement(part: Quantity, whole: Quantity) -> Derivation | None:
    """What is left of `whole`: "15 - 4 = 11". True only where the parts leave nothing over."""
    if not _single(part, whole) or not 0 <= part.low <= whole.low:
        return None
    value = whole.low - part.low
    a, b = shown(whole.low), shown(part.low)
    return Derivation(
        f"{a} - {b} = {shown(value)}", f"{a} - {b}", value, None, (whole.span, part.span)
    )


def complement_share(part: Quantity, whole: Quantity) -> Derivation | None:
    """The share that is left: "15 - 4 = 11 of 15 = 73.3 %"."""
    rest = complement(part, whole)
    if rest is None or whole.low <= 0:
        return None
    value = _divided(rest.value * 100, whole.low)
    b = shown(whole.low)
    return Derivation(
        f"{rest.text} of {b} = {shown(value)} %",
        f"({rest.expression}) / {b} * 100",
        value,
        "percent",
        rest.inputs,
    )


def difference(first: Quantity, second: Quantity) -> Derivation | None:
    """How far apart two amounts of one unit are: "$280 million - $267 million = $13 million"."""
    pair = _in_one_unit(first, second)
    if pair is None:
        return None
    a, b, unit = pair
    high, low = max(a, b), min(a, b)
    unit_of = "percentage point" if unit == "percent" else unit
    value = high - low
    return Derivation(
        f"{amount(high, unit)} - {amount(low, unit)} = {amount(value, unit_of)}",
        f"{high.normalize():f} - {low.normalize():f}",
        value,
        unit_of,
        (first.span, second.span),
        step=max(_place(first), _place(second)),
    )


def percent_change(first: Quantity, second: Quantity) -> Derivation | None:
    """The change from `first` to `second` in percent of `first`; negative where it falls."""
    pair = _in_one_unit(first, second)
    if pair is None or pair[0] <= 0:
        return None
    a, b, unit = pair
    value = _divided((b - a) * 100, a)
    return Derivation(
        f"from {amount(a, unit)} to {amount(b, unit)} = {'+' if value > 0 else ''}{shown(value)} %",
        f"({b.normalize():f} - {a.normalize():f}) / {a.normalize():f} * 100",
        value,
        "percent",
        (first.span, second.span),
    )


def total(first: Quantity, second: Quantity) -> Derivation | None:
    """The sum of two amounts of one unit: "$455 million + $1.2 billion = $1.655 billion"."""
    pair = _in_one_unit(first, second)
    if pair is None:
        return None
    a, b, unit = pair
    return Derivation(
        f"{amount(a, unit)} + {amount(b, unit)} = {amount(a + b, unit)}",
        f"{a.normalize():f} + {b.normalize():f}",
        a + b,
        unit,
        (first.span, second.span),
        step=max(_place(first), _place(second)),
    )


def ratio(first: Quantity, second: Quantity) -> Derivation | None:
    """How many times `first` the second is: "from 10 to 21 = 2.1 times"."""
    pair = _in_one_unit(first, second)
    if pair is None or pair[0] <= 0:
        return None
    a, b, unit = pair
    value = _divided(b, a)
    return Derivation(
        f"{amount(b, unit)} / {amount(a, unit)} = {shown(value)} times",
        f"{b.normalize():f} / {a.normalize():f}",
        value,
        "times",
        (first.span, second.span),
    )


def average(whole: Quantity, count: Quantity) -> Derivation | None:
    """`whole` shared out over `count` things: "$12 million / 400 = $30,000"."""
    if not _single(whole, count) or count.low <= 0 or count.kind not in ("count", "share"):
        return None
    value = _divided(whole.low, count.low)
    return Derivation(
        f"{amount(whole.low, whole.unit)} / {shown(count.low)} = {amount(value, whole.unit)}",
        f"{whole.low.normalize():f} / {count.low.normalize():f}",
        value,
        whole.unit,
        (whole.span, count.span),
    )


def product(rate: Quantity, whole: Quantity) -> Derivation | None:
    """A share of a count: "60 % of 500 = 300"; as precise as the share is written."""
    share_of = rate.share
    if share_of is None or not _single(whole) or whole.low < 0:
        return None
    percent = _divided(Decimal(share_of.numerator) * 100, Decimal(share_of.denominator))
    value = _divided(percent * whole.low, Decimal(100))
    points = rate.step if rate.unit == "percent" else rate.step * 100
    return Derivation(
        f"{shown(percent)} % of {shown(whole.low)} = {shown(value)}",
        f"{percent.normalize():f} / 100 * {whole.low.normalize():f}",
        value,
        whole.unit,
        (rate.span, whole.span),
        step=points * whole.low / 100,
    )


def rest_of_hundred(percent: Quantity) -> Derivation | None:
    """What a percentage leaves: "100 % - 57 % = 43 %"."""
    if not _single(percent) or not 0 <= percent.low <= 100:
        return None
    value = 100 - percent.low
    return Derivation(
        f"100 % - {shown(percent.low)} % = {shown(value)} %",
        f"100 - {percent.low.normalize():f}",
        value,
        "percent",
        (percent.span,),
    )


def growth(quantity: Quantity, rising: bool) -> Derivation | None:
    """A multiple as a change in percent, or the reverse: "+100 % = 2 times"."""
    if not _single(quantity):
        return None
    if quantity.kind == "multiple":
        value = (quantity.low - 1) * 100
        text = f"{shown(quantity.low)} times = {'+' if value > 0 else ''}{shown(value)} %"
        expression = f"({quantity.low.normalize():f} - 1) * 100"
        return Derivation(text, expression, abs(value), "percent", (quantity.span,))
    sign = 1 if rising else -1
    value = 1 + sign * _divided(quantity.low, Decimal(100))
    return Derivation(
        f"{'+' if rising else '-'}{shown(quantity.low)} % = {shown(value)} times",
        f"1 {'+' if rising else '-'} {quantity.low.normalize():f} / 100",
        value,
        "times",
        (quantity.span,),
    )


def between(first: DateMention, last: DateMention, unit: str) -> Derivation | None:
    """The time between two dates, or of one range, in `unit`: "May 3 to May 8 = 5 days".

    Years of years ("1997 to 2017 = 20 years"), days of days; nothing finer than the dates are.
    """
    begin, end = first.start, last.end if first is last else last.start
    if begin is None or end is None or end <= begin:
        return None
    spans = first.span, last.span
    label = first.text if first is last else f"{first.text} to {last.text}"
    if first.precision == last.precision == "year":
        years = Decimal(end.year - begin.year)
        value = convert(years, "year", unit) if unit in ("year", "decade", "century") else None
    elif first.precision == last.precision == "day":
        value = convert(Decimal((end - begin).days), "day", unit)
        if unit == "year":
            value = Decimal(
                end.year - begin.year - ((end.month, end.day) < (begin.month, begin.day))
            )
    elif first.precision == last.precision == "month" and unit in ("month", "year"):
        months = (end.year - begin.year) * 12 + end.month - begin.month
        value = Decimal(months) if unit == "month" else Decimal(months) / 12
    else:
        return None
    if value is None:
        return None
    inputs = (spans[0],) if first is last else spans
    working = f"{label} = {amount(value, unit)}"
    return Derivation(working, f"{end.isoformat()} - {begin.isoformat()}", value, unit, inputs)


def converted(quantity: Quantity, unit: str) -> Derivation | None:
    """`quantity` in another unit: "10 miles = 16.1 kilometres"."""
    if not _single(quantity) or quantity.unit is None:
        return None
    value = convert(quantity.low, quantity.unit, unit)
    if value is None or quantity.unit == unit:
        return None
    return Derivation(
        f"{amount(quantity.low, quantity.unit)} = {amount(value, unit)}",
        f"{quantity.low.normalize():f} {quantity.unit} in {unit}",
        value,
        unit,
        (quantity.span,),
    )


def _in_one_unit(first: Quantity, second: Quantity) -> tuple[Decimal, Decimal, str | None] | None:
    if not _single(first, second):
        return None
    if first.unit == second.unit:
        return first.low, second.low, first.unit
    if first.unit is None or second.unit is None:
        return None
    moved = convert(second.low, second.unit, first.unit)
    return None if moved is None else (first.low, moved, first.unit)


def _place(quantity: Quantity) -> Decimal:
    return quantity.step if quantity.step != 1 else Decimal(0)


def _divided(a: Decimal, b: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 28
        return a / b
