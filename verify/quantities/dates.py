"""Dates in a text, with exact spans, resolved against the date of their article."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from verify.lang.en.calendar import (
    AGO_UNITS,
    AHEAD,
    MONTHS,
    PARTS,
    QUARTERS,
    RELATIONS,
    SEASONS,
    SHIFTS,
    WEEKDAYS,
)
from verify.lang.en.numbers import ORDINALS
from verify.models import Span
from verify.quantities.date_forms import (
    DAY_WORDS,
    DatePrecision,
    Written,
    day_at,
    day_month_at,
    lower,
    month_at,
    numeric_at,
    weekday_at,
)
from verify.quantities.date_phrases import (
    ago,
    century_at,
    day_word,
    fiscal,
    in_part,
    quarter,
    season_at,
    shifted,
    short_decade_at,
    short_quarter,
    short_year_at,
    year_at,
)
from verify.quantities.tokens import DASHES, HYPHENS, MINUS, Token, tokenize, touching
from verify.text.remembering import remembered

Relation = Literal["on", "until", "by", "since", "before", "after"]


@remembered
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


Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. `start` to `end` is the interval of days it denotes, both included.

    Where the words need the article's date and none is known, `resolved` is False and the ends are
    None, but what is written (`year`, `month`, `day`, `weekday`) is there. `relation` says how the
    sentence uses it: until, by, since, before, after, or on. `clock` is a time of day in minutes,
    and then there are no days. `later` is the second date of a range; `start` to `end` cover both.
    """

    text: str
    span: Span
    start: date | None
    end: date | None
    precision: DatePrecision
    relation: Relation = "on"
    resolved: bool = True
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: int | None = None
    later: DateMention | None = None


def resolve(
    written: Written, tokens: tuple[Token, ...], text: str, published: date | None
) -> DateMention:
    """`written` as a mention, its days counted from `published` where it needs that."""
    first, last = tokens[written.first], tokens[written.end - 1]
    span = Span(start=first.start, end=last.end)
    ahead = _looks_ahead(tokens, written)
    days = _days(written, published, ahead=ahead)
    if days is not None and written.until is not None:
        later = _days(written.until, published, ahead=ahead)
        if later is not None and later[1] < days[0] and written.until.year is None:
            later = _on_or_after(written.until, days[0])
        days = (days[0], later[1]) if later is not None and later[1] >= days[0] else None
    relation = relation_before(tokens, written.first)
    second = written.until
    if written.until is not None and relation == "since":
        relation = "on"
    return DateMention(
        text=span.of(text),
        span=span,
        start=days[0] if days else None,
        end=days[1] if days else None,
        precision=written.precision,
        relation=relation,
        resolved=days is not None,
        year=written.year,
        month=written.month,
        day=written.day,
        weekday=written.weekday,
        clock=written.clock,
        later=resolve(second, tokens, text, published) if second is not None else None,
    )


def _on_or_after(written: Written, first: date) -> Interval | None:
    """The end of a range whose own reading lies before its start: the next such day or month."""
    if written.weekday is not None and written.month is None:
        day = first + timedelta(days=(written.weekday - first.weekday()) % 7)
        return day, day
    if written.month is not None:
        year = first.year + (written.month < first.month)
        return _in_month(replace(written, year=year), first, ahead=True)
    return None


def _looks_ahead(tokens: tuple[Token, ...], written: Written) -> bool:
    """Whether the words around a date speak of what is to come."""
    lowest = max(0, written.first - 12)
    for k in range(written.first - 1, lowest - 1, -1):
        if tokens[k].text in ".!?;":
            return False
        if tokens[k].lower in AHEAD:
            return True
    return False


def _days(written: Written, published: date | None, *, ahead: bool) -> Interval | None:
    if written.precision == "time":
        return None
    try:
        found = _interval(written, published, ahead=ahead)
    except (ValueError, OverflowError):
        return None
    return _part(found, written.part) if found is not None and written.part else found


