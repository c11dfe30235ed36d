"""A source from text that is already at hand."""

from datetime import UTC, date, datetime
from typing import Any

from verify.models import Source, source_id
from verify.text.canonical import canonical

_TITLE_CHARS = 120


def from_text(
    raw: str, *, title: str | None = None, published: date | None = None, **known: Any
) -> Source:
    """The Source whose text is `raw` made canonical; `known` are further fields of Source.

    Without a title it takes the first line, cut at a word to at most 120 characters.
    """
    text = canonical(raw)
    return Source(
        id=source_id(text),
        title=title or _first_line(text),
        published=published,
        retrieved_at=known.pop("retrieved_at", None) or datetime.now(UTC),
        text=text,
        **known,
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "untitled")
    return line if len(line) <= _TITLE_CHARS else line[:_TITLE_CHARS].rsplit(" ", 1)[0] + " …"
