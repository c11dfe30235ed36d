"""The tables of kept runs, and a connection to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from verify.errors import LibraryError, LibraryMismatch
from verify.sqlite import database

FILE = "runs.db"
SCHEMA = 2
_TABLES = f"""
CREATE TABLE IF NOT EXISTS runs (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    path TEXT,
    state TEXT NOT NULL,
    problem TEXT,
    inputs TEXT NOT NULL,
    total INTEGER NOT NULL,
    run TEXT NOT NULL,
    seconds REAL NOT NULL,
    draft TEXT
);
-- A row as soon as it is known: a process that dies leaves what it did.
CREATE TABLE IF NOT EXISTS results (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    outcomes TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS decisions (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    action TEXT NOT NULL,
    document TEXT NOT NULL
);
-- What a run was told by the library and by a model, and the texts that it looked at: each text
-- once, whichever runs looked at it.
CREATE TABLE IF NOT EXISTS records (
    run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    document BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS texts (
    id TEXT PRIMARY KEY,
    document BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS decisions_of_run ON decisions (run);
PRAGMA user_version = {SCHEMA};
"""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the kept runs at `path`, made with its folder if it is not there.

    Raises LibraryMismatch for a file of a newer version, LibraryError for one that cannot be used.
    """
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = database(path)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA:
            raise LibraryMismatch(
                f"{path} was made by a newer version of Verify (schema {version}, this one knows "
                f"{SCHEMA}); upgrade Verify or choose another --store"
            )
        if version < SCHEMA:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_TABLES)
        # NORMAL: a power cut may cost the last results of a run; a process that dies costs none.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except (sqlite3.Error, OSError) as error:
        if connection is not None:
            connection.close()
        raise unusable(path, error) from error
    except LibraryMismatch:
        assert connection is not None  # noqa: S101
        connection.close()
        raise
    return connection


def unusable(path: Path, error: Exception) -> LibraryError:
    """What to do about the file at `path`."""
    if isinstance(error, OSError | sqlite3.OperationalError):
        return LibraryError(f"{path}: kept runs cannot be read or written ({error})")
    return LibraryError(
        f"{path} is damaged or holds no runs ({error}); move it away: checks go on without it, and "
        "new runs are kept in a new file"
    )
