"""A scripted OpenAI-compatible server on loopback, for tests of whatever talks to a model.

    with ScriptedServer([say('{"label": ...}')]) as server:
        desk = Verifier.open(store, judge="llm", base_url=server.url)

A script is a list of replies (the last one is repeated) or a function from the request to a reply.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Scripted:
    """What the server does with one request.

    `text` is the reply's content, `arguments` those of a tool call; `raw` replaces the whole body.
    `seconds` is how long it keeps silent first.
    """

    text: str | None = None
    arguments: str | None = None
    refusal: str | None = None
    finish: str = "stop"
    status: int = 200
    error: str = ""
    raw: bytes | None = None
    seconds: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


Request = dict[str, Any]
Script = Sequence[Scripted] | Callable[[Request], Scripted]


def say(text: object, **how: Any) -> Scripted:
    """A reply with `text`; anything but a string is sent as JSON."""
    return Scripted(text=text if isinstance(text, str) else json.dumps(text), **how)


def call_tool(arguments: object, **how: Any) -> Scripted:
    """A reply that calls the tool of the request."""
    written = arguments if isinstance(arguments, str) else json.dumps(arguments)
    return Scripted(arguments=written, finish="tool_calls", **how)


def fail(status: int, error: str = "scripted failure") -> Scripted:
    """An error with that status; the client is told to try again at once."""
    return Scripted(status=status, error=error, headers={"retry-after-ms": "1"})


def choosy(reply: object, *refused: str) -> Callable[[Request], Scripted]:
    """A server that answers 400 to what is named: "tools", "json_schema", "json_object", ..."""

    def script(request: Request) -> Scripted:
        kind = (request.get("response_format") or {}).get("type")
        for name in refused:
            if name == kind or name in request:
                return fail(400, f"{name} is not supported by this server")
        return call_tool(reply) if "tools" in request else say(reply)

    return script


class ScriptedServer:
    """Listens on a free port of 127.0.0.1 while it is open. `requests` holds what was asked."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._lock = Lock()
        self.requests: list[Request] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL, as `VERIFY_BASE_URL` takes it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening; twice does no harm."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def _next(self, request: Request) -> Scripted:
        with self._lock:
            self.requests.append(request)
            if not callable(self._script):
                return self._script[min(len(self.requests), len(self._script)) - 1]
        return self._script(request)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        following = self._next

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length", 0))
                request = json.loads(self.rfile.read(length))
                reply = following(request)
                time.sleep(reply.seconds)
                body = _body(reply, request)
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("content-type", "application/json")
                    self.send_header("content-length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Say nothing."""

        return Handler


def _body(reply: Scripted, request: Request) -> bytes:
    """The JSON of a chat completion, or of an error."""
    if reply.raw is not None:
        return reply.raw
    if reply.status != 200:
        return json.dumps({"error": {"message": reply.error, "type": "scripted"}}).encode()
    message: dict[str, Any] = {"role": "assistant", "content": reply.text}
    if reply.refusal is not None:
        message["refusal"] = reply.refusal
    if reply.arguments is not None:
        called = request.get("tools", [{"function": {"name": "reply"}}])[0]["function"]["name"]
        message["tool_calls"] = [
            {
                "id": "call-1",
                "type": "function",
                "function": {"name": called, "arguments": reply.arguments},
            }
        ]
    said = len(reply.text or reply.arguments or "") // 4 + 1
    asked = sum(len(str(m.get("content"))) for m in request.get("messages", [])) // 4 + 1
    return json.dumps(
        {
            "id": "scripted",
            "object": "chat.completion",
            "created": 0,
            "model": request.get("model", "scripted"),
            "choices": [{"index": 0, "finish_reason": reply.finish, "message": message}],
            "usage": {
                "prompt_tokens": asked,
                "completion_tokens": said,
                "total_tokens": asked + said,
            },
        }
    ).encode()
