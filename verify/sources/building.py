"""The text of a document while it is read: canonical from the start, with every part's place."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from verify.models import Cell, Link, Part, PartKind, Span
from verify.sources.repair import repaired

PARAGRAPH = "\n\n"
CELL = " | "


@dataclass(slots=True)
class Line:
    """One paragraph as a file has it: its words so far, and what stands at which of them."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, Hashable]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    left_out: list[tuple[int, PartKind, str, str | None]] = field(default_factory=list)
    places: list[tuple[int, int, object]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self.words)

    def add(self, words: str) -> None:
        """Put words behind those so far."""
        self.words.append(words)
        self.length += len(words)

    def tail(self) -> str:
        """The last words so far: at least twelve characters, where there are so many."""
        return "".join(self.words[-12:])

    def mark(self, name: Hashable) -> None:
        """Remember this place by a name."""
        self.marks.append((self.length, name))

    def leave_out(self, kind: PartKind, words: str, author: str | None = None) -> None:
        """Remember words that stand here but are not text; runs in a row are one."""
        if self.left_out and self.left_out[-1][:2] == (self.length, kind):
            at, _, before, who = self.left_out[-1]
            self.left_out[-1] = (at, kind, before + words, who or author)
        elif words:
            self.left_out.append((self.length, kind, words, author))

    def join(self, other: "Line", joint: str = "") -> None:
        """Put the words of another line behind these."""
        if other.length and self.length:
            self.add(joint)
        by = self.length
        self.words += other.words
        self.length += other.length
        self.marks += [(at + by, name) for at, name in other.marks]
        self.links += [(start + by, end + by, url) for start, end, url in other.links]
        self.left_out += [(at + by, *rest) for at, *rest in other.left_out]  # type: ignore[misc]
        self.places += [(start + by, end + by, what) for start, end, what in other.places]


class TextBuilder:
    """Builds the canonical text of a document out of lines, and says where each of them went."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self.links: list[Link] = []
        self.marks: dict[Hashable, int] = {}
        self.places: list[tuple[int, int, object]] = []
        self.notes: list[str] = []

    @property
    def text(self) -> str:
        """The text so far, canonical."""
        return "".join(self._pieces)

    @property
    def length(self) -> int:
        """How many characters the text has so far."""
        return self._length

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts so far, in the order of the text; what is left out stands at its place."""
        return tuple(sorted(self._parts, key=lambda part: (part.span.start, part.span.end)))

    def add(
        self,
        line: Line | str,
        kind: PartKind = "body",
        *,
        level: int = 0,
        cell: Cell | None = None,
        anchor: int | None = None,
        joint: str = PARAGRAPH,
    ) -> bool:
        """Put a line behind the text so far, as one part; False, and only marks, for an empty one.

        `joint` is what stands between it and the text before it.
        """
        if isinstance(line, str):
            line = Line([line], len(line))
        raw = line.text
        whole, notes = repaired(raw)
        words = whole.strip()
        self.notes += [note for note in notes if note not in self.notes]
        start = self._length
        if words:
            if self._pieces:
                self._pieces.append(joint)
                start += len(joint)
            self._pieces.append(words)
            self._length = start + len(words)
            self._parts.append(
                Part(
                    kind=kind,
                    span=Span(start=start, end=self._length),
                    level=level,
                    cell=cell,
                    anchor=anchor,
                )
            )
        self._place(line, _Offsets(raw, whole, start, self._length))
        return bool(words)

    def leave_out(self, kind: PartKind, words: str, span: Span, author: str | None = None) -> None:
        """Remember words that are not text, and what they belong to; nothing for white space."""
        kept = repaired(words)[0].strip()
        if kept:
            self._parts.append(Part(kind=kind, span=span, left_out=kept, author=author))

    def _place(self, line: Line, at: "_Offsets") -> None:
        for offset, name in line.marks:
            self.marks.setdefault(name, at[offset])
        for offset, kind, words, author in line.left_out:
            self.leave_out(kind, words, Span(start=at[offset], end=at[offset]), author)
        for begin, end, url in line.links:
            if at[end] > at[begin]:
                self.links.append(Link(span=Span(start=at[begin], end=at[end]), url=url))
        self.places += [(at[begin], at[end], what) for begin, end, what in line.places]


class _Offsets:
    """Offsets of a raw line as offsets of the text that it became a stretch of."""

    def __init__(self, raw: str, whole: str, start: int, end: int) -> None:
        self._raw = raw
        self._same = raw == whole
        self._by = start - (len(whole) - len(whole.lstrip()))
        self._start = start
        self._end = end

    def __getitem__(self, offset: int) -> int:
        # Where the text was changed on its way, the part before the offset is changed alike.
        before = offset if self._same else len(repaired(self._raw[:offset])[0])
        return min(max(before + self._by, self._start), self._end)
