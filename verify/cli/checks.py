"""Commands that check one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.given import OR_STDIN, words
from verify.cli.history import remember
from verify.cli.output import (
    AsOf,
    From,
    Json,
    JudgeName,
    Publisher,
    Sources,
    Store,
    To,
    exit_code,
    narrow,
    opened,
    print_json,
    say,
    searchable,
    show_text,
    tell_hint,
)

if TYPE_CHECKING:
    from verify.models import Answer
    from verify.verifier import Verifier


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help=OR_STDIN)],
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
        answer = desk.ask(words(question))
        remember(desk, answer)
        if as_json:
            print_json(answer)
        else:
            _show_answer(desk, answer)
    raise typer.Exit(_answered_code(answer))


def claim(
    text: Annotated[str, typer.Argument(metavar="CLAIM", help=OR_STDIN)],
    judge: JudgeName = None,
    sources: Sources = None,
    publisher: Publisher = None,
    since: From = None,
    until: To = None,
    as_of: AsOf = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one claim against the sources; a question is answered instead."""
    from verify.judges.typed import is_question

    with opened(store, judge=judge) as desk:
        narrow(desk, sources, publisher, since, until, as_of)
        text = words(text)
        if not as_json and is_question(text):
            say("verify: this asks something, so it is answered and not judged")
            answer = desk.ask(text)
            remember(desk, answer)
            _show_answer(desk, answer)
            raise typer.Exit(_answered_code(answer))
        finding = desk.check_claim(text)
        remember(desk, finding)
        if as_json:
            print_json(finding)
        else:
            from verify.reports.terminal import render_finding

            show_text(render_finding(finding, desk.context))
            tell_hint(desk, [finding])
    raise typer.Exit(exit_code([finding]))


def _show_answer(desk: Verifier, answer: Answer) -> None:
    from verify.reports.terminal import render_answer

    show_text(render_answer(answer, desk.context))
    tell_hint(desk, [answer])


def _answered_code(answer: Answer) -> int:
    return 2 if answer.status == "failed" else 0


def quote(
    text: Annotated[str, typer.Argument(metavar="QUOTE", help=OR_STDIN)],
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
        searchable(desk)
        narrow(desk, sources, publisher, since, until, as_of)
        check = desk.check_quote(words(text), speaker)
        remember(desk, check)
        if as_json:
            print_json(check)
        else:
            from verify.reports.terminal import render_quote_check

            show_text(render_quote_check(check, desk.context))
    raise typer.Exit(exit_code([check]))
