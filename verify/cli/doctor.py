"""The command that looks a library through for damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.output import Json, Store, print_json, show_text
from verify.errors import CheckerError, LibraryError

if TYPE_CHECKING:
    from verify.library.doctor import Check
    from verify.settings import Settings


def doctor(
    repair: Annotated[
        bool, typer.Option("--repair", help="Make again what can be made from the texts.")
    ] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Look for damage: library file, passages, word index, vectors, runs, replies, checker."""
    from verify.settings import Settings

    settings = Settings.load(store=store)
    checks = list(_checks(settings, repair=repair))
    if as_json:
        print_json({"checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            show_text(f"{check.state:8} {check.name}{': ' if check.detail else ''}{check.detail}")
    raise typer.Exit(1 if any(check.state == "damaged" for check in checks) else 0)


def _checks(settings: Settings, *, repair: bool) -> Iterator[Check]:
    from verify.library.doctor import Check, examine
    from verify.library.embed import embedder
    from verify.library.library import writing

    lock = writing(settings.store, settings.lock_timeout) if repair else nullcontext()
    with lock:
        try:
            yield from examine(settings, embedder(settings), repair=repair)
        except LibraryError as error:
            yield Check("library file", "damaged", str(error))
        yield _database("kept runs", settings, "runs", repair=repair)
        yield _database("kept replies", settings, "replies", repair=repair)
    yield _checker(settings)


def _database(name: str, settings: Settings, stem: str, *, repair: bool) -> Check:
    """A SQLite file beside the library: whole, absent, or put aside when it is to be mended."""
    from verify.library.doctor import Check
    from verify.sqlite import database, put_aside

    found = [path for path in settings.store.glob(f"{stem}.*") if path.suffix in (".db", ".sqlite")]
    for path in found:
        try:
            connection = database(path)
            try:
                (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            finally:
                connection.close()
        except sqlite3.DatabaseError as error:
            told = str(error)
        if told != "ok":
            if not repair:
                return Check(name, "damaged", f"{path}: {told}")
            return Check(name, "mended", f"{path} is put aside as {put_aside(path).name}: {told}")
    return Check(name, "ok", "" if found else "none yet")


def _checker(settings: Settings) -> Check:
    from verify.judges.llm.choice import Bench
    from verify.library.doctor import Check

    try:
        bench = Bench(settings, lambda _stem: 1.0)
        name = bench.judge().name
    except CheckerError as error:
        return Check("checker", "damaged", str(error))
    return Check("checker", "ok", name)
