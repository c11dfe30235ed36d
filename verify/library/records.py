"""What the library keeps of a source, and how it is written and taken out."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, wraps
from typing import TypeVar

from verify.errors import LibraryError
from verify.models import Noun, Passage, Precision, Source, Span
from verify.text.words import content_stems

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


N = TypeVar("N", bound=Noun)
_DAMAGED = (ValueError, TypeError, IndexError)
"""What a row raises that holds something else than was written; pydantic raises ValueErrors."""


def _checked(noun: Callable[[sqlite3.Row], N]) -> Callable[[sqlite3.Row], N]:
    """`noun` that raises LibraryError for a damaged row."""

    @wraps(noun)
    def read(row: sqlite3.Row) -> N:
        try:
            return noun(row)
        except _DAMAGED as error:
            what = " ".join(str(error).split())[:120]
            raise LibraryError(
                f"row {row['n']} ({row['id']}) of the library file is damaged ({what}); "
                "`verify doctor` says what else is, and mends what can be mended"
            ) from error

    return read


@_checked
def source_of(row: sqlite3.Row) -> Source:
    """The source of a row of sources joined with its text."""
    return Source.model_validate({**_known(row), **json.loads(row["reading"]), "text": row["text"]})


@_checked
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


@_checked
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


class Cut:
    """A source and its passages, which are only cut when they are asked for."""

    def __init__(self, source: Source, cut: Callable[[], list[Passage]]) -> None:
        self.source = source
        self._cut = cut

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages of the source, in order."""
        return self._cut()

    @cached_property
    def texts(self) -> list[str]:
        """The text of each passage."""
        return [passage.span.of(self.source.text) for passage in self.passages]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a transaction did; `numbers` and `texts` are those of the passages it inserted."""

    added: list[Cut] = field(default_factory=list)
    unchanged: list[Source] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def put(connection: sqlite3.Connection, cuts: Sequence[Cut]) -> Shelved:
    """Inserts what is new among `cuts`, superseding what stood in their places."""
    shelved = Shelved()
    for cut in cuts:
        known = connection.execute(
            "SELECT n, superseded_by FROM sources WHERE id = ?", (cut.source.id,)
        ).fetchone()
        if known and known["superseded_by"] is None:
            number = known["n"]
            shelved.unchanged.append(cut.source)
        else:
            number = _insert(connection, cut, known["n"] if known else None, shelved)
            shelved.added.append(cut)
        _take_place(connection, cut.source, number)
    return shelved


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Deletes a source and all that is known of it."""
    _withdraw(connection, number)
    connection.execute("DELETE FROM places WHERE source = ?", (number,))
    connection.execute("DELETE FROM texts WHERE source = ?", (number,))
    connection.execute("DELETE FROM sources WHERE n = ?", (number,))


def _insert(connection: sqlite3.Connection, cut: Cut, number: int | None, shelved: Shelved) -> int:
    """Inserts a source (or makes number `number` current again) with its passages."""
    values = source_values(cut.source, len(cut.passages))
    if number is None:
        number = _inserted(
            connection.execute(
                "INSERT INTO sources (id, title, publisher, published, published_last,"
                " published_precision, url, path, retrieved_at, furniture, pages, reading,"
                " passages)"
                " VALUES (:id, :title, :publisher, :published, :published_last,"
                " :published_precision, :url, :path, :retrieved_at, :furniture, :pages, :reading,"
                " :passages)",
                values,
            )
        )
        connection.execute("INSERT INTO texts VALUES (?, ?)", (number, cut.source.text))
    else:
        connection.execute(
            "UPDATE sources SET title = :title, publisher = :publisher, published = :published,"
            " published_last = :published_last, published_precision = :published_precision,"
            " url = :url, path = :path, retrieved_at = :retrieved_at, furniture = :furniture,"
            " pages = :pages, reading = :reading, passages = :passages, superseded_by = NULL"
            " WHERE id = :id",
            values,
        )
    stems: Counter[str] = Counter()
    for passage, text in zip(cut.passages, cut.texts, strict=True):
        at = _inserted(
            connection.execute(
                "INSERT INTO passages (id, source, start, stop, sentences) VALUES (?, ?, ?, ?, ?)",
                passage_values(passage, number),
            )
        )
        shelved.numbers.append(at)
        shelved.texts.append(text)
        connection.execute("INSERT INTO passage_words (rowid, text) VALUES (?, ?)", (at, text))
        connection.execute("INSERT INTO outbox VALUES (?, 'add')", (at,))
        stems.update(set(content_stems(text)))
    _count(connection, stems, 1, len(cut.passages))
    return number


def _inserted(cursor: sqlite3.Cursor) -> int:
    if cursor.lastrowid is None:
        raise LibraryError("SQLite did not say where it put a row")
    return cursor.lastrowid


def _withdraw(connection: sqlite3.Connection, number: int) -> None:
    """Deletes the passages of a source from everything that is searched."""
    (text,) = connection.execute("SELECT text FROM texts WHERE source = ?", (number,)).fetchone()
    stems: Counter[str] = Counter()
    rows = connection.execute(
        "SELECT n, start, stop FROM passages WHERE source = ?", (number,)
    ).fetchall()
    for at, start, stop in rows:
        words = Span(start=start, end=stop).of(text)
        stems.update(set(content_stems(words)))
        connection.execute(
            "INSERT INTO passage_words (passage_words, rowid, text) VALUES ('delete', ?, ?)",
            (at, words),
        )
        connection.execute("INSERT OR REPLACE INTO outbox VALUES (?, 'delete')", (at,))
    _count(connection, stems, -1, len(rows))
    connection.execute("DELETE FROM passages WHERE source = ?", (number,))
    connection.execute("UPDATE sources SET passages = 0 WHERE n = ?", (number,))


def _count(connection: sqlite3.Connection, stems: Counter[str], sign: int, passages: int) -> None:
    connection.execute(
        "UPDATE totals SET passages = passages + ?, changes = changes + 1", (sign * passages,)
    )
    connection.executemany(
        "INSERT INTO stems VALUES (?, ?) ON CONFLICT DO UPDATE"
        " SET passages = passages + excluded.passages",
        [(name, sign * times) for name, times in stems.items()],
    )
    if sign < 0:
        connection.execute("DELETE FROM stems WHERE passages <= 0")


def _take_place(connection: sqlite3.Connection, source: Source, number: int) -> None:
    """Notes where `source` was seen; what stood there before is superseded if seen nowhere else."""
    place = source.path or source.url
    if place is None:
        return
    before = connection.execute("SELECT source FROM places WHERE place = ?", (place,)).fetchone()
    connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (place, number))
    if before is None or before[0] == number:
        return
    elsewhere = connection.execute("SELECT 1 FROM places WHERE source = ?", before).fetchone()
    if elsewhere is None:
        _withdraw(connection, before[0])
        connection.execute(
            "UPDATE sources SET superseded_by = ? WHERE n = ?", (source.id, before[0])
        )
