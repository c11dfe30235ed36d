"""Commands that check one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.desk import opened
from verify.cli.given import OR_STDIN, words
from verify.cli.history import remember
from verify.cli.options import Json, JudgeName, Store
from verify.cli.output import exit_code, print_json, show_text


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help=OR_STDIN)],
    judge: JudgeName = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Ask the sources a question."""
    with opened(store, judge=judge) as desk:
        answer = desk.ask(words(question))
        remember(desk, answer)
        if as_json:
            print_json(answer)
        else:
            from verify.reports.terminal import render_answer

            show_text(render_answer(answer, desk.context))
    raise typer.Exit(2 if answer.status == "failed" else 0)


def claim(
    text: Annotated[str, typer.Argument(metavar="CLAIM", help=OR_STDIN)],
    judge: JudgeName = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one claim against the sources."""
    with opened(store, judge=judge) as desk:
        finding = desk.check_claim(words(text))
        remember(desk, finding)
        if as_json:
            print_json(finding)
        else:
            from verify.reports.terminal import render_finding

            show_text(render_finding(finding, desk.context))
    raise typer.Exit(exit_code([finding]))


def quote(
    text: Annotated[str, typer.Argument(metavar="QUOTE", help=OR_STDIN)],
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said it.")] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one quote, word for word, against the sources."""
    with opened(store) as desk:
        check = desk.check_quote(words(text), speaker)
        remember(desk, check)
        if as_json:
            print_json(check)
        else:
            from verify.reports.terminal import render_quote_check

            show_text(render_quote_check(check, desk.context))
    raise typer.Exit(exit_code([check]))
