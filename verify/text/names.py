"""Proper names in running English text, by their capitals."""

import re

from verify.models import Mention, Span
from verify.text.words import STOPWORDS

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = r"(?:[A-Z]\.(?:[A-Z]\.)*)"
_SAINT = r"(?:(?:St|Ft|Mt)\.(?=[ \u00a0][A-Z]))"
_NUMBERED = "|".join(
    rf"(?<={word})"
    for word in """District Local Chapter Route Flight Apollo Interstate Highway Section Area
    Proposition Amendment Title Unit Ward Precinct Company Division Team""".split()
)
_TIED = rf"(?:[’'.&-](?=[^\W_])|(?<=s)[’'](?=[ \u00a0]{_UPPER}))"
_WORD = (
    rf"(?:{_INITIALS}|{_SAINT}|{_UPPER}[^\W_]*(?:{_TIED}[^\W_]*)*)"
    rf"(?:(?=[ \u00a0]\d)(?:{_NUMBERED})[ \u00a0]\d{{1,5}})?"
)
_JOINT = (
    r"(?:of the|of|de la|de los|de|del|da|dos|di|van der|van den|van de|van|von|bin|ibn|al|el|le|la"
    r"|and the|for|&)"
)
_NAME = re.compile(
    rf"(?={_UPPER})(?<![\w’'-]){_WORD}"
    rf"(?:[ \u00a0](?:{_JOINT}[ \u00a0])?{_WORD})*(?:,[ \u00a0](?:Jr|Sr)\b)?"
)
_PARTICLE = re.compile(r"(?<![\w’'-])(?:van der|van den|van de|van|von|de la|al)[ \u00a0]\Z")
_TITLES = frozenset(
    """gov governor sen senator rep representative reps sens govs president dr mr mrs ms prof
    secretary commissioner mayor judge justice lt gen col capt sgt maj adm rev sir dame minister
    chancellor speaker leader former congressman congresswoman""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec""".split()
)
# Ordinary words that open sentences in news and are no part of a name that follows.
_OPENERS = frozenset(
    """later earlier meanwhile however still yet nobody everyone everybody somebody someone anyone
    nothing something everything workers officials leaders lawmakers critics supporters voters
    negotiators members talks people police unions critics republicans democrats today yesterday
    tomorrow now then also even despite among under like unlike since although though while
    because asked according following speaking among instead last next this early late nearly
    almost about more most many several some all both each every one two three four five six
    seven eight nine ten another other others neither either such thousands hundreds millions
    dozens roughly around within without not never yes no so or but and if when where what who
    why how whether perhaps maybe please thank thanks let""".split()
)
_LEFT_OFF = STOPWORDS | _TITLES | _CALENDAR | _OPENERS
_TITLE = re.compile(r"(?<=[ \u00a0])(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Lt|Gen)\b")
_JUNIOR = re.compile(r"\b[JS]r\Z")
_INITIAL_LAST = re.compile(r"\b[A-Z]\.\Z")


def proper_names(text: str) -> list[Mention]:
    """The proper names in `text`, in order: runs of capitalised words, joined by "of", "de", "&".

    A function word or a common opener of sentences is not part of a name; days and months are not
    names; a title before a name ("Gov.") and a possessive behind it are left off. Another ordinary
    word in front of a sentence may be taken for a name: check that before believing it.
    """
    found: list[Mention] = []
    for match in _NAME.finditer(text):
        for piece in _split_at_titles(text, *match.span()):
            start, end = _trimmed(text, *piece)
            name = text[start:end]
            if name and name.casefold() not in _CALENDAR:
                found.append(Mention(text=name, span=Span(start=start, end=end)))
    return found


def _split_at_titles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run cut before a shortened title within it: "Connecticut Gov. Ann Roe" is two names."""
    cuts = [start, *(start + match.start() for match in _TITLE.finditer(text[start:end]))]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A run without what is not the name, at either end, and with its particle."""
    start = _skip_openers(text, start, end)
    while start < end and text[end - 1] in " \u00a0,":
        end -= 1
    if text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    if text[end : end + 1] == "." and _JUNIOR.search(text[start:end]):
        end += 1
    elif text[end - 1 : end] == "." and not _INITIAL_LAST.search(text[start:end]):
        end -= 1
    particle = _PARTICLE.search(text[max(0, start - 8) : start]) if start < end else None
    return (start - len(particle.group()) if particle else start), end


def _skip_openers(text: str, start: int, end: int) -> int:
    """`start` moved behind leading function words, openers, titles and calendar words."""
    while start < end:
        head = re.match(r"[^\s\u00a0]+", text[start:end])
        if head is None:
            return start
        word = head.group().casefold().strip(".,")
        if word not in _LEFT_OFF:
            return start
        start += head.end()
        while start < end and text[start].isspace():
            start += 1
    return start
