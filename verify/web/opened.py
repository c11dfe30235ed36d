"""The one desk of this server: opened once, warm before it is needed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Lock, Timer

import streamlit as st

from verify.errors import VerifyError
from verify.reports.addresses import reading_address
from verify.reports.passage import Linked
from verify.settings import Settings
from verify.verifier import Verifier

_PAUSE = 1.0
"""Seconds for the browser to show the first page, before the first check is prepared."""


CHOSEN = "judge_chosen"
"""In the session: the judge that was chosen on a page, where one was."""


class _Opened:
    def __init__(self, desk: Verifier) -> None:
        self.desk = desk
        self._others: dict[str, Verifier] = {}
        self._adding = Lock()
        self._begun = Lock()
        self._warming = Timer(_PAUSE, _warm, [desk])
        self._warming.daemon = True

    def warm(self) -> None:
        """Begin to load what the first check needs, once."""
        if self._begun.acquire(blocking=False):
            self._warming.start()

    def using(self, judge: str | None) -> Verifier:
        """The desk at which `judge` decides: made once, for whoever chooses it."""
        if judge in (None, self.desk.settings.judge):
            return self.desk
        with self._adding:
            if judge not in self._others:
                self._others[judge] = self.desk.using(judge)
            return self._others[judge]

    def close(self) -> None:
        for other in self._others.values():
            other.close()
        if self._begun.locked():
            self._warming.cancel()
            self._warming.join()
        self.desk.close()


def desk() -> Verifier:
    """The desk with the judge that was chosen in this session, else with that of the settings.

    Raises VerifyError where it cannot be opened.
    """
    return _opened().using(st.session_state.get(CHOSEN))


def configured() -> Verifier:
    """The desk as the settings name it. Raises VerifyError where it cannot be opened."""
    return _opened().desk


def warm() -> None:
    """Have the desk load what a check needs, now that a page was made without it."""
    _opened().warm()


def _opened() -> _Opened:
    return _open(str(Settings.load().store.absolute()))


def linked(verifier: Verifier) -> Linked:
    """Citations in their sentence, with one more on each side, and where to read on."""
    return Linked(partial(verifier.context, sentences=2), reading_address)


@st.cache_resource(show_spinner="Opening the library", on_release=_Opened.close)
def _open(store: str) -> _Opened:  # noqa: ARG001  # the key of the cache
    return _Opened(Verifier.open())


def _warm(verifier: Verifier) -> None:
    """Load what the first check would load. What fails here fails again, and is told, there."""
    with suppress(VerifyError):
        if verifier.settings.judge == "embedded":
            verifier.ask("How many of the desks are warm?")
        else:
            verifier.library.search("warm", k=1)
