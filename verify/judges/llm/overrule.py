"""What code makes of a model's word on a claim: it may take back, it never adds.

A "supported" stands only where the sentences named share the subject, bear out every figure, name
the same people, and turn nothing round, and where their source has what the claim quotes. The one
thing that code puts in its place is a refutation by figures, which it can show; else the evidence
is not enough, and the disagreement is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from verify.judges.dossier import Dossier, Window, widened
from verify.judges.llm.schema import ClaimReply
from verify.judges.llm.shown import plain
from verify.judges.llm.windows import by_source
from verify.judges.objections import Objection, raised
from verify.judges.quotations import unspoken
from verify.judges.signals import Reading, Weight, local_weight, read
from verify.judges.weighing import Weighed, weigh_one
from verify.models import Claim, Label, Pick, Ruling, Stance, Stand, Working

_METHOD = "model"
_LONGEST = 240
_DIGITS = re.compile(r"\d+")
_QUOTES = re.compile(r"[\"“”«»]")

Outcome = Literal["holds", "reports", "refutes", "fails"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The sentences of one source that a model named, what code found, and why in words."""

    ids: tuple[int, ...]
    weighed: Weighed
    outcome: Outcome
    whys: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        return round(self.weighed.strength, 3)


def overruled(reply: ClaimReply, claim: Claim, seen: Dossier, rarity: Weight | None) -> Ruling:
    """The ruling that a model's reply comes to once code has looked at its sentences."""
    asked = read(claim.text)
    weight = rarity or local_weight(seen.windows(1))

    def looked_at(ids: Iterable[int], stance: Stance) -> list[Checked]:
        return [_checked(claim, asked, w, seen, weight, stance) for w in by_source(ids, seen)]

    label = reply.label
    support = looked_at(reply.supporting if label in _CARRIED_BY_SUPPORT else (), "supports")
    refute = looked_at(reply.refuting if label in _CARRIED_BY_REFUTATION else (), "refutes")
    told = [(i, "reports") for i in reply.reporting]
    told += [(i, "reports") for c in support if c.outcome == "reports" for i in c.ids]
    holding = [c for c in support if c.outcome == "holds"]
    against = [c for c in refute if c.outcome == "holds"]
    turned = [c for c in support if c.outcome == "refutes"]
    if not holding and not against and turned:
        against = turned
    doubts = [why for c in (*support, *refute) if c.outcome != "holds" for why in c.whys]
    notes = [why for c in (*holding, *against) if c.outcome == "holds" for why in c.whys]
    final = _label(bool(holding), bool(against))
    stands = [*_stands(holding, "supports"), *_stands(against, "refutes")]
    stands += _reports(i for i, _ in told)
    taken_back = final != label
    undecided = final == "not_enough_evidence"
    cautions = notes if undecided else [*doubts, *notes]
    if taken_back:
        cautions.insert(0, f"The model said {_spoken(label)}; the checks do not bear it out.")
    gaps = doubts if undecided else []
    if undecided and not taken_back:
        gaps.append(_missing(reply, claim))
    return Ruling(
        label=final,
        confidence=_confidence(final, [*holding, *against], taken_back=taken_back),
        rationale=_rationale(final, taken_back=taken_back, turned=turned if against else []),
        stands=tuple(stands),
        workings=_workings([*holding, *against]),
        nearest=() if final != "not_enough_evidence" else _nearest(reply),
        gaps=tuple(dict.fromkeys(gaps)),
        cautions=tuple(dict.fromkeys(cautions)),
    )


_CARRIED_BY_SUPPORT = ("supported", "conflicting")
_CARRIED_BY_REFUTATION = ("refuted", "conflicting")


