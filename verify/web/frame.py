"""What every page stands in: style, menu, the judge in use, and the library that must open."""

import streamlit as st

from verify.errors import VerifyError
from verify.errors.unforeseen import explain
from verify.reports.html import desk_stylesheet
from verify.reports.views import judge_line
from verify.web import sign_in
from verify.web.choosing import forget_judge
from verify.web.guard import served_names, stranger
from verify.web.opened import desk, warm
from verify.web.wire import HERE, TITLES, failed, page_file, pages, show


def frame() -> None:
    """The page that was asked for, inside its frame."""
    st.set_page_config(page_title="Verify", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{desk_stylesheet()}</style>")
    asked = stranger({name.lower(): at for name, at in st.context.headers.items()}, served_names())
    if asked is not None:  # as the server refuses it, where `verify app` started it
        st.text(f"The web desk is not served under this name: {asked[:200]}")
        st.stop()
    sign_in.gate()
    page = st.navigation(pages(), position="hidden")
    with st.container(key="menu", horizontal=True, vertical_alignment="center"):
        st.html('<span class="v v-brand">Verify</span>', width="content")
        for name, title in TITLES.items():
            st.page_link(page_file(name), label=title)
        if sign_in.configured():
            st.button("Sign out", type="tertiary", on_click=st.logout)
    try:
        verifier = desk()
        show(judge_line(verifier.judge.name, verifier.notice))
    except VerifyError as error:
        failed("library", error)
        forget_judge()
        st.stop()
    st.session_state[HERE] = page.url_path or "ask"
    try:
        page.run()
    except Exception as error:  # noqa: BLE001  # what nobody foresaw is a failure, not a blank page
        failed("internal", explain(error))
    warm()
