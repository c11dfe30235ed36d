"""Runs kept on disk, result by result, and the decisions that people made about them."""

from __future__ import annotations

import json
import secrets
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from verify.errors import LibraryError, RecordIncomplete, UnknownRun
from verify.models import (
    Checked,
    CheckedRow,
    Decision,
    Draft,
    Item,
    KeptRun,
    Run,
    RunRow,
    Source,
    Unchecked,
    outcomes,
)
from verify.models.runs import RunKind, RunState
from verify.runs import schema
from verify.runs.record import Kept
from verify.runs.schema import UNREADABLE, Material, opened, packed, row_of
from verify.sqlite import transaction
from verify.text.canonical import storable

_MIN_PREFIX = 4
_RUNS = """SELECT n, id, kind, title, path, state, problem, inputs, total, run, seconds FROM runs
    WHERE :only IS NULL OR n = :only ORDER BY n DESC"""
_OUTCOMES = """SELECT run, outcomes, count(*) FROM results
    WHERE :only IS NULL OR run = :only GROUP BY run, outcomes"""
# Of rows that share a number SQLite takes `action` from the one with the largest n.
_LAST_ACTIONS = """SELECT run, action, max(n) FROM decisions
    WHERE :only IS NULL OR run = :only GROUP BY run, number"""


