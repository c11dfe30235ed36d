"""A claim's figures against the evidence: agree, disagree, or not comparable, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from verify.models import Span
from verify.quantities.convert import convert
from verify.quantities.dates import DateMention
from verify.quantities.derive import Derivation
from verify.quantities.frames import Analysis, Figure, analyse
from verify.quantities.infer import infer
from verify.quantities.match import (
    Match,
    belongs_elsewhere,
    family,
    match,
    missing_names,
    other_object,
    other_setting,
)
from verify.quantities.quantity import Quantity
from verify.quantities.unread import same_number, unread_numbers
from verify.quantities.values import Outcome, compare_ranges, compare_values
from verify.quantities.when import DateFrame, apart, date_frames, match_dates

Relation = Literal["agree", "disagree", "incomparable"]
_AGREE_COVER = 0.4
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
    kind: Literal["quantity", "date", "predicate", "name"] = "quantity"
    cover: float = 0.0


def compare(
    claim: str,
    evidence: str,
    *,
    claim_date: date | None = None,
    evidence_date: date | None = None,
) -> list[Comparison]:
    """One comparison for every figure and date of `claim`, in order.

    A figure that the evidence bears out, directly or by one short derivation, agrees; one that the
    evidence contradicts in the same frame (same thing counted, same act, same names) disagrees;
    everything else is incomparable. `claim_date` and `evidence_date` are the publication dates.
    """
    mine, theirs = analyse(claim), analyse(evidence)
    if any(f.quantity.unit == "GBP" for f in theirs.figures):
        mine = _in_sterling(mine)
    wholes = {f.quantity.whole.span for f in mine.figures if f.quantity.whole}
    my_dates = date_frames(mine, claim_date)
    their_dates = date_frames(theirs, evidence_date)
    dated = _Dated(my_dates, their_dates)
    ends = {e.span for f in mine.figures for e in f.quantity.ends}
    own = [f for f in mine.figures if f.quantity.span not in wholes | ends]
    figures = [_figure(f, mine, theirs, dated) for f in own]
    dates = [_date(d, their_dates, theirs) for d in my_dates]
    unread = [_unread(u, claim, evidence) for u in unread_numbers(claim)]
    return sorted([*figures, *dates, *unread], key=lambda c: c.claim_span.start)


def _figure(claimed: Figure, claim: Analysis, evidence: Analysis, dated: _Dated) -> Comparison:
    matches = [match(claimed, found, evidence) for found in evidence.figures]
    matches = [_placed(claimed, m, dated) for m in matches]
    fitting = sorted((m for m in matches if m.fit != "other"), key=lambda m: -m.score)
    if claimed.is_move and not any(m.evidence.is_move for m in fitting):
        return _by_ends(claimed, claim, evidence, dated)
    direct = _direct(claimed, fitting, evidence)
    if direct is not None and direct.relation == "agree":
        return direct
    derived = _derived(claimed, evidence)
    if derived is not None and (derived.relation == "agree" or direct is None):
        contradicted = direct is not None and direct.relation == "disagree"
        if not contradicted or direct is None or direct.cover < derived.cover:
            return derived
    if direct is not None and direct.relation == "disagree":
        return direct
    return derived or direct or _incomparable(claimed, matches)


def _in_sterling(claim: Analysis) -> Analysis:
    """`claim` with its pounds read as money, as the evidence speaks of sterling."""
    figures = tuple(
        replace(f, quantity=replace(f.quantity, unit="GBP", kind="money"))
        if f.quantity.unit == "pound"
        else f
        for f in claim.figures
    )
    return replace(claim, figures=figures)


def _unread(number: Span, claim: str, evidence: str) -> Comparison:
    """A number that is no figure ("District 1199"): the evidence has it, or it does not."""
    there = same_number(number.of(claim), evidence)
    text = number.of(claim)
    if there is None:
        reason = f"the evidence does not have “{text}”"
        return Comparison("incomparable", reason, number, kind="name")
    return Comparison("agree", f"the evidence has “{text}”", number, there, kind="name", cover=1.0)


@dataclass(frozen=True, slots=True)
class _Dated:
    """The dates of both texts, to tell figures of different times apart."""

    mine: list[DateFrame]
    theirs: list[DateFrame]

    def apart(self, claimed: Figure, found: Figure) -> tuple[str, str] | None:
        return apart(_dates_of(claimed, self.mine), _dates_of(found, self.theirs))


def _dates_of(figure: Figure, frames: list[DateFrame]) -> list[DateMention]:
    """The dates in the figure's clause; else the one date of its sentence."""
    inside = [f.mention for f in frames if figure.part.covers(f.mention.span)]
    if inside:
        return inside
    sentence = [f.mention for f in frames if f.sentence == figure.sentence]
    return sentence if len(sentence) == 1 else []


