"""Who may send a request, and how long it may be: before anything of it is read by the server.

With a token every request has to carry it. Without one only this machine is served, and only
requests that no web page of somebody else's can have sent: the names in Host and Origin have to be
those of this machine, so that a page cannot reach the server through a name of its own.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from verify.errors import SettingsError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused; `status` is that of HTTP."""

    status: int
    detail: str


@dataclass(frozen=True, slots=True)
class Guard:
    """An ASGI application in front of `app`. `public` are the paths that need no token."""

    app: App
    token: str | None
    max_bytes: int
    public: frozenset[str] = frozenset()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with a status and a `detail` that says why."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        refusal = self._unwanted(scope["path"], headers) or self._too_long(headers)
        body = b""
        if refusal is None:
            read = await _body(receive, self.max_bytes)
            refusal, body = (self._too_much(), b"") if read is None else (None, read)
        if refusal is not None:
            await _refuse(send, refusal)
            return
        await self.app(scope, _again(body, receive), send)

    def _unwanted(self, path: str, headers: dict[bytes, bytes]) -> Refusal | None:
        if self.token is not None:
            given = headers.get(b"authorization", b"")
            wanted = f"Bearer {self.token}".encode()
            if path in self.public or hmac.compare_digest(given, wanted):
                return None
            return Refusal(401, "send the token: Authorization: Bearer TOKEN")
        host = _name(b"//" + headers.get(b"host", b""))
        origin = headers.get(b"origin")
        if host not in _THIS_MACHINE:
            return Refusal(421, "this server answers to localhost only")
        if origin is not None and _name(origin) not in _THIS_MACHINE:
            return Refusal(403, "web pages of other sites may not use this server")
        return None

    def _too_long(self, headers: dict[bytes, bytes]) -> Refusal | None:
        length = headers.get(b"content-length", b"0")
        if not length.isdigit():
            return Refusal(400, "content-length is not a number")
        return self._too_much() if int(length) > self.max_bytes else None

    def _too_much(self) -> Refusal:
        return Refusal(413, f"a request may have at most {self.max_bytes:,} bytes")


def may_listen(host: str, token: str | None) -> None:
    """Raises SettingsError for a server that others can reach and that asks for no token."""
    if token is None and not is_this_machine(host):
        raise SettingsError(
            f"--host {host} lets others reach this server: set VERIFY_TOKEN to a long random "
            "string, which every request then has to carry"
        )


def is_this_machine(host: str) -> bool:
    """Whether only this machine reaches a server that listens at `host`."""
    try:
        return host in _THIS_MACHINE or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name(address: bytes) -> str | None:
    """The host in an address, without its port; None for what is no address."""
    try:
        return urlsplit(address.decode("latin-1")).hostname
    except ValueError:
        return None


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The body of a request; None where it is longer than `limit` bytes."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives out `body`, and then what comes after it."""
    left = [body]

    async def given() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return given


async def _refuse(send: Send, refusal: Refusal) -> None:
    body = json.dumps({"detail": refusal.detail}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    if refusal.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
