"""Replies kept by content: what was asked once costs nothing the second time."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path
from threading import Lock

from verify.errors import LibraryError
from verify.runs.record import at_work
from verify.sqlite import database, put_aside

_SCHEMA = """
create table if not exists replies (key text primary key, reply text not null);
create table if not exists methods (endpoint text primary key, method text not null);
"""


def key_of(*parts: str) -> str:
    """The key of a request: a hash over all that a reply depends on."""
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


class ReplyCache:
    """Replies that could be used, and the way in which each endpoint replies, in one SQLite file.

    The file is made with the first reply; a damaged one is put aside, as `FILE.damaged`. May be
    used from several threads and processes. It holds replies and hashes: no key, no address, no
    source text but what a model repeated.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._open: sqlite3.Connection | None = None

    def reply(self, key: str) -> str | None:
        """The reply under `key`, if there is one."""
        found = self._read("select cast(reply as blob) from replies where key = ?", key)
        if found is not None and (record := at_work()) is not None:
            record.reply(key, found)
        return found

    def keep_reply(self, key: str, reply: str) -> None:
        """Keep a reply."""
        if (record := at_work()) is not None:
            record.reply(key, reply)
        self._write("insert or replace into replies values (?, ?)", key, reply)

    def method(self, endpoint: str) -> str | None:
        """The method that worked with an endpoint, if one is known."""
        found = self._read("select cast(method as blob) from methods where endpoint = ?", endpoint)
        if found is not None and (record := at_work()) is not None:
            record.method(endpoint, found)
        return found

    def keep_method(self, endpoint: str, method: str) -> None:
        """Remember the method that worked with an endpoint."""
        if (record := at_work()) is not None:
            record.method(endpoint, method)
        self._write("insert or replace into methods values (?, ?)", endpoint, method)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None

    def _read(self, query: str, key: str) -> str | None:
        with self._lock:
            if self._open is None and not self._path.is_file():
                return None
            try:
                row = self._connection().execute(query, (key,)).fetchone()
            except sqlite3.Error as error:
                raise self._unusable(error) from error
        # As bytes: a damaged row is no text, and is told by what reads it.
        return None if row is None or row[0] is None else bytes(row[0]).decode("utf-8", "replace")

    def _write(self, statement: str, key: str, value: str) -> None:
        with self._lock:
            try:
                self._connection().execute(statement, (key, value))
            except (sqlite3.Error, OSError) as error:
                raise self._unusable(error) from error

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._open = self._opened()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database, or a damaged one
                put_aside(self._path)
                self._open = self._opened()
        return self._open

    def _opened(self) -> sqlite3.Connection:
        connection = database(self._path)
        try:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(_SCHEMA)
            if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("quick_check finds damage")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _unusable(self, error: Exception) -> LibraryError:
        return LibraryError(
            f"{self._path}: the kept replies cannot be used ({error}); the file may be deleted, "
            "replies are then asked for again"
        )
