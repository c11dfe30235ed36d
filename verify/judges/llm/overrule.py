"""What code makes of a model's word on a claim: checks speak, and only proof overrules.

A label that a model keeps stands, with what the checks say beside it as cautions. Only an objection
of a hard kind stands against it: then the evidence is not enough, and both sides are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from verify.judges.judge import Dossier
from verify.judges.llm.examined import Carried, Examined
from verify.judges.llm.schema import ClaimReply
from verify.judges.llm.shown import plain
from verify.judges.objections import Objection
from verify.judges.quotations import unspoken
from verify.models import Claim, Label, Pick, Ruling, Stance, Stand, Working

_METHOD, _BY_FIGURES = "model", "quantity"
_LONGEST = 240
_DIGITS = re.compile(r"\d+")
_QUOTES = re.compile(r"[\"“”«»]")

Looked = Literal["not", "kept", "changed", "failed"]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What came of asking once more: nothing of the kind, a label kept or changed, or a failure.

    `first` is the label before it; `why` is why it failed.
    """

    came_to: Looked = "not"
    first: Label = "not_enough_evidence"
    why: str = ""

    @property
    def note(self) -> str:
        """The second look in a sentence for the reader; "" where there was none."""
        return {
            "not": "",
            "kept": "Asked once more, with these objections, the model keeps its label.",
            "changed": f"The model said {_spoken(self.first)} first, and changed its label when it"
            " was asked once more.",
            "failed": f"The model could not be asked once more; its first reply stands. {self.why}",
        }[self.came_to].strip()


@dataclass(frozen=True, slots=True)
class _Sides:
    """What carries each side, and the proof that stands against one."""

    support: tuple[Carried, ...]
    refute: tuple[Carried, ...]
    proofs: dict[Stance, Objection] = field(default_factory=dict)

    @property
    def label(self) -> Label:
        labels: dict[tuple[bool, bool], Label] = {
            (True, True): "conflicting",
            (True, False): "supported",
            (False, True): "refuted",
            (False, False): "not_enough_evidence",
        }
        stands = [
            bool(side) and stance not in self.proofs
            for stance, side in (("supports", self.support), ("refutes", self.refute))
        ]
        return labels[stands[0], stands[1]]

    @property
    def standing(self) -> list[Carried]:
        return [one for one in (*self.support, *self.refute) if one.stance not in self.proofs]


def overruled(
    found: Examined, claim: Claim, seen: Dossier, look: SecondLook | None = None
) -> Ruling:
    """The ruling that an examined reply comes to, with what was objected to it beside it."""
    look, reply = look or SecondLook(), found.reply
    sides = _sides(found)
    label = sides.label
    proved = label != reply.label
    remarks = [] if label == "not_enough_evidence" else _remarks(sides.standing, claim, seen)
    cautions = [*found.whys, look.note, *remarks]
    if proved:
        cautions.insert(0, f"The model says {_spoken(reply.label)}; a check proves otherwise.")
    undecided = label == "not_enough_evidence"
    return Ruling(
        label=label,
        confidence=_confidence(label, sides.standing, found, proved=proved),
        rationale=_rationale(label, sides, found, proved=proved),
        stands=tuple(_stands(sides, reply)),
        workings=_workings(sides, found),
        nearest=_nearest(reply) if undecided else (),
        gaps=(_missing(reply, claim),) if undecided and not proved else (),
        cautions=tuple(dict.fromkeys(said for said in cautions if said)),
        reason="judges_disagree" if proved and undecided else None,
    )


def _sides(found: Examined) -> _Sides:
    sides: dict[Stance, list[Carried]] = {"supports": [], "refutes": []}
    for one in found.carried:
        sides[one.stance].append(one)
    proofs: dict[Stance, Objection] = {}
    for stance in sides:
        if (proof := found.proof(stance)) is not None:
            proofs[stance] = proof
    return _Sides(tuple(sides["supports"]), tuple(sides["refutes"]), proofs)


def _remarks(carried: Sequence[Carried], claim: Claim, seen: Dossier) -> list[str]:
    """What is to be read beside a support: words that nobody spoke."""
    return [
        why
        for one in carried
        if one.stance == "supports"
        for why in unspoken(claim.text, seen.sources[one.weighed.window.source_id])
    ]


def _stands(sides: _Sides, reply: ClaimReply) -> list[Stand]:
    """What the model names, and beside a proof by figures the sentence that has them."""
    stands = [
        Stand(
            pick=Pick(sentence=i),
            stance=one.stance,
            score=one.score,
            method=_METHOD,
        )
        for one in (*sides.support, *sides.refute)
        for i in one.ids
    ]
    proof = sides.proofs.get("supports")
    if proof is not None and proof.kind in ("figure", "day"):
        stands += [
            Stand(pick=Pick(sentence=i), stance="refutes", score=one.score, method=_BY_FIGURES)
            for one in sides.support
            for i in sorted(one.weighed.figures.sentences)
        ]
    return [*stands, *_reports(reply.reporting)]


def _reports(ids: Iterable[int]) -> list[Stand]:
    return [
        Stand(pick=Pick(sentence=i), stance="reports", score=0.5, method=_METHOD)
        for i in dict.fromkeys(ids)
    ]


def _workings(sides: _Sides, found: Examined) -> tuple[Working, ...]:
    counted = [w for one in found.carried for w in one.weighed.figures.workings]
    shown = counted if sides.standing or sides.proofs else []
    return tuple(dict.fromkeys([*found.workings, *shown]))


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


def _confidence(
    label: Label, carrying: Sequence[Carried], found: Examined, *, proved: bool
) -> float:
    """A rough probability that the label is right; not calibrated. Higher where code agrees."""
    if proved:
        return 0.5
    if not carrying:
        return 0.7
    if found.objections:
        return 0.6
    stance = "supports" if label == "supported" else "refutes"
    agreed = any(c.weighed.stance == stance for c in carrying) or bool(found.workings)
    return 0.9 if agreed else 0.75


def _rationale(label: Label, sides: _Sides, found: Examined, *, proved: bool) -> str:
    """Why, in words of ours: a model's own are not printed, since nothing holds them."""
    if proved and sides.proofs:
        return next(iter(sides.proofs.values())).why
    if found.objections and label != "not_enough_evidence":
        return f"{_REASONS[label]} Checks object: look at the cautions."
    return _REASONS[label]


_REASONS: dict[Label, str] = {
    "supported": "The model reads the sentences below as stating the claim.",
    "refuted": "The model reads the sentences below as contradicting the claim.",
    "conflicting": "The model reads some sentences as stating the claim, others as denying it.",
    "not_enough_evidence": "The model finds no sentence that states the claim or contradicts it.",
}


def _spoken(label: Label) -> str:
    return f"“{label.replace('_', ' ')}”"
