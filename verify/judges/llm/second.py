"""A model asked once more where checks object to its reply: it keeps its label, or changes it."""

from __future__ import annotations

import hashlib
import json

from verify.errors import JudgeError
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.examined import Examined, Examiner, examined
from verify.judges.llm.overrule import SecondLook
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import ClaimReply, ReplyProblem, ReviewReply
from verify.judges.llm.shown import Sheet, plain
from verify.judges.llm.usable import named_only, usable_claim

_LONGEST = 600
"""Characters of a model's reasons that are shown to it again."""


class Reviewer:
    """Asks a model at an endpoint once more, with what was objected to its first reply."""

    def __init__(self, endpoint: Endpoint, prompt: Prompt) -> None:
        self._endpoint, self._prompt = endpoint, prompt

    def review(self, first: Examined, by: Examiner, shown: Sheet) -> tuple[Examined, SecondLook]:
        """What stands after the second look, and what came of it.

        The first reply stands where nothing objects to it and where the second look fails.
        """
        label = first.reply.label
        if not first.objections:
            return first, SecondLook()
        try:
            reply = self._endpoint.ask(
                self._prompt,
                self.fields(first, by, shown),
                ReviewReply,
                lambda given: _usable(given, first.reply, shown.ids),
            )
        except JudgeError as error:
            return first, SecondLook("failed", label, f"({error.stage}: {error})")
        second = examined(_together(first.reply, reply), by)
        return second, SecondLook("kept" if reply.decision == "keep" else "changed", label)

    def fields(self, first: Examined, by: Examiner, shown: Sheet) -> dict[str, str]:
        """What the prompt is filled in with."""
        objections = "\n".join(f"- {plain(why)}" for why in first.whys)
        return {
            "claim": by.claim.text,
            "sentences": shown.text,
            "reply": _fenced(first.reply),
            "objections": objections,
        }

    @property
    def prompt(self) -> Prompt:
        """What the model is told."""
        return self._prompt


def _fenced(reply: ClaimReply) -> str:
    """A model's own reply, as data: its reasons may repeat what a source says."""
    said = {
        "reasoning": plain(reply.reasoning)[:_LONGEST],
        "label": reply.label,
        "supporting": reply.supporting,
        "refuting": reply.refuting,
        "reporting": reply.reporting,
    }
    body = json.dumps(said, ensure_ascii=False)
    mark = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"<<<REPLY {mark}\n{body}\nREPLY {mark}>>>"


def _together(first: ClaimReply, second: ReviewReply) -> ClaimReply:
    """The reply that stands: the first with what was added to it, or the second in its place."""
    if second.decision == "keep":
        return first.model_copy(
            update={
                "supporting": _joined(first.supporting, second.supporting),
                "refuting": _joined(first.refuting, second.refuting),
                "reporting": _joined(first.reporting, second.reporting),
                "working": second.working or first.working,
            }
        )
    return ClaimReply(
        reasoning=second.reasoning,
        label=second.label or first.label,
        supporting=second.supporting,
        refuting=second.refuting,
        reporting=second.reporting,
        working=second.working,
        missing=second.missing,
    )


def _joined(one: list[int], other: list[int]) -> list[int]:
    return list(dict.fromkeys([*one, *other]))


def _usable(reply: ReviewReply, first: ClaimReply, ids: frozenset[int]) -> None:
    """Raises ReplyProblem for a reply that contradicts itself or names what was not shown."""
    if reply.decision == "keep" and reply.label not in ("", first.label):
        raise ReplyProblem(
            f'the decision is "keep", but the label is {reply.label}, not {first.label}.'
        )
    if reply.decision == "change" and not reply.label:
        raise ReplyProblem('the decision is "change", but there is no label.')
    named_only(reply, ids, "supporting", "refuting", "reporting")
    usable_claim(_together(first, reply), ids)
