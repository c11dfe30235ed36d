"""The server of the web desk, in the process of the command that starts it."""

import os
import socket
import sys
import time
import webbrowser
from pathlib import Path
from threading import Thread

from verify.errors import InputError
from verify.shipped import shipped
from verify.web.guard import put_before_streamlit

_ADDRESS = "localhost"
_LOOK = 0.1
"""Seconds between two looks whether the desk answers."""


def serve(script: Path, port: int) -> None:
    """Serve `script` on this machine until it is stopped. Raises InputError for a port in use."""
    if _answers(port):
        raise InputError(
            f"port {port} is in use, perhaps by another desk: "
            f"open http://{_ADDRESS}:{port}, or choose another one with --port"
        )
    from streamlit.web import cli

    _no_components_of_others()
    put_before_streamlit()
    Thread(target=_ahead, args=(port,), name="ahead", daemon=True).start()
    command = ["run", str(script), "--server.port", str(port), "--server.address", _ADDRESS]
    cli.main([*command, "--browser.gatherUsageStats", "false"], prog_name="verify app")


def show(address: str, port: int, store: Path | None = None) -> None:
    """Open `address` in a browser; where no desk answers at `port`, start one until it is stopped.

    Raises InputError for a port that is in use by something else.
    """
    if _answers(port):
        webbrowser.open(address)
        return
    if store is not None:
        os.environ["VERIFY_STORE"] = str(store)
    Thread(target=_once_it_answers, args=(address, port), name="browser", daemon=True).start()
    serve(shipped("streamlit_app.py"), port)


def _once_it_answers(address: str, port: int) -> None:
    while not _answers(port):
        time.sleep(_LOOK)
    webbrowser.open(address)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((_ADDRESS, port), timeout=1):
            return True
    except OSError:
        return False


def _no_components_of_others() -> None:
    """Keep Streamlit from reading the metadata of every installed package: 0.28 s of 1.1.

    It looks for components that others made; the desk has only its own, which is no package.
    """
    try:
        from streamlit.components.v2 import manifest_scanner
    except ImportError:  # another version looks elsewhere, and takes its time
        return
    manifest_scanner.scan_component_manifests = lambda *_, **__: []


def _ahead(port: int) -> None:
    """Import what the first page needs, while the browser starts and loads Streamlit's own page.

    Not before the server answers: both would take twice as long.
    """
    while not _answers(port):
        time.sleep(0.02)
    sys.stderr.write(f"verify: the desk is at http://{_ADDRESS}:{port}; Ctrl-C stops it\n")
