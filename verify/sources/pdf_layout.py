"""Where the text of a PDF page stands: columns in reading order, raised marks of notes.

pypdf gives text in the order in which a page draws it, which is right for most pages. Here are the
others: columns of prose that are drawn row by row, and small raised figures that would melt into
the word before them. Those pages are put together anew from the boxes that PDFium finds.
"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Any

from verify.sources.superscript import raised

# PDFium may be used by one thread at a time.
_ONE_AT_A_TIME = Lock()
# What PDFium has in the place of a hyphen that divides a word at the end of a line.
_DIVIDES = {0x02: "-", 0xFFFE: "-"}
_MOST_BOXES = 5000
_LEAST_LINES = 4
_LEAST_WORDS = 3
_PROSE_SHARE = 0.6
_SMALL = 0.75
_RAISED = 0.25
_GAP = 0.15
_FAR = 1.9


@dataclass(frozen=True, slots=True)
class Box:
    """A run of text on one line: its edges in points from the lower left, and its words."""

    left: float
    bottom: float
    right: float
    top: float
    words: str

    @property
    def height(self) -> float:
        """From its lower to its upper edge."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.top + self.bottom) / 2


def laid_out(data: bytes) -> dict[int, str]:
    """The text of those pages, counted from 0, that do not read as they are drawn.

    Empty where PDFium cannot read the file, or where every page reads as it is drawn.
    """
    import pypdfium2
    from pypdfium2 import PdfiumError

    found: dict[int, str] = {}
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except PdfiumError:
            return {}
        try:
            for number in range(len(document)):
                page = document[number]
                boxes = list(_boxes(page))
                text = text_of(boxes, page.get_width())
                page.close()
                if text is not None:
                    found[number] = text
        except PdfiumError:
            return found
        finally:
            document.close()
    return found


def text_of(boxes: Sequence[Box], width: float) -> str | None:
    """The lines of a page of this `width`, in reading order; None where the drawn order will do."""
    gutter = _gutter(boxes, width)
    if gutter is None and not any(_marks(boxes)):
        return None
    if gutter is None:
        return "\n".join(_lines(boxes))
    blocks: list[list[Box]] = [[], [], [], []]
    inside = [box for box in boxes if not _crosses(box, gutter)]
    highest, lowest = max(b.top for b in inside), min(b.bottom for b in inside)
    for box in boxes:
        if _crosses(box, gutter):
            blocks[0 if box.middle > (highest + lowest) / 2 else 3].append(box)
        else:
            blocks[1 if box.right <= gutter else 2].append(box)
    return "\n".join(line for block in blocks for line in _lines(block))


def _boxes(page: Any) -> Iterator[Box]:
    text = page.get_textpage()
    for number in range(min(text.count_rects(), _MOST_BOXES)):
        left, bottom, right, top = text.get_rect(number)
        words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ")
        words = words.translate(_DIVIDES)
        if words.strip():
            yield Box(left, bottom, right, top, words)
    text.close()


def _crosses(box: Box, gutter: float) -> bool:
    return box.left < gutter < box.right


def _gutter(boxes: Sequence[Box], width: float) -> float | None:
    """Where the white strip between two columns of prose is; None without one, and for a table."""
    if len(boxes) < 2 * _LEAST_LINES:
        return None
    edges = sorted({box.left for box in boxes if 0.3 * width < box.left < 0.7 * width})
    best: tuple[int, float] | None = None
    for edge in edges:
        gutter = edge - 3
        left = [box for box in boxes if box.right <= gutter]
        right = [box for box in boxes if box.left >= gutter]
        if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
            continue
        crossing = len(boxes) - len(left) - len(right)
        if crossing > 0.2 * len(boxes) or not (_is_prose(left) and _is_prose(right)):
            continue
        if best is None or crossing < best[0]:
            best = (crossing, gutter)
    return best[1] if best else None


def _is_prose(boxes: Sequence[Box]) -> bool:
    """Whether most lines have several words, and begin at one edge."""
    worded = sum(len(box.words.split()) >= _LEAST_WORDS for box in boxes)
    start = statistics.median(box.left for box in boxes)
    aligned = sum(abs(box.left - start) < 15 for box in boxes)
    return min(worded, aligned) >= _PROSE_SHARE * len(boxes)


def _marks(boxes: Sequence[Box]) -> Iterator[Box]:
    """The small raised figures that stand right behind a word."""
    for before, box in pairwise(boxes):
        if _is_raised(before, box):
            yield box


def _is_raised(before: Box, box: Box) -> bool:
    return (
        len(box.words.strip()) <= 5
        and any(char.isdigit() for char in box.words)
        and box.height < _SMALL * before.height
        and box.bottom > before.bottom + _RAISED * before.height
        and -1 <= box.left - before.right < before.height
    )


def _lines(boxes: Sequence[Box]) -> Iterator[str]:
    """The lines of one column, top to bottom; an empty one where there is a gap between them."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (-b.middle, b.left)):
        row = next((r for r in rows[-2:] if _same_row(r, box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    steps = [a[0].middle - b[0].middle for a, b in pairwise(rows)]
    usual = statistics.median(steps) if steps else 0.0
    for number, row in enumerate(rows):
        if number and usual and steps[number - 1] > _FAR * usual:
            yield ""
        yield _joined(sorted(row, key=lambda box: box.left))


def _same_row(row: Sequence[Box], box: Box) -> bool:
    tallest = max(row, key=lambda each: each.height)
    low, high = sorted((tallest, box), key=lambda each: each.height)
    return high.bottom <= low.middle <= high.top + 0.25 * high.height


def _joined(row: Sequence[Box]) -> str:
    words = ""
    before: Box | None = None
    for box in row:
        piece = box.words
        if before is not None and _is_raised(before, box):
            words += raised(piece.strip(), words)
            continue
        if before is not None and box.left - before.right > _GAP * box.height:
            words = words.rstrip() + " "
        words += piece
        before = box
    return " ".join(words.split())
