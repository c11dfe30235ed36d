"""The commands, and `main` that runs them."""

from __future__ import annotations

import sys

import typer

from verify.cli.checks import ask, claim, quote
from verify.cli.files import batch, draft, extract
from verify.cli.library import add, remove, show, sources
from verify.cli.output import say
from verify.cli.record import diff, pack, replay
from verify.cli.runs import decide, runs
from verify.cli.tools import bench, web
from verify.errors import VerifyError

app = typer.Typer(
    name="verify",
    help="Check claims, quotes and questions against your own sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the rich help costs more time than all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _command in (
    *(add, sources, show, remove),
    *(ask, claim, quote),
    *(extract, draft, batch),
    *(runs, decide),
    *(replay, diff, pack),
    bench,
):
    app.command()(_command)
app.command(name="app")(web)


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
