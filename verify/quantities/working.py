"""Figures as a line of working shows them."""

from decimal import Decimal


def shown(value: Decimal) -> str:
    """`value` for a reader: separators, at most one decimal, no trailing zero."""
    if value == value.to_integral_value():
        return f"{int(value):,}" if value.adjusted() < 30 else f"{value:.3E}"
    if abs(value) < 1:
        return f"{value:.3g}".rstrip("0") if value else "0"
    return f"{value:,.1f}".removesuffix(".0")


_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥"}
_SYMBOLS = {"celsius": "°C", "fahrenheit": "°F", "kelvin": "K"}
_PLURALS = {"century": "centuries", "foot": "feet", "inch": "inches", "square foot": "square feet"}
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
    base = base if value == 1 else _PLURALS.get(base, base)
    plural = (
        ""
        if base in _PLURALS.values() or base in ("", "times") or value == 1 or base.isupper()
        else "s"
    )
    return f"{number}{f' {base}{plural}' if base else ''}{tail}"
