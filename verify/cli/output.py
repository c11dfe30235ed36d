"""What the commands share: their options, the desk that they open, and how results are printed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verify.cli import completing
from verify.errors import NothingToSearch, OutputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verify.models import Answer, Checked, Claim, Finding, QuoteCheck
    from verify.verifier import Verifier

Store = Annotated[
    Path | None,
    typer.Option("--store", help="Folder of the library (VERIFY_STORE; default: vectorstore)."),
]
JudgeName = Annotated[
    str | None,
    typer.Option(
        "--judge",
        help="Who decides: embedded, llm or both (VERIFY_JUDGE).",
        autocompletion=completing.judges,
    ),
]
MaxCalls = Annotated[
    int | None, typer.Option("--max-calls", help="Stop asking a model after so many calls.")
]
MaxCost = Annotated[
    float | None, typer.Option("--max-cost", help="Stop asking a model at so many dollars.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what a model would be asked; ask and write nothing.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="html, md, json, docx, csv, annotations, claimreview or sarif; else by the suffix.",
    ),
]
Only = Annotated[
    str, typer.Option("--only", help="Only results with these labels, separated by commas.")
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="In a .docx: corrections as tracked changes.")
]
Protect = Annotated[
    list[str] | None,
    typer.Option("--protect", help="A name that is covered in what is written; repeatable."),
]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="ID", help="Ask only this source; may be given again."),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Ask only sources of NAME.")
]
_DAY = ["%Y-%m-%d"]
From = Annotated[
    datetime | None,
    typer.Option("--from", metavar="DATE", formats=_DAY, help="Ask only what appeared since DATE."),
]
To = Annotated[
    datetime | None,
    typer.Option("--to", metavar="DATE", formats=_DAY, help="Ask only what appeared until DATE."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", metavar="DATE", formats=_DAY, help="Ask as if it were DATE."),
]

_SERIOUS = ("refuted", "conflicting", "altered", "stitched", "not_found", "differs", "failed")


def exit_code(results: Sequence[Finding | QuoteCheck]) -> int:
    """2 when something failed, 1 when something is wrong in what was checked, else 0."""
    from verify.models import outcomes

    found = {name for result in results for name in outcomes(result)}
    return 2 if "failed" in found else 1 if found.intersection(_SERIOUS) else 0


def print_json(value: object) -> None:
    """Print `value` as one JSON document; plain ASCII where stdout is not UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    escaped = not encoding.startswith("utf")
    with _printing():
        sys.stdout.write(json.dumps(plain(value), ensure_ascii=escaped, indent=2) + "\n")


def plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def show_text(renderable: RenderableType) -> None:
    from rich.console import Console

    with _printing():
        Console(soft_wrap=False).print(renderable)


@contextmanager
def _printing() -> Iterator[None]:
    """All that is printed inside reaches stdout before this returns. Raises OutputError if not."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError, ValueError):  # what is still held back would fail again at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(
            f"what was found could not be printed ({error.strerror or error})"
        ) from error


def say(message: str) -> None:
    from verify.text.canonical import printable

    print(printable(message), file=sys.stderr)  # noqa: T201


def say_where_kept(run_id: str | None, not_kept: str | None) -> None:
    """Where a check can be found again, or that it cannot and why."""
    if not_kept is not None:
        say(f"verify: this check, or the rest of it, was not kept: {not_kept}")
    elif run_id is not None:
        say(f"verify: kept; look at it again with: verify runs {run_id}")


def print_estimate(
    desk: Verifier,
    claims: Sequence[tuple[Claim, str | None]],
    as_json: bool,
    *,
    draft: str | None = None,
    questions: Sequence[str] = (),
) -> None:
    """What a model would be asked, and what that would cost.

    For `claims`, or for those of a `draft`, and for `questions`. Into how many parts a model would
    split a draft is not known: it is counted unsplit.
    """
    from verify.reports.wording import estimate_words

    if draft is not None:
        claims = [(claim, None) for claim in desk.extract(draft, split=False).claims]
    estimate = desk.estimate(claims, draft, questions)
    cost = desk.bench.cost(estimate)
    asked = {"claims": len(claims), "questions": len(questions)}
    found = {**asked, **asdict(estimate), "cost": cost}
    if as_json:
        print_json(found)
        return
    with _printing():
        print(estimate_words(asked, estimate, cost))  # noqa: T201


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
    from verify.verifier.judging import without_library

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