def _date(claimed: DateFrame, found: list[DateFrame], evidence: Analysis) -> Comparison:
    """What the evidence says to a date of the claim.

    The date of a figure ("5 percent in 2012") is never contradicted by the figure of another date.
    """
    mine = claimed.mention
    alike = [f for f in found if (f.mention.clock is None) == (mine.clock is None)]
    matches = sorted((match_dates(claimed, f, evidence) for f in alike), key=lambda m: -m.cover)
    if not matches:
        reason = f"the evidence has no date to hold against “{mine.text}”"
        return Comparison("incomparable", reason, mine.span, kind="date")
    best = matches[0].cover
    agreeing = [m for m in matches if m.outcome == "agree" and m.cover >= best - _MARGIN]
    chosen = (agreeing or matches)[0]
    theirs = chosen.found.mention
    texts = f"“{mine.text}” and “{theirs.text}”"
    relation: Relation = "incomparable"
    reason = f"{texts}: too little says that they are about the same thing"
    if chosen.against is not None:
        reason = (
            f"{texts}: one is about “{chosen.against[0]}”, the other about “{chosen.against[1]}”"
        )
    elif chosen.outcome == "unclear":
        reason = f"{texts} can both be true"
    elif chosen.outcome == "disagree" and claimed.dates_a_figure:
        reason = f"the evidence is of “{theirs.text}”, not of “{mine.text}”"
    elif chosen.outcome == "agree" and chosen.cover >= _AGREE_COVER:
        relation, reason = "agree", f"the evidence says “{theirs.text}”"
    elif (
        chosen.outcome == "disagree"
        and chosen.cover >= _DISAGREE_COVER
        and not (claimed.names - evidence.words)
    ):
        relation, reason = "disagree", f"{texts} are dates of the same thing and differ"
    return Comparison(relation, reason, mine.span, theirs.span, kind="date", cover=chosen.cover)


def _kind(claimed: Figure) -> Literal["quantity", "predicate"]:
    return "predicate" if claimed.quantity.kind == "predicate" else "quantity"


def _placed(claimed: Figure, m: Match, dated: _Dated) -> Match:
    """`m`, or a misfit where the evidence's figure is of another time, place or subject."""
    if m.fit == "other":
        return m
    found = m.evidence
    texts = f"“{_text(claimed.quantity)}” and “{_text(found.quantity)}”"
    reason = ""
    times = dated.apart(claimed, found)
    setting = other_setting(claimed, found)
    if times is not None:
        reason = f"{texts}: one is of {times[0]}, the other of {times[1]}"
    elif setting is not None:
        reason = f"{texts}: one is {setting[0]}, the other {setting[1]}"
    elif elsewhere := belongs_elsewhere(claimed, found):
        words = ", ".join(sorted(w.lstrip("=") for w in elsewhere))
        reason = f"{texts}: “{words}” goes with another figure there"
    return replace(m, fit="other", reason=reason) if reason else m


def _by_ends(claimed: Figure, claim: Analysis, evidence: Analysis, dated: _Dated) -> Comparison:
    """A change whose two ends stand apart in the evidence: each is held against its own."""
    ends = [
        _figure(f, claim, evidence, dated)
        for f in claim.figures
        if f.quantity in claimed.quantity.ends
    ]
    for wanted in ("disagree", "incomparable", "agree"):
        for found in ends:
            if found.relation == wanted:
                return replace(found, claim_span=claimed.quantity.phrase)
    return _incomparable(claimed, [])


def _incomparable(claimed: Figure, matches: list[Match]) -> Comparison:
    alike = [m for m in matches if family(m.evidence.quantity) == family(claimed.quantity)]
    nearest = max(alike, key=lambda m: m.cover, default=None)
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
    if claimed.required != found.required:
        return result("incomparable", f"{texts}: one is a requirement, the other is not")
    if outcome == "agree" and found.intended and not claimed.open:
        return result("incomparable", f"{texts}: the evidence only speaks of what was intended")
    if outcome == "agree" and not _whole_is_there(claimed, found, evidence):
        return result("incomparable", f"{texts}: the evidence does not say of how many")
    if outcome == "agree" and m.cover >= _AGREE_COVER:
        return result("agree", _agreement(claimed.quantity, found.quantity))
    limits = (claimed.required and found.required) or (claimed.allowed and found.allowed)
    if limits and claimed.quantity.value != found.quantity.value:
        outcome = "disagree" if outcome == "unclear" else outcome
    known = found.qualities | found.words | evidence.words
    if outcome == "disagree" and m.cover >= _DISAGREE_COVER and other_object(claimed, found, known):
        return result("incomparable", f"{texts}: they are not said of the same thing")
    if (
        outcome == "disagree"
        and m.cover >= _DISAGREE_COVER
        and m.fit == "same"
        and claimed.qualities <= known
    ):
        return result("disagree", f"{texts} are figures for the same thing and differ")
    if outcome == "unclear":
        return result("incomparable", f"{texts} can both be true")
    return result("incomparable", f"{texts}: too little says that they are about the same thing")


def _whole_is_there(claimed: Figure, found: Figure, evidence: Analysis) -> bool:
    """Whether the whole of a claimed share is in the evidence too."""
    whole = claimed.quantity.whole
    if whole is None or found.quantity.whole is not None:
        return True
    return any(f.quantity.value == whole.value for f in evidence.figures)


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
    """The precision of a share in percentage points."""
    return quantity.step if quantity.unit == "percent" else quantity.step * 100


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
