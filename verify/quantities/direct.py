"""A claim's figure against the figures of the evidence, one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from verify.quantities import derive
from verify.quantities.comparison import (
    AGREE_COVER,
    DISAGREE_COVER,
    MARGIN,
    WIDE_MARGIN,
    Comparison,
    Relation,
    kind_of,
    said,
)
from verify.quantities.dates import DateMention
from verify.quantities.derive import Derivation
from verify.quantities.figure import Analysis, Figure
from verify.quantities.lexicon import opposed
from verify.quantities.match import (
    Match,
    belongs_elsewhere,
    family,
    match,
    missing_names,
    other_object,
    other_owner,
    other_setting,
    same_unit,
)
from verify.quantities.quantity import Quantity
from verify.quantities.units import convert
from verify.quantities.values import (
    Outcome,
    compare_ranges,
    compare_shares,
    compare_values,
    in_points,
    just_over,
)
from verify.quantities.when import DateFrame, apart


def outcome_of(claimed: Quantity, found: Quantity) -> Outcome:
    """Whether the value of `found` bears out that of `claimed`, units converted."""
    if claimed.kind == "score" or found.kind == "score":
        return "agree" if claimed.value == found.value else "disagree"
    if family(claimed) == "share" and (claimed.unit != found.unit or _fractions(claimed, found)):
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
    value, step, bound = found.value, found.step, claimed.value
    if claimed.unit != found.unit and claimed.unit and found.unit:
        moved = convert(value, found.unit, claimed.unit)
        factor = convert(Decimal(1), found.unit, claimed.unit)
        if moved is None or factor is None:
            return "unclear"
        value, step = moved, abs(step * factor)
    outcome = compare_values(bound, claimed.step, claimed.modifier, value, step, found.modifier)
    if _bounded(found):
        return _below(outcome, claimed, found, bound) if claimed.unit == found.unit else outcome
    return just_over(outcome, claimed, value)


def _bounded(quantity: Quantity) -> bool:
    return quantity.modifier not in ("exactly", "only", "about", "nearly")


def _below(outcome: Outcome, claimed: Quantity, found: Quantity, value: Decimal) -> Outcome:
    """`outcome`, or "disagree" where the evidence's "just over" reaches nowhere near the claim."""
    upward = claimed.modifier not in ("less_than", "at_most")
    far = just_over("agree", found, value) == "disagree"
    return "disagree" if outcome == "unclear" and upward and far else outcome


def _fractions(claimed: Quantity, found: Quantity) -> bool:
    """Whether both are plain, and one of them at least is a fraction in words."""
    plain = not isinstance(claimed.value, tuple) and not isinstance(found.value, tuple)
    return plain and "ratio" in (claimed.kind, found.kind)


def _shares(claimed: Quantity, found: Quantity) -> Outcome:
    if claimed.share is None or found.share is None:
        return "unclear"
    theirs, step = in_points(found)
    outcome = compare_shares(claimed, theirs, step, found.modifier)
    if _bounded(found):
        return _below(outcome, claimed, found, in_points(claimed)[0])
    return just_over(outcome, claimed, theirs)


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of both texts, to tell figures of different times apart."""

    mine: list[DateFrame]
    theirs: list[DateFrame]
    words: frozenset[str]

    def apart(self, claimed: Figure, found: Figure) -> tuple[str, str] | None:
        return apart(_dates_of(claimed, self.mine), _dates_of(found, self.theirs))


def _dates_of(figure: Figure, frames: list[DateFrame]) -> list[DateMention]:
    """The dates in the figure's clause; else the one date of its sentence."""
    inside = [f.mention for f in frames if figure.part.covers(f.mention.span)]
    if inside:
        return inside
    sentence = [f.mention for f in frames if f.sentence == figure.sentence]
    return sentence if len(sentence) == 1 else []


