"""The commands, and `main` that runs them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from verify import __version__
from verify.cli.checks import ask, claim, quote
from verify.cli.doctor import doctor
from verify.cli.files import batch, draft, extract
from verify.cli.history import history, open_
from verify.cli.library import add, remove, show, sources
from verify.cli.output import say
from verify.cli.record import diff, pack, replay
from verify.cli.runs import decide, runs
from verify.cli.serving import mcp, serve
from verify.cli.tools import bench, web
from verify.errors import VerifyError
from verify.errors.unforeseen import explain


class _Commands(TyperGroup):
    """The commands. What Click would end with exit code 1, the code of findings, ends with 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("verify: stopped")
        except (EOFError, OSError) as error:
            say(f"verify: {explain(error)}")
        raise typer.Exit(2)


app = typer.Typer(
    name="verify",
    cls=_Commands,
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
    *(replay, diff, pack),
    *(bench, doctor),
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
    """Run the command line: every error ends as one line on stderr and exit code 2.

    One that a person can act on says what to do; one that nobody foresaw says where its report is.
    """
    _prepare_streams()
    try:
        app()
    except VerifyError as error:
        say(f"verify: {error}")
    except KeyboardInterrupt:
        say("verify: stopped")
    except Exception as error:  # noqa: BLE001  # here, and nowhere else on the command line
        say(f"verify: {explain(error)}")
    sys.exit(2)


def _prepare_streams() -> None:
    """Have what a terminal cannot show escaped, and what goes to a closed stream dropped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
