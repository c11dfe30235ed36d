"""A question or a claim in one box; under it the answer or verdict, and what decides it."""

from typing import Literal

import streamlit as st

from verify.errors import InputError, LibraryError, VerifyError
from verify.judges.typed import is_question
from verify.models import Answer, Finding
from verify.models.asked import Found
from verify.reports.cards import answer_html, finding_html, quote_html
from verify.reports.marked import line
from verify.verifier import Verifier
from verify.web.choosing import choose_judge
from verify.web.opened import desk, linked
from verify.web.samples import QUESTIONS, has_samples, index_samples
from verify.web.wire import failed, notice, notice_html, page_file, show, wire

Kind = Literal["auto", "question", "claim"]
KINDS: dict[Kind, str] = {"auto": "Automatic", "question": "Question", "claim": "Claim"}
_ANSWERED = "This asks something, so it is answered and not judged."
TEXT, KIND, RESULT, ASKED = "ask_text", "ask_kind", "ask_result", "ask_id"


def page() -> None:
    """The box, and what came of the last thing that was put into it."""
    verifier = desk()
    st.title("Ask your sources", anchor=False)
    if not verifier.library.source_count():
        _first_run(verifier)
        return
    _open_again(verifier)
    text, kind, asked = _box()
    choose_judge(verifier)
    if asked:
        _keep(verifier, text, kind)
    if RESULT in st.session_state:
        show(st.session_state[RESULT])
        _address()
    elif has_samples(verifier):
        _examples(verifier, "Try it on the sample articles")
    wire()


def _box() -> tuple[str, Kind, bool]:
    st.session_state.setdefault("ask_box", st.session_state.get(TEXT, ""))
    st.session_state.setdefault("ask_as", st.session_state.get(KIND, "auto"))
    with st.form("box", border=False):
        text = st.text_area(
            "Question or claim",
            key="ask_box",
            placeholder="What share of the unions rejected the deal?",
            height=90,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            asked = st.form_submit_button("Check", type="primary")
            kind: Kind = st.radio(
                "Treat it as",
                list(KINDS),
                key="ask_as",
                format_func=KINDS.__getitem__,
                horizontal=True,
                help="Automatic answers what asks, with or without a question mark, and checks "
                "all else as a claim.",
            )
    return text, kind, asked


def _keep(verifier: Verifier, text: str, kind: Kind) -> None:
    """Check `text` and keep what came of it for this session; other pages do not lose it."""
    st.session_state.update({TEXT: text, KIND: kind})
    st.session_state.pop(RESULT, None)
    try:
        with st.spinner("Looking through the sources"):
            st.session_state[RESULT] = _checked(verifier, text, kind)
    except InputError as error:
        notice(str(error))
    except VerifyError as error:
        failed("library", error)


def _checked(verifier: Verifier, text: str, kind: Kind) -> str:
    question = kind == "question" or is_question(text)
    result = verifier.ask(text) if question else verifier.check_claim(text)
    try:
        st.session_state[ASKED] = verifier.history.keep(result)
    except LibraryError as error:
        st.session_state[ASKED] = None
        notice(f"This is not kept: {error}")
    told = notice_html(_ANSWERED) if question and kind == "claim" else ""
    return told + _html(verifier, result)


def _html(verifier: Verifier, result: Found) -> str:
    if isinstance(result, Answer):
        return answer_html(result, linked(verifier))
    if isinstance(result, Finding):
        return finding_html(result, linked(verifier))
    return quote_html(result, linked(verifier))


def _address() -> None:
    """Give the page the address of what it shows: it can be kept, mailed and loaded again."""
    if st.session_state.get(ASKED) is not None:
        st.query_params["asked"] = st.session_state[ASKED]


def _open_again(verifier: Verifier) -> None:
    """What the address names, as it was found then, unless it is shown already."""
    name = st.query_params.get("asked")
    if name is None or ASKED in st.session_state:
        return
    try:
        asked = verifier.history.one(name)
    except VerifyError as error:
        failed("history", error)
        return
    html = _html(verifier, asked.result)
    kind: Kind = "question" if asked.kind == "question" else "claim"
    st.session_state.update({TEXT: asked.text, KIND: kind, RESULT: html, ASKED: asked.id})
    st.session_state.update({"ask_box": asked.text, "ask_as": kind})


def _first_run(verifier: Verifier) -> None:
    """An empty library: how to fill it, and samples to try it with."""
    st.subheader("The library is empty", anchor=False)
    st.markdown("Verify answers only from articles that you put in.")
    if not verifier.library.is_there():
        store = line(str(verifier.settings.store))
        show(f"<p>There is no library in {store} yet: it is made with the first article.</p>")
    with st.container(horizontal=True):
        if st.button("Add your articles", type="primary"):
            st.switch_page(page_file("sources"))
        if st.button("Try it with the sample articles") and index_samples(verifier):
            st.rerun()
    _examples(verifier, "Or add the samples and ask at once")


def _examples(verifier: Verifier, head: str) -> None:
    st.markdown(f"**{head}**")
    for example in QUESTIONS:
        chosen = st.button(example.replace("$", "\\$"), key=example)
        if chosen and (verifier.library.source_count() or index_samples(verifier)):
            _keep(verifier, example, "auto")
            st.rerun()


if __name__ == "__main__":
    page()
