"""The pages of the desk, by name: their files, titles and addresses."""

from pathlib import Path

import streamlit as st

_PAGES = Path(__file__).parent / "pages"
TITLES = {
    "ask": "Ask",
    "draft": "Draft",
    "sources": "Sources",
    "batch": "Batch",
    "runs": "Runs",
    "settings": "Settings",
}
"""What the menu offers, in its order. The article page is reached from them."""


def page_file(name: str) -> Path:
    """The file of a page. Files, not functions: a test can go to them."""
    return _PAGES / f"{name}.py"


def pages() -> list[st.Page]:
    """Every page, the first one as the front page."""
    listed = [
        st.Page(page_file(name), title=title, url_path=name, default=name == "ask")
        for name, title in TITLES.items()
    ]
    return [*listed, st.Page(page_file("article"), title="Article", url_path="article")]
