"""The tables of a library, and connections to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from verify.errors import LibraryError, LibraryMismatch
from verify.sqlite import database, transaction

SCHEMA = 2
FILE = "library.db"
_APPLICATION_ID = 0x56726679
_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE sources (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        publisher TEXT,
        published TEXT,
        published_last TEXT,
        published_precision TEXT NOT NULL,
        url TEXT,
        path TEXT,
        retrieved_at TEXT NOT NULL,
        furniture TEXT NOT NULL,
        pages TEXT NOT NULL,
        reading TEXT NOT NULL DEFAULT '{}',
        passages INTEGER NOT NULL,
        superseded_by TEXT
    )""",
    # Apart from their sources, so that a filter over all sources does not read all texts.
    "CREATE TABLE texts (source INTEGER PRIMARY KEY REFERENCES sources, text TEXT NOT NULL)",
    # Where a text was last seen. A source with no place left has been superseded.
    """CREATE TABLE places (
        place TEXT PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources
    ) WITHOUT ROWID""",
    "CREATE INDEX places_of_source ON places (source)",
    # Only of current sources. AUTOINCREMENT: a number is never given twice, and is the id of the
    # passage's vector.
    """CREATE TABLE passages (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES sources,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        sentences TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX passages_of_source ON passages (source, start)",
    """CREATE VIRTUAL TABLE passage_words USING fts5 (
        text, content = '', tokenize = 'porter unicode61'
    )""",
    # In how many passages a stem stands, by the stemmer of verify.text.words.
    "CREATE TABLE stems (stem TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID",
    # `changes` says whether anything that was worked out from the passages is still true.
    "CREATE TABLE totals (passages INTEGER NOT NULL, changes INTEGER NOT NULL)",
    "INSERT INTO totals VALUES (0, 0)",
    # What the vector store has not been told yet: written together with the passages.
    "CREATE TABLE outbox (passage INTEGER PRIMARY KEY, job TEXT NOT NULL)",
    f"PRAGMA application_id = {_APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA}",
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the library file at `path`; to an empty library in memory if it is not there.

    Raises LibraryMismatch for a file of a newer version, LibraryError for one that is no library.
    """
    if not path.exists():
        return _in_memory()
    connection = _open(path)
    try:
        version, application, tables = _identity(connection, path)
    except LibraryError:
        connection.close()
        raise
    if version == 0 and tables == 0:
        connection.close()
        return _in_memory()
    if application != _APPLICATION_ID:
        connection.close()
        raise LibraryError(f"{path} is a database of something else; choose another --store")
    if version > SCHEMA:
        connection.close()
        raise LibraryMismatch(
            f"{path} was made by a newer version of Verify (schema {version}, this one knows "
            f"{SCHEMA}); upgrade Verify or choose another --store"
        )
    _upgrade(connection, version, path)
    return connection


# What a library of an older version lacks, by the version that has it.
_UPGRADES = {2: "ALTER TABLE sources ADD COLUMN reading TEXT NOT NULL DEFAULT '{}'"}


def _upgrade(connection: sqlite3.Connection, version: int, path: Path) -> None:
    """Give a library of an older version what it lacks, all or nothing."""
    if version == SCHEMA:
        return
    try:
        with transaction(connection):
            (now,) = connection.execute("PRAGMA user_version").fetchone()
            for wanted in range(now + 1, SCHEMA + 1):  # another process may have been faster
                connection.execute(_UPGRADES[wanted])
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise unusable(path, error) from error


def create(path: Path, meta: dict[str, str]) -> None:
    """Makes the tables at `path` with `meta`, all or nothing; leaves a library as it is.

    The caller holds the write lock.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _open(path)
    try:
        if _identity(connection, path)[2]:
            return
        connection.execute("PRAGMA journal_mode = WAL")
        _make(connection, meta)
    finally:
        connection.close()


def _open(path: Path) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = database(path)
        # FULL: what was reported as added survives a power cut too; the price is one fsync a batch.
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "mmap_size = 268435456"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        raise unusable(path, error) from error
    return connection


def unusable(path: Path, error: sqlite3.DatabaseError) -> LibraryError:
    """The error of SQLite as ours: what to do about the file at `path`."""
    if isinstance(error, sqlite3.OperationalError):
        return LibraryError(f"{path} cannot be used: {error}")
    return LibraryError(
        f"{path} is damaged or not a library ({error}); move it away and add the sources again"
    )


def _in_memory() -> sqlite3.Connection:
    connection = database(":memory:")
    _make(connection, {})
    return connection


def _make(connection: sqlite3.Connection, meta: dict[str, str]) -> None:
    with transaction(connection):
        for statement in _TABLES:
            connection.execute(statement)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _identity(connection: sqlite3.Connection, path: Path) -> tuple[int, int, int]:
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise unusable(path, error) from error
    return int(version), int(application), int(tables)
