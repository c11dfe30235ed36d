"""A check that goes on in a thread, whatever page is looked at."""

from threading import Thread
from typing import Any, Generic, TypeVar

import streamlit as st

from verify.desk.kept import changed, kept
from verify.desk.shown import failed, notice
from verify.errors import VerifyError
from verify.errors.unforeseen import explain
from verify.models import KeptRun
from verify.verifier import Verifier
from verify.verifier.checking import Check

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
