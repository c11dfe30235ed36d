"""The commands, and `main` that runs them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from verify import __version__
from verify.cli.checks import ask, claim, quote
from verify.cli.files import batch, draft, extract
from verify.cli.history import history, open_
from verify.cli.library import add, remove, show, sources
from verify.cli.output import say
from verify.cli.runs import decide, runs
from verify.cli.serving import mcp, serve
from verify.cli.tools import bench, web
from verify.errors import VerifyError

app = typer.Typer(
    name="verify",
    help="Check claims, quotes and questions against your own sources.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the rich help costs more time than all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"verify {__version__}")
        raise typer.Exit


for _command in (
    *(add, sources, show, remove),
    *(ask, claim, quote),
    *(extract, draft, batch),
    *(runs, decide, history),
    bench,
):
    app.command()(_command)
app.command(name="app")(web)
app.command(name="open")(open_)
app.command()(mcp)
app.command()(serve)


@app.callback()
def _whole(
    version: Annotated[  # its callback has done all
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """What stands before the name of a command."""


def main() -> None:
    """Run the command line; every error a person can act on ends as one line and exit code 2."""
    try:
        app()
    except VerifyError as error:
        say(f"verify: {error}")
        sys.exit(2)
    except KeyboardInterrupt:
        say("verify: stopped")
        sys.exit(2)
