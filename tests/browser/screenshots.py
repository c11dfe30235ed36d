"""`make screenshots`: each page and its main states, at two widths, in light and dark.

Not part of the suite: pytest collects it only when it is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verify.shipped import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"1280": (1280, 900), "390": (390, 844)}
CLAIMS = (
    "Four of the coalition's 15 unions voted the June package down.",
    "About 15600 of the state's workers belong to AFSCME.",
    "The Kaiser strike took in 57000 employees.",
    "The ferry to Lower Harbour sank in a storm.",
)
OUT = Path(__file__).resolve().parents[2] / "screenshots"


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path, Path], AbstractContextManager[str]],
) -> Iterator[str]:
    """A desk over an empty library: the first picture is of the first run."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("VERIFY_CHECKER", raising=False)  # the judge that users have
        yield from _served(serve, folder)


def _served(
    serve: Callable[[Path, Path], AbstractContextManager[str]], folder: Path
) -> Iterator[str]:
    with serve(folder / "library", folder) as address:
        yield address


def settled(page: Page) -> None:
    """Wait until Streamlit has nothing left to do."""
    page.locator('[data-testid="stStatusWidget"]').wait_for(state="detached", timeout=60_000)
    page.wait_for_timeout(600)


def test_screenshots(browser: Browser, address: str) -> None:
    OUT.mkdir(exist_ok=True)
    page = browser.new_page()

    def shoot(name: str, whole: bool = True) -> None:
        settled(page)
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                page.wait_for_timeout(400)
                tall = page.evaluate("document.querySelector('.stMain').scrollHeight")
                if whole:
                    page.set_viewport_size({"width": width, "height": min(3000, max(height, tall))})
                page.screenshot(path=str(OUT / f"{name}-{size}-{theme}.png"))
                page.set_viewport_size({"width": width, "height": height})
        page.set_viewport_size({"width": 1280, "height": 900})

    page.goto(address)
    page.get_by_role("button", name="Try it with").wait_for()
    shoot("ask-first-run")
    page.get_by_role("button", name="Try it with").click()
    page.get_by_label("Question or claim", exact=True).wait_for(timeout=60_000)
    shoot("ask-empty")
    for name, text in {
        "answer": "What share of the unions rejected the June package?",
        "conflict": "Alder Falls spent $310,000 on clearing its roads this winter.",
        "missing": "The ferry to Lower Harbour sank in a storm.",
    }.items():
        page.get_by_label("Question or claim", exact=True).fill(text)
        page.get_by_role("button", name="Check").click()
        page.get_by_text(text).and_(page.locator(".v-asked")).wait_for()
        shoot(f"ask-{name}")
    box = page.get_by_label("Question or claim", exact=True)
    box.fill("How many nursing homes were due for a walkout?")
    page.get_by_role("button", name="Check").click()
    page.locator(".v-answer").wait_for()
    page.get_by_role("link", name="Read in the article").first.click()
    page.locator("#here").wait_for()
    shoot("article", whole=False)
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("heading", name="Sources").wait_for()
    shoot("sources")
    page.get_by_role("link", name="Draft", exact=True).click()
    page.get_by_role("heading", name="Check a draft").wait_for()
    shoot("draft-empty")
    page.get_by_role("tab", name="Upload").click()
    page.locator('input[type="file"]').set_input_files(str(shipped("seeds") / "draft.md"))
    page.get_by_text("draft.md").wait_for()
    shoot("draft-upload")
    page.get_by_role("button", name="Check this file").click()
    page.get_by_role("button", name="Check another draft").wait_for(timeout=120_000)
    page.get_by_role("button", name="Accept").wait_for()
    shoot("draft-checked")
    page.locator(".v-ref").nth(5).click()
    page.locator("#found", has_text="Claim 6").wait_for()
    settled(page)
    page.get_by_label("Your name").fill("Ida Holm")
    page.get_by_role("button", name="Give it another label").click()
    page.get_by_label("Why", exact=True).wait_for()
    shoot("draft-overruling", whole=False)
    page.get_by_label("Why", exact=True).fill("The mayor's office confirmed it by phone.")
    page.get_by_role("button", name="Save this label").click()
    page.locator(".v-decision").wait_for()
    shoot("draft-decided")
    page.get_by_role("link", name="Batch", exact=True).click()
    page.get_by_role("heading", name="Check a batch").wait_for()
    rows = "nr,sentence\n" + "\n".join(f"{n},{text}" for n, text in enumerate(CLAIMS, 1))
    (OUT / "claims.csv").write_text(rows, encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(str(OUT / "claims.csv"))
    page.get_by_role("button", name="Check these rows").wait_for()
    shoot("batch-columns")
    page.get_by_role("button", name="Check these rows").click()
    page.get_by_role("button", name="Check another batch").wait_for(timeout=60_000)
    shoot("batch-checked")
    page.locator('a[href="#found-2"]').click()
    page.locator("#found", has_text="Row 2").wait_for()
    settled(page)
    page.get_by_role("button", name="Accept").click()
    page.locator(".v-decided").wait_for()
    shoot("batch-decided")
    for name in ("Runs", "Settings"):
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", name=name).wait_for()
        shoot(name.lower())
    page.close()
