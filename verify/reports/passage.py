"""Cited words in their sentence, in pieces that every report marks in its own way."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from verify.models import Calculation, Citation, Span
from verify.text.canonical import printable

Context = Callable[[Citation], tuple[str, str, str]]
"""The words before a citation, its exact words, and the words after, as whole sentences."""

_SPACE = re.compile(r"\s+")


class Piece(NamedTuple):
    """Words fit for display on one line: around a citation, cited, or a figure in what is cited."""

    text: str
    part: Literal["around", "cited", "figure"]


def passage(before: str, exact: str, after: str, figures: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """The pieces of a passage in order; `figures` are offsets into `exact`.

    Control characters go, a run of white space is one space, and spaces at the edges of what is
    cited stand outside it.
    """
    left, words, right = (_line(part) for part in (before, exact, after))
    lead = words[: len(words) - len(words.lstrip())]
    trail = words[len(words.rstrip()) :] if words.strip() else ""
    pieces = (
        Piece((left + lead).lstrip(), "around"),
        *_cited(exact, figures),
        Piece((trail + right).rstrip(), "around"),
    )
    return tuple(piece for piece in pieces if piece.text)


def _cited(exact: str, figures: Iterable[Span]) -> Iterable[Piece]:
    inside = [span for span in figures if 0 < span.end - span.start < len(exact)]
    edges = sorted({0, len(exact), *(e for s in inside for e in (s.start, s.end))})
    raw = [
        (exact[a:b], any(span.covers(Span(start=a, end=b)) for span in inside))
        for a, b in pairwise(edges)
    ]
    lines = [(_line(text), is_figure) for text, is_figure in raw]
    for n, (text, is_figure) in enumerate(lines):
        shown = text.lstrip() if n == 0 else text
        shown = shown.rstrip() if n == len(lines) - 1 else shown
        yield Piece(shown, "figure" if is_figure else "cited")


def _line(text: str) -> str:
    return _SPACE.sub(" ", printable(text))


def figures_in(citation: Citation, calculations: Iterable[Calculation]) -> list[Span]:
    """Where the figures that calculations start from stand in a citation, as offsets into it."""
    return [
        figure.span.shifted(-citation.start)
        for calculation in calculations
        for figure in calculation.inputs
        if figure.source_id == citation.source_id and citation.span.covers(figure.span)
    ]


def figures_outside(
    calculations: Iterable[Calculation], shown: Iterable[Citation]
) -> list[Citation]:
    """The figures that calculations start from and that stand in nothing `shown`, each once."""
    seen = list(shown)
    outside: list[Citation] = []
    for calculation in calculations:
        for figure in calculation.inputs:
            if not any(_covers(citation, figure) for citation in seen):
                outside.append(figure)
                seen.append(figure)
    return outside


def _covers(citation: Citation, other: Citation) -> bool:
    return citation.source_id == other.source_id and citation.span.covers(other.span)
