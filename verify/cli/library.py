"""Commands that fill the library and show what is in it."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli import completing
from verify.cli.output import Json, Store, counting, opened, print_json, show_text


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL", help="Files, folders or URLs.")
    ],
    machine_transcript: Annotated[
        bool,
        typer.Option(
            "--machine-transcript",
            help="A machine wrote these down: no quote of them is word for word.",
        ),
    ] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Read articles into the library."""
    with opened(store, new=True) as desk, counting("Adding", as_json) as step:
        result = desk.add(
            *paths,
            on_added=lambda source, _n: step(source.title),
            machine_transcript=machine_transcript,
        )
    if as_json:
        from verify.reports.documents import added

        print_json(added(result))
    else:
        from verify.reports.terminal import render_added

        show_text(render_added(result))
    raise typer.Exit(2 if result.failed else 0)


def sources(store: Store = None, as_json: Json = False) -> None:
    """List what is in the library."""
    with opened(store) as desk:
        rows = desk.sources()
    if as_json:
        from verify.reports.documents import listed

        print_json(listed(rows))
    else:
        from verify.reports.terminal import render_sources

        show_text(render_sources(rows))


def show(
    source_id: Annotated[str, typer.Argument(metavar="ID", autocompletion=completing.sources)],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Print a source with its text."""
    with opened(store) as desk:
        source = desk.show(source_id)
    if as_json:
        print_json(source)
    else:
        from verify.reports.terminal import render_source

        show_text(render_source(source))


def remove(
    source_ids: Annotated[
        list[str], typer.Argument(metavar="ID", autocompletion=completing.sources)
    ],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Take sources out of the library."""
    with opened(store) as desk:
        removed = [desk.remove(source_id) for source_id in source_ids]
    if as_json:
        from verify.reports.documents import removed as removed_json

        print_json(removed_json(removed))
    else:
        from verify.reports.terminal import render_sources

        show_text(render_sources(removed))
