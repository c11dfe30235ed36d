"""Dates in a text, with exact spans, resolved against the date of their article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from verify.models import Span
from verify.quantities.calendar_words import (
    DAY_WORDS,
    MONTH_IS_A_WORD,
    MONTHS,
    PARTS,
    PERIODS,
    RELATIONS,
    SEASONS,
    WEEKDAY_IS_A_WORD,
    WEEKDAYS,
)
from verify.quantities.numbers import UNITS
from verify.quantities.tokens import DASHES, HYPHENS, Token, tokenize, touching

Relation = Literal["on", "until", "by", "since", "before", "after"]
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
    until: Written | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. `start` to `end` is the interval of days it denotes, both included.

    Where the words need the article's date and none is known, `resolved` is False and the ends are
    None, but the parts that are written (`month`, `day`, `weekday`) are there. `relation` says how
    the sentence uses it: until, by, since, before, after, or on.
    """

    text: str
    span: Span
    start: date | None
    end: date | None
    precision: DatePrecision
    relation: Relation = "on"
    resolved: bool = True
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def as_json(mention: DateMention) -> dict[str, Any]:
    """`mention` as `verify extract` prints it."""
    return {
        "text": mention.text,
        "span": mention.span.model_dump(),
        "start": mention.start.isoformat() if mention.start else None,
        "end": mention.end.isoformat() if mention.end else None,
        "precision": mention.precision,
        "relation": mention.relation,
        "resolved": mention.resolved,
    }


def find_dates(text: str, published: date | None = None) -> list[DateMention]:
    """The dates in `text`, in order; relative ones are counted from `published`."""
    from verify.quantities.resolve import resolve

    tokens = tokenize(text)
    return [resolve(written, tokens, text, published) for written in written_dates(text)]


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
        return _numeric(tokens, i) or _day_month(tokens, i) or _year(tokens, i)
    if kind != "word":
        return _short_decade(tokens, i) if text in "'’‘" else None
    if lower in _AGO_UNITS:
        return _ago(tokens, i)
    for table, reader in _READERS:
        if lower in table:
            found: Written | None = reader(tokens, i)
            if found is not None:
                return found
    return None


