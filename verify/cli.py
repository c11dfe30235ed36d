"""The command line: thin. It reads options, calls the Verifier, prints, and sets the exit code.

0 clean, 1 findings, 2 could not run. With --json one JSON document goes to stdout and nothing else;
messages and progress go to stderr.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verify.errors import VerifyError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verify.library.rows import SourceRow
    from verify.models import Claim, Finding, QuoteCheck, Source
    from verify.verifier import Verifier

app = typer.Typer(
    name="verify",
    help="Check claims, quotes and questions against your own sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the rich help costs more time than all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)

Store = Annotated[
    Path | None,
    typer.Option("--store", help="Folder of the library (VERIFY_STORE; default: vectorstore)."),
]
JudgeName = Annotated[
    str | None,
    typer.Option("--judge", help="Who decides: embedded, llm or both (VERIFY_JUDGE)."),
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

_SERIOUS = ("refuted", "conflicting", "altered", "stitched", "not_found", "differs", "failed")


def main() -> None:
    """Run the command line; every error a person can act on ends as one line and exit code 2."""
    try:
        app()
    except VerifyError as error:
        _say(f"verify: {error}")
        sys.exit(2)
    except KeyboardInterrupt:
        _say("verify: stopped")
        sys.exit(2)


# ------------------------------------------------------------------------------------ sources


@app.command()
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL", help="Files, folders or URLs.")
    ],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Read articles into the library."""
    with _desk(store) as desk, _counting("Adding", as_json) as step:
        result = desk.add(*paths, on_added=lambda source, _n: step(source.title))
    if as_json:
        _print_json(
            {
                "added": [{**_row(source), "passages": n} for source, n in result.added],
                "unchanged": [_row(source) for source in result.unchanged],
                "failed": [{"path": path, "error": error} for path, error in result.failed],
            }
        )
    else:
        from verify.reports.terminal import render_added

        _show(render_added(result))
    raise typer.Exit(2 if result.failed else 0)


@app.command()
def sources(store: Store = None, as_json: Json = False) -> None:
    """List what is in the library."""
    with _desk(store) as desk:
        rows = desk.sources()
    if as_json:
        _print_json({"sources": [_row(source) for source in rows]})
    else:
        from verify.reports.terminal import render_sources

        _show(render_sources(rows))


