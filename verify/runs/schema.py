"""The tables of kept runs, and what is in a row of them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from verify.errors import LibraryError, LibraryMismatch
from verify.models import (
    Checked,
    CheckedRow,
    Decision,
    Draft,
    Item,
    KeptRun,
    Noun,
    Report,
    Run,
    RunRow,
    Unchecked,
)
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


UNREADABLE = (ValueError, TypeError, KeyError, RecursionError)
"""What reading a damaged document raises; pydantic's and json's errors are ValueErrors."""


class Material(Noun):
    """A draft, what was found in it to check, and what was left out of that."""

    draft: Draft
    items: tuple[Item, ...]
    left_out: tuple[Unchecked, ...] = ()


_CHECKED: TypeAdapter[Checked] = TypeAdapter(Checked)


def packed(noun: Noun) -> str:
    """A noun as JSON in plain ASCII, so that SQLite can hold whatever a text holds."""
    return json.dumps(noun.model_dump(mode="json"), separators=(",", ":"))


def row_of(row: sqlite3.Row, outcomes: Iterable[tuple[str, int]], decided: int) -> RunRow:
    """A run as it is listed; as `damaged` where it cannot be read."""
    counts: Counter[str] = Counter()
    done = 0
    for names, times in outcomes:
        done += times
        counts.update(dict.fromkeys(names.split(), times))
    known: dict[str, Any] = {
        "id": str(row["id"]),
        "kind": row["kind"] if row["kind"] in ("draft", "batch") else "draft",
        "title": str(row["title"]),
        "counts": dict(sorted(counts.items())),
        "done": done,
        "decided": decided,
    }
    try:
        run = Run.model_validate(json.loads(row["run"]))
        return RunRow.model_validate(
            {
                **known,
                "kind": row["kind"],
                "path": row["path"],
                "state": row["state"],
                "problem": row["problem"],
                "inputs": json.loads(row["inputs"]),
                "total": row["total"],
                "run": run.model_copy(update={"seconds": row["seconds"]}),
            }
        )
    except UNREADABLE as error:
        problem = f"what was kept of this run is damaged ({_short(error)})"
        return RunRow(**known, state="damaged", problem=problem)


def opened(
    row: RunRow,
    material: str | None,
    results: Iterable[tuple[int, str]],
    decisions: Iterable[tuple[int, str]],
) -> KeptRun:
    """A run with what it found. A result or decision that cannot be read is named in `problem`.

    Raises ValueError when not even the draft can be read.
    """
    lost: list[str] = []
    made: list[Decision] = []
    for number, document in decisions:
        try:
            made.append(Decision.model_validate(json.loads(document)))
        except UNREADABLE:
            lost.append(f"a decision about {number}")
    found: dict[int, Checked] = {}
    rows: list[CheckedRow] = []
    for number, document in results:
        try:
            if row.kind == "batch":
                rows.append(CheckedRow.model_validate(json.loads(document)))
            else:
                found[number] = _CHECKED.validate_python(json.loads(document))
        except UNREADABLE:
            lost.append(f"result {number}")
    report = None
    if row.kind == "draft":
        held = Material.model_validate(json.loads(material or "null"))
        assert row.run is not None  # noqa: S101  # the caller lets no damaged run through
        report = Report.of(held.draft, held.items, found, row.run, made, held.left_out)
    problem = row.problem
    if lost:
        problem = "; ".join(filter(None, (problem, f"cannot be read: {', '.join(lost)}")))
    return KeptRun(
        **{**dict(row), "problem": problem},
        report=report,
        rows=tuple(rows),
        decisions=tuple(made),
    )


def _short(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"[:120]
    return f"{type(error).__name__}: {error}"[:120]
