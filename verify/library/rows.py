"""Nouns as rows of the library's tables, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from verify.models import Noun, Passage, Precision, Source, Span

_SOURCE_FIELDS = (
    "id",
    "title",
    "publisher",
    "published",
    "published_precision",
    "url",
    "path",
    "retrieved_at",
)


_READING_FIELDS = ("parts", "links", "turns", "transcribed", "notes")
"""What a reader found besides the text, kept together: it is wanted only with the text."""


class SourceRow(Noun):
    """A source without its text, and how many passages of it are searched.

    `superseded_by` is the id of the version that took its place; it then has no passages.
    """

    id: str
    title: str
    publisher: str | None
    published: date | None
    published_precision: Precision
    url: str | None
    path: str | None
    retrieved_at: datetime
    furniture: tuple[Span, ...]
    pages: tuple[int, ...]
    transcribed: bool
    notes: tuple[str, ...]
    passages: int
    superseded_by: str | None


def source_values(source: Source, passages: int) -> dict[str, str | int | None]:
    """The values of a row of sources, by column."""
    return {
        **source.model_dump(mode="json", include=set(_SOURCE_FIELDS)),
        "published_last": last_day(source.published, source.published_precision),
        "furniture": _packed(source.furniture),
        "pages": json.dumps(source.pages),
        "reading": source.model_dump_json(include=set(_READING_FIELDS), exclude_defaults=True),
        "passages": passages,
    }


def source_of(row: sqlite3.Row) -> Source:
    """The source of a row of sources joined with its text."""
    return Source.model_validate({**_known(row), **json.loads(row["reading"]), "text": row["text"]})


def source_row_of(row: sqlite3.Row) -> SourceRow:
    """The listing of a row of sources."""
    reading = json.loads(row["reading"])
    return SourceRow.model_validate(
        {
            **_known(row),
            "transcribed": reading.get("transcribed", False),
            "notes": reading.get("notes", ()),
            "passages": row["passages"],
            "superseded_by": row["superseded_by"],
        }
    )


def last_day(published: date | None, precision: Precision) -> str | None:
    """The last day that a date of this precision may mean: "2021-05" may be the 31st of May."""
    if published is None:
        return None
    if precision == "year":
        return date(published.year, 12, 31).isoformat()
    if precision == "month":
        into_next = published.replace(day=28) + timedelta(days=4)
        return (into_next - timedelta(days=into_next.day)).isoformat()
    return published.isoformat()


def passage_values(passage: Passage, source: int) -> tuple[str | int, ...]:
    """The values of id, source, start, stop, sentences for `passage`."""
    span = passage.span
    return (passage.id, source, span.start, span.end, _packed(passage.sentences))


def passage_of(row: sqlite3.Row) -> Passage:
    """The passage of a row of passages joined with its source's id as source_id."""
    return Passage(
        id=row["id"],
        source_id=row["source_id"],
        span=Span(start=row["start"], end=row["stop"]),
        sentences=_unpacked(row["sentences"]),
    )


def _known(row: sqlite3.Row) -> dict[str, object]:
    known: dict[str, object] = {name: row[name] for name in _SOURCE_FIELDS}
    known["furniture"] = _unpacked(row["furniture"])
    known["pages"] = json.loads(row["pages"])
    return known


def _packed(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def _unpacked(packed: str) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in json.loads(packed))
