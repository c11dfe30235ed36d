"""Dates in a text, with exact spans, resolved against the date of their article."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from verify.quantities.date_scan import written_dates
from verify.quantities.resolve import DateMention, resolve
from verify.quantities.tokens import tokenize

__all__ = ["DateMention", "as_json", "find_dates"]


def as_json(mention: DateMention) -> dict[str, Any]:
    """`mention` as `verify extract` prints it."""
    return {
        "text": mention.text,
        "span": mention.span.model_dump(),
        "start": mention.start.isoformat() if mention.start else None,
        "end": mention.end.isoformat() if mention.end else None,
        "precision": mention.precision,
        "relation": mention.relation,
        "resolved": mention.resolved,
    }


def find_dates(text: str, published: date | None = None) -> list[DateMention]:
    """The dates in `text`, in order; relative ones are counted from `published`."""
    return list(_found(text, published))


@lru_cache(maxsize=2048)
def _found(text: str, published: date | None) -> tuple[DateMention, ...]:
    tokens = tokenize(text)
    return tuple(resolve(written, tokens, text, published) for written in written_dates(text))
