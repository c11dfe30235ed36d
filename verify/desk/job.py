"""A check that goes on in a thread, whatever page is looked at."""

from threading import Thread
from typing import Any, Generic, TypeVar

import streamlit as st

from verify.desk.kept import changed
from verify.desk.shown import failed, notice
from verify.errors import VerifyError
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
