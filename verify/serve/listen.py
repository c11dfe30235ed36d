"""A socket of this machine, and an application that is served at it until it is stopped."""

from __future__ import annotations

import socket
import sys

from verify.errors import InputError
from verify.serve.guard import App, Guard, may_listen
from verify.settings import Settings


def guarded(app: App, settings: Settings, public: frozenset[str] = frozenset()) -> Guard:
    """`app` behind the token and the largest file of the settings."""
    return Guard(app, token_of(settings), int(settings.max_file_mb * 1_000_000), public)


def token_of(settings: Settings) -> str | None:
    """The token that requests have to carry; None where none is set."""
    return None if settings.token is None else settings.token.get_secret_value() or None


def bound(host: str, port: int, settings: Settings) -> socket.socket:
    """A socket at `host` and `port`; port 0 is any that is free.

    Raises SettingsError for a host that others can reach while no token is set, InputError for an
    address that is in use or not of this machine.
    """
    may_listen(host, token_of(settings))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(
            f"cannot listen at {host}, port {port} ({error.strerror}); choose another --port"
        ) from None


def serve(app: App, at: socket.socket, path: str) -> None:
    """Serve `app` at a socket until Ctrl-C, and say on stderr where it is."""
    import uvicorn

    host, port = at.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    sys.stderr.write(f"verify: serving at http://{shown}:{port}{path}; Ctrl-C stops it\n")
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[at])
