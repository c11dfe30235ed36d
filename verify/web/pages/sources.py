"""The articles of the library: added, searched, listed, opened."""

from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from verify.errors import VerifyError
from verify.reports.listing import added_html, matching, sources_html, versions
from verify.verifier import AddResult, Verifier
from verify.web import sign_in
from verify.web.opened import desk
from verify.web.wire import failed, notice, show, wire

ADDED = "sources_added"
PAGE = 50
SUFFIXES = ["txt", "md", "html", "htm", "pdf", "docx", "jsonl", "csv"]
Step = Callable[[object, int], None]


def page() -> None:
    """What to add, what became of it, and the list."""
    verifier = desk()
    st.title("Sources", anchor=False)
    _adding(verifier)
    if ADDED in st.session_state:
        show(added_html(st.session_state[ADDED]))
    _list(verifier)
    wire()


def _adding(verifier: Verifier) -> None:
    """The ways in. A folder is one of the server, so only for whoever sits at it."""
    names = ["Upload", "Web address", *(["Folder"] * (not sign_in.configured()))]
    for name, tab in zip(names, st.tabs(names), strict=True):
        with tab:
            _WAYS[name](verifier)


def _upload(verifier: Verifier) -> None:
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader("Articles", type=SUFFIXES, accept_multiple_files=True)
        if st.form_submit_button("Add to the library", type="primary"):
            _add(bool(files), lambda step: _uploaded(verifier, files, step))


def _uploaded(verifier: Verifier, files: Iterable[UploadedFile], step: Step) -> AddResult:
    total = AddResult()
    for file in files:
        total += verifier.add_upload(file.name, file.getvalue(), on_added=step)
    return total


def _address(verifier: Verifier) -> None:
    with st.form("address", border=False):
        url = st.text_input("Web address", placeholder="https://").strip()
        if st.form_submit_button("Read this page", type="primary"):
            if url and not url.lower().startswith(("http://", "https://")):
                notice("A web address begins with http:// or https://")
                return
            _add(bool(url), lambda step: verifier.add(url, on_added=step))


def _folder(verifier: Verifier) -> None:
    with st.form("folder", border=False):
        path = st.text_input("Folder on this computer", placeholder="/home/me/articles").strip()
        if st.form_submit_button("Read this folder", type="primary"):
            _add(bool(path), lambda step: verifier.add(path, on_added=step))


_WAYS = {"Upload": _upload, "Web address": _address, "Folder": _folder}


def _add(given: bool, add: Callable[[Step], AddResult]) -> None:
    if not given:
        notice("There is nothing to add: choose a file, a web address or a folder first.")
        return
    bar = st.progress(0.0, text="Reading")
    count = 0

    def step(_source: object, _passages: int) -> None:
        nonlocal count
        count += 1
        bar.progress(count % 20 / 20, text=f"{count} articles read")

    try:
        st.session_state[ADDED] = add(step)
    except VerifyError as error:
        failed("library", error)
    bar.empty()


def _list(verifier: Verifier) -> None:
    rows = verifier.library.sources(superseded=True)
    current = [row for row in rows if row.superseded_by is None]
    if not current:
        show("<p>The library is empty.</p>")
        return
    words = st.text_input("Search the list", placeholder="title, publisher, date or address")
    found = matching(current, words)
    pages = max(1, -(-len(found) // PAGE))
    number = 1
    if pages > 1:
        number = st.number_input(f"Page, of {pages}", 1, pages, 1, width=160)
    st.caption(f"{len(found):,} of {len(current):,} articles, the last added first")
    first = (number - 1) * PAGE
    show(sources_html(found[::-1][first : first + PAGE], versions(rows)))


if __name__ == "__main__":
    page()