def placed(claimed: Figure, m: Match, dated: Dated) -> Match:
    """`m`, or a misfit where the evidence's figure is of another time, place or subject."""
    if m.fit == "other":
        return m
    found = m.evidence
    texts = f"“{said(claimed.quantity)}” and “{said(found.quantity)}”"
    reason = ""
    times = dated.apart(claimed, found)
    setting = other_setting(claimed, found)
    if times is not None:
        reason = f"{texts}: one is of {times[0]}, the other of {times[1]}"
    elif setting is not None:
        reason = f"{texts}: one is {setting[0]}, the other {setting[1]}"
    elif (owners := other_owner(claimed, found, dated.words)) is not None:
        reason = f"{texts}: one is of “{owners[0]}”, the other of “{owners[1]}”"
    elif (elsewhere := belongs_elsewhere(claimed, found)) and not _same_figure(
        claimed, found, digits=4
    ):
        words = ", ".join(sorted(w.lstrip("=") for w in elsewhere))
        reason = f"{texts}: “{words}” goes with another figure there"
    return replace(m, fit="other", reason=reason) if reason else m


def incomparable(claimed: Figure, matches: list[Match]) -> Comparison:
    alike = [m for m in matches if family(m.evidence.quantity) == family(claimed.quantity)]
    nearest = max(alike, key=lambda m: m.cover, default=None)
    if nearest is None:
        return Comparison(
            "incomparable",
            f"the evidence has no figure to hold against “{claimed.quantity.text}”",
            claimed.quantity.phrase,
            kind=kind_of(claimed),
        )
    return Comparison(
        "incomparable",
        nearest.reason or "the figures are about different things",
        claimed.quantity.phrase,
        nearest.evidence.quantity.phrase,
        kind=kind_of(claimed),
        cover=nearest.cover,
        differs=same_unit(claimed.quantity, nearest.evidence.quantity)
        and _excludes(
            claimed, nearest.evidence, outcome_of(claimed.quantity, nearest.evidence.quantity)
        ),
    )


def best_of(claimed: Figure, fitting: list[Match], evidence: Analysis) -> Comparison | None:
    """The best of the fitting figures; an agreeing one may win though another fits a bit better."""
    if not fitting:
        return None
    judged = [_judge(claimed, m, evidence) for m in fitting]
    best = fitting[0].score
    for candidate, m in zip(judged, fitting, strict=True):
        margin = WIDE_MARGIN if _same_figure(claimed, m.evidence) else MARGIN
        if candidate.relation == "agree" and m.score >= best - margin:
            return candidate
    other = claimed.quantity.value != fitting[0].evidence.quantity.value
    if (
        judged[0].relation == "disagree"
        and other
        and (
            any(_same_figure(claimed, m.evidence) and m.fit == "same" for m in fitting)
            or any(_counts_the_same(claimed, f) for f in evidence.figures)
        )
    ):
        reason = f"the evidence has “{claimed.quantity.text}” too, for what may be the same thing"
        return replace(judged[0], relation="incomparable", reason=reason)
    return judged[0]


def taken_back_of(claimed: Figure, evidence: Analysis, dated: Dated) -> Comparison | None:
    """The disagreement with evidence that names the claim's own figure as the wrong one."""
    matches = (placed(claimed, match(claimed, f, evidence), dated) for f in evidence.denied)
    for m in matches:
        same = outcome_of(claimed.quantity, m.evidence.quantity) == "agree"
        if m.fit != "other" and same and m.against is None and m.cover >= DISAGREE_COVER:
            found = m.evidence.quantity
            return Comparison(
                "disagree",
                f"the evidence says that “{said(found)}” is wrong",
                claimed.quantity.phrase,
                found.phrase,
                kind=kind_of(claimed),
                cover=m.cover,
                taken_back=True,
            )
    return None


def _counts_the_same(claimed: Figure, found: Figure) -> bool:
    """Whether `found` is the claim's own number of the claim's things, wherever it stands.

    From 100 on the number alone will do: "870 infections" and "870 people have been infected".
    """
    mine, theirs = claimed.quantity, found.quantity
    telling = mine.kind == "count" and not isinstance(mine.value, tuple) and mine.low >= 100
    return (
        claimed.thing is not None
        and (claimed.thing == found.thing or telling)
        and (mine.value, mine.unit, mine.role) == (theirs.value, theirs.unit, theirs.role)
        and opposed(claimed.acts, found.acts) is None
    )


