"""A library looked through for damage, and mended from what is whole.

The texts of the sources are the truth: passages, word index, counts and vectors can be made again
from them. A text that is damaged is named, and stays as it is.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verify.errors import LibraryError
from verify.library import schema
from verify.library.embed import Embedder, StaticEmbedder
from verify.library.records import passage_values, source_of
from verify.library.stores import Stores
from verify.library.vectors import FOLDER
from verify.models import Source
from verify.settings import Settings
from verify.sources.chunk import passages as cut
from verify.sqlite import transaction
from verify.text.words import content_stems

State = Literal["ok", "damaged", "mended"]
_ALIKE = 0.999
"""The least cosine of a stored vector and the same one made again."""
_LOOK_SECONDS = 120
_LOOK = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from pathlib import Path
from verify.library.vectors import Vectors
vectors = Vectors(Path(sys.argv[2]), None, sys.argv[3])
numbers, rows = vectors.all()
import numpy as np
rows = np.asarray(rows, dtype=np.float64)
whole = bool(len(numbers) == 0 or np.isfinite(rows).all())
if numbers:
    vectors.nearest(rows[0].tolist(), min(10, len(numbers)))
print(json.dumps([sorted(numbers), whole]))
"""
"""Opens the vectors in a process of its own: a damaged index may end whatever process opens it."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, in what state it is, and in words what was found or done."""

    name: str
    state: State
    detail: str = ""


def examine(settings: Settings, embedder: Embedder, *, repair: bool) -> Iterator[Check]:
    """The checks of the library in `settings.store`, one after another.

    With `repair` what is damaged is made again; the caller then holds the write lock.
    """
    path = settings.store / schema.FILE
    if not path.exists() or not path.stat().st_size:
        gone = (settings.store / FOLDER).is_dir()
        told = f"{path} is missing or empty; put it back from a backup, or move away {FOLDER}"
        yield Check("library file", "damaged" if gone else "ok", told if gone else "no library yet")
        return
    connection = schema.connect(path)
    try:
        yield from _file(connection)
        sources, lost = _sources(connection)
        yield Check("sources", "damaged" if lost else "ok", "; ".join(lost) or f"{len(sources):,}")
        for name, wrong, mend in (
            ("passages", _wrong_passages(connection, sources, settings), _cut_again),
            ("word index", _wrong_words(connection), _index_again),
            ("counts", _wrong_counts(connection), _count_again),
        ):
            if not wrong:
                yield Check(name, "ok")
            elif not repair:
                yield Check(name, "damaged", wrong)
            else:
                with transaction(connection):
                    mend(connection, sources, settings)
                yield Check(name, "mended", wrong)
    except sqlite3.DatabaseError as error:
        raise schema.unusable(path, error) from error
    finally:
        connection.close()
    yield _vectors(settings, embedder, repair=repair)


# ------------------------------------------------------------------------------ the library file


def _file(connection: sqlite3.Connection) -> Iterator[Check]:
    rows = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    fine = rows == ["ok"]
    yield Check("library file", "ok" if fine else "damaged", "" if fine else "; ".join(rows)[:300])


def _sources(connection: sqlite3.Connection) -> tuple[dict[int, Source], list[str]]:
    """The sources that can be read, by their number, and what is wrong with the others.

    Those that are not current have no passages, but are read too.
    """
    found: dict[int, Source] = {}
    lost: list[str] = []
    rows = connection.execute(
        "SELECT sources.*, text FROM sources LEFT JOIN texts ON source = n ORDER BY n"
    )
    for row in rows:
        try:
            found[row["n"]] = source_of(row)
        except LibraryError as error:
            lost.append(str(error))
    return found, lost


def _current(connection: sqlite3.Connection) -> set[int]:
    rows = connection.execute("SELECT n FROM sources WHERE superseded_by IS NULL")
    return {number for (number,) in rows}


def _wrong_passages(
    connection: sqlite3.Connection, sources: dict[int, Source], settings: Settings
) -> str:
    wrong = [
        sources[number].id
        for number in sorted(_current(connection) & sources.keys())
        if _there(connection, number) != _wanted(sources[number], settings)
    ]
    return f"passages are missing or wrong of: {', '.join(wrong)}" if wrong else ""


def _there(connection: sqlite3.Connection, number: int) -> list[tuple[str, int, int, str]]:
    rows = connection.execute(
        "SELECT id, start, stop, sentences FROM passages WHERE source = ? ORDER BY start", (number,)
    )
    return [tuple(row) for row in rows]


def _wanted(source: Source, settings: Settings) -> list[tuple[str, int, int, str]]:
    return [
        (str(v[0]), int(v[2]), int(v[3]), str(v[4]))
        for v in (passage_values(p, 0) for p in cut(source, settings.passage_chars))
    ]


def _cut_again(
    connection: sqlite3.Connection, sources: dict[int, Source], settings: Settings
) -> None:
    """Passages that are right keep their numbers; the others are made anew."""
    for number in _current(connection) & sources.keys():
        there, wanted = _there(connection, number), _wanted(sources[number], settings)
        if there == wanted:
            continue
        connection.execute("DELETE FROM passages WHERE source = ?", (number,))
        connection.executemany(
            "INSERT INTO passages (id, source, start, stop, sentences) VALUES (?, ?, ?, ?, ?)",
            [(name, number, start, stop, spans) for name, start, stop, spans in wanted],
        )
    _index_again(connection, sources, settings)
    _count_again(connection, sources, settings)


