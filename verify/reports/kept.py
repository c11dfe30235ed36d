"""A kept run as a file: a draft as its report, a batch as its rows."""

from collections.abc import Callable
from pathlib import Path

from verify.batch.results import results_text
from verify.errors import InputError
from verify.models import KeptRun, Report
from verify.reports.files import check_out, write_order, write_whole
from verify.reports.orders import Order

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
