"""One writer at a time, over processes; whoever waits in vain is told who writes."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from verify.errors import LibraryError, LibraryLocked

_LOCK = "write.lock"
_HOLDER = "write.lock.json"


@contextmanager
def writing(store: Path, timeout: float) -> Iterator[None]:
    """Holds the write lock of the library in `store`, which is made if need be.

    The lock is the operating system's, so a killed process lets go of it. Raises LibraryLocked
    after `timeout` seconds, with the process, its machine, its command and since when it writes.
    Raises LibraryError if the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    # The holder is noted beside the lock file: every attempt to lock empties the lock file itself.
    lock, note = FileLock(store / _LOCK, thread_local=False), store / _HOLDER
    try:
        store.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=timeout)
    except Timeout:
        raise LibraryLocked(
            f"{store}: {_holder(note)} is writing to this library; "
            f"waited {timeout:g} s; try again when it is done"
        ) from None
    except OSError as error:
        raise LibraryError(
            f"{store} cannot be written to ({error}); choose another --store"
        ) from error
    try:
        note.write_text(json.dumps(_this_process()), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _this_process() -> dict[str, str | int]:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": command[:200],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _holder(note: Path) -> str:
    known = None
    with suppress(OSError, ValueError):
        known = json.loads(note.read_text(encoding="utf-8"))
    if not isinstance(known, dict) or not known.keys() >= {"pid", "host", "command", "since"}:
        return "another process"
    return "process {pid} on {host} ({command}, since {since})".format(**known)
