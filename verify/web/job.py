"""What an editor can do about a result: accept it, overrule it, edit it and check again."""

from threading import Thread
from typing import Any, Generic, TypeVar, get_args

import streamlit as st

from verify.errors import InputError, VerifyError
from verify.errors.unforeseen import explain
from verify.models import Finding, KeptRun, Label, QuoteLabel, item_of, standing
from verify.reports.labels import LOOKS
from verify.verifier import Verifier
from verify.verifier.checking import Check
from verify.web import sign_in
from verify.web.wire import failed, notice

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


C = TypeVar("C", bound=Check[Any])
PACE = 0.7
"""Seconds between two looks at a check that is at work."""


class Job(Generic[C]):
    """Works a check off from the moment it is made. `problem` says what ended it early, if so."""

    def __init__(self, check: C) -> None:
        self.check = check
        self.problem: str | None = None
        self.go_on()

    def go_on(self) -> None:
        """Take up what is left."""
        self.problem = None
        self._thread = Thread(target=self._work, name="check", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self._thread.is_alive()

    def _work(self) -> None:
        try:
            for _ in self.check.results():
                pass
        except VerifyError as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001  # a thread that dies unheard looks like an end
            self.problem = explain(error)


def steering(job: Job[Any]) -> None:
    """Stop, while it is at work; go on, where something is left."""
    if job.running:
        st.button("Stop", on_click=job.check.stop)
    elif job.check.done < job.check.total and st.button("Go on", type="primary"):
        job.go_on()
        changed()
        st.rerun()


def standing_of(job: Job[Any]) -> None:
    """How far it is, and what went wrong."""
    if job.running:
        done, total = job.check.done, job.check.total
        told = job.check.preparing or f"{done:,} of {total:,} checked"
        st.progress(min(1.0, done / max(1, total)), text=told)
    if job.problem:
        failed("judge", job.problem)
    if job.check.not_kept:
        notice(f"This check is not kept: {job.check.not_kept}")


def run_id_of(job: Job[Any] | None, name: str) -> str | None:
    """The id of the run in hand: of the check at work, else what the session keeps by `name`."""
    return st.session_state.get(name) if job is None else job.check.run_id


def in_hand(verifier: Verifier, job: Job[Any] | None, name: str) -> KeptRun | None:
    """The run in hand as it was kept; None while it is at work, and where it is not kept."""
    run_id = run_id_of(job, name)
    at_work = job is not None and (job.running or job.check.not_kept)
    return None if at_work or run_id is None else kept(verifier, run_id)


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
