"""Links of ours that keep the session, and a place on the page brought into view."""

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from verify.desk.places import page_file
from verify.reports.addresses import query_of

HERE, BACK = "page_here", "page_back"
"""In the session: the page that is shown, and the one from which an article was opened."""


def wire(to: str | None = None, key: str | None = None) -> str | None:
    """The link within the page that was chosen just now; one to an article opens it instead.

    The element with id `to` is brought into view, once for each `key`.
    """
    data = {"to": to, "key": key} if to else None
    chosen: str | None = _mounted()(data=data, key="wire", on_chosen_change=_nothing).chosen
    query = query_of(chosen or "")
    if query:
        st.session_state[BACK] = st.session_state.get(HERE, "ask")
        st.switch_page(page_file("article"), query_params=query)
    return chosen


@cache
def _mounted() -> Any:
    script = files("verify.desk").joinpath("wire.js").read_text(encoding="utf-8")
    return st.components.v2.component("verify_wire", js=script)


def _nothing() -> None:
    """Streamlit asks for a callback where a trigger is wanted."""
