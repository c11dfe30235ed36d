"""Proper names in running English text, by their capitals."""

import re

from verify.models import Mention, Span
from verify.text.words import STOPWORDS

_CAPITAL = (
    r"(?:[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|(?<=\w)[’'](?=\w))*(?:[-&][^\W_]+)*"
    r"(?:(?<=\b[A-Z])\.(?:[A-Z]\.)*)?)"
)
_JOINT = r"(?:of the|of|de la|de|del|da|van der|van|von|bin|al|and the|for|&)"
_NAME = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?:[ \u00a0](?:{_JOINT}[ \u00a0])?{_CAPITAL})*")
_TITLES = frozenset(
    """gov governor sen senator rep representative president dr mr mrs ms prof secretary
    commissioner mayor judge justice lt gen col capt sgt rev sir dame minister chancellor
    speaker leader""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec""".split()
)


def proper_names(text: str) -> list[Mention]:
    """The proper names in `text`, in order: runs of capitalised words, joined by "of", "de", "&".

    A function word that opens a sentence is not part of a name; days and months are not names; a
    title before a name ("Gov.") is left off. An ordinary word in front of a sentence may be taken
    for a name: check that before believing it.
    """
    found: list[Mention] = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        start = _skip_openers(text, start, end)
        while start < end and text[end - 1] in ".,":
            end -= 1
        name = text[start:end]
        if name and name.casefold() not in _CALENDAR:
            found.append(Mention(text=name, span=Span(start=start, end=end)))
    return found


def _skip_openers(text: str, start: int, end: int) -> int:
    """`start` moved behind leading function words, titles and calendar words."""
    while start < end:
        head = re.match(r"[^\s\u00a0]+", text[start:end])
        if head is None:
            return start
        word = head.group().casefold().strip(".,")
        if word not in STOPWORDS and word not in _TITLES and word not in _CALENDAR:
            return start
        start += head.end()
        while start < end and text[start].isspace():
            start += 1
    return start
