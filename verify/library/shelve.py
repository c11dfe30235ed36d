"""What adding and removing a source does to the tables, inside a transaction of the caller's."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from verify.errors import LibraryError
from verify.library.rows import passage_values, source_values
from verify.models import Passage, Source, Span
from verify.text.words import content_stems


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
