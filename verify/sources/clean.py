"""Which stretches of a page are not its article.

Nothing is cut: furniture is marked, so that every offset stays true, and what is marked is neither
searched nor cited. `furniture.py` has the table of what pages print; here are the rules that need
to look at more than one line, or at a part of one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from verify.lang.en.pages import (
    BIO_ROLE,
    BIO_START,
    HEADS_A_LIST,
    PAGE_PARTS,
    SHARE_CORE,
    SHARE_WORDS,
)
from verify.models import Span
from verify.sources.dates import is_date_line, opening_token
from verify.sources.furniture import KINDS, Place
from verify.text.sentences import paragraph_spans

_TOP_LINES = 8
_END_LINES = 8
_LONGEST = max(kind.longest for kind in KINDS)

# From here to the end of its line: a copyright note and the sentences behind it.
_COPYRIGHT = re.compile(
    r"""(?:^|(?<=[.!?…"”’)\]])\s*)
    \(?(?:
        (?:copyright\s*)?©\s*(?:copyright\s*)?(?:by\s+)?(?:\d{4}\b|(?-i:[A-Z]))
      | (?:copyright\s*\(c\)|\(c\)\s*copyright|\(c\)(?=\s*\d{4}\b))
      | copyright,?\s+(?:by\s+)?\d{4}\b
      | copyright\s+(?:[\w.,&'’-]+\s+){1,6}?\d{4}\b
      | (?:^|(?<=[.!?…"”’]\s))all\s+rights\s+reserved
    )""",
    re.IGNORECASE | re.VERBOSE,
)


_CREDITED = (")", "Images", "AP", "AFP", "Reuters")
_SHARE_CHARS = 200
_REPEATED_CHARS = 20

_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"”’')\]]*$")
_HEADLINE_CHARS = 140

_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: (?:(?:de|la|van|von|der|al) )?[A-Z][\w.'’-]*){1,3}")
_BIO_CHARS = 600
_ROLE_LINE_CHARS = 250
_QUOTE_MARKS = ('"', "“", "‘")


def furniture(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that belong to the page and not to the article, in order.

    Promotions, advertisements, share bars, sign-up and cookie lines, navigation, bylines and dates
    at the top, picture credits, and at the end notices, authors' biographies and copyright notes.
    Headlines, captions, corrections and editors' notes are left in. `text` is canonical.
    """
    lines = [(span, span.of(text)) for span in paragraph_spans(text)]
    whole = {n for n, (_, line) in enumerate(lines) if _is_furniture(line, _places(n, len(lines)))}
    whole |= _repeats(lines)
    whole |= _biography(lines, whole)
    whole |= _listed_at_the_end(lines, whole)
    marked: list[tuple[int, int]] = []
    opening = opening_token(text)
    if opening:
        marked.append(opening)
    for n, (span, line) in enumerate(lines):
        if n in whole:
            marked.append((span.start, span.end))
        else:
            marked.extend(
                (span.start + start, span.start + end)
                for start, end in _parts(line, _places(n, len(lines)))
            )
    return tuple(Span(start=start, end=end) for start, end in _merged(marked))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, with those that overlap or touch made one; empty ones are left out."""
    pairs = _merged((span.start, span.end) for span in spans)
    return tuple(Span(start=start, end=end) for start, end in pairs)


def _places(n: int, lines: int) -> tuple[Place, ...]:
    places: list[Place] = ["anywhere"]
    if n < _TOP_LINES:
        places.append("top")
    if n >= lines - _END_LINES:
        places.append("end")
    return tuple(places)


@cache
def _forms(place: Place) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The patterns of the table for one place; compiled at first use, since it takes 30 ms."""
    return tuple((kind.longest, kind.pattern()) for kind in KINDS if kind.place == place)


def _is_furniture(line: str, places: tuple[Place, ...]) -> bool:
    if len(line) > _LONGEST:
        return False
    for place in places:
        for longest, pattern in _forms(place):
            if len(line) <= longest and pattern.fullmatch(line):
                return True
    if "top" in places and is_date_line(line):
        return True
    return _is_share_bar(line)


def _is_share_bar(line: str) -> bool:
    if len(line) > _SHARE_CHARS:
        return False
    said = [word.strip("()|,.:·•/+-0123456789") for word in line.lower().split()]
    return all(word in SHARE_WORDS or not word for word in said) and any(
        word in SHARE_CORE for word in said
    )


def _parts(line: str, places: tuple[Place, ...]) -> Iterator[tuple[int, int]]:
    first = line.partition("\n")[0].rstrip()
    if len(first) < len(line) and _is_furniture(first, places):
        yield 0, len(first)
    if line.endswith(_CREDITED) or "REUTERS/" in line or line.startswith(("Image", "Media")):
        for match in PAGE_PARTS.finditer(line):
            yield match.span()
    if "end" in places or line[:1] in "(©Cc":
        note = _COPYRIGHT.search(line)
        if note and ("end" in places or note.start() == 0):
            yield note.start(), len(line)


def _repeats(lines: list[tuple[Span, str]]) -> set[int]:
    """Lines that say again, word for word, what one of the two lines before them says."""
    found = set()
    for n, (_, line) in enumerate(lines):
        before = (lines[m][1] for m in range(max(0, n - 2), n))
        if len(line) >= _REPEATED_CHARS and line in before:
            found.add(n)
    return found


def _biography(lines: list[tuple[Span, str]], known: set[int]) -> set[int]:
    """The last lines about who wrote the article: "Ann Lee covers schools for ..."."""
    found: set[int] = set()
    for n in range(len(lines) - 1, max(1, len(lines) - 1 - _END_LINES), -1):
        line = lines[n][1]
        if _is_biography(line):
            found.add(n)
        elif n not in known:
            break
    return found | _signed(lines)


def _is_biography(line: str) -> bool:
    return (
        len(line) <= _BIO_CHARS
        and not any(mark in line[:60] for mark in _QUOTE_MARKS)
        and BIO_START.match(line) is not None
        and BIO_ROLE.search(line[:300]) is not None
    )


def _signed(lines: list[tuple[Span, str]]) -> set[int]:
    """A name printed twice near the end, and the line about its bearer."""
    for n in range(max(1, len(lines) - _END_LINES), len(lines)):
        line = lines[n][1]
        if line == lines[n - 1][1] and _PERSON.fullmatch(line):
            about = {n + 1} if n + 1 < len(lines) and _is_role(lines[n + 1][1]) else set()
            return {n - 1, n} | about
    return set()


def _is_role(line: str) -> bool:
    return len(line) <= _ROLE_LINE_CHARS and not any(mark in line for mark in _QUOTE_MARKS)


def _listed_at_the_end(lines: list[tuple[Span, str]], known: set[int]) -> set[int]:
    """Headlines of other articles under "READ MORE:" where nothing else follows them."""
    run: set[int] = set()
    for n in range(len(lines) - 1, -1, -1):
        line = lines[n][1]
        if n in known:
            if HEADS_A_LIST.fullmatch(line):
                return run
        elif len(line) <= _HEADLINE_CHARS and not _ENDS_SENTENCE.search(line):
            run.add(n)
        else:
            return set()
    return set()


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`spans` in order, with those that overlap or touch made one."""
    open_start = open_end = -1
    for start, end in sorted(spans):
        if start <= open_end:
            open_end = max(open_end, end)
            continue
        if open_end > open_start:
            yield open_start, open_end
        open_start, open_end = start, end
    if open_end > open_start:
        yield open_start, open_end
