"""Articles and drafts from rich text (.rtf).

Read by rules of our own: the libraries for it melt note marks into figures, take deleted and hidden
words for text, and lose footnotes.
"""

import re
from dataclasses import dataclass, field, replace

from verify.errors import UnreadableSource
from verify.models import Cell, PartKind, Span
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.building import CELL, PARAGRAPH, Line, TextBuilder
from verify.sources.superscript import raised

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "endash": "–",
    "emdash": "—",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "nestcell": " ",
}
_ESCAPED = {"~": "\u00a0", "_": "-", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
_CODEPAGES = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_STORIES: dict[str, PartKind] = {
    "footnote": "footnote",
    "shptxt": "text_box",
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "header",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
    "annotation": "comment",
}
_MARGINS = frozenset(("header", "footer"))
_SKIPPED = frozenset(
    """colortbl stylesheet info pict object listtext pntext pnseclvl themedata datastore nonshppict
    shprslt sp xe tc mmathPr generator revtbl rsidtbl listtable listoverridetable filetbl""".split()
)
# Behind "\*", what a reader may not know; these it does, and all others it leaves out.
_KNOWN = frozenset(
    ("shpinst", "shptxt", "footnote", "annotation", "atnauthor", "fldinst", "shppict")
)
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_MOST_DEEP = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text of one group."""

    into: str = "text"  # text, skip, fonts, title, author or instruction
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    font: int = -1
    skip: int = 1  # how many characters stand in for a \u
    page_field: bool = False


@dataclass(slots=True)
class _Story:
    """A run of paragraphs: the body, a note, a header."""

    kind: PartKind
    line: Line = field(default_factory=Line)
    level: int = 0
    listed: bool = False
    cells: list[Line] = field(default_factory=list)
    done: list[Line] = field(default_factory=list)
    author: str | None = None


def from_rtf(data: bytes, where: str, _settings: Settings, _charset: str | None = None) -> Article:
    """The text of an .rtf with its parts, as `read_word` gives those of a .docx.

    Raises UnreadableSource for what is no rich text.
    """
    if not data.lstrip()[:5].startswith(b"{\\rtf"):
        raise UnreadableSource(where, "this is no rich text: it does not begin with {\\rtf")
    reader = _Reader()
    reader.read(data.decode("latin-1"), where)
    built = reader.built
    return Article(
        text=built.text,
        title=reader.title.strip() or None,
        parts=built.parts,
        links=tuple(built.links),
        notes=tuple(built.notes),
    )


class _Reader:
    def __init__(self) -> None:
        self.built = TextBuilder()
        self.title = ""
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._stack: list[tuple[_State, bool]] = []
        self._state = _State()
        self._stories = [_Story("body")]
        self._margins: list[tuple[PartKind, list[Line]]] = []
        self._author = ""
        self._instruction = ""
        self._bytes = b""
        self._skip = 0
        self._table = self._row = 0
        self._in_table = False

    def read(self, rtf: str, where: str) -> None:
        star = False
        for match in _TOKEN.finditer(rtf):
            word, number, code, sign, brace, text = match.groups()
            if code is not None:
                if self._skip:
                    self._skip -= 1
                else:
                    self._bytes += bytes.fromhex(code)
                continue
            self._flush()
            if brace == "{":
                if len(self._stack) > _MOST_DEEP:
                    raise UnreadableSource(where, "its groups are nested too deep")
                self._stack.append((self._state, False))
            elif brace == "}":
                self._close()
            elif word is not None:
                self._word(word, int(number) if number else None, star)
            elif sign == "*":
                star = True
                continue
            elif sign is not None:
                self._put(_ESCAPED.get(sign, ""))
            elif text is not None:
                dropped = min(self._skip, len(text))
                self._skip -= dropped
                self._put(text[dropped:])
            star = False
        self._flush()
        while len(self._stories) > 1:
            self._end_story()
        self._paragraph()
        for kind, lines in self._margins:
            for line in lines:
                self.built.add(line, kind)

    def _close(self) -> None:
        if not self._stack:
            return
        before, opened = self._stack.pop()
        if self._state.into == "instruction" and before.into != "instruction":
            name = (self._instruction.split() or [""])[0].upper()
            before = replace(before, page_field=name in _PAGE_FIELDS)
        self._state = before
        if opened and len(self._stories) > 1:
            self._end_story()

    def _word(self, word: str, number: int | None, star: bool) -> None:
        on = number != 0
        if star and word not in _KNOWN:
            self._state = replace(self._state, into="skip")
        elif word in _STORIES and self._state.into == "text":
            self._stories.append(_Story(_STORIES[word], author=self._author or None))
            if self._stack:
                self._stack[-1] = (self._stack[-1][0], True)
            self._state = _State(font=self._state.font, skip=self._state.skip)
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in _SKIPPED:
            self._state = replace(self._state, into="skip")
        elif word == "title" and self._state.into == "skip":
            self._state = replace(self._state, into="title")
        elif word == "fonttbl":
            self._state = replace(self._state, into="fonts")
        elif word == "atnauthor":
            self._author = ""
            self._state = replace(self._state, into="author")
        elif word == "fldinst":
            self._instruction = ""
            self._state = replace(self._state, into="instruction")
        elif word == "u" and number is not None:
            self._put(_unicode(number))
            self._skip = self._state.skip
        elif word == "uc" and number is not None:
            self._state = replace(self._state, skip=max(0, number))
        elif word == "ansicpg" and number is not None:
            self._codepage = f"cp{number}"
        elif word == "mac":
            self._codepage = "mac-roman"
        elif word == "f" and number is not None:
            self._state = replace(self._state, font=number)
        elif word == "fcharset" and number is not None and self._state.into == "fonts":
            self._fonts[self._state.font] = _CODEPAGES.get(number, "")
        elif word == "v":
            self._state = replace(self._state, hidden=on)
        elif word in ("deleted", "strike", "striked"):
            self._state = replace(self._state, deleted=on)
        elif word == "super":
            self._state = replace(self._state, raised=on)
        elif word in ("nosupersub", "sub"):
            self._state = replace(self._state, raised=False)
        elif word == "plain":
            self._state = replace(self._state, hidden=False, deleted=False, raised=False)
        else:
            self._layout(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        story = self._stories[-1]
        if self._state.into == "skip":
            return
        if word in ("par", "sect", "page"):
            self._paragraph()
        elif word == "pard":
            story.level, story.listed, self._in_table = 0, False, False
        elif word == "outlinelevel" and number is not None and number < 9:
            story.level = number + 1
        elif word == "ls":
            story.listed = True
        elif word == "intbl":
            self._in_table = True
        elif word == "cell":
            story.cells.append(story.line)
            story.line = Line()
        elif word == "row":
            self._end_row(story)

    def _put(self, words: str) -> None:
        into = self._state.into
        if into == "title":
            self.title += words
        elif into == "author":
            self._author += words
        elif into == "instruction":
            self._instruction += words
        if into != "text" or not words or self._state.page_field:
            return
        line = self._stories[-1].line
        if self._state.hidden or self._state.deleted:
            line.leave_out("hidden" if self._state.hidden else "deleted", words)
        elif self._state.raised:
            line.add(raised(words, line.tail()))
        else:
            line.add(words)

    def _flush(self) -> None:
        """Put the bytes that were gathered as text, in the encoding of their font."""
        if self._bytes:
            raw, self._bytes = self._bytes, b""
            encoding = self._fonts.get(self._state.font) or self._codepage
            try:
                self._put(raw.decode(encoding, "replace"))
            except LookupError:
                self._put(raw.decode("cp1252", "replace"))

    def _paragraph(self) -> None:
        story = self._stories[-1]
        line, story.line = story.line, Line()
        if len(self._stories) > 1:
            story.done.append(line)
        elif self._in_table:  # a paragraph inside of a cell
            line.add(" ")
            story.line = line
        else:
            self._row = 0
            kind: PartKind = "heading" if story.level else "list" if story.listed else "body"
            self._add(line, kind, level=story.level or int(story.listed))

    def _end_row(self, story: _Story) -> None:
        if not self._row:
            self._table += 1
        self._row += 1
        joint = PARAGRAPH
        cells, story.cells, story.line = story.cells, [], Line()
        for column, line in enumerate(cells, 1):
            at = Cell(table=self._table, row=self._row, column=column)
            if self.built.add(line, "cell", cell=at, joint=joint):
                joint = CELL
        for line in cells:
            self._attached(line)

    def _add(self, line: Line, kind: PartKind, level: int = 0, anchor: int | None = None) -> None:
        self.built.add(line, kind, level=level, anchor=anchor)
        self._attached(line)

    def _attached(self, line: Line) -> None:
        for _, mark in line.marks:
            if isinstance(mark, _Attached):
                anchor = self.built.marks[mark]
                if mark.story.kind == "comment":
                    words = "\n".join(each.text for each in mark.story.done)
                    here = Span(start=anchor, end=anchor)
                    self.built.leave_out("comment", words, here, mark.story.author)
                else:
                    for each in mark.story.done:
                        self._add(each, mark.story.kind, anchor=anchor)

    def _end_story(self) -> None:
        story = self._stories.pop()
        story.done.append(story.line)
        if story.kind in _MARGINS:
            words = [line.text.strip() for line in story.done]
            known = [[line.text.strip() for line in lines] for _, lines in self._margins]
            if any(words) and words not in known:
                self._margins.append((story.kind, story.done))
        else:
            self._stories[-1].line.mark(_Attached(story))


@dataclass(frozen=True, eq=False, slots=True)
class _Attached:
    """The mark of a story that belongs to a place in another: itself, and nothing else, is it."""

    story: _Story


def _unicode(number: int) -> str:
    code = number + 0x10000 if number < 0 else number
    return chr(code) if code < 0x110000 else ""
