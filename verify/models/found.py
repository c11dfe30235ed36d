"""What is found: verdicts, answers and quotes that cannot say more than their citations carry."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from verify.models.drafts import Claim, Quote
from verify.models.sources import Citation
from verify.models.text import Label, Noun, Probability, QuoteLabel, Stance


class Evidence(Noun):
    """A cited passage and what it does to the claim.

    `reports` is the stance of words that only say that somebody said it. `score` is the judge's
    strength of evidence, 0 to 1; `method` says what decided ("overlap", "quantity", ...).
    """

    stance: Stance
    score: Probability
    method: str
    citation: Citation


class Calculation(Noun):
    """A figure that code derived, with its working: "4 of 15 = 26.7 %"."""

    text: str
    expression: str
    value: float | None
    inputs: tuple[Citation, ...] = Field(min_length=1)


class Figure(Noun):
    """A figure in the sources that disagrees with the answer, or is about something else."""

    text: str
    about: str
    citation: Citation


class Oddity(Noun):
    """Two figures of one cited source that do not go together, and why: a hint to look."""

    text: str
    citations: tuple[Citation, ...] = Field(min_length=2)


class Verdict(Noun):
    """What the evidence does to a claim. Cannot say more than its evidence carries.

    `cautions` are to be read beside the evidence: where a check by code and a model disagree, and
    where a source tries to give orders to its reader.
    """

    label: Label
    confidence: Probability
    rationale: str
    evidence: tuple[Evidence, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    gaps: tuple[str, ...] = ()
    skipped_checks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    judge: str

    @model_validator(mode="after")
    def _label_is_carried(self) -> Self:
        stances = {item.stance for item in self.evidence}
        needed: dict[Label, set[Stance]] = {
            "supported": {"supports"},
            "refuted": {"refutes"},
            "conflicting": {"supports", "refutes"},
            "not_enough_evidence": set(),
        }
        missing = needed[self.label] - stances
        if missing:
            raise ValueError(
                f"{self.label} without a citation that {' and '.join(sorted(missing))}"
            )
        return self


class Failure(Noun):
    """Why something was not decided. Never a verdict."""

    stage: str
    message: str
    retryable: bool = False

    @property
    def told(self) -> str:
        """The stage and the message in one line."""
        return f"{self.stage}: {self.message}"


class Finding(Noun):
    """A claim and what came of it: a verdict, or a failure."""

    status: Literal["judged", "failed"]
    claim: Claim
    verdict: Verdict | None = None
    failure: Failure | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        wanted = (True, False) if self.status == "judged" else (False, True)
        if (self.verdict is not None, self.failure is not None) != wanted:
            raise ValueError(f"a {self.status} finding has either a verdict or a failure")
        return self

    @classmethod
    def judged(cls, claim: Claim, verdict: Verdict) -> Finding:
        return cls(status="judged", claim=claim, verdict=verdict)

    @classmethod
    def failed(cls, claim: Claim, failure: Failure) -> Finding:
        return cls(status="failed", claim=claim, failure=failure)


class DiffPart(Noun):
    """One step of a word diff from the source's words to the quote's."""

    op: Literal["equal", "replace", "insert", "delete"]
    source: str
    quote: str


class SpeakerCheck(Noun):
    """Who the draft says spoke, and who the source says did."""

    claimed: str | None = None
    found: str | None = None
    label: Literal["matches", "differs", "unknown"] = "unknown"


QuoteFlag = Literal[
    "number_changed",
    "negation_changed",
    "name_changed",
    "tense_changed",
    "hedge_dropped",
    "trimmed_meaning",
    "not_speech",
    "speaker_not_read",
]


class QuoteCheck(Noun):
    """Whether a quote is in the sources, word for word, and who said it.

    `citation` is the best place, `places` are all of them (best first). `flags` name changes that
    turn a meaning; `note` says the result in one plain sentence.
    """

    quote: Quote
    label: QuoteLabel
    citation: Citation | None = None
    places: tuple[Citation, ...] = ()
    diff: tuple[DiffPart, ...] = ()
    flags: tuple[QuoteFlag, ...] = ()
    speaker: SpeakerCheck = SpeakerCheck()
    note: str = ""

    @model_validator(mode="after")
    def _found_means_cited(self) -> Self:
        if (self.label == "not_found") != (self.citation is None):
            raise ValueError(f"a quote that is {self.label} and its citation do not fit")
        return self


class Answer(Noun):
    """What the sources say to a question: cited words, or a reason for saying nothing."""

    status: Literal["answered", "abstained", "failed"]
    question: str
    text: str | None = None
    citations: tuple[Citation, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    other: tuple[Figure, ...] = ()
    nearest: tuple[Citation, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    reason: str | None = None
    cautions: tuple[str, ...] = ()
    failure: Failure | None = None
    judge: str

    @model_validator(mode="after")
    def _status_is_carried(self) -> Self:
        if self.status == "answered" and not (self.text and self.citations):
            raise ValueError("an answer needs words and a citation")
        if self.status != "answered" and (self.text is not None or not self.reason):
            raise ValueError(f"{self.status} needs a reason and no answer")
        if (self.status == "failed") != (self.failure is not None):
            raise ValueError("a failed answer, and only that, has a failure")
        return self
