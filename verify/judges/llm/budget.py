"""What a run may cost and how fast it may go, counted over all threads."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple, dataclass
from threading import Lock

from verify.errors import JudgeError


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

_MINUTE = 60.0
_TYPICAL_REPLY = 250
"""Tokens of a reply, where they have to be guessed before it comes."""


def guessed_tokens(text: str) -> int:
    """About how many tokens `text` has: four characters each, as English has."""
    return len(text) // 4 + 1


class Budget:
    """Stops before a limit is passed. `total` counts all calls and tokens, of whatever run.

    `price` is dollars for a million tokens in and out; None where it is not known.
    """

    def __init__(
        self,
        *,
        max_calls: int | None = None,
        max_cost: float | None = None,
        price: tuple[float, float] | None = None,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._max_calls, self._max_cost, self._price = max_calls, max_cost, price
        self._pace = (requests_per_minute, tokens_per_minute)
        self._clock, self._sleep = clock, sleep
        self._lock = Lock()
        self.total = Tally()
        self._begun = 0
        self._promised: dict[int, float] = {}
        self._recent: deque[tuple[float, int]] = deque()

    def begin(self, tokens_in: int) -> int:
        """The number of a call that may now be made; waits where the pace demands it.

        Raises JudgeError at stage "budget" where it would pass a limit.
        """
        expected = self.price_of(tokens_in, _TYPICAL_REPLY) or 0.0
        with self._lock:
            if self._max_calls is not None and self._begun >= self._max_calls:
                raise _stopped(f"the limit of {self._max_calls} calls is reached (max_calls)")
            spent = (self.cost_of(self.total.usage) or 0.0) + sum(self._promised.values())
            if self._max_cost is not None and spent + expected > self._max_cost:
                raise _stopped(f"the limit of ${self._max_cost:g} would be passed (max_cost)")
            self._begun += 1
            number = self._begun
            self._promised[number] = expected
        self.total.count(Usage(calls=1))
        self._wait(tokens_in + _TYPICAL_REPLY)
        return number

    def end(self, number: int, tokens_in: int = 0, tokens_out: int = 0) -> None:
        """Count what call `number` used; nothing where it failed."""
        with self._lock:
            self._promised.pop(number, None)
            self.total.count(Usage(tokens_in=tokens_in, tokens_out=tokens_out))

    def count_cached(self) -> None:
        """Count a reply that was taken from the cache."""
        self.total.count(Usage(cached=1))

    def cost_of(self, usage: Usage) -> float | None:
        """Dollars for what was used; None where the price is not known."""
        return self.price_of(usage.tokens_in, usage.tokens_out)

    def price_of(self, tokens_in: int, tokens_out: int) -> float | None:
        """Dollars for so many tokens; None where the price is not known."""
        if self._price is None:
            return None
        return (tokens_in * self._price[0] + tokens_out * self._price[1]) / 1_000_000

    def _wait(self, tokens: int) -> None:
        requests, most = self._pace
        while requests is not None or most is not None:
            with self._lock:
                now = self._clock()
                while self._recent and now - self._recent[0][0] >= _MINUTE:
                    self._recent.popleft()
                used = sum(count for _, count in self._recent)
                full = requests is not None and len(self._recent) >= requests
                full = full or (most is not None and bool(self._recent) and used + tokens > most)
                if not full:
                    self._recent.append((now, tokens))
                    return
                pause = max(0.01, _MINUTE - (now - self._recent[0][0]))
            self._sleep(pause)


def expected_tokens(text: str) -> tuple[int, int]:
    """Tokens in and out that asking `text` will about take."""
    return guessed_tokens(text), _TYPICAL_REPLY


def _stopped(what: str) -> JudgeError:
    return JudgeError(
        "budget", f"{what}: not asked; what is done is kept, run again with more", retryable=True
    )
