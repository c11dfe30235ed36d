"""A claim's figures against the evidence: agree, disagree, or not comparable, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from verify.models import Span
from verify.quantities.derive import Derivation
from verify.quantities.frames import Analysis, Figure, analyse
from verify.quantities.infer import infer
from verify.quantities.match import Match, family, match, missing_names
from verify.quantities.quantity import Quantity
from verify.quantities.units import convert
from verify.quantities.values import Outcome, compare_ranges, compare_values

Relation = Literal["agree", "disagree", "incomparable"]
_AGREE_COVER = 0.3
_DISAGREE_COVER = 0.55
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the evidence says to one figure of a claim.

    `reason` is one plain sentence. `claim_span` counts into the claim, `evidence_span` and the
    derivation's inputs into the evidence. `cover` says how much of the figure's context the
    evidence has, 0 to 1.
    """

    relation: Relation
    reason: str
    claim_span: Span
    evidence_span: Span | None = None
    derivation: Derivation | None = None
    kind: Literal["quantity", "date", "predicate"] = "quantity"
    cover: float = 0.0


def compare(
    claim: str,
    evidence: str,
    *,
    claim_date: date | None = None,  # noqa: ARG001
    evidence_date: date | None = None,  # noqa: ARG001
) -> list[Comparison]:
    """One comparison for every figure and date of `claim`, in order.

    A figure that the evidence bears out, directly or by one short derivation, agrees; one that the
    evidence contradicts in the same frame (same thing counted, same act, same names) disagrees;
    everything else is incomparable. `claim_date` and `evidence_date` are the publication dates.
    """
    mine, theirs = analyse(claim), analyse(evidence)
    wholes = {f.quantity.whole.span for f in mine.figures if f.quantity.whole}
    return [_figure(f, theirs) for f in mine.figures if f.quantity.span not in wholes]


def _figure(claimed: Figure, evidence: Analysis) -> Comparison:
    matches = [match(claimed, found, evidence) for found in evidence.figures]
    fitting = sorted((m for m in matches if m.fit != "other"), key=lambda m: -m.score)
    direct = _direct(claimed, fitting, evidence)
    if direct is not None and direct.relation == "agree":
        return direct
    derived = _derived(claimed, evidence)
    if derived is not None and (derived.relation == "agree" or direct is None):
        return derived
    if direct is not None and direct.relation == "disagree":
        return direct
    return derived or direct or _incomparable(claimed, matches)


def _kind(claimed: Figure) -> Literal["quantity", "predicate"]:
    return "predicate" if claimed.quantity.kind == "predicate" else "quantity"


def _incomparable(claimed: Figure, matches: list[Match]) -> Comparison:
    nearest = next(
        (m for m in matches if family(m.evidence.quantity) == family(claimed.quantity)), None
    )
    if nearest is None:
        return Comparison(
            "incomparable",
            f"the evidence has no figure to hold against “{claimed.quantity.text}”",
            claimed.quantity.phrase,
            kind=_kind(claimed),
        )
    return Comparison(
        "incomparable",
        nearest.reason or "the figures are about different things",
        claimed.quantity.phrase,
        nearest.evidence.quantity.phrase,
        kind=_kind(claimed),
        cover=nearest.cover,
    )


def _direct(claimed: Figure, fitting: list[Match], evidence: Analysis) -> Comparison | None:
    """The best of the fitting figures; an agreeing one may win though another fits a bit better."""
    if not fitting:
        return None
    judged = [_judge(claimed, m, evidence) for m in fitting]
    best = fitting[0].score
    for candidate, m in zip(judged, fitting, strict=True):
        if candidate.relation == "agree" and m.score >= best - _MARGIN:
            return candidate
    return judged[0]


def _judge(claimed: Figure, m: Match, evidence: Analysis) -> Comparison:
    found = m.evidence
    outcome = outcome_of(claimed.quantity, found.quantity)
    texts = f"“{_text(claimed.quantity)}” and “{_text(found.quantity)}”"

    def result(relation: Relation, reason: str) -> Comparison:
        return Comparison(
            relation,
            reason,
            claimed.quantity.phrase,
            found.quantity.phrase,
            kind=_kind(claimed),
            cover=m.cover,
        )

    names = missing_names(claimed, found, evidence)
    if names:
        return result(
            "incomparable", f"{texts}: the evidence names others, not {', '.join(sorted(names))}"
        )
    if _swapped(claimed.quantity, found.quantity) and m.cover >= _AGREE_COVER:
        return result("disagree", f"{texts} are the same figures the other way round")
    if m.against is not None:
        directions = set(m.against) == {"up", "down"}
        if directions and m.fit == "same" and m.cover >= _DISAGREE_COVER and outcome == "agree":
            return result(
                "disagree", f"{texts}: the evidence says {m.against[1]}, the claim {m.against[0]}"
            )
        return result(
            "incomparable",
            f"{texts}: one is about “{m.against[0]}”, the other about “{m.against[1]}”",
        )
    if claimed.negated != found.negated:
        return result("incomparable", f"{texts}: one of the two is denied")
    if outcome == "agree" and m.cover >= _AGREE_COVER:
        return result("agree", _agreement(claimed.quantity, found.quantity))
    if claimed.required and found.required and claimed.quantity.value != found.quantity.value:
        outcome = "disagree" if outcome == "unclear" else outcome
    if outcome == "disagree" and m.cover >= _DISAGREE_COVER:
        if claimed.required != found.required:
            return result("incomparable", f"{texts}: one is a requirement, the other is not")
        if m.fit == "same" and claimed.qualities <= (
            found.qualities | found.words | evidence.words
        ):
            return result("disagree", f"{texts} are figures for the same thing and differ")
    if outcome == "unclear":
        return result("incomparable", f"{texts} can both be true")
    return result("incomparable", f"{texts}: too little says that they are about the same thing")


