"""What was asked, kept with what was found, in a file of its own."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from verify.errors import LibraryError, UnknownRun
from verify.models.asked import Asked, AskedRow, Found, kind_of, outcome_of, text_of
from verify.sqlite import database, transaction
from verify.text.canonical import storable

FILE = "history.db"
_TABLE = """CREATE TABLE IF NOT EXISTS asked (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    document TEXT NOT NULL
)"""
_ROWS = """SELECT id, at, kind, text, outcome FROM asked
    WHERE instr(lower(text), lower(:words)) ORDER BY n DESC LIMIT :most"""
_ONE = """SELECT * FROM asked WHERE id = :name
    OR (:name = 'last' AND n = (SELECT max(n) FROM asked))
    OR (length(:name) >= 4 AND substr(id, 1, length(:name)) = lower(:name)) LIMIT 2"""
_FOUND: TypeAdapter[Found] = TypeAdapter(Found)


class History:
    """The questions, claims and quotes that were asked of the library in `store`.

    Nothing is kept where there is no library, or where `on` is false. May be used from several
    threads and processes.
    """

    def __init__(self, store: Path, *, on: bool = True) -> None:
        self.path = store / FILE
        self._on = on

    def keep(self, result: Found) -> str | None:
        """The id under which a result is kept; None where none is. Raises LibraryError."""
        if not self._on or not self.path.parent.is_dir():
            return None
        name = secrets.token_hex(4)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        document = json.dumps(result.model_dump(mode="json"))
        row = (name, at, kind_of(result), storable(text_of(result)), outcome_of(result), document)
        with self._opened() as connection, transaction(connection):
            connection.execute(
                "INSERT INTO asked (id, at, kind, text, outcome, document)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
        return name

    def rows(self, words: str = "", most: int = 1000) -> list[AskedRow]:
        """What was asked, the newest first; only what holds `words`, whatever their case."""
        if not self.path.is_file():
            return []
        with self._opened() as connection:
            found = connection.execute(_ROWS, {"words": words, "most": most}).fetchall()
        return [AskedRow.model_validate(dict(row)) for row in found]

    def one(self, name: str) -> Asked:
        """What was asked under that id (or its unambiguous start); "last" is the newest.

        Raises UnknownRun, and LibraryError for one that is damaged.
        """
        row = self._row(name)
        try:
            result = _FOUND.validate_python(json.loads(row["document"]))
            return Asked.model_validate({**_listed(row), "result": result})
        except (ValueError, ValidationError) as error:
            raise LibraryError(
                f"{name} in {self.path} is damaged ({type(error).__name__}); "
                f"`verify history {name} --remove` takes it out"
            ) from error

    def remove(self, name: str) -> AskedRow:
        """What was asked, now no longer kept. Raises UnknownRun."""
        row = self._row(name)
        with self._opened() as connection, transaction(connection):
            connection.execute("DELETE FROM asked WHERE n = ?", (row["n"],))
        return AskedRow.model_validate(_listed(row))

    def clear(self) -> list[AskedRow]:
        """All that was asked, now no longer kept."""
        gone = self.rows(most=-1)
        if gone:
            with self._opened() as connection, transaction(connection):
                connection.execute("DELETE FROM asked")
        return gone

    def _row(self, name: str) -> sqlite3.Row:
        found: list[sqlite3.Row] = []
        if self.path.is_file():
            with self._opened() as connection:
                found = connection.execute(_ONE, {"name": name}).fetchall()
        if len(found) != 1:
            what = "several begin with" if found else "nothing was asked under"
            raise UnknownRun(f"{what} {name!r}; `verify history` lists what was")
        return found[0]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        connection: sqlite3.Connection | None = None
        try:
            connection = database(self.path)
            connection.execute(_TABLE)
            yield connection
        except sqlite3.Error as error:
            raise LibraryError(
                f"{self.path}: the history cannot be read or written ({error}); move it away, or "
                "set VERIFY_KEEP_HISTORY=false"
            ) from error
        finally:
            if connection is not None:
                connection.close()


def _listed(row: sqlite3.Row) -> dict[str, str]:
    return {name: row[name] for name in AskedRow.model_fields}
