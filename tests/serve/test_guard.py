"""Who is let in, how long a request may be, and how many jobs may wait."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from verify import Verifier
from verify.cli import main
from verify.errors import InputError
from verify.serve.guard import Guard, is_this_machine
from verify.serve.jobs import Full, Jobs, UnknownJob, Work
from verify.serve.webhook import NotDelivered, Sender
from verify.verifier.turns import Busy, Turns

DRAFT = "Four of the eight members voted for it. The repairs cost $85,000."


def status(guard: Guard, headers: dict[str, str], parts: Sequence[bytes] = (b"",)) -> int:
    """The status of a request whose body comes in `parts`."""
    sent: list[Any] = []
    left = list(parts)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(guard({"type": "http", "path": "/v1/ask", "headers": raw}, receive, send))
    return int(sent[0]["status"])


async def told(scope: Any, receive: Any, send: Any) -> None:
    """An application that answers with what it was sent."""
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


HERE = {"host": "localhost:8600"}


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (HERE, 200),
        ({"host": "127.0.0.1"}, 200),
        ({"host": "[::1]:8600"}, 200),
        ({}, 421),
        ({"host": "localhost.pages.example"}, 421),
        ({"host": "[broken"}, 421),
        (HERE | {"origin": "null"}, 403),
        (HERE | {"origin": "https://localhost.pages.example"}, 403),
        (HERE | {"origin": "http://127.0.0.1:3000"}, 200),
        (HERE | {"content-length": "11"}, 413),
        (HERE | {"content-length": "-1"}, 400),
    ],
)
def test_without_a_token_only_this_machine_is_served(headers: dict[str, str], wanted: int) -> None:
    assert status(Guard(told, None, 10), headers) == wanted


def test_a_body_is_counted_where_its_length_is_not_told() -> None:
    guard = Guard(told, None, 10)
    assert status(guard, HERE, [b"12345", b"12345"]) == 200
    assert status(guard, HERE, [b"12345", b"12345", b"1"]) == 413


@pytest.mark.parametrize(
    ("host", "wanted"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("192.168.1.2", False), ("desk.example", False)],  # noqa: S104
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, wanted: bool) -> None:
    assert is_this_machine(host) is wanted


@pytest.mark.parametrize("command", [("serve",), ("mcp", "--http")])
def test_others_are_not_served_without_a_token(
    command: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["verify", *command, "--host", "0.0.0.0", "--port", "0"])  # noqa: S104
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path))
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "VERIFY_TOKEN" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "package"), [("serve", "fastapi"), ("mcp", "mcp.server")])
def test_a_missing_package_is_named_with_its_extra(
    command: str,
    package: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("verify.serve.app", "verify.mcp.server", "verify.mcp.resources"):
        monkeypatch.delitem(__import__("sys").modules, name, raising=False)
    monkeypatch.setitem(__import__("sys").modules, package, None)
    monkeypatch.setattr("sys.argv", ["verify", command])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert f"verify-desk[{command}]" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------ jobs


@pytest.fixture
def desk(two_articles: Path) -> Iterator[Verifier]:
    with Verifier.open(two_articles, keep_runs=False) as opened:
        yield opened


def work(desk: Verifier, webhook: str | None = None) -> Work:
    return Work("draft", "Draft", desk.begin_draft(DRAFT), webhook)


def test_no_more_jobs_are_taken_than_may_wait(desk: Verifier) -> None:
    turns = Turns(desk, 1)
    jobs = Jobs(turns, Sender(None, private=False, seconds=1.0), waiting=2)
    with turns.turn():  # nothing is worked off meanwhile
        first, second = (jobs.take(work(desk)) for _ in range(2))
        with pytest.raises(Full):
            jobs.take(work(desk))
        assert jobs.stop(second.id).state == "stopped"
        third = jobs.take(work(desk))
        assert [job.id for job in jobs.all()] == [third.id, second.id, first.id]
        jobs.stop(third.id)
    jobs.close()
    assert jobs.one(second.id).check.done == 0
    with pytest.raises(UnknownJob):
        jobs.one("nothing")


def test_a_job_that_ends_with_an_error_of_ours_is_failed_and_the_next_is_worked_off(
    desk: Verifier, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        """A check that nobody foresaw."""

        total, done, preparing, run_id, not_kept = 1, 0, "", None, None

        def results(self) -> None:
            raise ZeroDivisionError("by nothing")

        def stop(self) -> None:
            """Nothing is at work."""

    jobs = Jobs(Turns(desk, 1), Sender(None, private=False, seconds=1.0))
    broken: Any = Broken()
    first = jobs.take(Work("draft", "Broken", broken, None))
    second = jobs.take(work(desk))
    while jobs.one(second.id).state != "done":
        time.sleep(0.05)
    jobs.close()
    assert jobs.one(first.id).state == "failed"
    assert "ZeroDivisionError" in (jobs.one(first.id).problem or "")
    assert "by nothing" in caplog.text


def test_a_desk_that_is_busy_says_so(desk: Verifier) -> None:
    turns = Turns(desk, 1, patience=0.01)
    with turns.turn(), pytest.raises(Busy), turns.turn():
        pass


# -------------------------------------------------------------------------------------- webhooks


def test_nothing_is_sent_to_a_private_address_unless_it_may_be() -> None:
    sender = Sender(None, private=False, seconds=1.0, pauses=(0.0,))
    with pytest.raises(NotDelivered, match="VERIFY_ALLOW_PRIVATE_ADDRESSES"):
        sender.send("http://127.0.0.1:9/", b"{}")


def test_an_address_that_takes_nothing_is_tried_again_and_then_named() -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    asked: list[str] = []

    class Refuses(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_response(503)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    sender = Sender(None, private=True, seconds=5.0, pauses=(0.0, 0.0))
    with HTTPServer(("127.0.0.1", 0), Refuses) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(NotDelivered, match="503"):
            sender.send(f"http://127.0.0.1:{server.server_port}/hook?of=1", b"{}")
        server.shutdown()
    assert asked == ["/hook?of=1"] * 2


def test_an_address_with_a_user_name_is_refused() -> None:
    with pytest.raises(InputError):
        Sender(None, private=True, seconds=1.0).check("http://me:secret@127.0.0.1/")
