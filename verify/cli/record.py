"""Commands about the record of a kept run: gone through again, compared, packed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.output import Json, Store, print_json, say
from verify.errors import InputError

if TYPE_CHECKING:
    from verify.models import Checked
    from verify.runs import Runs
    from verify.runs.compared import Compared
    from verify.verifier.replaying import Replay

RunId = Annotated[str, typer.Argument(metavar="RUN", help="A kept run, or 'last'.")]


def replay(run_id: RunId, store: Store = None, as_json: Json = False) -> None:
    """Come to a kept draft's results again, from its record alone."""
    from verify.verifier.replaying import replay as again

    runs = _runs(store)
    found = again(runs.run(run_id), *runs.record(run_id))
    if as_json:
        print_json(found.as_dict())
    else:
        _tell_replay(found)
    raise typer.Exit(1 if found.different else 0)


def diff(
    run_id: RunId,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The run to compare it with.")],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say what differs between two kept runs of a draft."""
    from verify.runs.compared import compared

    runs = _runs(store)
    found = compared(runs.run(run_id), runs.run(other))
    if as_json:
        print_json(found.as_dict())
    else:
        _tell_diff(found)
    raise typer.Exit(1 if found.changed or found.added or found.removed else 0)


def pack(
    run_id: RunId,
    out: Annotated[Path, typer.Argument(metavar="FILE.zip", help="The archive to write.")],
    store: Store = None,
) -> None:
    """Write a kept draft with all that it rests on into one archive."""
    from verify.reports.files import write_whole
    from verify.reports.orders import Order
    from verify.reports.pack import packed
    from verify.reports.wording import counted
    from verify.verifier.adding import around

    if out.suffix.lower() != ".zip":
        raise InputError(f"{out}: a pack is a .zip")
    if not out.parent.is_dir():
        raise InputError(f"{out}: there is no folder {out.parent}; make it first")
    runs = _runs(store)
    run, (kept, sources) = runs.run(run_id), runs.record(run_id)
    if run.report is None:
        raise InputError(f"run {run.id} is a batch: only drafts can be packed")
    known = dict(sources)
    order = Order(
        run.report,
        lambda c: (
            around(known[c.source_id], c) if c.source_id in known else (c.prefix, c.exact, c.suffix)
        ),
    )
    write_whole(packed(order, run, kept, sources), out)
    say(f"verify: run {run.id} packed into {out}, with {counted(len(sources), 'source')}")


def _runs(store: Path | None) -> Runs:
    """The kept runs; the library itself is not opened, for it may be gone."""
    from verify.runs import Runs
    from verify.settings import Settings

    return Runs(Settings.load(store=store).store)


def _tell_replay(found: Replay) -> None:
    lines = [f"{found.same} of {found.same + len(found.different)} results are the same."]
    lines += [f"  {reason}" for reason in found.reasons]
    for one in found.different:
        now = one.problem or (_came_to(one.now) if one.now is not None else "")
        same = " (the same label, other words or evidence)" if now == _came_to(one.was) else ""
        lines.append(f"  {one.number}: was {_came_to(one.was)}, is now {now}{same}")
    _print(lines)


def _tell_diff(found: Compared) -> None:
    lines = [f"{found.same} results are the same."]
    lines += [f"  {name}: {was} became {now}" for name, (was, now) in found.run.items()]
    for one in found.changed:
        lines.append(f"  changed {one.numbers[0]} → {one.numbers[1]}: {one.was} became {one.now}")
        lines.append(f"    {one.text}")
    lines += [f"  added {number}: {text}" for number, text in found.added]
    lines += [f"  gone {number}: {text}" for number, text in found.removed]
    _print(lines)


def _came_to(result: Checked) -> str:
    from verify.models import outcomes

    return ", ".join(outcomes(result))


def _print(lines: list[str]) -> None:
    from verify.text.canonical import printable

    for line in lines:
        print(printable(line))  # noqa: T201
