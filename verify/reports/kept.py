"""A kept run as a file: a draft as its report, a batch as its rows."""

from pathlib import Path

from verify.batch.results import results_text
from verify.errors import InputError
from verify.models import KeptRun
from verify.reports.files import write_report, write_whole
from verify.reports.passage import Context

_ROWS = (".jsonl", ".csv")


def write_kept(kept: KeptRun, out: Path, context: Context) -> None:
    """Write a kept run to `out`, whole or not at all. Raises InputError when it cannot be done."""
    suffix = out.suffix.lower()
    if kept.report is not None:
        if suffix in _ROWS:
            raise InputError(f"{out}: run {kept.id} is a draft: write it as .html, .md or .json")
        write_report(kept.report, out, context)
        return
    if suffix not in _ROWS:
        raise InputError(f"{out}: run {kept.id} is a batch: write it as .jsonl or .csv")
    write_whole(results_text(kept.rows, suffix, kept.decisions), out)
