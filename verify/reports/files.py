"""A report as a file, in the format that its suffix names."""

from collections.abc import Callable
from pathlib import Path

from verify.errors import InputError
from verify.models import Report
from verify.reports.html import report_html
from verify.reports.markdown import report_markdown
from verify.reports.passage import Context

_WRITERS: dict[str, Callable[[Report, Context], str]] = {
    ".html": report_html,
    ".md": report_markdown,
    ".json": lambda report, _context: report.model_dump_json(indent=2) + "\n",
}


def check_out(out: Path) -> None:
    """Raises InputError, before any work is done, unless a report can be written to `out`."""
    if out.suffix.lower() not in _WRITERS:
        known = ", ".join(_WRITERS)
        raise InputError(f"{out}: a report is written as {known}, not {out.suffix or 'this'}")
    if out.is_dir():
        raise InputError(f"{out}: is a folder; name a file in it")
    if not out.parent.is_dir():
        raise InputError(f"{out}: there is no folder {out.parent}; make it first")


def rendered(report: Report, suffix: str, context: Context) -> str:
    """`report` as the text of a file with that suffix: ".html", ".md" or ".json"."""
    return _WRITERS[suffix](report, context)


def write_report(report: Report, out: Path, context: Context) -> None:
    """Write `report` to `out`, whole or not at all. Raises InputError when that cannot be done."""
    check_out(out)
    write_whole(rendered(report, out.suffix.lower(), context), out)


def write_whole(text: str, out: Path) -> None:
    """Write `text` to `out`, whole or not at all. Raises InputError when that cannot be done."""
    unfinished = out.with_name(out.name + ".part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(out)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from error
