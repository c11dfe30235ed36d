"""A file of claims or quotes: put in, its columns named, worked off, filtered, taken along."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from verify.batch.results import results_text
from verify.batch.rows import FIELDS, Row, columns_of, likely_columns, rows_of
from verify.batch.run import BatchCheck, claims_of
from verify.errors import InputError
from verify.models import CheckedRow, Decision, KeptRun, standing
from verify.reports.addresses import found_number
from verify.reports.batch_view import (
    DECIDED,
    outcome_counts,
    row_html,
    rows_html,
    that_came_to,
    that_were,
)
from verify.reports.labels import OUTCOMES, about
from verify.verifier import Verifier
from verify.web.choosing import choose_judge
from verify.web.job import PACE, Job, changed, decide, in_hand, run_id_of, standing_of, steering
from verify.web.opened import desk, linked
from verify.web.planned import begin_or_plan, planned
from verify.web.wire import notice, show, wire

JOB, RUN, CHOSEN, WATCHED = "batch_job", "batch_run", "batch_chosen", "batch_on"
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
        planned("batch")
        return
    run_id = run_id_of(job, RUN)
    if run_id is not None:
        st.session_state[RUN] = st.query_params["run"] = run_id
    running = st.session_state[WATCHED] = job is not None and job.running
    view: Callable[[Verifier], None] = st.fragment(_view, run_every=PACE if running else None)
    view(verifier)


def _put_away() -> None:
    for name in (JOB, RUN, CHOSEN):
        st.session_state.pop(name, None)
    changed()


def _input(verifier: Verifier) -> None:
    st.title("Check a batch", anchor=False)
    choose_judge(verifier)
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
        except InputError as error:
            notice(str(error))
            return
        begin = partial(_begin, verifier, rows, file.name)
        begin_or_plan(verifier, "batch", claims_of(rows), begin)


def _begin(verifier: Verifier, rows: list[Row], name: str) -> None:
    job = Job(BatchCheck(verifier, rows, title=name, path=name))
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
    run = in_hand(verifier, job, RUN)
    rows = _rows(run, job)
    decisions = run.decisions if run else ()
    found = _filtered(rows, standing(decisions))
    pages = max(1, -(-len(found) // SHOWN))
    number = st.number_input(f"Page, of {pages}", 1, pages, 1, width=160) if pages > 1 else 1
    st.caption(f"{len(found):,} of {len(rows):,} rows; choose a row to see all that was found")
    chosen = _chosen()
    for row in rows:
        if row.number == chosen:
            show(row_html(row, about(decisions, row.number), linked(verifier)))
            if run is not None:
                decide(verifier, run, row.number)
    show(rows_html(found[(number - 1) * SHOWN : number * SHOWN], standing(decisions), chosen))
    _downloads(rows, decisions)


def _filtered(rows: list[CheckedRow], decided: Mapping[int, Decision]) -> list[CheckedRow]:
    """The rows that came to what is wanted, and about which was decided what is wanted."""
    counts = outcome_counts(rows)
    with st.container(horizontal=True):
        wanted = st.multiselect(
            "Show only",
            list(counts),
            format_func=lambda name: f"{OUTCOMES[name].words} ({counts.get(name, 0)})",
            placeholder="everything",
            key="batch_wanted",
        )
        made = st.selectbox(
            "Decided", list(DECIDED), format_func=DECIDED.__getitem__, key="batch_made", width=240
        )
    return that_were(that_came_to(rows, wanted), decided, made)


def _chosen() -> int | None:
    """The row that was chosen, brought into view."""
    chosen: int | None = st.session_state.get(CHOSEN)
    to = [] if chosen is None else ["found"]
    picked = found_number(wire(to, f"{st.session_state.get(RUN)}-{chosen}"))
    if picked is not None and picked != chosen:
        st.session_state[CHOSEN] = picked
        st.rerun()
    return chosen


def _rows(run: KeptRun | None, job: Job[BatchCheck] | None) -> list[CheckedRow]:
    """The rows that are done, in their order: as they were kept, else from the check at hand."""
    if run is not None:
        return list(run.rows)
    done = job.check.so_far() if job is not None else {}
    return [done[number] for number in sorted(done)]


def _downloads(rows: list[CheckedRow], decisions: Sequence[Decision]) -> None:
    def text_of(suffix: str) -> Callable[[], str]:
        return lambda: results_text(rows, suffix, decisions)

    st.markdown("**Download all rows**")
    with st.container(horizontal=True):
        for suffix, name in {".csv": "CSV", ".jsonl": "JSONL"}.items():
            st.download_button(name, text_of(suffix), f"results{suffix}", on_click="ignore")


if __name__ == "__main__":
    page()
