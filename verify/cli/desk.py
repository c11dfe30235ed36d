"""The desk that a command works at, and the line that says how far the work is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.output import say

if TYPE_CHECKING:
    from verify.verifier import Verifier


@contextmanager
def opened(store: Path | None, **settings: Any) -> Iterator[Verifier]:
    from verify.verifier import Verifier

    with Verifier.open(store, **settings) as desk:
        if "judge" in settings:
            tell_notice(desk)
        yield desk


def narrow(
    desk: Verifier,
    sources: Sequence[str] | None,
    publisher: str | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
) -> None:
    """Ask only the sources that the options name."""
    desk.narrow(
        sources or (),
        publisher=publisher,
        published_from=since.date() if since else None,
        published_to=until.date() if until else None,
        as_of=as_of.date() if as_of else None,
    )


def tell_notice(desk: Verifier) -> None:
    """Where the settings ask for more than there is, a line on stderr that says so."""
    if desk.notice is not None:
        say(f"verify: {desk.notice}")


@contextmanager
def counting(what: str, as_json: bool) -> Iterator[Callable[[str], None]]:
    """A line on stderr that counts steps, each with its label."""
    with telling(what, as_json) as tell:
        number = count(1)
        yield lambda label: tell(f"{what} {next(number)}: {label}")


@contextmanager
def telling(what: str, as_json: bool) -> Iterator[Callable[[str], None]]:
    """A line on stderr that says how far the work is, on a terminal and for people only."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=as_json) as progress:
        task = progress.add_task(what, total=None)

        def tell(text: str) -> None:
            from rich.markup import escape

            from verify.text.canonical import printable

            progress.update(task, description=escape(printable(text)[:80]))

        yield tell
