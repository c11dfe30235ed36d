"""Text as HTML: escaped first, then marked. The one way for data into a page.

Every character that comes from a source, a draft or a person goes through `escaped`; marks are put
between escaped pieces, never into them.
"""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from verify.models import DiffPart, Span
from verify.reports.labels import Look
from verify.reports.passage import Piece
from verify.reports.wording import one_line
from verify.text.canonical import printable

_CLOSING = ('"', "”", "’", "'", "»")


def escaped(text: str) -> str:
    """`text` as HTML that shows it: no control character, and nothing in it is markup."""
    return html.escape(printable(text), quote=True)


def line(text: str) -> str:
    """`escaped`, on one line."""
    return html.escape(one_line(text), quote=True)


def lit(pieces: Iterable[Piece]) -> str:
    """A passage with what is cited in one <mark>, and in that the figures used as <b>."""
    shown: list[str] = []
    inside = False
    for text, part in pieces:
        if (part != "around") != inside:
            inside = not inside
            shown.append("<mark>" if inside else "</mark>")
        shown.append(f"<b>{html.escape(text)}</b>" if part == "figure" else html.escape(text))
    return "".join(shown) + "</mark>" * inside


def diff(parts: Sequence[DiffPart]) -> str:
    """A word diff: what only the source has as <del>, what only the quote has as <ins>."""
    shown = []
    for part in parts:
        if part.op == "equal":
            shown.append(line(part.source))
            continue
        shown.append(f"<del>{line(part.source)}</del>" if part.source.strip() else "")
        shown.append(f"<ins>{line(part.quote)}</ins>" if part.quote.strip() else "")
    return " ".join(piece for piece in shown if piece)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a draft, what was found about it, and its number in the list of findings.

    `decided` is the look that somebody gave it: it is shown beside that of what was found.
    """

    span: Span
    kind: Literal["claim", "quote"]
    look: Look
    number: int
    chosen: bool = False
    decided: Look | None = None


def from_first_word(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    """`text` without the empty lines before its first word, and its marks where they then are."""
    kept = text.lstrip()
    gone = len(text) - len(kept)
    return kept, [replace(mark, span=_earlier(mark.span, gone)) for mark in marks]


def _earlier(span: Span, by: int) -> Span:
    return Span(start=max(0, span.start - by), end=max(0, span.end - by))


def draft(text: str, marks: Iterable[Mark]) -> str:
    """A draft with its claims and quotes marked in place, overlaps and all.

    After a mark (and the quotation mark that closes it) stands a link with its symbol and number
    to `#found-NUMBER`; where it begins is the anchor `#at-NUMBER`.
    """
    inside = [replace(mark, span=_within(mark.span, len(text))) for mark in marks]
    links = {mark.number: _after(text, mark.span.end) for mark in inside}
    edges = sorted(
        {0, len(text), *links.values(), *(e for m in inside for e in (m.span.start, m.span.end))}
    )
    shown = [_anchors(inside, 0), _references(m for m in inside if links[m.number] == 0)]
    for start, end in pairwise(edges):
        here = Span(start=start, end=end)
        shown.append(_piece(text[start:end], [m for m in inside if m.span.covers(here)]))
        shown.append(_references(m for m in inside if links[m.number] == end))
        shown.append(_anchors(inside, end))
    return "".join(shown)


def _after(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in _CLOSING and end < len(text) else end


def _within(span: Span, length: int) -> Span:
    return Span(start=min(span.start, length), end=min(span.end, length))


def _piece(text: str, covering: Sequence[Mark]) -> str:
    piece = escaped(text)
    if not covering or not piece:
        return piece
    worst = {}
    for mark in sorted(covering, key=lambda m: m.look.rank, reverse=True):
        worst[mark.kind] = mark.look.tone
    classes = " ".join(f"v-{kind}-{tone}" for kind, tone in sorted(worst.items()))
    classes += " v-chosen" * any(mark.chosen for mark in covering)
    return f'<mark class="{classes}">{piece}</mark>'


def _anchors(marks: Iterable[Mark], at: int) -> str:
    return "".join(f'<a id="at-{mark.number}"></a>' for mark in marks if mark.span.start == at)


def _references(marks: Iterable[Mark]) -> str:
    return "".join(
        f'<a class="v-ref v-{mark.look.tone}" href="#found-{mark.number}" '
        f'title="{_title(mark)}">{_symbols(mark)}&#8239;{mark.number}</a>'
        for mark in marks
    )


def _symbols(mark: Mark) -> str:
    return mark.look.symbol + (f"→{mark.decided.symbol}" if mark.decided else "")


def _title(mark: Mark) -> str:
    return mark.look.words + (f"; decided: {mark.decided.words}" if mark.decided else "")
