"""Replies that drip, flood, lead elsewhere or hold half characters."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from verify.judges.llm.transport import bounded_client
from verify.testing import Scripted, ScriptedServer, say


@contextmanager
def serving(chunks: list[bytes], pause: float) -> Iterator[str]:
    """A server that sends a body in chunks, with a pause before each."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            try:
                for chunk in chunks:
                    time.sleep(pause)
                    self.wfile.write(chunk)
                    self.wfile.flush()
            except OSError:
                pass  # the client has hung up, which is what is tested

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_reply_that_drips_is_cut() -> None:
    import httpx2

    cut = pytest.raises(httpx2.ReadTimeout, match="longer than")
    with serving([b"x"] * 200, 0.02) as url, bounded_client(0.2) as client, cut:
        client.get(url)


def test_a_reply_that_floods_is_cut() -> None:
    import httpx2

    cut = pytest.raises(httpx2.ReadError, match="larger than")
    with serving([b"x" * 4096] * 50, 0.0) as url, bounded_client(30.0, 10_000) as client, cut:
        client.get(url)


def test_a_reply_in_time_is_read_whole() -> None:
    with serving([b"ab", b"cd"], 0.0) as url, bounded_client(30.0) as client:
        assert client.get(url).content == b"abcd"


def test_a_redirect_is_not_followed(scripted: Any) -> None:
    with ScriptedServer([say({"label": "not_enough_evidence"})]) as other:
        away = Scripted(status=307, raw=b"{}", headers={"location": other.url})
        desk, _ = scripted([away])
        finding = desk.check_claim("The old hall has nine doors.")
        assert finding.failure is not None
        assert finding.failure.stage == "model"
        assert not other.requests


def test_half_a_character_in_a_reply_is_no_crash(scripted: Any) -> None:
    reply = '{"reasoning": "\\ud800", "label": "not_enough_evidence", "missing": "\\udfff"}'
    desk, _ = scripted([say(reply)])
    assert desk.check_claim("The old hall has nine doors.").verdict is not None


@pytest.mark.parametrize("damaged", [b"\xff\xfe", b"{", b'{"label": "who knows"}', None])
def test_a_damaged_row_of_the_cache_is_asked_for_again(
    damaged: bytes | None, scripted: Any, tmp_path: Path
) -> None:
    desk, server = scripted([say(json.dumps({"label": "not_enough_evidence"}))])
    desk.check_claim("The old hall has nine doors.")
    with sqlite3.connect(tmp_path / "replies.sqlite") as rows:
        rows.execute("update replies set reply = cast(? as text)", (damaged or b"",))
    rows.close()
    assert desk.check_claim("The old hall has nine doors.").verdict is not None
    assert len(server.requests) == 2
