"""The desk that a command works at, and the line that says how far the work is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.output import say

if TYPE_CHECKING:
    from verify.verifier import Verifier


@contextmanager
def opened(store: Path | None, **settings: Any) -> Iterator[Verifier]:
    from verify.verifier import Verifier

    with Verifier.open(store, **settings) as desk:
        if "judge" in settings and desk.notice is not None:
            say(f"verify: {desk.notice}")
        yield desk


@contextmanager
def counting(what: str, as_json: bool) -> Iterator[Any]:
    """A line on stderr that says how far the work is, on a terminal and for people only."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=as_json) as progress:
        task = progress.add_task(what, total=None)

        def step(label: str) -> None:
            from rich.markup import escape

            from verify.text.canonical import printable

            done = int(progress.tasks[0].completed) + 1
            text = f"{what} {done}: {escape(printable(label))[:60]}"
            progress.update(task, advance=1, description=text)

        yield step
