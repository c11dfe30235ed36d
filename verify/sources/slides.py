"""Articles and drafts from presentations (.pptx)."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from verify.models import Cell, PartKind, Span
from verify.settings import Settings
from verify.sources.archive import BROKEN, broken, check_archive
from verify.sources.article import Article
from verify.sources.building import CELL, PARAGRAPH, Line, TextBuilder
from verify.sources.superscript import raised

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RAISED = 10_000  # thousandths of the height of a letter


def from_pptx(data: bytes, where: str, settings: Settings, _charset: str | None = None) -> Article:
    """The text of a presentation, slide by slide; each slide is a page.

    Titles are headings; what a speaker notes stands behind the slide, as a footnote of it. The
    words of hidden slides are a part outside of the text. Raises SourceError for a file that is
    broken, a trap, or too large.
    """
    import pptx
    from pptx.exc import PythonPptxError

    check_archive(data, ".pptx", where, settings)
    try:
        deck = pptx.Presentation(io.BytesIO(data))
        built, pages = TextBuilder(), []
        tables = _Counter()
        for slide in deck.slides:
            start = built.length
            if slide._element.get("show") == "0":
                words = "\n".join(line.text for _, line, _ in _lines(slide.shapes, tables))
                built.leave_out("hidden", words, Span(start=start, end=start))
            else:
                _slide(built, slide, tables)
            pages.append(start + len(PARAGRAPH) if 0 < start < built.length else start)
        title = deck.core_properties.title
    except (PythonPptxError, *BROKEN) as error:
        raise broken(".pptx", where, error) from None
    return Article(
        text=built.text,
        title=(title or "").strip() or None,
        pages=tuple(pages),
        parts=built.parts,
        notes=tuple(built.notes),
    )


class _Counter:
    """How many tables have been met."""

    def __init__(self) -> None:
        self.tables = 0


def _slide(built: TextBuilder, slide: Any, tables: _Counter) -> None:
    for kind, line, cell in _lines(slide.shapes, tables):
        first = cell is None or not built.length or cell.column == 1
        built.add(line, kind, cell=cell, joint=PARAGRAPH if first else CELL)
    if slide.has_notes_slide:
        frame = slide.notes_slide.notes_text_frame
        for paragraph in frame.paragraphs if frame is not None else ():
            built.add(_line(paragraph), "footnote", anchor=built.length)


def _lines(shapes: Iterable[Any], tables: _Counter) -> Iterator[tuple[PartKind, Line, Cell | None]]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _lines(shape.shapes, tables)
        elif getattr(shape, "has_table", False):
            tables.tables += 1
            for row_number, row in enumerate(shape.table.rows, 1):
                for column, cell in enumerate(row.cells, 1):
                    line = Line()
                    for paragraph in cell.text_frame.paragraphs:
                        line.join(_line(paragraph), " ")
                    yield "cell", line, Cell(table=tables.tables, row=row_number, column=column)
        elif getattr(shape, "has_text_frame", False):
            title = shape.is_placeholder and shape.placeholder_format.type in (1, 3)
            for paragraph in shape.text_frame.paragraphs:
                yield "heading" if title else "body", _line(paragraph), None


def _line(paragraph: Any) -> Line:
    line = Line()
    for element in paragraph._p.iter(f"{_A}t", f"{_A}br"):
        if element.tag == f"{_A}br":
            line.add("\n")
            continue
        settings = element.getparent().find(f"{_A}rPr")
        look = {} if settings is None else settings.attrib
        if look.get("strike", "noStrike") != "noStrike":
            line.leave_out("deleted", element.text or "")
        elif int(look.get("baseline", "0").rstrip("%") or 0) >= _RAISED:
            line.add(raised(element.text or "", line.tail()))
        else:
            line.add(element.text or "")
    return line
