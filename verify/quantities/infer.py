"""Which derivations the evidence allows for a claim's figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from verify.models import Span
from verify.quantities import derive
from verify.quantities.derive import Derivation
from verify.quantities.figure import Analysis, Figure
from verify.quantities.lexicon import thing
from verify.quantities.match import same_unit, thing_fit
from verify.quantities.quantity import Quantity
from verify.quantities.share_rules import (
    Inference,
    complement_rule,
    hold,
    product_rule,
    rest_rule,
    share_rule,
    sides_rule,
    subset_rule,
    tally_rule,
    vote_rule,
    wide_enough,
)
from verify.quantities.units import TIME_UNITS
from verify.quantities.values import Outcome, compare_values
from verify.quantities.when import DateFrame


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one thing, before and after."""

    before: Quantity
    after: Quantity
    frame: Figure


def changes(evidence: Analysis) -> list[Change]:
    """The changes that a text states: "from $280 million to $267 million", "to 5 from 4"."""
    found = []
    for figure in evidence.figures:
        ends = figure.quantity.ends
        if len(ends) == 2 and ends[0].role == "from" and ends[1].role == "to":
            found.append(Change(ends[0], ends[1], figure))
    for before in evidence.figures:
        if before.quantity.role != "from" or before.quantity.ends:
            continue
        partners = [
            f
            for f in evidence.figures
            if f.sentence == before.sentence
            and f is not before
            and f.quantity.role == "to"
            and f.quantity.unit == before.quantity.unit
            and not f.quantity.ends
            and f.quantity.kind == before.quantity.kind
        ]
        if len(partners) == 1:
            found.append(Change(before.quantity, partners[0].quantity, partners[0]))
    return found


def difference_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "cut by $13 million" against "reduced from $280 million to $267 million"."""
    quantity = claimed.quantity
    moving = claimed.acts & {"up", "down"}
    if quantity.role in ("from", "to") or isinstance(quantity.value, tuple) or len(moving) != 1:
        return
    for change in changes(evidence):
        cover = wide_enough(claimed, change.frame, evidence)
        if cover < 0.3:
            continue
        derivation = _difference(quantity, change)
        if derivation is None:
            continue
        actual = "up" if change.after.low > change.before.low else "down"
        outcome = hold(claimed, replace(derivation, value=abs(derivation.value)))
        firm = claimed.change and cover >= 0.5
        note = ""
        if {actual} != moving:
            outcome, note = ("disagree" if outcome == "agree" else outcome), f" {actual}"
            firm = firm or cover >= 0.5
        yield Inference(outcome, derivation, change.frame.quantity.phrase, firm, cover, note)


def _difference(quantity: Quantity, change: Change) -> Derivation | None:
    if (
        quantity.kind == "percent"
        and quantity.unit == "percent"
        and change.before.unit != "percent"
    ):
        return derive.percent_change(change.before, change.after)
    comparable = same_unit(quantity, change.after) or change.after.unit == "percent"
    if comparable and (quantity.unit == "percentage point" or quantity.kind in _DIFFERING):
        return derive.difference(change.before, change.after)
    return None


_DIFFERING = ("money", "count", "measure", "duration")


def multiple_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "doubled" against "from 10 to 21"."""
    if claimed.quantity.kind != "multiple":
        return
    for change in changes(evidence):
        derivation = derive.ratio(change.before, change.after)
        cover = wide_enough(claimed, change.frame, evidence)
        if derivation is None or cover < 0.3:
            continue
        rounded = replace(derivation, step=Decimal(0))
        outcome = _times(claimed.quantity, rounded.value)
        yield Inference(outcome, derivation, change.frame.quantity.phrase, cover >= 0.5, cover)


def _times(quantity: Quantity, found: Decimal) -> Outcome:
    """ "doubled" is said of anything within 5 % of twice."""
    if quantity.modifier in ("exactly", "about", "only"):
        near = abs(found - quantity.low) <= quantity.low * Decimal("0.05")
        return "agree" if near else "disagree"
    return compare_values(quantity.low, quantity.step / 10, quantity.modifier, found)


def growth_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "doubled" against "rose 100 percent", and the other way round."""
    mine = claimed.quantity
    for found in evidence.figures:
        theirs = found.quantity
        pair = {mine.kind, theirs.kind}
        if pair != {"multiple", "percent"} or isinstance(theirs.value, tuple):
            continue
        percent = found if theirs.kind == "percent" else claimed
        if not percent.change or percent.quantity.unit != "percent":
            continue
        derivation = derive.growth(theirs, "up" in found.acts)
        cover = wide_enough(claimed, found, evidence)
        if derivation is None or cover < 0.4:
            continue
        if mine.kind == "multiple":
            outcome = _times(mine, derivation.value)
        else:
            outcome = hold(claimed, derivation)
        yield Inference(outcome, derivation, theirs.phrase, cover >= 0.6, cover)


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


Rule = Callable[[Figure, Analysis], Iterator[Inference]]
_SHARES: tuple[Rule, ...] = (
    sides_rule,
    subset_rule,
    share_rule,
    complement_rule,
    vote_rule,
    tally_rule,
    rest_rule,
    product_rule,
)
_RULES: tuple[Rule, ...] = (
    *_SHARES,
    difference_rule,
    multiple_rule,
    growth_rule,
    sum_rule,
    average_rule,
)


def infer(claimed: Figure, evidence: Analysis, dates: list[DateFrame]) -> Inference | None:
    """The one derivation to hold against `claimed`: of the first rule that settles it.

    None where no rule has an input. An inference that is not firm only bears out, and only if the
    rule gives no other that denies: then it is offered with the outcome "unclear".
    """
    offered: Inference | None = None
    for found in _by_rule(claimed, evidence, dates):
        chosen = _chosen(found)
        if chosen.outcome == "agree" or (chosen.outcome == "disagree" and chosen.firm):
            return chosen
        offered = offered or chosen
    return offered


def _by_rule(
    claimed: Figure, evidence: Analysis, dates: list[DateFrame]
) -> Iterator[list[Inference]]:
    happened = _without_required(evidence) if not claimed.required else evidence
    for rule in _RULES:
        found = list(rule(claimed, happened if rule in _SHARES else evidence))
        if found:
            yield found
    spans = list(duration_inferences(claimed, dates, evidence))
    if spans:
        yield spans


def _without_required(evidence: Analysis) -> Analysis:
    """`evidence` without what only has to be met; of how many it has to be is told all the same."""
    kept = tuple(f for f in evidence.figures if f.is_whole or not f.required)
    return replace(evidence, figures=kept)


def _chosen(found: list[Inference]) -> Inference:
    """The inference that a rule stands for; "unclear" where it gives more than one answer."""
    ranked = sorted(found, key=lambda i: (-i.firm, i.outcome != "agree", -i.cover))
    best = ranked[0]
    rivals = {i.outcome for i in ranked if i.firm == best.firm}
    if "agree" in rivals and "disagree" in rivals and not best.firm:
        return best.unsettled()
    if best.outcome == "disagree" and not best.firm:
        return best.unsettled()
    return best
