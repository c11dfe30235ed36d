"""Cited words in their sentences, in pieces that every report marks in its own way."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from verify.models import Calculation, Citation, Evidence, Span, Stance
from verify.reports.labels import STANCES
from verify.text.canonical import printable

Context = Callable[[Citation], tuple[str, str, str]]
"""The words before a citation, its exact words, and the words after, as whole sentences."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A context that also knows at which address citations of one source are shown in it."""

    context: Context
    address: Callable[[Sequence[Citation]], str]

    def __call__(self, citation: Citation) -> tuple[str, str, str]:
        return self.context(citation)


_SPACE = re.compile(r"\s+")


class Piece(NamedTuple):
    """Words fit for display on one line: around a citation, cited, or a figure in what is cited."""

    text: str
    part: Literal["around", "cited", "figure"]


def passage(text: str, cited: Iterable[Span], figures: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """`text` in pieces, in order; `cited` and `figures` are offsets into it.

    Control characters go, a run of white space is one space, and spaces at the edges of what is
    cited stand outside it. A figure outside what is cited does not count.
    """
    inside = [_trimmed(text, span) for span in cited]
    small = [f for f in figures if f.start < f.end and any(c.covers(f) and c != f for c in inside)]
    edges = sorted({0, len(text), *(e for s in (*inside, *small) for e in (s.start, s.end))})
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        here = Span(start=start, end=end)
        shown = _SPACE.sub(" ", printable(here.of(text)))
        shown = shown.lstrip() if start == 0 else shown
        shown = shown.rstrip() if end == len(text) else shown
        if not shown:
            continue
        if not any(span.covers(here) for span in inside):
            pieces.append(Piece(shown, "around"))
        elif any(span.covers(here) for span in small):
            pieces.append(Piece(shown, "figure"))
        else:
            pieces.append(Piece(shown, "cited"))
    return tuple(pieces)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=start, end=max(start, span.end - len(words) + len(words.rstrip())))


def passages(
    citations: Iterable[Citation], context: Context, calculations: Sequence[Calculation] = ()
) -> list[tuple[Piece, ...]]:
    """Citations of one source, in the order of its text, each sentence once.

    Figures in them that `calculations` start from are pieces of their own.
    """
    windows: list[tuple[int, str, list[Citation]]] = []
    for citation in sorted(citations, key=lambda c: (c.start, c.end)):
        before, exact, after = context(citation)
        start, text = citation.start - len(before), before + exact + after
        if windows and start < windows[-1][0] + len(windows[-1][1]):
            first, known, held = windows.pop()
            windows.append((first, known + text[first + len(known) - start :], [*held, citation]))
        else:
            windows.append((start, text, [citation]))
    return [
        passage(
            text,
            [citation.span.shifted(-start) for citation in held],
            [
                figure.shifted(-start)
                for citation in held
                for figure in _used(citation, calculations)
            ],
        )
        for start, text, held in windows
    ]


def _used(citation: Citation, calculations: Iterable[Calculation]) -> list[Span]:
    return [
        figure.span
        for calculation in calculations
        for figure in calculation.inputs
        if _covers(citation, figure)
    ]


def by_source(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Citations, those of one source together, in the order in which the sources come up."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.source_id, []).append(citation)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Side:
    """What one source does to a claim: its citations of one stance, and the strongest score."""

    stance: Stance
    score: float
    method: str
    citations: list[Citation]


def sides(evidence: Iterable[Evidence]) -> list[Side]:
    """Evidence as it is read: what refutes, what supports, what only reports; strongest first."""
    groups: dict[tuple[Stance, str], list[Evidence]] = {}
    for item in sorted(evidence, key=lambda e: (STANCES[e.stance].rank, -e.score)):
        groups.setdefault((item.stance, item.citation.source_id), []).append(item)
    return [
        Side(stance, items[0].score, items[0].method, [item.citation for item in items])
        for (stance, _), items in groups.items()
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