def _interval(written: Written, published: date | None, *, ahead: bool) -> Interval | None:
    if written.precision == "quarter" and written.quarter is not None:
        year = written.year or _year_of(published, written.quarter * 3 - 1, ahead=ahead)
        return _months(year, written.quarter * 3 - 2, 3) if year else None
    if written.season is not None:
        return _season(written, published)
    if written.fiscal:
        return _fiscal(written, published)
    if written.month is not None:
        return _in_month(written, published, ahead=ahead)
    if written.year is not None:
        years = {"decade": 10, "century": 100}.get(written.precision, 1)
        return date(written.year, 1, 1), date(written.year + years - 1, 12, 31)
    if published is None:
        return None
    if written.weekday is not None:
        return _weekday(written, published, ahead=ahead)
    return _shifted(written, published) if written.shift is not None else None


def _in_month(written: Written, published: date | None, *, ahead: bool) -> Interval | None:
    assert written.month is not None  # noqa: S101
    year = written.year
    if year is None and written.shift is not None and published is not None:
        year = published.year + written.shift
        if written.shift == -1 and written.month < published.month:
            year = published.year
        if written.shift == 1 and written.month > published.month:
            year = published.year
    if year is None:
        year = _year_of(published, written.month, ahead=ahead)
    if year is None:
        return None
    if written.day is None:
        return _months(year, written.month, 1)
    day = date(year, written.month, written.day)
    return day, day


def _year_of(published: date | None, month: int, *, ahead: bool) -> int | None:
    """The year of a month named without one: within half a year of publication."""
    if published is None:
        return None
    distance = month - published.month
    if distance > (9 if ahead else 6):
        return published.year - 1
    if distance < (-3 if ahead else -8):
        return published.year + 1
    return published.year


def _months(year: int, month: int, count: int) -> Interval:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _season(written: Written, published: date | None) -> Interval | None:
    year = written.year
    if year is None and published is not None:
        year = published.year + (written.shift or 0)
        first = SEASONS[written.season or "spring"][0]
        if written.shift == -1 and first + 2 < published.month:
            year = published.year
    if year is None:
        return None
    first, _ = SEASONS[written.season or "spring"]
    return _months(year, first, 3)


def _fiscal(written: Written, published: date | None) -> Interval | None:
    """A fiscal year as US states keep it: July 1 of the year before to June 30."""
    year = written.year
    if year is None and published is not None and written.shift is not None:
        year = published.year + (published.month > 6) + written.shift
    return (date(year - 1, 7, 1), date(year, 6, 30)) if year else None


def _weekday(written: Written, published: date, *, ahead: bool) -> Interval:
    """The nearest such day: in the past, or to come where the words look ahead."""
    assert written.weekday is not None  # noqa: S101
    back = (published.weekday() - written.weekday) % 7
    if written.shift == 1 or (ahead and written.shift is None):
        day = published + timedelta(days=(written.weekday - published.weekday()) % 7 or 7)
        if ahead and written.shift is None and back == 0:
            day = published
    elif written.shift == -1:
        day = published - timedelta(days=back or 7)
    elif written.shift == 0:
        day = published + timedelta(days=written.weekday - published.weekday())
    else:
        day = published - timedelta(days=back)
    return day, day


def _shifted(written: Written, published: date) -> Interval:
    shift = written.shift or 0
    if written.precision == "day":
        day = published + timedelta(days=shift)
        return day, day
    if written.precision == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if written.precision == "month":
        index = published.year * 12 + published.month - 1 + shift
        return _months(index // 12, index % 12 + 1, 1)
    if written.precision == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + shift
        return _months(index // 4, index % 4 * 3 + 1, 3)
    years = {"decade": 10, "century": 100}.get(written.precision, 1)
    year = published.year + shift * years
    if years > 1:
        year -= year % years
    return date(year, 1, 1), date(year + years - 1, 12, 31)


def _part(days: Interval, part: str) -> Interval:
    """The early, middle or late third of an interval."""
    length = (days[1] - days[0]).days + 1
    third = timedelta(days=length // 3)
    if part == "early":
        return days[0], days[0] + third
    if part == "late":
        return days[1] - third, days[1]
    return days[0] + third, days[1] - third


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
    return list(_found(text, published))


@remembered
def _found(text: str, published: date | None) -> tuple[DateMention, ...]:
    tokens = tokenize(text)
    return tuple(resolve(written, tokens, text, published) for written in written_dates(text))
