"""Dates changed to other dates: weekdays, months, days, years and how long ago."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, swap

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SHORT = "Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()
# "on Sunday" and "March 3", not "Bloody Sunday" nor "Friday Night Lights".
_WEEKDAY = re.compile(
    rf"(?<![\w’'-])(?:[a-z\d][\w’'-]*[,)]?|[A-Z]\w*,) ({'|'.join(_WEEKDAYS)})\b(?!\s[A-Z]|[’'])"
)
_MONTH = re.compile(
    rf"(?:(?<=\b[Ii]n )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=\b[Bb]y )|(?<=\b[Oo]n )|(?<=last )|"
    rf"(?<=early )|"
    rf"(?<=late )|(?<=\bof ))({'|'.join(_MONTHS)}|{'|'.join(map(re.escape, _SHORT))})(?![\w’'])"
)
_DAY = re.compile(
    rf"(?:{'|'.join(_MONTHS)}|{'|'.join(map(re.escape, _SHORT))}) (\d{{1,2}})(?![\d,]\d|\d)"
)
_YEAR = re.compile(
    r"(?:(?<=\b[Ii]n )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=\b[Bb]y )|(?<=the )|(?<=[a-z], )|"
    r"(?<=\d, )|(?<=[a-z] ))"
    r"((?:19|20)\d\d)(?![\w’'–/-]|,\d| percent|%)"
)
_AGO = (
    (re.compile(r"\blast week\b"), ("last month", "last year", "three weeks ago")),
    (re.compile(r"\blast month\b"), ("last week", "last year", "three months ago")),
    (re.compile(r"\blast year\b"), ("three years ago", "five years ago", "a decade ago")),
    (re.compile(r"\bnext week\b"), ("next month", "next year")),
    (re.compile(r"\bnext month\b"), ("next week", "next year")),
    (re.compile(r"\bnext year\b"), ("next month", "in three years", "in five years")),
    (re.compile(r"\bearlier this week\b"), ("last month", "earlier this year")),
    (re.compile(r"\bearlier this month\b"), ("last year", "two months ago")),
    (re.compile(r"\bthis (?=(?:spring|summer|fall|winter)\b)"), ("last ",)),
    (re.compile(r"\blast (?=(?:spring|summer|fall|winter)\b)"), ("this ",)),
)


def weekday(text: str, _: Cast, rng: Random) -> Change | None:
    """Another day of the week."""
    return _other(text, _WEEKDAY, _WEEKDAYS, rng)


def month(text: str, _: Cast, rng: Random) -> Change | None:
    """Another month, in full or shortened as it was."""
    match = _MONTH.search(text)
    if match is None:
        return None
    return _other(text, _MONTH, _SHORT if match[1].endswith(".") else _MONTHS, rng)


def _other(text: str, pattern: re.Pattern[str], names: list[str], rng: Random) -> Change | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    new = rng.choice([name for name in names if name not in text])
    return swap(text, match.start(1), match.end(1), new)


def day(text: str, _: Cast, rng: Random) -> Change | None:
    """Another day of the month."""
    match = _DAY.search(text)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    old = int(match[1])
    new = rng.choice([n for n in range(max(1, old - 9), min(28, old + 9) + 1) if n != old])
    return swap(text, match.start(1), match.end(1), str(new))


def year(text: str, _: Cast, rng: Random) -> Change | None:
    """Another year; not where two years make a span."""
    found = list(_YEAR.finditer(text))
    if len(found) != 1 or len(re.findall(r"\b(?:19|20)\d\d\b", text)) != 1:
        return None
    (match,) = found
    old = int(match[1])
    new = old + rng.choice([-6, -5, -4, -3, -2, -1, 1, 2, 3, 4])
    return swap(text, match.start(1), match.end(1), str(new))


def ago(text: str, _: Cast, rng: Random) -> Change | None:
    """Another distance: last week made last month."""
    for pattern, others in _AGO:
        match = pattern.search(text)
        if match and others:
            return swap(text, match.start(), match.end(), rng.choice(others))
    return None
