"""Links of ours that keep the session, and a place on the page brought into view."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from verify.desk.places import page_file
from verify.reports.addresses import way_of

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
    script = files("verify.desk").joinpath("wire.js").read_text(encoding="utf-8")
    return st.components.v2.component("verify_wire", js=script)


def _nothing() -> None:
    """Streamlit asks for a callback where a trigger is wanted."""
