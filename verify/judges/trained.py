"""The judge with the trained checker: the network reads, code counts, and code may object.

Support by any one window is enough. What figures, names, negation or attribution speak against is
taken back, whatever the network says. Refutation needs the same subject; a figure that differs in
the same frame refutes without the network, a negation or an opposite where the network does not
read support.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verify.checker.checker import Checker
from verify.judges.answering import answer
from verify.judges.belief import Belief, fitted
from verify.judges.classes import puts_in_class
from verify.judges.closely import Scored, read_closely
from verify.judges.dossier import Dossier
from verify.judges.objections import Objection, raised
from verify.judges.signals import Reading, Weight, local_weight, read
from verify.models import AnswerRuling, Claim, Label, Pick, Ruling, Stance, Stand
from verify.text.language import is_english

SAME_SUBJECT = 0.4
"""Weighted share of the claim's words that a refuting window has, opposites counted in."""
UNBELIEVED = 0.38
"""Below so much of support by the network, a negation or an opposite that code counts refutes.

Of the refutations that are left so, 5 of 6 were right on 1,078 rows of both halves.
"""
_NEAR = 0.3
_SHOWN = 3
_LEAST_WORDS = 2
_METHOD = "checker"
_BORNE_OUT = 0.65
"""What is left of the threshold of support where counting finds every figure borne out.

On half a of the development claims it moves balanced accuracy from .6188 to .6197.
"""
_STATED = 0.9
"""How probable what a stated class decides is taken to be: there are too few to fit it on."""


@dataclass(frozen=True, slots=True)
class Believed:
    """A window, what it does to the claim, how probable that is, and why in words.

    Where it does nothing, `probability` is what is left for support, `refutes` for refutation.
    """

    scored: Scored
    stance: Stance | None
    probability: float
    margin: float
    why: str
    refutes: float = 0.0

    @property
    def source_id(self) -> str:
        return self.scored.weighed.window.source_id

    @property
    def method(self) -> str:
        """What decided: figures or a stated class, where they say the same."""
        weighed = self.scored.weighed
        same = weighed.stance == self.stance and weighed.method in ("quantity", "class")
        return weighed.method if same else _METHOD


