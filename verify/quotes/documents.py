"""Words that somebody reads out are those of whoever wrote them: a diary in court, a letter."""

import re

from verify.models import Span
from verify.quotes.name_words import DETERMINERS, NAME
from verify.text.titles import TITLES

_DOCUMENT = (
    r"(?:diar(?:y|ies)|journals?|letters?|e-?mails?|notes?|notebooks?|messages?|texts?|memos?|poems?"
    r"|wills?|affidavits?|statements?|reports?|transcripts?|testimony|posts?|tweets?|memoirs?"
    r"|speech(?:es)?|entry|entries)"
)
_READS = re.compile(
    r"\b(?:reads?|reading|recit(?:es?|ed|ing)|quot(?:es?|ed|ing))\b"
    r"(?=[^.;:]{0,80}?\b(?:from|out|aloud|in court|to the|into)\b)|\bread (?:in|to|by|out|aloud)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(rf"(?P<name>{NAME})[’']s?[ \xa0](?:[a-z-]+[ \xa0]){{0,2}}{_DOCUMENT}\b")
_OF_WHOM = re.compile(
    rf"\b{_DOCUMENT}[ \xa0](?:entr(?:y|ies)[ \xa0])?"
    r"(?:of|by|from|written by|kept by|sent by|signed by|that|which)[ \xa0]"
    rf"(?:the[ \xa0])?(?P<name>{NAME})"
)
_ANY = re.compile(
    rf"\b(?:{'|'.join(sorted(DETERMINERS))})[ \xa0](?:\w+[ \xa0]){{0,2}}{_DOCUMENT}\b"
)


def read_out(text: str, start: int, end: int) -> tuple[bool, Span | None]:
    """Whether the words between two offsets say that a text is read out, and who wrote it.

    `text` is masked. The writer is None where nobody is named: then it is not known whose words
    they are, for the reader's they are not.
    """
    if _READS.search(text, start, end) is None:
        return False, None
    for pattern in (_WHOSE, _OF_WHOM):
        match = pattern.search(text, start, end)
        if match is not None and match["name"].casefold().strip(".") not in TITLES:
            return True, Span(start=match.start("name"), end=match.end("name"))
    return _ANY.search(text, start, end) is not None, None
