"""The HTTP client under a model: a reply ends in time and in size, and stays with its host."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openai import DefaultHttpxClient

LARGEST = 8 * 1024 * 1024
"""Bytes of a reply that are read: a hundred times the longest that a model writes."""


def bounded_client(seconds: float, largest: int = LARGEST) -> DefaultHttpxClient:
    """A client for the OpenAI SDK that reads a body for at most `seconds` and `largest` bytes.

    A body that drips is cut when its time is up, counted from the request on; redirects are not
    followed, so that nothing that was meant for one server reaches another.
    """
    import httpx2
    from openai import DefaultHttpxClient

    class Bounded(httpx2.SyncByteStream):
        def __init__(self, stream: Any, request: Any, ends: float) -> None:
            self._stream, self._request, self._ends = stream, request, ends

        def __iter__(self) -> Iterator[bytes]:
            read = 0
            for chunk in self._stream:
                read += len(chunk)
                if read > largest:
                    raise httpx2.ReadError(
                        f"the reply is larger than {largest} bytes", request=self._request
                    )
                if time.monotonic() > self._ends:
                    raise httpx2.ReadTimeout(
                        f"the reply took longer than {seconds:g} s", request=self._request
                    )
                yield chunk

        def close(self) -> None:
            self._stream.close()

    class Client(DefaultHttpxClient):
        def send(self, request: Any, *, stream: bool = False, **how: Any) -> Any:
            ends = time.monotonic() + seconds
            response = super().send(request, stream=True, **how)
            response.stream = Bounded(response.stream, request, ends)
            if not stream:
                try:
                    response.read()
                finally:
                    response.close()
            return response

    return Client(follow_redirects=False)
