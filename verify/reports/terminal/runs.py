"""Kept runs and decisions in a terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verify.models import Decision, Finding, KeptRun, RunRow, standing
from verify.reports.labels import OUTCOMES, look_of
from verify.reports.passage import Context
from verify.reports.terminal.cited import STYLES, indented, label, words
from verify.reports.terminal.findings import (
    render_finding,
    render_quote_check,
    render_report,
)
from verify.reports.wording import counted, decision_words, run_words, state_words


def render_runs(rows: Sequence[RunRow]) -> RenderableType:
    """The kept runs, a row each, the newest first."""
    if not rows:
        return words("No check is kept yet. A draft is checked with: verify draft FILE")
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Run", "When", "What", "Came to"):
        table.add_column(Text(column), overflow="fold", no_wrap=column in ("Run", "When"))
    for row in rows:
        when = Text(f"{row.started.astimezone():%Y-%m-%d %H:%M}" if row.started else "–")
        what = words(row.title)
        what.append(f"\n{row.kind}, {state_words(row)}", style="dim")
        table.add_row(words(row.id), when, what, _came_to(row.counts))
    return Group(table, Text(counted(len(rows), "run"), style="dim"))


def _came_to(counts: dict[str, int]) -> Text:
    shown = Text()
    for name, look in OUTCOMES.items():
        if counts.get(name):
            shown.append("  " if shown else "")
            shown.append(f"{counts[name]:,} {look.symbol} {look.words}", style=STYLES[look.tone])
    return shown


def render_kept(kept: KeptRun, context: Context) -> RenderableType:
    """A kept run again: the report of a draft; of a batch its rows, a line each."""
    head: list[RenderableType] = []
    if kept.state != "done" or kept.problem:
        head = [words(f"{kept.title}: {state_words(kept)}", "bold yellow")]
    if kept.report is not None:
        return Group(*head, render_report(kept.report, context))
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("No", "Id", "Came to", "Claim or quote"):
        table.add_column(Text(column), overflow="fold")
    made = standing(kept.decisions)
    for row in kept.rows:
        result = row.result
        text = result.claim.text if isinstance(result, Finding) else f"“{result.quote.text}”"
        shown = words(text)
        if row.number in made:
            shown.append_text(words(f"\n{decision_words(made[row.number])}", "dim"))
        table.add_row(str(row.number), words(str(row.id)), label(look_of(result)), shown)
    counts = Counter(kept.counts)
    assert kept.run is not None  # noqa: S101  # a damaged run cannot be opened
    return Group(
        *head,
        words(kept.title, "bold"),
        table,
        _came_to(counts),
        words(run_words(kept.run), "dim"),
    )


def render_decision(decision: Decision, context: Context) -> RenderableType:
    """A decision in one line; under it what came of checking other words."""
    line = words(f"{decision.number}. {decision_words(decision)}")
    if decision.result is None:
        return line
    result = decision.result
    shown = (
        render_finding(result, context)
        if isinstance(result, Finding)
        else render_quote_check(result, context)
    )
    return Group(line, indented(shown))
