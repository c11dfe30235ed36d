"""What the shell completes: ids of sources, runs and earlier questions, and names of judges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import typer

from verify.errors import VerifyError


def judges() -> list[tuple[str, str]]:
    """The judges, each with what it is."""
    return [
        ("embedded", "counts and reads on this machine"),
        ("llm", "a model decides"),
        ("both", "a model where the embedded judge is unsure"),
    ]


def sources(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of sources that begin so, each with its title."""
    from verify.library.catalogue import Catalogue
    from verify.settings import Settings

    def known() -> Iterator[tuple[str, str]]:
        catalogue = Catalogue(Settings.load(store=ctx.params.get("store")).store)
        try:
            yield from ((row.id, row.title) for row in catalogue.sources())
        finally:
            catalogue.close()

    return _beginning(known(), incomplete)


def runs(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of kept runs that begin so, each with its title."""
    from verify.runs import Runs
    from verify.settings import Settings

    def known() -> Iterator[tuple[str, str]]:
        kept = Runs(Settings.load(store=ctx.params.get("store")).store)
        try:
            yield from ((row.id, row.title) for row in kept.rows())
        finally:
            kept.close()

    return _beginning(known(), incomplete)


def asked(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of what was asked that begin so, each with its words."""
    from verify.runs.history import History
    from verify.settings import Settings

    def known() -> Iterator[tuple[str, str]]:
        history = History(Settings.load(store=ctx.params.get("store")).store)
        yield from ((row.id, row.text) for row in history.rows())

    return _beginning(known(), incomplete)


def _beginning(known: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    """Those that begin so, "last" too. A library that cannot be read completes nothing."""
    try:
        return [(name, told) for name, told in known if name.startswith(incomplete)]
    except VerifyError:  # a shell has no place for it; the command itself will say
        return []
