"""What was asked before, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verify.models import Answer, Finding
from verify.models.asked import Asked, AskedRow, Found
from verify.reports.passage import Context
from verify.reports.terminal.cited import words
from verify.reports.terminal.findings import render_answer, render_finding, render_quote_check


def render_history(rows: Sequence[AskedRow]) -> RenderableType:
    """What was asked, a row each, the newest first."""
    if not rows:
        return words("Nothing that was asked is kept here.")
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Id", "When", "What", "Came to"):
        table.add_column(Text(column), overflow="fold", no_wrap=column in ("Id", "When"))
    for row in rows:
        text = words(f"“{row.text}”" if row.kind == "quote" else row.text)
        when = Text(f"{row.at.astimezone():%Y-%m-%d %H:%M}")
        table.add_row(words(row.id), when, text, words(row.outcome.replace("_", " ")))
    return table


def render_asked(asked: Asked, context: Context) -> RenderableType:
    """What was found then, and when that was."""
    when = f"{asked.id}, asked on {asked.at.astimezone():%Y-%m-%d at %H:%M}"
    return Group(render_found(asked.result, context), words(when, "dim"))


def render_found(result: Found, context: Context) -> RenderableType:
    """An answer, a verdict or a check of a quote."""
    if isinstance(result, Answer):
        return render_answer(result, context)
    if isinstance(result, Finding):
        return render_finding(result, context)
    return render_quote_check(result, context)
