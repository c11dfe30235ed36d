"""The REST server: the verbs of the command line as paths, with their JSON."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, File, Form, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer

from verify import __version__
from verify.errors import (
    InputError,
    LibraryLocked,
    SettingsError,
    SourceTooLarge,
    UnknownRun,
    UnknownSource,
    VerifyError,
)
from verify.models import Answer, Decision, Finding, KeptRun, QuoteCheck, Report, RunRow, Source
from verify.reports.documents import (
    Added,
    Extracted,
    Listed,
    Removed,
    RunsListed,
    added,
    extracted,
    listed,
    removed,
)
from verify.serve import bodies
from verify.serve.jobs import Full, Job, Jobs, UnknownJob, Work
from verify.serve.listen import token_of
from verify.serve.webhook import Sender
from verify.sources.read import is_url
from verify.verifier import AddResult, Verifier
from verify.verifier.turns import Busy, Turns

DESCRIPTION = """\
Check claims, quotes and questions against your own sources. Every result shows the exact words
that carry it: `text[start:end] == exact` for the text of the source, counted in code points.
"not_enough_evidence" and "abstained" mean that the sources do not say, never that something is
false; "failed" is no verdict."""
PUBLIC = frozenset({"/openapi.json"})
"""What can be read without a token."""


class ReadOnly(VerifyError):
    """The server was started so that nothing in the library is changed."""


_STATUS: tuple[tuple[type[VerifyError], int], ...] = (
    (UnknownSource, 404),
    (UnknownRun, 404),
    (UnknownJob, 404),
    (SourceTooLarge, 413),
    (InputError, 422),
    (ReadOnly, 403),
    (Full, 429),
    (Busy, 503),
    (LibraryLocked, 503),
    (SettingsError, 500),
    (VerifyError, 500),
)
"""The status of an error: that of the first line that fits."""

_MEANING = {
    401: "The token is missing or wrong.",
    403: "The server is read-only, or the request comes from a web page of another site.",
    404: "There is no such source, run or job.",
    413: "The request, or a file in it, is too long.",
    421: "Without a token the server answers to this machine only.",
    422: "What was sent cannot be used; `detail` says why.",
    429: "Too many jobs wait.",
    500: "The settings or the library cannot be used as they are.",
    503: "The desk or the library is busy; the same request may succeed later.",
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": bodies.Problem, "description": meaning}
    for status, meaning in _MEANING.items()
}
_AGAIN = {429: "30", 503: "5"}
"""Seconds after which a client may try again."""


class Served:
    """What the paths work with."""

    def __init__(self, desk: Verifier, *, read_only: bool) -> None:
        self.turns = Turns(desk)
        self.desk = desk
        self.read_only = read_only
        self.jobs = Jobs(self.turns, Sender.of(desk.settings, token_of(desk.settings)))


def _served(request: Request) -> Served:
    served: Served = request.app.state.served
    return served


def _writing(request: Request) -> Served:
    served = _served(request)
    if served.read_only:
        raise ReadOnly("this server was started with --read-only: its library cannot be changed")
    return served


Here = Annotated[Served, Depends(_served)]
Writing = Annotated[Served, Depends(_writing)]
_token = HTTPBearer(auto_error=False, description="VERIFY_TOKEN, where the server has one.")
checks = APIRouter(tags=["checks"])
sources = APIRouter(tags=["sources"])
jobs = APIRouter(tags=["jobs"])
runs = APIRouter(tags=["runs"])


def made(desk: Verifier, *, read_only: bool = False) -> FastAPI:
    """The application over `desk`. With `read_only` its library cannot be changed."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        served = Served(desk, read_only=read_only)
        app.state.served = served
        try:
            yield
        finally:
            served.jobs.close()

    app = FastAPI(
        title="Verify",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    for router in (checks, sources, jobs, runs):
        app.include_router(
            router, prefix="/v1", responses=_RESPONSES, dependencies=[Depends(_token)]
        )
    app.add_exception_handler(VerifyError, _failed)
    app.add_exception_handler(RequestValidationError, _unreadable)
    return app


async def _failed(_request: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    headers = {"Retry-After": _AGAIN[status]} if status in _AGAIN else None
    return JSONResponse({"detail": str(error)}, status, headers)


async def _unreadable(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for it alone
    told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    return JSONResponse({"detail": "; ".join(told)}, 422)


# ---------------------------------------------------------------------------------------- checks


@checks.get("/status")
def status(here: Here) -> bodies.Status:
    """What serves here."""
    with here.turns.turn() as desk:
        return bodies.Status(
            version=__version__,
            judge=desk.judge.name,
            sources=desk.library.source_count(),
            library=desk.library.digest(),
            notice=desk.notice,
            read_only=here.read_only,
        )


@checks.post("/ask")
def ask(given: bodies.Question, here: Here) -> Answer:
    """Answer a question from the sources, or decline."""
    with here.turns.turn() as desk:
        return desk.ask(**given.model_dump())


@checks.post("/claim")
def claim(given: bodies.ClaimGiven, here: Here) -> Finding:
    """Check one claim against the sources, or against the evidence that comes with it."""
    with here.turns.turn() as desk:
        return desk.check_claim(given.claim, given.evidence)


@checks.post("/quote")
def quote(given: bodies.QuoteGiven, here: Here) -> QuoteCheck:
    """Check one quote, word for word."""
    with here.turns.turn() as desk:
        return desk.check_quote(given.quote, given.speaker)


@checks.post("/extract")
def extract(given: bodies.Text, here: Here) -> Extracted:
    """Find the claims, quotes, figures and dates of a draft; judge nothing."""
    with here.turns.turn() as desk:
        return extracted(desk.extract(given.text))


# ---------------------------------------------------------------------------------------- sources


@sources.get("/sources")
def all_sources(here: Here) -> Listed:
    """List the sources, without their text."""
    return listed(here.desk.sources())


@sources.post("/sources")
def add_sources(given: bodies.SourcesGiven, here: Writing) -> Added:
    """Add pages and articles. One that cannot be read is in `failed`, and stops none."""
    paths = [url for url in given.urls if not is_url(url)]
    if paths:
        raise InputError(f"{paths[0]}: this is no web address; send a file as an upload")
    with here.turns.turn() as desk:
        result = desk.add(*given.urls) if given.urls else AddResult()
        if given.articles:
            rows = (article.model_dump(exclude_none=True) for article in given.articles)
            lines = "".join(json.dumps(row) + "\n" for row in rows)
            result += desk.add_upload("articles.jsonl", lines.encode())
    return added(result)


@sources.post("/sources/files")
def add_files(files: Annotated[list[UploadFile], File()], here: Writing) -> Added:
    """Add uploaded files: .txt .md .html .pdf .docx .jsonl .csv."""
    result = AddResult()
    with here.turns.turn() as desk:
        for file in files:
            result += desk.add_upload(file.filename or "", file.file.read())
    return added(result)


@sources.get("/sources/{source_id}")
def one_source(source_id: str, here: Here) -> Source:
    """Show a source with its text, which the offsets of citations count into."""
    return here.desk.show(source_id)


@sources.delete("/sources/{source_id}")
def remove_source(source_id: str, here: Writing) -> Removed:
    """Take a source out of the library."""
    return removed([here.desk.remove(source_id)])


# ---------------------------------------------------------------------------------------- jobs


@jobs.post("/drafts", status_code=202)
def check_draft(given: bodies.DraftGiven, here: Here) -> Job:
    """Begin to check every claim and quote of a draft."""
    return _begun(here, given.text, given.title, given.webhook)


@jobs.post("/drafts/files", status_code=202)
def check_draft_file(
    here: Here,
    file: Annotated[UploadFile, File()],
    webhook: Annotated[str | None, Form()] = None,
) -> Job:
    """Begin to check an uploaded draft: .docx .md .txt .html .pdf."""
    name = file.filename or ""
    with here.turns.turn() as desk:
        title, text = desk.read_draft(name, file.file.read())
    return _begun(here, text, title or PurePath(name).stem, webhook)


@jobs.post("/batches", status_code=202)
def check_batch(given: bodies.BatchGiven, here: Here) -> Job:
    """Begin to check rows of claims and quotes."""
    from verify.batch.rows import rows_of
    from verify.batch.run import BatchCheck

    rows = [row.model_dump(exclude_none=True) for row in given.rows]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    check = BatchCheck(here.desk, rows_of("rows.jsonl", lines.encode()), title=given.title)
    return here.jobs.take(Work("batch", given.title, check, given.webhook))


@jobs.get("/jobs")
def all_jobs(here: Here) -> bodies.JobsListed:
    """List the jobs of this server since it was started, the newest first."""
    return bodies.JobsListed(jobs=tuple(here.jobs.all()))


@jobs.get("/jobs/{job_id}")
def one_job(job_id: str, here: Here) -> Job:
    """How far a job is."""
    return here.jobs.one(job_id).shown()


@jobs.get("/jobs/{job_id}/result")
def job_result(job_id: str, here: Here) -> Report | bodies.BatchResult:
    """What a job found so far: a Report with what is `unchecked`, or the rows that are done."""
    from verify.batch.results import document
    from verify.batch.run import BatchCheck
    from verify.verifier import DraftCheck

    check = here.jobs.one(job_id).check
    if isinstance(check, DraftCheck):
        return check.report()
    assert isinstance(check, BatchCheck)  # noqa: S101  # there are no other jobs
    found = check.so_far()
    return bodies.BatchResult(rows=tuple(document(found[number]) for number in sorted(found)))


@jobs.post("/jobs/{job_id}/stop")
def stop_job(job_id: str, here: Here) -> Job:
    """Have a job take up nothing more; what it found stays."""
    return here.jobs.stop(job_id)


def _begun(here: Served, text: str, title: str, webhook: str | None) -> Job:
    with here.turns.turn() as desk:
        check = desk.begin_draft(text, title=title)
    return here.jobs.take(Work("draft", title, check, webhook))


# ---------------------------------------------------------------------------------------- runs


@runs.get("/runs")
def all_runs(here: Here) -> RunsListed:
    """List the checks of drafts and batches that were kept, the newest first."""
    return RunsListed(runs=tuple(here.desk.runs()))


@runs.get("/runs/{run_id}")
def one_run(run_id: str, here: Here) -> KeptRun:
    """Show a kept check again, with what people decided."""
    return here.desk.kept(run_id)


@runs.delete("/runs/{run_id}")
def remove_run(run_id: str, here: Writing) -> RunRow:
    """Keep a check no longer."""
    return here.desk.remove_run(run_id)


@runs.post("/runs/{run_id}/decisions")
def decide(run_id: str, given: bodies.DecisionGiven, here: Writing) -> Decision:
    """Keep what somebody decides about a result, beside it."""
    with here.turns.turn() as desk:
        return desk.decide(
            run_id,
            given.number,
            given.action,
            by=given.by,
            label=given.label,
            note=given.note,
            text=given.text,
        )
