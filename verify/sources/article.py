"""What a reader finds in a file or page, before it becomes a Source."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from verify.models import Link, Part, Precision, Span, Turn


@dataclass(frozen=True, slots=True)
class Article:
    """Text as it was read and what was said about it.

    `pages` are offsets at which pages start; `furniture` is what its reader knows to be no part of
    the article, such as a pull quote; `notes` say what was repaired or could not be read.
    """

    text: str
    title: str | None = None
    published: date | None = None
    published_precision: Precision = "day"
    publisher: str | None = None
    url: str | None = None
    key: str | None = None
    pages: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    furniture: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    turns: tuple[Turn, ...] = ()
    transcribed: bool = False
    notes: tuple[str, ...] = ()

    def noting(self, *notes: str) -> Self:
        """This article with further notes on how it was read."""
        return replace(self, notes=(*self.notes, *notes)) if notes else self
