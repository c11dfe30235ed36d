"""Which derivations the evidence allows for a claim's figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from verify.models import Span
from verify.quantities import derive
from verify.quantities.convert import convert
from verify.quantities.derive import Derivation
from verify.quantities.frames import Analysis, Figure
from verify.quantities.lexicon import EXHAUSTIVE, opposed
from verify.quantities.match import (
    belongs_elsewhere,
    coverage,
    family,
    missing_names,
    same_unit,
    thing_fit,
)
from verify.quantities.quantity import Quantity
from verify.quantities.values import Outcome, compare_values


@dataclass(frozen=True, slots=True)
class Inference:
    """A derived figure against the claim's. `firm` is true where the frame is the claim's own, so
    that a different value contradicts; else it can only bear out."""

    outcome: Outcome
    derivation: Derivation
    evidence: Span
    firm: bool
    cover: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one thing, before and after."""

    before: Quantity
    after: Quantity
    frame: Figure


def infer(claimed: Figure, evidence: Analysis) -> list[Inference]:
    """All derivations for `claimed`, best covered first, none of them a guess about the frame."""
    found = [i for rule in _RULES for i in rule(claimed, evidence)]
    return sorted(found, key=lambda i: (-i.firm, -i.cover))


def _wide_enough(
    claimed: Figure,
    found: Figure,
    evidence: Analysis,
    against: tuple[str, str] | None = None,
) -> float:
    """The coverage, or 0 where names or another figure stand against it."""
    if missing_names(claimed, found, evidence) or belongs_elsewhere(claimed, found):
        return 0.0
    return coverage(claimed, found, evidence, against)


def _hold(claimed: Figure, derivation: Derivation) -> Outcome:
    quantity = claimed.quantity
    if isinstance(quantity.value, tuple):
        low, high = quantity.low, quantity.high
        return "agree" if low <= derivation.value <= high else "disagree"
    value, step = quantity.value, quantity.step
    if derivation.unit == "percent" and quantity.unit != "percent":
        value, step = value * 100, Decimal(1)
    found = derivation.value
    if (
        quantity.unit
        and derivation.unit
        and quantity.unit != derivation.unit
        and derivation.unit != "percent"
    ):
        moved = convert(found, derivation.unit, quantity.unit)
        if moved is None:
            return "unclear"
        found = moved
    return compare_values(value, step, quantity.modifier, found, derivation.step)


# ------------------------------------------------------------------------------------- shares


