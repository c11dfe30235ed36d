"""Reading in a process of its own, with limits of time and memory, that is replaced when it dies.

A file may be made to keep a parser busy for hours, to fill the memory, or to end the process; none
of that may happen to whoever reads it. What comes back is JSON that is checked again here, so that
a reader that a file has taken over can send text and nothing else.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Lock, Timer
from typing import IO, Any

from verify import errors
from verify.errors import SourceError, UnreadableSource
from verify.models import Source
from verify.settings import Settings

Read = Callable[..., Iterator[Source | SourceError]]
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from verify.sources.apart import serve; serve()"
)
_IDLE = 2
"""Workers that wait for the next file; more than that are only kept while they read."""

_START_SECONDS = 60.0
"""How long a worker may take to start, on a machine that is busy."""

_LENGTH = struct.Struct(">cQ")
_SOURCE, _REFUSED, _DONE = b"S", b"E", b"D"
_RAISED, _NO_MEMORY, _BROKE = b"R", b"M", b"X"


def apart(
    read: Read, *arguments: Any, where: str, settings: Settings, extra_seconds: float = 0.0
) -> Iterator[Source | SourceError]:
    """What `read(*arguments, settings)` yields, read by a worker process.

    `read` is a function of a module. Each source has `settings.read_seconds` (and `extra_seconds`,
    for what a network may take), all of it `settings.read_mb` megabytes. Raises the SourceError
    that `read` raises, and UnreadableSource about `where` when a limit is reached, when the worker
    dies, or when the reader fails in a way that nobody foresaw.
    """
    seconds = settings.read_seconds + extra_seconds
    plain = settings.model_copy(update={"openai_api_key": None})
    worker = _workers.take()
    whole = False
    try:
        worker.ask((read, (*arguments, plain), settings.read_mb, seconds))
        while True:
            kind, body = worker.reply(seconds)
            if kind == _SOURCE:
                yield Source.model_validate_json(body)
            elif kind == _REFUSED:
                yield _refused(body)
            elif kind == _DONE:
                whole = True
                return
            elif kind == _RAISED:
                whole = True
                raise _refused(body)
            elif kind == _NO_MEMORY:
                raise UnreadableSource(
                    where,
                    f"reading it takes more than {settings.read_mb:,} MB of memory; if it is worth "
                    "that, raise VERIFY_READ_MB",
                )
            else:
                raise UnreadableSource(where, f"its reader failed ({body.decode()})")
    except _TooSlow:
        raise UnreadableSource(
            where,
            f"reading it takes more than {seconds:g} s; if it is worth that, raise "
            "VERIFY_READ_SECONDS",
        ) from None
    except (EOFError, OSError, ValueError) as error:
        raise UnreadableSource(
            where, f"the process that read it died ({worker.ending() or error}); is it damaged?"
        ) from None
    finally:
        _workers.give(worker, usable=whole)


def _refused(body: bytes) -> SourceError:
    name, where, what = json.loads(body)
    kind = getattr(errors, name, UnreadableSource)
    if not (isinstance(kind, type) and issubclass(kind, SourceError)):
        kind = UnreadableSource
    return kind(where, what)


# ------------------------------------------------------------------------------------ this side


class _TooSlow(Exception):
    """The time for one source is up, and the worker was ended."""


class _Worker:
    """A process that reads; one task at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-c", _START, json.dumps(sys.path)]
        environment = {k: v for k, v in os.environ.items() if k != "OPENAI_API_KEY"}
        self._ready = False
        self._process = subprocess.Popen(  # noqa: S603  # this interpreter, and our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def ask(self, task: object) -> None:
        """Give it something to do, once it has started."""
        assert self._process.stdin is not None  # noqa: S101
        if not self._ready:
            self.reply(_START_SECONDS)
            self._ready = True
        _send(self._process.stdin, b"T", pickle.dumps(task))

    def reply(self, seconds: float) -> tuple[bytes, bytes]:
        """The next message. Raises _TooSlow, or EOFError of a worker that died."""
        assert self._process.stdout is not None  # noqa: S101
        late = Timer(seconds, self._process.kill)
        late.daemon = True
        late.start()
        try:
            return _received(self._process.stdout)
        except EOFError:
            if late.finished.is_set():
                raise _TooSlow from None
            raise
        finally:
            late.cancel()

    def ending(self) -> str:
        """How a worker that died came to its end."""
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return ""
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was not sent yet has nobody to read it
                continue


class _Workers:
    """The workers that are free. A process that was forked off has none of its parent's."""

    def __init__(self) -> None:
        self._free: list[_Worker] = []
        self._lock = Lock()
        self._owner = os.getpid()

    def take(self) -> _Worker:
        with self._lock:
            if self._owner != os.getpid():
                self._owner, self._free = os.getpid(), []
            while self._free:
                worker = self._free.pop()
                if worker.alive():
                    return worker
                worker.close()
        return _Worker()

    def give(self, worker: _Worker, *, usable: bool) -> None:
        with self._lock:
            if usable and worker.alive() and len(self._free) < _IDLE:
                self._free.append(worker)
                return
        worker.close()

    def close(self) -> None:
        with self._lock:
            free, self._free = self._free, []
        if self._owner == os.getpid():
            for worker in free:
                worker.close()


_workers = _Workers()
atexit.register(_workers.close)


# ----------------------------------------------------------------------------------- both sides


def _send(pipe: IO[bytes], kind: bytes, body: bytes) -> None:
    pipe.write(_LENGTH.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def _received(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    kind, length = _LENGTH.unpack(head)
    body = pipe.read(length)
    if len(body) < length:
        raise EOFError
    return kind, body


# ---------------------------------------------------------------------------------- the worker


def serve() -> None:
    """Read what the other side asks for, one task after another, until it goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other side to deal with
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _send(answers, _DONE, b"")
    while True:
        try:
            _, task = _received(sys.stdin.buffer)
        except EOFError:
            return
        read, arguments, megabytes, seconds = pickle.loads(task)  # noqa: S301  # from our parent
        _limit(megabytes, seconds)
        try:
            for item in read(*arguments):
                if isinstance(item, SourceError):
                    _send(answers, _REFUSED, _told(item))
                else:
                    _send(answers, _SOURCE, item.model_dump_json().encode())
                _limit(megabytes, seconds)
            _send(answers, _DONE, b"")
        except SourceError as error:
            _send(answers, _RAISED, _told(error))
        except MemoryError:
            _send(answers, _NO_MEMORY, b"")
            return
        except Exception as error:  # noqa: BLE001  # a reader that fails fails for this file alone
            named = f"{type(error).__name__}: {error}"[:200]
            _send(answers, _BROKE, named.encode("utf-8", "backslashreplace"))
            return


def _told(error: SourceError) -> bytes:
    return json.dumps([type(error).__name__, error.where, error.what]).encode()


def _limit(megabytes: int, seconds: float) -> None:
    """Bound the memory of this process, and its time: should the other side die, it ends too."""
    try:
        import resource
    except ImportError:  # this system has no such limits; the other side keeps the time
        return
    bounds = {
        resource.RLIMIT_DATA: megabytes * 2**20,
        resource.RLIMIT_CPU: int(sum(os.times()[:2]) + seconds) + 5,
    }
    for which, wanted in bounds.items():
        hard = resource.getrlimit(which)[1]
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(which, (soft, hard))
