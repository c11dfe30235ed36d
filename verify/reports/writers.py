"""The formats of reports, by name; packages may add to them.

A package adds one by an entry point of the group "verify.writers" that leads to a `Writer`:

    [project.entry-points."verify.writers"]
    tei = "our_package:TEI"
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from verify.errors import InputError
from verify.reports.orders import Order, Writer

GROUP = "verify.writers"


def _at(module: str, function: str) -> Callable[[Order], bytes]:
    """The function of a module of ours, which is imported when it is called."""

    def write(order: Order) -> bytes:
        made: bytes = getattr(import_module(f"verify.reports.{module}"), function)(order)
        return made

    return write


_OWN = (
    Writer(
        "html",
        ".html",
        "text/html",
        "a page with everything in it",
        _at("html", "write_html"),
    ),
    Writer("md", ".md", "text/markdown", "Markdown, for mail", _at("markdown", "write")),
    Writer("json", ".json", "application/json", "the Report itself", _at("exports.plain", "json")),
    Writer(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "the Word draft with comments in its margin",
        _at("word.writer", "annotated_docx"),
        into=".docx",
    ),
    Writer("csv", ".csv", "text/csv", "a row for each result", _at("exports.plain", "csv")),
    Writer(
        "annotations",
        ".jsonld",
        "application/ld+json",
        "W3C Web Annotations on draft and sources",
        _at("exports.annotations", "web_annotations"),
    ),
    Writer(
        "claimreview",
        ".claimreview.jsonld",
        "application/ld+json",
        "schema.org ClaimReview drafts of what people signed",
        _at("exports.claimreview", "claim_reviews"),
    ),
    Writer(
        "sarif",
        ".sarif",
        "application/sarif+json",
        "SARIF, for drafts kept as text in a repository",
        _at("exports.sarif", "sarif"),
    ),
)


@cache
def writers() -> dict[str, Writer]:
    """Every format by its name: ours first, then those of installed packages.

    Raises InputError for a package whose writer cannot be loaded, is none, or has a name that is
    taken.
    """
    known = {writer.name: writer for writer in _OWN}
    for entry in entry_points(group=GROUP):
        try:
            writer = entry.load()
        except (ImportError, AttributeError) as error:
            raise InputError(
                f"the report writer {entry.value} cannot be loaded ({error}); "
                "mend or remove the package that brings it"
            ) from error
        if not isinstance(writer, Writer):
            raise InputError(f"the report writer {entry.value} is no Writer")
        if writer.name in known:
            raise InputError(f"the report writer {entry.value}: the name {writer.name!r} is taken")
        known[writer.name] = writer
    return known


def writer_of(name: str, chosen: str | None = None) -> Writer:
    """The writer `chosen` by name, else the one whose suffix the file `name` has, the longest.

    Raises InputError where there is none.
    """
    known = writers()
    if chosen is not None:
        if chosen not in known:
            raise InputError(f"--format {chosen}: there are {', '.join(known)}")
        return known[chosen]
    fitting = [writer for writer in known.values() if name.lower().endswith(writer.suffix)]
    if not fitting:
        suffixes = ", ".join(writer.suffix for writer in known.values())
        dot = "." + name.rpartition(".")[2] if "." in name.strip(".") else "this"
        raise InputError(f"{name}: a report is written as {suffixes}, not {dot}")
    return max(fitting, key=lambda writer: len(writer.suffix))
