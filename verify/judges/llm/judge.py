"""The judge that asks a model: numbered sentences out, numbers back, and code over both."""

from __future__ import annotations

from dataclasses import dataclass

from verify.judges.dossier import Dossier
from verify.judges.llm.answers import held
from verify.judges.llm.budget import expected_tokens
from verify.judges.llm.client import asked_text
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.overrule import overruled
from verify.judges.llm.planted import caution
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import AnswerReply, ClaimReply, Reply, ReplyProblem
from verify.judges.llm.shown import Sheet, sheet
from verify.judges.signals import Weight
from verify.models import AnswerRuling, Claim, Ruling


@dataclass(frozen=True, slots=True)
class Estimate:
    """What judging would take: calls, replies that are known already, tokens in and out."""

    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(
            self.calls + other.calls,
            self.cached + other.cached,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
        )


class LlmJudge:
    """A model at an endpoint, its word checked by code. `rarity` weighs the words of the library.

    Its name holds the model and a digest of both prompts. Sentences are shown up to `chars`.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        judging: Prompt,
        answering: Prompt,
        *,
        chars: int,
        rarity: Weight | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._judging, self._answering = judging, answering
        self._chars, self._rarity = chars, rarity
        self.name = f"llm:{endpoint.model}@{judging.digest[:6]}{answering.digest[:6]}"

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
            lambda given: _usable_claim(given, shown.ids),
        )
        ruling = overruled(reply, claim, seen, self._rarity)
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
            lambda given: _usable_answer(given, shown.ids),
        )
        ruling = held(reply, question, seen)
        cautions = (*ruling.cautions, *_cautions(seen), *_left_out(shown))
        return ruling.model_copy(update={"cautions": cautions})

    def estimate(self, claim: Claim, seen: Dossier) -> Estimate:
        """What judging `claim` would take; nothing is asked."""
        if not seen.shown:
            return Estimate()
        fields = _claim_fields(claim, sheet(seen, claim.text, self._chars))
        return self._taking(self._judging, fields, ClaimReply)

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


def _usable_claim(reply: ClaimReply, ids: frozenset[int]) -> None:
    """Raises ReplyProblem for numbers that were not shown, and for a label without its numbers."""
    _shown(reply, ids, "supporting", "refuting", "reporting")
    both = set(reply.supporting) & set(reply.refuting)
    if both:
        raise ReplyProblem(f"sentence {min(both)} is named as supporting and as refuting.")
    needed = {
        "supported": ("supporting",),
        "refuted": ("refuting",),
        "conflicting": ("supporting", "refuting"),
        "not_enough_evidence": (),
    }[reply.label]
    for name in needed:
        if not getattr(reply, name):
            raise ReplyProblem(f'the label is {reply.label}, but "{name}" names no sentence.')
    unwanted = {"supported": "refuting", "refuted": "supporting"}.get(reply.label)
    if unwanted and getattr(reply, unwanted):
        raise ReplyProblem(f'the label is {reply.label}, but "{unwanted}" names sentences too.')


def _usable_answer(reply: AnswerReply, ids: frozenset[int]) -> None:
    """Raises ReplyProblem for numbers that were not shown, and for an answer without any."""
    _shown(reply, ids, "sentences", "computed_from")
    if reply.answer.strip() and not reply.sentences:
        raise ReplyProblem('there is an answer, but "sentences" names no sentence.')


def _shown(reply: Reply, ids: frozenset[int], *names: str) -> None:
    for name in names:
        for number in getattr(reply, name):
            if number not in ids:
                raise ReplyProblem(f'"{name}" names sentence {number}, which was not shown.')


def _cautions(seen: Dossier) -> list[str]:
    found = (caution(source) for source in seen.sources.values())
    return [said for said in found if said is not None]


def _left_out(shown: Sheet) -> list[str]:
    if not shown.left_out:
        return []
    total = shown.left_out + len(shown.ids)
    return [f"Only {len(shown.ids)} of {total} sentences were shown to the model."]