class Runs:
    """The kept runs of the library in `store`: a file of their own, made with the first run.

    May be used from several threads and processes; nobody waits for the library's write lock.
    """

    def __init__(self, store: Path) -> None:
        self.path = store / schema.FILE
        self._lock = RLock()
        self._open: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None

    # ------------------------------------------------------------------------------------ keeping

    def begin_draft(
        self,
        draft: Draft,
        items: Sequence[Item],
        inputs: dict[str, str],
        run: Run,
        left_out: Sequence[Unchecked] = (),
    ) -> str:
        """Start keeping the check of a draft; the id of the run."""
        material = packed(Material(draft=draft, items=tuple(items), left_out=tuple(left_out)))
        return self._begin("draft", draft.title, draft.path, inputs, len(items), run, material)

    def begin_batch(
        self, title: str, path: str | None, total: int, inputs: dict[str, str], run: Run
    ) -> str:
        """Start keeping a batch of `total` rows; the id of the run."""
        return self._begin("batch", title, path, inputs, total, run, None)

    def _begin(
        self,
        kind: RunKind,
        title: str,
        path: str | None,
        inputs: dict[str, str],
        total: int,
        run: Run,
        material: str | None,
    ) -> str:
        name = secrets.token_hex(4)
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO runs"
                " (id, kind, title, path, state, inputs, total, run, seconds, draft)"
                " VALUES (?, ?, ?, ?, 'unfinished', ?, ?, ?, ?, ?)",
                (
                    name,
                    kind,
                    storable(title),
                    None if path is None else storable(path),
                    json.dumps(inputs),
                    total,
                    packed(run),
                    run.seconds,
                    material,
                ),
            )
        return name

    def keep(self, name: str, number: int, found: Checked | CheckedRow, seconds: float) -> None:
        """Keep one result of a run that has taken so long."""
        result = found.result if isinstance(found, CheckedRow) else found
        with self._writing() as connection:
            n = _number(connection, name)
            connection.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)",
                (n, number, " ".join(outcomes(result)), packed(found)),
            )
            connection.execute("UPDATE runs SET seconds = ? WHERE n = ?", (seconds, n))

    def finish(self, name: str, state: RunState, run: Run, problem: str | None = None) -> None:
        """Note how a run ended, or, as `unfinished`, that it goes on."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE runs SET state = ?, problem = ?, run = ?, seconds = ? WHERE n = ?",
                (state, problem, packed(run), run.seconds, _number(connection, name)),
            )

    def decide(self, name: str, decision: Decision) -> None:
        """Keep a decision; those before it stay."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO decisions (run, number, action, document) VALUES (?, ?, ?, ?)",
                (
                    _number(connection, name),
                    decision.number,
                    decision.action,
                    packed(decision),
                ),
            )

    def keep_record(self, name: str, kept: Kept, sources: Iterable[Source]) -> None:
        """Keep what a run was told, and the texts that it looked at."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO texts VALUES (?, ?)",
                [(source.id, zlib.compress(packed(source).encode())) for source in sources],
            )
            connection.execute(
                "INSERT OR REPLACE INTO records VALUES (?, ?)",
                (_number(connection, name), kept.packed()),
            )

    def remove(self, name: str) -> RunRow:
        """The run, now no longer kept, with its results and decisions. Raises UnknownRun."""
        with self._writing() as connection:
            n = _number(connection, name)
            row = _listed(connection, n)[0]
            connection.execute("DELETE FROM runs WHERE n = ?", (n,))
        return row

    # ------------------------------------------------------------------------------------ reading

    def rows(self) -> list[RunRow]:
        """All kept runs, the newest first; one that cannot be read is listed as damaged."""
        if not self.path.is_file():
            return []
        with self._reading() as connection:
            return _listed(connection)

    def run(self, name: str) -> KeptRun:
        """The run with this id, or whose id alone begins so; "last" is the newest.

        Raises UnknownRun, and LibraryError for one that is damaged.
        """
        if not self.path.is_file():
            raise UnknownRun(f"no run is kept under {name!r}: none was kept so far")
        with self._reading() as connection:
            n = _number(connection, name)
            row = _listed(connection, n)[0]
            if row.run is None:
                raise self._damaged(row.id, row.problem or "")
            (material,) = connection.execute("SELECT draft FROM runs WHERE n = ?", (n,)).fetchone()
            results = connection.execute(
                "SELECT number, document FROM results WHERE run = ? ORDER BY number", (n,)
            ).fetchall()
            decisions = connection.execute(
                "SELECT number, document FROM decisions WHERE run = ? ORDER BY n", (n,)
            ).fetchall()
        try:
            return opened(row, material, map(tuple, results), map(tuple, decisions))
        except UNREADABLE:
            raise self._damaged(row.id, "its draft cannot be read") from None

    def record(self, name: str) -> tuple[Kept, dict[str, Source]]:
        """What a run was told, and the texts that it looked at, by their ids.

        Raises UnknownRun, and RecordIncomplete where nothing was recorded or it cannot be read.
        """
        if not self.path.is_file():
            raise UnknownRun(f"no run is kept under {name!r}: none was kept so far")
        with self._reading() as connection:
            row = connection.execute(
                "SELECT document FROM records WHERE run = ?", (_number(connection, name),)
            ).fetchone()
        if row is None:
            raise RecordIncomplete(
                f"run {name}: nothing was recorded with it, for it was made by an older version or "
                "was broken off"
            )
        try:
            kept = Kept.unpacked(row[0])
        except ValueError as error:
            raise RecordIncomplete(f"run {name}: its record is damaged ({error})") from error
        found = {id_: self.text(id_) for id_ in kept.sources}
        return kept, {id_: source for id_, source in found.items() if source is not None}

    def text(self, source_id: str) -> Source | None:
        """A source as it was when a kept run looked at it; None where none did."""
        if not self.path.is_file():
            return None
        with self._reading() as connection:
            row = connection.execute(
                "SELECT document FROM texts WHERE id = ?", (source_id,)
            ).fetchone()
        try:
            return None if row is None else Source.model_validate_json(zlib.decompress(row[0]))
        except (ValueError, zlib.error):
            return None

    # --------------------------------------------------------------------------------------- parts

    def _damaged(self, name: str, problem: str) -> LibraryError:
        return LibraryError(
            f"run {name} in {self.path}: {problem}; `verify runs {name} --remove` takes it out"
        )

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._open is None:
                self._open = schema.connect(self.path)
            try:
                yield self._open
            except sqlite3.Error as error:
                raise schema.unusable(self.path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection, transaction(connection):
            yield connection


def _number(connection: sqlite3.Connection, name: str) -> int:
    if name == "last":
        found = connection.execute("SELECT n FROM runs ORDER BY n DESC LIMIT 1").fetchall()
    else:
        found = connection.execute("SELECT n FROM runs WHERE id = ?", (name,)).fetchall()
    if not found and len(name) >= _MIN_PREFIX:
        found = connection.execute(
            "SELECT n FROM runs WHERE substr(id, 1, ?) = ? LIMIT 2", (len(name), name.lower())
        ).fetchall()
    if len(found) != 1:
        what = "several runs begin with" if found else "no run is kept under"
        raise UnknownRun(f"{what} {name!r}; `verify runs` lists them")
    return int(found[0][0])


def _listed(connection: sqlite3.Connection, only: int | None = None) -> list[RunRow]:
    """All runs, the newest first, or `only` the one with this number."""
    given = {"only": only}
    counts: dict[int, list[tuple[str, int]]] = {}
    for n, names, times in connection.execute(_OUTCOMES, given):
        counts.setdefault(n, []).append((names, times))
    decided: Counter[int] = Counter()
    for n, action, _ in connection.execute(_LAST_ACTIONS, given):
        decided[n] += action != "withdraw"
    return [
        row_of(row, counts.get(row["n"], ()), decided[row["n"]])
        for row in connection.execute(_RUNS, given)
    ]