def _lower(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _after_dot(tokens: tuple[Token, ...], i: int) -> int:
    return i + 1 if _lower(tokens, i) == "." and touching(tokens, i) else i


def _day(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """A day of the month at `i` and the index behind it: 30, 1st."""
    if i >= len(tokens) or not tokens[i].text.isdecimal() or len(tokens[i].text) > 2:
        return None
    day, end = int(tokens[i].text), i + 1
    if touching(tokens, end) and _lower(tokens, end) in ("st", "nd", "rd", "th"):
        end += 1
    elif touching(tokens, end) and tokens[end].kind in ("word", "money"):
        return None
    if _lower(tokens, end) in ("%", "percent", "per", ":"):
        return None
    return (day, end) if 1 <= day <= 31 else None


def _four_digits(tokens: tuple[Token, ...], i: int) -> int | None:
    if i >= len(tokens) or tokens[i].kind != "num" or len(tokens[i].text) != 4:
        return None
    if not tokens[i].text.isdecimal() or not 1000 <= int(tokens[i].text) <= 2199:
        return None
    behind = _lower(tokens, i + 1)
    if touching(tokens, i + 1) and (behind in ("%", "/", ":") or tokens[i + 1].kind == "word"):
        return None
    return int(tokens[i].text)


def _is_month(tokens: tuple[Token, ...], i: int) -> int | None:
    if not 0 <= i < len(tokens) or tokens[i].lower not in MONTHS:
        return None
    return MONTHS[tokens[i].lower] if tokens[i].text[0].isupper() else None


def _month(tokens: tuple[Token, ...], i: int) -> Written | None:
    month = _is_month(tokens, i)
    if month is None:
        return None
    at = _after_dot(tokens, i + 1)
    day = _day(tokens, at)
    if day is not None:
        behind = day[1] + 1 if _lower(tokens, day[1]) == "," else day[1]
        year = _four_digits(tokens, behind)
        if year is not None:
            return Written(i, behind + 1, "day", year=year, month=month, day=day[0])
        return Written(i, day[1], "day", month=month, day=day[0])
    behind = at + 1 if _lower(tokens, at) in (",", "of") else at
    year = _four_digits(tokens, behind)
    if year is not None:
        return Written(i, behind + 1, "month", year=year, month=month)
    if tokens[i].lower in MONTH_IS_A_WORD and not _stands_as_date(tokens, i):
        return None
    return Written(i, at if at > i + 1 and at < len(tokens) else i + 1, "month", month=month)


def _stands_as_date(tokens: tuple[Token, ...], i: int) -> bool:
    return _lower(tokens, i - 1) in _DATE_PREPOSITIONS


_DATE_PREPOSITIONS = frozenset(
    """in since by until till through from to before after during of last next this early late mid
    and between following on or every each past around about circa until beginning starting
    ending ended """.split()
)


def _day_month(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "30 September 2020", "the 30th of September"."""
    day = _day(tokens, i)
    if day is None:
        return None
    at = day[1] + 1 if _lower(tokens, day[1]) == "of" else day[1]
    month = _is_month(tokens, at)
    if month is None or (tokens[at].lower in MONTH_IS_A_WORD and tokens[at].text.islower()):
        return None
    end = _after_dot(tokens, at + 1)
    behind = end + 1 if _lower(tokens, end) in (",", "of") else end
    year = _four_digits(tokens, behind)
    # "Aug. 30 September" does not occur; "27 May" may open a list of players, so a year or a
    # preposition must show that it is a date.
    if year is not None:
        return Written(i, behind + 1, "day", year=year, month=month, day=day[0])
    return Written(i, at + 1, "day", month=month, day=day[0])


def _numeric(tokens: tuple[Token, ...], i: int) -> Written | None:
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
    timed = False
    while _lower(tokens, at) == ":" and touching(tokens, at) and touching(tokens, at + 1):
        if at + 1 >= len(tokens) or tokens[at + 1].kind != "num" or len(tokens[at + 1].text) < 2:
            return None
        timed, at = True, at + 2
    meridiem = _meridiem(tokens, at)
    if meridiem is not None:
        return Written(i, meridiem, "time")
    return Written(i, at, "time") if timed else None


def _meridiem(tokens: tuple[Token, ...], at: int) -> int | None:
    word = _lower(tokens, at)
    if word in ("am", "pm", "o'clock"):
        return at + 1
    if word in ("a", "p") and _lower(tokens, at + 1) == "." and _lower(tokens, at + 2) == "m":
        return _after_dot(tokens, at + 3)
    return None


def _year(tokens: tuple[Token, ...], i: int) -> Written | None:
    decade = _decade(tokens, i)
    if decade is not None:
        return decade
    year = _four_digits(tokens, i)
    if year is None or not _reads_as_year(tokens, i, year):
        return None
    return Written(i, i + 1, "year", year=year)


def _decade(tokens: tuple[Token, ...], i: int) -> Written | None:
    text = tokens[i].text
    if not (text.isdecimal() and touching(tokens, i + 1) and _lower(tokens, i + 1) == "s"):
        return None
    if len(text) == 4 and text.endswith("0"):
        wide: DatePrecision = "century" if text.endswith("00") and int(text) < 2000 else "decade"
        return Written(i, i + 2, wide, year=int(text))
    return None


def _short_decade(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "the '90s"."""
    if i + 2 < len(tokens) and touching(tokens, i + 1) and touching(tokens, i + 2):
        text = tokens[i + 1].text
        if text.isdecimal() and len(text) == 2 and text[1] == "0" and tokens[i + 2].lower == "s":
            return Written(i, i + 3, "decade", year=1900 + int(text))
    return None


_YEAR_BEFORE = _DATE_PREPOSITIONS | frozenset(
    """the than fiscal year season summer spring fall autumn winter its his her their our 's a
    for - – — ( , ; : / " “ fy since class circa election elections""".split()
)
_COUNTS_BEFORE = frozenset(
    """about some than over nearly almost approximately roughly least around only just another
    total estimated almost""".split()
)


def _reads_as_year(tokens: tuple[Token, ...], i: int, year: int) -> bool:
    from verify.quantities.nouns import is_plural
    from verify.quantities.units import read_unit

    before, behind = _lower(tokens, i - 1), _lower(tokens, i + 1)
    if i and tokens[i - 1].kind == "money":
        return False
    if before in _COUNTS_BEFORE and before not in ("about", "around"):
        return before == "than" and 1900 <= year <= 2100 and not is_plural(behind)
    if behind in ("percent", "%") or read_unit(tokens, i + 1) is not None:
        return False
    if before in ("in", "since", "by", "until", "during", "before", "after", "of", "early", "late"):
        return 1400 <= year <= 2100 or (before in ("in", "since") and not is_plural(behind))
    if not 1700 <= year <= 2100:
        return (
            before in ("from", "to", "between") and 1000 <= year <= 2100 and not is_plural(behind)
        )
    if before == "and" and _four_digits(tokens, i - 2) is not None:
        return True
    if is_plural(behind) and before not in ("the", "'s", "its", "their"):
        return 1950 <= year <= 2040 and behind in _AFTER_YEAR
    return 1900 <= year <= 2060 or before in _YEAR_BEFORE


_AFTER_YEAR = frozenset(
    """sales results elections olympics games models championships finals awards earnings primaries
    midterms terms levels figures numbers data playoffs protests riots attacks wildfires
    hearings records profits revenues exports imports prices taxes""".split()
)


def _weekday(tokens: tuple[Token, ...], i: int) -> Written | None:
    word = tokens[i]
    if not word.text[0].isupper():
        return None
    end = _after_dot(tokens, i + 1) if word.lower in WEEKDAY_IS_A_WORD else i + 1
    if word.lower in WEEKDAY_IS_A_WORD and end == i + 1:
        return None
    weekday = WEEKDAYS[word.lower]
    behind = end + 1 if _lower(tokens, end) == "," else end
    dated = _month(tokens, behind) if _is_month(tokens, behind) else None
    if dated is None and behind < len(tokens) and tokens[behind].kind == "num":
        dated = _day_month(tokens, behind)
    if dated is not None and dated.precision == "day":
        return Written(i, dated.end, "day", dated.year, dated.month, dated.day, weekday=weekday)
    return Written(i, end, "day", weekday=weekday)


def _day_word(tokens: tuple[Token, ...], i: int) -> Written:
    return Written(i, i + 1, "day", shift=DAY_WORDS[tokens[i].lower])


_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0,
           "current": 0}  # fmt: skip


def _shifted(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "last week", "next month", "this year", "last Thursday", "next July", "last summer"."""
    shift, word = _SHIFTS[tokens[i].lower], _lower(tokens, i + 1)
    if word in PERIODS and tokens[i].lower != "past":
        precision: Any = {"weekend": "week"}.get(word, word)
        return Written(i, i + 2, precision, shift=shift)
    if word in ("night", "morning", "afternoon", "evening") and shift <= 0:
        return Written(i, i + 2, "day", shift=shift)
    if word in SEASONS and tokens[i].lower in ("last", "next", "this"):
        return Written(i, i + 2, "season", season=word, shift=shift)
    if word == "fiscal" and _lower(tokens, i + 2) == "year":
        return Written(i, i + 3, "year", shift=shift, fiscal=True)
    if word in WEEKDAYS and word not in WEEKDAY_IS_A_WORD:
        return Written(i, i + 2, "day", weekday=WEEKDAYS[word], shift=shift)
    if word in MONTHS and tokens[i + 1].text[0].isupper():
        inner = _month(tokens, i + 1)
        if inner is not None and inner.year is None:
            return Written(
                i, inner.end, inner.precision, month=inner.month, day=inner.day, shift=shift
            )
    return None


def _in_part(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "early 2018", "late September", "mid-July", "the end of 2020"."""
    at = i + 1
    if at < len(tokens) and tokens[at].text in HYPHENS and touching(tokens, at):
        at += 1
    while _lower(tokens, at) in ("of", "the", "in"):
        at += 1
    if at >= len(tokens):
        return None
    inner = _year(tokens, at) if tokens[at].kind == "num" else None
    if tokens[at].kind == "word":
        if tokens[at].lower in MONTHS:
            inner = _month(tokens, at)
        elif tokens[at].lower in _SHIFTS:
            inner = _shifted(tokens, at)
        elif tokens[at].lower in SEASONS and at == i + 1:
            inner = _season(tokens, at)
    if inner is None or inner.precision == "day":
        return None
    return Written(
        i, inner.end, inner.precision, inner.year, inner.month, season=inner.season,
        shift=inner.shift, part=PARTS[tokens[i].lower], fiscal=inner.fiscal,
    )  # fmt: skip


def _season(tokens: tuple[Token, ...], i: int) -> Written | None:
    at = i + 2 if _lower(tokens, i + 1) in ("of", ",") else i + 1
    year = _four_digits(tokens, at)
    return Written(i, at + 1, "season", year=year, season=tokens[i].lower) if year else None


def _fiscal(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "fiscal year 2024", "fiscal 2024", "FY2024"."""
    at = i + 1
    while _lower(tokens, at) in ("year", "years", "-"):
        at += 1
    year = _four_digits(tokens, at)
    return Written(i, at + 1, "year", year=year, fiscal=True) if year else None


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def _quarter(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "the third quarter of 2020", "first quarter"."""
    if _lower(tokens, i + 1) != "quarter":
        return None
    at = i + 3 if _lower(tokens, i + 2) == "of" else i + 2
    year = _four_digits(tokens, at)
    number = _QUARTERS[tokens[i].lower]
    return Written(i, at + 1 if year else i + 2, "quarter", year=year, quarter=number)


def _q(tokens: tuple[Token, ...], i: int) -> Written | None:
    year = _four_digits(tokens, i + 1)
    number = int(tokens[i].lower[1])
    return Written(i, i + 2 if year else i + 1, "quarter", year=year, quarter=number)


_AGO_UNITS = frozenset("day days week weeks month months year years decade decades".split())


def _ago(tokens: tuple[Token, ...], i: int) -> Written | None:
    """ "two years ago", "a week ago", "10 days ago", from its unit word."""
    if _lower(tokens, i + 1) != "ago" or i == 0:
        return None
    before = tokens[i - 1]
    number = 1 if before.lower in ("a", "an") else UNITS.get(before.lower)
    if before.text.isdecimal() and len(before.text) < 4:
        number = int(before.text)
    if number is None:
        return None
    unit: Any = tokens[i].lower.removesuffix("s")
    return Written(i - 1, i + 2, unit, shift=-number)


_READERS: tuple[tuple[Any, Any], ...] = (
    (MONTHS, _month),
    (WEEKDAYS, _weekday),
    (DAY_WORDS, _day_word),
    (_SHIFTS, _shifted),
    (PARTS, _in_part),
    (SEASONS, _season),
    (frozenset(("fiscal", "fy")), _fiscal),
    (_QUARTERS, _quarter),
    (frozenset(("q1", "q2", "q3", "q4")), _q),
)


def _range_end(tokens: tuple[Token, ...], first: Written) -> Written | None:
    """`first` stretched over "to July 15", "-2020", "and 2019" behind it; None where none is."""
    at = first.end
    if at >= len(tokens) or first.precision == "time":
        return None
    joint = tokens[at]
    before = _lower(tokens, first.first - 1)
    dashed = joint.text in HYPHENS or joint.text in DASHES
    worded = (
        (joint.lower in ("to", "through", "until") and before in ("from", "between"))
        or (joint.lower == "through")
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
        day = _day(tokens, at + 1)
        if day is not None and day[0] > first.day:
            later_or_none = Written(
                at + 1, day[1], "day", year=first.year, month=first.month, day=day[0]
            )
    if later_or_none is None or later_or_none.precision != first.precision:
        return None
    return _spanning(first, later_or_none)


def _spanning(first: Written, later: Written) -> Written:
    from dataclasses import replace

    return replace(first, end=later.end, until=later)


def relation_before(tokens: tuple[Token, ...], i: int) -> Relation:
    """How the words in front of token `i` use the date that starts there."""
    at = i - 1
    while _lower(tokens, at) in ("the", "last", "about", "around", "late", "early"):
        at -= 1
    word = _lower(tokens, at)
    found: Any = RELATIONS.get(word, "on")
    return "since" if word == "on" and _lower(tokens, at - 1) == "starting" else found
