"""A report as a file, in the format that is asked for or that its suffix names."""

from collections.abc import Callable
from pathlib import Path

from verify.batch.results import results_text
from verify.errors import InputError
from verify.models import KeptRun, Report
from verify.reports.orders import Order, Writer
from verify.reports.passage import Context
from verify.reports.writers import writer_of


def check_out(out: Path, chosen: str | None = None, draft: Path | None = None) -> Writer:
    """The writer for `out`: the one `chosen` by name, else the one that its suffix names.

    Raises InputError, before any work is done, unless a report on `draft` can be written to `out`.
    """
    writer = writer_of(str(out), chosen)
    if out.is_dir():
        raise InputError(f"{out}: is a folder; name a file in it")
    if not out.parent.is_dir():
        raise InputError(f"{out}: there is no folder {out.parent}; make it first")
    if draft is not None and writer.into not in (None, draft.suffix.lower()):
        raise InputError(
            f"{out}: {writer.name} is written into the draft's own file, and {draft} is not "
            f"{writer.into}; choose another format"
        )
    if draft is not None and out.exists() and draft.exists() and out.samefile(draft):
        raise InputError(f"{out}: is the draft itself; name another file")
    return writer


def rendered(report: Report, suffix: str, context: Context) -> str:
    """`report` as the text of a file with that suffix, such as ".html", ".md" or ".json"."""
    return writer_of(f"report{suffix}").write(Order(report, context)).decode("utf-8")


def write_report(report: Report, out: Path, context: Context) -> None:
    """Write `report` to `out`, whole or not at all. Raises InputError when that cannot be done."""
    write_order(Order(report, context), out, check_out(out))


def write_order(order: Order, out: Path, writer: Writer) -> None:
    """Write what `order` asks for to `out`, whole or not at all.

    Raises InputError when that cannot be done.
    """
    write_whole(writer.write(order), out)


def file_of(report: Report) -> bytes | None:
    """The file that a draft was read from, as it is now; None where it cannot be read."""
    if report.draft.path is None:
        return None
    try:
        return Path(report.draft.path).read_bytes()
    except (OSError, ValueError):
        return None


def write_whole(data: bytes | str, out: Path) -> None:
    """Write a file, whole or not at all. Raises InputError when that cannot be done."""
    unfinished = out.with_name(out.name + ".part")
    try:
        unfinished.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        unfinished.replace(out)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from error


_ROWS = (".jsonl", ".csv")


def write_kept(
    kept: KeptRun, out: Path, order: Callable[[Report], Order], chosen: str | None = None
) -> None:
    """Write a kept run to `out`, whole or not at all; a draft as `order` makes it of its report.

    Raises InputError when it cannot be done.
    """
    suffix = out.suffix.lower()
    if kept.report is not None:
        if suffix == ".jsonl" and chosen is None:
            raise InputError(f"{out}: run {kept.id} is a draft: write it as .html, .md or .json")
        write_order(order(kept.report), out, check_out(out, chosen))
        return
    if suffix not in _ROWS or chosen is not None:
        raise InputError(f"{out}: run {kept.id} is a batch: write it as .jsonl or .csv")
    write_whole(results_text(kept.rows, suffix, kept.decisions), out)
