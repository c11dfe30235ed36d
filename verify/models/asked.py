"""Questions, claims and quotes that were asked before, with what was found."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from verify.models.found import Answer, Finding, QuoteCheck
from verify.models.text import Noun

AskedKind = Literal["question", "claim", "quote"]
Found = Answer | Finding | QuoteCheck


class AskedRow(Noun):
    """What was asked, when, and what it came to; without what was found."""

    id: str
    at: datetime
    kind: AskedKind
    text: str
    outcome: str


class Asked(AskedRow):
    """What was asked, with what was found then: the same words, whatever the library has now."""

    result: Found


def kind_of(result: Found) -> AskedKind:
    """What was asked for a result."""
    kinds: dict[type[Noun], AskedKind] = {Answer: "question", Finding: "claim", QuoteCheck: "quote"}
    return kinds[type(result)]


def text_of(result: Found) -> str:
    """The words that were asked."""
    if isinstance(result, Answer):
        return result.question
    return result.claim.text if isinstance(result, Finding) else result.quote.text


def outcome_of(result: Found) -> str:
    """The label of a result, or the status of an answer."""
    if isinstance(result, Answer):
        return result.status
    if isinstance(result, QuoteCheck):
        return result.label
    return result.verdict.label if result.verdict else "failed"
