"""What converts into what."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from verify.quantities.unit_table import UNIT_TABLE

DIMENSION = {name: dimension for name, (dimension, _) in UNIT_TABLE.items()}
TIME_UNITS = frozenset(name for name, d in DIMENSION.items() if d == "time")


_DAYS = {
    "year": Decimal("365.25"),
    "decade": Decimal("3652.5"),
    "century": Decimal(36525),
    "month": Decimal("30.4375"),
    "week": Decimal(7),
    "day": Decimal(1),
    "hour": Decimal(1) / 24,
    "minute": Decimal(1) / 1440,
    "second": Decimal(1) / 86400,
    "millisecond": Decimal(1) / 86400000,
}
_OWN: dict[str, tuple[str, Decimal]] = {
    "cent": ("USD", Decimal("0.01")),
    "penny": ("GBP", Decimal("0.01")),
    "basis point": ("percentage point", Decimal("0.01")),
}
_PINT_NAMES = {
    "kilometre": "kilometer", "metre": "meter", "centimetre": "centimeter",
    "millimetre": "millimeter", "micrometre": "micrometer", "nanometre": "nanometer",
    "light year": "light_year", "nautical mile": "nautical_mile", "square foot": "foot**2",
    "square mile": "mile**2", "square metre": "meter**2", "square kilometre": "kilometer**2",
    "square inch": "inch**2", "ton": "short_ton", "tonne": "tonne", "gigatonne": "gigatonne",
    "litre": "liter", "millilitre": "milliliter", "barrel": "oil_barrel",
    "cubic foot": "foot**3", "cubic metre": "meter**3", "cubic yard": "yard**3",
    "mile per hour": "mile/hour", "kilometre per hour": "kilometer/hour", "celsius": "degC",
    "fahrenheit": "degF", "watt hour": "watt*hour", "kilowatt hour": "kilowatt*hour",
    "megawatt hour": "megawatt*hour", "gigawatt hour": "gigawatt*hour",
    "calorie": "kilocalorie", "pound-foot": "force_pound*foot", "newton metre": "newton*meter",
    "mile per gallon": "mile/gallon", "revolution per minute": "rpm", "amp": "ampere",
    "milliampere hour": "milliampere*hour",
}  # fmt: skip


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """`value` of `unit` in `to`; None where they do not measure the same.

    A year counts 365.25 days and a month a twelfth of it; pint converts physical units and is
    loaded only when two of them differ. No exchange rates: currencies do not convert.
    """
    if unit == to:
        return value
    if unit in _DAYS and to in _DAYS:
        return value * _DAYS[unit] / _DAYS[to]
    base, factor = _OWN.get(unit, (unit, Decimal(1)))
    target, target_factor = _OWN.get(to, (to, Decimal(1)))
    if base == target:
        return value * factor / target_factor
    if unit not in DIMENSION or DIMENSION[unit] != DIMENSION.get(to):
        return None
    return _by_pint(value, unit, to)


def _by_pint(value: Decimal, unit: str, to: str) -> Decimal | None:
    import pint

    names = [_PINT_NAMES.get(name, name) for name in (unit, to)]
    try:
        quantity = _registry().Quantity(float(value), names[0])
        return Decimal(repr(round(quantity.to(names[1]).magnitude, 9)))
    except (pint.DimensionalityError, pint.UndefinedUnitError):
        return None


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()
