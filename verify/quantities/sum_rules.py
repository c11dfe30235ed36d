"""Sums, averages and durations that follow from the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from verify.models import Span
from verify.quantities import derive
from verify.quantities.convert import TIME_UNITS
from verify.quantities.figure import Analysis, Figure
from verify.quantities.inference import Inference, hold, wide_enough
from verify.quantities.lexicon import thing
from verify.quantities.match import thing_fit
from verify.quantities.quantity import Quantity
from verify.quantities.when import DateFrame


def sum_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "$1.66 billion in cuts" against "$455 million in layoffs plus $1.2 billion in others"."""
    quantity = claimed.quantity
    if quantity.kind not in ("money", "count") or isinstance(quantity.value, tuple):
        return
    figures = [
        f
        for f in evidence.figures
        if f.quantity.kind == quantity.kind
        and f.quantity.unit == quantity.unit
        and not isinstance(f.quantity.value, tuple)
        and f.quantity.role is None
    ]
    for a, b in pairwise(figures):
        if a.sentence != b.sentence or not _listed(evidence.text, a.quantity, b.quantity):
            continue
        both = " and ".join(sorted((a.thing or "", b.thing or "")))
        counted = quantity.kind != "count" or claimed.thing == both
        if not counted and thing_fit(claimed, b, evidence) == "other":
            continue
        derivation = derive.total(a.quantity, b.quantity)
        cover = max(wide_enough(claimed, a, evidence), wide_enough(claimed, b, evidence))
        if derivation is None or cover < 0.35:
            continue
        outcome = hold(claimed, derivation)
        close = abs(derivation.value - quantity.low) <= quantity.low / 5
        if outcome == "agree" and close:
            span = Span(start=a.quantity.span.start, end=b.quantity.phrase.end)
            yield Inference(outcome, derivation, span, False, cover)


def _listed(text: str, a: Quantity, b: Quantity) -> bool:
    between = text[a.phrase.end : b.span.start].casefold()
    words = between.replace(",", " ").split()
    return len(words) <= 6 and any(w in ("and", "plus") for w in words)


def average_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "$30,000 each" against "$12 million for 400 workers"."""
    quantity = claimed.quantity
    base, _, per = (quantity.unit or "").partition(" per ")
    words = claimed.words | claimed.qualities
    if quantity.kind != "money" or not (per or claimed.each):
        return
    totals = [
        f
        for f in evidence.figures
        if f.quantity.unit == base and not isinstance(f.quantity.value, tuple)
    ]
    counts = [
        f
        for f in evidence.figures
        if f.quantity.kind == "count"
        and f.thing is not None
        and (f.thing in words or f.thing == thing(per))
    ]
    if len({f.quantity.low for f in totals}) != 1 or len({f.quantity.low for f in counts}) != 1:
        return
    derivation = derive.average(totals[0].quantity, counts[0].quantity)
    cover = wide_enough(claimed, totals[0], evidence)
    if derivation is not None and cover >= 0.4:
        outcome = hold(claimed, replace(derivation, unit=quantity.unit))
        yield Inference(outcome, derivation, totals[0].quantity.phrase, False, cover)


def duration_inferences(
    claimed: Figure, dates: list[DateFrame], evidence: Analysis
) -> Iterator[Inference]:
    """ "a five-day strike" against "from May 3 to May 8": the time between two dates."""
    quantity = claimed.quantity
    if quantity.unit not in TIME_UNITS or isinstance(quantity.value, tuple):
        return
    for number in range(len(evidence.sentences)):
        mentions = [d for d in dates if d.sentence == number and d.mention.clock is None]
        for first, last in _spans(mentions):
            derivation = derive.between(first.mention, last.mention, quantity.unit)
            if derivation is None:
                continue
            cover = _share_covered(claimed, first.words | last.words)
            if cover < 0.4:
                continue
            span = Span(start=first.mention.span.start, end=last.mention.span.end)
            outcome = hold(claimed, derivation)
            if (
                outcome != "agree"
                and quantity.unit == "day"
                and derivation.value + 1 == quantity.low
            ):
                outcome = "agree"  # both ends counted
            yield Inference(outcome, derivation, span, False, cover)


def _spans(mentions: list[DateFrame]) -> list[tuple[DateFrame, DateFrame]]:
    """The two ends of the one range, or the two dates, of a sentence."""
    ranges = [m for m in mentions if m.mention.later is not None]
    if len(ranges) == 1:
        return [(ranges[0], ranges[0])]
    if len(mentions) == 2 and not ranges:
        return [(mentions[0], mentions[1])]
    return []


def _share_covered(claimed: Figure, words: frozenset[str]) -> float:
    own = claimed.near | claimed.qualities
    return len(own & words) / len(own) if own else 0.0
