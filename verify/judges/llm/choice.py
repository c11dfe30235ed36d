"""Who decides, by the settings; and what a model was used for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verify.checker.checker import Checker
from verify.checker.shipped import chosen
from verify.judges.dossier import Dossier
from verify.judges.embedded import EmbeddedJudge
from verify.judges.judge import Judge
from verify.judges.llm.both import BothJudge
from verify.judges.llm.budget import Usage
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.judge import Estimate, LlmJudge
from verify.judges.llm.prompts import load
from verify.judges.llm.split import Splitter
from verify.judges.signals import Weight
from verify.judges.trained import TrainedJudge
from verify.models import Claim
from verify.settings import Settings

NO_MODEL = (
    "no model: neither OPENAI_API_KEY nor VERIFY_BASE_URL is set; the embedded judge decides alone"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How much was used at one moment, how many claims were asked, how many went to the model."""

    usage: Usage
    asked: int
    sent: int


_START = Mark(Usage(), 0, 0)


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
        self._prompts = {p.task: p.digest for p in (judging, answering, splitting)}
        self._splitter = Splitter(self._endpoint, splitting, settings.llm_concurrency)
        for name, weight in (("_over", rarity), ("_given", None)):
            judge: Judge = LlmJudge(
                self._endpoint, judging, answering, chars=settings.llm_max_chars, rarity=weight
            )
            if settings.judge == "both":
                assert isinstance(judge, LlmJudge)  # noqa: S101
                judge = BothJudge(getattr(self, name), judge, settings.llm_below)
            setattr(self, name, judge)

    def judge(self, *, given: bool = False) -> Judge:
        """Who decides over the library; with `given`, over evidence that came with a claim."""
        return self._given if given else self._over

    @property
    def splitter(self) -> Splitter | None:
        """Who says a draft's sentences as claims that stand alone; None where no model is set."""
        return self._splitter

    def mark(self) -> Mark:
        """Where the counts stand: what is used from here on is `used(since=...)`."""
        if self._endpoint is None:
            return _START
        two = self._two()
        return Mark(
            self._endpoint.budget.usage(), sum(j.asked for j in two), sum(j.sent for j in two)
        )

    def used(self, since: Mark | None = None) -> dict[str, Any]:
        """What a model was used for, as the fields of a Run; nothing where none is set.

        Counts everything of this desk, or what came after `since`. Runs that overlap in time count
        each other's calls too.
        """
        if self._endpoint is None:
            return {}
        now, before = self.mark(), since or _START
        usage = now.usage - before.usage
        return {
            "prompts": self._prompts,
            "tokens": usage.tokens,
            "cost": None if usage.cost is None else round(usage.cost, 6),
            "calls": usage.calls,
            "cached": usage.cached,
            "model_share": self._share(now.asked - before.asked, now.sent - before.sent),
        }

    def estimate(self, claim: Claim, seen: Dossier, *, given: bool = False) -> Estimate:
        """What judging `claim` would take; nothing is asked."""
        judge = self.judge(given=given)
        return (
            judge.estimate(claim, seen) if isinstance(judge, LlmJudge | BothJudge) else Estimate()
        )

    def cost(self, estimate: Estimate) -> float | None:
        """Dollars that `estimate` comes to; None where the price is not known."""
        if self._endpoint is None:
            return 0.0
        return self._endpoint.budget.price_of(estimate.tokens_in, estimate.tokens_out)

    def close(self) -> None:
        """Let go of the connections to a model."""
        if self._endpoint is not None:
            self._endpoint.close()

    def _two(self) -> list[BothJudge]:
        return [j for j in (self._over, self._given) if isinstance(j, BothJudge)]

    def _share(self, asked: int, sent: int) -> float | None:
        if not self._two():
            return 1.0
        return round(sent / asked, 3) if asked else None


def _embedded(checker: Checker | None, rarity: Weight | None = None) -> Judge:
    """The judge that needs no model of others: with our checker, or counting alone."""
    return EmbeddedJudge(rarity) if checker is None else TrainedJudge(checker, rarity)
