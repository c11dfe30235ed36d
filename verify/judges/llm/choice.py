"""Who decides, by the settings; and what a model was used for."""

from __future__ import annotations

from typing import Any

from verify.checker.checker import Checker
from verify.checker.shipped import chosen
from verify.judges.dossier import Dossier
from verify.judges.embedded import EmbeddedJudge
from verify.judges.judge import Judge
from verify.judges.llm.both import BothJudge
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.judge import Estimate, LlmJudge
from verify.judges.llm.prompts import load
from verify.judges.signals import Weight
from verify.judges.trained import TrainedJudge
from verify.models import Claim
from verify.settings import Settings

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
        self._over: Judge = _embedded(checker, rarity)
        self._given: Judge = _embedded(checker)
        if settings.judge == "embedded":
            return
        unset = not (settings.openai_api_key or settings.base_url)
        if settings.judge == "both" and unset:
            self.notice = NO_MODEL
            return
        self._endpoint = Endpoint(settings)
        judging, answering = load("judge", settings.prompts), load("answer", settings.prompts)
        self._prompts = {prompt.task: prompt.digest for prompt in (judging, answering)}
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

    def used(self) -> dict[str, Any]:
        """What a model was used for so far, as the fields of a Run; nothing where none is set."""
        if self._endpoint is None:
            return {}
        usage = self._endpoint.budget.usage()
        return {
            "prompts": self._prompts,
            "tokens": usage.tokens,
            "cost": None if usage.cost is None else round(usage.cost, 6),
            "calls": usage.calls,
            "cached": usage.cached,
            "model_share": self._share(),
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

    def _share(self) -> float | None:
        two = [j for j in (self._over, self._given) if isinstance(j, BothJudge)]
        if not two:
            return 1.0
        asked = sum(j.asked for j in two)
        return round(sum(j.sent for j in two) / asked, 3) if asked else None


def _embedded(checker: Checker | None, rarity: Weight | None = None) -> Judge:
    """The judge that needs no model of others: with our checker, or counting alone."""
    return EmbeddedJudge(rarity) if checker is None else TrainedJudge(checker, rarity)
