"""So many checks at a time, over what was loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from verify.errors import VerifyError
from verify.verifier.checking import load

if TYPE_CHECKING:
    from verify.verifier.desk import Verifier


class Busy(VerifyError):
    """Too much is asked at once; the same request may succeed later."""


class Turns:
    """Lets `at_once` requests work with `desk` at a time; others wait for `patience` seconds.

    Without `at_once`, as many as its judge bears, and two at least.

    What checks need is loaded before the first of them: threads that load the same library at the
    same time may see it half made.
    """

    def __init__(self, desk: Verifier, at_once: int | None = None, patience: float = 60.0) -> None:
        self.desk = desk
        self._free = BoundedSemaphore(at_once or max(2, desk.at_once))
        self._patience = patience
        self._loading = Lock()
        self._loaded = False

    @contextmanager
    def turn(self) -> Iterator[Verifier]:
        """The desk, for one check. Raises Busy where none of the others ends in time."""
        if not self._free.acquire(timeout=self._patience):
            raise Busy(f"the desk was busy for {self._patience:g} seconds; try again later")
        try:
            self.load()
            yield self.desk
        finally:
            self._free.release()

    def load(self) -> None:
        """Load what checks need, once. Raises what keeps every check from being made."""
        with self._loading:
            if not self._loaded:
                load(self.desk)
                self._loaded = True
