"""Figures of a claim that the source does not bear out, though it has others of their sort."""

from __future__ import annotations

import re

from verify.models import Source
from verify.quantities.comparison import Comparison
from verify.quantities.dates import find_dates
from verify.quantities.match import same_unit
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.quantities.unread import same_number
from verify.quantities.when import compare_dates

_LIMITS = ("about", "nearly", "more_than", "at_least", "less_than", "at_most")
_STATED = ("money", "percent")
_SHARES = ("share", "percent", "ratio")
_NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?=(?:st|nd|rd|th|s)?(?![\w-]))")
_MARKS = re.compile(
    r"\[[\d,;\s–-]+\]|^\s*\d{1,2}[.)]\s|\b(?:figs?\.?|figures?|tables?|sections?)\s+\d+",
    re.IGNORECASE | re.MULTILINE,
)
"""Numbers that count nothing: of notes, of list entries, of figures and tables."""


def nowhere(comparison: Comparison, claim: str, source: Source) -> str:
    """The words of an open figure that stands nowhere in the source; "" where it does.

    Only beside a rival, a figure of the same sort: else the source does not speak of it. A sum of
    money needs none.
    """
    if comparison.kind == "predicate":
        return ""
    span = comparison.claim_span
    stated = [q for q in parse(claim) if q.kind in _STATED and q.span.overlaps(span)]
    sum_of_money = any(q.kind == "money" for q in stated)
    if not sum_of_money and not _rivalled(comparison, claim, source):
        return ""
    for quantity in stated:
        named = quantity.modifier in _LIMITS or _has(source, quantity)
        if not named and not taken_apart(quantity.text, source.text):
            return quantity.text
    marks = [match.span() for match in _MARKS.finditer(claim)]
    for match in _NUMBER.finditer(claim, span.start, span.end):
        if any(start <= match.start() < end for start, end in marks):
            continue
        number = match.group().rstrip(",")
        if same_number(number, source.text) is None and not taken_apart(number, source.text):
            return number
    return ""


def taken_apart(figure: str, text: str) -> bool:
    """Whether `text` has the number of `figure` in pieces, as archives keep it: "36, 000"."""
    found = _NUMBER.search(figure)
    pieces = re.split(r"([,.])", found.group()) if found else []
    whole = r"\s?".join(map(re.escape, pieces))
    return len(pieces) > 1 and re.search(rf"(?<![\d.,]){whole}(?![\d])", text) is not None


def unproven(comparison: Comparison, claim: str, window: str) -> str:
    """The words of an open share ("most", "half") that figures of `window` leave open; else "".

    Beside "four of the 15" a "most" is a figure like any other: it has to come out of them. A
    window without a share or two counts may say it in words.
    """
    if comparison.kind != "predicate":
        return ""
    told = parse(window)
    counts = sum(q.kind == "count" for q in told)
    if counts < 2 and not any(q.kind in _SHARES for q in told):
        return ""
    return comparison.claim_span.of(claim)


def another_time(comparison: Comparison, claim: str, source: Source) -> str:
    """The words of a date of the claim beside which a passage has another; "" where the source has
    both, and for a day of the week, which "the night before" may be as well."""
    if comparison.kind != "date" or not comparison.differs:
        return ""
    theirs = find_dates(source.text, source.published)
    mine = [d for d in find_dates(claim, None) if d.span == comparison.claim_span]
    if all(d.year is None and d.month is None for d in mine):
        return ""
    if any(compare_dates(one, other) == "agree" for one in mine for other in theirs):
        return ""
    return comparison.claim_span.of(claim)


def _has(source: Source, quantity: Quantity) -> bool:
    """Whether the source has a figure of the same unit and value, as finely as it is written."""
    theirs = [one for other in parse(source.text) for one in (other, *other.ends)]
    return any(
        same_unit(quantity, one) and abs(one.low - end) < max(one.step, quantity.step)
        for one in theirs
        for end in (quantity.low, quantity.high)
    )


def _rivalled(comparison: Comparison, claim: str, source: Source) -> bool:
    """Whether the source has a figure of the same unit, or, for one without a unit, any number.

    "More than 100" may be told in another way, as each part of a sum: its rival is a limit too.
    """
    mine = [q for q in parse(claim) if q.span.overlaps(comparison.claim_span)]
    theirs = parse(source.text)
    limits = [q for q in mine if q.modifier in _LIMITS]
    if limits:
        return any(q.modifier == t.modifier and same_unit(q, t) for q in limits for t in theirs)
    if all(q.unit is None for q in mine):
        return _NUMBER.search(source.text) is not None
    return any(same_unit(q, t) for q in mine for t in theirs)
