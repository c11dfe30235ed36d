"""Where sentences and paragraphs begin and end, with exact offsets.

nupunkt decides inside a paragraph: of the three libraries we tried on news it alone kept
"HARTFORD, Conn. (AP) —", "Gov. Dannel P. Malloy" and "Washington, D.C." right together.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from verify.models import Span

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_WRAPPED_WIDTHS = range(40, 101)
_WRAPPED_MIN_FILL = 0.6
_ENDS_SENTENCE = (".", "!", "?", "…", '"', "”", "’", "'", ")", ":", ";")
# Where nupunkt does not break though a new sentence begins: before a copyright sign, and after an
# ordinary lower-case word that it takes for an abbreviation ("They met. Four left."; 87 of 22,400
# sentences of news, nearly all of them true ends).
_MISSED_BREAK = re.compile(
    r"[.!?…][\"”’']\s+(?=©)"
    r"|(?<![\w.])(?!(?:vs|etc|dept|approx|est|inc|ltd|corp|govt|assn|bros|ave|vol|fig|ext|tel|eds|cit)\b)"
    r"[a-z]{3,}[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z])"
)


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs of `text`, without the white space around them.

    A blank line ends a paragraph. A single line break does too, unless the lines are hard-wrapped
    (about equally long, 40 to 100 characters) or the next line goes on in lower case.
    """
    spans: list[Span] = []
    for start, end in _gaps(text, _BLANK_LINE):
        spans.extend(_lines(text, start, end))
    return spans


def _gaps(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for match in separator.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines: list[tuple[int, int]] = []
    at = start
    for piece in text[start:end].split("\n"):
        lines.append((at, at + len(piece)))
        at += len(piece) + 1
    widths = [b - a for a, b in lines[:-1]]
    wrapped = len(widths) >= 2 and max(widths) in _WRAPPED_WIDTHS
    wrapped = wrapped and min(widths) >= _WRAPPED_MIN_FILL * max(widths)
    run_start = lines[0][0]
    for (a, b), (c, d) in zip(lines, [*lines[1:], (end, end)], strict=True):
        goes_on = c < d and (
            wrapped
            or (
                text[c:d].lstrip()[:1].islower() and not text[a:b].rstrip().endswith(_ENDS_SENTENCE)
            )
        )
        if goes_on:
            continue
        span = _stripped(text, run_start, b)
        if span is not None:
            yield span
        run_start = c


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start=start, end=start + len(inner))


def sentence_spans(text: str, leave_out: Iterable[Span] = ()) -> list[Span]:
    """The sentences of `text`, in order, without the white space between them.

    What lies under `leave_out` belongs to no sentence. Every other character that is not white
    space belongs to exactly one.
    """
    return [span for group in sentences_by_paragraph(text, leave_out) for span in group]


def sentences_by_paragraph(text: str, leave_out: Iterable[Span] = ()) -> list[list[Span]]:
    """The sentences of `text` as `sentence_spans` gives them, one list for every paragraph."""
    groups: list[list[Span]] = []
    for region in _outside(Span(start=0, end=len(text)), leave_out):
        piece = region.of(text)
        for paragraph in paragraph_spans(piece):
            offset = region.start + paragraph.start
            spans = (
                _stripped(text, offset + start, offset + end)
                for start, end in _split(paragraph.of(piece))
            )
            group = [span for span in spans if span is not None]
            if group:
                groups.append(group)
    return groups


def _outside(whole: Span, leave_out: Iterable[Span]) -> Iterator[Span]:
    at = whole.start
    for span in sorted(leave_out, key=lambda s: s.start):
        if span.start > at:
            yield Span(start=at, end=span.start)
        at = max(at, span.end)
    if at < whole.end:
        yield Span(start=at, end=whole.end)


@lru_cache(maxsize=4096)
def _split(paragraph: str) -> tuple[tuple[int, int], ...]:
    from nupunkt import sent_spans

    found: list[tuple[int, int]] = []
    for start, end in sent_spans(paragraph):
        at = start
        for match in _MISSED_BREAK.finditer(paragraph, start, end):
            found.append((at, match.end()))
            at = match.end()
        if at < end:
            found.append((at, end))
    return tuple(found) or ((0, len(paragraph)),)
