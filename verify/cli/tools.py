"""Commands about the desk itself: how well it does, and its web page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.desk import counting
from verify.cli.options import Json, Store
from verify.cli.output import print_json, show_text

Labelled = Annotated[
    Path | None,
    typer.Option("--data", help="Labelled claims instead: JSON lines, claim, evidence and label."),
]


def bench(data: Labelled = None, as_json: Json = False) -> None:
    """Score the labelled cases that come with the project, or labelled claims of your own."""
    from verify.batch.bench import run_bench
    from verify.batch.measure import measure_file
    from verify.reports.terminal.scores import render_bench, render_measured

    with counting("Scoring", as_json) as step:
        if data is None:
            result = run_bench(on_case=step)
            told, shown = result.as_dict(), render_bench(result)
        else:
            measured = measure_file(data, on_row=step)
            told, shown = measured.as_dict(), render_measured(measured)
    if as_json:
        print_json(told)
    else:
        show_text(shown)


def web(
    store: Store = None,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501,
) -> None:
    """Start the web desk."""
    import os
    import subprocess

    from verify.shipped import shipped

    page = shipped("streamlit_app.py")
    environment = dict(os.environ)
    if store is not None:
        environment["VERIFY_STORE"] = str(store)
    command = [sys.executable, "-m", "streamlit", "run", str(page), "--server.port", str(port)]
    command += ["--server.address", "localhost", "--browser.gatherUsageStats", "false"]
    raise typer.Exit(subprocess.call(command, env=environment))  # noqa: S603
