"""The paragraphs of a Word file, run by run: what is text in them, and what is not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from verify.models import PartKind
from verify.sources.building import Line
from verify.sources.equations import EQUATIONS, equation
from verify.sources.superscript import raised
from verify.sources.word_styles import PLAIN, Look, Styles, W, is_on, style_of

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_AS_TEXT = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
# What Word's Symbol font has at the places of a few letters; the others are set as they are.
_SYMBOLS = dict(
    zip(
        b"\x2d\x57\x61\x62\x6d\x70\x73\xa2\xa3\xa5\xae\xb0\xb1\xb2\xb3\xb4\xb7\xb8\xb9\xbb\xd6",
        "−Ωαβμπσ′≤∞→°±″≥×•÷≠≈√",
        strict=True,
    )
)
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_NOT_READ = frozenset(
    (
        f"{W}pPr",
        f"{W}rPr",
        f"{W}sectPr",
        f"{W}rt",
        f"{W}instrText",
        f"{W}delInstrText",
        f"{W}footnoteRef",
        f"{W}endnoteRef",
        f"{W}annotationRef",
    )
)
# How the text of an element stands in the document: it is text, was deleted, or was moved away.
_CHANGES = {f"{W}del": "deleted", f"{W}moveFrom": "moved"}


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False
    start: int = 0

    @property
    def name(self) -> str:
        """What the field is called: PAGE, HYPERLINK, ..."""
        return (self.instruction.split() or [""])[0].upper()


@dataclass(frozen=True, slots=True)
class _At:
    """How the text that is read now stands in the document."""

    change: str = ""
    author: str | None = None
    look: Look = PLAIN
    style: str | None = None
    simple_field: str = ""


@dataclass(slots=True)
class RunReader:
    """Reads the paragraphs of one story of a document (its body, a header, its footnotes) in order.

    `links` are the targets of hyperlinks by relationship id. What stands in a paragraph besides its
    words is marked in the line: ("footnote", id), ("endnote", id), ("comment", "start" | "end" |
    "at", id), ("box", w:txbxContent element).
    """

    styles: Styles
    links: Mapping[str, str]
    paged: bool = False
    _fields: list[_Field] = field(default_factory=list)

    def line(self, paragraph: Any) -> Line:
        """The words of a w:p element as it reads with all changes accepted. `paged` then says
        whether a page number was among them, which is left out.
        """
        line = Line()
        self.paged = False
        for one in self._fields:
            one.start = 0
        self._children(paragraph, line, _At(style=style_of(paragraph)))
        return line

    def _children(self, parent: Any, line: Line, at: _At) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _NOT_READ:
                if tag == f"{W}instrText" and self._fields and not self._fields[-1].shows:
                    self._fields[-1].instruction += child.text or ""
                continue
            handler = _HANDLERS.get(tag)
            if handler is not None:
                handler(self, child, line, at)
            elif tag in _AS_TEXT:
                self._text(child, _AS_TEXT[tag], line, at)
            else:
                self._children(child, line, at)

    def _text(self, element: Any, words: str, line: Line, at: _At) -> None:
        """Put words where they belong: into the text, or beside it."""
        if at.change == "moved":
            return
        if at.change or at.look.struck or at.look.hidden:
            kind: PartKind = "hidden" if at.look.hidden and not at.change else "deleted"
            line.leave_out(kind, words, at.author)
            return
        shown = [one.name for one in self._fields if one.shows] + [at.simple_field]
        if not _PAGE_FIELDS.isdisjoint(shown):
            self.paged = True
            return
        if any(not one.shows for one in self._fields):
            return
        if at.look.raised:
            words = raised(words, line.tail())
        start = line.length
        line.add(words)
        if words:
            line.places.append((start, line.length, element))

    def _t(self, element: Any, line: Line, at: _At) -> None:
        self._text(element, element.text or "", line, at)

    def _run(self, element: Any, line: Line, at: _At) -> None:
        look = self.styles.look(element, at.style)
        within = _At(at.change, at.author, look, at.style, at.simple_field)
        mark = next((c for c in element if c.tag in _NOTES), None)
        if mark is not None and is_on_attribute(mark, "customMarkFollows"):
            self._note(mark, line, within)  # what follows in the run is the mark as it is printed
            return
        self._children(element, line, within)

    def _changed(self, element: Any, line: Line, at: _At) -> None:
        author = element.get(f"{W}author") or at.author
        self._children(
            element, line, _At(_CHANGES[element.tag], author, at.look, at.style, at.simple_field)
        )

    def _hyperlink(self, element: Any, line: Line, at: _At) -> None:
        start = line.length
        self._children(element, line, at)
        url = self.links.get(element.get(f"{_REL}id") or "")
        if url and line.length > start:
            line.links.append((start, line.length, url))

    def _simple_field(self, element: Any, line: Line, at: _At) -> None:
        name = (element.get(f"{W}instr", "").split() or [""])[0].upper()
        self._children(element, line, _At(at.change, at.author, at.look, at.style, name))

    def _field_mark(self, element: Any, line: Line, _at: _At) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows, self._fields[-1].start = True, line.length
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            parts = ended.instruction.split('"')
            if ended.name == "HYPERLINK" and len(parts) > 1 and line.length > ended.start:
                line.links.append((ended.start, line.length, parts[1]))

    def _symbol(self, element: Any, line: Line, at: _At) -> None:
        code = int(element.get(f"{W}char") or "0", 16)
        if element.get(f"{W}font") == "Symbol":
            self._text(element, _SYMBOLS.get(code & 0xFF, ""), line, at)
        elif 0x20 <= code < 0xD800:
            self._text(element, chr(code), line, at)

    def _note(self, element: Any, line: Line, at: _At) -> None:
        name = _NOTES[element.tag]
        if not at.change:
            line.mark((name, element.get(f"{W}id")))

    def _comment(self, element: Any, line: Line, _at: _At) -> None:
        end = element.tag.removeprefix(f"{W}comment").removeprefix("Range").lower()
        where = "at" if end == "reference" else end
        line.mark(("comment", where, element.get(f"{W}id")))

    def _either(self, element: Any, line: Line, at: _At) -> None:
        """One of two ways to show the same: the first that is there."""
        chosen = element.find(f"{_COMPATIBILITY}Choice")
        if chosen is None:
            chosen = element.find(f"{_COMPATIBILITY}Fallback")
        if chosen is not None:
            self._children(chosen, line, at)

    def _box(self, element: Any, line: Line, at: _At) -> None:
        if at.change or at.look.hidden:
            words = " ".join(t.text or "" for t in element.iter(f"{W}t"))
            line.leave_out("deleted" if at.change else "hidden", words, at.author)
        else:
            line.mark(("box", element))

    def _equation(self, element: Any, line: Line, at: _At) -> None:
        self._text(element, equation(element), line, at)


def is_on_attribute(element: Any, name: str) -> bool:
    """Whether an attribute such as w:customMarkFollows is there and not switched off."""
    return element.get(f"{W}{name}", "0").lower() in ("1", "true", "on")


_HANDLERS: dict[str, Callable[[RunReader, Any, Line, _At], None]] = {
    f"{W}t": RunReader._t,
    f"{W}delText": RunReader._t,
    f"{W}r": RunReader._run,
    f"{W}del": RunReader._changed,
    f"{W}moveFrom": RunReader._changed,
    f"{W}hyperlink": RunReader._hyperlink,
    f"{W}fldSimple": RunReader._simple_field,
    f"{W}fldChar": RunReader._field_mark,
    f"{W}sym": RunReader._symbol,
    **dict.fromkeys(_NOTES, RunReader._note),
    f"{W}commentRangeStart": RunReader._comment,
    f"{W}commentRangeEnd": RunReader._comment,
    f"{W}commentReference": RunReader._comment,
    f"{_COMPATIBILITY}AlternateContent": RunReader._either,
    f"{W}txbxContent": RunReader._box,
    **dict.fromkeys(EQUATIONS, RunReader._equation),
}


def mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of a w:p element was deleted, so that the next paragraph goes on there."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    if marks is None:
        return False
    gone = any(marks.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
    return gone or is_on(marks.find(f"{W}specVanish"))
