"""Proper names in running English text, by their capitals."""

import re

from verify.lang.en.people import (
    CALENDAR_WORDS,
    COUNTING_WORDS,
    NAME_JOINTS,
    NUMBERED,
    TITLES_IN_NAMES,
)
from verify.lang.en.sentences import OPENERS, ORDINARY, STOPWORDS
from verify.models import Mention, Span

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = r"(?:[A-Z]\.(?:[A-Z]\.)*)"
_SAINT = r"(?:(?:St|Ft|Mt)\.(?=[ \u00a0][A-Z]))"
_TIED = rf"(?:[’'.&-](?=[^\W_])|(?<=s)[’'](?=[ \u00a0]{_UPPER}))"
_WORD = (
    rf"(?:{_INITIALS}|{_SAINT}|{_UPPER}[^\W_]*(?:{_TIED}[^\W_]*)*)"
    rf"(?:(?=[ \u00a0]\d)(?:{NUMBERED})[ \u00a0]\d{{1,5}})?"
)
_NAME = re.compile(
    rf"(?={_UPPER})(?<![\w’'-]){_WORD}"
    rf"(?:[ \u00a0](?:{NAME_JOINTS}[ \u00a0])?{_WORD})*(?:,[ \u00a0](?:Jr|Sr)\b)?"
)
_PARTICLE = re.compile(r"(?<![\w’'-])(?:van der|van den|van de|van|von|de la|al)[ \u00a0]\Z")
_LEFT_OFF = STOPWORDS | TITLES_IN_NAMES | CALENDAR_WORDS | OPENERS
_TITLE = re.compile(r"(?<=[ \u00a0])(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Lt|Gen)\b")
_JUNIOR = re.compile(r"\b[JS]r\Z")
_INITIAL_LAST = re.compile(r"\b[A-Z]\.\Z")
_PLAIN = re.compile(rf"{_UPPER}[a-zß-öø-ÿ]+(?:-[a-zß-öø-ÿ]+)*\Z")
_SENTENCE_OPENS = re.compile(r"""(?:\A|\n|[!?…:;•]|\.[”’"')\]]*(?=\s))[\s"“‘'(\[*–—-]*\Z|[“"]\Z""")
_SHORTENED = re.compile(rf"(?:\b{_UPPER}|\b(?i:{'|'.join(sorted(TITLES_IN_NAMES))}))\.\s*\Z")
_LOOK_BACK = 24


def proper_names(text: str) -> list[Mention]:
    """The proper names in `text`, in order: runs of capitalised words, joined by "of", "de", "&".

    A function word or a common opener of sentences is not part of a name; days and months are not
    names; a title before a name ("Gov.") and a possessive behind it are left off. A word whose only
    capital opens a sentence is no name where it is an ordinary one, or stands in lower case
    elsewhere in the text. One that we do not know may be ordinary too: check that before believing
    it.
    """
    found: list[Mention] = []
    for match in _NAME.finditer(text):
        for piece in _split_at_titles(text, *match.span()):
            start, end = _trimmed(text, *piece)
            name = text[start:end]
            if name and name.casefold() not in CALENDAR_WORDS:
                found.append(Mention(text=name, span=Span(start=start, end=end)))
    doubtful = {name.span.start for name in found if _only_opens(name, text)}
    known = {name.text.split()[-1] for name in found if name.span.start not in doubtful}
    return [
        name
        for name in found
        if name.span.start not in doubtful or name.text in known or not _is_ordinary(name, text)
    ]


def _only_opens(name: Mention, text: str) -> bool:
    """Whether a name is one plain word, and opens a sentence, so that the capital says nothing."""
    if _PLAIN.match(name.text) is None:
        return False
    place = max(0, name.span.start - _LOOK_BACK), name.span.start
    opens = _SENTENCE_OPENS.search(text, *place) is not None
    return opens and _SHORTENED.search(text, *place) is None


def _is_ordinary(name: Mention, text: str) -> bool:
    """Whether a word with a capital is an ordinary one, by what we know or by its text."""
    word = name.text.casefold()
    parts = word.split("-")
    numbered = len(parts) > 1 and parts[0] in COUNTING_WORDS
    if word in ORDINARY or numbered:
        return True
    return re.search(rf"(?<![\w’'-]){re.escape(word)}(?![\w’'-])", text) is not None


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
