"""Commands that serve the desk to other programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from verify.cli.output import JudgeName, Store, opened
from verify.errors import SettingsError

Host = Annotated[
    str,
    typer.Option("--host", help="Address to listen at; others than this machine's need a token."),
]
Port = Annotated[int, typer.Option("--port", help="Port to listen at; 0 is any that is free.")]


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP, not over standard input and output.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Let clients add sources, and keep checks of drafts.")
    ] = False,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    judge: JudgeName = None,
    store: Store = None,
) -> None:
    """Serve the desk to assistants, by the Model Context Protocol."""
    with _extra("mcp"):
        from verify.mcp.server import made

    from verify.serve.listen import bound, guarded, serve

    with opened(store, judge=judge, keep_runs=None if write else False) as desk:
        server = made(desk, write=write, local=not http)
        if not http:
            server.run()
            return
        with bound(host, port, desk.settings) as at:
            app = server.streamable_http_app(host=host)
            serve(guarded(app, desk.settings), at, "/mcp")


def serve(
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Let nobody add, remove or decide anything.")
    ] = False,
    host: Host = "127.0.0.1",
    port: Port = 8600,
    judge: JudgeName = None,
    store: Store = None,
) -> None:
    """Serve the desk to programs, over REST."""
    with _extra("serve"):
        from verify.serve.app import PUBLIC, made

    from verify.serve import listen

    with (
        opened(store, judge=judge, keep_runs=False if read_only else None) as desk,
        listen.bound(host, port, desk.settings) as at,
    ):
        app = listen.guarded(made(desk, read_only=read_only), desk.settings, PUBLIC)
        listen.serve(app, at, "/v1")


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """Raises SettingsError that says what to install where a package of an extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("verify"):
            raise
        raise SettingsError(
            f'verify {name} needs the package {error.name}: pip install "verify-desk[{name}]"'
        ) from None
