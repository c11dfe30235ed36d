"""The desk as programs use it: a client that is not ours, and a server as people start it."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import httpx
import pytest

from verify.models import Answer, Decision, Finding, KeptRun, QuoteCheck, Report, Source

Served = Callable[..., AbstractContextManager[str]]
TOKEN = "a-long-word"  # noqa: S105
ASKED = "How many members voted for the ferry fare?"
DRAFT = "Four of the eight members voted for it. The repairs cost $85,000."


@pytest.fixture(scope="module")
def client(two_articles: Path, served: Served) -> Iterator[httpx.Client]:
    """A client with the token of a server that may send to this machine."""
    started = served(
        "serve",
        *("--store", str(two_articles)),
        VERIFY_TOKEN=TOKEN,
        VERIFY_ALLOW_PRIVATE_ADDRESSES="true",
        VERIFY_MAX_FILE_MB="0.1",
    )
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with started as address, httpx.Client(base_url=address, headers=headers, timeout=120) as made:
        yield made


@pytest.fixture(scope="module")
def heard() -> Iterator[tuple[str, "Queue[tuple[dict[str, str], bytes]]"]]:
    """The address of a webhook of this machine, and what came to it."""
    came: Queue[tuple[dict[str, str], bytes]] = Queue()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            came.put(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(500 if self.path == "/refuses" else 204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/ended", came
        server.shutdown()


def ended(client: httpx.Client, job: dict[str, Any]) -> dict[str, Any]:
    """The job once it has ended, and once its webhook was told."""
    for _ in range(600):
        found: dict[str, Any] = client.get(f"jobs/{job['id']}").raise_for_status().json()
        told = found["webhook"] is None or found["webhook"]["state"] != "waiting"
        if found["state"] in ("done", "stopped", "failed") and told:
            return found
        time.sleep(0.1)
    raise AssertionError(f"the job did not end: {found}")


def test_checks_answer_with_the_documents_of_the_command_line(client: httpx.Client) -> None:
    answer = Answer.model_validate(client.post("ask", json={"question": ASKED}).json())
    assert answer.text == "Five"
    source_id = answer.citations[0].source_id
    source = Source.model_validate(client.get(f"sources/{source_id}").json())
    assert all(citation.holds_in(source.text) for citation in answer.citations)
    later = {"question": ASKED, "published_from": "2020-01-01"}
    assert client.post("ask", json=later).json()["status"] == "abstained"
    claim = {"claim": "Four of the eight members voted for it."}
    finding = Finding.model_validate(client.post("claim", json=claim).json())
    assert finding.verdict is not None
    assert finding.verdict.label == "refuted"
    given = {"claim": "The pool is open.", "evidence": "The pool is open."}
    assert client.post("claim", json=given).json()["verdict"]["label"] == "supported"
    quote = {"quote": "Nobody likes a high fare", "speaker": "Lena Ostrow"}
    assert QuoteCheck.model_validate(client.post("quote", json=quote).json()).label == "altered"
    found = client.post("extract", json={"text": DRAFT}).json()
    assert [len(found[name]) for name in ("claims", "quantities")] == [2, 3]
    status = client.get("status").json()
    assert (status["sources"] >= 2, status["read_only"]) == (True, False)


def test_sources_are_added_as_text_and_as_files_and_removed(client: httpx.Client) -> None:
    article = {"title": "Bus line", "text": "The bus line to Orrin closed.", "date": "2020-05"}
    made = client.post("sources", json={"articles": [article, {"text": ""}]}).json()
    [row] = made["added"]
    assert (row["title"], row["published"], row["passages"]) == ("Bus line", "2020-05-01", 1)
    assert len(made["failed"]) == 1
    files = [
        ("files", ("mill.txt", b"The mill burnt down in 1911.")),
        ("files", ("photo.xyz", b"?")),
    ]
    made = client.post("sources/files", files=files).json()
    assert [len(made[name]) for name in ("added", "failed")] == [1, 1]
    names = [row["id"], made["added"][0]["id"]]
    listed = {row["id"] for row in client.get("sources").json()["sources"]}
    assert listed.issuperset(names)
    for name in names:
        assert client.delete(f"sources/{name}").json()["removed"][0]["id"] == name
        assert client.delete(f"sources/{name}").status_code == 404


def test_paths_of_the_server_are_not_read(client: httpx.Client) -> None:
    answer = client.post("sources", json={"urls": ["/etc/hosts"]})
    assert answer.status_code == 422
    assert "no web address" in answer.json()["detail"]


def test_a_draft_is_a_job_with_a_result_and_a_kept_run(client: httpx.Client) -> None:
    begun = client.post("drafts", json={"text": DRAFT, "title": "Fares"})
    assert begun.status_code == 202
    job = ended(client, begun.json())
    assert (job["state"], job["done"], job["total"]) == ("done", 2, 2)
    report = Report.model_validate(client.get(f"jobs/{job['id']}/result").json())
    assert [f.verdict.label for f in report.findings if f.verdict] == ["refuted", "supported"]
    assert begun.json()["id"] in {job["id"] for job in client.get("jobs").json()["jobs"]}
    kept = KeptRun.model_validate(client.get(f"runs/{job['run_id']}").json())
    assert kept.title == "Fares"
    made = {"number": 1, "action": "accept", "by": "Ada"}
    decision = client.post(f"runs/{job['run_id']}/decisions", json=made)
    assert Decision.model_validate(decision.json()).by == "Ada"
    assert client.delete(f"runs/{job['run_id']}").json()["decided"] == 1
    assert client.get(f"runs/{job['run_id']}").status_code == 404


def test_an_uploaded_draft_is_read_like_a_file(client: httpx.Client) -> None:
    files = {"file": ("fares.md", f"# Fares\n\n{DRAFT}".encode())}
    job = ended(client, client.post("drafts/files", files=files).json())
    assert (job["state"], job["total"]) == ("done", 2)
    refused = client.post("drafts/files", files={"file": ("fares.xls", b"?")})
    assert refused.status_code == 422


def test_a_batch_is_a_job_whose_rows_come_in_order(client: httpx.Client) -> None:
    rows = [
        {"id": "a", "claim": "Repairs cost $85,000."},
        {"id": 2, "quote": "Nobody likes a higher fare", "speaker": "Lena Ostrow"},
        {"claim": "Both.", "quote": "and neither"},
    ]
    job = ended(client, client.post("batches", json={"rows": rows}).json())
    found = client.get(f"jobs/{job['id']}/result").json()["rows"]
    assert [row["id"] for row in found] == ["a", 2, 3]
    assert found[0]["verdict"]["label"] == "supported"
    assert found[1]["quote_check"]["label"] == "verbatim"
    assert found[2]["status"] == "failed"


def test_a_webhook_is_told_once_the_job_has_ended_and_can_tell_who_sent_it(
    client: httpx.Client, heard: tuple[str, Any]
) -> None:
    address, came = heard
    job = client.post("drafts", json={"text": DRAFT, "webhook": address}).json()
    assert ended(client, job)["webhook"]["state"] == "delivered"
    headers, body = came.get(timeout=60)
    told = json.loads(body)
    assert (told["id"], told["state"], told["done"]) == (job["id"], "done", 2)
    digest = hmac.new(TOKEN.encode(), body, hashlib.sha256).hexdigest()
    assert headers["verify-signature"] == f"sha256={digest}"


@pytest.mark.parametrize("address", ["file:///etc/hosts", "http://", "hook", "http://a b/"])
def test_a_webhook_that_is_no_address_is_refused_at_once(
    client: httpx.Client, address: str
) -> None:
    answer = client.post("drafts", json={"text": DRAFT, "webhook": address})
    assert answer.status_code == 422
    assert "webhook" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "ask", {"question": " ?! "}, 422),
        ("POST", "ask", {}, 422),
        ("POST", "ask", {"question": "Who?", "wanted": 1}, 422),
        ("POST", "claim", {"claim": "x" * 30_000}, 422),
        ("POST", "claim", {"claim": "x" * 200_000}, 413),
        ("POST", "drafts", {"text": ""}, 422),
        ("POST", "batches", {"rows": []}, 422),
        ("GET", "sources/0000000000", None, 404),
        ("GET", "jobs/nothing", None, 404),
        ("GET", "runs/nothing", None, 404),
        ("GET", "nothing", None, 404),
    ],
)
def test_what_cannot_be_done_says_why(
    client: httpx.Client, method: str, path: str, body: Any, status: int
) -> None:
    answer = client.request(method, path, json=body)
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("sent", [None, "Bearer another-word", "Basic a-long-word", "Bearer"])
def test_without_the_token_nothing_is_told(client: httpx.Client, sent: str | None) -> None:
    headers = {} if sent is None else {"Authorization": sent}
    root = str(client.base_url)
    answer = httpx.get(f"{root}sources", headers=headers, timeout=60)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert list(answer.json()) == ["detail"]


def test_the_description_is_public_and_names_every_path(client: httpx.Client) -> None:
    described = httpx.get(f"{str(client.base_url).removesuffix('/v1/')}/openapi.json").json()
    assert {"/v1/ask", "/v1/claim", "/v1/quote", "/v1/drafts", "/v1/batches"} <= set(
        described["paths"]
    )
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert {"401", "413"} <= set(operation["responses"])


def test_a_read_only_server_checks_and_changes_nothing(two_articles: Path, served: Served) -> None:
    with (
        served("serve", "--read-only", "--store", str(two_articles)) as address,
        httpx.Client(base_url=address, timeout=120) as client,
    ):
        assert client.post("ask", json={"question": ASKED}).json()["text"] == "Five"
        assert client.post("sources", json={"articles": [{"text": "x"}]}).status_code == 403
        job = ended(client, client.post("drafts", json={"text": DRAFT}).json())
        assert (job["state"], job["run_id"]) == ("done", None)
        elsewhere = {"host": "pages.example", "origin": "https://pages.example"}
        assert client.get("status", headers={"host": elsewhere["host"]}).status_code == 421
        assert client.get("status", headers={"origin": elsewhere["origin"]}).status_code == 403
        assert client.get("status", headers={"origin": "http://localhost:3000"}).is_success
