"""Finding dates in running text, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

from verify.quantities.calendar_words import DAY_WORDS, MONTHS, PARTS, RELATIONS, SEASONS, WEEKDAYS
from verify.quantities.date_forms import (
    Written,
    day_at,
    day_month_at,
    lower,
    month_at,
    numeric_at,
    weekday_at,
)
from verify.quantities.date_phrases import (
    AGO_UNITS,
    QUARTERS,
    SHIFTS,
    ago,
    day_word,
    fiscal,
    in_part,
    quarter,
    season_at,
    shifted,
    short_quarter,
)
from verify.quantities.date_years import century_at, short_decade_at, short_year_at, year_at
from verify.quantities.number_words import ORDINALS
from verify.quantities.tokens import DASHES, HYPHENS, MINUS, Token, tokenize, touching

Relation = Literal["on", "until", "by", "since", "before", "after"]


@lru_cache(maxsize=2048)
def written_dates(text: str) -> tuple[Written, ...]:
    """The dates of `text` as they are written, not yet resolved; they never overlap."""
    return tuple(_scan(tokenize(text)))


def _scan(tokens: tuple[Token, ...]) -> Iterator[Written]:
    i = 0
    while i < len(tokens):
        found = _date_at(tokens, i)
        if found is None:
            i += 1
            continue
        later = _range_end(tokens, found)
        if later is not None:
            found = later
        yield found
        i = found.end


def _date_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    kind, text, lower, *_ = tokens[i]
    if kind == "num":
        return numeric_at(tokens, i) or day_month_at(tokens, i) or year_at(tokens, i)
    if kind != "word":
        return short_decade_at(tokens, i) or short_year_at(tokens, i) if text in "'’‘" else None
    if lower in AGO_UNITS:
        return ago(tokens, i)
    for table, reader in _READERS:
        if lower in table:
            found: Written | None = reader(tokens, i)
            if found is not None:
                return found
    return None


_READERS: tuple[tuple[Any, Any], ...] = (
    (MONTHS, month_at),
    (WEEKDAYS, weekday_at),
    (DAY_WORDS, day_word),
    (SHIFTS, shifted),
    (PARTS, in_part),
    (SEASONS, season_at),
    (frozenset(("fiscal", "fy")), fiscal),
    (frozenset((*ORDINALS, "twenty")), century_at),
    (QUARTERS, quarter),
    (frozenset(("q1", "q2", "q3", "q4")), short_quarter),
)


def _range_end(tokens: tuple[Token, ...], first: Written) -> Written | None:
    """`first` stretched over "to July 15", "-2020", "and 2019" behind it; None where none is."""
    at = first.end
    if at >= len(tokens) or first.precision == "time":
        return None
    joint = tokens[at]
    before = lower(tokens, first.first - 1)
    dashed = joint.text in HYPHENS | DASHES | MINUS
    worded = (
        (joint.lower in ("to", "through", "until") and before in ("from", "between"))
        or joint.lower in ("through", "to")
        or (joint.lower == "and" and before == "between")
    )
    if not (dashed or worded) or at + 1 >= len(tokens):
        return None
    if dashed and first.year and first.precision == "year":
        short = tokens[at + 1].text
        if touching(tokens, at + 1) and short.isdecimal() and len(short) == 2:
            year = first.year // 100 * 100 + int(short)
            if first.year < year <= first.year + 30:
                later = Written(at + 1, at + 2, "year", year=year)
                return _spanning(first, later)
    later_or_none = _date_at(tokens, at + 1)
    if later_or_none is None and first.day is not None:
        day = day_at(tokens, at + 1)
        if day is not None and day[0] > first.day:
            later_or_none = Written(
                at + 1, day[1], "day", year=first.year, month=first.month, day=day[0]
            )
    if later_or_none is None or later_or_none.precision != first.precision:
        return None
    return _spanning(first, later_or_none)


def _spanning(first: Written, later: Written) -> Written:
    return replace(first, end=later.end, until=later)


def relation_before(tokens: tuple[Token, ...], i: int) -> Relation:
    """How the words in front of token `i` use the date that starts there."""
    at = i - 1
    while lower(tokens, at) in ("the", "last", "about", "around", "late", "early"):
        at -= 1
    word = lower(tokens, at)
    found: Any = RELATIONS.get(word, "on")
    return "since" if word == "on" and lower(tokens, at - 1) == "starting" else found
