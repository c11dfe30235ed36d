"""Drafts and batches that are checked one after another while their clients do other things."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Literal

from verify.errors import InputError, VerifyError
from verify.models import Noun, Offset
from verify.serve.webhook import NotDelivered, Sender
from verify.verifier.checking import Check
from verify.verifier.turns import Turns

JobKind = Literal["draft", "batch"]
JobState = Literal["waiting", "working", "done", "stopped", "failed"]
ENDED: tuple[JobState, ...] = ("done", "stopped", "failed")


class Full(VerifyError):
    """So many jobs wait already that no more are taken."""


class UnknownJob(InputError):
    """No job with this id."""


class Webhook(Noun):
    """The address that is told when a job ends, and whether it was."""

    url: str
    state: Literal["waiting", "delivered", "failed"] = "waiting"
    problem: str | None = None


class Job(Noun):
    """A draft or batch on its way. `run_id` names the kept run, which outlives the server.

    `problem` says what ended it early; `preparing` what goes on before the first result.
    """

    id: str
    kind: JobKind
    title: str
    state: JobState
    created: datetime
    done: Offset
    total: Offset
    preparing: str = ""
    problem: str | None = None
    run_id: str | None = None
    not_kept: str | None = None
    webhook: Webhook | None = None


class Work:
    """A job as the server has it: its check, and how far that is."""

    def __init__(self, kind: JobKind, title: str, check: Check[Any], webhook: str | None) -> None:
        self.id = secrets.token_hex(8)
        self.kind = kind
        self.check = check
        self.state: JobState = "waiting"
        self.webhook = None if webhook is None else Webhook(url=webhook)
        self.problem: str | None = None
        self._title = title
        self._created = datetime.now(UTC)

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.state in ENDED

    def shown(self) -> Job:
        """The job as of now."""
        return Job(
            id=self.id,
            kind=self.kind,
            title=self._title,
            state=self.state,
            created=self._created,
            done=self.check.done,
            total=self.check.total,
            preparing=self.check.preparing,
            problem=self.problem,
            run_id=self.check.run_id,
            not_kept=self.check.not_kept,
            webhook=self.webhook,
        )


class Jobs:
    """Takes jobs, at most `waiting` at a time, and works them off in their order.

    What checks need is loaded at once, so that the first client need not wait for it.

    The last `known` that ended can be looked at; older ones are found among the kept runs.
    """

    def __init__(
        self, turns: Turns, sender: Sender, *, waiting: int = 20, known: int = 100
    ) -> None:
        self._turns, self._sender = turns, sender
        self._waiting, self._known = waiting, known
        self._due: SimpleQueue[Work | None] = SimpleQueue()
        self._all: dict[str, Work] = {}
        self._lock = Lock()
        self._closing = False
        self._telling = ThreadPoolExecutor(2, thread_name_prefix="webhook")
        self._worker = Thread(target=self._work_off, name="jobs", daemon=True)
        self._worker.start()

    def close(self) -> None:
        """Stop what is at work; what it did is kept, where runs are."""
        with self._lock:
            self._closing = True
            for work in self._all.values():
                self._stop(work)
        self._due.put(None)
        self._worker.join()
        self._telling.shutdown(wait=False, cancel_futures=True)

    def take(self, work: Work) -> Job:
        """The job, now waiting for its turn. Raises Full, and InputError for a bad webhook."""
        if work.webhook is not None:
            self._sender.check(work.webhook.url)
        with self._lock:
            if sum(not other.ended for other in self._all.values()) >= self._waiting:
                raise Full(f"{self._waiting} jobs wait already; try again when one has ended")
            self._all[work.id] = work
            self._forget()
        self._due.put(work)
        return work.shown()

    def all(self) -> list[Job]:
        """The jobs that are known, the newest first."""
        with self._lock:
            return [work.shown() for work in reversed(self._all.values())]

    def one(self, name: str) -> Work:
        """The job with that id. Raises UnknownJob."""
        with self._lock:
            if (work := self._all.get(name)) is None:
                raise UnknownJob(f"no job has the id {name!r}; kept runs outlive their jobs")
            return work

    def stop(self, name: str) -> Job:
        """The job, which takes up nothing more. Raises UnknownJob."""
        work = self.one(name)
        with self._lock:
            self._stop(work)
        return work.shown()

    def _stop(self, work: Work) -> None:
        if work.state == "waiting":
            work.state = "stopped"
        elif work.state == "working":
            work.check.stop()

    def _forget(self) -> None:
        ended: Iterable[str] = [name for name, work in self._all.items() if work.ended]
        for name in list(ended)[: -self._known]:
            del self._all[name]

    def _work_off(self) -> None:
        with suppress(VerifyError):  # what cannot be loaded is told to each who needs it
            self._turns.load()
        while (work := self._due.get()) is not None:
            with self._lock:
                if self._closing or work.ended:
                    work.state = "stopped"
                    continue
                work.state = "working"
            state, problem = self._worked(work)
            with self._lock:
                work.problem, work.state = problem, state
            if work.webhook is not None and not self._closing:
                self._telling.submit(self._tell, work, work.webhook)

    def _worked(self, work: Work) -> tuple[JobState, str | None]:
        """How the check of a job ends, and what ended it early."""
        try:
            with self._turns.turn():
                for _ in work.check.results():
                    pass
        except VerifyError as error:
            return "failed", str(error)
        return ("done" if work.check.done == work.check.total else "stopped"), None

    def _tell(self, work: Work, webhook: Webhook) -> None:
        try:
            self._sender.send(webhook.url, work.shown().model_dump_json().encode())
        except NotDelivered as error:
            work.webhook = webhook.model_copy(update={"state": "failed", "problem": str(error)})
        else:
            work.webhook = webhook.model_copy(update={"state": "delivered"})
