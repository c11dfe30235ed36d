"""A checked draft, and the run that checked it."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from verify.models.drafts import Draft
from verify.models.found import Finding, QuoteCheck
from verify.models.text import Noun, Probability


class Run(Noun):
    """How a result came about: enough to say whether it would come about again.

    `tokens`, `cost` (dollars; None where the model's price is not known), `calls` and `cached`
    (replies that were known already) count what a model was used for; None where none was.
    `model_share` is the part of claims and questions that went to it.
    """

    version: str
    settings: str
    library: str
    judge: str
    prompts: dict[str, str] = Field(default_factory=dict)
    started: datetime
    seconds: float
    tokens: int | None = None
    cost: float | None = None
    calls: int | None = None
    cached: int | None = None
    model_share: Probability | None = None


class Report(Noun):
    """A checked draft: every claim and every quote in it, in the order of the draft."""

    draft: Draft
    findings: tuple[Finding, ...]
    quotes: tuple[QuoteCheck, ...]
    run: Run
