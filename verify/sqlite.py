"""Connections to files of SQLite, as every store of ours opens them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def database(path: Path | str) -> sqlite3.Connection:
    """A connection that any thread may use; rows go by name, and a transaction is begun by hand.

    Another writer is waited for 30 seconds. Raises sqlite3.Error, which the store makes its own.
    """
    connection = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def put_aside(path: Path) -> Path:
    """Where the damaged database at `path` is now: beside it, as `NAME.damaged`, for a second look.

    What SQLite keeps beside it goes along. One that was put aside before is replaced.
    """
    aside = path.with_name(path.name + ".damaged")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what happens inside."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