def _swapped(claimed: Quantity, found: Quantity) -> bool:
    """Whether both are changes, and one undoes the other."""
    return (
        claimed.role == found.role == "from"
        and isinstance(claimed.value, tuple)
        and isinstance(found.value, tuple)
        and claimed.value[0] != claimed.value[1]
        and claimed.value == found.value[::-1]
    )


def _text(quantity: Quantity) -> str:
    if quantity.kind == "predicate":
        return quantity.text
    return {
        "more_than": "more than ", "at_least": "at least ", "less_than": "less than ",
        "at_most": "at most ", "about": "about ", "nearly": "nearly ",
    }.get(quantity.modifier, "") + quantity.text  # fmt: skip


def _agreement(claimed: Quantity, found: Quantity) -> str:
    if claimed.value == found.value and claimed.unit == found.unit:
        return f"the evidence says “{_text(found)}”"
    return f"“{_text(claimed)}” agrees with “{_text(found)}”"


def outcome_of(claimed: Quantity, found: Quantity) -> Outcome:
    """Whether the value of `found` bears out that of `claimed`, units converted."""
    if claimed.kind == "score" or found.kind == "score":
        return "agree" if claimed.value == found.value else "disagree"
    if family(claimed) == "share" and claimed.unit != found.unit:
        return _shares(claimed, found)
    if (
        claimed.whole is not None
        and found.whole is not None
        and claimed.whole.low != found.whole.low
    ):
        return "disagree"
    if isinstance(claimed.value, tuple) or isinstance(found.value, tuple):
        if claimed.role == "from" and claimed.ends and found.ends and claimed.value != found.value:
            return "disagree"
        return compare_ranges(claimed, found)
    value, step = found.value, found.step
    if claimed.unit != found.unit and claimed.unit and found.unit:
        moved = convert(value, found.unit, claimed.unit)
        factor = convert(Decimal(1), found.unit, claimed.unit)
        if moved is None or factor is None:
            return "unclear"
        value, step = moved, abs(step * factor)
    return compare_values(
        claimed.value, claimed.step, claimed.modifier, value, step, found.modifier
    )


def _shares(claimed: Quantity, found: Quantity) -> Outcome:
    mine, theirs = claimed.share, found.share
    if mine is None or theirs is None:
        return "unclear"
    a, b = _percent(mine), _percent(theirs)
    return compare_values(
        a, _percent_step(claimed), claimed.modifier, b, _percent_step(found), found.modifier
    )


def _percent(share: object) -> Decimal:
    from fractions import Fraction

    assert isinstance(share, Fraction)  # noqa: S101
    return Decimal(share.numerator) * 100 / Decimal(share.denominator)


def _percent_step(quantity: Quantity) -> Decimal:
    """Shares in words are round: "a third" stands for anything from 32.8 to 33.8 percent."""
    return quantity.step if quantity.unit == "percent" else Decimal(1)


def _derived(claimed: Figure, evidence: Analysis) -> Comparison | None:
    """What follows from one or two figures of the evidence, if only one thing does."""
    inferences = infer(claimed, evidence)
    if not inferences:
        return None
    agreeing = [i for i in inferences if i.outcome == "agree"]
    chosen = agreeing[0] if agreeing else inferences[0]
    relation: Relation = "incomparable"
    if chosen.outcome == "agree":
        relation = "agree"
    elif chosen.outcome == "disagree" and all(i.firm for i in inferences):
        relation = "disagree"
    said = {"agree": "bears out", "disagree": "contradicts", "incomparable": "does not settle"}[
        relation
    ]
    return Comparison(
        relation,
        f"{chosen.derivation.text}{chosen.note}, which {said} “{_text(claimed.quantity)}”",
        claimed.quantity.phrase,
        chosen.evidence,
        chosen.derivation,
        kind=_kind(claimed),
        cover=chosen.cover,
    )
