"""Articles and drafts from Word files (.docx)."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verify.models import Cell, Link, Part, PartKind, Span
from verify.settings import Settings
from verify.sources.archive import BROKEN, broken, check_archive
from verify.sources.article import Article
from verify.sources.building import CELL, PARAGRAPH, Line, TextBuilder
from verify.sources.word_runs import RunReader, mark_is_deleted
from verify.sources.word_styles import Styles, W, is_on

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))
_PAGE_WORDS = frozenset(("page", "pages", "of", "p", "p."))
_NOT_READ = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagram",
    f"{W}altChunk": "embedded document",
}


@dataclass(frozen=True, slots=True)
class WordText:
    """What is read in a Word file: canonical text, and where everything in it came from.

    `places` are the stretches of the text that came from one element of the main document (most
    often a w:t), in order: start, end and the element, which belongs to `document` (python-docx).
    """

    text: str
    title: str | None
    parts: tuple[Part, ...]
    links: tuple[Link, ...]
    places: tuple[tuple[int, int, Any], ...]
    notes: tuple[str, ...]
    document: Any


def from_docx(data: bytes, where: str, settings: Settings, _charset: str | None = None) -> Article:
    """The article in a .docx, with its parts; raises as `read_word` does."""
    read = read_word(data, where, settings)
    return Article(
        text=read.text, title=read.title, parts=read.parts, links=read.links, notes=read.notes
    )


def read_word(data: bytes, where: str, settings: Settings) -> WordText:
    """The text of a .docx as it reads with all changes accepted, and what each part of it is.

    Paragraphs are set apart by a blank line, cells of a table row by " | ". A footnote or endnote
    follows the paragraph that has its mark, a text box the one that it is anchored in; headers and
    footers stand at the end, each once. Comments, deleted and hidden text are parts outside of the
    text. Raises SourceTooLarge for a file that unpacks to more than four times VERIFY_MAX_FILE_MB,
    UnreadableSource for one that is broken.
    """
    import docx
    from docx.opc.exceptions import OpcError

    check_archive(data, ".docx", where, settings)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = _DocumentReader(document)
        reader.read()
        title = document.core_properties.title
    except (OpcError, *BROKEN) as error:
        raise broken(".docx", where, error) from None
    built = reader.built
    return WordText(
        text=built.text,
        title=(title or "").strip() or None,
        parts=built.parts,
        links=tuple(built.links),
        places=tuple(built.places),
        notes=tuple(built.notes),
        document=document,
    )


class _DocumentReader:
    def __init__(self, document: Any) -> None:
        self._part = document.part
        self._body = document.element.body
        self._styles = Styles(_root(_related(self._part, "styles")))
        self._notes = {
            **_notes_of(self._part, "footnote"),
            **_notes_of(self._part, "endnote"),
        }
        self._tables = 0
        self.built = TextBuilder()

    def read(self) -> None:
        self._blocks(self._body, self._story(self._part))
        self._margins("header")
        self._margins("footer")
        self._comments()
        unread = Counter(_NOT_READ[e.tag] for e in self._body.iter(*_NOT_READ))
        for name, n in unread.items():
            self.built.notes.append(f"{n} {name}{'s' * (n > 1)} in it could not be read")

    def _story(self, part: Any) -> RunReader:
        return RunReader(self._styles, _targets(part))

    def _blocks(self, parent: Any, story: RunReader, kind: PartKind | None = None) -> None:
        """Read the paragraphs and tables under an element. `kind` says what paragraphs are, where
        that is not for their styles to say.
        """
        before = Line()
        for child in _flattened(parent):
            if child.tag == f"{W}tbl":
                self._add(before, kind or "body", 0, story)
                before = Line()
                self._table(child, story)
                continue
            line = story.line(child)
            line, before = _joined(before, line), Line()
            if mark_is_deleted(child):
                before = line
                continue
            found, level = (kind, 0) if kind else self._styles.kind(child)
            if kind in ("header", "footer") and _is_page_number(line, story):
                continue
            self._add(line, found, level, story)
        self._add(before, kind or "body", 0, story)

    def _add(self, line: Line, kind: PartKind, level: int, story: RunReader) -> None:
        self.built.add(line, kind, level=level)
        self._attached(line, story)

    def _table(self, table: Any, story: RunReader) -> None:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_members(table, f"{W}tr"), 1):
            author = _deleted_by(row, "trPr", "del")
            if author is not None:
                at = self.built.length
                words = CELL.join(self._words(cell, story) for cell in _members(row, f"{W}tc"))
                self.built.leave_out("deleted", words, Span(start=at, end=at), author or None)
                continue
            self._row(row, Cell(table=number, row=row_number, column=1), story)

    def _row(self, row: Any, first: Cell, story: RunReader) -> None:
        cells = list(_members(row, f"{W}tc"))
        column = 1 + _number(row, f"{W}trPr/{W}gridBefore")
        lines: list[Line] = []
        joint = PARAGRAPH
        for cell in cells:
            at = first.model_copy(update={"column": column})
            column += max(1, _number(cell, f"{W}tcPr/{W}gridSpan"))
            if _deleted_by(cell, "tcPr", "cellDel") is not None or _is_continued(cell):
                here = Span(start=self.built.length, end=self.built.length)
                kind: PartKind = "hidden" if _is_continued(cell) else "deleted"
                self.built.leave_out(kind, self._words(cell, story), here)
                continue
            inside = [story.line(p) for p in _paragraphs_in(cell)]
            # A row of one cell is a frame around paragraphs, which stay apart.
            for line in inside if len(cells) == 1 else [_one_line(inside)]:
                if self.built.add(line, "cell", cell=at, joint=joint) and len(cells) > 1:
                    joint = CELL
                lines.append(line)
        for line in lines:
            self._attached(line, story)

    def _words(self, cell: Any, story: RunReader) -> str:
        """The words of a cell that is not text."""
        line = _one_line([story.line(p) for p in _paragraphs_in(cell)])
        return line.text or " ".join(words for _, _, words, _ in line.left_out)

    def _attached(self, line: Line, story: RunReader) -> None:
        """Read what is attached to a line that is in the text: its notes and text boxes."""
        for _, mark in line.marks:
            if not isinstance(mark, tuple):
                continue
            anchor = self.built.marks[mark]
            if mark[0] == "box":
                self._box(mark[1], anchor, story)
            elif mark in self._notes:
                note, part = self._notes.pop(mark)
                kind: PartKind = "footnote" if mark[0] == "footnote" else "endnote"
                reader = self._story(part)
                for paragraph in _paragraphs_in(note):
                    self.built.add(reader.line(paragraph), kind, anchor=anchor)

    def _box(self, box: Any, anchor: int, story: RunReader) -> None:
        inner = RunReader(self._styles, story.links)
        before = Line()
        for child in _flattened(box):
            if child.tag == f"{W}tbl":
                self._table(child, inner)
                continue
            line, before = _joined(before, inner.line(child)), Line()
            if mark_is_deleted(child):
                before = line
                continue
            self.built.add(line, "text_box", anchor=anchor)
            self._attached(line, inner)

    def _margins(self, kind: PartKind) -> None:
        """The headers or footers that are shown, each different one once."""
        seen: set[str] = set()
        for part in _shown_margins(self._part, self._body, kind):
            story = self._story(part)
            words = "\n".join(story.line(p).text for p in _paragraphs_in(_root(part)))
            if words not in seen:
                seen.add(words)
                self._blocks(_root(part), self._story(part), kind)

    def _comments(self) -> None:
        part = _related(self._part, "comments")
        if part is None:
            return
        story, marks = self._story(part), self.built.marks
        for comment in _root(part).iter(f"{W}comment"):
            name = comment.get(f"{W}id")
            at = marks.get(("comment", "at", name), self.built.length)
            start = marks.get(("comment", "start", name), at)
            end = max(start, marks.get(("comment", "end", name), start))
            words = "\n".join(story.line(p).text for p in _paragraphs_in(comment))
            self.built.leave_out(
                "comment", words, Span(start=start, end=end), comment.get(f"{W}author")
            )


def _joined(before: Line, line: Line) -> Line:
    before.join(line)
    return before


def _one_line(lines: list[Line]) -> Line:
    whole = Line()
    for line in lines:
        whole.join(line, " ")
    return whole


def _flattened(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables under an element, in order, also those inside of wrappers."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from _flattened(child)


def _paragraphs_in(parent: Any) -> Iterator[Any]:
    """The paragraphs of a cell or note, also those of tables inside it."""
    for child in _flattened(parent):
        if child.tag == f"{W}p":
            yield child
        else:
            for row in _members(child, f"{W}tr"):
                if _deleted_by(row, "trPr", "del") is None:
                    for cell in _members(row, f"{W}tc"):
                        yield from _paragraphs_in(cell)


def _members(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or cells of a row, but not those of a table inside it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def _deleted_by(element: Any, settings: str, name: str) -> str | None:
    """Who deleted a row or cell ("" if that is not said); None if nobody did."""
    found = element.find(f"{W}{settings}/{W}{name}")
    return None if found is None else found.get(f"{W}author") or ""


def _is_continued(cell: Any) -> bool:
    """Whether a cell is the lower part of one that reaches over several rows."""
    found = cell.find(f"{W}tcPr/{W}vMerge")
    return found is not None and found.get(f"{W}val") != "restart"


def _number(element: Any, path: str) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(f"{W}val") or ""
    return int(value) if value.isdigit() else 0


def _is_page_number(line: Line, story: RunReader) -> bool:
    return story.paged and _PAGE_WORDS.issuperset(line.text.lower().split())


def _shown_margins(part: Any, body: Any, kind: str) -> Iterator[Any]:
    """The header or footer parts that some page shows, in the order of the sections."""
    import docx.oxml.ns

    relation = docx.oxml.ns.qn("r:id")
    settings = _root(_related(part, "settings"))
    even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    for section in body.iter(f"{W}sectPr"):
        if section.getparent().tag == f"{W}sectPrChange":
            continue
        shown = {"default": True, "first": is_on(section.find(f"{W}titlePg")), "even": even}
        for reference in section.findall(f"{W}{kind}Reference"):
            if shown.get(reference.get(f"{W}type", "default")):
                yield part.rels[reference.get(relation)].target_part


def _notes_of(part: Any, kind: str) -> dict[tuple[str, str], tuple[Any, Any]]:
    """The notes of a kind by their ids, each with the part of the file that it is in."""
    notes = _related(part, f"{kind}s")
    if notes is None:
        return {}
    found = _root(notes).iter(f"{W}{kind}")
    return {
        (kind, note.get(f"{W}id")): (note, notes)
        for note in found
        if note.get(f"{W}type", "normal") == "normal"
    }


def _related(part: Any, name: str) -> Any:
    """The part of the file that a part is related to as its "styles", "footnotes", ...; or None."""
    return next(
        (
            rel.target_part
            for rel in part.rels.values()
            if not rel.is_external and rel.reltype.endswith(f"/{name}")
        ),
        None,
    )


def _root(part: Any) -> Any:
    """The XML of a part; None for None."""
    from docx.oxml.parser import parse_xml

    if part is None:
        return None
    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element


def _targets(part: Any) -> Mapping[str, str]:
    """Where the hyperlinks of a part lead, by relationship id."""
    return {name: rel.target_ref for name, rel in part.rels.items() if rel.is_external}
