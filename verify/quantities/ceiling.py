"""How many figures are compared at most, so that the time does not grow with every pair of them.

What is left out can bear out nothing and contradict nothing, and it is said that it was left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest

from verify.quantities.comparison import Comparison
from verify.quantities.figure import Analysis, Figure
from verify.quantities.parse import parse
from verify.quantities.when import DateFrame

MOST_CLAIMED = 30
"""Figures, and dates, of one claim that are compared."""

MOST_FOUND = 120
"""Figures, and dates, of one stretch of evidence that a claim is compared with."""

_FIGURE_CHARS = 2
"""A figure and the space behind it."""


def nearest_figures(evidence: Analysis, claim: Analysis) -> Analysis:
    """`evidence` with at most MOST_FOUND figures: those that come nearest to the claim's."""
    if len(evidence.figures) <= MOST_FOUND:
        return evidence
    values = {f.quantity.value for f in claim.figures}
    things = {f.thing for f in claim.figures if f.thing is not None}
    words = frozenset[str]().union(*(f.near for f in claim.figures))

    def nearness(figure: Figure) -> tuple[bool, bool, int]:
        return figure.quantity.value in values, figure.thing in things, len(figure.near & words)

    places = nlargest(
        MOST_FOUND, range(len(evidence.figures)), key=lambda k: nearness(evidence.figures[k])
    )
    return replace(evidence, figures=tuple(evidence.figures[k] for k in sorted(places)))


def nearest_dates(evidence: list[DateFrame], claim: list[DateFrame]) -> list[DateFrame]:
    """At most MOST_FOUND of the dates of the evidence: those that come nearest to the claim's."""
    if len(evidence) <= MOST_FOUND:
        return evidence
    starts = {d.mention.start for d in claim}
    words = frozenset[str]().union(*(d.near for d in claim))
    places = nlargest(
        MOST_FOUND,
        range(len(evidence)),
        key=lambda k: (evidence[k].mention.start in starts, len(evidence[k].near & words)),
    )
    return [evidence[k] for k in sorted(places)]


def unsettled(comparison: Comparison) -> Comparison:
    """`comparison`, which contradicts nothing: what was left out might bear the claim out."""
    if comparison.relation != "disagree":
        return comparison
    reason = f"the passage has too many figures to compare all of them ({comparison.reason})"
    return replace(comparison, relation="incomparable", reason=reason, taken_back=False)


def left_out(claim: str, passages: Iterable[str]) -> list[str]:
    """What is to be told of figures that were not compared; empty where all of them were."""
    told = []
    mine = len(parse(claim))
    if mine > MOST_CLAIMED:
        told.append(f"Of the claim's {mine:,} figures the first {MOST_CLAIMED} were compared.")
    long = [text for text in passages if len(text) > MOST_FOUND * _FIGURE_CHARS]
    most = max((len(parse(text)) for text in long), default=0) if mine else 0
    if most > MOST_FOUND:
        told.append(
            f"A passage has {most:,} figures; the {MOST_FOUND} nearest to the claim's were "
            "compared, and none of them was held against it."
        )
    return told
