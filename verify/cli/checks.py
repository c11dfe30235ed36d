"""Commands that check one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.desk import narrow, opened
from verify.cli.options import (
    AsOf,
    From,
    Json,
    JudgeName,
    Publisher,
    Sources,
    Store,
    To,
)
from verify.cli.output import exit_code, print_json, show_text


def ask(
    question: Annotated[str, typer.Argument()],
    judge: JudgeName = None,
    sources: Sources = None,
    publisher: Publisher = None,
    since: From = None,
    until: To = None,
    as_of: AsOf = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Ask the sources a question."""
    with opened(store, judge=judge) as desk:
        narrow(desk, sources, publisher, since, until, as_of)
        answer = desk.ask(question)
        if as_json:
            print_json(answer)
        else:
            from verify.reports.terminal import render_answer

            show_text(render_answer(answer, desk.context))
    raise typer.Exit(2 if answer.status == "failed" else 0)


def claim(
    text: Annotated[str, typer.Argument(metavar="CLAIM")],
    judge: JudgeName = None,
    sources: Sources = None,
    publisher: Publisher = None,
    since: From = None,
    until: To = None,
    as_of: AsOf = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one claim against the sources."""
    with opened(store, judge=judge) as desk:
        narrow(desk, sources, publisher, since, until, as_of)
        finding = desk.check_claim(text)
        if as_json:
            print_json(finding)
        else:
            from verify.reports.terminal import render_finding

            show_text(render_finding(finding, desk.context))
    raise typer.Exit(exit_code([finding]))


def quote(
    text: Annotated[str, typer.Argument(metavar="QUOTE")],
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said it.")] = None,
    sources: Sources = None,
    publisher: Publisher = None,
    since: From = None,
    until: To = None,
    as_of: AsOf = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one quote, word for word, against the sources."""
    with opened(store) as desk:
        narrow(desk, sources, publisher, since, until, as_of)
        check = desk.check_quote(text, speaker)
        if as_json:
            print_json(check)
        else:
            from verify.reports.terminal import render_quote_check

            show_text(render_quote_check(check, desk.context))
    raise typer.Exit(exit_code([check]))
