"""The judge that asks a model: numbered sentences out, numbers back, and code over both."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from verify.checker.checker import Checker
from verify.judges.judge import Dossier
from verify.judges.llm.answers import held
from verify.judges.llm.budget import expected_tokens
from verify.judges.llm.client import asked_text
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.examined import Examiner, examined
from verify.judges.llm.overrule import SecondLook, overruled
from verify.judges.llm.planted import caution
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import AnswerReply, ClaimReply, Reply, ReviewReply
from verify.judges.llm.second import Reviewer
from verify.judges.llm.shown import Sheet, sheet
from verify.judges.llm.usable import usable_answer, usable_claim
from verify.judges.signals import Weight
from verify.models import AnswerRuling, Claim, Ruling


@dataclass(frozen=True, slots=True)
class Estimate:
    """What judging would take: calls, replies that are known already, tokens in and out.

    `second_looks` is how many calls may come on top at most, where checks object to a reply that is
    not known yet; `tokens_more` is what these would take, in and out together.
    """

    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    second_looks: int = 0
    tokens_more: int = 0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


class LlmJudge:
    """A model at an endpoint, its word checked by code. `rarity` weighs the words of the library.

    Its name holds the model and a digest of both prompts. Sentences are shown up to `chars`. With
    `reviewing` the model is asked once more where a check objects, our own `checker` among them.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        judging: Prompt,
        answering: Prompt,
        *,
        chars: int,
        reviewing: Prompt | None = None,
        rarity: Weight | None = None,
        checker: Checker | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._judging, self._answering = judging, answering
        self._chars, self._rarity, self._checker = chars, rarity, checker
        self._reviewer = None if reviewing is None else Reviewer(endpoint, reviewing)
        again = "" if reviewing is None else reviewing.digest[:6]
        self.name = f"llm:{endpoint.model}@{judging.digest[:6]}{answering.digest[:6]}{again}"

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """The model's label where code can bear it; nothing shown means nothing is asked."""
        if not seen.shown:
            return Ruling(
                label="not_enough_evidence",
                confidence=0.9,
                rationale="No source says this, and none says the opposite.",
                gaps=("No source is about this.",),
            )
        shown = sheet(seen, claim.text, self._chars)
        reply = self._endpoint.ask(
            self._judging,
            _claim_fields(claim, shown),
            ClaimReply,
            lambda given: usable_claim(given, shown.ids),
        )
        by = Examiner(claim, seen, self._rarity, self._checker)
        found, look = examined(reply, by), SecondLook()
        if self._reviewer is not None:
            found, look = self._reviewer.review(found, by, shown)
        ruling = overruled(found, claim, seen, look)
        return ruling.model_copy(
            update={
                "cautions": (*ruling.cautions, *_cautions(seen)),
                "skipped_checks": (*ruling.skipped_checks, *_left_out(shown)),
            }
        )

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The model's answer where code can bear it, else an abstention that says why."""
        if not seen.shown:
            return AnswerRuling(text=None, reason="No source is about this.")
        shown = sheet(seen, question, self._chars)
        reply = self._endpoint.ask(
            self._answering,
            _question_fields(question, shown),
            AnswerReply,
            lambda given: usable_answer(given, shown.ids),
        )
        ruling = held(reply, question, seen)
        cautions = (*ruling.cautions, *_cautions(seen), *_left_out(shown))
        return ruling.model_copy(update={"cautions": cautions})

    def estimate(self, claim: Claim, seen: Dossier) -> Estimate:
        """What judging `claim` would take; nothing is asked."""
        if not seen.shown:
            return Estimate()
        shown = sheet(seen, claim.text, self._chars)
        fields = _claim_fields(claim, shown)
        taking = self._taking(self._judging, fields, ClaimReply)
        if self._reviewer is None:
            return taking
        reply = self._endpoint.known(self._judging, fields, ClaimReply)
        if reply is None:
            text = asked_text(self._reviewer.prompt, fields)
            return replace(taking, second_looks=1, tokens_more=sum(expected_tokens(text)))
        by = Examiner(claim, seen, self._rarity, self._checker)
        found = examined(reply, by)
        if not found.objections:
            return taking
        again = self._reviewer.fields(found, by, shown)
        return taking + self._taking(self._reviewer.prompt, again, ReviewReply)

    def estimate_answer(self, question: str, seen: Dossier) -> Estimate:
        """What answering `question` would take; nothing is asked."""
        if not seen.shown:
            return Estimate()
        fields = _question_fields(question, sheet(seen, question, self._chars))
        return self._taking(self._answering, fields, AnswerReply)

    def _taking(self, prompt: Prompt, fields: dict[str, str], schema: type[Reply]) -> Estimate:
        if self._endpoint.is_known(prompt, fields, schema):
            return Estimate(cached=1)
        return Estimate(1, 0, *expected_tokens(asked_text(prompt, fields)))


def _claim_fields(claim: Claim, shown: Sheet) -> dict[str, str]:
    return {"claim": claim.text, "sentences": shown.text}


def _question_fields(question: str, shown: Sheet) -> dict[str, str]:
    return {"question": question, "sentences": shown.text}


def _cautions(seen: Dossier) -> list[str]:
    found = (caution(source) for source in seen.sources.values())
    return [said for said in found if said is not None]


def _left_out(shown: Sheet) -> list[str]:
    if not shown.left_out:
        return []
    total = shown.left_out + len(shown.ids)
    return [f"Only {len(shown.ids)} of {total} sentences were shown to the model."]
