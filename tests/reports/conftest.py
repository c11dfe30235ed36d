"""Made-up articles and results on them, cited as the product cites them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

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
    Stance,
    Verdict,
)
from verify.reports.passage import Context
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

TEXT = """The ferry pilots of Lower Harbour turned the offer down on Monday.
Six of the 24 crews voted against it, the harbour board said. Turnout was 81 percent.
"We will sail when the rota is fair," said Ida Holm, who speaks for the pilots.
"""
REPLY = """The harbour board said on Friday that most crews backed the offer.
Its chairman, Per Lund, called the vote "a fair day's work" and promised a new rota by May.
"""


RUN = Run(
    version="0.1.0",
    settings="abc123",
    library="def456",
    judge="embedded",
    started=datetime(2024, 5, 4, 10, 30, tzinfo=UTC),
    seconds=1.25,
)

Cite = Callable[..., Citation]
"""The citation of words in a source: `cite(words)` in the article, `cite(words, reply)`."""

HOSTILE = {
    "rich markup": "The board [red]paid[/red] [bold]24[/] crews [link=x]here[/link].",
    "broken markup": "The board [/] paid [/red] 24 [ crews \\[red].",
    "terminal escapes": "The \x1b[31mboard\x1b[0m paid \x1b]8;;https://evil.example\x1b\\24\x07.",
    "c1 and cursor": "The \x9b2Jboard \rpaid\b\b 24\x7f crews.",
    "bidi": "The board \u202epaid 24\u202c \u2066crews\u2069.",
    "script": "The <script>alert(1)</script> board </script></style></title><!-- paid.",
    "handler": "The <img src=x onerror=\"alert('1')\"> board <svg/onload=alert(1)> paid.",
    "form": "The <form action=https://evil.example><input name='pw'></form> board paid.",
    "breaking out": "The board \"><mark class='v'></blockquote></article> paid &lt;24&gt; &amp;.",
    "markdown": "The *board* _paid_ ![24](https://evil.example/x.png) [crews](x) `now` # 1.",
}


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    """One line of text that tries to be more than text."""
    return str(request.param)


@pytest.fixture
def report_all_of() -> Callable[[str], Report]:
    """A report in which every text, of sources, drafts, judges and errors, is the same one."""
    return _report_all_of


def _report_all_of(text: str) -> Report:
    source = from_text(f"Before. {text} After.", title=text, publisher=text, url=text, path=text)
    at = source.text.index("Before. ") + len("Before. ")
    cited = Citation.of(source, Span(start=at, end=len(source.text) - len(" After.")))
    web = cited.model_copy(update={"url": f"https://a.example/{text}", "fragment_url": text})
    draft = f"{text}\n{text}\n"
    whole = Span(start=0, end=len(text))
    claim = Claim(text=text, span=whole, sentence=text)
    calculation = Calculation(text=text, expression=text, value=None, inputs=(cited,))
    stances: tuple[Stance, ...] = ("refutes", "supports", "reports")
    verdict = Verdict(
        label="conflicting",
        confidence=0.5,
        rationale=text,
        evidence=tuple(
            Evidence(stance=stance, score=0.5, method=text, citation=web) for stance in stances
        ),
        calculations=(calculation,),
        nearest=(cited,),
        gaps=(text,),
        skipped_checks=(text,),
        judge=text,
    )
    check = QuoteCheck(
        quote=Quote(text=text, span=whole.shifted(2)),
        label="altered",
        citation=cited,
        places=(cited, web),
        diff=(
            DiffPart(op="equal", source=text, quote=text),
            DiffPart(op="replace", source=text, quote=text),
        ),
        flags=("number_changed",),
        speaker=SpeakerCheck(claimed=text, found=text, label="differs"),
        note=text,
    )
    failure = Failure(stage=text, message=text, retryable=True)
    return Report(
        draft=Draft(title=text, path=text, text=draft),
        findings=(Finding.judged(claim, verdict), Finding.failed(claim, failure)),
        quotes=(check,),
        run=RUN.model_copy(update={"judge": text}),
    )


@pytest.fixture
def cite(article: Source) -> Cite:
    def words_in(words: str, source: Source = article) -> Citation:
        at = source.text.index(words)
        return Citation.of(source, Span(start=at, end=at + len(words)))

    return words_in


@pytest.fixture
def context(article: Source, reply: Source) -> Context:
    by_id = {source.id: source for source in (article, reply)}

    def around(citation: Citation) -> tuple[str, str, str]:
        text = by_id[citation.source_id].text
        spans = [s for s in sentence_spans(text) if s.overlaps(citation.span)]
        start = min([citation.start, *(s.start for s in spans)])
        end = max([citation.end, *(s.end for s in spans)])
        return text[start : citation.start], citation.exact, text[citation.end : end]

    return around


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
def answer(cite: Cite) -> Answer:
    share = cite("Six of the 24 crews")
    return Answer(
        status="answered",
        question="What share of the crews voted against the offer?",
        text="6 of 24 (25 %)",
        citations=(share,),
        calculations=(
            Calculation(text="6 of 24 = 25 %", expression="6 / 24", value=0.25, inputs=(share,)),
        ),
        other=(Figure(text="81 percent", about="turnout", citation=cite("81 percent")),),
        judge="embedded",
    )


@pytest.fixture
def abstained(cite: Cite) -> Answer:
    return Answer(
        status="abstained",
        question="What does a ferry cost?",
        reason="No source states a price.",
        nearest=(cite("Turnout was 81 percent."),),
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
def refuted(cite: Cite, reply: Source) -> Finding:
    share = cite("Six of the 24 crews")
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
                    citation=cite("most crews backed the offer", reply),
                ),
            ),
            calculations=(
                Calculation(text="6 of 24 = 25 %", expression="6/24", value=0.25, inputs=(share,)),
            ),
            judge="embedded",
        ),
    )


@pytest.fixture
def report(cite: Cite, reply: Source, refuted: Finding) -> Report:
    against = cite("The ferry pilots of Lower Harbour turned the offer down on Monday.")
    behind = cite("most crews backed the offer", reply)
    sail = cite("We will sail when the rota is fair,")
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
                nearest=(cite("promised a new rota by May", reply),),
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
        run=RUN,
    )


def _span_of(words: str) -> Span:
    at = DRAFT.index(words)
    return Span(start=at, end=at + len(words))
