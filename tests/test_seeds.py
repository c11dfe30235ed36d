"""The sample articles, the sample draft and the labelled cases are what seeds/README.md says."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from verify.models import Label, QuoteFlag, QuoteLabel, Source
from verify.settings import Settings
from verify.shipped import shipped
from verify.sources.read import read, read_draft
from verify.text.fold import fold
from verify.verifier import Verifier

SEEDS = shipped("seeds")
QUOTED = re.compile(r"[\"“][^\"”]{1,80}[\"”]")
NAMES = re.compile(
    "Connecticut Conference of Municipalities|Department of Environmental Protection|"
    "Gov. Dannel P. Malloy|District 1199 New England|Connecticut Paraeducator Coalition"
)
WORD = re.compile(r"[\w$%.,'’-]*\w")
LONGEST_SHARED_RUN = 4
"""Words in a row that an article may have in common with a real one, outside names and quotes."""


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in (SEEDS / name).read_text("utf-8").splitlines()]


def sources_of(folder: Path) -> list[Source]:
    """The sources in a folder; fails on one that cannot be read."""
    found = list(read(folder, Settings()))
    assert [item for item in found if not isinstance(item, Source)] == []
    return [item for item in found if isinstance(item, Source)]


CASES = rows("cases.jsonl")
EXPECTED = rows("draft-expected.jsonl")


@pytest.fixture(scope="module")
def articles() -> list[Source]:
    """The sample articles as sources."""
    return sources_of(SEEDS / "articles")


@pytest.fixture(scope="module")
def told(articles: list[Source]) -> list[str]:
    """What each sample article tells: its text without its furniture."""
    texts = []
    for source in articles:
        text = source.text
        for span in sorted(source.furniture, key=lambda s: s.start, reverse=True):
            text = text[: span.start] + text[span.end :]
        texts.append(text)
    return texts


def test_every_article_has_a_title_a_date_and_a_text(articles: list[Source]) -> None:
    assert len(articles) == 17
    assert all(source.title and source.published and len(source.text) > 200 for source in articles)


def test_articles_name_only_publishers_and_addresses_that_cannot_exist(
    articles: list[Source],
) -> None:
    urls = [source.url for source in articles if source.url]
    assert len(urls) >= 14
    assert all(re.match(r"https://\w+\.example\.(com|org)/", url) for url in urls)
    assert all(source.publisher for source in articles if source.url)


def test_no_article_borrows_a_sentence_from_a_real_one(real_articles: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        size = LONGEST_SHARED_RUN + 1
        found = set()
        for piece in NAMES.sub("\n", QUOTED.sub("\n", text)).split("\n"):
            words = [word.lower() for word in WORD.findall(piece)]
            found |= {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
        return found

    real = set().union(*(runs(path.read_text("utf-8")) for path in real_articles.glob("*.txt")))
    ours = [*(SEEDS / "articles").iterdir(), *SEEDS.glob("*.md")]
    assert {" ".join(run) for path in ours for run in runs(path.read_text("utf-8")) & real} == set()


def test_cases_are_many_and_of_every_label() -> None:
    count = Counter(case["kind"] for case in CASES)
    assert count["claim"] >= 80
    assert count["quote"] >= 35
    assert count["question"] >= 45
    assert len({case["id"] for case in CASES}) == len(CASES) == sum(count.values())
    assert {c["label"] for c in CASES if c["kind"] == "claim"} == set(get_args(Label))
    assert {c["label"] for c in CASES if c["kind"] == "quote"} == set(get_args(QuoteLabel)) - {
        "as_transcribed"
    }  # which needs a source that a machine wrote down
    assert sum("abstain" in case for case in CASES) >= 12


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_has_the_fields_of_its_kind(case: dict[str, Any]) -> None:
    kind = case["kind"]
    known = {"id", "kind", "skill", kind}
    needed = {
        "claim": {"label"} if case.get("label") == "not_enough_evidence" else {"label", "cites"},
        "quote": {"label"},
        "question": {"abstain"} if "abstain" in case else {"answer", "cites"},
    }[kind]
    allowed = {"quote": {"speaker", "speaker_label", "found", "flags"}}.get(kind, set())
    assert needed <= set(case) - known <= needed | allowed
    assert case[kind].strip()
    assert all(isinstance(case[name], list) and case[name] for name in needed & {"answer", "cites"})
    assert set(case.get("flags", ())) <= set(get_args(QuoteFlag))
    assert ("found" in case) == (case.get("speaker_label") == "differs")
    assert case.get("speaker_label") in (None, "matches", "differs")


@pytest.mark.parametrize("case", [c for c in CASES if "cites" in c], ids=lambda case: case["id"])
def test_what_a_case_cites_is_in_an_article(case: dict[str, Any], told: list[str]) -> None:
    missing = [words for words in case["cites"] if not any(words in text for text in told)]
    assert missing == []


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["kind"] == "quote"], ids=lambda case: case["id"]
)
def test_a_quote_is_in_an_article_exactly_when_its_label_says_so(
    case: dict[str, Any], told: list[str]
) -> None:
    def within(quote: str, text: str) -> bool:
        return quote.casefold() in text.casefold()

    quote = case["quote"]
    verbatim = any(quote in text for text in told)
    folded = any(within(fold(quote).text, fold(text).text) for text in told)
    assert verbatim == (case["label"] == "verbatim")
    assert folded == (case["label"] in ("verbatim", "typographic"))


@pytest.fixture(scope="module")
def draft() -> str:
    """The text of the sample draft."""
    _title, text = read_draft(SEEDS / "draft.md", Settings())
    return text


def test_what_is_expected_of_the_draft_is_in_it_once(draft: str) -> None:
    assert 380 <= len(draft.split()) <= 450
    assert {row["words"]: draft.count(row["words"]) for row in EXPECTED} == {
        row["words"]: 1 for row in EXPECTED
    }


def test_the_draft_has_faults_of_every_sort() -> None:
    labels = Counter((row["kind"], row["label"]) for row in EXPECTED)
    assert {label for kind, label in labels if kind == "claim"} == set(get_args(Label))
    assert labels["quote", "altered"] >= 2
    assert sum(row.get("speaker_label") == "differs" for row in EXPECTED) >= 2
    assert all(row["why"] for row in EXPECTED)


WORD_FOR_WORD = ("verbatim", "typographic")


def test_the_desk_tells_the_faults_of_the_draft(
    draft: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the judge that users have: all quotes, a quarter of the claims, none the wrong way."""
    monkeypatch.delenv("VERIFY_CHECKER")
    with Verifier.open(tmp_path / "store") as desk:
        desk.add(SEEDS / "articles")
        report = desk.check_draft(draft)
    wrong = []
    for row in EXPECTED:
        at = draft.index(row["words"])
        if row["kind"] == "quote":
            (check,) = (q for q in report.quotes if q.quote.span.start <= at < q.quote.span.end)
            label = WORD_FOR_WORD if row["label"] == "verbatim" else (row["label"],)
            assert check.label in label
            assert check.speaker.label == row.get("speaker_label", check.speaker.label)
            continue
        found = [f for f in report.findings if f.claim.span.start <= at < f.claim.span.end]
        (verdict,) = (finding.verdict for finding in found)
        assert verdict is not None
        assert (row["label"], verdict.label) != ("refuted", "supported")
        if verdict.label != row["label"]:
            wrong.append(row["words"])
    assert "was worth $41.1 billion" not in wrong
    assert len(wrong) <= 12
