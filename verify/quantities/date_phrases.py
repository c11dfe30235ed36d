"""Years, and dates that are told in words: "since 2012", "last spring", "early May"."""

from __future__ import annotations

from typing import Any

from verify.lang.en.calendar import (
    AFTER_A_YEAR,
    AMOUNT_NOUNS,
    BEFORE_A_COUNT,
    BEFORE_A_SHORT_YEAR,
    LABELS_BEFORE_A_NUMBER,
    MONTHS,
    PARTS,
    PERIODS,
    QUARTERS,
    SEASONS,
    SHIFTS,
    WEEKDAY_IS_A_WORD,
    WEEKDAYS,
    YEAR_BEFORE,
)
from verify.lang.en.numbers import ONES
from verify.quantities.date_forms import (
    DAY_WORDS,
    DatePrecision,
    Written,
    four_digits,
    lower,
    month_at,
    short_year,
    year_behind,
)
from verify.quantities.nouns import is_plural
from verify.quantities.numbers import read_number
from verify.quantities.tokens import HYPHENS, Token, touching
from verify.quantities.units import read_unit


def year_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    """The year, decade or century that starts with the figure at `i`."""
    decade = _decade(tokens, i)
    if decade is not None:
        return decade
    year = four_digits(tokens, i)
    if year is None or not _reads_as_year(tokens, i, year):
        return century_at(tokens, i)
    return Written(i, i + 1, "year", year=year)


def _decade(tokens: tuple[Token, ...], i: int) -> Written | None:
    text = tokens[i].text
    if not text.isdecimal() or not touching(tokens, i + 1):
        return None
    end = i + 1 + (lower(tokens, i + 1) in ("'", "’") and touching(tokens, i + 2))
    if lower(tokens, end) != "s":
        return None
    if len(text) == 4 and text.endswith("0"):
        wide: DatePrecision = "century" if text.endswith("00") and int(text) < 2000 else "decade"
        return Written(i, end + 1, wide, year=int(text))
    return None


def century_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "the 19th century", "sixteenth-century"; none before our era.

    Its hundredth year is in it and in the next one: people count both ways.
    """
    number = read_number(tokens, i)
    if number is None or number.form != "ordinal" or isinstance(number.value, tuple):
        return None
    if not 2 <= number.value <= 21:
        return None
    end = number.end + (lower(tokens, number.end) in HYPHENS)
    if lower(tokens, end) not in ("century", "centuries") or lower(tokens, end + 1) in _BEFORE_US:
        return None
    hundredth = int(number.value) * 100
    last = Written(end, end + 1, "year", year=hundredth)
    return Written(i, end + 1, "century", year=hundredth - 100, until=last)


def short_decade_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "the '90s"."""
    if i + 2 < len(tokens) and touching(tokens, i + 1) and touching(tokens, i + 2):
        text = tokens[i + 1].text
        if text.isdecimal() and len(text) == 2 and text[1] == "0" and tokens[i + 2].lower == "s":
            return Written(i, i + 3, "decade", year=int(text) + (2000 if int(text) < 20 else 1900))
    return None


def short_year_at(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "in ’22", "the class of '98", "a '69 Ford"; not a quotation that a number opens."""
    year = short_year(tokens, i)
    if year is None or not _stands_as_short_year(tokens, i):
        return None
    return Written(i, i + 2, "year", year=year)


def _stands_as_short_year(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the apostrophe at `i` is of a year: the straight one may open a quotation as well."""
    behind = lower(tokens, i + 2)
    if behind in ("percent", "%") or read_unit(tokens, i + 2) is not None:
        return False
    if tokens[i].text == "’":
        return True
    before = lower(tokens, i - 1)
    if before in YEAR_BEFORE | BEFORE_A_SHORT_YEAR and before not in ('"', "“", ":"):
        return not _quoted(tokens, i + 2)
    return (i == 0 or before in ".!?") and not is_plural(behind) and not _quoted(tokens, i + 2)


def _quoted(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a quotation mark closes from token `i` on, in the same clause."""
    for k in range(i, min(len(tokens), i + _QUOTED_TOKENS)):
        if tokens[k].text in "'’" and touching(tokens, k) and not _goes_on(tokens, k):
            return True
        if tokens[k].text in ".!?;" and k > i:
            return k + 1 < len(tokens) and tokens[k + 1].text in "'’" and touching(tokens, k + 1)
    return False


def _goes_on(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the apostrophe at `k` opens another year, or leads to a possessive s."""
    behind = k + 1 < len(tokens) and touching(tokens, k + 1)
    return behind and tokens[k + 1].kind in ("num", "word")


_QUOTED_TOKENS = 12

_BEFORE_US = frozenset(("bc", "bce", "b", "b.c"))


def _reads_as_year(tokens: tuple[Token, ...], i: int, year: int) -> bool:
    before, behind = lower(tokens, i - 1), lower(tokens, i + 1)
    if i and (tokens[i - 1].kind == "money" or before in LABELS_BEFORE_A_NUMBER):
        return False
    if before in ("/", ".") and touching(tokens, i) and i > 1 and tokens[i - 2].kind == "num":
        return False
    if before in BEFORE_A_COUNT and before not in ("about", "around"):
        return before == "than" and 1900 <= year <= 2100 and not is_plural(behind)
    if behind in ("percent", "%") or read_unit(tokens, i + 1) is not None:
        return False
    if before == "of" and lower(tokens, i - 2) in AMOUNT_NOUNS:
        return False
    if before == "." and lower(tokens, i - 2) in ("d", "c"):
        return True
    if before in ("in", "since", "by", "until", "during", "before", "after", "of", "early", "late"):
        return 1400 <= year <= 2100 or (before in ("in", "since") and not is_plural(behind))
    if not 1700 <= year <= 2100:
        era = before in ("ad", "bc") or behind in ("ad", "bc", "bce", "ce")
        ranged = before in ("from", "to", "between") and 1000 <= year <= 2100
        return era or (ranged and not is_plural(behind))
    if before == "and" and four_digits(tokens, i - 2) is not None:
        return True
    if is_plural(behind) and before not in ("the", "'s", "its", "their"):
        return 1950 <= year <= 2040 and behind in AFTER_A_YEAR
    return 1900 <= year <= 2060 or before in YEAR_BEFORE


def day_word(tokens: tuple[Token, ...], i: int) -> Written:
    return Written(i, i + 1, "day", shift=DAY_WORDS[tokens[i].lower])


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


def ago(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "two years ago", "a week ago", "10 days ago", from its unit word."""
    if lower(tokens, i + 1) != "ago" or i == 0:
        return None
    before = tokens[i - 1]
    if i > 1 and tokens[i - 2].text in "/." and touching(tokens, i - 1):
        return None
    number = 1 if before.lower in ("a", "an") else ONES.get(before.lower)
    if before.text.isdecimal() and len(before.text) < 4:
        number = int(before.text)
    if number is None:
        return None
    unit: Any = tokens[i].lower.removesuffix("s")
    return Written(i - 1, i + 2, unit, shift=-number)
