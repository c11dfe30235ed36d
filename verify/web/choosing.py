"""Who decides, chosen beside what is checked: only where a model could be asked."""

import streamlit as st

from verify.reports.marked import line
from verify.verifier import Verifier
from verify.verifier.sending import host, is_set, sent_words
from verify.web.opened import CHOSEN
from verify.web.wire import show

_BOX = "judge_box"
JUDGES = {
    "embedded": "Embedded: nothing is sent",
    "llm": "A model",
    "both": "Both: a model where the embedded judge is unsure",
}


def choose_judge(verifier: Verifier) -> None:
    """The choice, kept for this session, and what goes where by it.

    Nothing where neither a key nor the address of a server is set.
    """
    settings = verifier.settings
    if not is_set(settings):
        return
    st.session_state[_BOX] = settings.judge  # a widget of another page starts anew
    st.radio(
        "Who decides",
        list(JUDGES),
        key=_BOX,
        format_func=JUDGES.__getitem__,
        horizontal=True,
        on_change=_keep,
    )
    sent = verifier.sends
    model = f"{settings.model} at {host(settings)}"
    words = sent_words(sent) if sent else f"A model could be asked too: {model}. Choose it here."
    show(f'<p class="v-by">{line(words)}</p>')


def forget_judge() -> None:
    """Go back to the judge of the settings: the one that was chosen cannot be used."""
    for name in (CHOSEN, _BOX):
        st.session_state.pop(name, None)


def _keep() -> None:
    st.session_state[CHOSEN] = st.session_state[_BOX]
