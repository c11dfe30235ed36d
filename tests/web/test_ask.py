"""A question or a claim, and the words that decide it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verify.verifier import Verifier
from verify.web.samples import QUESTIONS

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]


def check(at: AppTest, text: str, kind: str = "auto") -> AppTest:
    """The page after `text` was put into its box."""
    at.text_area[0].set_value(text)
    at.radio[0].set_value(kind)
    return at.button[0].click().run()


def test_a_question_is_answered_with_its_working_and_the_cited_words(
    page: Page, shown: Shown, library: Path
) -> None:
    html = shown(check(page(library), "What share of the crews rejected the offer?"))
    assert '<p class="v-answer" dir="auto">' in html
    assert "6 of 24 = 25" in html
    assert "<mark>Six of the 24 crews</mark>" in html
    assert html.index("v-answer") < html.index("v-working") < html.index("<mark>")
    assert 'href="article?source=' in html


def test_a_claim_gets_a_verdict_with_its_evidence(page: Page, shown: Shown, library: Path) -> None:
    html = shown(check(page(library), "Turnout was 81 percent."))
    assert html.index("Supported") < html.index("Evidence") < html.index("<mark>")


@pytest.mark.parametrize(
    ("text", "kind", "verdict"),
    [
        ("Turnout was 81 percent?", "auto", False),
        ("Turnout was 81 percent", "auto", True),
        ("Turnout was 81 percent?", "claim", False),
        ("what was the turnout", "question", False),
    ],
)
def test_what_asks_is_answered_and_never_judged(
    page: Page, shown: Shown, library: Path, text: str, kind: str, verdict: bool
) -> None:
    assert ("confidence" in shown(check(page(library), text, kind))) == verdict


def test_a_question_that_no_source_answers_is_declined_with_a_reason(
    page: Page, shown: Shown, library: Path
) -> None:
    html = shown(check(page(library), "What is the capital of France?"))
    assert "No answer was found" in html
    assert "v-answer" not in html


def test_an_empty_box_is_no_question_and_no_verdict(
    page: Page, shown: Shown, library: Path
) -> None:
    html = shown(check(page(library), "  "))
    assert 'class="v-notice" role="alert"' in html
    assert "v-badge" not in html


def test_a_hostile_source_is_shown_as_text(page: Page, shown: Shown, library: Path) -> None:
    html = shown(check(page(library), "The bridge has nine lanes and a toll of 7 dollars."))
    assert "<mark>" in html
    assert "&lt;" in html
    for element in ("<script", "<img", "<form", "<input", "\x1b", "\u202e"):
        assert element not in html


def test_a_result_stays_on_a_rerun_and_while_another_page_is_looked_at(
    page: Page, shown: Shown, library: Path
) -> None:
    at = check(page(library), "Turnout was 81 percent.")
    first = shown(at)
    assert shown(at.run()) == first
    at.switch_page("verify/web/pages/sources.py").run()
    assert "Supported" not in shown(at)
    at.switch_page("verify/web/pages/ask.py").run()
    assert shown(at) == first
    assert at.text_area[0].value == "Turnout was 81 percent."
    assert shown(check(at, "Turnout was 18 percent.")) != first


def test_an_empty_library_offers_the_samples_and_three_questions(
    page: Page, shown: Shown, tmp_path: Path
) -> None:
    at = page(tmp_path / "library")
    assert "The library is empty" in at.subheader[0].value
    assert not at.text_area
    assert [button.key for button in at.button][-3:] == list(QUESTIONS)
    at.button(key=QUESTIONS[0]).click().run()
    assert "4 of 15 = 26.7 %" in shown(at)
    with Verifier.open(tmp_path / "library") as desk:
        assert len(desk.sources()) == 17


def test_what_was_asked_has_an_address_that_opens_it_again(
    page: Page, shown: Shown, library: Path
) -> None:
    at = check(page(library), "What share of the crews rejected the offer?")
    name = at.query_params["asked"]
    again = page(library)
    again.query_params["asked"] = name
    assert "6 of 24 = 25" in shown(again.run())
    assert again.text_area[0].value == "What share of the crews rejected the offer?"


def test_an_address_of_something_that_is_not_kept_says_so(
    page: Page, shown: Shown, library: Path
) -> None:
    at = page(library)
    at.query_params["asked"] = "00000000"
    at.run()
    assert "nothing was asked under" in shown(at) + " ".join(e.value for e in at.error)
    assert not at.exception
