"""Scores are those of the field, and a file of labelled claims is scored set by set."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from verify.batch.measure import (
    Judged,
    Labelled,
    balanced_accuracy,
    calibration_error,
    macro_f1,
    read_labelled,
    refutations,
    reliability,
    risk_area,
    risk_coverage,
)
from verify.cli import app
from verify.errors import InputError

YES, NO, OPEN = "supported", "refuted", "not_enough_evidence"


def judged(*rows: tuple[str, str]) -> list[Judged]:
    """Verdicts on (label, said), all half sure."""
    return [Judged(label, said, 0.5) for label, said in rows]


def test_balanced_accuracy_is_the_mean_of_both_recalls() -> None:
    of = judged((YES, YES), (YES, OPEN), ("nei", OPEN), ("nei", OPEN), (NO, YES), (NO, NO))
    assert balanced_accuracy(of) == pytest.approx((1 / 2 + 3 / 4) / 2)


def test_what_always_says_one_thing_has_a_balanced_accuracy_of_a_half() -> None:
    assert balanced_accuracy(judged((YES, YES), ("not_supported", YES), (NO, YES))) == 0.5


def test_macro_f1_weighs_every_label_alike_and_needs_contradictions() -> None:
    of = judged((YES, YES), (YES, YES), (NO, OPEN), ("nei", OPEN))
    assert macro_f1(of) == pytest.approx((1.0 + 0.0 + 2 / 3) / 3)
    assert macro_f1(judged((YES, YES), ("nei", OPEN))) is None


def test_a_conflict_is_not_enough_evidence_and_not_supported_may_be_refuted() -> None:
    assert Judged("nei", "conflicting", 1.0).right
    assert Judged("not_supported", NO, 1.0).right
    assert not Judged(NO, OPEN, 1.0).right


def test_refutations_are_counted_right_said_and_true() -> None:
    assert refutations(judged((NO, NO), (YES, NO), (NO, OPEN), (NO, YES))) == (1, 2, 3)


def test_confidence_that_is_kept_has_no_calibration_error() -> None:
    of = [Judged(YES, YES if i < 7 else OPEN, 0.7) for i in range(10)]
    assert calibration_error(of) == pytest.approx(0.0)
    assert calibration_error([j._replace(confidence=1.0) for j in of]) == pytest.approx(0.3)


def test_risk_falls_where_the_surest_are_right() -> None:
    of = [Judged(YES, OPEN, 0.2), Judged(YES, YES, 0.9), Judged(YES, YES, 0.8)]
    assert risk_coverage(of) == [
        (pytest.approx(1 / 3), 0.0),
        (pytest.approx(2 / 3), 0.0),
        (1.0, pytest.approx(1 / 3)),
    ]
    assert risk_area(of) < risk_area([j._replace(confidence=1 - j.confidence) for j in of])


@given(
    st.lists(
        st.builds(
            Judged,
            st.sampled_from([YES, NO, "nei", "not_supported"]),
            st.sampled_from([YES, NO, OPEN, "conflicting"]),
            st.floats(0, 1),
        ),
        min_size=1,
    )
)
def test_every_score_is_a_share_and_no_verdict_is_lost(of: list[Judged]) -> None:
    for score in (balanced_accuracy(of), calibration_error(of), risk_area(of), macro_f1(of) or 0):
        assert 0.0 <= score <= 1.0
    assert sum(b.size for b in reliability(of)) == len(of)
    assert risk_coverage(of)[-1][1] == pytest.approx(sum(not j.right for j in of) / len(of))


# ------------------------------------------------------------------------------------- files

ROWS = [
    {
        "id": "1",
        "claim": "The harbour board rejected the offer.",
        "evidence": "The harbour board rejected the offer on Monday.",
        "label": "supported",
        "source": "harbours",
    },
    {
        "id": "2",
        "claim": "Four of the 15 unions rejected the offer.",
        "evidence": "Six of the 15 unions rejected the offer.",
        "label": "refuted",
        "source": "harbours",
    },
    {
        "claim": "A ferry left at noon.",
        "evidence": "The harbour board met on Monday.",
        "label": "not_supported",
    },
]


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    """A file of rows, zipped where its name says so."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(lines.encode()) if path.suffix == ".gz" else lines.encode())
    return path


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_rows_are_read_with_their_set(tmp_path: Path, name: str) -> None:
    rows = read_labelled(written(tmp_path / name, ROWS))
    assert [row.source for row in rows] == ["harbours", "harbours", name]
    assert [row.id for row in rows] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: not a JSON object"),
        ('{"claim": "A", "label": "nei"}', "line 2: has no evidence"),
        ('{"claim": "A", "evidence": "B", "label": "maybe"}', "line 2: label 'maybe' is none of"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{json.dumps(ROWS[0])}\n{line}\n")
    with pytest.raises(InputError, match=told):
        read_labelled(path)


def test_halves_go_by_the_id_alone_and_are_about_equal() -> None:
    halves = [Labelled(str(i), "A", "B", "nei", "s").half for i in range(400)]
    assert 160 < halves.count("a") < 240
    assert Labelled("7", "other", "text", "supported", "t").half == halves[7]


def test_a_file_is_scored_set_by_set(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.jsonl", ROWS)
    result = CliRunner().invoke(app, ["bench", "--data", str(path), "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["rows"] == 3
    assert told["failed"] == []
    assert told["sets"]["harbours"]["balanced_accuracy"] == 1.0
    assert told["sets"]["harbours"]["refuted"] == {
        "right": 1, "said": 1, "precision": 1.0, "recall": 1.0,
    }  # fmt: skip
    assert told["mean_balanced_accuracy"] == 1.0


def test_the_table_names_every_set(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.jsonl", ROWS)
    result = CliRunner().invoke(app, ["bench", "--data", str(path)])
    assert result.exit_code == 0, result.output
    for told in ("harbours", "rows.jsonl", "mean of sets", "1.000"):
        assert told in result.stdout


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["bench", "--data", str(tmp_path / "absent.jsonl")])
    assert isinstance(result.exception, InputError)
    assert "absent.jsonl: cannot be read" in str(result.exception)
