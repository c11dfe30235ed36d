"""Commands about the desk itself: how well it does, and its web page."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from verify.cli.desk import counting
from verify.cli.options import Json, Store
from verify.cli.output import print_json, show_text


def bench(as_json: Json = False) -> None:
    """Score the labelled cases that come with the project."""
    from verify.batch.bench import run_bench

    with counting("Scoring", as_json) as step:
        result = run_bench(on_case=step)
    if as_json:
        print_json(result.as_dict())
    else:
        from verify.reports.terminal.scores import render_bench

        show_text(render_bench(result))


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
