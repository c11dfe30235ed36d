"""Shares, complements and votes that follow from the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from verify.models import Span
from verify.quantities import derive
from verify.quantities.derive import Derivation
from verify.quantities.figure import Analysis, Figure
from verify.quantities.lexicon import EXHAUSTIVE, opposed
from verify.quantities.match import (
    belongs_elsewhere,
    coverage,
    family,
    missing_names,
    other_owner,
    thing_fit,
)
from verify.quantities.quantity import Quantity
from verify.quantities.units import convert
from verify.quantities.values import Outcome, compare_shares, compare_values, just_over


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

    def unsettled(self) -> Inference:
        """The same, offered and not asserted."""
        return replace(self, outcome="unclear")


def wide_enough(
    claimed: Figure,
    found: Figure,
    evidence: Analysis,
    against: tuple[str, str] | None = None,
) -> float:
    """The coverage, or 0 where names or another figure stand against it."""
    if (
        missing_names(claimed, found, evidence)
        or belongs_elsewhere(claimed, found)
        or other_owner(claimed, found, evidence.words)
    ):
        return 0.0
    return coverage(claimed, found, evidence, against)


def hold(claimed: Figure, derivation: Derivation) -> Outcome:
    """Whether a derived figure bears out the claim's."""
    quantity = claimed.quantity
    if isinstance(quantity.value, tuple):
        low, high = quantity.low, quantity.high
        return "agree" if low <= derivation.value <= high else "disagree"
    found = derivation.value
    if derivation.unit == "percent" and quantity.unit != "percent":
        return just_over(compare_shares(quantity, found, derivation.step), quantity, found)
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
    outcome = compare_values(
        quantity.value, quantity.step, quantity.modifier, found, derivation.step
    )
    return just_over(outcome, quantity, found)


def share_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
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
    cover = wide_enough(claimed, found, evidence, against)
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
        return hold(claimed, derivation)
    return compare_shares(quantity, derivation.value, found_modifier=part.modifier)


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
        cover = wide_enough(claimed, part, evidence)
        if derivation is not None and cover >= 0.4:
            yield Inference(
                hold(claimed, derivation), derivation, part.quantity.phrase, False, cover
            )


def subset_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "A third of those people who applied were hired" against "30 people applied; 10 were hired".

    A bare count counts some of what was counted before it in its sentence. The claim has to say
    what was done to all and what to some of them.
    """
    if family(claimed.quantity) != "share" or claimed.thing is None:
        return
    for whole, part in pairwise(evidence.figures):
        alike = whole.sentence == part.sentence and whole.thing == part.thing == claimed.thing
        counts = whole.quantity.kind == part.quantity.kind == "count"
        sides = whole.acts | part.acts >= EXHAUSTIVE  # who rejects is none of those who approve
        if not (alike and counts) or sides or part.quantity.of or part.negated or whole.negated:
            continue
        told = part.near - whole.near
        if (
            not told
            or not told <= claimed.words
            or claimed.words.isdisjoint(whole.near - part.near)
        ):
            continue
        derivation = derive.share(part.quantity, whole.quantity)
        if derivation is not None:
            outcome, cover = hold(claimed, derivation), wide_enough(claimed, part, evidence)
            yield Inference(outcome, derivation, part.quantity.phrase, True, cover)


def complement_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
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
        cover = wide_enough(claimed, found, evidence, against)
        derivation = derive.complement(part, whole)
        if derivation is None or cover < 0.5:
            continue
        same = thing_fit(claimed, found, evidence) == "same"
        firm = same and part.modifier in ("exactly", "only") and cover >= 0.8
        outcome = hold(claimed, derivation)
        yield Inference(outcome, derivation, part.phrase, firm, cover)


def vote_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "Eleven of the 15 approved" against a vote of 11-4: the two sides make the whole.

    The first number is of those who did what the sentence says; without a word, of those for it.
    """
    quantity = claimed.quantity
    sides = claimed.acts & EXHAUSTIVE
    if quantity.kind != "share" or quantity.whole is None or len(sides) != 1:
        return
    for found in evidence.figures:
        if found.quantity.kind != "score" or len(found.quantity.ends) != 2:
            continue
        mine, other = _side(found, sides)
        if mine.low + other.low != quantity.whole.low:
            continue
        derivation = derive.total(*found.quantity.ends)
        cover = wide_enough(claimed, found, evidence)
        if derivation is not None and cover >= 0.15:
            outcome: Outcome = "agree" if mine.low == quantity.low else "disagree"
            yield Inference(outcome, derivation, found.quantity.phrase, False, cover)


