"""Dates that count from another day or period: last week, early 2018, third quarter, ago."""

from __future__ import annotations

from typing import Any

from verify.quantities.calendar_words import (
    DAY_WORDS,
    MONTHS,
    PARTS,
    PERIODS,
    SEASONS,
    WEEKDAY_IS_A_WORD,
    WEEKDAYS,
)
from verify.quantities.date_forms import Written, lower, month_at, year_behind
from verify.quantities.date_years import century_at, short_year_at, year_at
from verify.quantities.number_words import UNITS
from verify.quantities.tokens import HYPHENS, Token, touching


def day_word(tokens: tuple[Token, ...], i: int) -> Written:
    return Written(i, i + 1, "day", shift=DAY_WORDS[tokens[i].lower])


SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0,
           "current": 0}  # fmt: skip


def shifted(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "last week", "next month", "this year", "last Thursday", "next July", "last summer"."""
    shift, word = SHIFTS[tokens[i].lower], lower(tokens, i + 1)
    if word in PERIODS and tokens[i].lower != "past":
        precision: Any = {"weekend": "week"}.get(word, word)
        return Written(i, i + 2, precision, shift=shift)
    if word in ("night", "morning", "afternoon", "evening") and shift <= 0:
        return Written(i, i + 2, "day", shift=shift)
    if word in SEASONS and tokens[i].lower in ("last", "next", "this"):
        return Written(i, i + 2, "season", season=word, shift=shift)
    if word == "fiscal" and lower(tokens, i + 2) == "year":
        return Written(i, i + 3, "year", shift=shift, fiscal=True)
    if word in WEEKDAYS and word not in WEEKDAY_IS_A_WORD:
        return Written(i, i + 2, "day", weekday=WEEKDAYS[word], shift=shift)
    if word in MONTHS and tokens[i + 1].text[0].isupper():
        inner = month_at(tokens, i + 1)
        if inner is not None and inner.year is None:
            return Written(
                i, inner.end, inner.precision, month=inner.month, day=inner.day, shift=shift
            )
    return None


def in_part(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "early 2018", "late September", "mid-19th century", "the end of 2020"."""
    at = i + 1
    if at < len(tokens) and tokens[at].text in HYPHENS and touching(tokens, at):
        at += 1
    while lower(tokens, at) in ("of", "the", "in"):
        at += 1
    if at >= len(tokens):
        return None
    inner = year_at(tokens, at) if tokens[at].kind == "num" else century_at(tokens, at)
    inner = inner or short_year_at(tokens, at)
    if tokens[at].lower in PERIODS and lower(tokens, at - 1) == "the":
        precision: Any = {"weekend": "week"}.get(tokens[at].lower, tokens[at].lower)
        return Written(i, at + 1, precision, shift=0, part=PARTS[tokens[i].lower])
    if tokens[at].kind == "word":
        if tokens[at].lower in MONTHS:
            inner = month_at(tokens, at)
        elif tokens[at].lower in SHIFTS:
            inner = shifted(tokens, at)
        elif tokens[at].lower in SEASONS and at == i + 1:
            inner = season_at(tokens, at)
    if inner is None or inner.precision == "day":
        return None
    return Written(
        i, inner.end, inner.precision, inner.year, inner.month, season=inner.season,
        shift=inner.shift, part=PARTS[tokens[i].lower], fiscal=inner.fiscal,
    )  # fmt: skip


def season_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    at = i + 2 if lower(tokens, i + 1) in ("of", ",") else i + 1
    year = year_behind(tokens, at)
    if year is None:
        return None
    return Written(i, year[1], "season", year=year[0], season=tokens[i].lower)


def fiscal(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "fiscal year 2024", "fiscal 2024", "FY2024"."""
    at = i + 1
    while lower(tokens, at) in ("year", "years", "-"):
        at += 1
    year = year_behind(tokens, at)
    return Written(i, year[1], "year", year=year[0], fiscal=True) if year else None


QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def quarter(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "the third quarter of 2020", "first quarter"."""
    if lower(tokens, i + 1) != "quarter":
        return None
    at = i + 3 if lower(tokens, i + 2) == "of" else i + 2
    year = year_behind(tokens, at)
    number = QUARTERS[tokens[i].lower]
    if year is None:
        return Written(i, i + 2, "quarter", quarter=number)
    return Written(i, year[1], "quarter", year=year[0], quarter=number)


def short_quarter(tokens: tuple[Token, ...], i: int) -> Written | None:
    year = year_behind(tokens, i + 1)
    number = int(tokens[i].lower[1])
    if year is None:
        return Written(i, i + 1, "quarter", quarter=number)
    return Written(i, year[1], "quarter", year=year[0], quarter=number)


AGO_UNITS = frozenset("day days week weeks month months year years decade decades".split())


def ago(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "two years ago", "a week ago", "10 days ago", from its unit word."""
    if lower(tokens, i + 1) != "ago" or i == 0:
        return None
    before = tokens[i - 1]
    if i > 1 and tokens[i - 2].text in "/." and touching(tokens, i - 1):
        return None
    number = 1 if before.lower in ("a", "an") else UNITS.get(before.lower)
    if before.text.isdecimal() and len(before.text) < 4:
        number = int(before.text)
    if number is None:
        return None
    unit: Any = tokens[i].lower.removesuffix("s")
    return Written(i - 1, i + 2, unit, shift=-number)
