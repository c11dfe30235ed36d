"""Reports that commands write: the format, what is wanted, and what is said on the way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from verify.cli import main
from verify.settings import Settings
from verify.sources.read import read_draft

LEVY = """Library levy passes in Marlow

Voters approved the library levy on Tuesday, the county clerk said. Seven of the nine townships \
backed it."""
DRAFT = "Two of the nine townships backed the levy. The harbour froze in January of that year."


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Line = Callable[..., Ran]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Line:
    """The command line over one article, with a draft as Word and as text beside it."""
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.setenv("VERIFY_CHECKER", "none")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["verify", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, printed.out, printed.err)

    document = docx.Document()
    document.add_paragraph(DRAFT)
    document.save(str(tmp_path / "draft.docx"))
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "levy.txt").write_text(LEVY, "utf-8")
    call("add", "levy.txt")
    return call


def test_a_word_draft_comes_back_with_its_margin_filled_and_the_counts_are_told(run: Line) -> None:
    told = run("draft", "draft.docx", "--out", "checked.docx")
    assert told.code == 1
    assert "2 claims" in told.err
    assert "1 ✗ refuted" in told.err
    assert "report written to checked.docx" in told.err
    comments = [comment.text for comment in docx.Document("checked.docx").comments]
    assert len(comments) == 2
    assert "Seven of the nine townships backed it." in comments[0]
    assert read_draft(Path("checked.docx"), Settings())[1] == DRAFT


def test_corrections_come_only_when_they_are_asked_for(run: Line) -> None:
    run("draft", "draft.docx", "--out", "checked.docx", "--suggest", "--only", "refuted")
    assert read_draft(Path("checked.docx"), Settings())[1].startswith("Seven of the nine townships")
    assert len(list(docx.Document("checked.docx").comments)) == 1


def test_a_kept_run_is_written_into_its_draft_wherever_that_lies_by_now(
    run: Line, tmp_path: Path
) -> None:
    run("draft", "draft.docx")
    Path("draft.docx").rename("moved.docx")
    lost = run("runs", "last", "--out", "checked.docx")
    assert lost.code == 2
    assert "draft.docx" in lost.err
    assert run("runs", "last", "--out", "checked.docx", "--original", "moved.docx").code == 0
    assert Path("checked.docx").is_file()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--out", "draft.docx"), "is the draft itself"),
        (("--out", "r.xyz"), "not .xyz"),
        (("--out", "r.html", "--format", "tei"), "--format tei: there are html"),
        (("--only", "wrong"), "no such label: wrong"),
        (("--protect", "of"), "at least 3 letters"),
    ],
)
def test_what_cannot_be_written_is_said_before_the_work(
    run: Line, options: tuple[str, ...], problem: str
) -> None:
    told = run("draft", "draft.docx", *options)
    assert told.code == 2
    assert problem in told.err
    assert "No check is kept yet" in run("runs").out


def test_a_text_has_no_margin_to_write_into(run: Line) -> None:
    assert "not .docx" in run("draft", "draft.txt", "--out", "r.docx").err


def test_a_format_by_name_goes_before_the_suffix_and_names_are_covered(run: Line) -> None:
    run("draft", "draft.txt", "--out", "r.txt", "--format", "csv", "--protect", "Marlow")
    table = Path("r.txt").read_text("utf-8-sig")
    assert table.startswith("number,kind,label")
    assert "Library levy passes in ██████" in table
