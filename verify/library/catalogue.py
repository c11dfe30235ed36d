"""The truth of a library: its sources, passages and words, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from verify.errors import UnknownSource
from verify.library import records as shelve
from verify.library import schema
from verify.library.records import Cut, Shelved, SourceRow, passage_of, source_of, source_row_of
from verify.models import Passage, Source
from verify.sqlite import transaction
from verify.text.words import stem

_MIN_PREFIX = 6


_COUNTS = (
    ("passages", "SELECT count(*) FROM passages"),
    ("passages of its sources", "SELECT coalesce(sum(passages), 0) FROM sources"),
    ("passages counted", "SELECT coalesce(sum(passages), 0) FROM totals"),
    ("passages indexed", "SELECT count(*) FROM passage_words_docsize"),
    ("sources", "SELECT count(*) FROM sources"),
    ("texts", "SELECT count(*) FROM texts"),
    ("stems", "SELECT count(*) FROM (SELECT 1 FROM stems LIMIT 1)"),
)


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
        if row is None:
            raise UnknownSource(f"source {name!r} has just been removed")
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
        with self.connection() as connection, transaction(connection):
            return shelve.put(connection, cuts)

    def remove(self, name: str) -> Source:
        """Takes the source out, text and all, and returns it."""
        source = self.source(name)
        with self.connection() as connection, transaction(connection):
            number = _number(connection, source.id)
            shelve.remove(connection, number)
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

    def disagreements(self) -> list[str]:
        """What does not go together when rows are counted; empty for a library that is whole.

        Counts only, so that every opening can afford it.
        """
        with self.connection() as connection:
            counted = {name: connection.execute(query).fetchone()[0] for name, query in _COUNTS}
        passages = counted["passages"]
        found = [
            f"{counted[name]:,} {name}, but {passages:,} passages"
            for name in ("passages of its sources", "passages counted", "passages indexed")
            if counted[name] != passages
        ]
        if counted["texts"] != counted["sources"]:
            found.append(f"{counted['sources']:,} sources, but {counted['texts']:,} texts")
        if passages and not counted["stems"]:
            found.append(f"{passages:,} passages, but no stems")
        return found

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
        with self.connection() as connection, transaction(connection):
            connection.executemany("DELETE FROM outbox WHERE passage = ?", [(n,) for n in numbers])

    def post(self, *, add: Iterable[int] = (), delete: Iterable[int] = ()) -> None:
        """Notes what the vector store has yet to be told."""
        jobs = [(n, "add") for n in add] + [(n, "delete") for n in delete]
        with self.connection() as connection, transaction(connection):
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
