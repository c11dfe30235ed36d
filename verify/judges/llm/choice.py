"""Who decides, by the settings; and what a model was used for."""

from __future__ import annotations

from typing import Any

from verify.checker.checker import Checker, chosen
from verify.judges.embedded import EmbeddedJudge
from verify.judges.judge import Dossier, Judge
from verify.judges.llm.budget import Tally, Usage
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.judge import Estimate, LlmJudge
from verify.judges.llm.prompts import load
from verify.judges.llm.split import Splitter
from verify.judges.signals import Weight
from verify.judges.trained import TrainedJudge
from verify.models import AnswerRuling, Claim, Ruling
from verify.settings import Settings


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


NO_MODEL = (
    "no model: neither OPENAI_API_KEY nor VERIFY_BASE_URL is set; the embedded judge decides alone"
)


class Bench:
    """The judges of one desk. `notice` is a line to tell when the settings ask for more than they
    give: judge "both" without a key and an address is the embedded judge alone, and that one
    counts where there is no checker.

    Raises SettingsError for settings that cannot be used, CheckerError for a checker that cannot.
    """

    def __init__(self, settings: Settings, rarity: Weight) -> None:
        checker, self.notice = chosen(settings.checker)
        self._endpoint: Endpoint | None = None
        self._prompts: dict[str, str] = {}
        self._splitter: Splitter | None = None
        self._over: Judge = _embedded(checker, rarity)
        self._given: Judge = _embedded(checker)
        self._first: Judge = self._given
        if settings.judge == "embedded":
            return
        unset = not (settings.openai_api_key or settings.base_url)
        if settings.judge == "both" and unset:
            self.notice = NO_MODEL
            return
        self._endpoint = Endpoint(settings)
        judging, answering, splitting = (
            load(task, settings.prompts) for task in ("judge", "answer", "split")
        )
        reviewing = load("review", settings.prompts) if settings.llm_second_look else None
        told = (judging, answering, splitting, *([reviewing] if reviewing else []))
        self._prompts = {p.task: p.digest for p in told}
        self._splitter = Splitter(self._endpoint, splitting, settings.llm_concurrency)
        for name, weight in (("_over", rarity), ("_given", None)):
            judge: Judge = LlmJudge(
                self._endpoint,
                judging,
                answering,
                chars=settings.llm_max_chars,
                reviewing=reviewing,
                rarity=weight,
                checker=checker,
            )
            if settings.judge == "both":
                assert isinstance(judge, LlmJudge)  # noqa: S101
                first, total = getattr(self, name), self._endpoint.budget.total
                judge = BothJudge(first, judge, settings.llm_below, total)
            setattr(self, name, judge)

    def judge(self, *, given: bool = False) -> Judge:
        """Who decides over the library; with `given`, over evidence that came with a claim."""
        return self._given if given else self._over

    def rehearse(self, claim: Claim, seen: Dossier) -> None:
        """Load what judging `claim` would load; no model is asked."""
        self._first.judge(claim, seen)
        if self._endpoint is not None:
            self._endpoint.ready()

    @property
    def splitter(self) -> Splitter | None:
        """Who says a draft's sentences as claims that stand alone; None where no model is set."""
        return self._splitter

    def used(self, run: Tally | None = None) -> dict[str, Any]:
        """What a model was used for, as the fields of a Run; nothing where none is set.

        By one `run`, that what it does is counted for; else by everything of this desk.
        """
        if self._endpoint is None:
            return {}
        budget = self._endpoint.budget
        usage = (run or budget.total).usage
        cost = budget.cost_of(usage)
        return {
            "prompts": self._prompts,
            "tokens": usage.tokens,
            "cost": None if cost is None else round(cost, 6),
            "calls": usage.calls,
            "cached": usage.cached,
            "model_share": self._share(usage.asked, usage.sent),
        }

    def estimate(self, claim: Claim, seen: Dossier, *, given: bool = False) -> Estimate:
        """What judging `claim` would take; nothing is asked."""
        judge = self.judge(given=given)
        return (
            judge.estimate(claim, seen) if isinstance(judge, LlmJudge | BothJudge) else Estimate()
        )

    def estimate_answer(self, question: str, seen: Dossier) -> Estimate:
        """What answering `question` would take; nothing is asked."""
        judge = self.judge()
        if not isinstance(judge, LlmJudge | BothJudge):
            return Estimate()
        return judge.estimate_answer(question, seen)

    def cost(self, estimate: Estimate) -> float | None:
        """Dollars that `estimate` comes to; None where the price is not known."""
        if self._endpoint is None:
            return 0.0
        return self._endpoint.budget.price_of(estimate.tokens_in, estimate.tokens_out)

    def close(self) -> None:
        """Let go of the connections to a model."""
        if self._endpoint is not None:
            self._endpoint.close()

    def _share(self, asked: int, sent: int) -> float | None:
        if not isinstance(self._over, BothJudge):
            return 1.0
        return round(sent / asked, 3) if asked else None


def _embedded(checker: Checker | None, rarity: Weight | None = None) -> Judge:
    """The judge that needs no model of others: with our checker, or counting alone."""
    return EmbeddedJudge(rarity) if checker is None else TrainedJudge(checker, rarity)
