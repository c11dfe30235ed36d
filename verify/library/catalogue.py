"""The truth of a library: its sources, passages and words, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from verify.errors import LibraryError, UnknownSource
from verify.library import schema
from verify.library.rows import (
    SourceRow,
    passage_of,
    passage_values,
    source_of,
    source_row_of,
    source_values,
)
from verify.models import Passage, Source, Span
from verify.text.words import content_stems, stem

_MIN_PREFIX = 6


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


class Catalogue:
    """Reads and writes of the library file in `store`; reads an empty one while there is none.

    Safe from several threads: each call borrows a connection. Writes are the caller's to serialise.
    """

    def __init__(self, store: Path) -> None:
        self.path = store / schema.FILE
        self._idle: deque[sqlite3.Connection] = deque()

    def close(self) -> None:
        """Lets go of all connections; the next call makes a new one."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of this thread's own for the moment."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = schema.connect(self.path)
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            raise schema.unusable(self.path, error) from error
        finally:
            (_, _, where) = connection.execute("PRAGMA database_list").fetchone()
            if where:
                self._idle.append(connection)
            else:
                connection.close()

    def create(self, meta: dict[str, str]) -> None:
        """Makes the file with `meta` unless there is a library already."""
        schema.create(self.path, meta)

    def meta(self) -> dict[str, str]:
        """What the library says of itself; empty while there is none."""
        with self.connection() as connection:
            return dict(connection.execute("SELECT * FROM meta"))

    # ------------------------------------------------------------------------------------- sources

    def source(self, name: str) -> Source:
        """The source with this id, or whose id alone begins so (6 digits or more)."""
        with self.connection() as connection:
            number = _number(connection, name)
            row = connection.execute(
                "SELECT sources.*, text FROM sources JOIN texts ON source = n WHERE n = ?",
                (number,),
            ).fetchone()
        return source_of(row)

    def sources(self, *, superseded: bool = False) -> list[SourceRow]:
        """The current sources in the order of adding; all versions with `superseded`."""
        with self.connection() as connection:
            rows = connection.execute(
                "SELECT * FROM sources WHERE superseded_by IS NULL OR ? ORDER BY n",
                (superseded,),
            ).fetchall()
        return [source_row_of(row) for row in rows]

    def current_ids(self, among: Iterable[str] | None = None) -> set[str]:
        """The ids of the current sources; only those `among`, if given."""
        with self.connection() as connection:
            if among is None:
                rows = connection.execute("SELECT id FROM sources WHERE superseded_by IS NULL")
                return {name for (name,) in rows}
            return {
                name
                for name in among
                if connection.execute(
                    "SELECT 1 FROM sources WHERE id = ? AND superseded_by IS NULL", (name,)
                ).fetchone()
            }

    def put(self, cuts: Sequence[Cut]) -> Shelved:
        """Shelves all of `cuts` in one transaction, superseding what stood in their places."""
        shelved = Shelved()
        with self.connection() as connection, schema.transaction(connection):
            for cut in cuts:
                known = connection.execute(
                    "SELECT n, superseded_by FROM sources WHERE id = ?", (cut.source.id,)
                ).fetchone()
                if known and known[1] is None:
                    number = known[0]
                    shelved.unchanged.append(cut.source)
                else:
                    number = _shelve(connection, cut, known[0] if known else None, shelved)
                    shelved.added.append(cut)
                _take_place(connection, cut.source, number)
        return shelved

    def remove(self, name: str) -> Source:
        """Takes the source out, text and all, and returns it."""
        source = self.source(name)
        with self.connection() as connection, schema.transaction(connection):
            number = _number(connection, source.id)
            _unshelve(connection, number)
            connection.execute("DELETE FROM places WHERE source = ?", (number,))
            connection.execute("DELETE FROM texts WHERE source = ?", (number,))
            connection.execute("DELETE FROM sources WHERE n = ?", (number,))
        return source

    # ------------------------------------------------------------------------------------ passages

    def passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """The passages with these numbers; those that are gone are left out."""
        with self.connection() as connection:
            rows = connection.execute(
                "SELECT passages.*, sources.id AS source_id FROM json_each(?) AS wanted"
                " JOIN passages ON passages.n = wanted.value"
                " JOIN sources ON sources.n = passages.source",
                (json.dumps(numbers),),
            ).fetchall()
        return {row["n"]: passage_of(row) for row in rows}

    def neighbours(self, passage: Passage, n: int) -> list[Passage]:
        """Up to `n` passages before and `n` after, in the order of the text."""
        given = (passage.source_id, passage.span.start, n)
        with self.connection() as connection:
            before = connection.execute(
                "SELECT passages.*, sources.id AS source_id FROM sources"
                " JOIN passages ON passages.source = sources.n"
                " WHERE sources.id = ? AND start < ? ORDER BY start DESC LIMIT ?",
                given,
            ).fetchall()
            after = connection.execute(
                "SELECT passages.*, sources.id AS source_id FROM sources"
                " JOIN passages ON passages.source = sources.n"
                " WHERE sources.id = ? AND start > ? ORDER BY start LIMIT ?",
                given,
            ).fetchall()
        return [passage_of(row) for row in [*reversed(before), *after]]

    def totals(self) -> tuple[int, int]:
        """How many passages are searched, and a number that grows with every change of that."""
        with self.connection() as connection:
            passages, changes = connection.execute("SELECT * FROM totals").fetchone()
        return passages, changes

    def document_frequency(self, words: Iterable[str]) -> dict[str, int]:
        """For each word or stem, in how many passages its stem stands."""
        found: dict[str, int] = {}
        with self.connection() as connection:
            for word in words:
                for name in (word, stem(word)):
                    row = connection.execute(
                        "SELECT passages FROM stems WHERE stem = ?", (name,)
                    ).fetchone()
                    found[word] = row[0] if row else 0
                    if row:
                        break
        return found

    # -------------------------------------------------------------------------------------- outbox

    def due(self, limit: int) -> tuple[list[int], list[int]]:
        """Passages that the vector store has not been told of: to add, and to delete."""
        query = "SELECT passage FROM outbox WHERE job = ? ORDER BY passage LIMIT ?"
        with self.connection() as connection:
            add, delete = (
                [number for (number,) in connection.execute(query, (job, limit))]
                for job in ("add", "delete")
            )
        return add, delete

    def texts(self, numbers: Sequence[int]) -> list[str]:
        """The texts of these passages, in the same order."""
        texts: dict[int, str] = {}
        found: list[str] = []
        with self.connection() as connection:
            for number in numbers:
                source, start, stop = connection.execute(
                    "SELECT source, start, stop FROM passages WHERE n = ?", (number,)
                ).fetchone()
                if source not in texts:
                    (texts[source],) = connection.execute(
                        "SELECT text FROM texts WHERE source = ?", (source,)
                    ).fetchone()
                found.append(texts[source][start:stop])
        return found

    def any_due(self) -> bool:
        """Whether the vector store has to be told anything."""
        with self.connection() as connection:
            return connection.execute("SELECT 1 FROM outbox LIMIT 1").fetchone() is not None

    def told(self, numbers: Sequence[int]) -> None:
        """Notes that the vector store knows of these passages."""
        with self.connection() as connection, schema.transaction(connection):
            connection.executemany("DELETE FROM outbox WHERE passage = ?", [(n,) for n in numbers])

    def post(self, *, add: Iterable[int] = (), delete: Iterable[int] = ()) -> None:
        """Notes what the vector store has yet to be told."""
        jobs = [(n, "add") for n in add] + [(n, "delete") for n in delete]
        with self.connection() as connection, schema.transaction(connection):
            connection.executemany("INSERT OR REPLACE INTO outbox VALUES (?, ?)", jobs)

    def numbers(self) -> set[int]:
        """The numbers of all passages."""
        with self.connection() as connection:
            return {number for (number,) in connection.execute("SELECT n FROM passages")}


