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
