"""Words that somebody reads out are those of whoever wrote them: a diary in court, a letter."""

import re

from verify.lang.en.people import DETERMINERS, NAME, TITLES
from verify.lang.en.speech import DOCUMENT, OF_WHOM, READS_ALOUD
from verify.models import Span

_WHOSE = re.compile(rf"(?P<name>{NAME})[’']s?[ \xa0](?:[a-z-]+[ \xa0]){{0,2}}{DOCUMENT}\b")
_ANY = re.compile(rf"\b(?:{'|'.join(sorted(DETERMINERS))})[ \xa0](?:\w+[ \xa0]){{0,2}}{DOCUMENT}\b")


def read_out(text: str, start: int, end: int) -> tuple[bool, Span | None]:
    """Whether the words between two offsets say that a text is read out, and who wrote it.

    `text` is masked. The writer is None where nobody is named: then it is not known whose words
    they are, for the reader's they are not.
    """
    if READS_ALOUD.search(text, start, end) is None:
        return False, None
    for pattern in (_WHOSE, OF_WHOM):
        match = pattern.search(text, start, end)
        if match is not None and match["name"].casefold().strip(".") not in TITLES:
            return True, Span(start=match.start("name"), end=match.end("name"))
    return _ANY.search(text, start, end) is not None, None