@app.command()
def show(
    source_id: Annotated[str, typer.Argument(metavar="ID")],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Print a source with its text."""
    with _desk(store) as desk:
        source = desk.show(source_id)
    if as_json:
        _print_json(source)
    else:
        from verify.reports.terminal import render_source

        _show(render_source(source))


@app.command()
def remove(
    source_ids: Annotated[list[str], typer.Argument(metavar="ID")],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Take sources out of the library."""
    with _desk(store) as desk:
        removed = [desk.remove(source_id) for source_id in source_ids]
    if as_json:
        _print_json({"removed": [_row(source) for source in removed]})
    else:
        from verify.reports.terminal import render_sources

        _show(render_sources(removed))


# ------------------------------------------------------------------------------------- checks


@app.command()
def ask(
    question: Annotated[str, typer.Argument()],
    judge: JudgeName = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Ask the sources a question."""
    with _desk(store, judge=judge) as desk:
        answer = desk.ask(question)
        if as_json:
            _print_json(answer)
        else:
            from verify.reports.terminal import render_answer

            _show(render_answer(answer, desk.context))
    raise typer.Exit(2 if answer.status == "failed" else 0)


@app.command()
def claim(
    text: Annotated[str, typer.Argument(metavar="CLAIM")],
    judge: JudgeName = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one claim against the sources."""
    with _desk(store, judge=judge) as desk:
        finding = desk.check_claim(text)
        if as_json:
            _print_json(finding)
        else:
            from verify.reports.terminal import render_finding

            _show(render_finding(finding, desk.context))
    raise typer.Exit(exit_code([finding]))


@app.command()
def quote(
    text: Annotated[str, typer.Argument(metavar="QUOTE")],
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said it.")] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check one quote, word for word, against the sources."""
    with _desk(store) as desk:
        check = desk.check_quote(text, speaker)
        if as_json:
            _print_json(check)
        else:
            from verify.reports.terminal import render_quote_check

            _show(render_quote_check(check, desk.context))
    raise typer.Exit(exit_code([check]))


@app.command()
def extract(
    file: Annotated[Path, typer.Argument()], store: Store = None, as_json: Json = False
) -> None:
    """Find the claims, quotes, figures and dates of a draft; judge nothing."""
    from verify.quantities.dates import as_json as date_json
    from verify.quantities.quantity import as_json as quantity_json
    from verify.sources.read import read_draft

    with _desk(store) as desk:
        _title, text = read_draft(file, desk.settings)
        found = desk.extract(text)
    if as_json:
        _print_json(
            {
                "text": found.text,
                "claims": found.claims,
                "quotes": found.quotes,
                "quantities": [quantity_json(q) for q in found.quantities],
                "dates": [date_json(d) for d in found.dates],
            }
        )
    else:
        from verify.reports.terminal import render_extraction

        _show(render_extraction(found))


@app.command()
def draft(
    file: Annotated[Path, typer.Argument()],
    out: Annotated[
        Path | None, typer.Option(help="Write the report to FILE.html, .md or .json.")
    ] = None,
    judge: JudgeName = None,
    max_calls: MaxCalls = None,
    max_cost: MaxCost = None,
    dry_run: DryRun = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check every claim and quote of a draft."""
    from verify.reports.files import check_out, write_report
    from verify.sources.read import read_draft

    if out is not None:
        check_out(out)
    with _desk(store, judge=judge, max_calls=max_calls, max_cost=max_cost) as desk:
        title, text = read_draft(file, desk.settings)
        if dry_run:
            claims = desk.extract(text).claims
            _print_estimate(desk, [(claim, None) for claim in claims], as_json)
            return
        with _counting("Checking", as_json) as step:
            report = desk.check_draft(
                text,
                title=title,
                path=str(file),
                on_result=lambda _result, done, total: step(f"{done} of {total}"),
            )
        if out is not None:
            write_report(report, out, desk.context)
            _say(f"verify: report written to {out}")
        if as_json:
            _print_json(report)
        elif out is None:
            from verify.reports.terminal import render_report

            _show(render_report(report, desk.context))
    checked: list[Finding | QuoteCheck] = [*report.findings, *report.quotes]
    raise typer.Exit(exit_code(checked))


@app.command()
def batch(
    source: Annotated[Path, typer.Argument(metavar="IN", help="JSONL or CSV of claims or quotes.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="JSONL or CSV, a row a row.")],
    fail_on: Annotated[
        str, typer.Option(help="Labels that end with exit code 1, separated by commas.")
    ] = "",
    judge: JudgeName = None,
    max_calls: MaxCalls = None,
    max_cost: MaxCost = None,
    dry_run: DryRun = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check a file of claims and quotes; goes on where it was stopped."""
    from verify.batch.run import due_claims, outcome_names, run_batch

    unwanted = outcome_names(fail_on)
    with _desk(store, judge=judge, max_calls=max_calls, max_cost=max_cost) as desk:
        if dry_run:
            _print_estimate(desk, due_claims(desk, source, out), as_json)
            return
        with _counting("Checking", as_json) as step:
            summary = run_batch(desk, source, out, on_row=lambda row: step(row))
    if as_json:
        _print_json(summary.as_dict())
    else:
        from verify.reports.terminal import render_batch

        _show(render_batch(summary))
    if summary.failed:
        raise typer.Exit(2)
    raise typer.Exit(1 if unwanted & summary.outcomes.keys() else 0)


@app.command()
def bench(as_json: Json = False) -> None:
    """Score the labelled cases that come with the project."""
    from verify.batch.bench import run_bench

    with _counting("Scoring", as_json) as step:
        result = run_bench(on_case=step)
    if as_json:
        _print_json(result.as_dict())
    else:
        from verify.reports.terminal.scores import render_bench

        _show(render_bench(result))


@app.command(name="app")
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


# --------------------------------------------------------------------------------------- parts


def exit_code(results: Sequence[Finding | QuoteCheck]) -> int:
    """2 when something failed, 1 when something is wrong in what was checked, else 0."""
    from verify.batch.run import outcomes

    found = {name for result in results for name in outcomes(result)}
    return 2 if "failed" in found else 1 if found.intersection(_SERIOUS) else 0


@contextmanager
def _desk(store: Path | None, **settings: Any) -> Iterator[Verifier]:
    from verify.verifier import Verifier

    with Verifier.open(store, **settings) as desk:
        if "judge" in settings and desk.notice is not None:
            _say(f"verify: {desk.notice}")
        yield desk


def _print_estimate(
    desk: Verifier, claims: Sequence[tuple[Claim, str | None]], as_json: bool
) -> None:
    """What a model would be asked for `claims`, and what that would cost."""
    estimate = desk.estimate(claims)
    cost = desk.bench.cost(estimate)
    found = {"claims": len(claims), **asdict(estimate), "cost": cost}
    if as_json:
        _print_json(found)
        return
    price = "price unknown: set VERIFY_PRICES" if cost is None else f"about ${cost:.4f}"
    print(  # noqa: T201
        f"{len(claims)} claims: {estimate.calls} calls to a model, {estimate.cached} replies known "
        f"already, about {estimate.tokens_in:,} tokens in and {estimate.tokens_out:,} out ({price})"
    )


@contextmanager
def _counting(what: str, as_json: bool) -> Iterator[Any]:
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


def _row(source: Source | SourceRow) -> dict[str, Any]:
    return source.model_dump(mode="json", exclude={"text"})


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(_plain(value), ensure_ascii=False, indent=2) + "\n")


def _plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _show(renderable: RenderableType) -> None:
    from rich.console import Console

    Console(soft_wrap=False).print(renderable)


def _say(message: str) -> None:
    from verify.text.canonical import printable

    print(printable(message), file=sys.stderr)  # noqa: T201
