"""The judge with the trained checker: the network reads, one rule decides, code may doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verify.checker.checker import Checker
from verify.judges.answering import answer
from verify.judges.belief import Belief, fitted
from verify.judges.closely import Scored, read_closely
from verify.judges.deciding import Believed, Case, Decision, decide
from verify.judges.dossier import Dossier
from verify.judges.objections import Kind
from verify.judges.parts import judged_by_part
from verify.judges.replying import reply_to
from verify.judges.signals import Weight, local_weight, read
from verify.judges.unsettled import ON_SUBJECT, unsettled, why_open
from verify.models import AnswerRuling, Claim, Leaning, Pick, Reason, Ruling, Stand
from verify.text.language import is_english

_TOLD = 0.3
"""What the network reads of a window beside that from which on it is worth showing too."""
_SHOWN = 3
_LEAST_WORDS = 2
MOST_WORDS = 100
"""A longer sentence is not judged: the network reads the first sixty tokens of it."""
_LONG = f"The sentence has more than {MOST_WORDS} words, and would not be read whole: shorten it."
_OBJECTIONS: Mapping[Kind, Reason] = {
    "figure": "other_figure",
    "name": "other_name",
    "quote": "other_words",
}
"""Why a claim is open where code had this to say against what would have decided it."""


class TrainedJudge:
    """A judge over a checker.

    `rarity` gives the weight of a stem in the library that was searched; without it the evidence
    came with the claim. `belief` is taken instead of what was fitted for either.
    """

    def __init__(
        self, checker: Checker, rarity: Weight | None = None, belief: Belief | None = None
    ) -> None:
        self._checker = checker
        self._rarity = rarity
        self._belief = belief or (fitted().given if rarity is None else fitted().searched)
        self.name = f"checker {checker.name}"

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """The label that the windows read closely come to; each sentence is judged for itself."""
        if not seen.shown:
            return unsettled("nothing_on_subject", 0.9)
        if not is_english(claim.text):
            return unsettled("language", 0.5)
        weight = self._rarity or local_weight(seen.windows(1))
        return judged_by_part(claim, lambda part: self._one(part, seen, weight))

    def _one(self, claim: Claim, seen: Dossier, weight: Weight) -> Ruling:
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS or not asked.content:
            return unsettled("too_short", 1.0)
        if len(claim.text.split()) > MOST_WORDS:
            return unsettled("too_long", 0.5, _LONG)
        titled = self._rarity is not None  # evidence that came with a claim has no title
        scored = read_closely(claim.text, asked, seen, weight, self._checker, titled=titled)
        case = Case(claim, asked, seen, weight)
        decision = decide(case, scored, self._belief)
        return _decided(decision) if decision.stands else _undecided(case, decision, scored)

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The words that answer, or an abstention.

        A network that says where an answer stands finds it; with another, rules choose the words.
        """
        if self._checker.finds_answers:
            return reply_to(question, seen, self._rarity, self._checker)
        return answer(question, seen, self._rarity, self._answers)

    def _answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How probable it is that each text answers: the network learnt questions as claims."""
        return [odds.supports for odds in self._checker.score(question, texts)]


def _decided(decision: Decision) -> Ruling:
    opening = "The sources disagree. " if decision.label == "conflicting" else ""
    return Ruling(
        label=decision.label,
        confidence=round(min(one.probability for one in decision.stands), 3),
        rationale=opening + " ".join(dict.fromkeys(one.why for one in decision.stands)),
        stands=tuple(stand for one in decision.stands for stand in _stands(one)),
        workings=tuple(
            dict.fromkeys(w for one in decision.stands for w in one.weighed.figures.workings)
        ),
    )


def _stands(one: Believed) -> list[Stand]:
    score = round(one.probability, 3)
    return [
        Stand(pick=Pick(sentence=i), stance=one.stance, score=score, method=one.method)
        for i in one.weighed.carrying
    ]


def _undecided(case: Case, decision: Decision, scored: Sequence[Scored]) -> Ruling:
    """Not enough evidence: why, what is nearest, and what the network reads it more like."""
    near = [s for s in scored if s.coverage >= ON_SUBJECT or s.odds.neither <= 1.0 - _TOLD]
    near.sort(key=lambda s: (s.odds.neither, -s.coverage))
    weighed = [case.weighed(s.window) for s in near[:_SHOWN]]
    found = why_open(case.claim, weighed, case.seen, case.weight)
    reason, gaps = found.reason, found.gaps
    if decision.doubts and reason not in _OBJECTIONS.values():
        reason = _OBJECTIONS.get(decision.doubts[0].kind, reason)
        gaps = tuple(dict.fromkeys(objection.why for objection in decision.doubts))
    return unsettled(
        reason,
        (1.0 - decision.supports) * (1.0 - decision.refutes),
        *gaps,
        leaning=_leaning(decision) if near else None,
        nearest=found.nearest,
    )


def _leaning(decision: Decision) -> Leaning:
    """What the sources lean to; the two sides and neither come to one at most."""
    total = max(1.0, decision.supports + decision.refutes)
    return Leaning(
        supports=round(decision.supports / total, 3), refutes=round(decision.refutes / total, 3)
    )
