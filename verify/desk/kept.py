"""The kept run in hand, read once for each session."""

import streamlit as st

from verify.desk.shown import failed
from verify.errors import VerifyError
from verify.models import KeptRun
from verify.verifier import Verifier

_KEPT = "kept_run"


def kept(verifier: Verifier, run_id: str) -> KeptRun | None:
    """The run of that id; None where it cannot be read, and then the reason is shown."""
    known: KeptRun | None = st.session_state.get(_KEPT)
    if known is None or known.id != run_id:
        try:
            known = st.session_state[_KEPT] = verifier.kept(run_id)
        except VerifyError as error:
            failed("kept runs", error)
            return None
    return known


def changed() -> None:
    """Have the run read again: something was decided, or it goes on."""
    st.session_state.pop(_KEPT, None)
