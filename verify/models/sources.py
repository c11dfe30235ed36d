"""What is in the library: sources, the passages they are searched by, and exact citations."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from datetime import date, datetime
from typing import Self
from urllib.parse import quote as percent_encode

from pydantic import model_validator

from verify.errors import GroundingError
from verify.models.parts import Link, Part, Turn
from verify.models.text import Noun, Offset, Precision, Span

CONTEXT_CHARS = 32
"""Length of `Citation.prefix` and `Citation.suffix`, as Web Annotation tools use it."""


def source_id(text: str) -> str:
    """The id of a canonical text: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Source(Noun):
    """An article, report or page as it was read.

    `furniture` marks what is not the article (cookie lines, copyright tails, share bars): it is in
    the text, so that offsets stay true, but it is never evidence. `pages` are the offsets at which
    the pages of a paged document start. `published_precision` says how much of `published` was
    stated: an article dated "2021-05" has published 2021-05-01 with precision "month". `parts` say
    what each stretch of a document is (a heading, a table cell, a footnote) and what was left out
    of its text; they are empty where the reader knows nothing of parts. `links` lead out of it.
    `turns` are who speaks when in a transcript; `transcribed` says that a machine wrote it down.
    `notes` say what was repaired,
    or could not be read, when the text was read.
    """

    id: str
    title: str
    publisher: str | None = None
    published: date | None = None
    published_precision: Precision = "day"
    url: str | None = None
    path: str | None = None
    retrieved_at: datetime
    furniture: tuple[Span, ...] = ()
    pages: tuple[Offset, ...] = ()
    parts: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()
    turns: tuple[Turn, ...] = ()
    transcribed: bool = False
    notes: tuple[str, ...] = ()
    text: str

    @model_validator(mode="after")
    def _id_is_of_the_text(self) -> Self:
        if self.id != source_id(self.text):
            raise ValueError(f"source id {self.id} is not the id of its text")
        if any(span.end > len(self.text) for span in self.furniture):
            raise ValueError("furniture lies outside the text")
        ends = [part.span.end for part in self.parts]
        ends += [item.span.end for item in self.links]
        ends += [turn.span.end for turn in self.turns]
        if any(end > len(self.text) for end in ends):
            raise ValueError("a part lies outside the text")
        return self

    def turn_at(self, offset: int) -> Turn | None:
        """The turn of a transcript that holds `offset`; None between turns and without any."""
        at = bisect_right(self.turns, offset, key=lambda turn: turn.span.start) - 1
        return self.turns[at] if at >= 0 and offset < self.turns[at].span.end else None

    def page_of(self, offset: int) -> int | None:
        """The page (counted from 1) that holds `offset`; None in an unpaged source."""
        started = [n for n, start in enumerate(self.pages, 1) if start <= offset]
        return started[-1] if started else None


class Passage(Noun):
    """A run of whole sentences of one source: the unit of retrieval. Its text is always sliced."""

    id: str
    source_id: str
    span: Span
    sentences: tuple[Span, ...]

    @model_validator(mode="after")
    def _sentences_lie_inside(self) -> Self:
        if not all(self.span.covers(sentence) for sentence in self.sentences):
            raise ValueError("a sentence lies outside its passage")
        return self


class Citation(Noun):
    """Exact words at an exact place in a source. Make one with `Citation.of`.

    `time` is when they are said, where the source is a transcript with times: "HH:MM:SS".
    """

    source_id: str
    title: str
    publisher: str | None = None
    published: date | None = None
    published_precision: Precision = "day"
    url: str | None = None
    page: int | None = None
    time: str | None = None
    start: Offset
    end: Offset
    exact: str
    prefix: str
    suffix: str
    fragment_url: str | None = None

    @classmethod
    def of(cls, source: Source, span: Span) -> Citation:
        """The citation of `span` in `source`.

        Raises GroundingError for an empty span or one that reaches past the text.
        """
        if span.end > len(source.text) or not span.of(source.text).strip():
            raise GroundingError(
                f"no words at {span.start}-{span.end} in source {source.id} "
                f"({len(source.text)} characters)"
            )
        exact = span.of(source.text)
        prefix = source.text[max(0, span.start - CONTEXT_CHARS) : span.start]
        suffix = source.text[span.end : span.end + CONTEXT_CHARS]
        turn = source.turn_at(span.start)
        return cls(
            source_id=source.id,
            title=source.title,
            publisher=source.publisher,
            published=source.published,
            published_precision=source.published_precision,
            url=source.url,
            page=source.page_of(span.start),
            time=turn.time if turn else None,
            start=span.start,
            end=span.end,
            exact=exact,
            prefix=prefix,
            suffix=suffix,
            fragment_url=_fragment_url(source.url, prefix, exact, suffix),
        )

    @model_validator(mode="after")
    def _as_long_as_its_span(self) -> Self:
        if self.end - self.start != len(self.exact) or not self.exact.strip():
            raise ValueError(f"citation {self.start}-{self.end} does not fit its words")
        return self

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(start=self.start, end=self.end)

    def holds_in(self, text: str) -> bool:
        """Whether `text` has exactly these words at exactly this place."""
        return text[self.start : self.end] == self.exact


def _fragment_url(url: str | None, prefix: str, exact: str, suffix: str) -> str | None:
    """`url` with a text fragment (WICG scroll-to-text) that lights up `exact`; None without a url.

    Long or multi-line passages are named by their first and last words. Prefix and suffix are cut
    to whole words of the same line, since a browser matches on word boundaries within a block.
    """
    if url is None or not url.startswith(("http://", "https://")):
        return None
    words = exact.split()
    if len(exact) > 300 or "\n" in exact:
        text = ",".join(_fragment_term(" ".join(part)) for part in (words[:6], words[-6:]))
    else:
        text = _fragment_term(" ".join(words))
    before = prefix.rsplit("\n", 1)[-1]
    before = " ".join(before.split(" ")[1:]).strip() if len(before) == CONTEXT_CHARS else before
    after = suffix.split("\n", 1)[0]
    after = " ".join(after.split(" ")[:-1]).strip() if len(after) == CONTEXT_CHARS else after
    if before.strip():
        text = f"{_fragment_term(before.strip())}-,{text}"
    if after.strip():
        text = f"{text},-{_fragment_term(after.strip())}"
    joint = ":~:text=" if "#" in url else "#:~:text="
    return f"{url}{joint}{text}"


def _fragment_term(words: str) -> str:
    return percent_encode(words, safe="").replace("-", "%2D")