class TrainedJudge:
    """A judge over a checker; `rarity` gives the weight of a stem in the library."""

    def __init__(
        self, checker: Checker, rarity: Weight | None = None, belief: Belief | None = None
    ) -> None:
        self._checker = checker
        self._rarity = rarity
        self._belief = belief or fitted()
        self.name = f"checker {checker.name}"

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """The label that the windows read closely come to."""
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS or not asked.content:
            return _open(1.0, "The claim is too short to say anything.")
        if not seen.shown:
            return _open(1.0, "No source is about this.")
        if not is_english(claim.text):
            return _open(0.5, "The claim is not in English, the only language the checker reads.")
        weight = self._rarity or local_weight(seen.windows(1))
        scored = read_closely(claim, asked, seen, weight, self._checker)
        return _ruling([self._believed(one, claim, asked, seen, weight) for one in scored])

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The words that answer, or an abstention."""
        return answer(question, seen, self._rarity)

    def _believed(
        self, one: Scored, claim: Claim, asked: Reading, seen: Dossier, weight: Weight
    ) -> Believed:
        """What a window does: the side with the larger margin over its threshold, if any."""
        against: tuple[Objection, ...] = ()
        if one.weighed.classed:
            return Believed(one, one.weighed.stance, _STATED, 1.0 / _STATED, one.weighed.why)
        supports, refutes = self._belief.supports, self._belief.refutes
        support, refute = supports.of(one), refutes.of(one)
        borne = one.weighed.stance == "supports" and one.weighed.method == "quantity"
        least = supports.least * (_BORNE_OUT if borne else 1.0)
        if support >= least:
            against = raised(asked, one.weighed, claim, seen, weight, "supports")
            holds = not (against or one.weighed.stance == "refutes" or puts_in_class(claim.text))
            if holds and support / least >= refute / refutes.least:
                return Believed(one, "supports", support, support / least, _said(one))
        counted = one.weighed.stance == "refutes" and (
            one.weighed.method == "quantity" or one.odds.supports < UNBELIEVED
        )
        same = refute >= refutes.least and one.weighed.signals.coverage >= SAME_SUBJECT
        if (counted or same) and not raised(asked, one.weighed, claim, seen, weight, "refutes"):
            margin = max(refute / refutes.least, float(counted))
            return Believed(one, "refutes", refute, margin, _denied(one))
        told = any(objection.kind == "reported" for objection in against)
        left = 0.0 if against else support
        why = against[0].why if against else one.weighed.why
        return Believed(one, "reports" if told else None, left, 0.0, why, refute)


def _said(one: Scored) -> str:
    agree = one.weighed.figures.agree
    figures = f" {agree[0].reason[:1].upper()}{agree[0].reason[1:]}." if agree else ""
    return f"The checker reads the passage as saying so.{figures}"


def _denied(one: Scored) -> str:
    if one.weighed.stance == "refutes":
        return one.weighed.why
    return "The checker reads the passage as saying otherwise."


# -------------------------------------------------------------------------------------- rulings


def _ruling(believed: Sequence[Believed]) -> Ruling:
    support, refute = _best(believed, "supports"), _best(believed, "refutes")
    if support and refute and support.source_id == refute.source_id:
        # One article does not contradict itself lightly.
        support, refute = (support, None) if support.margin >= refute.margin else (None, refute)
    if support and refute:
        least = min(support, refute, key=lambda b: b.probability)
        told = "The sources disagree. "
        return _decided("conflicting", least.probability, [support, refute], believed, told)
    if support or refute:
        best = support or refute
        assert best is not None  # noqa: S101
        label: Label = "supported" if best is support else "refuted"
        return _decided(label, best.probability, [best], believed)
    return _undecided(believed)


def _best(believed: Iterable[Believed], stance: Stance) -> Believed | None:
    of = [b for b in believed if b.stance == stance]
    return max(of, key=lambda b: b.margin, default=None)


def _decided(
    label: Label,
    confidence: float,
    best: Sequence[Believed],
    believed: Sequence[Believed],
    opening: str = "",
) -> Ruling:
    """The label with its windows, and those of other sources that say the same."""
    chosen = list(best)
    for one in sorted(believed, key=lambda b: -b.margin):
        alike = one.stance in {b.stance for b in best}
        if alike and one.source_id not in {c.source_id for c in chosen} and len(chosen) < _SHOWN:
            chosen.append(one)
    return Ruling(
        label=label,
        confidence=round(confidence, 3),
        rationale=opening + " ".join(dict.fromkeys(b.why for b in chosen[:2])),
        stands=_stands(chosen),
        workings=tuple(dict.fromkeys(w for b in chosen for w in b.scored.weighed.figures.workings)),
    )


def _undecided(believed: Sequence[Believed]) -> Ruling:
    """Not enough evidence: what is nearest, what is only reported, and what is missing."""
    decisive = max((b.probability for b in believed), default=0.0)
    decisive += max((b.refutes for b in believed), default=0.0)
    reports = [b for b in believed if b.stance == "reports"][:1]
    near = [b for b in believed if b.stance is None and b.scored.weighed.signals.coverage >= _NEAR][
        :_SHOWN
    ]
    told = [*reports, *near]
    return _open(
        max(0.0, 1.0 - decisive),
        told[0].why if told else "No source is about this.",
        stands=_stands(reports),
        nearest=tuple(
            Pick(sentence=i)
            for i in dict.fromkeys(i for b in near for i in b.scored.weighed.carrying)
        )[:_SHOWN],
    )


def _stands(chosen: Iterable[Believed]) -> tuple[Stand, ...]:
    return tuple(
        Stand(
            pick=Pick(sentence=i),
            stance=one.stance,
            score=round(one.probability, 3),
            method=one.method,
        )
        for one in chosen
        if one.stance is not None
        for i in one.scored.weighed.carrying
    )


def _open(
    confidence: float, gap: str, stands: tuple[Stand, ...] = (), nearest: tuple[Pick, ...] = ()
) -> Ruling:
    return Ruling(
        label="not_enough_evidence",
        confidence=round(confidence, 3),
        rationale="No source says this, and none says the opposite.",
        stands=stands,
        nearest=nearest,
        gaps=(gap,),
    )
