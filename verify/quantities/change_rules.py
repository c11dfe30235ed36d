"""Differences, changes in percent and multiples that follow from the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from verify.quantities import derive
from verify.quantities.derive import Derivation
from verify.quantities.figure import Analysis, Figure
from verify.quantities.inference import Inference, hold, wide_enough
from verify.quantities.match import same_unit
from verify.quantities.quantity import Quantity
from verify.quantities.values import Outcome, compare_values


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
