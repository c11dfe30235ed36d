"""Links of ours that keep the session, and a place on the page brought into view."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st

from verify.errors import VerifyError
from verify.models import Failure
from verify.reports.addresses import way_of
from verify.reports.cards import failure_box
from verify.reports.marked import line

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


def show(html: str) -> None:
    """HTML that verify.reports made."""
    st.html(f'<div class="v">{html}</div>')


def notice(words: str) -> None:
    """Something a reader should do otherwise; no failure."""
    show(notice_html(words))


def notice_html(words: str) -> str:
    """The same as a piece of HTML."""
    return f'<p class="v-notice" role="alert">{line(words)}</p>'


def failed(stage: str, error: VerifyError | str) -> None:
    """A failure, which nobody can take for a verdict."""
    show(failure_box(Failure(stage=stage, message=str(error))))


HERE, BACK = "page_here", "page_back"
"""In the session: the page that is shown, and the one from which an article was opened."""


def wire(to: Sequence[str] = (), key: str = "") -> str | None:
    """The link within the page that was chosen just now; one to another page opens that instead.

    The elements with the ids `to` are brought into view, one after another, once for each `key`.
    """
    data = {"to": list(to), "key": key} if to else None
    # A key for each page: one that stayed on would report to the page that it came from.
    mounted = _mounted()(
        data=data, key=f"wire-{st.session_state.get(HERE)}", on_chosen_change=_nothing
    )
    chosen: str | None = mounted.chosen
    way = way_of(chosen or "")
    if way is not None:
        st.session_state[BACK] = st.session_state.get(HERE, "ask")
        st.switch_page(page_file(way[0]), query_params=way[1])
    return chosen


@cache
def _mounted() -> Any:
    script = files("verify.web").joinpath("wire.js").read_text(encoding="utf-8")
    return st.components.v2.component("verify_wire", js=script)


def _nothing() -> None:
    """Streamlit asks for a callback where a trigger is wanted."""
