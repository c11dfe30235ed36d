"""Errors that nobody foresaw: told in one line, with a report for whoever looks after Verify.

Such an error is never a finding. The command line ends with exit code 2, a batch and a draft keep
one Failure in the place of what could not be checked, and the web desk shows a failure.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from threading import Lock

_HEAD = (
    "An error in Verify that was not foreseen. It is no finding about any claim or source.\n"
    "The lines below may hold words of your texts: read them before you pass them on.\n"
)
_MESSAGE_CHARS = 200
_written: dict[str, str] = {}
_writing = Lock()


def explain(error: BaseException) -> str:
    """One line that names `error` and the file in which its report was written.

    The same error at the same place is written down once in each process. Where no report can be
    written, the line says why.

    Example:
        >>> explain(ValueError("no such month"))
        'an error inside Verify, no finding (ValueError: no such month); a report is in /tmp/...'
    """
    message = " ".join(str(error).split())[:_MESSAGE_CHARS]
    named = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return f"an error inside Verify, no finding ({named}); {_reported(error)}"


def _reported(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    with _writing:
        if place not in _written:
            try:
                _written[place] = _write(error)
            except OSError as refused:
                return f"no report could be written ({refused.strerror or refused})"
        return f"a report is in {_written[place]}"


def _write(error: BaseException) -> str:
    from verify import __version__

    lines = [
        _HEAD,
        f"when: {datetime.now(UTC).isoformat(timespec='seconds')}\n",
        f"verify {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
        f"command: {' '.join(sys.argv[:1] + sys.argv[1:2])}\n\n",
        *traceback.format_exception(error),
    ]
    handle, path = tempfile.mkstemp(prefix="verify-error-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(lines)
    return path
