"""The desk from end to end, over real stores: every cited word is in its source."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verify.batch.bench import read_cases, score
from verify.errors import InputError, JudgeError
from verify.judges.judge import Dossier
from verify.models import AnswerRuling, Citation, Claim, Pick, Ruling, Span, Stand
from verify.shipped import shipped
from verify.sources.source import from_text
from verify.verifier import Verifier


def citations(value: Any) -> Iterator[dict[str, Any]]:
    """Every citation anywhere in a JSON value: what has source_id, start, end and exact."""
    if isinstance(value, dict):
        if {"source_id", "start", "end", "exact"} <= value.keys():
            yield value
        for item in value.values():
            yield from citations(item)
    elif isinstance(value, list):
        for item in value:
            yield from citations(item)


def assert_all_hold(desk: Verifier, *results: Any) -> int:
    count = 0
    for result in results:
        for cited in citations(result.model_dump(mode="json")):
            text = desk.show(cited["source_id"]).text
            assert text[cited["start"] : cited["end"]] == cited["exact"]
            count += 1
    return count


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verifier]:
    """The desk over the sample articles."""
    with Verifier.open(tmp_path_factory.mktemp("samples")) as desk:
        assert not desk.add(shipped("seeds") / "articles").failed
        yield desk


def test_every_citation_over_all_cases_is_in_its_source(samples: Verifier) -> None:
    count = 0
    for case in read_cases(shipped("seeds") / "cases.jsonl"):
        if case["kind"] == "claim":
            result: Any = samples.check_claim(case["claim"])
        elif case["kind"] == "quote":
            result = samples.check_quote(case["quote"], case.get("speaker"))
        else:
            result = samples.ask(case["question"])
        count += assert_all_hold(samples, result)
    assert count > 100


def test_most_of_the_labelled_cases_come_out_right(samples: Verifier) -> None:
    outcomes = [score(samples, c) for c in read_cases(shipped("seeds") / "cases.jsonl")]
    right = {
        kind: sum(o.right for o in outcomes if o.kind == kind)
        / sum(o.kind == kind for o in outcomes)
        for kind in ("claim", "quote", "question")
    }
    assert right["claim"] >= 0.45
    assert right["quote"] >= 0.8
    assert right["question"] >= 0.7


def test_every_claim_and_quote_of_a_draft_comes_out(samples: Verifier) -> None:
    text = (shipped("seeds") / "draft.md").read_text("utf-8")
    seen: list[tuple[int, int]] = []
    report = samples.check_draft(text, on_result=lambda _r, done, total: seen.append((done, total)))
    found = samples.extract(text)
    assert [f.claim for f in report.findings] == list(found.claims)
    speech = [q for q in found.quotes if q.kind not in ("scare", "title")]
    assert [q.quote.text for q in report.quotes] == [q.text for q in speech]
    assert len(seen) == len(report.findings) + len(report.quotes)
    assert seen[-1] == (len(seen), len(seen))
    for claim in found.claims:
        assert claim.span.of(report.draft.text) == claim.text
    assert assert_all_hold(samples, report) > 5


PEOPLE = st.sampled_from(["Ana Ruiz", "Tom Brandt", "the council", "Ines Okafor"])
VERBS = st.sampled_from(["approved", "rejected", "praised", "did not back", "accused"])
THINGS = st.sampled_from(["the loan", "the plan", "four of the nine bids", "a $3 million budget"])
SENTENCES = st.builds(lambda *parts: " ".join(parts) + ".", PEOPLE, VERBS, THINGS)
NOISE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ARTICLES = st.lists(st.one_of(SENTENCES, NOISE), min_size=1, max_size=8).map(" ".join)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(articles=st.lists(ARTICLES, min_size=1, max_size=3), claim=SENTENCES)
def test_every_citation_over_made_up_articles_is_in_its_source(
    tmp_path_factory: pytest.TempPathFactory, articles: list[str], claim: str
) -> None:
    with Verifier.open(tmp_path_factory.mktemp("made")) as desk:
        desk.library.add([from_text(a) for a in articles if a.strip()])
        assert_all_hold(
            desk,
            desk.check_claim(claim),
            desk.ask(f"Who {claim.split(' ', 2)[1]} the plan?"),
            desk.check_quote(claim),
            desk.check_draft(f"“{claim}” said Ana Ruiz. {claim}"),
        )


# -------------------------------------------------------------------------- judges from outside


class Scripted:
    """A judge that says what it was told to say."""

    name = "scripted"

    def __init__(self, ruling: Ruling | JudgeError) -> None:
        self.ruling = ruling

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        if isinstance(self.ruling, JudgeError):
            raise self.ruling
        return self.ruling

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        if isinstance(self.ruling, JudgeError):
            raise self.ruling
        return AnswerRuling(text="57 percent", picks=(Pick(sentence=999),))


def desk_with(folder: Path, ruling: Ruling | JudgeError) -> Verifier:
    opened = Verifier.open(folder)
    opened.library.add([from_text("The council approved the loan on Monday.")])
    return Verifier(opened.library, opened.settings, Scripted(ruling))


def test_a_claim_whose_judge_fails_is_reported_as_failed(tmp_path: Path) -> None:
    down = JudgeError("model", "the model is down", retryable=True)
    with desk_with(tmp_path, down) as desk:
        finding = desk.check_claim("The council approved the loan.")
        assert finding.status == "failed"
        assert finding.verdict is None
        assert finding.failure is not None
        assert (finding.failure.stage, finding.failure.retryable) == ("model", True)
        answer = desk.ask("Who approved the loan?")
        assert answer.status == "failed"
        assert answer.text is None
        report = desk.check_draft("The council approved the loan on Monday.")
        assert [f.status for f in report.findings] == ["failed"]


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(label="supported", confidence=0.9, rationale="trust me"),
        Ruling(
            label="supported",
            confidence=0.9,
            rationale="r",
            stands=(Stand(pick=Pick(sentence=7), stance="supports", score=0.9, method="invented"),),
        ),
        Ruling(
            label="refuted",
            confidence=0.9,
            rationale="r",
            stands=(Stand(pick=Pick(sentence=1), stance="supports", score=0.9, method="wrong"),),
        ),
    ],
)
def test_a_ruling_that_cannot_be_grounded_is_a_failure(tmp_path: Path, ruling: Ruling) -> None:
    with desk_with(tmp_path, ruling) as desk:
        finding = desk.check_claim("The council approved the loan.")
        assert finding.failure is not None
        assert finding.failure.stage == "ground"


def test_an_answer_that_cites_what_was_not_shown_is_a_failure(tmp_path: Path) -> None:
    ruling = Ruling(label="not_enough_evidence", confidence=0.5, rationale="r")
    with desk_with(tmp_path, ruling) as desk:
        assert desk.ask("Who approved the loan?").status == "failed"


# ------------------------------------------------------------------------------------ edges


def test_the_words_around_a_citation_are_its_sentence(tmp_path: Path) -> None:
    with Verifier.open(tmp_path) as desk:
        source = from_text("It rained. The council of Elm approved the loan. It snowed.")
        desk.library.add([source])
        start = source.text.index("council")
        citation = Citation.of(source, Span(start=start, end=start + 7))
        before, exact, after = desk.context(citation)
        assert (before, exact, after) == ("The ", "council", " of Elm approved the loan.")
        wide = desk.context(citation, sentences=2)
        assert "".join(wide) == source.text


def test_furniture_is_never_evidence(tmp_path: Path) -> None:
    article = "The council approved the loan on Monday after a long debate.\n\nLeave a comment"
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    with Verifier.open(tmp_path / "library") as desk:
        desk.add(tmp_path / "a.txt")
        finding = desk.check_claim("Readers leave a comment.")
        assert finding.verdict is not None
        shown = json.dumps(finding.model_dump(mode="json"))
        assert "Leave a comment" not in shown.replace("Readers leave a comment", "")


@pytest.mark.parametrize("nothing", ["", "  \n", "…", "“”"])
def test_nothing_to_check_is_an_input_error(samples: Verifier, nothing: str) -> None:
    for check in (samples.ask, samples.check_claim, samples.check_quote, samples.check_draft):
        with pytest.raises(InputError):
            check(nothing)


# ----------------------------------------------------------------------- the five real articles


@pytest.fixture(scope="module")
def real(real_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verifier]:
    with Verifier.open(tmp_path_factory.mktemp("real")) as desk:
        assert not desk.add(real_articles).failed
        yield desk


def test_the_share_of_unions_is_worked_out_and_the_57_percent_set_apart(real: Verifier) -> None:
    answer = real.ask("What share of SEBAC unions rejected the deal?")
    assert answer.text == "4 of 15 (26.7 %)"
    assert answer.calculations[0].text == "4 of 15 = 26.7 %"
    assert "four of the 15 SEBAC unions" in [c.exact for c in answer.citations]
    others = {figure.text: figure.about for figure in answer.other}
    assert "cast votes" in others["57 percent"]
    assert_all_hold(real, answer)


def test_a_party_is_read_off_the_words_by_the_office(real: Verifier) -> None:
    answer = real.ask("Malloy's party?")
    assert answer.text == "Democratic"
    assert all("Democratic" in c.exact for c in answer.citations)


def test_what_no_article_is_about_is_declined(real: Verifier) -> None:
    assert real.ask("What is the capital of France?").status == "abstained"


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("57 percent of the SEBAC unions rejected the deal", "refuted"),
        ("Most SEBAC unions rejected the deal", "refuted"),
        ("About 27 percent of SEBAC unions rejected the deal", "supported"),
        ("Lamont's revised proposal cut the state's share by $13 million", "supported"),
        ("Eleven of the 15 unions voted in favor", "supported"),
        (
            "Lamont's revised proposal raised the state's share from $267 million to $280 million",
            "refuted",
        ),
        ("At least 12 of the 15 unions have to vote for changes", "refuted"),
        ("Negotiators reached a concession deal late Wednesday", "refuted"),
        ("Kaiser bargained in bad faith", "not_enough_evidence"),
        ("SEIU endorsed Lamont in 2018", "supported"),
    ],
)
def test_claims_on_the_real_articles(real: Verifier, claim: str, label: str) -> None:
    finding = real.check_claim(claim)
    assert finding.verdict is not None
    assert finding.verdict.label == label, finding.verdict
    assert_all_hold(real, finding)
