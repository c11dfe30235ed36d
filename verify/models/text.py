"""Values that nouns of every kind are made of."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Label = Literal["supported", "refuted", "conflicting", "not_enough_evidence"]
Stance = Literal["supports", "refutes", "reports"]
QuoteLabel = Literal[
    "verbatim",
    "typographic",
    "ellipsis",
    "bracketed",
    "stitched",
    "altered",
    "not_found",
    "as_transcribed",
]
Precision = Literal["day", "month", "year"]
Reason = Literal[
    "nothing_on_subject",
    "other_figure",
    "other_time",
    "other_name",
    "other_words",
    "only_reported",
    "only_possible",
    "needs_two_sources",
    "not_decided",
    "judges_disagree",
    "language",
    "fragment",
    "too_short",
    "too_long",
]
"""Why a claim is not settled.

Nothing on its subject was found; what was found has another figure, time or name, or not the quoted
words; it gives the claim only as somebody's word, or only as a possibility; only two sources
together have all of it; it is on the subject and was read as neither; the model and the checks
disagree; or the claim itself cannot be judged: it is in another language, has no
verb, or is too short or too long.
"""
Offset = Annotated[int, Field(ge=0)]
Probability = Annotated[float, Field(ge=0.0, le=1.0)]


class Noun(BaseModel):
    """A frozen value without room for what it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Noun):
    """A stretch of text, in code points, end exclusive."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends ({self.end}) before it starts ({self.start})")
        return self

    def of(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """This span, `by` characters further on."""
        return Span(start=self.start + by, end=self.end + by)

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
