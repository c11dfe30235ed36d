"""The web desk: one box for a question or a claim, and under it the words that decide it.

Layout only: what is shown comes from the Verifier, and text becomes HTML in verify.reports.
Start it with `verify app`; VERIFY_STORE says where the library is.
"""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from verify.errors import InputError, VerifyError
from verify.models import Failure
from verify.reports.cards import answer_html, failure_box, finding_html
from verify.reports.html import stylesheet
from verify.reports.marked import line
from verify.reports.wording import counted
from verify.settings import Settings
from verify.shipped import shipped
from verify.verifier import Verifier

Kind = Literal["auto", "question", "claim"]
KINDS: dict[Kind, str] = {"auto": "Automatic", "question": "Question", "claim": "Claim"}
_SHOWN = "shown"
_STYLE = """
.stMainBlockContainer { padding-top: 3rem; max-width: 46rem; }
.stMainBlockContainer h1 { padding: 0; }
"""


def main() -> None:
    """The page, top to bottom."""
    st.set_page_config(page_title="Verify", layout="centered")
    st.html(f"<style>{stylesheet()}{_STYLE}</style>")
    st.title("Verify", anchor=False)
    st.markdown("Ask your sources a question, or check a claim against them.")
    try:
        store = str(Settings.load().store.absolute())
        desk = _open(store)
        articles = desk.library.source_count()
    except VerifyError as error:
        _show(failure_box(Failure(stage="library", message=str(error))))
        st.stop()
    if articles:
        _box(desk)
        _show(
            f'<p class="v-foot">{counted(articles, "article")} in the library '
            f"{line(str(desk.settings.store))}. Add more with: verify add FOLDER</p>"
        )
    else:
        _first_run(desk)


@st.cache_resource(show_spinner="Opening the library", on_release=Verifier.close)
def _open(store: str) -> Verifier:
    return Verifier.open(store)


# ------------------------------------------------------------------------------------- the box


def _box(desk: Verifier) -> None:
    """The box, and what came of the last thing that was put into it."""
    with st.form("box", border=False):
        text = st.text_area(
            "Question or claim",
            placeholder="What share of the unions rejected the deal?",
            height=90,
        )
        kind: Kind = st.radio(
            "Treat it as",
            list(KINDS),
            format_func=KINDS.__getitem__,
            horizontal=True,
            help="Automatic takes what ends in a question mark as a question, all else as a claim.",
        )
        asked = st.form_submit_button("Check", type="primary")
    if asked:
        st.session_state[_SHOWN] = _checked(desk, text, kind)
    if _SHOWN in st.session_state:
        _show(st.session_state[_SHOWN])


def is_question(text: str) -> bool:
    """Whether `text` ends in a question mark, before any closing quotation mark."""
    return text.rstrip(" \n\t\"'”’»)").endswith(("?", "？"))


def _checked(desk: Verifier, text: str, kind: Kind) -> str:
    """What the desk says to `text`, as HTML; a failure as a failure."""
    with st.spinner("Looking through the sources"):
        try:
            if kind == "question" or (kind == "auto" and is_question(text)):
                return answer_html(desk.ask(text), desk.context)
            return finding_html(desk.check_claim(text), desk.context)
        except InputError as error:
            return f'<p class="v-notice" role="alert">{line(str(error))}</p>'
        except VerifyError as error:
            return failure_box(Failure(stage="library", message=str(error)))


# ------------------------------------------------------------------------------- the first run


def _first_run(desk: Verifier) -> None:
    """An empty library: how to fill it, and samples to try it with."""
    st.subheader("The library is empty", anchor=False)
    st.markdown(
        "Put articles in from a terminal, then reload this page:\n\n"
        "```\nverify add FOLDER_OR_FILE_OR_URL\n```\n\n"
        "Or try it first with sample articles of our own writing."
    )
    if st.button("Index the sample articles", type="primary") and _index_samples(desk):
        st.rerun()


def _index_samples(desk: Verifier) -> bool:
    """Whether all the sample articles were added; what went wrong is shown."""
    try:
        articles = shipped("seeds") / "articles"
        total = sum(1 for path in articles.iterdir() if path.is_file())
        bar = st.progress(0.0, text="Reading the sample articles")
        result = desk.add(articles, on_added=_stepping(bar.progress, total))
    except VerifyError as error:
        _show(failure_box(Failure(stage="library", message=str(error))))
        return False
    for where, why in result.failed:
        _show(failure_box(Failure(stage="reading", message=f"{where}: {why}")))
    return not result.failed


def _stepping(show: Callable[..., object], total: int) -> Callable[[object, int], None]:
    done = 0

    def step(_source: object, _passages: int) -> None:
        nonlocal done
        done += 1
        show(min(1.0, done / max(1, total)), text=f"{done} articles read")

    return step


def _show(html: str) -> None:
    st.html(f'<div class="v">{html}</div>')


if __name__ == "__main__":
    main()
