"""The nouns of Verify: frozen values that hold only what is true of the text.

Offsets are Python code points into `Source.text` (or the draft), end exclusive. `Source.text` is
NFC with "\\n" line ends and never changes. A citation is made by slicing a source; a verdict that
its evidence does not carry cannot be constructed.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Annotated, Literal, Self
from urllib.parse import quote as percent_encode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from verify.errors import GroundingError

CONTEXT_CHARS = 32
"""Length of `Citation.prefix` and `Citation.suffix`, as Web Annotation tools use it."""

Label = Literal["supported", "refuted", "conflicting", "not_enough_evidence"]
Stance = Literal["supports", "refutes", "reports"]
QuoteLabel = Literal[
    "verbatim", "typographic", "ellipsis", "bracketed", "stitched", "altered", "not_found"
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


# ------------------------------------------------------------------------------------- sources


def source_id(text: str) -> str:
    """The id of a canonical text: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Source(Noun):
    """An article, report or page as it was read.

    `furniture` marks what is not the article (cookie lines, copyright tails, share bars): it is in
    the text, so that offsets stay true, but it is never evidence. `pages` are the offsets at which
    the pages of a paged document start. `published_precision` says how much of `published` was
    stated: an article dated "2021-05" has published 2021-05-01 with precision "month".
    """

    id: str
    title: str
    publisher: str | None = None
    published: date | None = None
    published_precision: Precision = "day"
    url: str | None = None
    path: str | None = None
    retrieved_at: datetime
    furniture: tuple[Span, ...] = ()
    pages: tuple[Offset, ...] = ()
    text: str

    @model_validator(mode="after")
    def _id_is_of_the_text(self) -> Self:
        if self.id != source_id(self.text):
            raise ValueError(f"source id {self.id} is not the id of its text")
        if any(span.end > len(self.text) for span in self.furniture):
            raise ValueError("furniture lies outside the text")
        return self

    def page_of(self, offset: int) -> int | None:
        """The page (counted from 1) that holds `offset`; None in an unpaged source."""
        started = [n for n, start in enumerate(self.pages, 1) if start <= offset]
        return started[-1] if started else None


class Passage(Noun):
    """A run of whole sentences of one source: the unit of retrieval. Its text is always sliced."""

    id: str
    source_id: str
    span: Span
    sentences: tuple[Span, ...]

    @model_validator(mode="after")
    def _sentences_lie_inside(self) -> Self:
        if not all(self.span.covers(sentence) for sentence in self.sentences):
            raise ValueError("a sentence lies outside its passage")
        return self


class Citation(Noun):
    """Exact words at an exact place in a source. Make one with `Citation.of`."""

    source_id: str
    title: str
    publisher: str | None = None
    published: date | None = None
    published_precision: Precision = "day"
    url: str | None = None
    page: int | None = None
    start: Offset
    end: Offset
    exact: str
    prefix: str
    suffix: str
    fragment_url: str | None = None

    @classmethod
    def of(cls, source: Source, span: Span) -> Citation:
        """The citation of `span` in `source`.

        Raises GroundingError for an empty span or one that reaches past the text.
        """
        if span.end > len(source.text) or not span.of(source.text).strip():
            raise GroundingError(
                f"no words at {span.start}-{span.end} in source {source.id} "
                f"({len(source.text)} characters)"
            )
        exact = span.of(source.text)
        prefix = source.text[max(0, span.start - CONTEXT_CHARS) : span.start]
        suffix = source.text[span.end : span.end + CONTEXT_CHARS]
        return cls(
            source_id=source.id,
            title=source.title,
            publisher=source.publisher,
            published=source.published,
            published_precision=source.published_precision,
            url=source.url,
            page=source.page_of(span.start),
            start=span.start,
            end=span.end,
            exact=exact,
            prefix=prefix,
            suffix=suffix,
            fragment_url=_fragment_url(source.url, prefix, exact, suffix),
        )

    @model_validator(mode="after")
    def _as_long_as_its_span(self) -> Self:
        if self.end - self.start != len(self.exact) or not self.exact.strip():
            raise ValueError(f"citation {self.start}-{self.end} does not fit its words")
        return self

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(start=self.start, end=self.end)

    def holds_in(self, text: str) -> bool:
        """Whether `text` has exactly these words at exactly this place."""
        return text[self.start : self.end] == self.exact


def _fragment_url(url: str | None, prefix: str, exact: str, suffix: str) -> str | None:
    """`url` with a text fragment (WICG scroll-to-text) that lights up `exact`; None without a url.

    Long or multi-line passages are named by their first and last words. Prefix and suffix are cut
    to whole words of the same line, since a browser matches on word boundaries within a block.
    """
    if url is None or not url.startswith(("http://", "https://")):
        return None
    words = exact.split()
    if len(exact) > 300 or "\n" in exact:
        text = ",".join(_fragment_term(" ".join(part)) for part in (words[:6], words[-6:]))
    else:
        text = _fragment_term(" ".join(words))
    before = prefix.rsplit("\n", 1)[-1]
    before = " ".join(before.split(" ")[1:]).strip() if len(before) == CONTEXT_CHARS else before
    after = suffix.split("\n", 1)[0]
    after = " ".join(after.split(" ")[:-1]).strip() if len(after) == CONTEXT_CHARS else after
    if before.strip():
        text = f"{_fragment_term(before.strip())}-,{text}"
    if after.strip():
        text = f"{text},-{_fragment_term(after.strip())}"
    joint = ":~:text=" if "#" in url else "#:~:text="
    return f"{url}{joint}{text}"


def _fragment_term(words: str) -> str:
    return percent_encode(words, safe="").replace("-", "%2D")


# ------------------------------------------------------------------------------ what is checked


class Mention(Noun):
    """Words of a draft or source that name something: a speaker, a cue."""

    text: str
    span: Span


class Claim(Noun):
    """A statement that can be true or false. `sentence` is the whole sentence it stands in."""

    text: str
    span: Span
    sentence: str

    @classmethod
    def alone(cls, text: str) -> Claim:
        """A claim that came by itself: its own draft and its own context."""
        return cls(text=text, span=Span(start=0, end=len(text)), sentence=text)


QuoteKind = Literal["direct", "mixed", "block", "transcript", "scare", "title"]


class Quote(Noun):
    """Words set as somebody's own. `span` covers the words inside the marks.

    `kind`: direct (a whole clause), mixed (a fragment inside a sentence of the writer's), block (a
    set-off paragraph), transcript ("Name: words"), and two that are not speech: scare, title.
    `speaker` is the fullest mention of whoever spoke, wherever in the text it stands; `named_as` is
    how the words beside the quote call them ("he").
    """

    text: str
    span: Span
    kind: QuoteKind = "direct"
    speaker: Mention | None = None
    named_as: Mention | None = None
    cue: Mention | None = None


# ---------------------------------------------------------------------------------- what is found


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


# -------------------------------------------------------------------------------------- reports


class Draft(Noun):
    """A text on its way to print."""

    title: str
    path: str | None = None
    text: str


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
    prompts: dict[str, str] = {}
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


# ------------------------------------------------------------- what a judge may say before ground


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

    `by` names who decided, where a judge has others decide for it.
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
