"""Dates that stand in full or in part: months, days, clock times, weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from verify.lang.en.calendar import (
    DATE_PREPOSITIONS,
    MONTH_IS_A_WORD,
    MONTHS,
    WEEKDAY_IS_A_WORD,
    WEEKDAYS,
)
from verify.quantities.tokens import Token, touching

DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

DatePrecision = Literal[
    "time", "day", "week", "month", "season", "quarter", "year", "decade", "century"
]


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written: the parts that the words give, and the tokens they cover.

    `shift` counts periods from the article's own ("last week" is -1 week).
    """

    first: int
    end: int
    precision: DatePrecision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    shift: int | None = None
    part: str | None = None
    fiscal: bool = False
    clock: int | None = None
    until: Written | None = None


def lower(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def after_dot(tokens: tuple[Token, ...], i: int) -> int:
    return i + 1 if lower(tokens, i) == "." and touching(tokens, i) else i


def day_at(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """A day of the month at `i` and the index behind it: 30, 1st."""
    if i >= len(tokens) or not tokens[i].text.isdecimal() or len(tokens[i].text) > 2:
        return None
    day, end = int(tokens[i].text), i + 1
    if touching(tokens, end) and lower(tokens, end) in ("st", "nd", "rd", "th"):
        end += 1
    elif touching(tokens, end) and tokens[end].kind in ("word", "money"):
        return None
    if lower(tokens, end) in ("%", "percent", "per", ":"):
        return None
    return (day, end) if 1 <= day <= 31 else None


def four_digits(tokens: tuple[Token, ...], i: int) -> int | None:
    if i >= len(tokens) or tokens[i].kind != "num" or len(tokens[i].text) != 4:
        return None
    if not tokens[i].text.isdecimal() or not 1000 <= int(tokens[i].text) <= 2199:
        return None
    behind = lower(tokens, i + 1)
    if touching(tokens, i + 1) and (behind in ("%", "/", ":") or tokens[i + 1].kind == "word"):
        return None
    return int(tokens[i].text)


_APOSTROPHES = frozenset("'’‘")
_PIVOT = 39
"""A year of two digits up to here is of this century, a later one of the last."""


def short_year(tokens: tuple[Token, ...], i: int) -> int | None:
    """The year of two digits behind an apostrophe at `i`: ’22 is 2022, '98 is 1998."""
    if i + 1 >= len(tokens) or tokens[i].text not in _APOSTROPHES or not touching(tokens, i + 1):
        return None
    digits = tokens[i + 1]
    glued = touching(tokens, i + 2)
    if touching(tokens, i) and tokens[i - 1].kind in ("num", "word", "vulgar"):
        return None  # 5'10, "the boys'22"
    if not digits.text.isdecimal() or len(digits.text) != 2:
        return None
    if glued and (tokens[i + 2].kind in ("word", "num") or lower(tokens, i + 2) in ("%", "/", ":")):
        return None
    return int(digits.text) + (2000 if int(digits.text) <= _PIVOT else 1900)


def year_behind(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """A year in four digits, or in two behind an apostrophe, at `i`, and the index behind it."""
    year = four_digits(tokens, i)
    if year is not None:
        return year, i + 1
    short = short_year(tokens, i)
    return (short, i + 2) if short is not None else None


def month_number(tokens: tuple[Token, ...], i: int) -> int | None:
    if not 0 <= i < len(tokens) or tokens[i].lower not in MONTHS:
        return None
    # Lower-case text has months too, but "march" and "may" are verbs there.
    plain = tokens[i].text[0].isupper() or tokens[i].lower not in MONTH_IS_A_WORD
    return MONTHS[tokens[i].lower] if plain else None


def month_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    month = month_number(tokens, i)
    if month is None:
        return None
    at = after_dot(tokens, i + 1)
    day = day_at(tokens, at)
    if day is not None:
        behind = day[1] + 1 if lower(tokens, day[1]) == "," else day[1]
        year = year_behind(tokens, behind)
        if year is not None:
            return Written(i, year[1], "day", year=year[0], month=month, day=day[0])
        return Written(i, day[1], "day", month=month, day=day[0])
    behind = at + 1 if lower(tokens, at) in (",", "of") else at
    year = year_behind(tokens, behind)
    if year is not None:
        return Written(i, year[1], "month", year=year[0], month=month)
    if tokens[i].lower in MONTH_IS_A_WORD and not _stands_as_date(tokens, i):
        return None
    return Written(i, at if at > i + 1 and at < len(tokens) else i + 1, "month", month=month)


def _stands_as_date(tokens: tuple[Token, ...], i: int) -> bool:
    return lower(tokens, i - 1) in DATE_PREPOSITIONS


def day_month_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "30 September 2020", "the 30th of September"."""
    day = day_at(tokens, i)
    if day is None:
        return None
    at = day[1] + 1 if lower(tokens, day[1]) == "of" else day[1]
    month = month_number(tokens, at)
    if month is None or (tokens[at].lower in MONTH_IS_A_WORD and tokens[at].text.islower()):
        return None
    end = after_dot(tokens, at + 1)
    behind = end + 1 if lower(tokens, end) in (",", "of") else end
    year = year_behind(tokens, behind)
    # "Aug. 30 September" does not occur; "27 May" may open a list of players, so a year or a
    # preposition must show that it is a date.
    if year is not None:
        return Written(i, year[1], "day", year=year[0], month=month, day=day[0])
    return Written(i, at + 1, "day", month=month, day=day[0])


def numeric_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ISO and American all-digit dates: 2024-04-17, 4/17/2024; clock times: 9:35, 10.45pm."""
    if i + 4 < len(tokens) and all(touching(tokens, i + k) for k in (1, 2, 3, 4)):
        a, s, b, t, c = (token.text for token in tokens[i : i + 5])
        if s == t and all(part.isdecimal() for part in (a, b, c)):
            if s == "-" and len(a) == 4 and _real(int(a), int(b), int(c)):
                return Written(i, i + 5, "day", year=int(a), month=int(b), day=int(c))
            if s in ("/", "-") and len(c) in (2, 4) and len(a) <= 2 and len(b) <= 2:
                year = int(c) + (0 if len(c) == 4 else 2000 if int(c) < 70 else 1900)
                if _real(year, int(a), int(b)):
                    return Written(i, i + 5, "day", year=year, month=int(a), day=int(b))
                if _real(year, int(b), int(a)):
                    return Written(i, i + 5, "day", year=year, month=int(b), day=int(a))
    return _clock(tokens, i)


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _clock(tokens: tuple[Token, ...], i: int) -> Written | None:
    """A time of day: "6 a.m.", "10:30 p.m.", "22:15", "5pm", "7 o'clock"."""
    at = i + 1
    hour, _, minutes = tokens[i].text.partition(".")
    if not hour.isdecimal() or int(hour) > 24 or (minutes and len(minutes) != 2):
        return None
    timed, clock = False, int(hour) * 60 + int(minutes or 0)
    while lower(tokens, at) == ":" and touching(tokens, at) and touching(tokens, at + 1):
        if at + 1 >= len(tokens) or tokens[at + 1].kind != "num" or len(tokens[at + 1].text) < 2:
            return None
        if not timed:
            clock += int(tokens[at + 1].text.partition(".")[0])
        timed, at = True, at + 2
    meridiem = _meridiem(tokens, at)
    if meridiem is not None:
        if lower(tokens, at).startswith("p") and int(hour) < 12:
            clock += 720
        if lower(tokens, at).startswith("a") and int(hour) == 12:
            clock -= 720
        return Written(i, meridiem, "time", clock=clock)
    return Written(i, at, "time", clock=clock) if timed else None


def _meridiem(tokens: tuple[Token, ...], at: int) -> int | None:
    word = lower(tokens, at)
    if word in ("am", "pm", "o'clock"):
        return at + 1
    if word in ("a", "p") and lower(tokens, at + 1) == "." and lower(tokens, at + 2) == "m":
        return after_dot(tokens, at + 3)
    return None


def weekday_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    word = tokens[i]
    if not word.text[0].isupper() and word.lower in WEEKDAY_IS_A_WORD:
        return None
    end = after_dot(tokens, i + 1) if word.lower in WEEKDAY_IS_A_WORD else i + 1
    if word.lower in WEEKDAY_IS_A_WORD and end == i + 1:
        return None
    weekday = WEEKDAYS[word.lower]
    behind = end + 1 if lower(tokens, end) == "," else end
    dated = month_at(tokens, behind) if month_number(tokens, behind) else None
    if dated is None and behind < len(tokens) and tokens[behind].kind == "num":
        dated = day_month_at(tokens, behind)
    if dated is not None and dated.precision == "day":
        return Written(i, dated.end, "day", dated.year, dated.month, dated.day, weekday=weekday)
    return Written(i, end, "day", weekday=weekday)
