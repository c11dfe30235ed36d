"""An article, read where it was cited."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from verify.reports.addresses import reading_address, way_of
from verify.verifier import Verifier

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]


def test_a_citation_leads_to_its_article_with_the_words_lit(
    page: Page, shown: Shown, library: Path
) -> None:
    with Verifier.open(library) as desk:
        citations = desk.ask("What share of the crews rejected the offer?").citations
    way = way_of(reading_address(citations))
    assert way is not None
    html = shown(page(library, way[0], **way[1]))
    assert '<mark class="v-here" id="here" tabindex="-1">Six of the 24 crews</mark>' in html
    assert "The ferry pilots of Lower Harbour turned the offer down on Monday.\n" in html


def test_an_article_that_is_not_there_is_a_notice(page: Page, shown: Shown, library: Path) -> None:
    at = page(library, "article", source="feedfeedfeedfeed", at="1-2")
    assert "This article is not in the library" in shown(at)
    assert "Remove from the library" not in [button.label for button in at.button]


def test_an_article_is_removed_only_when_that_is_confirmed(
    page: Page, shown: Shown, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("The mayor opened the bridge on Monday.")
    with Verifier.open(tmp_path / "library") as desk:
        name = desk.add(tmp_path / "a.txt").added[0][0].id
    at = page(tmp_path / "library", "article", source=name)
    press(at, "Remove from the library")
    assert "mayor" in shown(at)
    press(at, "Keep it")
    press(at, "Remove from the library")
    press(at, "Remove")
    assert not at.exception
    with Verifier.open(tmp_path / "library") as desk:
        assert not desk.sources()


def press(at: AppTest, label: str) -> None:
    next(button for button in at.button if button.label == label).click().run()
