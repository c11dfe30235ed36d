"""A draft cut into units: sentences, headings, rows of tables, and what is no prose at all.

Every word of the draft lies in exactly one unit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from verify.models import NOT_TEXT, Part, Span
from verify.text.sentences import sentence_spans
from verify.text.words import words

UnitKind = Literal[
    "sentence", "item", "row", "heading", "code", "front matter", "in a comment", "link"
]


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, list item, table row or heading; `span` leaves the markup before it out.

    `alone` says that it is all there is of its paragraph, as a headline is.
    """

    span: Span
    kind: UnitKind
    alone: bool = False


_FRONT_MATTER = r"\A---\n.*?\n---[ \t]*(?:\n|\Z)"
_FENCE = r"^[ \t]*(?P<fence>```+|~~~+).*?(?:^[ \t]*(?P=fence)[ \t]*$|\Z)"
_COMMENT = r"<!--.*?(?:-->|\Z)"
_HEADING = r"^[ \t]{0,3}#{1,6}[ \t][^\n]*$|^[^\n|>#]+\n[ \t]*={3,}[ \t]*$"
_UNDERLINED = r"^[^\n|>#]{1,100}(?<![.!?…:;,\"”’)])\n[ \t]*-{3,}[ \t]*$"
_LINK = r"^[ \t]*\[(?!\^)[^\]\n]+\]:[ \t]*\S+[^\n]*$|^[ \t]*<?(?:https?://|www\.)\S+>?[ \t]*$"
_ROW = r"^[ \t]*\|[^\n]*\|[ \t]*$|^[^\n|]+[ \t]\|[ \t][^\n]*$"
_STRUCTURE = re.compile(
    rf"(?P<front_matter>{_FRONT_MATTER})|(?P<code>{_FENCE})|(?P<in_a_comment>{_COMMENT})"
    rf"|(?P<link>{_LINK})|(?P<row>{_ROW})|(?P<heading>{_HEADING}|{_UNDERLINED})",
    re.DOTALL | re.MULTILINE,
)
_KINDS: dict[str, UnitKind] = {
    "front_matter": "front matter",
    "code": "code",
    "in_a_comment": "in a comment",
    "link": "link",
    "row": "row",
    "heading": "heading",
}
_MARKUP = re.compile(
    r"(?:[#>|\s]+|[*_+•▪●◦–—-]+(?=\s)|\[\^[^\]\n]+\]:|\(?\d{1,3}[.)](?=\s)|\[[ xX]\](?=\s))*\s*"
)
_ITEM = re.compile(r"[>\s]*(?:[*+•▪●◦–—-]\s|\(?\d{1,3}[.)]\s)")
_CELLS = re.compile(r"[^|]+")
_LONG_CELL = 6
"""A cell of so many words is read sentence by sentence, and not with its row."""


def units(text: str, parts: Sequence[Part] = ()) -> list[Unit]:
    """The units of `text`, in order.

    `parts` says what the text is made of, where its reader knows; else it is read as plain text
    with Markdown in it.
    """
    found = _by_parts(text, parts) if parts else _by_markup(text)
    return [unit for unit in found if any(c.isalnum() for c in unit.span.of(text))]


def _by_markup(text: str) -> Iterator[Unit]:
    at = 0
    for match in _STRUCTURE.finditer(text):
        kind = next(kind for name, kind in _KINDS.items() if match[name] is not None)
        yield from _prose(text, Span(start=at, end=match.start()))
        whole = Span(start=match.start(), end=match.end())
        yield from _row(text, whole) if kind == "row" else [Unit(_bare(text, whole), kind)]
        at = match.end()
    yield from _prose(text, Span(start=at, end=len(text)))


def _by_parts(text: str, parts: Sequence[Part]) -> Iterator[Unit]:
    row: list[Part] = []
    for part in [*(part for part in parts if part.kind not in NOT_TEXT), None]:
        if row and (part is None or part.cell is None or _line(part) != _line(row[0])):
            yield from _row(text, Span(start=row[0].span.start, end=row[-1].span.end))
            row = []
        if part is None:
            continue
        if part.cell is not None:
            row.append(part)
        elif part.kind == "heading":
            yield Unit(_bare(text, part.span), "heading")
        else:
            yield from _prose(text, part.span, item=part.kind == "list")


def _line(part: Part) -> tuple[int, int] | None:
    return (part.cell.table, part.cell.row) if part.cell else None


def _prose(text: str, region: Span, *, item: bool = False) -> Iterator[Unit]:
    """The sentences of a region, each without the marks of lists and quotations before it."""
    spans = [span.shifted(region.start) for span in sentence_spans(region.of(text))]
    for span in spans:
        listed = item or _ITEM.match(text, _line_start(text, span.start), span.end) is not None
        alone = not _line_before(text, span).strip("> \t") and not _line_after(text, span).strip()
        yield Unit(_bare(text, span), "item" if listed and alone else "sentence", alone)


def _row(text: str, line: Span) -> Iterator[Unit]:
    """A row of a table as one unit; where a cell holds sentences, each cell by itself."""
    cells = [
        Span(start=line.start + match.start(), end=line.start + match.end())
        for match in _CELLS.finditer(line.of(text))
        if match.group().strip()
    ]
    if not any(len(words(cell.of(text))) >= _LONG_CELL for cell in cells):
        yield Unit(_trimmed(text, _bare(text, line), " \t\n|"), "row")
        return
    for cell in cells:
        yield from _prose(text, cell)


def _bare(text: str, span: Span) -> Span:
    """`span` without markup before it and white space behind it."""
    mark = _MARKUP.match(text, span.start, span.end)
    start = mark.end() if mark else span.start
    return _trimmed(text, Span(start=min(start, span.end), end=span.end), " \t\n")


def _trimmed(text: str, span: Span, chars: str) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in chars:
        end -= 1
    return Span(start=span.start, end=end)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_before(text: str, span: Span) -> str:
    before = text[_line_start(text, span.start) : span.start]
    return "" if _ITEM.fullmatch(before) else before


def _line_after(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[span.end : end if end >= 0 else len(text)]


def covered(span: Span, others: Iterable[Span]) -> int:
    """How many characters of `span` lie under `others`, which do not overlap."""
    return sum(
        min(other.end, span.end) - max(other.start, span.start)
        for other in others
        if other.overlaps(span)
    )
