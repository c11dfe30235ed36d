"""Kept runs and decisions in a terminal."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verify.batch.bench import BenchResult
from verify.batch.measure import Measured
from verify.models import Decision, Finding, KeptRun, RunRow, standing
from verify.reports.labels import OUTCOMES, look_of
from verify.reports.passage import Context
from verify.reports.terminal.cited import STYLES, heading, indented, label, words
from verify.reports.terminal.findings import (
    render_finding,
    render_quote_check,
    render_report,
)
from verify.reports.wording import counted, decision_words, run_words, state_words

_MISSES = 20
_REASONS = 5


def render_bench(result: BenchResult) -> RenderableType:
    """Right of all by kind and label, then the cases that came out wrong."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Cases", "Right", "Of", "Share"):
        table.add_column(column, justify="left" if column == "Cases" else "right")
    for name, (right, total) in sorted(result.scores().items()):
        indent = "  " if ":" in name else ""
        table.add_row(f"{indent}{name}", str(right), str(total), f"{right / total:.0%}")
    right, total = sum(o.right for o in result.decided), len(result.decided)
    share = f"{right / total:.0%}" if total else ""
    table.add_row("all", str(right), str(total), share, style="bold")
    misses = [o for o in result.decided if not o.right]
    listed = [
        Group(
            Text.assemble((f"{o.id}  ", "dim"), words(o.text)),
            indented(Text.assemble("expected ", words(o.expected), ", got ", words(o.got))),
        )
        for o in misses[:_MISSES]
    ]
    more = [Text(f"and {len(misses) - _MISSES} more (--json lists all)")][: len(misses) > _MISSES]
    parts: list[RenderableType] = [heading(f"Labelled cases, judged by {result.run.judge}"), table]
    parts += _failed([o.failure for o in result.failed])
    if misses:
        parts += [Text(""), heading(f"{len(misses)} came out wrong"), *listed, *more]
    return Group(*parts, Text(""), words(run_words(result.run), "dim"))


def _failed(reasons: Sequence[str]) -> list[RenderableType]:
    """How many failed, and why, the commonest reason first; nothing where none did."""
    if not reasons:
        return []
    listed = Counter(reasons).most_common(_REASONS)
    told = f"{len(reasons)} failed, and {'is' if len(reasons) == 1 else 'are'} in no score"
    return [Text(""), heading(told), *(words(f"{n} × {why}") for why, n in listed)]


_COLUMNS = ("Rows", "Bal.", "F1", "RefP", "RefR", "ECE", "AURC", "s")
"""Balanced accuracy, macro-F1, precision and recall of refuted, calibration, risk, seconds."""


def render_measured(measured: Measured) -> RenderableType:
    """The scores of each set, the mean over sets, and how far confidence can be relied on."""
    told = measured.as_dict()
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("Set", no_wrap=True)
    for column in _COLUMNS:
        table.add_column(column, justify="right")
    for name, of in sorted(told["sets"].items()):
        table.add_row(words(name), *_cells(of))
    mean = {
        "rows": told["rows"],
        "balanced_accuracy": told["mean_balanced_accuracy"],
        "macro_f1": told["mean_macro_f1"],
        **{name: told[name] for name in ("refuted", "ece", "aurc", "seconds")},
    }
    table.add_row("mean of sets", *_cells(mean), style="bold")
    bins = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Confidence", "Right", "Verdicts"):
        bins.add_column(column, justify="right")
    for of in told["reliability"]:
        bins.add_row(f"{of['confidence']:.0%}", f"{of['accuracy']:.0%}", str(of["count"]))
    return Group(
        heading(f"Labelled claims, judged by {measured.run.judge}"),
        table,
        *_failed(list(measured.failed.values())),
        Text(""),
        heading("How sure, and how often right"),
        bins,
        Text(""),
        words(run_words(measured.run), "dim"),
    )


def _cells(of: dict[str, Any]) -> list[str]:
    refuted = of["refuted"] or {"precision": None, "recall": None}
    numbers = (
        of["balanced_accuracy"], of["macro_f1"], refuted["precision"], refuted["recall"],
        of["ece"], of["aurc"],
    )  # fmt: skip
    shown = ["" if n is None else f"{n:.3f}" for n in numbers]
    return [str(of["rows"]), *shown, f"{of['seconds']:.1f}"]


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
