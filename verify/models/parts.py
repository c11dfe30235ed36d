"""What a text is made of: its parts, whatever file it came from, and who speaks in it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from verify.models.text import Noun, Offset, Span

PartKind = Literal[
    "body",
    "heading",
    "list",
    "cell",
    "caption",
    "quotation",
    "footnote",
    "endnote",
    "header",
    "footer",
    "text_box",
    "comment",
    "deleted",
    "hidden",
]
"""What a part is. A comment, deleted text and hidden text are not in the text."""

NOT_TEXT: frozenset[PartKind] = frozenset(("comment", "deleted", "hidden"))


class Cell(Noun):
    """Where a table cell stands: its table, row and column, each counted from 1."""

    table: Offset
    row: Offset
    column: Offset


class Part(Noun):
    """One paragraph, list item, table cell, note or comment of a document, and where it stands.

    `span` covers its words in the canonical text. What is not in the text (NOT_TEXT) has its words
    in `left_out` instead, and `span` says what it belongs to: the words that a comment is about,
    or the empty place at which text was deleted or hidden. `level` is the level of a heading or of
    a list item, from 1; 0 for all else. `anchor` is where the mark of a note, or the anchor of a
    text box, stands in the text. `author` is who wrote a comment or deleted the words.
    """

    kind: PartKind
    span: Span
    level: int = 0
    cell: Cell | None = None
    anchor: Offset | None = None
    left_out: str | None = None
    author: str | None = None

    @model_validator(mode="after")
    def _words_are_in_one_place(self) -> Self:
        if (self.kind in NOT_TEXT) != (self.left_out is not None):
            raise ValueError(f"a {self.kind} has its words in the wrong place")
        return self


class Link(Noun):
    """Words of a document that lead somewhere, and where."""

    span: Span
    url: str


class Turn(Noun):
    """What one speaker says in a transcript, before another one speaks.

    `speaker` is the name as the transcript has it; None where no name was read. `time` is when the
    turn begins, as "HH:MM:SS" from the start of the recording; None where it is not stated.
    """

    span: Span
    speaker: str | None = None
    time: str | None = None
