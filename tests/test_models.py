"""The nouns cannot hold what is not true of the text."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from verify.errors import GroundingError
from verify.models import (
    Answer,
    Citation,
    Claim,
    Evidence,
    Failure,
    Finding,
    Label,
    Quote,
    QuoteCheck,
    Report,
    Run,
    Source,
    Span,
    Stance,
    Verdict,
    source_id,
)

TEXT = "The council met on Monday.\nThree of the nine members voted against the plan.\nIt passed."


def make_source(text: str = TEXT, url: str | None = "https://example.org/a") -> Source:
    return Source(
        id=source_id(text),
        title="Council passes plan",
        publisher="The Example",
        published=date(2024, 5, 6),
        url=url,
        retrieved_at=datetime(2024, 5, 7, tzinfo=UTC),
        text=text,
    )


def cite(words: str, source: Source | None = None) -> Citation:
    source = source or make_source()
    start = source.text.index(words)
    return Citation.of(source, Span(start=start, end=start + len(words)))


def evidence(stance: Stance) -> Evidence:
    citation = cite("Three of the nine members")
    return Evidence(stance=stance, score=0.9, method="overlap", citation=citation)


def test_a_citation_is_the_words_at_its_place() -> None:
    citation = cite("Three of the nine members")
    assert citation.holds_in(TEXT)
    assert citation.prefix.endswith("Monday.\n")
    assert citation.suffix.startswith(" voted")
    assert len(citation.prefix) <= 32
    assert len(citation.suffix) <= 32


@given(st.text(min_size=1), st.data())
def test_every_citation_of_any_text_holds_in_it(text: str, data: st.DataObject) -> None:
    try:
        source = make_source(text, url="https://example.org/x?y=1#top")
    except UnicodeEncodeError:
        return
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        citation = Citation.of(source, Span(start=start, end=end))
        assert citation.holds_in(text)
        assert Citation.model_validate_json(citation.model_dump_json()) == citation
    else:
        with pytest.raises(GroundingError):
            Citation.of(source, Span(start=start, end=end))


def test_a_citation_past_the_text_is_refused() -> None:
    with pytest.raises(GroundingError, match="no words at"):
        Citation.of(make_source(), Span(start=0, end=len(TEXT) + 1))


def test_a_citation_whose_words_do_not_fit_its_span_is_refused() -> None:
    stored = cite("It passed.").model_dump()
    with pytest.raises(ValidationError, match="does not fit its words"):
        Citation.model_validate({**stored, "exact": "It failed narrowly."})


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("It passed.", "#:~:text=voted%20against%20the%20plan."),
        ("voted against", "-,voted%20against,-"),
    ],
)
def test_a_citation_leads_a_browser_to_its_words(words: str, fragment: str) -> None:
    url = cite(words).fragment_url
    assert url is not None
    assert url.startswith("https://example.org/a#:~:text=")
    assert fragment.removeprefix("#:~:text=voted%20against%20the%20plan.") in url


def test_dashes_ampersands_and_commas_in_a_text_fragment_are_encoded() -> None:
    source = make_source("Costs rose 3-4 points, R&D too.")
    url = cite("3-4 points, R&D", source).fragment_url
    assert url is not None
    assert "3%2D4%20points%2C%20R%26D" in url


def test_a_source_without_an_address_gives_no_link() -> None:
    assert cite("It passed.", make_source(url=None)).fragment_url is None
    assert cite("It passed.", make_source(url="javascript:alert(1)")).fragment_url is None


def test_a_source_whose_id_is_not_of_its_text_is_refused() -> None:
    stored = make_source().model_dump()
    with pytest.raises(ValidationError, match="is not the id of its text"):
        Source.model_validate({**stored, "text": TEXT + " "})


@pytest.mark.parametrize(
    ("label", "stances"),
    [
        ("supported", []),
        ("supported", ["refutes"]),
        ("supported", ["reports"]),
        ("refuted", []),
        ("refuted", ["supports"]),
        ("conflicting", ["supports"]),
        ("conflicting", ["refutes"]),
    ],
)
def test_a_verdict_that_its_evidence_does_not_carry_cannot_be_made(
    label: Label, stances: list[Stance]
) -> None:
    with pytest.raises(ValidationError, match="without a citation that"):
        Verdict(
            label=label,
            confidence=0.9,
            rationale="",
            evidence=tuple(evidence(s) for s in stances),
            judge="test",
        )


@pytest.mark.parametrize(
    ("label", "stances"),
    [
        ("supported", ["supports"]),
        ("refuted", ["refutes"]),
        ("conflicting", ["supports", "refutes"]),
        ("not_enough_evidence", []),
        ("not_enough_evidence", ["reports"]),
    ],
)
def test_a_carried_verdict_survives_json(label: Label, stances: list[Stance]) -> None:
    verdict = Verdict(
        label=label,
        confidence=0.5,
        rationale="r",
        evidence=tuple(evidence(s) for s in stances),
        judge="test",
    )
    assert Verdict.model_validate_json(verdict.model_dump_json()) == verdict


def test_a_verdict_that_was_kept_before_reasons_still_loads() -> None:
    verdict = Verdict(label="not_enough_evidence", confidence=0.5, rationale="", judge="test")
    old = verdict.model_dump(mode="json", exclude={"reason", "leaning"})
    assert Verdict.model_validate(old) == verdict


def test_only_what_is_open_has_a_reason_and_a_leaning() -> None:
    known = {"confidence": 0.5, "rationale": "", "judge": "test"}
    leaning = {"supports": 0.2, "refutes": 0.6}
    found = Verdict.model_validate(
        {**known, "label": "not_enough_evidence", "reason": "other_time", "leaning": leaning}
    )
    assert found.leaning is not None
    assert found.leaning.side == "refutes"
    assert Verdict.model_validate_json(found.model_dump_json()) == found
    carried = {**known, "label": "supported", "evidence": [evidence("supports")]}
    for what in ({"reason": "other_time"}, {"leaning": leaning}):
        with pytest.raises(ValidationError, match="no reason and no leaning"):
            Verdict.model_validate(carried | what)
    with pytest.raises(ValidationError):
        Verdict.model_validate({**known, "label": "not_enough_evidence", "reason": "because"})


def test_a_run_that_was_kept_before_it_said_what_was_sent_still_loads() -> None:
    started = {"version": "0.1.0", "settings": "s", "library": "l", "judge": "j", "seconds": 1.0}
    run = Run.model_validate({**started, "started": "2024-05-04T10:30:00Z"})
    assert run.sent is None


def test_a_finding_has_a_verdict_or_a_failure_never_both_or_none() -> None:
    claim = Claim.alone("Three members voted against.")
    verdict = Verdict(label="not_enough_evidence", confidence=0.5, rationale="", judge="test")
    failure = Failure(stage="judge", message="model is down", retryable=True)
    assert Finding.judged(claim, verdict).failure is None
    assert Finding.failed(claim, failure).verdict is None
    for status, got, lost in [
        ("judged", None, failure),
        ("judged", verdict, failure),
        ("failed", verdict, None),
        ("failed", None, None),
    ]:
        with pytest.raises(ValidationError):
            Finding.model_validate(
                {"status": status, "claim": claim, "verdict": got, "failure": lost}
            )


def test_an_answer_has_words_and_a_citation_or_a_reason() -> None:
    words = {"question": "Who?", "judge": "test"}
    Answer.model_validate({**words, "status": "abstained", "reason": "No source is about this."})
    Answer.model_validate(
        {**words, "status": "answered", "text": "It passed.", "citations": [cite("It passed.")]}
    )
    broken_ones: list[dict[str, object]] = [
        {"status": "answered", "text": "It passed."},
        {"status": "answered", "citations": [cite("It passed.")]},
        {"status": "abstained"},
        {"status": "abstained", "text": "It passed.", "reason": "unsure"},
        {"status": "failed", "reason": "model is down"},
    ]
    for broken in broken_ones:
        with pytest.raises(ValidationError):
            Answer.model_validate({**words, **broken})


def test_a_quote_that_was_found_is_cited_and_one_that_was_not_is_not() -> None:
    quote = Quote(text="It passed.", span=Span(start=0, end=10))
    QuoteCheck(quote=quote, label="not_found")
    QuoteCheck(quote=quote, label="verbatim", citation=cite("It passed."))
    with pytest.raises(ValidationError):
        QuoteCheck(quote=quote, label="verbatim")
    with pytest.raises(ValidationError):
        QuoteCheck(quote=quote, label="not_found", citation=cite("It passed."))


def test_nouns_are_frozen_and_have_no_room_for_more() -> None:
    span = Span(start=1, end=2)
    with pytest.raises(ValidationError):
        span.start = 0  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Span.model_validate({"start": 1, "end": 2, "colour": "red"})
    with pytest.raises(ValidationError):
        Span(start=3, end=2)


def test_a_page_is_found_by_its_offset() -> None:
    source = make_source().model_copy(update={"pages": (0, 27)})
    assert source.page_of(0) == 1
    assert source.page_of(27) == 2
    assert make_source().page_of(5) is None


def test_a_report_survives_json() -> None:
    verdict = Verdict(
        label="supported",
        confidence=0.9,
        rationale="r",
        evidence=(evidence("supports"),),
        judge="test",
    )
    claim = Claim.alone("Three of nine voted against.")
    report = Report.model_validate(
        {
            "draft": {"title": "Draft", "text": "Three of nine voted against."},
            "findings": [Finding.judged(claim, verdict)],
            "quotes": [],
            "run": Run(
                version="0",
                settings="s",
                library="l",
                judge="test",
                started=datetime(2024, 1, 1, tzinfo=UTC),
                seconds=0.1,
            ),
        }
    )
    assert Report.model_validate(json.loads(report.model_dump_json())) == report
