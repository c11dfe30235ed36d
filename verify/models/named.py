"""The sources that a writer names for sentences of a draft."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from verify.models.text import Noun, Span

NoteKind = Literal["comment", "footnote", "endnote", "link", "file"]
Says = Literal["supports", "refutes", "open", "absent"]


class SourceNote(Noun):
    """What a writer says of where words come from: a comment, a note, a link, a row of a file.

    `span` is what it is about, in the draft; `url` is an address in it, where it has one.
    """

    kind: NoteKind
    text: str
    span: Span
    url: str | None = None


class NamedSource(Noun):
    """A source that the writer names for a claim, and what it says to it.

    `says` is "open" where it says too little, and "absent" where it is not in the library; only
    then `source_id` and `title` are missing.
    """

    note: SourceNote
    says: Says
    source_id: str | None = None
    title: str | None = None

    @model_validator(mode="after")
    def _is_there_or_absent(self) -> Self:
        if (self.says == "absent") != (self.source_id is None):
            raise ValueError(f"a named source that is {self.says} and its id do not fit")
        return self
