"""Sources and citations as addresses that a client can read."""

from __future__ import annotations

from collections.abc import Iterator

from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp.types import ResourceLink
from pydantic import BaseModel

from verify.errors import GroundingError, UnknownSource
from verify.models import Citation, Source, Span
from verify.verifier import Verifier

SOURCE = "verify://source/{source_id}"
CITATION = "verify://source/{source_id}/{start}/{end}"
_SHOWN_CHARS = 200


def address_of(citation: Citation) -> str:
    """Where the cited words are read."""
    return CITATION.format(source_id=citation.source_id, start=citation.start, end=citation.end)


def links(result: BaseModel) -> list[ResourceLink]:
    """A link to each citation in `result`, once, in the order in which they come."""
    found = {address_of(citation): citation for citation in _citations(result)}
    return [
        ResourceLink(
            name=citation.title or citation.source_id,
            uri=address,
            description=citation.exact[:_SHOWN_CHARS],
            mime_type="application/json",
        )
        for address, citation in found.items()
    ]


def source_at(desk: Verifier, source_id: str) -> Source:
    """The source with that id. Raises ResourceNotFoundError."""
    try:
        return desk.show(source_id)
    except UnknownSource as error:
        raise ResourceNotFoundError(str(error)) from None


def citation_at(desk: Verifier, source_id: str, start: int, end: int) -> Citation:
    """The words of a source from `start` to `end`. Raises ResourceNotFoundError."""
    source = source_at(desk, source_id)
    if not 0 <= start < end:
        raise ResourceNotFoundError(f"no words at {start}-{end}: the start comes before the end")
    try:
        return Citation.of(source, Span(start=start, end=end))
    except GroundingError as error:
        raise ResourceNotFoundError(str(error)) from None


def _citations(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, BaseModel):
        for _, held in value:
            yield from _citations(held)
    elif isinstance(value, tuple):
        for held in value:
            yield from _citations(held)
