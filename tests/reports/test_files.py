"""Reports as files."""

from pathlib import Path

import pytest

from verify.errors import InputError
from verify.models import Report
from verify.reports.files import check_out, write_report
from verify.reports.passage import Context


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.html", "<!doctype html>"), ("r.md", "# Pilots vote"), ("R.JSON", '{\n  "draft"')],
)
def test_the_suffix_names_the_format(
    tmp_path: Path, name: str, start: str, report: Report, context: Context
) -> None:
    write_report(report, tmp_path / name, context)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_json_report_loads_again(tmp_path: Path, report: Report, context: Context) -> None:
    write_report(report, tmp_path / "r.json", context)
    assert Report.model_validate_json((tmp_path / "r.json").read_bytes()) == report


@pytest.mark.parametrize(
    ("name", "problem"),
    [("r.txt", "not .txt"), ("r", "not this"), ("no/r.md", "no folder"), ("d.md", "is a folder")],
)
def test_where_no_report_can_be_written_that_is_said_before_the_work(
    tmp_path: Path, name: str, problem: str
) -> None:
    (tmp_path / "d.md").mkdir()
    with pytest.raises(InputError, match=problem):
        check_out(tmp_path / name)
