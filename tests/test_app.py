"""The web page, run as Streamlit runs it, over small libraries of made-up articles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from verify.shipped import shipped
from verify.verifier import Verifier

PAGE = shipped("streamlit_app.py")
PILOTS = """The ferry pilots of Lower Harbour turned the offer down on Monday.
Six of the 24 crews rejected the offer, the harbour board said. Turnout was 81 percent.
"We will sail when the rota is fair," said Ida Holm, who speaks for the pilots.
"""
HOSTILE = """The toll bridge opened in May <script>alert(1)</script> with nine lanes.
<form action="https://evil.example"><input name="password"></form> The toll is 7 dollars.
The bridge <img src=x onerror=alert(2)> has [red]nine lanes[/red] \x1b[31mand\x1b[0m \u202ea toll.
"""

Page = Callable[[Path], AppTest]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two articles, one of them hostile."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "pilots.txt").write_text(PILOTS, encoding="utf-8")
    (folder / "bridge.txt").write_text(HOSTILE, encoding="utf-8")
    with Verifier.open(folder / "library") as desk:
        assert not desk.add(folder / "pilots.txt", folder / "bridge.txt").failed
    return folder / "library"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page over a library, run from a folder that is not ours."""
    monkeypatch.chdir(tmp_path)

    def over(store: Path) -> AppTest:
        monkeypatch.setenv("VERIFY_STORE", str(store))
        return AppTest.from_file(PAGE, default_timeout=60).run()

    return over


@pytest.fixture(scope="module", autouse=True)
def _closed_at_the_end() -> Iterator[None]:
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def check(at: AppTest, text: str, kind: str = "auto") -> str:
    """What the page shows after `text` was put into its box."""
    at.text_area[0].set_value(text)
    at.radio[0].set_value(kind)
    at.button[0].click().run()
    assert not at.exception
    return shown(at)


def shown(at: AppTest) -> str:
    return "".join(html.value for html in at.html if not html.value.startswith("<style>"))


def test_an_empty_library_offers_the_samples_and_then_the_box(page: Page, tmp_path: Path) -> None:
    at = page(tmp_path / "library")
    assert "The library is empty" in at.subheader[0].value
    assert not at.text_area
    at.button[0].click().run()
    assert not at.exception
    assert at.text_area[0].label == "Question or claim"
    with Verifier.open(tmp_path / "library") as desk:
        assert f"{len(desk.sources())} articles in the library" in shown(at)


def test_a_question_is_answered_with_its_working_and_the_cited_words(
    page: Page, library: Path
) -> None:
    html = check(page(library), "What share of the crews rejected the offer?")
    assert '<p class="v-answer" dir="auto">' in html
    assert "6 of 24 = 25" in html
    assert "<mark>Six of the 24 crews</mark>" in html
    assert html.index("v-answer") < html.index("v-working") < html.index("<mark>")


def test_a_claim_gets_a_verdict_with_its_evidence(page: Page, library: Path) -> None:
    html = check(page(library), "Turnout was 81 percent.")
    assert "Supported" in html
    assert html.index("Supported") < html.index("Evidence") < html.index("<mark>")


@pytest.mark.parametrize(
    ("text", "kind", "verdict"),
    [
        ("Turnout was 81 percent?", "auto", False),
        ("Turnout was 81 percent", "auto", True),
        ("Turnout was 81 percent?", "claim", True),
        ("what was the turnout", "question", False),
    ],
)
def test_a_question_mark_decides_unless_the_reader_does(
    page: Page, library: Path, text: str, kind: str, verdict: bool
) -> None:
    assert ("confidence" in check(page(library), text, kind)) == verdict


def test_a_question_that_no_source_answers_is_declined_with_a_reason(
    page: Page, library: Path
) -> None:
    html = check(page(library), "What is the capital of France?")
    assert "No answer in the sources" in html
    assert "v-answer" not in html


def test_an_empty_box_is_no_question_and_no_verdict(page: Page, library: Path) -> None:
    html = check(page(library), "  ")
    assert 'class="v-notice" role="alert"' in html
    assert "v-badge" not in html


def test_a_library_that_cannot_be_opened_is_a_failure_with_its_reason(
    page: Page, tmp_path: Path
) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.db").write_text("this is not a database " * 100)
    at = page(tmp_path / "library")
    assert not at.exception
    assert "v-failure" in shown(at)
    assert not at.text_area


def test_a_hostile_source_is_shown_as_text(page: Page, library: Path) -> None:
    html = check(page(library), "The bridge has nine lanes and a toll of 7 dollars.")
    assert "<mark>" in html
    assert "&lt;" in html
    for element in ("<script", "<img", "<form", "<input", "\x1b", "\u202e"):
        assert element not in html


def test_a_result_stays_until_the_next_one(page: Page, library: Path) -> None:
    at = page(library)
    first = check(at, "Turnout was 81 percent.")
    assert shown(at.run()) == first
    assert check(at, "Turnout was 18 percent.") != first
