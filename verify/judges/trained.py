"""The judge with the trained checker: the network reads, code counts, and code may object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.checker.checker import Checker
from verify.judges.answering import answer
from verify.judges.belief import Belief, fitted
from verify.judges.closely import read_closely
from verify.judges.deciding import Believed, decide, settle, standings
from verify.judges.dossier import Dossier
from verify.judges.parts import judged_by_part
from verify.judges.signals import Weight, local_weight, read
from verify.models import AnswerRuling, Claim, Label, Pick, Ruling, Stand
from verify.text.language import is_english

_NEAR = 0.3
_SHOWN = 3
_LEAST_WORDS = 2


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
        """The label that the windows read closely come to; each sentence is judged for itself."""
        if not seen.shown:
            return _open(1.0, "No source is about this.")
        if not is_english(claim.text):
            return _open(0.5, "The claim is not in English, the only language the checker reads.")
        weight = self._rarity or local_weight(seen.windows(1))
        return judged_by_part(claim, lambda part: self._one(part, seen, weight))

    def _one(self, claim: Claim, seen: Dossier, weight: Weight) -> Ruling:
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS or not asked.content:
            return _open(1.0, "The claim is too short to say anything.")
        scored = read_closely(claim, asked, seen, weight, self._checker)
        around = standings(scored, claim, asked, seen, weight)
        return _ruling([decide(one, self._belief) for one in around])

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The words that answer, or an abstention."""
        return answer(question, seen, self._rarity, self._answers)

    def _answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How probable it is that each text answers: the network learnt questions as claims."""
        return [odds.supports for odds in self._checker.score(question, texts)]


# -------------------------------------------------------------------------------------- rulings


def _ruling(believed: Sequence[Believed]) -> Ruling:
    label, best = settle(believed)
    if not best:
        return _undecided(believed)
    opening = "The sources disagree. " if label == "conflicting" else ""
    return _decided(label, min(b.probability for b in best), best, believed, opening)


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
    supported = max((b.probability for b in believed), default=0.0)
    refuted = max((b.refutes for b in believed), default=0.0)
    reports = [b for b in believed if b.stance == "reports"][:1]
    near = [b for b in believed if b.stance is None and b.scored.weighed.signals.coverage >= _NEAR][
        :_SHOWN
    ]
    told = [*reports, *near]
    return _open(
        (1.0 - supported) * (1.0 - refuted),
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
