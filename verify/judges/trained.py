"""The judge with the trained checker: the network reads, one rule decides, code may doubt."""

from __future__ import annotations

from collections.abc import Sequence

from verify.checker.checker import Checker
from verify.judges.answering import answer
from verify.judges.belief import Belief, fitted
from verify.judges.closely import Scored, read_closely
from verify.judges.deciding import Believed, Case, Decision, decide
from verify.judges.dossier import Dossier
from verify.judges.parts import judged_by_part
from verify.judges.replying import reply_to
from verify.judges.signals import Weight, local_weight, read
from verify.models import AnswerRuling, Claim, Pick, Ruling, Stand
from verify.text.language import is_english

_NEAR = 0.3
"""Share of the claim's words from which on a sentence is worth showing as near."""
_TOLD = 0.3
"""What the network reads of a window beside that from which on it is worth showing too."""
_SHOWN = 3
_LEAST_WORDS = 2
MOST_WORDS = 100
"""A longer sentence is not judged: the network reads the first sixty tokens of it."""
_LONG = f"The sentence has more than {MOST_WORDS} words, and would not be read whole: shorten it."
_NOTHING = "No source is about this."


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
            return _open(1.0, _NOTHING)
        if not is_english(claim.text):
            return _open(0.5, "The claim is not in English, the only language the checker reads.")
        weight = self._rarity or local_weight(seen.windows(1))
        return judged_by_part(claim, lambda part: self._one(part, seen, weight))

    def _one(self, claim: Claim, seen: Dossier, weight: Weight) -> Ruling:
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS or not asked.content:
            return _open(1.0, "The claim is too short to say anything.")
        if len(claim.text.split()) > MOST_WORDS:
            return _open(0.5, _LONG)
        titled = self._rarity is not None  # evidence that came with a claim has no title
        scored = read_closely(claim.text, asked, seen, weight, self._checker, titled=titled)
        decision = decide(Case(claim, asked, seen, weight), scored, self._belief)
        return _decided(decision) if decision.stands else _undecided(decision, scored)

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


def _undecided(decision: Decision, scored: Sequence[Scored]) -> Ruling:
    """Not enough evidence: what is nearest, and what was said against what came near."""
    near = [s for s in scored if s.coverage >= _NEAR or s.odds.neither <= 1.0 - _TOLD]
    near.sort(key=lambda s: (s.odds.neither, -s.coverage))
    picks = dict.fromkeys(sentence.id for s in near for sentence in s.window.sentences)
    doubts = tuple(dict.fromkeys(objection.why for objection in decision.doubts))
    unread = "The checker reads no passage as saying this, or the opposite." if near else _NOTHING
    return _open(
        (1.0 - decision.supports) * (1.0 - decision.refutes),
        *(doubts or (unread,)),
        nearest=tuple(Pick(sentence=i) for i in picks)[:_SHOWN],
    )


def _open(confidence: float, *gaps: str, nearest: tuple[Pick, ...] = ()) -> Ruling:
    return Ruling(
        label="not_enough_evidence",
        confidence=round(confidence, 3),
        rationale="No source says this, and none says the opposite.",
        nearest=nearest,
        gaps=gaps,
    )
