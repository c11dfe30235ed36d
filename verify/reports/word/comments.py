"""Comments in the margin of a Word file: their text, and the marks in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from verify.reports.word.package import XML_SPACE, Package, R, W, next_id
from verify.sources.named import AUTHOR
from verify.text.canonical import printable

Style = Literal["plain", "strong", "gone", "new"]
_STYLES: dict[Style, tuple[str, ...]] = {
    "plain": (),
    "strong": ("b",),
    "gone": ("strike",),
    "new": ("u",),
}
_SPACE = re.compile(r"\s+")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a comment. `url` makes them a link."""

    text: str
    style: Style = "plain"
    url: str | None = None


Paragraph = Sequence[Words]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its paragraphs, and initials that say how grave it is."""

    initials: str
    paragraphs: tuple[Paragraph, ...]


class Margin:
    """The comments of a document; each gets a number that no other has."""

    def __init__(self, package: Package, written: datetime) -> None:
        self._package = package
        self._root = package.comments()
        self._next = max(next_id(self._root), _next_mark(package.body))
        self._date = moment(written)

    def put(self, comment: Comment, first: Any, last: Any) -> None:
        """Put a comment on everything from the element `first` to the element `last`."""
        number = str(self._next)
        self._next += 1
        first.addprevious(self._made("commentRangeStart", {"id": number}))
        reference = self._made("r")
        style = self._child(self._child(reference, "rPr"), "rStyle")
        style.set(f"{W}val", "CommentReference")
        self._child(reference, "commentReference").set(f"{W}id", number)
        last.addnext(reference)
        last.addnext(self._made("commentRangeEnd", {"id": number}))
        self._write(number, comment)

    def put_at_the_end(self, comment: Comment) -> None:
        """Put a comment behind the last words of the document."""
        paragraphs = [
            p
            for p in self._package.body.iter(f"{W}p")
            if next(p.iterancestors(f"{W}txbxContent"), None) is None
        ]
        if not paragraphs:
            body = self._package.body.find(f"{W}body")
            paragraphs = [self._made("p")]
            body.insert(0, paragraphs[0])
        mark = self._made("r")
        paragraphs[-1].append(mark)
        self.put(comment, mark, mark)
        paragraphs[-1].remove(mark)

    def _write(self, number: str, comment: Comment) -> None:
        given = {
            "id": number,
            "author": AUTHOR,
            "initials": comment.initials,
            "date": self._date,
        }
        root = self._made("comment", given)
        for paragraph in comment.paragraphs:
            made = self._child(root, "p")
            style = self._child(self._child(made, "pPr"), "pStyle")
            style.set(f"{W}val", "CommentText")
            for words in paragraph:
                self._run(made, words)
        self._root.append(root)

    def _run(self, paragraph: Any, words: Words) -> None:
        parent = paragraph
        if words.url is not None:
            parent = self._child(paragraph, "hyperlink")
            parent.set(f"{R}id", self._package.link_from_comments(words.url))
        run = self._child(parent, "r")
        marks = _STYLES[words.style] if words.url is None else ("u",)
        if marks:
            properties = self._child(run, "rPr")
            for mark in marks:
                made = self._child(properties, mark)
                if mark == "u":
                    made.set(f"{W}val", "single")
        text = self._child(run, "t")
        text.text = shown(words.text)
        text.set(XML_SPACE, "preserve")

    def _made(self, name: str, given: dict[str, str] | None = None) -> Any:
        attributes = {f"{W}{key}": value for key, value in (given or {}).items()}
        return self._root.makeelement(f"{W}{name}", attributes)

    def _child(self, parent: Any, name: str) -> Any:
        made = self._made(name)
        parent.append(made)
        return made


def shown(text: str) -> str:
    """`text` on one line, with the characters alone that XML may hold and a reader can see."""
    return _SPACE.sub(" ", _NOT_XML.sub("", printable(text)))


def moment(time: datetime) -> str:
    """A moment as Word writes it."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _next_mark(body: Any) -> int:
    """The first number above those of the comment marks in a document, orphaned ones included."""
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    ids = (one.get(f"{W}id", "") for one in body.iter(*(f"{W}{name}" for name in names)))
    return max((int(number) for number in ids if number.isdigit()), default=-1) + 1


def paragraph(*parts: Words | str | None) -> tuple[Words, ...]:
    """A paragraph of a comment; what is empty is left out, plain text may come as it is."""
    made: Iterable[Words] = (Words(p) if isinstance(p, str) else p for p in parts if p)
    return tuple(words for words in made if words.text)