def _side(found: Figure, sides: frozenset[str]) -> tuple[Quantity, Quantity]:
    """The votes of a score that are of `sides`, and the others."""
    first, second = found.quantity.ends
    theirs = found.acts & EXHAUSTIVE or frozenset(("approve",))
    return (first, second) if sides <= theirs else (second, first)


_VOTERS = frozenset(("ballot", "voter"))


def tally_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "Two thirds of those who voted approved it" against a vote of 412 to 188.

    The share is of those who voted, and of nobody else: it says nothing of unions or districts.
    """
    sides = claimed.acts & EXHAUSTIVE
    if family(claimed.quantity) != "share" or len(sides) != 1 or claimed.thing is None:
        return
    voters = not _VOTERS.isdisjoint(claimed.thing.split())
    for found in evidence.figures:
        if found.quantity.kind != "score" or len(found.quantity.ends) != 2:
            continue
        if not voters and claimed.thing not in found.words:
            continue
        derivation = derive.share_of_tally(*_side(found, sides))
        cover = wide_enough(claimed, found, evidence)
        if derivation is not None and cover >= 0.4:
            outcome = hold(claimed, derivation)
            yield Inference(outcome, derivation, found.quantity.phrase, voters, cover)


def sides_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "27 percent of the unions rejected it" against "11 unions for the package, four against"."""
    sides = claimed.acts & EXHAUSTIVE
    if family(claimed.quantity) != "share" or len(sides) != 1 or claimed.thing is None:
        return
    for favouring, opposing in pairwise(evidence.figures):
        if favouring.sentence != opposing.sentence or favouring.thing != claimed.thing:
            continue
        if not _for_and_against(favouring.quantity, opposing.quantity, evidence.text):
            continue
        mine, other = opposing.quantity, favouring.quantity
        if "approve" in sides:
            mine, other = other, mine
        derivation = derive.share_of_tally(mine, other)
        cover = wide_enough(claimed, favouring, evidence)
        if derivation is not None and cover >= 0.4:
            outcome = hold(claimed, derivation)
            yield Inference(outcome, derivation, mine.phrase, True, cover)


def _for_and_against(favouring: Quantity, opposing: Quantity, text: str) -> bool:
    """Whether two counts are the sides of one vote: "11 unions for the package, four against"."""
    if favouring.kind != "count" or opposing.kind != "count":
        return False
    between = text[favouring.phrase.end : opposing.span.start]
    return _FOR.match(between) is not None and _AGAINST.match(text, opposing.phrase.end) is not None


_FOR = re.compile(r"\s+(?:were\s+|voted\s+)?(?:for|in favou?r)\b[^.;!?]*\Z", re.IGNORECASE)
_AGAINST = re.compile(r"\s+(?:were\s+|voted\s+)?(?:against|opposed)\b", re.IGNORECASE)


def rest_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "43 percent approved" against "57 percent rejected": what is left of a hundred."""
    quantity = claimed.quantity
    if quantity.unit != "percent" or isinstance(quantity.value, tuple):
        return
    for found in evidence.figures:
        theirs = found.quantity
        if theirs.unit != "percent" or isinstance(theirs.value, tuple):
            continue
        against = opposed(claimed.acts, found.acts)
        if against is None or not frozenset(against) <= EXHAUSTIVE:
            continue
        cover = wide_enough(claimed, found, evidence, against)
        if thing_fit(claimed, found, evidence) == "other" or cover < 0.5:
            continue
        derivation = derive.rest_of_hundred(theirs)
        if derivation is not None:
            outcome = hold(claimed, derivation)
            yield Inference(outcome, derivation, theirs.phrase, False, cover)


def product_rule(claimed: Figure, evidence: Analysis) -> Iterator[Inference]:
    """ "300 members voted" against "60 percent of the 500 members voted"."""
    quantity = claimed.quantity
    if quantity.kind not in ("count", "share") or isinstance(quantity.value, tuple):
        return
    for found in evidence.figures:
        rate = found.quantity
        if rate.share is None or rate.kind in ("share", "predicate") or found.thing is None:
            continue
        wholes = [
            f
            for f in evidence.figures
            if f.quantity.kind == "count"
            and f.thing == found.thing
            and not isinstance(f.quantity.value, tuple)
        ]
        if len({f.quantity.low for f in wholes}) != 1 or claimed.thing != found.thing:
            continue
        if opposed(claimed.acts, found.acts) or wholes[0].quantity.low == quantity.low:
            continue
        derivation = derive.product(rate, wholes[0].quantity)
        cover = wide_enough(claimed, found, evidence)
        if derivation is not None and cover >= 0.4:
            yield Inference(hold(claimed, derivation), derivation, rate.phrase, cover >= 0.6, cover)
