"""Units: the table of them, how they are written, and how one is turned into another."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from verify.lang.en.units import (
    CURRENCY_CODES,
    CURRENCY_WORDS,
    DAYS_OF_UNITS,
    NATIONS,
    NOT_RATES,
    PINT_NAMES,
    RATE_UNITS,
    SMALL_COINS,
    SPELLINGS,
    UNIT_TABLE,
)
from verify.quantities.tokens import HYPHENS, Token, tokenize, touching

CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "$US": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "$A": "AUD",
    "$AU": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "$C": "CAD", "NZ$": "NZD", "$NZ": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "£": "GBP", "€": "EUR", "¥": "JPY",
    "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "฿": "THB", "₴": "UAH",
}  # fmt: skip
CODE_NAMES = {"rm": "MYR", "rs": "INR", "ps": "GBP"}

# Written with a capital or not at all: "5 W" is watts, "5 w" is nothing we know.
CASED = {
    "g": "g",
    "m": "m",
    "w": "W",
    "v": "V",
    "l": "lL",
    "ps": "PS",
    "pc": "pc",
    "pp": "pp",
    "ms": "ms",
    "ha": "ha",
}
# Short forms that are read only when they touch the number or are written as here.
SHORT_APART = frozenset("m g l w v".split())


def _pieces(spelling: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(spelling) if token.text not in HYPHENS)


for _name, (_, _spellings) in UNIT_TABLE.items():
    for _spelling in _spellings.split("|"):
        _parts = _pieces(_spelling)
        SPELLINGS.setdefault(_parts[0], []).append((_parts, _name))
for _options in SPELLINGS.values():
    _options.sort(key=lambda option: -len(option[0]))


class Unit(NamedTuple):
    """A unit that covers the tokens up to `end`, exclusive."""

    end: int
    name: str


def read_unit(tokens: tuple[Token, ...], i: int) -> Unit | None:
    """The unit that starts at token `i`, directly behind a number; None where none does."""
    if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
        if not touching(tokens, i + 1):
            return None
        i += 1
    if i >= len(tokens):
        return None
    first = tokens[i]
    if first.text == "Nm":
        return Unit(i + 1, "newton metre")
    for parts, name in SPELLINGS.get(first.lower, ()):
        end = _match(tokens, i, parts)
        if end is None or not _spelled_right(tokens, i, first):
            continue
        return Unit(end, name)
    return None


def _match(tokens: tuple[Token, ...], i: int, parts: tuple[str, ...]) -> int | None:
    for part in parts:
        if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
            i += 1
        if i >= len(tokens) or tokens[i].lower != part:
            return None
        i += 1
    return i


def _spelled_right(tokens: tuple[Token, ...], i: int, first: Token) -> bool:
    wanted = CASED.get(first.lower)
    if wanted is not None and first.text not in (wanted, *wanted):
        return False
    return first.lower not in SHORT_APART or touching(tokens, i)


def read_currency_word(tokens: tuple[Token, ...], i: int) -> Unit | None:
    """A currency in words or as a code behind a number: "euros", "Canadian dollars", "USD"."""
    if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
        i += 1
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    word = tokens[i].lower
    if word == "p" and touching(tokens, i):
        return Unit(i + 1, "penny")
    if word in CURRENCY_WORDS:
        return Unit(i + 1, CURRENCY_WORDS[word])
    if word in CURRENCY_CODES and tokens[i].text.isupper() and word not in ("ps", "try", "rs"):
        return Unit(i + 1, CODE_NAMES.get(word, word.upper()))
    for ahead in (1, 2, 3):
        if i + ahead < len(tokens) and tokens[i + ahead].lower in CURRENCY_WORDS:
            base = CURRENCY_WORDS[tokens[i + ahead].lower]
            nation = tokens[i + ahead - 1].lower
            named = NATIONS.get((nation, base)) or NATIONS.get((word, base))
            return Unit(i + ahead + 1, named) if named else None
    return None


def currency_before(tokens: tuple[Token, ...], i: int) -> tuple[int, str] | None:
    """The currency sign or code in front of the number at `i`: its index and its ISO code."""
    if i == 0:
        return None
    before = tokens[i - 1]
    if before.kind == "money":
        sign = CURRENCY_SIGNS.get(before.text) or CODE_NAMES.get(before.lower)
        return i - 1, sign or (before.text if before.text.isalpha() else "USD")
    if before.kind == "word" and before.lower in CURRENCY_CODES and before.text[0].isupper():
        if before.lower in ("try",) or (before.lower == "ps" and not touching(tokens, i)):
            return None
        return i - 1, CODE_NAMES.get(before.lower, before.text.upper())
    return None


def read_per(tokens: tuple[Token, ...], i: int) -> tuple[int, str] | None:
    """ "per hour", "a month", "an ounce" behind a unit: the index behind it and "hour"."""
    if i + 1 >= len(tokens) or tokens[i].lower not in ("per", "a", "an", "each", "every", "/"):
        return None
    singular = tokens[i + 1].lower
    if i + 2 < len(tokens) and tokens[i + 2].lower in NOT_RATES:
        return None
    if tokens[i].lower == "per" and tokens[i + 1].kind == "word":
        if singular == "square" and i + 2 < len(tokens):
            return i + 3, f"square {_singular_unit(tokens[i + 2].lower)}"
        return i + 2, singular
    return (i + 2, singular) if singular in RATE_UNITS else None


def _singular_unit(word: str) -> str:
    return next((name for parts, name in SPELLINGS.get(word, ()) if parts == (word,)), word)


DIMENSION = {name: dimension for name, (dimension, _) in UNIT_TABLE.items()}
TIME_UNITS = frozenset(name for name, d in DIMENSION.items() if d == "time")


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """`value` of `unit` in `to`; None where they do not measure the same.

    A year counts 365.25 days and a month a twelfth of it; pint converts physical units and is
    loaded only when two of them differ. No exchange rates: currencies do not convert.
    """
    if unit == to:
        return value
    if unit in DAYS_OF_UNITS and to in DAYS_OF_UNITS:
        return value * DAYS_OF_UNITS[unit] / DAYS_OF_UNITS[to]
    base, factor = SMALL_COINS.get(unit, (unit, Decimal(1)))
    target, target_factor = SMALL_COINS.get(to, (to, Decimal(1)))
    if base == target:
        return value * factor / target_factor
    if unit not in DIMENSION or DIMENSION[unit] != DIMENSION.get(to):
        return None
    return _by_pint(value, unit, to)


def _by_pint(value: Decimal, unit: str, to: str) -> Decimal | None:
    import pint

    names = [PINT_NAMES.get(name, name) for name in (unit, to)]
    try:
        quantity = _registry().Quantity(float(value), names[0])
        return Decimal(repr(round(quantity.to(names[1]).magnitude, 9)))
    except (pint.DimensionalityError, pint.UndefinedUnitError):
        return None


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()
