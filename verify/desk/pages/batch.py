"""A file of claims or quotes: put in, its columns named, worked off, filtered, taken along."""

from collections.abc import Callable

import streamlit as st

from verify.batch.check import BatchCheck
from verify.batch.results import results_text
from verify.batch.rows import FIELDS, columns_of, likely_columns, rows_of
from verify.desk.job import PACE, Job, standing_of, steering
from verify.desk.opened import desk
from verify.desk.shown import failed, notice, show
from verify.desk.wire import wire
from verify.errors import InputError, VerifyError
from verify.models import CheckedRow
from verify.reports.batch_view import outcome_counts, rows_html, that_came_to
from verify.reports.labels import OUTCOMES
from verify.verifier import Verifier

JOB, RUN, KEPT, WATCHED = "batch_job", "batch_run", "batch_kept", "batch_on"
ABSENT = "not in the file"
SHOWN = 50


def page() -> None:
    """The batch in hand; without one, the way to put one in."""
    verifier = desk()
    wanted = st.query_params.get("run")
    if wanted and wanted != st.session_state.get(RUN):
        _put_away()
        st.session_state[RUN] = wanted
    job: Job[BatchCheck] | None = st.session_state.get(JOB)
    if job is None and RUN not in st.session_state:
        _input(verifier)
        return
    run_id = _run_id(job)
    if run_id is not None:
        st.session_state[RUN] = st.query_params["run"] = run_id
    running = st.session_state[WATCHED] = job is not None and job.running
    view: Callable[[Verifier], None] = st.fragment(_view, run_every=PACE if running else None)
    view(verifier)


def _put_away() -> None:
    for name in (JOB, RUN, KEPT):
        st.session_state.pop(name, None)


def _input(verifier: Verifier) -> None:
    st.title("Check a batch", anchor=False)
    file = st.file_uploader("A CSV or JSONL file with a claim or a quote a row", ["csv", "jsonl"])
    if file is None:
        return
    data = file.getvalue()
    try:
        there = columns_of(file.name, data)
    except InputError as error:
        notice(str(error))
        return
    likely = likely_columns(there)
    st.markdown("**Which column holds what?**")
    columns: dict[str, str] = {}
    with st.container(horizontal=True):
        for field in FIELDS:
            options = [ABSENT, *there]
            at = options.index(likely[field]) if field in likely else 0
            column = st.selectbox(field.title(), options, at, width=180, key=f"column-{field}")
            if column != ABSENT:
                columns[field] = column
    if st.button("Check these rows", type="primary"):
        try:
            rows = rows_of(file.name, data, columns)
            job = Job(BatchCheck(verifier, rows, title=file.name, path=file.name))
        except InputError as error:
            notice(str(error))
            return
        _put_away()
        st.query_params.clear()
        st.session_state[JOB] = job
        st.rerun()


def _view(verifier: Verifier) -> None:
    """How far it is, and the rows that are wanted."""
    job: Job[BatchCheck] | None = st.session_state.get(JOB)
    if st.session_state[WATCHED] and job is not None and not job.running:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title("Batch", anchor=False, width="stretch")
        if job is not None:
            steering(job)
        if (job is None or not job.running) and st.button("Check another batch"):
            _put_away()
            st.query_params.clear()
            st.rerun()
    if job is not None:
        standing_of(job)
    rows = _rows(verifier, job)
    counts = outcome_counts(rows)
    wanted = st.multiselect(
        "Show only",
        list(counts),
        format_func=lambda name: f"{OUTCOMES[name].words} ({counts.get(name, 0)})",
        placeholder="everything",
        key="batch_wanted",
    )
    found = that_came_to(rows, wanted)
    pages = max(1, -(-len(found) // SHOWN))
    number = st.number_input(f"Page, of {pages}", 1, pages, 1, width=160) if pages > 1 else 1
    st.caption(f"{len(found):,} of {len(rows):,} rows")
    show(rows_html(found[(number - 1) * SHOWN : number * SHOWN]))
    _downloads(rows)
    wire()


def _run_id(job: Job[BatchCheck] | None) -> str | None:
    return st.session_state.get(RUN) if job is None else job.check.run_id


def _rows(verifier: Verifier, job: Job[BatchCheck] | None) -> list[CheckedRow]:
    """The rows that are done, in their order: from the check at hand, else as they were kept."""
    if job is not None:
        done = job.check.so_far()
        return [done[number] for number in sorted(done)]
    run_id = st.session_state[RUN]
    if st.session_state.get(KEPT, ("", None))[0] != run_id:
        try:
            st.session_state[KEPT] = (run_id, list(verifier.kept(run_id).rows))
        except VerifyError as error:
            failed("kept runs", error)
            return []
    rows: list[CheckedRow] = st.session_state[KEPT][1]
    return rows


def _downloads(rows: list[CheckedRow]) -> None:
    def text_of(suffix: str) -> Callable[[], str]:
        return lambda: results_text(rows, suffix)

    st.markdown("**Download all rows**")
    with st.container(horizontal=True):
        for suffix, name in {".csv": "CSV", ".jsonl": "JSONL"}.items():
            st.download_button(name, text_of(suffix), f"results{suffix}", on_click="ignore")


if __name__ == "__main__":
    page()
