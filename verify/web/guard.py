"""Which names the web desk answers to, and what it forbids pages of others to do with it.

A name that somebody else owns can be made to lead to this machine (DNS rebinding): a page under it
would then read the desk as its own. So the desk answers only to the names that it is served under,
and to addresses in figures, which no name server can turn round.
"""

from __future__ import annotations

import html
import ipaddress
import sys
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

_HERE = frozenset(("localhost",))
_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_PAGE = """<!doctype html><meta charset="utf-8"><title>Not this name</title>
<h1>The web desk is not served under this name</h1>
<p>You asked for “{asked}”. Open the desk at http://localhost:PORT on its own machine, or at its
address in figures. Whoever runs it can add a name: as <code>browser.serverAddress</code> in
.streamlit/config.toml, or, with sign-in, as the host of <code>redirect_uri</code>.</p>
"""


def host_of(address: str) -> str | None:
    """The host in "name:port" or in a URL, in lower case; None where there is none."""
    try:
        found = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None
    return found.rstrip(".").casefold() if found else None


def is_ours(host: str | None, names: Iterable[str]) -> bool:
    """Whether the desk answers to `host`: this machine, an address in figures, one of `names`."""
    if host is None:
        return False
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host in _HERE or host in names
    return True


def stranger(headers: Mapping[str, str], names: Iterable[str]) -> str | None:
    """The Host or Origin in `headers` that the desk does not answer to; None where both are ours.

    The Origin of a page without one ("null") is nobody's.
    """
    known = frozenset(names)
    for name in ("host", "origin"):
        given = headers.get(name)
        if given is not None and not is_ours(host_of(given), known):
            return given
    return None


def served_names() -> frozenset[str]:
    """The names under which Streamlit's settings, and those of sign-in, serve the desk."""
    from streamlit import config

    from verify.web import sign_in

    stated = [
        config.get_option("server.address"),
        config.get_option("browser.serverAddress"),
        *config.get_option("server.corsAllowedOrigins"),
        sign_in.redirect_uri(),
    ]
    return frozenset(host for address in stated if address and (host := host_of(str(address))))


class Guard:
    """An ASGI application that refuses what comes under another name before `app` sees it."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        asked = "no name" if "host" not in headers else stranger(headers, served_names())
        if asked is not None:
            await _refuse(scope["type"], asked, send)
            return

        async def send_guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                added = [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        await self._app(scope, receive, send_guarded)


async def _refuse(kind: str, asked: str, send: Any) -> None:
    if kind == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = _PAGE.format(asked=html.escape(asked[:200])).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store")]
    headers += [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def put_before_streamlit() -> None:
    """Have Streamlit's server put a Guard before everything else.

    Where another version of Streamlit has no such place, a line on stderr says so; the pages
    themselves then still refuse, as they do under `streamlit run`.
    """
    try:
        from starlette.middleware import Middleware
        from streamlit.web.server.starlette import starlette_app

        made = starlette_app.create_streamlit_middleware
    except (ImportError, AttributeError):
        sys.stderr.write("verify: this version of Streamlit is only guarded on its pages\n")
        return

    def guarded() -> list[Any]:
        return [Middleware(Guard), *made()]

    starlette_app.create_streamlit_middleware = guarded
