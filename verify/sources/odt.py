"""Articles and drafts from OpenDocument texts (.odt, .fodt)."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from verify.errors import UnreadableSource
from verify.models import Cell, PartKind, Span
from verify.settings import Settings
from verify.sources.archive import BROKEN, broken, check_archive
from verify.sources.article import Article
from verify.sources.building import CELL, PARAGRAPH, Line, TextBuilder
from verify.sources.superscript import raised

_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_D = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_UNREAD = frozenset(
    f"{_T}{name}"
    for name in """tracked-changes sequence-decls page-number page-count note-citation
    ruby-text""".split()
)
_FILES = ("content.xml", "styles.xml", "meta.xml")
_MOST_REPEATED = 1000


def from_odt(data: bytes, where: str, settings: Settings, _charset: str | None = None) -> Article:
    """The text of an OpenDocument file with its parts, as `read_word` gives those of a .docx.

    Raises SourceError for one that is broken, a trap, or too large.
    """
    flat = not data.startswith(b"PK")
    if flat:
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise UnreadableSource(where, "it declares entities, which no such file does; refused")
        parts = [data]
    else:
        check_archive(data, ".odt", where, settings)
    try:
        if not flat:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                there = set(archive.namelist())
                parts = [archive.read(name) for name in _FILES if name in there]
        reader = _Reader([_parsed(part) for part in parts])
        reader.read()
    except BROKEN as error:
        raise broken(".odt", where, error) from None
    built = reader.built
    return Article(
        text=built.text,
        title=reader.title,
        parts=built.parts,
        links=tuple(built.links),
        notes=tuple(built.notes),
    )


def _parsed(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


class _Reader:
    def __init__(self, roots: list[Any]) -> None:
        self._roots = roots
        self.built = TextBuilder()
        self._tables = 0
        self._comments: list[tuple[str, str, str | None]] = []
        self._attached: list[tuple[PartKind, tuple[str, int], Any]] = []
        styles = [s for root in roots for s in root.iter(f"{_S}style")]
        self._styles = {style.get(f"{_S}name"): style for style in styles}
        regions = (r for root in roots for r in root.iter(f"{_T}changed-region"))
        self._deleted = {
            region.get(f"{_T}id"): deletion
            for region in regions
            if (deletion := region.find(f"{_T}deletion")) is not None
        }
        title = next((t.text for root in roots for t in root.iter(f"{_DC}title") if t.text), None)
        self.title = (title or "").strip() or None

    def read(self) -> None:
        body = next(e for root in self._roots for e in root.iter(f"{_O}text"))
        self._blocks(body)
        for kind, name in (("header", "header"), ("footer", "footer")):
            seen: set[str] = set()
            for part in (e for root in self._roots for e in root.iter(f"{_S}{name}")):
                words = "".join(part.itertext()).strip()
                if words and words not in seen:
                    seen.add(words)
                    self._blocks(part, "header" if kind == "header" else "footer")
        marks = self.built.marks
        for name, words, author in self._comments:
            start = marks.get(("comment", name), self.built.length)
            end = max(start, marks.get(("comment end", name), start))
            self.built.leave_out("comment", words, Span(start=start, end=end), author)

    def _blocks(self, parent: Any, kind: PartKind | None = None, depth: int = 0) -> None:
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _UNREAD:
                continue
            if child.tag == f"{_T}h":
                self._add(child, kind or "heading", int(child.get(f"{_T}outline-level") or 1))
            elif child.tag == f"{_T}p":
                found: PartKind = kind or ("list" if depth else self._named(child))
                self._add(child, found, depth if found == "list" else 0)
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            else:
                self._blocks(child, kind, depth + (child.tag == f"{_T}list"))

    def _named(self, paragraph: Any) -> PartKind:
        names = [name.lower() for name in self._chain(paragraph.get(f"{_T}style-name"))]
        table: dict[str, PartKind] = {
            "title": "heading",
            "subtitle": "heading",
            "caption": "caption",
            "quotations": "quotation",
        }
        return next((table[name] for name in names if name in table), "body")

    def _add(self, paragraph: Any, kind: PartKind, level: int) -> None:
        self.built.add(self._line(paragraph), kind, level=level)
        self._attach()

    def _table(self, table: Any) -> None:
        self._tables += 1
        number, row_number = self._tables, 0
        for row in table.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is not table:
                continue
            row_number += 1
            column, joint = 0, PARAGRAPH
            for cell in row:
                if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                    continue
                repeated = int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
                column += 1
                line = Line()
                for paragraph in cell.iter(f"{_T}p", f"{_T}h"):
                    line.join(self._line(paragraph), " ")
                at = Cell(table=number, row=row_number, column=column)
                column += min(repeated, _MOST_REPEATED) - 1
                if self.built.add(line, "cell", cell=at, joint=joint):
                    joint = CELL
            self._attach()

    def _attach(self) -> None:
        """Read the notes and text boxes of what was added last."""
        waiting, self._attached = self._attached, []
        for kind, mark, element in waiting:
            anchor = self.built.marks.get(mark, self.built.length)
            for paragraph in element.iter(f"{_T}p", f"{_T}h"):
                self.built.add(self._line(paragraph), kind, anchor=anchor)
            self._attach()

    def _line(self, paragraph: Any) -> Line:
        line = Line()
        self._inline(paragraph, line, paragraph.get(f"{_T}style-name"))
        return line

    def _inline(self, element: Any, line: Line, style: str | None) -> None:
        self._words(element.text or "", line, style)
        for child in element:
            self._inner(child, line, style)
            self._words(child.tail or "", line, style)

    def _inner(self, child: Any, line: Line, style: str | None) -> None:
        name = child.tag if isinstance(child.tag, str) else ""
        if name == f"{_T}s":
            line.add(" " * min(int(child.get(f"{_T}c") or 1), _MOST_REPEATED))
        elif name in (f"{_T}tab", f"{_T}line-break"):
            line.add("\t" if name == f"{_T}tab" else "\n")
        elif name == f"{_T}note":
            kind: PartKind = "endnote" if child.get(f"{_T}note-class") == "endnote" else "footnote"
            self._later(kind, child.find(f"{_T}note-body"), line)
        elif name == f"{_D}frame" or name.startswith(_D):
            for box in child.iter(f"{_D}text-box"):
                self._later("text_box", box, line)
        elif name == f"{_O}annotation":
            key = child.get(f"{_O}name") or str(len(self._comments))
            words = "\n".join("".join(p.itertext()) for p in child.iter(f"{_T}p"))
            self._comments.append((key, words, child.findtext(f"{_DC}creator")))
            line.mark(("comment", key))
        elif name == f"{_O}annotation-end":
            line.mark(("comment end", child.get(f"{_O}name")))
        elif name == f"{_T}change":
            deletion = self._deleted.get(child.get(f"{_T}change-id"))
            if deletion is not None:
                words = " ".join("".join(p.itertext()) for p in deletion.iter(f"{_T}p", f"{_T}h"))
                author = next((c.text for c in deletion.iter(f"{_DC}creator")), None)
                line.leave_out("deleted", words, author)
        elif name == f"{_T}a":
            start = line.length
            self._inline(child, line, style)
            if child.get(_LINK):
                line.links.append((start, line.length, child.get(_LINK)))
        elif name and name not in _UNREAD:
            self._inline(child, line, child.get(f"{_T}style-name") or style)

    def _later(self, kind: PartKind, element: Any, line: Line) -> None:
        if element is not None:
            mark = (kind, id(element))
            line.mark(mark)
            self._attached.append((kind, mark, element))

    def _words(self, words: str, line: Line, style: str | None) -> None:
        if not words:
            return
        words = " ".join(words.split("\n")) if "\n" in words else words
        if self._set(style, "display", _T) == "none":
            line.leave_out("hidden", words)
        elif self._set(style, "text-line-through-style", _S) not in ("", "none"):
            line.leave_out("deleted", words)
        elif self._set(style, "text-position", _S).startswith("super"):
            line.add(raised(words, line.tail()))
        else:
            line.add(words)

    def _set(self, style: str | None, name: str, space: str) -> str:
        """What a style, or the nearest that it is based on, sets for text."""
        for each in self._chain(style):
            found = self._styles[each].find(f"{_S}text-properties")
            if found is not None and found.get(f"{space}{name}"):
                return str(found.get(f"{space}{name}"))
        return ""

    def _chain(self, style: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield style
            style = self._styles[style].get(f"{_S}parent-style-name")
