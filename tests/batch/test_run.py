"""A batch: a row in, a row out, in order; it goes on where it was stopped."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from verify.batch.results import read_results, results_text
from verify.batch.rows import Row
from verify.batch.run import BatchCheck, outcome_names, run_batch
from verify.errors import InputError
from verify.text.canonical import canonical
from verify.verifier import Verifier

LEVY = """Voters approved the library levy on Tuesday. Seven of the nine townships backed it.

“This is a good night for readers,” said Dana Whitfield, a councilwoman."""

ROWS: list[dict[str, Any]] = [
    {"id": "a", "claim": "Voters approved the library levy."},
    {"id": "b", "claim": "The bridge opened in May.", "evidence": "The bridge opened in May.\r\n"},
    {"id": "c", "quote": "This is a good night for readers", "speaker": "Dana Whitfield"},
    {"id": 4, "claim": ""},
    {"id": "e", "claim": "Two of the nine townships backed the levy."},
]


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    (tmp_path / "levy.txt").write_text(LEVY, encoding="utf-8")
    with Verifier.open(tmp_path / "library") as desk:
        desk.add(tmp_path / "levy.txt")
        yield desk


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as sink:
            writer = csv.DictWriter(sink, ["id", "claim", "evidence", "quote", "speaker"])
            writer.writeheader()
            writer.writerows(rows)
    return path


@pytest.mark.parametrize("given", ["in.jsonl", "in.csv"])
@pytest.mark.parametrize("out", ["out.jsonl", "out.csv"])
def test_every_row_comes_out_in_its_place(
    desk: Verifier, tmp_path: Path, given: str, out: str
) -> None:
    summary = run_batch(desk, write(tmp_path / given, ROWS), tmp_path / out)
    results = read_results(tmp_path / out)
    assert [str(r["id"]) for r in results] == ["a", "b", "c", "4", "e"]
    assert results[0]["verdict"]["label"] == "supported"
    assert results[2]["quote_check"]["label"] == "verbatim"
    assert set(results[2]) == {"id", "quote_check"}
    assert results[3]["status"] == "failed"
    assert results[3]["failure"]["stage"] == "input"
    assert results[4]["verdict"]["label"] == "refuted"
    assert (summary.rows, summary.failed) == (5, 1)


def test_evidence_that_came_with_a_row_is_its_only_source(desk: Verifier, tmp_path: Path) -> None:
    run_batch(desk, write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl")
    row = read_results(tmp_path / "out.jsonl")[1]
    assert row["evidence"] == canonical("The bridge opened in May.\r\n")
    cited = [e["citation"] for e in row["verdict"]["evidence"]]
    assert cited
    assert all(row["evidence"][c["start"] : c["end"]] == c["exact"] for c in cited)


def test_a_csv_shows_each_result_in_columns(desk: Verifier, tmp_path: Path) -> None:
    run_batch(desk, write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows[0]["label"] == "supported"
    assert rows[2]["speaker"] == "matches"
    assert rows[3]["status"] == "failed"
    assert rows[3]["failure"]


def test_a_cell_that_a_spreadsheet_would_run_is_defused(desk: Verifier, tmp_path: Path) -> None:
    rows = [{"id": "=1+1", "claim": "=HYPERLINK(0) opened in May."}]
    run_batch(desk, write(tmp_path / "in.jsonl", rows), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        [row] = csv.DictReader(lines)
    assert row["id"] == "'=1+1"
    assert row["text"].startswith("'=")


def test_a_stopped_run_goes_on_and_repeats_only_what_failed(desk: Verifier, tmp_path: Path) -> None:
    source, out = write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl"
    run_batch(desk, source, out)
    whole = out.read_text("utf-8")
    lines = whole.splitlines(keepends=True)
    out.write_text("".join(lines[:2]) + lines[2][:40], encoding="utf-8")
    summary = run_batch(desk, source, out)
    assert summary.kept == 2
    assert out.read_text("utf-8") == whole
    assert run_batch(desk, source, out).kept == 4


def test_a_run_over_another_library_starts_anew(desk: Verifier, tmp_path: Path) -> None:
    source, out = write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl"
    run_batch(desk, source, out)
    (tmp_path / "more.txt").write_text("The harbour froze in January.", encoding="utf-8")
    desk.add(tmp_path / "more.txt")
    assert run_batch(desk, source, out).kept == 0


def test_a_broken_line_fails_alone(desk: Verifier, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        '{"id": 1, "claim": "Voters approved the library levy."}\n{"id": 2, "cla\n[]\n'
        '{"id": 3, "claim": 5}\n{"id": 4, "claim": "a b c d", "quote": "e"}\n',
        encoding="utf-8",
    )
    summary = run_batch(desk, source, tmp_path / "out.jsonl")
    assert (summary.rows, summary.failed) == (5, 4)
    assert summary.outcomes["supported"] == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.txt", "x", "a .jsonl or a .csv"),
        ("in.csv", "a,b\n1,2\n", "no column named claim or quote"),
        ("in.jsonl", "\x00\xff", "binary"),
    ],
)
def test_a_file_that_is_no_batch_is_refused(
    desk: Verifier, tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content, encoding="latin-1")
    with pytest.raises(InputError, match=message):
        run_batch(desk, tmp_path / name, tmp_path / "out.jsonl")


def test_in_and_out_have_to_be_two_files(desk: Verifier, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", ROWS)
    before = source.read_bytes()
    with pytest.raises(InputError, match="same file"):
        run_batch(desk, source, source)
    assert source.read_bytes() == before


def test_outcomes_to_fail_on_are_checked_by_name() -> None:
    assert outcome_names(" refuted, altered,") == {"refuted", "altered"}
    assert outcome_names("") == frozenset()
    with pytest.raises(InputError, match="no such outcome: wrong"):
        outcome_names("refuted,wrong")


# ------------------------------------------------------------------------------- checks and runs


def test_a_batch_is_kept_row_by_row(desk: Verifier, tmp_path: Path) -> None:
    summary = run_batch(desk, write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl")
    assert summary.run_id is not None
    kept = desk.kept(summary.run_id)
    assert (kept.kind, kept.title, kept.state, kept.total) == ("batch", "in.jsonl", "done", 5)
    assert kept.counts == {"failed": 1, "refuted": 1, "supported": 2, "verbatim": 1}
    assert results_text(kept.rows, ".jsonl") == (tmp_path / "out.jsonl").read_text("utf-8")


def test_a_batch_stops_between_rows_and_goes_on(desk: Verifier) -> None:
    rows = [Row(id=n, claim="Voters approved the library levy.") for n in range(4)]
    check = BatchCheck(desk, rows, title="four")
    first = []
    for row in check.results():
        first.append(row)
        check.stop()
    assert [row.number for row in first] == [1]
    assert check.run_id is not None
    assert desk.kept(check.run_id).state == "stopped"
    assert [row.number for row in check.results()] == [2, 3, 4]
    assert [row.id for row in desk.kept(check.run_id).rows] == [0, 1, 2, 3]
    desk.decide(check.run_id, 2, "override", by="Ina", label="refuted", note="Recount.")
    assert [made.number for made in desk.kept(check.run_id).decisions] == [2]


def test_a_result_that_was_changed_by_hand_is_made_again(desk: Verifier, tmp_path: Path) -> None:
    source, out = write(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl"
    run_batch(desk, source, out)
    whole = out.read_text("utf-8")
    first, rest = whole.split("\n", 1)
    out.write_text(first.replace('"supported"', '"true"') + "\n" + rest, encoding="utf-8")
    assert run_batch(desk, source, out).kept == 3
    assert out.read_text("utf-8") == whole


def test_columns_are_named_for_a_file_as_it_is(desk: Verifier, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("Statement\nVoters approved the levy.\n", encoding="utf-8")
    summary = run_batch(
        desk, tmp_path / "in.csv", tmp_path / "out.jsonl", columns={"claim": "Statement"}
    )
    assert (summary.rows, summary.failed) == (1, 0)
