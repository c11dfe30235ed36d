"""Many things checked one after another: counted, stopped, taken up again, and kept."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import takewhile
from threading import Event, Lock
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from verify.errors import InputError, VerifyError
from verify.errors.unforeseen import explain
from verify.judges.llm.budget import Tally
from verify.judges.llm.split import in_order
from verify.models import CheckedRow, Claim, Failure, Finding, QuoteCheck, Run
from verify.runs.record import Record
from verify.verifier.adding import given
from verify.verifier.keeping import Keeper

if TYPE_CHECKING:
    from verify.runs import Runs
    from verify.verifier.desk import Verifier

A = TypeVar("A")
B = TypeVar("B")

_LOADING = Lock()
_REHEARSED = "Four of the 15 unions in Hartford met on June 4, 2012."


def spread(desk: Verifier, call: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
    """`call` of each item, as many at once as the desk's judge bears, in the order of the items."""
    if desk.at_once > 1:
        load(desk)
    return in_order(call, items, desk.at_once)


def load(desk: Verifier) -> None:
    """Load what a claim, a quote and a request to a model need; again, it costs little."""
    with _LOADING:
        desk.library.search(_REHEARSED, k=1)
        desk.bench.rehearse(Claim.alone(_REHEARSED), given(_REHEARSED))
        desk.check_quote(_REHEARSED)


R = TypeVar("R", bound=Finding | QuoteCheck | CheckedRow)


class Check(ABC, Generic[R]):
    """The check of `total` things, numbered from 1. It is kept from its first result on.

    A check is worth more than its record: where it cannot be kept, it goes on.
    """

    def __init__(self, desk: Verifier, total: int) -> None:
        self.total = total
        self.preparing = ""
        """What goes on before the first result, in words; empty where nothing does."""
        self._desk = desk
        self._keeper = Keeper(desk.kept_runs if desk.settings.keep_runs else None)
        self._run: Run | None = None
        self._tally = Tally()
        self._record = Record(desk.settings.telling())
        self._done: dict[int, R] = {}
        self._seconds = 0.0
        self._stop = Event()
        self._guard = Lock()

    @property
    def done(self) -> int:
        """How many of them are checked."""
        with self._guard:
            return len(self._done)

    @property
    def run_id(self) -> str | None:
        """The id under which the check is kept."""
        return self._keeper.run_id

    @property
    def not_kept(self) -> str | None:
        """Why the check, or the rest of it, could not be kept."""
        return self._keeper.lost

    def stop(self) -> None:
        """Have `results` end; what is being asked just now is finished. From any thread."""
        self._stop.set()

    def results(self, on_preparing: Callable[[str], None] | None = None) -> Iterator[R]:
        """One result after another, in their order.

        `on_preparing` is called with what `preparing` says, step by step. Ends early after `stop`;
        called again it goes on with what is left. What is done is kept, however it ends. Raises
        SettingsError where the settings do not suffice for the judge.
        """
        run = self._run = self._run or self._desk.run(datetime.now(UTC), 0.0, self._tally)
        ending: Literal["done", "stopped", "failed"] = "stopped"
        problem: str | None = None
        before, clock = self._seconds, time.perf_counter()
        try:
            self._prepared(on_preparing or (lambda _told: None))
            if self._stop.is_set():
                return
            self._keeper.begin(lambda runs: self._begin(runs, run), self.run())
            due = self._until_stopped([n for n in range(1, self.total + 1) if n not in self._done])
            for number, result in spread(self._desk, self._numbered, due):
                self._seconds = before + time.perf_counter() - clock
                with self._guard:
                    self._done[number] = result
                self._keeper.keep(number, result, round(self._seconds, 3))
                yield result
            ending = "done" if len(self._done) == self.total else "stopped"
        except VerifyError as error:
            ending, problem = "failed", str(error)
            raise
        finally:
            self._seconds = before + time.perf_counter() - clock
            self._keeper.record(self._record)
            self._keeper.end(ending, self.run(), problem)
            self._stop.clear()

    def run(self) -> Run:
        """How the results came about, as of now."""
        if self._run is None:
            return self._desk.run(datetime.now(UTC), 0.0, self._tally)
        return self._run.model_copy(
            update={"seconds": round(self._seconds, 3), **self._desk.bench.used(self._tally)}
        )

    def so_far(self) -> dict[int, R]:
        """The results that there are, by their number."""
        with self._guard:
            return dict(self._done)

    def _prepared(self, tell: Callable[[str], None]) -> None:
        """Prepare, unless stopped; what that uses of a model counts for this check."""
        try:
            with self._tally.counting(), self._record.recording():
                for told in self._prepare():
                    self.preparing = told
                    tell(told)
                    if self._stop.is_set():
                        return
        finally:
            self.preparing = ""

    def _prepare(self) -> Iterator[str]:
        """Do what has to be done before the first result, and say so in words step by step."""
        return iter(())

    @abstractmethod
    def _checked(self, number: int) -> R:
        """The result of one thing."""

    @abstractmethod
    def _failed(self, number: int, failure: Failure) -> R:
        """One thing that could not be checked, in its place."""

    @abstractmethod
    def _begin(self, runs: Runs, run: Run) -> str:
        """Start keeping the check; the id of the run."""

    def _numbered(self, number: int) -> tuple[int, R]:
        with self._tally.counting(), self._record.recording():
            try:
                return number, self._checked(number)
            except InputError as error:
                failure = Failure(stage="input", message=str(error))
            except VerifyError:
                raise  # a desk that cannot be used: no other item would fare better
            except Exception as error:  # noqa: BLE001  # one item must not end all the others
                failure = Failure(stage="internal", message=explain(error))
            return number, self._failed(number, failure)

    def _until_stopped(self, due: Iterable[int]) -> Iterator[int]:
        """Nothing is taken up after `stop`; what was taken up is finished and kept."""
        return takewhile(lambda _: not self._stop.is_set(), due)
