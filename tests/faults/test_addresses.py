"""Addresses that are refused before a socket is opened, and pages that are whole or refused.

Nothing here connects to anything but the loopback: a resolver says what a name leads to, and a
connector that would connect notes it and fails.
"""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from verify.errors import RefusedAddress, UnreadableSource
from verify.settings import Settings
from verify.sources.web import fetch, is_of_a_network, is_public

ANYWHERE = Settings(allow_private_addresses=True, url_timeout=10)
METADATA = ["169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192"]
METADATA += ["fe80::1", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"]
METADATA += ["2002:a9fe:a9fe::1"]
NOWHERE = ["0.0.0.0", "::", "224.0.0.1", "ff02::1"]  # noqa: S104


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Has every name lead to one address; gives the list of what was then connected to."""
    opened: list[str] = []

    def lead(address: str) -> list[str]:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET

        def resolver(_host: str, port: int, **_: Any) -> list[Any]:
            return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

        class Connector(socket.socket):
            def __init__(self, *_: Any, **__: Any) -> None:
                opened.append(address)
                raise OSError("nothing is connected to in this test")

        monkeypatch.setattr(socket, "getaddrinfo", resolver)
        monkeypatch.setattr(socket, "socket", Connector)
        return opened

    return lead


@pytest.mark.parametrize("address", [*METADATA, *NOWHERE])
def test_where_machines_keep_their_secrets_is_refused_whatever_the_settings_say(
    connected: Callable[[str], list[str]], address: str
) -> None:
    opened = connected(address)
    with pytest.raises(RefusedAddress, match="never fetched"):
        fetch("http://desk.example/latest/meta-data", ANYWHERE)
    assert opened == []


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "::1", "fd00::7"])
def test_private_addresses_are_refused_unless_the_settings_allow_them(
    connected: Callable[[str], list[str]], address: str
) -> None:
    opened = connected(address)
    with pytest.raises(RefusedAddress, match="VERIFY_ALLOW_PRIVATE_ADDRESSES"):
        fetch("http://desk.example/", Settings())
    assert opened == []
    with pytest.raises(UnreadableSource, match="nothing is connected"):
        fetch("http://desk.example/", ANYWHERE)
    assert opened == [address]


@pytest.mark.parametrize(
    "url",
    [
        "http://exa mple.org/",
        "http://a\tb/",
        "http://[::1",
        "http://a<b>/",
        "http://:80/",
        "http:///x",
    ],
)
def test_what_is_no_address_is_refused(connected: Callable[[str], list[str]], url: str) -> None:
    opened = connected("127.0.0.1")
    with pytest.raises(RefusedAddress):
        fetch(url, Settings())
    assert opened == []


@pytest.mark.parametrize("address", METADATA)
def test_no_metadata_address_is_of_a_network_or_public(address: str) -> None:
    assert not is_of_a_network(address)
    assert not is_public(address)


# ---------------------------------------------------------------------------- pages are whole


def _members(between: bytes = b"") -> bytes:
    return gzip.compress(ARTICLE[:99]) + between + gzip.compress(ARTICLE[99:])


ARTICLE = b"<html><body><article>" + b"<p>The council met and voted on it.</p>" * 40
PACKED = gzip.compress(ARTICLE)
BODIES: dict[str, tuple[bytes, int, str]] = {
    "whole": (PACKED, len(PACKED), "gzip"),
    "two members": (_members(), -1, "gzip"),
    "padded members": (
        gzip.compress(ARTICLE[:99]) + b"\0\0" + gzip.compress(ARTICLE[99:]),
        -1,
        "gzip",
    ),
    "plain": (ARTICLE, len(ARTICLE), "identity"),
}
BROKEN: dict[str, tuple[bytes, int, str]] = {
    "cut gzip": (PACKED[:-20], -1, "gzip"),
    "gzip without its checksum": (PACKED[:-4], -1, "gzip"),
    "cut second member": (gzip.compress(ARTICLE[:99]) + PACKED[:30], -1, "gzip"),
    "garbage behind": (PACKED + b"<script>", -1, "gzip"),
    "shorter than announced": (ARTICLE[:-10], len(ARTICLE), "identity"),
    "cut gzip shorter than announced": (PACKED[:50], len(PACKED), "gzip"),
}


@pytest.fixture
def serving() -> Iterator[Callable[[tuple[bytes, int, str]], str]]:
    """A server on the loopback that sends a body as it is told; gives its address."""
    answer: list[tuple[bytes, int, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, length, packed = answer[-1]
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Encoding", packed)
            if length >= 0:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()

        def serve(body: tuple[bytes, int, str]) -> str:
            answer.append(body)
            return f"http://127.0.0.1:{server.server_port}/"

        yield serve
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_whole_page_is_read_whole(
    serving: Callable[[tuple[bytes, int, str]], str], body: tuple[bytes, int, str]
) -> None:
    assert fetch(serving(body), ANYWHERE).body == ARTICLE


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_page_that_broke_off_is_refused(
    serving: Callable[[tuple[bytes, int, str]], str], body: tuple[bytes, int, str]
) -> None:
    with pytest.raises(UnreadableSource):
        fetch(serving(body), ANYWHERE)
