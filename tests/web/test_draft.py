"""A draft, worked off while one watches, and decided about."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from verify.verifier import Verifier

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]
DRAFT = """A vote at the harbour

Six of the 24 crews rejected the offer. Turnout was 18 percent.
"We will strike when the rota is fair," said Ida Holm.
"""


def press(at: AppTest, label: str) -> AppTest:
    """The page after the button of that label was pressed."""
    return next(button for button in at.button if button.label == label).click().run()


def choose(at: AppTest, number: int) -> AppTest:
    """The page with that result chosen, as a click on its link chooses it."""
    at.session_state["draft_chosen"] = number
    return at.run()


def worked_off(at: AppTest) -> AppTest:
    """The page once the check is no longer at work."""
    until = time.monotonic() + 60
    while "Stop" in [button.label for button in at.button] and time.monotonic() < until:
        time.sleep(0.1)
        at.run()
    return at


@pytest.fixture
def checked(page: Page, library: Path) -> AppTest:
    """The page with a draft that was pasted and checked."""
    at = page(library, "draft")
    at.text_area[0].set_value(DRAFT)
    return worked_off(press(at, "Check this draft"))


def test_a_draft_is_marked_in_place_and_listed_the_worst_first(
    checked: AppTest, shown: Shown
) -> None:
    html = shown(choose(checked, 3))
    assert "<mark" in html
    assert 'href="#found-1"' in html
    listed = html[html.index('<ol class="v-items">') : html.index("</ol>")]
    assert listed.index("Altered") < listed.index("Supported")
    assert "<del>sail</del>" in html
    assert "<ins>strike</ins>" in html


def test_choosing_an_entry_shows_its_evidence(checked: AppTest, shown: Shown) -> None:
    html = shown(choose(checked, 1))
    assert "Claim 1" in html
    assert "<mark>Six of the 24 crews rejected the offer" in html


def test_a_check_is_kept_and_opened_again_from_its_address(
    checked: AppTest, page: Page, shown: Shown, library: Path
) -> None:
    run = checked.query_params["run"]
    assert f"draft?run={run}" in shown(page(library, "runs"))
    assert 'class="v-items"' in shown(page(library, "draft", run=run))
    assert "no run is kept under" in shown(page(library, "draft", run="feedfeed"))


def test_a_result_is_overruled_with_a_label_a_note_and_a_name(
    checked: AppTest, shown: Shown, library: Path
) -> None:
    press(choose(checked, 3), "Save this label")
    assert "a decision needs the name of who makes it" in shown(checked)
    next(box for box in checked.text_input if box.label == "Your name").set_value("Nora")
    next(box for box in checked.text_input if box.label == "Why").set_value("Heard on tape.")
    checked.selectbox[0].set_value("verbatim")
    html = shown(press(checked, "Save this label"))
    assert "Nora overrides it: ✓ Word for word" in html
    assert "Heard on tape." in html
    with Verifier.open(library) as desk:
        report = desk.kept(checked.query_params["run"]).report
    assert report is not None
    assert [(made.by, made.label) for made in report.decisions] == [("Nora", "verbatim")]
    assert "overrides it" not in shown(press(checked, "Take the decision back"))


def test_edited_words_are_checked_again(checked: AppTest, shown: Shown) -> None:
    choose(checked, 3)
    next(box for box in checked.text_input if box.label == "Your name").set_value("Nora")
    checked.text_area[0].set_value("We will sail when the rota is fair")
    html = shown(press(checked, "Check these words"))
    assert "Nora has other words checked" in html
    assert "Word for word" in html
    assert "Before the edit" in html


def test_a_word_file_is_read_and_checked(
    page: Page, shown: Shown, library: Path, tmp_path: Path
) -> None:
    document = Document()
    document.add_paragraph("Turnout was 81 percent.")
    document.save(str(tmp_path / "story.docx"))
    at = page(library, "draft")
    at.file_uploader[0].upload("story.docx", (tmp_path / "story.docx").read_bytes())
    html = shown(worked_off(press(at, "Check this file")))
    assert "Supported" in html


def test_what_is_no_draft_is_told(page: Page, shown: Shown, library: Path) -> None:
    at = page(library, "draft")
    assert "the draft is empty" in shown(press(at, "Check this draft"))
    at.file_uploader[0].upload("story.pdf", b"this is no pdf")
    assert "story.pdf" in shown(press(at, "Check this file"))


def test_a_hostile_draft_is_shown_as_text(page: Page, shown: Shown, library: Path) -> None:
    at = page(library, "draft")
    at.text_area[0].set_value(
        'The <img src=x onerror=alert(1)> toll is "<script>9</script>" dollars.'
    )
    at.text_input[0].set_value("<form>[a](javascript:1)")
    html = shown(worked_off(press(at, "Check this draft")))
    assert "&lt;img" in html
    for element in ("<script", "<img", "<form"):
        assert element not in html
    assert "<h1>&lt;form&gt;" in shown(at)
