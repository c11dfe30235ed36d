"""The web desk lets nobody in: broken sign-in closes it, and it answers to its own names only."""

from __future__ import annotations

import asyncio
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from verify.shipped import shipped
from verify.web.guard import Guard, host_of, is_ours, stranger

ROOT = Path(__file__).resolve().parents[2]
GOOD = """[auth]
redirect_uri = "https://desk.example.org/oauth2callback"
cookie_secret = "a long random string of words"
client_id = "desk"
client_secret = "not told"
server_metadata_url = "https://accounts.example.org/.well-known/openid-configuration"
"""
BROKEN: dict[str, bytes] = {
    "empty": b"",
    "a typing error in the name": GOOD.replace("[auth]", "[auht]").encode(),
    "a capital": GOOD.replace("[auth]", "[Auth]").encode(),
    "no bracket": GOOD.replace("[auth]", "[auth").encode(),
    "a list of sections": GOOD.replace("[auth]", "[[auth]]").encode(),
    "no section": GOOD.replace("[auth]", "").encode(),
    "commented out": GOOD.replace("[auth]", "# [auth]").encode(),
    "a byte-order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "UTF-16": GOOD.encode("utf-16"),
    "curly quote marks": GOOD.replace('"', "”").encode(),
    "no secret": GOOD.replace("cookie_secret", "cookie_secert").encode(),
    "an empty secret": GOOD.replace("a long random string of words", "").encode(),
    "a short secret": GOOD.replace("a long random string of words", "abc").encode(),
    "a secret that is a number": GOOD.replace('"a long random string of words"', "7").encode(),
    "half of it": GOOD[:90].encode(),
    "bytes": bytes(range(256)),
}


@pytest.fixture
def opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[bytes | None], AppTest]]:
    """The first page of a desk with this secrets.toml beside it, for somebody not signed in."""
    before = st.config.get_option("secrets.files")  # as seen from where the tests were started
    secrets = tmp_path / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)

    def run(held: bytes | None) -> AppTest:
        if held is not None:
            secrets.write_bytes(held)
        st.config._set_option("secrets.files", [str(secrets)], "test")
        return AppTest.from_file(shipped("streamlit_app.py"), default_timeout=60).run()

    yield run
    shutil.rmtree(secrets.parent)
    st.config._set_option("secrets.files", before, "test")
    st.cache_resource.clear()


@pytest.mark.parametrize("held", BROKEN.values(), ids=BROKEN)
def test_a_secrets_file_that_is_not_right_closes_the_desk(
    opened: Callable[[bytes], AppTest], held: bytes
) -> None:
    at = opened(held)
    assert not at.exception
    assert not [*at.text_area, *at.text_input, *at.button]
    [told] = [text.value for text in at.text]
    assert "closed" in told
    assert "secrets.toml" in told
    assert "not told" not in told


def test_a_secrets_file_that_may_not_be_read_closes_the_desk(
    opened: Callable[[bytes | None], AppTest], tmp_path: Path
) -> None:
    (tmp_path / ".streamlit" / "secrets.toml").mkdir()
    at = opened(None)
    assert not [*at.text_area, *at.button]
    assert "cannot be read" in at.text[0].value


def test_without_a_secrets_file_the_desk_is_open_on_its_own_machine(
    opened: Callable[[bytes | None], AppTest],
) -> None:
    assert opened(None).button


@pytest.mark.parametrize("path", ["/etc/passwd", "file:///etc/passwd", "../secrets.toml", "~", "."])
def test_no_field_reads_a_file_of_the_server(
    opened: Callable[[bytes | None], AppTest], path: str
) -> None:
    at = opened(None)
    at.switch_page("verify/web/pages/sources.py").run()
    [box] = [box for box in at.text_input if box.label == "Web address"]
    box.set_value(path)
    [button] = [button for button in at.button if button.label == "Read this page"]
    button.click()
    at.run()
    shown = "".join(html.value for html in at.html)
    assert "begins with http" in shown
    assert "root:" not in shown


# ------------------------------------------------------------------------------- its own names


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost:8501", True),
        ("LOCALHOST", True),
        ("localhost.", True),
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        ("192.168.1.7", True),
        ("desk.example.org", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example:8501", False),
        ("null", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_the_desk_answers_to_its_own_names(host: str, ours: bool) -> None:
    assert is_ours(host_of(host), ["desk.example.org"]) is ours
    assert (stranger({"host": host}, ["desk.example.org"]) is None) is ours
    origin = {"host": "localhost", "origin": host if host == "null" else f"http://{host}"}
    assert (stranger(origin, ["desk.example.org"]) is None) is ours


def answered(scope: dict[str, Any]) -> list[dict[str, Any]]:
    """What a guarded application sends for a request."""

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"the desk"})

    sent: list[dict[str, Any]] = []

    async def keep(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Guard(app)(scope, None, keep))
    return sent


def test_another_name_gets_a_page_that_says_so_and_nothing_of_the_desk() -> None:
    headers = [(b"host", b"<b>evil.example</b>")]
    start, body = answered({"type": "http", "headers": headers})
    assert start["status"] == 403
    assert b"not served under this name" in body["body"]
    assert b"<b>" not in body["body"]
    assert b"the desk\n" not in body["body"]
    [closed] = answered({"type": "websocket", "headers": [(b"host", b"evil.example")]})
    assert closed["type"] == "websocket.close"
    assert answered({"type": "http", "headers": []})[0]["status"] == 403


def test_pages_may_not_be_framed_by_others() -> None:
    start, body = answered({"type": "http", "headers": [(b"host", b"localhost:8501")]})
    assert body["body"] == b"the desk"
    assert (b"content-security-policy", b"frame-ancestors 'self'") in start["headers"]


def test_a_served_desk_refuses_a_name_that_was_turned_to_it(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    known = os.environ | {"STREAMLIT_SERVER_HEADLESS": "true", "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [sys.executable, "-m", "verify", "app", "--port", str(port)],
        cwd=tmp_path,
        env=known,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 90
        status = 0
        while status != 200 and time.monotonic() < until:
            time.sleep(0.2)
            status = _asked(port, f"localhost:{port}")[0]
        assert status == 200
        status, body = _asked(port, "evil.example")
        assert (status, "not served under this name" in body) == (403, True)
        status, _ = _asked(port, f"localhost:{port}", Origin="http://evil.example")
        assert status == 403
    finally:
        server.terminate()
        server.wait(timeout=20)


def _asked(port: int, host: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": host, **headers})
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8", "replace")
    except OSError:
        return 0, ""
    finally:
        connection.close()