def _number(connection: sqlite3.Connection, name: str) -> int:
    rows = connection.execute("SELECT n FROM sources WHERE id = ?", (name,)).fetchall()
    if not rows and len(name) >= _MIN_PREFIX:
        rows = connection.execute(
            "SELECT n FROM sources WHERE substr(id, 1, ?) = ? LIMIT 2", (len(name), name.lower())
        ).fetchall()
    if len(rows) != 1:
        what = "several sources begin" if rows else "no source in the library"
        raise UnknownSource(f"{what} with the id {name!r}; `verify sources` lists them")
    return int(rows[0][0])


def _shelve(connection: sqlite3.Connection, cut: Cut, number: int | None, shelved: Shelved) -> int:
    """Inserts a source (or makes number `number` current again) with its passages."""
    values = source_values(cut.source, len(cut.passages))
    if number is None:
        number = _inserted(
            connection.execute(
                "INSERT INTO sources (id, title, publisher, published, published_last,"
                " published_precision, url, path, retrieved_at, furniture, pages, passages)"
                " VALUES (:id, :title, :publisher, :published, :published_last,"
                " :published_precision, :url, :path, :retrieved_at, :furniture, :pages, :passages)",
                values,
            )
        )
        connection.execute("INSERT INTO texts VALUES (?, ?)", (number, cut.source.text))
    else:
        connection.execute(
            "UPDATE sources SET title = :title, publisher = :publisher, published = :published,"
            " published_last = :published_last, published_precision = :published_precision,"
            " url = :url, path = :path, retrieved_at = :retrieved_at, furniture = :furniture,"
            " pages = :pages, passages = :passages, superseded_by = NULL WHERE id = :id",
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


def _unshelve(connection: sqlite3.Connection, number: int) -> None:
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
        _unshelve(connection, before[0])
        connection.execute(
            "UPDATE sources SET superseded_by = ? WHERE n = ?", (source.id, before[0])
        )
