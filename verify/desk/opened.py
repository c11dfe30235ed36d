"""The one desk of this server: opened once, warm before it is needed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

import streamlit as st

from verify.errors import VerifyError
from verify.reports.addresses import reading_address
from verify.reports.passage import Linked
from verify.settings import Settings
from verify.verifier import Verifier


@dataclass(frozen=True, slots=True)
class _Opened:
    desk: Verifier
    warming: Thread

    def close(self) -> None:
        self.warming.join()
        self.desk.close()


def desk() -> Verifier:
    """The desk that the settings name. Raises VerifyError where it cannot be opened."""
    return _open(str(Settings.load().store.absolute())).desk


def linked(verifier: Verifier) -> Linked:
    """The words around citations, with where to read on."""
    return Linked(verifier.context, reading_address)


@st.cache_resource(show_spinner="Opening the library", on_release=_Opened.close)
def _open(store: str) -> _Opened:  # noqa: ARG001  # the key of the cache
    verifier = Verifier.open()
    warming = Thread(target=_warm, args=(verifier,), name="warming", daemon=True)
    warming.start()
    return _Opened(verifier, warming)


def _warm(verifier: Verifier) -> None:
    """Load what the first check would load. What fails here fails again, and is told, there."""
    with suppress(VerifyError):
        if verifier.settings.judge == "embedded":
            verifier.ask("How many of the desks are warm?")
        else:
            verifier.library.search("warm", k=1)
