"""A source from text that is already at hand."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from verify.models import Precision, Source, Span, source_id
from verify.sources.clean import furniture, merged
from verify.sources.dates import stated_date
from verify.text.canonical import canonical, printable
from verify.text.sentences import paragraph_spans

_TITLE_CHARS = 120
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_MARKUP = re.compile(r"^#{1,6}\s+|^[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}$")


def from_text(
    raw: str, *, title: str | None = None, published: date | None = None, **known: Any
) -> Source:
    """The Source whose text is `raw` made canonical; `known` are further fields of Source.

    Furniture is marked, also what is `known_furniture`. Without `published` it takes the date that
    the text states at its top. Without a title it takes the headline, else the first line, cut at a
    word to at most 120 characters.
    """
    text = canonical(raw)
    marked = known.pop("furniture", None)
    also = known.pop("known_furniture", ())
    spans = merged((*furniture(text), *also)) if marked is None else tuple(marked)
    precision: Precision = known.pop("published_precision", "day")
    stated = stated_date(text) if published is None else (published, precision)
    return Source(
        id=source_id(text),
        title=" ".join(printable(title or "").split()) or headline(text, spans),
        published=stated[0] if stated else None,
        published_precision=stated[1] if stated else "day",
        retrieved_at=known.pop("retrieved_at", None) or datetime.now(UTC),
        furniture=spans,
        text=text,
        **known,
    )


def headline(text: str, marked: Sequence[Span] = ()) -> str:
    """What `text` is called: its headline, else its first line, cut to at most 120 characters.

    A headline is a short line of more than two words before the first sentence, without a full stop
    at its end. What is `marked` as furniture is passed over.
    """
    opening = _first_lines(text, marked)
    if not opening:
        return "untitled"
    for line in opening:
        if len(line) > _TITLE_CHARS or _ENDS_SENTENCE.search(line):
            break
        if len(line.split()) > 2:
            return line
    return _cut(opening[0])


def _first_lines(text: str, marked: Sequence[Span]) -> list[str]:
    """The first three lines of `text` that are not wholly furniture, without markup."""
    top = text[: 20 * _TITLE_CHARS]
    lines: list[str] = []
    for span in paragraph_spans(top):
        start = max([span.start, *(m.end for m in marked if m.start <= span.start < m.end)])
        line = _MARKUP.sub("", " ".join(printable(top[start : span.end]).split())).strip()
        if any(char.isalnum() for char in line):
            lines.append(line)
        if len(lines) == 3:
            break
    return lines


def _cut(line: str) -> str:
    return line if len(line) <= _TITLE_CHARS else line[:_TITLE_CHARS].rsplit(" ", 1)[0] + " …"
