"""Results as the JSON documents that commands print and servers send, where no noun is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import Field

from verify.library.records import SourceRow
from verify.models import Claim, Noun, Quote, RunRow, Source, Unchecked

if TYPE_CHECKING:
    from verify.verifier import AddResult, Extraction

Row = dict[str, Any]
"""A source without its text."""


class NotAdded(Noun):
    """A file, page or article that could not be read, and why."""

    path: str
    error: str


class Added(Noun):
    """What became of everything that was to be added: nothing is missing from the three lists."""

    added: tuple[Row, ...] = Field(
        description="Sources without their text, with their number of `passages`."
    )
    unchanged: tuple[Row, ...] = Field(description="Sources that the library had already.")
    failed: tuple[NotAdded, ...]


class Listed(Noun):
    """The sources of the library, without their text."""

    sources: tuple[Row, ...]


class Removed(Noun):
    """The sources that were taken out, without their text."""

    removed: tuple[Row, ...]


class Extracted(Noun):
    """The claims, quotes, figures and dates of a draft, with spans into `text`."""

    text: str
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    unchecked: tuple[Unchecked, ...]
    quantities: tuple[dict[str, Any], ...]
    dates: tuple[dict[str, Any], ...]


class RunsListed(Noun):
    """The kept runs, the newest first."""

    runs: tuple[RunRow, ...]


def row_of(source: Source | SourceRow) -> Row:
    """A source as JSON, without its text."""
    return source.model_dump(mode="json", exclude={"text", "parts", "links", "turns"})


def added(result: AddResult) -> Added:
    """What `verify add` prints."""
    return Added(
        added=tuple({**row_of(source), "passages": n} for source, n in result.added),
        unchanged=tuple(row_of(source) for source in result.unchanged),
        failed=tuple(NotAdded(path=path, error=error) for path, error in result.failed),
    )


def listed(sources: Sequence[SourceRow]) -> Listed:
    """What `verify sources` prints."""
    return Listed(sources=tuple(row_of(source) for source in sources))


def removed(sources: Sequence[Source]) -> Removed:
    """What `verify remove` prints."""
    return Removed(removed=tuple(row_of(source) for source in sources))


def extracted(found: Extraction) -> Extracted:
    """What `verify extract` prints."""
    from verify.quantities.dates import as_json as date_json
    from verify.quantities.quantity import as_json as quantity_json

    return Extracted(
        text=found.text,
        claims=found.claims,
        quotes=found.quotes,
        unchecked=found.unchecked,
        quantities=tuple(quantity_json(quantity) for quantity in found.quantities),
        dates=tuple(date_json(date) for date in found.dates),
    )
