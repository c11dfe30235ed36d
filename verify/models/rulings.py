"""What a judge sees, and what it may say before the gate: numbers, never the text of a source."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from verify.models.found import Leaning
from verify.models.text import Label, Noun, Probability, Reason, Span, Stance


class Shown(Noun):
    """A numbered sentence as a judge sees it. `span` is its place in the source."""

    id: int
    source_id: str
    span: Span
    text: str
    published: date | None = None


class Pick(Noun):
    """A judge's choice of a shown sentence, or of the words `within` it (offsets into its text)."""

    sentence: int
    within: Span | None = None


class Stand(Noun):
    """What a judge says that a pick does to the claim."""

    pick: Pick
    stance: Stance
    score: Probability
    method: str


class Working(Noun):
    """A calculation before it is grounded: its inputs are picks."""

    text: str
    expression: str
    value: float | None
    inputs: tuple[Pick, ...] = Field(min_length=1)


class OtherFigure(Noun):
    """A figure that disagrees, before it is grounded."""

    text: str
    about: str
    pick: Pick


class Ruling(Noun):
    """A judge's word on a claim, in sentence ids: holding no source text, it cannot invent any.

    `reason` and `leaning` are those of a verdict that is not settled. `by` names who decided, where
    a judge has others decide for it.
    """

    label: Label
    confidence: Probability
    rationale: str
    stands: tuple[Stand, ...] = ()
    workings: tuple[Working, ...] = ()
    nearest: tuple[Pick, ...] = ()
    gaps: tuple[str, ...] = ()
    skipped_checks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    reason: Reason | None = None
    leaning: Leaning | None = None
    by: str | None = None


class AnswerRuling(Noun):
    """A judge's word on a question, in sentence ids. No `text` means that it abstains."""

    text: str | None
    picks: tuple[Pick, ...] = ()
    workings: tuple[Working, ...] = ()
    other: tuple[OtherFigure, ...] = ()
    nearest: tuple[Pick, ...] = ()
    reason: str | None = None
    cautions: tuple[str, ...] = ()
    by: str | None = None
