"""The server of the web desk; that it serves, a browser sees in tests/browser."""

import socket
from pathlib import Path

import pytest

from verify.desk.serve import serve
from verify.errors import InputError


def test_a_port_in_use_is_named_with_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"port {port} is in use.*--port"):
            serve(tmp_path / "app.py", port)
