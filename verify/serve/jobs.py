"""Drafts and batches that are checked one after another while their clients do other things."""

from __future__ import annotations

import logging
import secrets
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Any, Literal

from verify.errors import InputError, VerifyError
from verify.models import Noun, Offset
from verify.serve.webhook import NotDelivered, Sender
from verify.verifier.checking import Check
from verify.verifier.turns import Turns

JobKind = Literal["draft", "batch"]
JobState = Literal["waiting", "working", "done", "stopped", "failed"]
_LOG = logging.getLogger(__name__)
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
        self._all: dict[str, Work] = {}
        self._lock = Lock()
        self._closing = False
        self._working = ThreadPoolExecutor(1, thread_name_prefix="jobs")
        self._telling = ThreadPoolExecutor(2, thread_name_prefix="webhook")
        self._working.submit(turns.load)  # what cannot be loaded is told to each who needs it

    def close(self) -> None:
        """Stop what is at work; what it did is kept, where runs are."""
        with self._lock:
            self._closing = True
            for work in self._all.values():
                self._stop(work)
        self._working.shutdown(cancel_futures=True)
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
        shown = work.shown()
        self._working.submit(self._work, work).add_done_callback(partial(self._end, work))
        return shown

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
        ended = [name for name, work in self._all.items() if work.ended]
        for name in ended[: -self._known]:
            del self._all[name]

    def _work(self, work: Work) -> None:
        """Check what a job is about, unless it was stopped while it waited."""
        with self._lock:
            if work.ended:
                return
            work.state = "working"
        with self._turns.turn():
            for _ in work.check.results():
                pass

    def _end(self, work: Work, worked: Future[None]) -> None:
        """Note how a job ended, and have its client told."""
        error = None if worked.cancelled() else worked.exception()
        with self._lock:
            if error is not None:
                work.problem = str(error) if isinstance(error, VerifyError) else _unforeseen(error)
                work.state = "failed"
            elif not work.ended:
                done = work.check.done == work.check.total and not worked.cancelled()
                work.state = "done" if done else "stopped"
            tell = work.webhook if not self._closing else None
        if tell is not None:
            self._telling.submit(self._tell, work, tell)

    def _tell(self, work: Work, webhook: Webhook) -> None:
        try:
            self._sender.send(webhook.url, work.shown().model_dump_json().encode())
        except NotDelivered as error:
            work.webhook = webhook.model_copy(update={"state": "failed", "problem": str(error)})
        else:
            work.webhook = webhook.model_copy(update={"state": "delivered"})


def _unforeseen(error: BaseException) -> str:
    """What to tell of an error of ours, whose traceback goes to the log of the server."""
    _LOG.error("a job ended with an error that nobody foresaw", exc_info=error)
    return f"an error of Verify itself ({type(error).__name__}); the server's log has more"