def _same_figure(claimed: Figure, found: Figure, digits: int = 3) -> bool:
    """Whether two figures are one: the same value in the same unit, and no round small number."""
    mine, theirs = claimed.quantity, found.quantity
    if mine.value != theirs.value or mine.unit != theirs.unit or isinstance(mine.value, tuple):
        return False
    return len(mine.value.normalize().as_tuple().digits) >= digits


def _judge(claimed: Figure, m: Match, evidence: Analysis) -> Comparison:
    found = m.evidence
    outcome = outcome_of(claimed.quantity, found.quantity)
    differs = _excludes(claimed, found, outcome)
    texts = f"“{said(claimed.quantity)}” and “{said(found.quantity)}”"

    def result(relation: Relation, reason: str) -> Comparison:
        return Comparison(
            relation,
            reason,
            claimed.quantity.phrase,
            found.quantity.phrase,
            _conversion(claimed.quantity, found.quantity) if relation != "incomparable" else None,
            kind=kind_of(claimed),
            cover=m.cover,
            differs=differs,
        )

    names = missing_names(claimed, found, evidence)
    if names:
        return result(
            "incomparable", f"{texts}: the evidence names others, not {', '.join(sorted(names))}"
        )
    if _swapped(claimed.quantity, found.quantity) and m.cover >= AGREE_COVER:
        return result("disagree", f"{texts} are the same figures the other way round")
    if m.against is not None:
        moved = claimed.change or claimed.quantity.role is not None
        directions = set(m.against) == {"up", "down"} and moved
        if directions and m.fit == "same" and m.cover >= DISAGREE_COVER and outcome == "agree":
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
    if outcome == "agree" and m.cover >= AGREE_COVER:
        return result("agree", _agreement(claimed.quantity, found.quantity))
    limits = (claimed.required and found.required) or (claimed.allowed and found.allowed)
    if limits and claimed.quantity.value != found.quantity.value:
        outcome = "disagree" if outcome == "unclear" else outcome
    if (
        outcome == "disagree"
        and m.cover >= DISAGREE_COVER
        and not _same_object(m, claimed, evidence)
    ):
        return result("incomparable", f"{texts}: they are not said of the same thing")
    if outcome == "disagree" and m.cover >= DISAGREE_COVER and m.fit == "same":
        return result("disagree", f"{texts} are figures for the same thing and differ")
    if outcome == "unclear":
        return result("incomparable", f"{texts} can both be true")
    return result("incomparable", f"{texts}: too little says that they are about the same thing")


def _same_object(m: Match, claimed: Figure, evidence: Analysis) -> bool:
    """Whether nothing around two figures that differ says that they are of different things."""
    found = m.evidence
    missing = claimed.qualities - found.qualities - found.near
    if not missing <= evidence.words or (missing and found.qualities - claimed.qualities):
        return False
    if claimed.quantity.text.casefold() == "one" and found.quantity.whole is None:
        return False  # "one of the largest", "one thing"
    # What a figure is of was told before it.
    known = found.qualities | found.words | evidence.words_until(found.sentence)
    return not other_object(claimed, found, known)


def _excludes(claimed: Figure, found: Figure, outcome: Outcome) -> bool:
    """Whether two values cannot both be right of one thing: what is said of "the latter of which",
    or of others, is said of something else than what is said of all."""
    return outcome == "disagree" and claimed.partial == found.partial


def _conversion(claimed: Quantity, found: Quantity) -> Derivation | None:
    """The working where the two are in different units."""
    if claimed.unit is None or claimed.unit == found.unit:
        return None
    return derive.converted(found, claimed.unit)


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


def _agreement(claimed: Quantity, found: Quantity) -> str:
    if claimed.value == found.value and claimed.unit == found.unit:
        return f"the evidence says “{said(found)}”"
    return f"“{said(claimed)}” agrees with “{said(found)}”"
