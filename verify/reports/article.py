"""A whole source as HTML, with the words that were looked for lit up in it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from verify.models import Source, Span
from verify.reports.marked import escaped, line
from verify.reports.wording import date_words, one_line, site, web_address

HERE = "here"
"""The id of the element that begins the words that were looked for."""


def article_html(source: Source, here: Span | None = None, others: Sequence[Span] = ()) -> str:
    """`source` from its head to its end; `here` lit up, `others` dimmer, furniture dimmed.

    A span that reaches past the text ends with it. Control characters and markup show as text.
    """
    end = len(source.text)
    lit = _within(here, end) if here is not None else None
    dim = [_within(span, end) for span in others]
    edges = sorted(
        {0, end, *(e for s in (*([lit] if lit else ()), *dim, *source.furniture) for e in _ends(s))}
    )
    pieces = []
    begun = False
    for start, stop in pairwise(edges):
        piece = Span(start=start, end=stop)
        text = escaped(piece.of(source.text))
        if lit is not None and lit.covers(piece):
            at = "" if begun else f' id="{HERE}" tabindex="-1"'
            pieces.append(f'<mark class="v-here"{at}>{text}</mark>')
            begun = True
        elif any(span.covers(piece) for span in dim):
            pieces.append(f'<mark class="v-there">{text}</mark>')
        elif any(span.covers(piece) for span in source.furniture):
            pieces.append(f'<span class="v-furniture">{text}</span>')
        else:
            pieces.append(text)
    return (
        f'<article class="v-article"><h2 dir="auto">{line(source.title)}</h2>'
        f'<p class="v-by">{_byline(source)}</p>'
        f'<div class="v-whole" dir="auto">{"".join(pieces)}</div></article>'
    )


def _byline(source: Source) -> str:
    known: Iterable[str | None] = (
        one_line(source.publisher or "") or "publisher not known",
        date_words(source.published, source.published_precision) or "no date",
    )
    words = line(", ".join(part for part in known if part))
    target = web_address(source.url)
    if target is None:
        return words
    return (
        f'{words} <a class="v-link" href="{line(target)}" target="_blank" '
        f'rel="noopener noreferrer">Open at {line(site(target))}</a>'
    )


def _within(span: Span, end: int) -> Span:
    return Span(start=min(span.start, end), end=min(span.end, end))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
