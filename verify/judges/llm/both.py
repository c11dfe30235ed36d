"""Two judges: the embedded one first, the model only where that one is unsure."""

from __future__ import annotations

from verify.judges.dossier import Dossier
from verify.judges.judge import Judge
from verify.judges.llm.judge import Estimate, LlmJudge
from verify.judges.llm.tally import Tally, Usage
from verify.models import AnswerRuling, Claim, Ruling


class BothJudge:
    """`first` decides; where it is unsure, `model` does. Verdicts name the one that decided.

    Unsure is a confidence of `below` or less, sources in conflict, and an abstention near enough to
    show something. What the embedded judge says of a claim that no source is near stands. `total`
    counts how many were asked, and how many went on to the model.
    """

    def __init__(self, first: Judge, model: LlmJudge, below: float, total: Tally) -> None:
        self._first, self._model, self._below, self._total = first, model, below, total
        self.name = f"{first.name}, then {model.name}"

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """The embedded ruling where it is sure, else the model's."""
        ruling = self._first.judge(claim, seen)
        if not self._counted(self._unsure(ruling)):
            return ruling.model_copy(update={"by": self._first.name})
        return self._model.judge(claim, seen).model_copy(update={"by": self._model.name})

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The embedded answer where there is one, else the model's."""
        ruling = self._first.answer(question, seen)
        if not self._counted(self._unanswered(ruling)):
            return ruling.model_copy(update={"by": self._first.name})
        return self._model.answer(question, seen).model_copy(update={"by": self._model.name})

    def estimate(self, claim: Claim, seen: Dossier) -> Estimate:
        """What judging `claim` would take; nothing is asked."""
        if not self._unsure(self._first.judge(claim, seen)):
            return Estimate()
        return self._model.estimate(claim, seen)

    def estimate_answer(self, question: str, seen: Dossier) -> Estimate:
        """What answering `question` would take; nothing is asked."""
        if not self._unanswered(self._first.answer(question, seen)):
            return Estimate()
        return self._model.estimate_answer(question, seen)

    def _unsure(self, ruling: Ruling) -> bool:
        if ruling.label == "not_enough_evidence" and not (ruling.nearest or ruling.stands):
            return False
        return ruling.label == "conflicting" or ruling.confidence <= self._below

    @staticmethod
    def _unanswered(ruling: AnswerRuling) -> bool:
        return ruling.text is None and bool(ruling.nearest)

    def _counted(self, unsure: bool) -> bool:
        self._total.count(Usage(asked=1, sent=int(unsure)))
        return unsure
