"""Where sentences and paragraphs begin and end, with exact offsets.

nupunkt decides inside a paragraph: of the three libraries we tried on news it alone kept
"HARTFORD, Conn. (AP) —", "Gov. Dannel P. Malloy" and "Washington, D.C." right together.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from verify.lang.en.sentences import (
    DAY_AT_START,
    HOUR_AT_END,
    NAME_AT_END,
    NAMES_TOO,
    OFFICE_AT_START,
    OPENERS,
    ORDINARY,
    ORDINARY_WORD,
    ROLE_AT_START,
    SAID_AT_START,
    SMALL_OPENERS,
    STOPWORDS,
    TITLE_BEFORE_NAME,
)
from verify.models import Span

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"[ \t]*(?:[•▪●◦*–—-][ \t]|\(?\d{1,2}[.)][ \t])")
_WRAPPED_WIDTHS = range(40, 101)
_WRAPPED_MIN_FILL = 0.6
_ENDS_SENTENCE = (".", "!", "?", "…", '"', "”", "’", "'", ")", ":", ";")
# Where nupunkt does not break though a new sentence begins: before a copyright sign; after a word
# that it takes for an abbreviation, be it an ordinary one ("They met. Four left."; 87 of 22,400
# sentences of news, nearly all of them true ends), "no", "New York", or any name before an opening
# quotation mark.
_STOP = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“‘(]?[A-Z©])")
_STOP_WORD_CHARS = 20
# Where it breaks though the sentence goes on: some 200 of 53,600 sentences of news.
_ENDS_IN_TITLE = re.compile(rf"(?<![A-Za-z])(?:{TITLE_BEFORE_NAME}|\w-St)\.$")
_ENDS_IN_COUNTRY = re.compile(r"(?P<joined>\w-|\b)(?:U\.S|U\.K|U\.N|E\.U)\.$")
_ENDS_BEFORE_FIGURE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Nos?)\.$")
_ENDS_IN_HOUR = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_ENDS_IN_FIRM = re.compile(r"\b(?:Inc|Corp|Cos?|Ltd|Bros|Plc)\.$")
_ENDS_IN_CRY = re.compile(r"[!?][\"”’]$")
# What may end a sentence though it is an abbreviation: where a word follows that opens one.
_SHORTENED = re.compile(
    r"(?<![\w.])(?:(?:[A-Z][a-z]?\.)+[A-Z]|[ap]\.m|Inc|Corp|Cos?|Ltd|Bros|Plc|[JS]r|St|Ave|Blvd|Rd"
    r"|etc)$"
)
_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?![\w-])(?P<goes_on>[’']\w+|,? [a-z\d])?")
_PLURALS = frozenset(word for word in ORDINARY if word.endswith("s")) - {"attorneys", "troops"}
_OPENERS = (STOPWORDS | OPENERS | _PLURALS) - NAMES_TOO
_SAID_CHARS = 80
_FIGURE = re.compile(r"\d")
_ADDRESS = re.compile(r"https?:|www\.|pic\.|t\.co/")


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs of `text`, without the white space around them.

    A blank line ends a paragraph. A single line break does too, unless the lines are hard-wrapped
    (about equally long, 40 to 100 characters, most of them ending inside a sentence) or the next
    line goes on in lower case. An item of a list begins a paragraph.
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
    if wrapped:
        ended = sum(text[a:b].rstrip().endswith(_ENDS_SENTENCE) for a, b in lines[:-1])
        wrapped = 2 * ended <= len(widths)
    run_start = lines[0][0]
    for (a, b), (c, d) in zip(lines, [*lines[1:], (end, end)], strict=True):
        goes_on = c < d and (
            (wrapped and _ITEM.match(text, c, d) is None)
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

    ends = {end for _, end in sent_spans(paragraph)}
    ends.update(
        stop.end()
        for stop in _STOP.finditer(paragraph)
        if stop.end() not in ends and _is_missed(paragraph, stop)
    )
    found: list[tuple[int, int]] = []
    at = 0
    for end in sorted(ends | {len(paragraph)}):
        if end > at and not _goes_on(paragraph, end):
            found.append((at, end))
            at = end
    return tuple(found)


def _is_missed(paragraph: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at `stop`, where nupunkt sees an abbreviation."""
    word = paragraph[max(0, stop.start() - _STOP_WORD_CHARS) : stop.start()]
    first = paragraph[stop.end()]
    closed = len(stop[0].rstrip()) > 1
    if first == "©":
        return closed
    if ORDINARY_WORD.search(word) or (not closed and _shortened_ends(word, paragraph, stop.end())):
        return True
    return not closed and first in '"“' and NAME_AT_END.search(word) is not None


def _shortened_ends(word: str, paragraph: str, start: int) -> bool:
    """Whether a sentence begins at `start`, behind the abbreviation that `word` ends in.

    A function word begins one ("the U.S. The mayor"), another ordinary word before one in lower
    case does ("the U.S. Critics said"), and after an hour most words do.
    """
    if _SHORTENED.search(word) is None:
        return False
    quoted = paragraph[start] in '"“'
    first = _FIRST_WORD.match(paragraph, start + quoted)
    if first is None:
        return False
    opener, goes_on = first[1].casefold(), first["goes_on"] is not None
    if opener in ("mr", "mrs", "ms"):
        return True
    if opener in STOPWORDS or opener in SMALL_OPENERS:
        return opener in _OPENERS and (goes_on or not (quoted or opener == "a"))
    if opener in _OPENERS:
        return goes_on
    hour = HOUR_AT_END.search(word)
    return hour is not None and not hour["named"] and DAY_AT_START.match(paragraph, start) is None


def _goes_on(paragraph: str, end: int) -> bool:
    """Whether the words before `end` end in an abbreviation or cry, and the sentence goes on."""
    sentence = paragraph[max(0, end - _STOP_WORD_CHARS) : end].rstrip()
    rest = paragraph[end : end + _SAID_CHARS].lstrip()
    first = rest[:1]
    if not first:
        return False
    if first in "),;" or first.islower():
        return _ADDRESS.match(rest) is None
    if _ENDS_IN_TITLE.search(sentence):
        return True
    country = _ENDS_IN_COUNTRY.search(sentence)
    if country:
        return bool(country["joined"]) or OFFICE_AT_START.match(rest) is not None
    return any(
        end.search(sentence) and start.match(rest)
        for end, start in (
            (_ENDS_BEFORE_FIGURE, _FIGURE),
            (_ENDS_IN_HOUR, DAY_AT_START),
            (_ENDS_IN_FIRM, ROLE_AT_START),
            (_ENDS_IN_CRY, SAID_AT_START),
        )
    )
