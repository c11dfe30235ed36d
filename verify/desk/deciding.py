"""What an editor can do about a result: accept it, overrule it, edit it and check again."""

from typing import Any, get_args

import streamlit as st

from verify.desk import sign_in
from verify.desk.kept import changed
from verify.desk.shown import notice
from verify.errors import InputError
from verify.models import Finding, KeptRun, Label, QuoteLabel, item_of, standing
from verify.reports.labels import LOOKS
from verify.verifier import Verifier

BY = "decided_by"


def decide(verifier: Verifier, run: KeptRun, number: int) -> None:
    """The ways to decide about result `number` of a kept run, or to take back what was decided."""
    found = run.result(number)
    if found is None:
        return
    with st.container(border=True):
        st.markdown("**Your decision**")
        by = _who()
        if number in standing(run.decisions) and st.button("Take the decision back"):
            _made(verifier, run.id, number, "withdraw", by=by)
        with st.container(horizontal=True):
            if st.button("Accept"):
                _made(verifier, run.id, number, "accept", by=by)
            with st.popover("Give it another label"):
                labels = get_args(Label if isinstance(found, Finding) else QuoteLabel)
                label = st.selectbox("Label", labels, format_func=lambda name: LOOKS[name].words)
                note = st.text_input("Why", key=f"why-{number}")
                if st.button("Save this label"):
                    _made(verifier, run.id, number, "override", by=by, label=label, note=note)
            with st.popover("Edit and check again"):
                text = st.text_area("Words", item_of(found).text, key=f"words-{number}")
                if st.button("Check these words"):
                    _made(verifier, run.id, number, "edit", by=by, text=text)


def _who() -> str:
    """Who decides: whoever is signed in; else the name that is given, kept for this session."""
    known = sign_in.user()
    if known is not None:
        return known
    st.session_state.setdefault("decided_by_box", st.session_state.get(BY, ""))
    name = st.text_input("Your name", key="decided_by_box", width=260)
    st.session_state[BY] = name
    return name


def _made(verifier: Verifier, run_id: str, number: int, action: Any, **what: Any) -> None:
    try:
        verifier.decide(run_id, number, action, **what)
    except InputError as error:
        notice(str(error))
        return
    changed()
    st.rerun()
