"""What is used of a model, counted for each run apart, whatever else the desk does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple, dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Usage:
    """Calls, replies taken from the cache, tokens in and out; and of the claims and questions that
    were `asked` of judge "both", how many were `sent` on to the model.
    """

    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    asked: int = 0
    sent: int = 0

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    def __add__(self, more: Usage) -> Usage:
        return Usage(*(a + b for a, b in zip(astuple(self), astuple(more), strict=True)))


class Tally:
    """A count that several threads may add to."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._usage = Usage()

    @property
    def usage(self) -> Usage:
        """All that was counted so far."""
        with self._lock:
            return self._usage

    def count(self, more: Usage) -> None:
        """Add `more` here, and to the run that the caller is at work for."""
        run = _at_work.get()
        for tally in (self,) if run in (None, self) else (self, run):
            with tally._lock:
                tally._usage += more

    @contextmanager
    def counting(self) -> Iterator[None]:
        """What is counted inside, also by threads started there with this context, counts here."""
        before = _at_work.set(self)
        try:
            yield
        finally:
            _at_work.reset(before)


_at_work: ContextVar[Tally | None] = ContextVar("verify_tally", default=None)
