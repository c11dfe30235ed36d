"""A draft: put in, worked off while you watch, read with its marks, decided about."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from verify.errors import InputError, VerifyError
from verify.models import Claim, Draft, Report, Source
from verify.reports.addresses import found_number
from verify.reports.marked import line
from verify.reports.orders import Order
from verify.reports.views import counts_html, draft_text_html, items_html, result_html, worst
from verify.reports.writers import writers
from verify.sources.named import notes_in
from verify.verifier import DraftCheck, Verifier
from verify.web.choosing import choose_judge
from verify.web.job import PACE, Job, changed, decide, in_hand, run_id_of, standing_of, steering
from verify.web.opened import desk, linked
from verify.web.planned import begin_or_plan, planned
from verify.web.wire import failed, notice, show, wire

JOB, RUN, CHOSEN, WATCHED = "draft_job", "draft_run", "draft_chosen", "draft_on"
FILE = "draft_file"
SUFFIXES = ["docx", "md", "txt", "html", "htm", "pdf"]
FORMATS = {"html": "HTML", "md": "Markdown", "json": "JSON", "csv": "CSV"}


def page() -> None:
    """The draft in hand; without one, the way to put one in."""
    verifier = desk()
    _reopen()
    job: Job[DraftCheck] | None = st.session_state.get(JOB)
    if job is None and RUN not in st.session_state:
        _input(verifier)
        planned("draft")
        return
    running = job is not None and job.running
    st.session_state[WATCHED] = running
    run_id = run_id_of(job, RUN)
    if run_id is not None:
        st.session_state[RUN] = st.query_params["run"] = run_id
    view: Callable[[Verifier], None] = st.fragment(_view, run_every=PACE if running else None)
    view(verifier)


def _reopen() -> None:
    """Take up the run that the address names, where it is not the one in hand."""
    wanted = st.query_params.get("run")
    if wanted and wanted != st.session_state.get(RUN):
        _put_away()
        st.session_state[RUN] = wanted


def _put_away() -> None:
    for name in (JOB, RUN, CHOSEN, FILE):
        st.session_state.pop(name, None)
    changed()


# ------------------------------------------------------------------------------------- going in


def _input(verifier: Verifier) -> None:
    st.title("Check a draft", anchor=False)
    choose_judge(verifier)
    paste, upload = st.tabs(["Paste", "Upload"])
    with paste, st.form("paste", border=False):
        title = st.text_input("Title", placeholder="Optional")
        text = st.text_area("Draft", height=280)
        if st.form_submit_button("Check this draft", type="primary"):
            _plan(verifier, Draft(title=title.strip() or "Pasted draft", text=text))
    with upload, st.form("upload", border=False):
        file = st.file_uploader("Word, Markdown, text, HTML or PDF", type=SUFFIXES)
        if st.form_submit_button("Check this file", type="primary"):
            if file is None:
                notice("Choose a file first.")
                return
            try:
                source = verifier.read_document(file.name, file.getvalue())
            except InputError as error:
                notice(str(error))
                return
            draft = Draft(title=source.title, path=file.name, text=source.text)
            _plan(verifier, draft, source, file.getvalue())


def _plan(
    verifier: Verifier, draft: Draft, source: Source | None = None, file: bytes | None = None
) -> None:
    if (lacking := verifier.nothing_to_search) is not None:
        failed("library", lacking)
        return
    text = draft.text
    parts = source.parts if source is not None else ()
    claims: tuple[Claim, ...] = ()
    if verifier.splitter:
        claims = verifier.extract(text, split=False, parts=parts).claims
    begin = partial(_begin, verifier, draft, source, file)
    begin_or_plan(verifier, "draft", [(claim, None) for claim in claims], begin, draft=text)


def _begin(verifier: Verifier, draft: Draft, source: Source | None, file: bytes | None) -> None:
    parts = source.parts if source is not None else ()
    notes = notes_in(source) if source is not None else []
    try:
        with st.spinner("Looking for claims and quotes"):
            check = verifier.begin_draft(
                draft.text, title=draft.title, path=draft.path, parts=parts, notes=notes
            )
    except InputError as error:
        notice(str(error))
        return
    except VerifyError as error:
        failed("draft", error)
        return
    _put_away()
    st.query_params.clear()
    st.session_state[JOB] = Job(check)
    st.session_state[FILE] = file
    st.rerun()


# ---------------------------------------------------------------------------------- being worked


def _view(verifier: Verifier) -> None:
    """The draft on the left, what was found on the right."""
    job: Job[DraftCheck] | None = st.session_state.get(JOB)
    if st.session_state[WATCHED] and job is not None and not job.running:
        st.rerun()
    report = _report(verifier, job)
    if report is None:
        _another()
        return
    picked = found_number(_wired())
    if picked is not None and picked != st.session_state.get(CHOSEN):
        st.session_state[CHOSEN] = picked
        st.rerun()  # so that what was chosen just now comes into view
    chosen = st.session_state.get(CHOSEN) or next(iter(worst(report)), None)
    _head(report, job)
    left, right = st.columns(2, gap="medium")
    with left.container(key="draft-text"):
        show(draft_text_html(report, chosen))
    with right:
        with st.container(key="draft-items"):
            show(items_html(report, chosen))
        if chosen is not None:
            show(result_html(report, chosen, linked(verifier)))
            run = in_hand(verifier, job, RUN)
            if run is not None:
                decide(verifier, run, chosen)
    _downloads(verifier, report)


def _wired() -> str | None:
    chosen = st.session_state.get(CHOSEN)
    if chosen is None:
        return wire()
    return wire([f"at-{chosen}", "found"], f"{st.session_state.get(RUN)}-{chosen}")


def _report(verifier: Verifier, job: Job[DraftCheck] | None) -> Report | None:
    """What is known of the draft by now: as it was kept, or from the check that is at work."""
    run = in_hand(verifier, job, RUN)
    if run is None:
        return job.check.report() if job is not None else None
    if run.report is None:
        notice("This run is no draft.")
    return run.report


def _head(report: Report, job: Job[DraftCheck] | None) -> None:
    """The title, how far the work is, and what can be done about it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not by st.title: its Markdown makes icons and directives of what stands in a title.
        show(f"<h1>{line(report.draft.title)}</h1>")
        if job is not None:
            steering(job)
        if job is None or not job.running:
            _another()
    if job is not None:
        standing_of(job)
    show(counts_html(report))


def _another() -> None:
    if st.button("Check another draft"):
        _put_away()
        st.query_params.clear()
        st.rerun()


def _downloads(verifier: Verifier, report: Report) -> None:
    original = st.session_state.get(FILE)
    formats = FORMATS
    if original is not None and (report.draft.path or "").lower().endswith(".docx"):
        formats = {"docx": "Word, with comments", **FORMATS}
    order = Order(report, verifier.context, original)

    def file_in(name: str) -> Callable[[], bytes]:
        return lambda: writers()[name].write(order)

    st.markdown("**Download the report**")
    with st.container(horizontal=True):
        for name, shown in formats.items():
            file = f"report{writers()[name].suffix}"
            st.download_button(shown, file_in(name), file, on_click="ignore")


if __name__ == "__main__":
    page()