def _checked(
    claim: Claim, asked: Reading, window: Window, seen: Dossier, weight: Weight, stance: Stance
) -> Checked:
    """The sentences of one source held against the claim; first alone, then with those before."""
    ids = tuple(s.id for s in window.sentences)
    alone = weigh_one(claim, asked, window, seen, weight)
    found = raised(asked, alone, claim, seen, weight, stance)
    outcome = _outcome(found, alone, stance)
    if outcome == "fails" and all(o.kind == "figure" for o in found):
        wider = weigh_one(claim, asked, widened(window, seen), seen, weight)
        if not raised(asked, wider, claim, seen, weight, stance):
            used = wider.figures.sentences - set(ids)
            named = tuple(sorted({*ids, *used}))
            return Checked(named, wider, "holds", _remarks(wider, claim, seen, stance))
    whys = tuple(o.why for o in found) or _remarks(alone, claim, seen, stance)
    return Checked(ids, alone, outcome, whys)


def _outcome(found: Sequence[Objection], alone: Weighed, stance: Stance) -> Outcome:
    """What objections come to: a figure may refute what was called support."""
    if not found:
        return "holds"
    kind = found[0].kind
    if kind == "reported":
        return "reports"
    certain = alone.stance == "refutes" and alone.method == "quantity"
    return "refutes" if kind == "figure" and certain and stance == "supports" else "fails"


def _remarks(alone: Weighed, claim: Claim, seen: Dossier, stance: Stance) -> tuple[str, ...]:
    """What is to be read beside evidence that holds."""
    if stance == "supports":
        return unspoken(claim.text, seen.sources[alone.window.source_id])
    if alone.stance == "supports":
        return ("By its words and figures the sentence seems to bear the claim out.",)
    return ()


def _label(holding: bool, against: bool) -> Label:
    labels: dict[tuple[bool, bool], Label] = {
        (True, True): "conflicting",
        (True, False): "supported",
        (False, True): "refuted",
        (False, False): "not_enough_evidence",
    }
    return labels[holding, against]


def _stands(checked: Sequence[Checked], stance: Stance) -> list[Stand]:
    return [
        Stand(
            pick=Pick(sentence=i),
            stance=stance,
            score=c.score,
            method="quantity" if c.outcome == "refutes" else _METHOD,
        )
        for c in checked
        for i in c.ids
    ]


def _reports(ids: Iterable[int]) -> list[Stand]:
    return [
        Stand(pick=Pick(sentence=i), stance="reports", score=0.5, method=_METHOD)
        for i in dict.fromkeys(ids)
    ]


def _workings(checked: Sequence[Checked]) -> tuple[Working, ...]:
    return tuple(dict.fromkeys(w for c in checked for w in c.weighed.figures.workings))


def _missing(reply: ClaimReply, claim: Claim) -> str:
    """What the model misses, marked as its words; without figures or quotes of its own making."""
    said = plain(reply.missing)[:_LONGEST]
    written = set(_DIGITS.findall(claim.text))
    if not said or _QUOTES.search(said) or not set(_DIGITS.findall(said)) <= written:
        return "The sources near this do not decide it."
    return f"The model misses: {said}"


def _nearest(reply: ClaimReply) -> tuple[Pick, ...]:
    named = dict.fromkeys([*reply.supporting, *reply.refuting])
    return tuple(Pick(sentence=i) for i in list(named)[:3])


def _confidence(label: Label, carrying: Sequence[Checked], *, taken_back: bool) -> float:
    """A rough probability that the label is right; not calibrated. Higher where code agrees."""
    if taken_back:
        return 0.5
    if not carrying:
        return 0.7
    stance = "supports" if label == "supported" else "refutes"
    return 0.9 if any(c.weighed.stance == stance for c in carrying) else 0.75


def _rationale(label: Label, *, taken_back: bool, turned: Sequence[Checked]) -> str:
    """Why, in words of ours: a model's own are not printed, since nothing holds them."""
    if turned:
        return turned[0].whys[0]
    if taken_back:
        return "What the model named does not carry its label."
    return _REASONS[label]


_REASONS: dict[Label, str] = {
    "supported": "The model reads the sentences below as stating the claim; no check objects.",
    "refuted": "The model reads the sentences below as contradicting the claim.",
    "conflicting": "The model reads some sentences as stating the claim, others as denying it.",
    "not_enough_evidence": "The model finds no sentence that states the claim or contradicts it.",
}


def _spoken(label: Label) -> str:
    return f"“{label.replace('_', ' ')}”"