def _shares(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """A claimed share against "4 of the 15": "27 percent", "most", "a third"."""
    if family(claimed.quantity) != "share":
        return
    for found in evidence.figures:
        part, whole = found.quantity, found.quantity.whole
        if part.kind == "share" and whole is not None:
            yield from _share(claimed, found, part, whole, evidence)
    yield from _share_of_two(claimed, evidence)


def _share(
    claimed: Figure, found: Figure, part: Quantity, whole: Quantity, evidence: Analysis
) -> Iterator[Inference]:
    fit = thing_fit(claimed, found, evidence)
    worded = claimed.quantity.text.casefold().startswith("unanimous")
    if fit == "other" or (claimed.thing is None and not worded):
        return
    against = opposed(claimed.acts, found.acts)
    cover = _wide_enough(claimed, found, evidence, against)
    if cover < 0.4 or claimed.required != found.required or claimed.negated != found.negated:
        return
    if against is None:
        derivation = derive.share(part, whole)
    elif frozenset(against) <= EXHAUSTIVE:
        derivation = derive.complement_share(part, whole)
    else:
        return
    if derivation is not None:
        # A bound on the part bounds the share: "at least 14 of 15".
        outcome = _bounded(claimed, derivation, part)
        enough = cover >= (0.5 if against is None else 0.8)
        firm = (fit == "same" or worded) and enough
        yield Inference(outcome, derivation, part.phrase, firm, cover)


def _bounded(claimed: Figure, derivation: Derivation, part: Quantity) -> Outcome:
    quantity = claimed.quantity
    if part.modifier in ("exactly", "only", "about", "nearly") or isinstance(quantity.value, tuple):
        return _hold(claimed, derivation)
    value, step = quantity.value, quantity.step
    if quantity.unit != "percent":
        value, step = value * 100, Decimal(1)
    return compare_values(
        value, step, quantity.modifier, derivation.value, Decimal(0), part.modifier
    )


def _share_of_two(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """A part and a whole from two places: "four unions rejected it", "the 15 unions"."""
    if claimed.thing is None:
        return
    counts = [
        f
        for f in evidence.figures
        if f.quantity.kind == "count"
        and not isinstance(f.quantity.value, tuple)
        and f.thing == claimed.thing
    ]
    parts = [f for f in counts if f.acts & claimed.acts and not opposed(claimed.acts, f.acts)]
    for part in parts:
        wholes = [
            f
            for f in counts
            if f is not part and f.quantity.low > part.quantity.low and not f.acts & claimed.acts
        ]
        sizes = {f.quantity.low for f in wholes}
        if len(sizes) != 1 or len({p.quantity.low for p in parts}) != 1:
            return
        derivation = derive.share(part.quantity, wholes[0].quantity)
        cover = _wide_enough(claimed, part, evidence)
        if derivation is not None and cover >= 0.4:
            yield Inference(
                _hold(claimed, derivation), derivation, part.quantity.phrase, False, cover
            )


# --------------------------------------------------------------------------------- complements


def _complements(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "Eleven of the 15 approved" against "rejected by four of the 15"."""
    quantity = claimed.quantity
    if quantity.kind not in ("share", "count") or isinstance(quantity.value, tuple):
        return
    for found in evidence.figures:
        part, whole = found.quantity, found.quantity.whole
        if part.kind != "share" or whole is None or thing_fit(claimed, found, evidence) == "other":
            continue
        against = opposed(claimed.acts, found.acts)
        if against is None or not frozenset(against) <= EXHAUSTIVE or found.required:
            continue
        if quantity.whole is not None and quantity.whole.low != whole.low:
            continue
        cover = _wide_enough(claimed, found, evidence, against)
        derivation = derive.complement(part, whole)
        if derivation is None or cover < 0.5:
            continue
        same = thing_fit(claimed, found, evidence) == "same"
        firm = same and part.modifier in ("exactly", "only") and cover >= 0.8
        outcome = _hold(claimed, derivation)
        yield Inference(outcome, derivation, part.phrase, firm, cover)


def _votes(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "Eleven of the 15" against a vote of 11-4: the two sides make the whole."""
    quantity = claimed.quantity
    if quantity.kind != "share" or quantity.whole is None or quantity.whole.kind != "count":
        return
    for found in evidence.figures:
        if found.quantity.kind != "score" or not found.quantity.ends:
            continue
        first, second = found.quantity.ends
        if first.low + second.low != quantity.whole.low or quantity.low not in (
            first.low,
            second.low,
        ):
            continue
        derivation = derive.total(first, second)
        cover = _wide_enough(claimed, found, evidence)
        if derivation is not None and cover >= 0.15:
            yield Inference("agree", derivation, found.quantity.phrase, False, cover)


# ------------------------------------------------------------------------------------- changes


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


def _differences(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "cut by $13 million" against "reduced from $280 million to $267 million"."""
    quantity = claimed.quantity
    moving = claimed.acts & {"up", "down"}
    if quantity.role in ("from", "to") or isinstance(quantity.value, tuple) or len(moving) != 1:
        return
    for change in changes(evidence):
        cover = _wide_enough(claimed, change.frame, evidence)
        if cover < 0.3:
            continue
        derivation = _difference(quantity, change)
        if derivation is None:
            continue
        actual = "up" if change.after.low > change.before.low else "down"
        outcome = _hold(claimed, replace(derivation, value=abs(derivation.value)))
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


def _multiples(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "doubled" against "from 10 to 21"."""
    if claimed.quantity.kind != "multiple":
        return
    for change in changes(evidence):
        derivation = derive.ratio(change.before, change.after)
        cover = _wide_enough(claimed, change.frame, evidence)
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


# ---------------------------------------------------------------------------------------- sums


def _sums(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
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
        cover = max(_wide_enough(claimed, a, evidence), _wide_enough(claimed, b, evidence))
        if derivation is None or cover < 0.35:
            continue
        outcome = _hold(claimed, derivation)
        close = abs(derivation.value - quantity.low) <= quantity.low / 5
        if outcome == "agree" and close:
            span = Span(start=a.quantity.span.start, end=b.quantity.phrase.end)
            yield Inference(outcome, derivation, span, False, cover)


def _listed(text: str, a: Quantity, b: Quantity) -> bool:
    between = text[a.phrase.end : b.span.start].casefold()
    words = between.replace(",", " ").split()
    return len(words) <= 6 and any(w in ("and", "plus") for w in words)


Rule = Callable[[Figure, Analysis], Iterator[Inference]]
_RULES: tuple[Rule, ...] = (_shares, _complements, _votes, _differences, _multiples, _sums)
