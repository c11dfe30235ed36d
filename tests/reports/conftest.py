"""Made-up articles and results on them, cited as the product cites them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest

from verify.models import (
    Answer,
    Calculation,
    Citation,
    Claim,
    DiffPart,
    Draft,
    Evidence,
    Failure,
    Figure,
    Finding,
    Mention,
    Quote,
    QuoteCheck,
    Report,
    Run,
    Source,
    Span,
    SpeakerCheck,
    Verdict,
)
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

TEXT = """The ferry pilots of Lower Harbour turned the offer down on Monday.
Six of the 24 crews voted against it, the harbour board said. Turnout was 81 percent.
"We will sail when the rota is fair," said Ida Holm, who speaks for the pilots.
"""
REPLY = """The harbour board said on Friday that most crews backed the offer.
Its chairman, Per Lund, called the vote "a fair day's work" and promised a new rota by May.
"""


class Desk(NamedTuple):
    """Sources, and the two things that the product does with them here."""

    sources: dict[str, Source]
    cite: Callable[..., Citation]
    context: Callable[[Citation], tuple[str, str, str]]


def desk_of(*sources: Source) -> Desk:
    by_id = {source.id: source for source in sources}

    def cite(words: str, source: Source = sources[0]) -> Citation:
        at = source.text.index(words)
        return Citation.of(source, Span(start=at, end=at + len(words)))

    def context(citation: Citation) -> tuple[str, str, str]:
        text = by_id[citation.source_id].text
        spans = [s for s in sentence_spans(text) if s.overlaps(citation.span)]
        start = min([citation.start, *(s.start for s in spans)])
        end = max([citation.end, *(s.end for s in spans)])
        return text[start : citation.start], citation.exact, text[citation.end : end]

    return Desk(by_id, cite, context)


@pytest.fixture
def article() -> Source:
    return from_text(
        TEXT,
        title="Ferry pilots turn offer down",
        publisher="The Harbour Post",
        published=date(2023, 3, 7),
        url="https://harbourpost.example/pilots?id=7&page=1",
    )


@pytest.fixture
def reply() -> Source:
    return from_text(REPLY, title="Board: crews backed offer", publisher="Lower Harbour Radio")


@pytest.fixture
def desk(article: Source, reply: Source) -> Desk:
    return desk_of(article, reply)


@pytest.fixture
def answer(desk: Desk) -> Answer:
    share = desk.cite("Six of the 24 crews")
    return Answer(
        status="answered",
        question="What share of the crews voted against the offer?",
        text="6 of 24 (25 %)",
        citations=(share,),
        calculations=(
            Calculation(text="6 of 24 = 25 %", expression="6 / 24", value=0.25, inputs=(share,)),
        ),
        other=(Figure(text="81 percent", about="turnout", citation=desk.cite("81 percent")),),
        judge="embedded",
    )


@pytest.fixture
def abstained(desk: Desk) -> Answer:
    return Answer(
        status="abstained",
        question="What does a ferry cost?",
        reason="No source states a price.",
        nearest=(desk.cite("Turnout was 81 percent."),),
        judge="embedded",
    )


@pytest.fixture
def failed_answer() -> Answer:
    failure = Failure(stage="judge", message="the model did not answer in 30 s", retryable=True)
    return Answer(
        status="failed",
        question="Who speaks for the pilots?",
        reason="the judge failed",
        failure=failure,
        judge="llm",
    )


def _claim(text: str, draft: str) -> Claim:
    at = draft.index(text)
    return Claim(text=text, span=Span(start=at, end=at + len(text)), sentence=text)


DRAFT = """Most crews backed the offer, the board says.
Half of the 24 crews voted against it.
The pilots turned the offer down on Monday.
Fares will go up in May.
The strike is over.
"We sail when the rota is fair," said Per Lund.
"This rota is a farce," one pilot said.
"""


@pytest.fixture
def refuted(desk: Desk) -> Finding:
    share = desk.cite("Six of the 24 crews")
    return Finding.judged(
        _claim("Half of the 24 crews voted against it.", DRAFT),
        Verdict(
            label="refuted",
            confidence=0.93,
            rationale="The source has 6 of 24, not half.",
            evidence=(
                Evidence(stance="refutes", score=0.93, method="quantity", citation=share),
                Evidence(
                    stance="reports",
                    score=0.4,
                    method="overlap",
                    citation=desk.cite("most crews backed the offer", desk_reply(desk)),
                ),
            ),
            calculations=(
                Calculation(text="6 of 24 = 25 %", expression="6/24", value=0.25, inputs=(share,)),
            ),
            judge="embedded",
        ),
    )


def desk_reply(desk: Desk) -> Source:
    return list(desk.sources.values())[1]


@pytest.fixture
def report(desk: Desk, refuted: Finding) -> Report:
    reply = desk_reply(desk)
    against = desk.cite("The ferry pilots of Lower Harbour turned the offer down on Monday.")
    behind = desk.cite("most crews backed the offer", reply)
    sail = desk.cite("We will sail when the rota is fair,")
    said = "We sail when the rota is fair,"
    farce = "This rota is a farce,"
    findings = (
        Finding.judged(
            _claim("Most crews backed the offer, the board says.", DRAFT),
            Verdict(
                label="conflicting",
                confidence=0.7,
                rationale="Two sources disagree.",
                evidence=(
                    Evidence(stance="supports", score=0.7, method="overlap", citation=behind),
                    Evidence(stance="refutes", score=0.6, method="overlap", citation=against),
                ),
                judge="embedded",
            ),
        ),
        refuted,
        Finding.judged(
            _claim("The pilots turned the offer down on Monday.", DRAFT),
            Verdict(
                label="supported",
                confidence=0.97,
                rationale="One sentence says so.",
                evidence=(
                    Evidence(stance="supports", score=0.97, method="overlap", citation=against),
                ),
                judge="embedded",
            ),
        ),
        Finding.judged(
            _claim("Fares will go up in May.", DRAFT),
            Verdict(
                label="not_enough_evidence",
                confidence=0.2,
                rationale="No sentence is about fares.",
                nearest=(desk.cite("promised a new rota by May", reply),),
                gaps=("a source on fares",),
                skipped_checks=("negation",),
                judge="embedded",
            ),
        ),
        Finding.failed(
            _claim("The strike is over.", DRAFT),
            Failure(stage="judge", message="the model sent an unreadable reply", retryable=True),
        ),
    )
    quotes = (
        QuoteCheck(
            quote=Quote(
                text=said,
                span=Span(start=DRAFT.index(said), end=DRAFT.index(said) + len(said)),
                speaker=Mention(text="Per Lund", span=_span_of("Per Lund")),
            ),
            label="altered",
            citation=sail,
            places=(sail,),
            diff=(
                DiffPart(op="equal", source="We", quote="We"),
                DiffPart(op="delete", source="will", quote=""),
                DiffPart(
                    op="equal",
                    source="sail when the rota is fair,",
                    quote="sail when the rota is fair,",
                ),
            ),
            flags=("tense_changed",),
            speaker=SpeakerCheck(claimed="Per Lund", found="Ida Holm", label="differs"),
            note="One word is missing.",
        ),
        QuoteCheck(
            quote=Quote(
                text=farce,
                span=Span(start=DRAFT.index(farce), end=DRAFT.index(farce) + len(farce)),
            ),
            label="not_found",
            note="No source has these words.",
        ),
    )
    return Report(
        draft=Draft(title="Pilots vote", path="pilots.md", text=DRAFT),
        findings=findings,
        quotes=quotes,
        run=Run(
            version="0.1.0",
            settings="abc123",
            library="def456",
            judge="embedded",
            started=datetime(2024, 5, 4, 10, 30, tzinfo=UTC),
            seconds=1.25,
        ),
    )


def _span_of(words: str) -> Span:
    at = DRAFT.index(words)
    return Span(start=at, end=at + len(words))
