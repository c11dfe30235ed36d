"""The desk that a command works at, and the line that says how far the work is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.output import say
from verify.errors import NothingToSearch

if TYPE_CHECKING:
    from verify.models import Answer, Checked
    from verify.verifier import Verifier


@contextmanager
def opened(store: Path | None, *, new: bool = False, **settings: Any) -> Iterator[Verifier]:
    """The desk over the library in `store`, which need not be there yet with `new`.

    Raises NothingToSearch for a folder that is not there.
    """
    from verify.verifier import Verifier

    if not new:
        from verify.settings import Settings

        _there(Settings.load(store=store).store)
    with Verifier.open(store, **settings) as desk:
        if "judge" in settings:
            tell_notice(desk)
        yield desk


def _there(store: Path) -> None:
    from verify.verifier.entry import without_library

    if not store.is_dir():
        raise NothingToSearch(without_library(store))


def searchable(desk: Verifier) -> None:
    """Raises NothingToSearch where no source can be looked up."""
    if (lacking := desk.nothing_to_search) is not None:
        raise NothingToSearch(lacking)


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
    """What to know of the judge before it decides, on stderr: what it lacks, and what goes where.

    Nothing is said of the embedded judge, which sends nothing.
    """
    from verify.verifier.sending import sent_words

    if desk.notice is not None:
        say(f"verify: {desk.notice}")
    if (sent := desk.sends) is not None:
        say(f"verify: {sent_words(sent)}")


def tell_hint(desk: Verifier, results: Iterable[Checked | Answer]) -> None:
    """Where a result is open and a model could be asked, a line on stderr that says how."""
    if desk.hint is not None and any(_is_open(result) for result in results):
        say(f"verify: {desk.hint}")


def _is_open(result: Checked | Answer) -> bool:
    from verify.models import Answer, Finding

    if isinstance(result, Answer):
        return result.status == "abstained"
    verdict = result.verdict if isinstance(result, Finding) else None
    return verdict is not None and verdict.label == "not_enough_evidence"


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
