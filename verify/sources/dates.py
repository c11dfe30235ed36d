"""When a text was published, as the text itself or its metadata states it. Never guessed."""

import re
from datetime import UTC, date, datetime, timedelta

from verify.lang.en.calendar import MONTHS_IN_METADATA, PUBLISHED, UPDATED, WHEN_WORDS
from verify.models import Precision

Stated = tuple[date, Precision]

_TOP_CHARS = 1500
_TOP_LINES = 8
_LINE_CHARS = 140
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS_IN_METADATA, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)\b"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_D, _M = r"(?P<day>0?[1-9]|[12]\d|3[01])", r"(?P<month>0?[1-9]|1[0-2])"
_ISO = r"(?P<year>(?:1[89]|20)\d\d)-(?P<month>0[1-9]|1[0-2])"

# One row a way of writing a date; the first that fits is taken.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_ISO}-(?P<day>\d\d)(?:[T ]\d\d:?\d\d(?::?\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_D}\.\s?{_M}\.\s?(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<year>(?:19|20)\d\d)[/.]{_M}[/.]{_D}\b",
        rf"\b{_ISO}\b(?!-)",
        rf"\b{_MONTH},?\s+{_YEAR}",
    )
)
FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
"""A date in figures of which nobody knows whether day or month comes first."""
# How programs write a day without words: counted from the end of 1899 (spreadsheets), in seconds or
# milliseconds from 1970, or without anything between its parts.
_SERIAL = re.compile(r"\s*(\d{5})(?:\.\d+)?\s*")
_EPOCH = re.compile(r"\s*(\d{9,10})(\d{3})?(?:\.\d+)?\s*")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}(?:Z|[+-]\d{4})?)?\s*")
_SERIAL_START = date(1899, 12, 30)
_SERIAL_YEARS = range(1950, 2101)
_YEAR_ALONE = re.compile(r"\s*((?:1[89]|20)\d\d)\s*")

_OPENING = re.compile(r"\s*date[ \t:]+(\d{4}-\d\d(?:-\d\d)?)(?=\s|$)", re.IGNORECASE)
_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3}"
_REGION = rf"(?!(?i:{_MONTH.replace('?P<month>', '?:')}))[A-Z][\w.]+(?: [A-Z][\w.]+)?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_REGION})?),? (?P<date>[^()/—–\n]{{8,24}}?)\s*"
    r"(?:\([^()\n]{2,40}\)\s*|/[^/\n]{2,40}/\s*)?(?:—|–|--|-{1,2} )"
)

_BYLINE = re.compile(r"^\s*by\s+[A-Z][^\d|•·]{2,60}?(?=\s*[|•·,–—-])", re.IGNORECASE)


def parse_date(words: str) -> Stated | None:
    """The date that `words` (a metadata field) state, with its precision; None if they state none.

    Reads ISO 8601, "April 17, 2024", "17 Apr 2024", "17.4.2024", "April 2024", "2024", the day
    numbers of spreadsheets and seconds since 1970. A date in figures only, like 04/05/2024, is
    taken only where day and month cannot be confused.
    """
    year = _YEAR_ALONE.fullmatch(words)
    if year:
        return date(int(year[1]), 1, 1), "year"
    counted = _counted(words)
    if counted:
        return counted, "day"
    found = _first_date(words)
    return found[0] if found else None


def either_date(words: str) -> tuple[date, date] | None:
    """The two days that figures like 03/04/2025 may mean; None where they mean one or none."""
    match = FIGURES.search(words)
    if match is None or parse_date(words) is not None:
        return None
    first, second, year = (int(part) for part in match.groups())
    both = _day(year, second, first), _day(year, first, second)
    return (both[0][0], both[1][0]) if both[0] and both[1] else None


def _counted(words: str) -> date | None:
    """The day that a number stands for, as programs write it."""
    serial = _SERIAL.fullmatch(words)
    if serial:
        day = _SERIAL_START + timedelta(days=int(serial[1]))
        return day if day.year in _SERIAL_YEARS else None
    compact = _COMPACT.fullmatch(words)
    if compact:
        found = _day(int(compact[1]), int(compact[2]), int(compact[3]))
        return found[0] if found else None
    epoch = _EPOCH.fullmatch(words)
    return datetime.fromtimestamp(int(epoch[1]), UTC).date() if epoch else None


def stated_date(text: str) -> Stated | None:
    """The publication date that `text` states near its top, with its precision; else None.

    In this order: an opening "date 2021-05", a line that says nothing but when ("Wednesday, April
    17, 2024", "Published: 3 May 2021"; publication before update), a dateline with a year.
    """
    opening = opening_token(text)
    if opening:
        return parse_date(text[opening[0] : opening[1]].split()[-1])
    lines = _top_lines(text)
    return _by_rank(lines) or _in_dateline(lines)


def opening_token(text: str) -> tuple[int, int] | None:
    """Where a text opens with "date 2021-05" instead of its article: start and end, or None."""
    match = _OPENING.match(text)
    if match is None or parse_date(match[1]) is None:
        return None
    return match.end() - len(match[0].lstrip()), match.end()


def is_date_line(line: str) -> bool:
    """Whether `line` says nothing but when, and perhaps by whom ("By Ann Lee | May 3, 2021")."""
    return _date_of_line(line) is not None


def _top_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[:_TOP_CHARS].split("\n"))
    return [line for line in lines if line][:_TOP_LINES]


def _by_rank(lines: list[str]) -> Stated | None:
    ranked: list[tuple[int, Stated]] = []
    for line in lines:
        found = _date_of_line(line)
        if found:
            rank = 0 if PUBLISHED.search(line) else 2 if UPDATED.search(line) else 1
            ranked.append((rank, found))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _date_of_line(line: str) -> Stated | None:
    if len(line) > _LINE_CHARS or not any(c.isdigit() for c in line):
        return None
    found = _first_date(line)
    if found is None:
        return None
    stated, start, end = found
    second = _first_date(line[end:])
    rest = line[:start] + " | " + (line[end:][second[2] :] if second else line[end:])
    return None if WHEN_WORDS.sub("", _BYLINE.sub("", rest)) else stated


def _in_dateline(lines: list[str]) -> Stated | None:
    for line in lines[:4]:
        match = _DATELINE.match(line)
        found = _first_date(match["date"]) if match else None
        if match and found and not match["date"][found[2] :].strip(" ,"):
            return found[0]
    return None


def _first_date(words: str) -> tuple[Stated, int, int] | None:
    """The first date in `words` in the first form that fits, and where it stands."""
    for form in _FORMS:
        for match in form.finditer(words):
            stated = _value(match.groupdict())
            if stated:
                return stated, match.start(), match.end()
    return None


def _value(parts: dict[str, str | None]) -> Stated | None:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first != second and first <= 12 and second <= 12:
            return None
        day, month = (first, second) if first > 12 else (second, first)
        return _day(year, month, day)
    named = (parts["month"] or "").lower()
    month = MONTHS_IN_METADATA.get(named) or int(named)
    if parts.get("day"):
        return _day(year, month, int(parts["day"] or 0))
    return date(year, month, 1), "month"


def _day(year: int, month: int, day: int) -> Stated | None:
    try:
        return date(year, month, day), "day"
    except ValueError:
        return None
