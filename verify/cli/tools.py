"""Commands about the desk itself: how well it does, and its web page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verify.cli.output import (
    DryRun,
    Json,
    JudgeName,
    MaxCalls,
    MaxCost,
    Store,
    counting,
    print_estimate,
    print_json,
    show_text,
    tell_notice,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verify.settings import Settings

Labelled = Annotated[
    Path | None,
    typer.Option("--data", help="Labelled claims instead: JSON lines, claim, evidence and label."),
]


def bench(
    data: Labelled = None,
    judge: JudgeName = None,
    max_calls: MaxCalls = None,
    max_cost: MaxCost = None,
    dry_run: DryRun = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Score the labelled cases that come with the project, or labelled claims of your own."""
    from verify.settings import Settings

    settings = Settings.load(store=store, judge=judge, max_calls=max_calls, max_cost=max_cost)
    scored = _cases if data is None else partial(_labelled, data)
    failed = scored(settings, dry_run, as_json)
    raise typer.Exit(2 if failed else 0)


def _cases(settings: Settings, dry_run: bool, as_json: bool) -> int:
    """How many of the cases that come with the project failed."""
    from verify.batch.bench import run_bench, sample_cases, sample_desk
    from verify.models import Claim
    from verify.reports.terminal.runs import render_bench

    cases = sample_cases()
    with sample_desk(settings) as desk:
        tell_notice(desk)
        if dry_run:
            of = {kind: [c[kind] for c in cases if c["kind"] == kind] for kind in _ASKED}
            claims = [(Claim.alone(text), None) for text in of["claim"]]
            print_estimate(desk, claims, as_json, questions=of["question"])
            return 0
        with counting("Scoring", as_json) as step:
            result = run_bench(desk, cases, step)
    _print(result.as_dict, lambda: render_bench(result), as_json)
    return len(result.failed)


_ASKED = ("claim", "question")


def _labelled(data: Path, settings: Settings, dry_run: bool, as_json: bool) -> int:
    """How many of the claims in `data` failed."""
    from verify.batch.bench import apart
    from verify.batch.measure import measure, read_labelled
    from verify.models import Claim
    from verify.reports.terminal.runs import render_measured

    rows = read_labelled(data)
    with apart(settings) as desk:
        tell_notice(desk)
        if dry_run:
            claims = [(Claim.alone(row.claim), row.evidence) for row in rows]
            print_estimate(desk, claims, as_json)
            return 0
        with counting("Scoring", as_json) as step:
            measured = measure(desk, rows, step)
    _print(measured.as_dict, lambda: render_measured(measured), as_json)
    return len(measured.failed)


def _print(
    told: Callable[[], dict[str, Any]], shown: Callable[[], RenderableType], as_json: bool
) -> None:
    if as_json:
        print_json(told())
    else:
        show_text(shown())


def web(
    store: Store = None,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501,
) -> None:
    """Start the web desk."""
    import os

    from verify.shipped import shipped
    from verify.web.serve import serve

    if store is not None:
        os.environ["VERIFY_STORE"] = str(store)
    serve(shipped("streamlit_app.py"), port)
