"""What is in the library, and what goes into it."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]


def test_sources_are_listed_and_searched(page: Page, shown: Shown, library: Path) -> None:
    at = page(library, "sources")
    assert "ferry pilots" in shown(at)
    assert "toll bridge" in shown(at)
    box = next(box for box in at.text_input if box.label == "Search the list")
    box.set_value("PILOTS ferry").run()
    assert "ferry pilots" in shown(at)
    assert "toll bridge" not in shown(at)


def test_a_folder_is_read_and_what_failed_is_told(page: Page, shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text("The mayor opened the bridge on Monday.")
    (folder / "bad.pdf").write_bytes(b"this is no pdf")
    at = page(tmp_path / "library", "sources")
    box = next(box for box in at.text_input if box.label == "Folder on this computer")
    box.set_value(str(folder))
    next(button for button in at.button if button.label == "Read this folder").click().run()
    html = shown(at)
    assert "1 article added" in html
    assert "1 could not be read" in html
    assert "<b>bad.pdf</b>" in html
    assert "The mayor opened the bridge" in html


def test_nothing_to_add_is_told(page: Page, shown: Shown, library: Path) -> None:
    at = page(library, "sources")
    next(button for button in at.button if button.label == "Read this page").click().run()
    assert "There is nothing to add" in shown(at)


def test_uploads_are_added_and_a_broken_one_fails_alone(
    page: Page, shown: Shown, tmp_path: Path
) -> None:
    at = page(tmp_path / "library", "sources")
    at.file_uploader[0].upload("good.txt", b"The mayor opened the bridge on Monday.")
    at.file_uploader[0].upload("../../bad.pdf", b"this is no pdf")
    next(button for button in at.button if button.label == "Add to the library").click().run()
    html = shown(at)
    assert "1 article added" in html
    assert "<b>bad.pdf</b>" in html
