"""Units and currencies as they stand beside a number."""

from __future__ import annotations

from typing import NamedTuple

from verify.quantities.tokens import HYPHENS, Token, tokenize, touching
from verify.quantities.unit_table import (
    CASED,
    CODE_NAMES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    NATIONS,
    SHORT_APART,
    UNIT_TABLE,
)

_SPELLINGS: dict[str, list[tuple[tuple[str, ...], str]]] = {}


def _pieces(spelling: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(spelling) if token.text not in HYPHENS)


for _name, (_, _spellings) in UNIT_TABLE.items():
    for _spelling in _spellings.split("|"):
        _parts = _pieces(_spelling)
        _SPELLINGS.setdefault(_parts[0], []).append((_parts, _name))
for _options in _SPELLINGS.values():
    _options.sort(key=lambda option: -len(option[0]))

UNIT_WORDS = frozenset(_SPELLINGS)
_NOT_RATES = frozenset("earlier ago later before after".split())
_PER = frozenset(
    """hour day week month year minute second person share gallon barrel ounce pound ton tonne mile
    night unit household capita head child student employee worker week litre liter acre gram
    kilogram vehicle game""".split()
)


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
    for parts, name in _SPELLINGS.get(first.lower, ()):
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
    if i + 2 < len(tokens) and tokens[i + 2].lower in _NOT_RATES:
        return None
    if tokens[i].lower == "per" and tokens[i + 1].kind == "word":
        if singular == "square" and i + 2 < len(tokens):
            return i + 3, f"square {_singular_unit(tokens[i + 2].lower)}"
        return i + 2, singular
    return (i + 2, singular) if singular in _PER else None


def _singular_unit(word: str) -> str:
    return next((name for parts, name in _SPELLINGS.get(word, ()) if parts == (word,)), word)
