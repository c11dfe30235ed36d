"""Commands about checks that were kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli import completing
from verify.cli.output import (
    Format,
    Json,
    Only,
    Protect,
    Store,
    Suggest,
    opened,
    print_json,
    say,
    show_text,
    tell_notice,
)
from verify.errors import InputError


def runs(
    run_id: Annotated[
        str | None,
        typer.Argument(
            metavar="RUN", help="One of them, or 'last'.", autocompletion=completing.runs
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write it: a draft as `verify draft` does, a batch to .jsonl or .csv."),
    ] = None,
    chosen: Format = None,
    only: Only = "",
    suggest: Suggest = False,
    protect: Protect = None,
    original: Annotated[
        Path | None, typer.Option(help="The draft's file, where it is elsewhere by now.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Keep it no longer.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """List the checks that were kept, or show one again."""
    from verify.reports.terminal.runs import render_kept, render_runs

    with opened(store) as desk:
        if run_id is None:
            if out is not None or remove:
                raise InputError("--out and --remove need a RUN; `verify runs` lists them")
            rows = desk.runs()
            if as_json:
                print_json({"runs": rows})
            else:
                show_text(render_runs(rows))
            return
        if remove:
            gone = desk.remove_run(run_id)
            if as_json:
                print_json({"removed": [gone]})
            else:
                show_text(render_runs([gone]))
            return
        kept = desk.kept(run_id)
        if out is not None:
            from verify.cli.writing import wanted
            from verify.reports.files import write_kept

            order = wanted(only, suggest, protect or (), original)
            write_kept(kept, out, lambda report: order(report, desk.context), chosen)
            say(f"verify: written to {out}")
        if as_json:
            print_json(kept)
        elif out is None:
            show_text(render_kept(kept, desk.context))


def decide(
    run_id: Annotated[
        str,
        typer.Argument(
            metavar="RUN", help="A kept run, or 'last'.", autocompletion=completing.runs
        ),
    ],
    number: Annotated[int, typer.Argument(help="The number of a result, as its report has it.")],
    accept: Annotated[bool, typer.Option("--accept", help="Agree with what was found.")] = False,
    label: Annotated[str | None, typer.Option(help="Give it this label instead.")] = None,
    text: Annotated[str | None, typer.Option(help="Check these words instead.")] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take the decision before back.")
    ] = False,
    note: Annotated[str, typer.Option(help="Why; a label needs one.")] = "",
    by: Annotated[str | None, typer.Option(help="Who decides (default: your login).")] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say what you decide about a result of a kept draft or batch."""
    import getpass

    from verify.reports.terminal.runs import render_decision

    ways = {
        "accept": accept,
        "override": label is not None,
        "edit": text is not None,
        "withdraw": withdraw,
    }
    chosen = [action for action, wanted in ways.items() if wanted]
    if len(chosen) != 1:
        raise InputError("decide one thing: --accept, --label, --text or --withdraw")
    with opened(store) as desk:
        if text is not None:
            tell_notice(desk)
        made = desk.decide(
            run_id,
            number,
            chosen[0],  # type: ignore[arg-type]
            by=by or getpass.getuser(),
            label=label,
            note=note,
            text=text,
        )
        if as_json:
            print_json(made)
        else:
            show_text(render_decision(made, desk.context))
