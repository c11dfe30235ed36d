"""Where the web desk shows a whole article, as an address and back.

An address is a link that can be kept and mailed: ids are hashes of texts, so that its offsets mean
the same words for as long as the library has the article.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from verify.models import Citation, RunRow, Span

READING, DRAFT, BATCH, ASK = "article", "draft", "batch", "ask"
"""The paths of the pages that show an article, a checked draft, a batch, what was asked."""

_FOUND = re.compile(r"#found-(\d{1,6})", re.ASCII)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source: the words looked for, and others in it that were found with them."""

    source_id: str
    here: Span | None = None
    others: tuple[Span, ...] = ()


def reading_address(cited: Sequence[Citation]) -> str:
    """Where citations of one source are shown in their article, the first of them as the place."""
    first, *others = cited
    return address_of(Place(first.source_id, first.span, tuple(other.span for other in others)))


def address_of(place: Place) -> str:
    """The address of a place."""
    query = {"source": place.source_id}
    if place.here is not None:
        query["at"] = _written(place.here)
    if place.others:
        query["also"] = ".".join(_written(other) for other in place.others)
    return f"{READING}?{urlencode(query)}"


def run_address(run: RunRow) -> str:
    """Where a kept run is shown."""
    return f"{run.kind}?{urlencode({'run': run.id})}"


def asked_address(name: str) -> str:
    """Where what was asked under that id is shown."""
    return f"{ASK}?{urlencode({'asked': name})}"


def way_of(address: str) -> tuple[str, dict[str, str]] | None:
    """The page and the query of an address that was made here; None for any other."""
    parts = urlsplit(address)
    strange = parts.scheme or parts.netloc or not parts.query
    if strange or parts.path not in (READING, DRAFT, BATCH, ASK):
        return None
    return parts.path, dict(parse_qsl(parts.query))


def found_number(address: str | None) -> int | None:
    """The number of the result that a link within a checked draft leads to."""
    number = _FOUND.fullmatch(address or "")
    return int(number[1]) if number else None


def place(query: Mapping[str, str]) -> Place:
    """The place that a query names; what is no span in it is passed over."""
    here, *_ = [*_read(query.get("at", "")), None]
    return Place(query.get("source", ""), here, tuple(_read(query.get("also", ""))))


def _written(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _read(written: str) -> list[Span]:
    found = [(int(m[1]), int(m[2])) for m in map(_SPAN.fullmatch, written.split(".")) if m]
    return [Span(start=start, end=end) for start, end in found if start < end]
