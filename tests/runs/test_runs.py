"""Runs are kept as they happen, and come back as they were."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verify.errors import LibraryError, LibraryMismatch, UnknownRun
from verify.models import (
    CheckedRow,
    Claim,
    Decision,
    Draft,
    Failure,
    Finding,
    Item,
    Quote,
    QuoteCheck,
    Report,
    Run,
    Span,
    Verdict,
    in_draft_order,
)
from verify.runs import Runs

RUN = Run(
    version="0.1.0",
    settings="abc",
    library="def",
    judge="embedded",
    started=datetime(2024, 5, 4, 10, 30, tzinfo=UTC),
    seconds=1.5,
)
TEXT = st.text(st.characters(), min_size=1, max_size=30)


def verdict(label: str = "not_enough_evidence") -> Verdict:
    return Verdict.model_validate(
        {"label": label, "confidence": 0.5, "rationale": "r", "judge": "j", "gaps": ("a gap",)}
    )


def claim(text: str, start: int = 0) -> Claim:
    return Claim(text=text, span=Span(start=start, end=start + len(text)), sentence=text)


def quote(text: str, start: int = 0) -> Quote:
    return Quote(text=text, span=Span(start=start, end=start + len(text)))


def decided(number: int = 1, **fields: object) -> Decision:
    known = {"number": number, "action": "accept", "by": "Ina", "at": RUN.started}
    return Decision.model_validate({**known, **fields})


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    """The kept runs of a library that is not there yet."""
    opened = Runs(tmp_path / "store")
    yield opened
    opened.close()


def kept(runs: Runs, title: str = "A draft", *findings: Finding) -> str:
    """A draft of one claim more than there are findings, all findings kept."""
    items = [claim("It rained.", 11 * n) for n in range(len(findings) + 1)]
    draft = Draft(title=title, text="It rained. " * len(items))
    name = runs.begin_draft(draft, items, {"draft": "5ha"}, RUN)
    for number, finding in enumerate(findings, 1):
        runs.keep(name, number, finding, 0.25)
    return name


def test_nothing_is_made_before_the_first_run(runs: Runs) -> None:
    assert runs.rows() == []
    with pytest.raises(UnknownRun, match="none was kept"):
        runs.run("last")
    assert not runs.path.exists()


def test_a_run_is_listed_with_what_it_came_to(runs: Runs) -> None:
    judged = Finding.judged(claim("It rained."), verdict())
    failed = Finding.failed(claim("It rained.", 11), Failure(stage="model", message="down"))
    name = kept(runs, "A draft", judged, failed, judged)
    runs.finish(name, "done", RUN)
    runs.decide(name, decided(1))
    runs.decide(name, decided(2))
    runs.decide(name, decided(2, action="withdraw"))
    [row] = runs.rows()
    assert (row.id, row.kind, row.title, row.state) == (name, "draft", "A draft", "done")
    assert (row.total, row.done, row.decided) == (4, 3, 1)
    assert row.counts == {"failed": 1, "not_enough_evidence": 2}
    assert row.inputs == {"draft": "5ha"}
    assert row.run == RUN


def test_the_newest_run_comes_first_and_is_the_last(runs: Runs) -> None:
    first, second = kept(runs, "first"), kept(runs, "second")
    assert [row.id for row in runs.rows()] == [second, first]
    assert runs.run("last").id == second
    assert runs.run(first[:6]).title == "first"


@pytest.mark.parametrize("name", ["", "zz", "ffffffffff", "'; DROP TABLE runs"])
def test_a_run_that_is_not_there_is_named(runs: Runs, name: str) -> None:
    kept(runs)
    for act in (runs.run, runs.remove):
        with pytest.raises(UnknownRun, match="verify runs"):
            act(name)
    assert len(runs.rows()) == 1


def test_a_process_that_dies_leaves_what_it_did(runs: Runs, tmp_path: Path) -> None:
    name = kept(runs, "half", Finding.judged(claim("It rained."), verdict()))
    other = Runs(tmp_path / "store")
    report = other.run(name).report
    other.close()
    assert report is not None
    assert len(report.findings) == 1
    assert [item.text for item in report.unchecked] == ["It rained."]
    assert report.run.seconds == 0.25
    assert runs.rows()[0].state == "unfinished"


def test_a_batch_comes_back_row_by_row(runs: Runs) -> None:
    name = runs.begin_batch("rows.csv", "rows.csv", 3, {"rows": "5ha"}, RUN)
    check = QuoteCheck(quote=quote("we will"), label="not_found")
    finding = Finding.judged(claim("It rained."), verdict())
    rows = (
        CheckedRow(number=1, id="a", result=check),
        CheckedRow(number=2, id=2, evidence="It rained.", result=finding),
    )
    for row in rows:
        runs.keep(name, row.number, row, 1.0)
    runs.finish(name, "stopped", RUN)
    again = runs.run(name)
    assert (again.rows, again.report, again.state) == (rows, None, "stopped")
    assert again.result(1) == check
    assert again.result(3) is None


def test_a_removed_run_takes_its_results_and_decisions_with_it(runs: Runs) -> None:
    gone = kept(runs, "gone", Finding.judged(claim("It rained."), verdict()))
    stays = kept(runs, "stays", Finding.judged(claim("It rained."), verdict()))
    for name in (gone, stays):
        runs.decide(name, decided())
    assert runs.remove(gone).title == "gone"
    assert [(row.id, row.done, row.decided) for row in runs.rows()] == [(stays, 1, 1)]
    with sqlite3.connect(runs.path) as connection:
        for table in ("runs", "results", "decisions"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)  # noqa: S608
    connection.close()


ITEMS = st.lists(
    st.builds(
        lambda make, text, start: make(text, start),
        st.sampled_from([claim, quote]),
        TEXT,
        st.integers(0, 100),
    ),
    max_size=6,
    unique_by=lambda item: (item.span.start, item.span.end, isinstance(item, Quote)),
).map(in_draft_order)
DECISIONS = st.lists(
    st.one_of(
        st.builds(decided, st.integers(1, 5), by=TEXT, note=TEXT),
        st.builds(decided, st.integers(1, 5), action=st.just("withdraw")),
        st.builds(
            decided,
            action=st.just("edit"),
            result=TEXT.map(lambda text: Finding.judged(claim(text), verdict())),
        ),
    ),
    max_size=3,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=ITEMS, title=TEXT, text=TEXT, decisions=DECISIONS, data=st.data())
def test_a_report_that_is_kept_and_opened_again_is_the_same(
    runs: Runs,
    items: list[Item],
    title: str,
    text: str,
    decisions: list[Decision],
    data: st.DataObject,
) -> None:
    results: dict[int, Finding | QuoteCheck] = {}
    for number, item in enumerate(items, 1):
        if not data.draw(st.booleans()):
            continue
        if isinstance(item, Quote):
            results[number] = QuoteCheck(quote=item, label="not_found", note=data.draw(TEXT))
        else:
            failure = Failure(stage="model", message=data.draw(TEXT))
            results[number] = data.draw(
                st.sampled_from([Finding.judged(item, verdict()), Finding.failed(item, failure)])
            )
    draft = Draft(title=title, path=text, text=text)
    name = runs.begin_draft(draft, items, {}, RUN)
    for number, result in results.items():
        runs.keep(name, number, result, RUN.seconds)
    for decision in decisions:
        runs.decide(name, decision)
    runs.finish(name, "stopped", RUN)
    again = runs.run(name).report
    assert again == Report.of(draft, items, results, RUN, decisions)
    assert all(again.numbered()[n - 1][1] == result for n, result in results.items())
    assert len(again.numbered()) == len(items)


# ------------------------------------------------------------------------------------ damage


def spoil(runs: Runs, statement: str) -> None:
    with sqlite3.connect(runs.path) as connection:
        assert connection.execute(statement).rowcount > 0
    connection.close()


@pytest.mark.parametrize("column", ["run", "inputs", "state"])
def test_a_damaged_run_is_listed_as_such_and_hides_no_other(runs: Runs, column: str) -> None:
    bad, good = kept(runs, "bad"), kept(runs, "good")
    spoil(runs, f"UPDATE runs SET {column} = '{{' WHERE id = '{bad}'")  # noqa: S608
    assert [(row.id, row.state == "damaged") for row in runs.rows()] == [(good, False), (bad, True)]
    assert runs.rows()[1].problem
    assert runs.run(good).title == "good"
    with pytest.raises(LibraryError, match=f"verify runs {bad} --remove"):
        runs.run(bad)
    runs.remove(bad)
    assert [row.id for row in runs.rows()] == [good]


def test_a_draft_that_cannot_be_read_is_a_clear_error(runs: Runs) -> None:
    name = kept(runs)
    spoil(runs, "UPDATE runs SET draft = 'nothing'")
    with pytest.raises(LibraryError, match=f"run {name}.*its draft cannot be read"):
        runs.run(name)


def test_a_damaged_result_is_named_and_unchecked_and_hides_no_other(runs: Runs) -> None:
    finding = Finding.judged(claim("It rained."), verdict())
    name = kept(runs, "A draft", finding, Finding.judged(claim("It rained.", 11), verdict()))
    runs.decide(name, decided(2))
    spoil(runs, "UPDATE results SET document = '{}' WHERE number = 1")
    spoil(runs, "UPDATE decisions SET document = '[]'")
    again = runs.run(name)
    assert again.report is not None
    assert [found.claim.span.start for found in again.report.findings] == [11]
    assert [item.span.start for item in again.report.unchecked] == [0, 22]
    assert again.problem == "cannot be read: a decision about 2, result 1"


@pytest.mark.parametrize("content", [b"no database at all, and long enough to be read as one" * 9])
def test_a_file_of_something_else_is_named(runs: Runs, content: bytes) -> None:
    runs.path.parent.mkdir()
    runs.path.write_bytes(content)
    with pytest.raises(LibraryError, match="move it away"):
        runs.rows()
    with pytest.raises(LibraryError, match="move it away"):
        kept(runs)


def test_runs_of_a_newer_version_are_left_alone(runs: Runs) -> None:
    kept(runs)
    runs.close()
    with sqlite3.connect(runs.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryMismatch, match="schema 99"):
        runs.rows()
