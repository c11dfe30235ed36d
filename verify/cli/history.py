"""Commands about what was asked before, and about opening a result in the web desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import completing
from verify.cli.output import Json, Store, opened, print_json, say, show_text
from verify.errors import InputError, LibraryError, UnknownRun, UnknownSource

if TYPE_CHECKING:
    from verify.models.asked import Found
    from verify.verifier import Verifier


def remember(desk: Verifier, result: Found) -> None:
    """Keep a result in the history; where that cannot be, say so and go on."""
    try:
        desk.history.keep(result)
    except LibraryError as error:
        say(f"verify: not kept in the history: {error}")


def history(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="One of them, or 'last'.", autocompletion=completing.asked
        ),
    ] = None,
    search: Annotated[str, typer.Option("--search", help="Only what holds these words.")] = "",
    most: Annotated[int, typer.Option("--limit", min=1, help="So many at most.")] = 50,
    remove: Annotated[bool, typer.Option("--remove", help="Keep it no longer.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Keep none of them any longer.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """List the questions, claims and quotes that were asked, or show one again."""
    from verify.reports.terminal.history import render_asked, render_history

    if (remove and name is None) or (clear and name is not None):
        raise InputError(
            "--remove needs an ID, and --clear takes none; `verify history` lists them"
        )
    with opened(store) as desk:
        kept = desk.history
        if name is not None and not remove:
            asked = kept.one(name)
            if as_json:
                print_json(asked)
            else:
                show_text(render_asked(asked, desk.context))
            return
        gone = kept.clear() if clear else [kept.remove(name)] if name else None
        rows = kept.rows(search, most) if gone is None else gone
    if as_json:
        print_json({"asked" if gone is None else "removed": rows})
    else:
        show_text(render_history(rows))


def open_(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="Of a kept run, a source, or of what was asked; or 'last'."
        ),
    ] = None,
    port: Annotated[int, typer.Option("--port", help="Where the web desk is, or will be.")] = 8501,
    address_only: Annotated[
        bool, typer.Option("--print", help="Print the address; open and start nothing.")
    ] = False,
    store: Store = None,
) -> None:
    """Open the web desk in a browser, at a result or a source; start it if need be."""
    with opened(store) as desk:
        way = "" if name is None else _way(desk, name)
    address = f"http://localhost:{port}/{way}"
    if address_only:
        typer.echo(address)
        return
    from verify.web.serve import show

    show(address, port, store)


def _way(desk: Verifier, name: str) -> str:
    """Where the web desk shows what has that id. Raises InputError where nothing has."""
    from verify.reports import addresses

    if name == "last":
        return _last(desk)
    try:
        return addresses.run_address(desk.kept(name))
    except UnknownRun:
        pass
    try:
        return addresses.asked_address(desk.history.one(name).id)
    except UnknownRun:
        pass
    try:
        return addresses.address_of(addresses.Place(desk.show(name).id))
    except UnknownSource:
        raise InputError(
            f"no run, source or earlier question has the id {name!r}; see `verify runs`, "
            "`verify sources` and `verify history`"
        ) from None


def _last(desk: Verifier) -> str:
    """Where the newest of what was kept is shown."""
    from verify.reports import addresses

    runs = [row for row in desk.runs() if row.started is not None][:1]
    asked = desk.history.rows(most=1)
    newest = [(row.started, addresses.run_address(row)) for row in runs]
    newest += [(row.at, addresses.asked_address(row.id)) for row in asked]
    if not newest:
        raise InputError("nothing was kept so far: check a draft, or ask something")
    return max(newest, key=lambda item: item[0] or asked[0].at)[1]
