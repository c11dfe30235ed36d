"""The server of the web desk; that it serves, a browser sees in tests/browser."""

import socket
from pathlib import Path

import pytest

from verify.errors import InputError
from verify.web.serve import serve, show


def test_a_port_in_use_is_named_with_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"port {port} is in use.*--port"):
            serve(tmp_path / "app.py", port)


def test_a_desk_that_is_there_is_opened_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        show(f"http://localhost:{port}/ask?asked=1", port)
    assert opened == [f"http://localhost:{port}/ask?asked=1"]