def _wrong_words(connection: sqlite3.Connection) -> str:
    there = {n for (n,) in connection.execute("SELECT id FROM passage_words_docsize")}
    wanted = {n for (n,) in connection.execute("SELECT n FROM passages")}
    if there != wanted:
        return f"{len(wanted - there):,} passages are not indexed, {len(there - wanted):,} are gone"
    probe = connection.execute(
        "SELECT count(*) FROM (SELECT rowid FROM passage_words WHERE passage_words MATCH 'the OR of"
        " OR a OR in OR to OR and' LIMIT 1)"
    ).fetchone()[0]
    return "" if probe or len(wanted) < _FEW else "no passage has any of the commonest words"


_FEW = 20
"""Passages that may well have none of the commonest words."""


def _index_again(
    connection: sqlite3.Connection, sources: dict[int, Source], _settings: Settings
) -> None:
    connection.execute("DROP TABLE IF EXISTS passage_words")
    connection.execute(schema.WORDS)
    for at, text in _texts(connection, sources):
        connection.execute("INSERT INTO passage_words (rowid, text) VALUES (?, ?)", (at, text))


def _texts(connection: sqlite3.Connection, sources: dict[int, Source]) -> Iterator[tuple[int, str]]:
    rows = connection.execute("SELECT n, source, start, stop FROM passages ORDER BY n").fetchall()
    for at, number, start, stop in rows:
        if number in sources:
            yield at, sources[number].text[start:stop]


def _wrong_counts(connection: sqlite3.Connection) -> str:
    (passages,) = connection.execute("SELECT count(*) FROM passages").fetchone()
    (counted,) = connection.execute("SELECT coalesce(sum(passages), -1) FROM totals").fetchone()
    (noted,) = connection.execute(
        "SELECT coalesce(sum(passages), 0) FROM sources WHERE superseded_by IS NULL"
    ).fetchone()
    (stems,) = connection.execute("SELECT count(*) FROM stems").fetchone()
    wrong = {counted, noted} != {passages} or (passages and not stems)
    told = f"{passages:,} passages, counted as {counted:,} and {noted:,}, with {stems:,} stems"
    return told if wrong else ""


def _count_again(
    connection: sqlite3.Connection, sources: dict[int, Source], _settings: Settings
) -> None:
    stems: Counter[str] = Counter()
    passages = 0
    for _, text in _texts(connection, sources):
        stems.update(set(content_stems(text)))
        passages += 1
    connection.execute("DELETE FROM stems")
    connection.executemany("INSERT INTO stems VALUES (?, ?)", sorted(stems.items()))
    before = connection.execute("SELECT max(changes) FROM totals").fetchone()[0] or 0
    connection.execute("DELETE FROM totals")
    connection.execute("INSERT INTO totals VALUES (?, ?)", (passages, before + 1))
    connection.execute(
        "UPDATE sources SET passages = (SELECT count(*) FROM passages WHERE source = sources.n)"
    )


# ---------------------------------------------------------------------------------- the vectors


def _vectors(settings: Settings, embedder: Embedder, *, repair: bool) -> Check:
    stores = Stores(settings, embedder)
    try:
        wanted = stores.catalogue.numbers()
        wrong = _wrong_vectors(settings, stores, wanted)
        if not wrong:
            return Check("vectors", "ok", f"{len(wanted):,}")
        if not repair:
            return Check("vectors", "damaged", wrong)
        if settings.chroma_url is None:
            stores.close()  # no client may have the folder open that is moved away
            stores = Stores(settings, embedder)
            _put_folder_aside(settings.store / FOLDER)
            stores.catalogue.post(add=wanted)
            stores.deliver()
        else:
            stores.compare()
        return Check("vectors", "mended", wrong)
    finally:
        stores.close()


def _wrong_vectors(settings: Settings, stores: Stores, wanted: set[int]) -> str:
    meta = stores.catalogue.meta()
    if settings.chroma_url is not None:
        there, whole = stores.vectors().numbers(), True
    elif not (settings.store / FOLDER).is_dir():
        return "there are none" if wanted else ""
    else:
        command = [sys.executable, "-I", "-c", _LOOK, json.dumps(sys.path)]
        try:
            looked = subprocess.run(  # noqa: S603  # this interpreter, and our own words
                [*command, str(settings.store), meta["collection"]],
                capture_output=True,
                text=True,
                check=True,
                timeout=_LOOK_SECONDS,
            )
            numbers, whole = json.loads(looked.stdout.splitlines()[-1])
        except (subprocess.SubprocessError, ValueError, IndexError) as error:
            return f"they cannot be opened ({' '.join(str(error).split())[-80:]})"
        there = set(numbers)
    if there != wanted:
        return f"{len(wanted - there):,} are missing, {len(there - wanted):,} are of no passage"
    return _other_vectors(stores) if whole else "some are no numbers"


def _other_vectors(stores: Stores) -> str:
    """What is wrong where vectors are not those of their passages.

    Looked at only with the embedder that costs nothing, and that makes the same ones every time.
    """
    if not isinstance(stores.embedder, StaticEmbedder):
        return ""
    import numpy as np

    numbers, rows = stores.vectors().all()
    if not numbers:
        return ""
    made = stores.embedder.embed_documents(stores.catalogue.texts(numbers))
    there = np.asarray(rows, dtype=np.float32)
    lengths = np.linalg.norm(there, axis=1)
    alike = np.sum(there * made, axis=1) >= _ALIKE * lengths
    wrong = int(np.sum(~(alike & (lengths > 0))))
    return f"{wrong:,} are not those of their passages" if wrong else ""


def _put_folder_aside(folder: Path) -> None:
    """Move a damaged folder beside itself, in the place of one that was moved before."""
    import shutil

    aside = folder.with_name(folder.name + ".damaged")
    if aside.exists():
        shutil.rmtree(aside)
    if folder.exists():
        folder.replace(aside)
