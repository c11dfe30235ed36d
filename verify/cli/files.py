"""Commands that check a whole file: a draft, or rows of claims and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import given
from verify.cli.output import (
    AsOf,
    DryRun,
    Format,
    From,
    Json,
    JudgeName,
    MaxCalls,
    MaxCost,
    Only,
    Protect,
    Publisher,
    Sources,
    Store,
    Suggest,
    To,
    counting,
    exit_code,
    narrow,
    opened,
    print_estimate,
    print_json,
    say,
    say_where_kept,
    searchable,
    show_text,
    tell_hint,
    telling,
)
from verify.errors import InputError
from verify.text.canonical import printable

if TYPE_CHECKING:
    from verify.models import Finding, QuoteCheck, Report


def extract(
    file: Annotated[Path, typer.Argument(help=given.OR_STDIN)],
    judge: JudgeName = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Find the claims, quotes, figures and dates of a draft; judge nothing."""

    with opened(store, new=True, judge=judge) as desk:
        source = given.draft(file, desk)
        found = desk.extract(source.text, parts=source.parts)
    if as_json:
        from verify.reports.documents import extracted

        print_json(extracted(found))
    else:
        from verify.reports.terminal import render_extraction

        show_text(render_extraction(found))


def draft(
    file: Annotated[Path, typer.Argument(help=given.OR_STDIN)],
    out: Annotated[
        Path | None, typer.Option(help="Write the report to FILE, in the format of its suffix.")
    ] = None,
    chosen: Format = None,
    only: Only = "",
    suggest: Suggest = False,
    protect: Protect = None,
    annotations: Annotated[
        Path | None,
        typer.Option(help="CSV of `text` of the draft and the `source` that it comes from."),
    ] = None,
    judge: JudgeName = None,
    max_calls: MaxCalls = None,
    max_cost: MaxCost = None,
    dry_run: DryRun = False,
    sources: Sources = None,
    publisher: Publisher = None,
    since: From = None,
    until: To = None,
    as_of: AsOf = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check every claim and quote of a draft."""
    from verify.cli.writing import wanted
    from verify.reports.files import check_out
    from verify.reports.named import nameless_words
    from verify.sources.named import source_notes

    order = wanted(only, suggest, protect or ())
    writer = None if out is None else check_out(out, chosen, file)
    with opened(store, judge=judge, max_calls=max_calls, max_cost=max_cost) as desk:
        narrow(desk, sources, publisher, since, until, as_of)
        source = given.draft(file, desk)
        if dry_run:
            print_estimate(desk, [], as_json, draft=source.text)
            return
        searchable(desk)
        check = desk.begin_draft(
            source.text,
            title=source.title,
            path=str(file),
            parts=source.parts,
            notes=source_notes(source, annotations, desk.settings),
        )
        try:
            with telling("Checking", as_json) as tell:
                for done, _ in enumerate(check.results(tell), 1):
                    tell(f"Checked {done} of {check.total}")
        finally:
            say_where_kept(check.run_id, check.not_kept)
        report = check.report()
        if told := nameless_words(report):
            say(f"verify: {told}")
        if out is not None and writer is not None:
            from verify.cli.writing import write

            write(order(report, desk.context), out, writer)
        if as_json:
            print_json(report)
        elif out is None:
            from verify.reports.terminal import render_report

            show_text(render_report(report, desk.context))
            print_named(report)
            tell_hint(desk, report.findings)
    checked: list[Finding | QuoteCheck] = [*report.findings, *report.quotes]
    raise typer.Exit(exit_code(checked))


def print_named(report: Report) -> None:
    """What the sources say that the draft names, a line each."""
    from verify.models import Finding
    from verify.reports.named import named_lines

    for number, item in report.numbered():
        for line in named_lines(item) if isinstance(item, Finding) else ():
            print(printable(f"claim {number}: {line}"))  # noqa: T201


def batch(
    source: Annotated[Path, typer.Argument(metavar="IN", help="JSONL or CSV of claims or quotes.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="JSONL or CSV, a row a row.")],
    fail_on: Annotated[
        str, typer.Option(help="Labels that end with exit code 1, separated by commas.")
    ] = "",
    named: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=COLUMN, where a column of IN has a name of its own."),
    ] = None,
    judge: JudgeName = None,
    max_calls: MaxCalls = None,
    max_cost: MaxCost = None,
    dry_run: DryRun = False,
    sources: Sources = None,
    publisher: Publisher = None,
    since: From = None,
    until: To = None,
    as_of: AsOf = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check a file of claims and quotes; goes on where it was stopped."""
    from verify.batch.run import due_claims, outcome_names, run_batch

    unwanted = outcome_names(fail_on)
    columns = _columns(named)
    with opened(store, new=True, judge=judge, max_calls=max_calls, max_cost=max_cost) as desk:
        narrow(desk, sources, publisher, since, until, as_of)
        if dry_run:
            print_estimate(desk, due_claims(desk, source, out, columns), as_json)
            return
        with counting("Checking", as_json) as step:
            summary = run_batch(desk, source, out, on_row=lambda row: step(row), columns=columns)
    say_where_kept(summary.run_id, summary.not_kept)
    if as_json:
        print_json(summary.as_dict())
    else:
        from verify.reports.terminal import render_batch

        show_text(render_batch(summary))
    if summary.failed:
        raise typer.Exit(2)
    raise typer.Exit(1 if unwanted & summary.outcomes.keys() else 0)


def _columns(named: Sequence[str] | None) -> dict[str, str]:
    """The columns that `--map` names. Raises InputError for what is not FIELD=COLUMN."""
    columns: dict[str, str] = {}
    for pair in named or ():
        field, separator, column = pair.partition("=")
        if not (field and separator and column):
            raise InputError(f"--map {pair}: write FIELD=COLUMN, such as claim=statement")
        columns[field] = column
    return columns
