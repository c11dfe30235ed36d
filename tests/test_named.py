"""Drafts whose writer says where sentences come from."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from verify.cli import main
from verify.errors import InputError
from verify.models import Link, Part, Report, SourceNote, Span
from verify.reports.html import report_html
from verify.reports.markdown import report_markdown
from verify.reports.named import named_lines, nameless
from verify.settings import Settings
from verify.sources.named import belongs, is_named, notes_in, notes_in_file
from verify.sources.source import from_text

LEVY = """Library levy passes in Marlow

Voters approved the library levy on Tuesday, the county clerk said. Seven of the nine townships \
backed it. The levy will raise $4.2 million a year for the library."""
DRAFT = """Seven of the nine townships backed the levy. The levy will raise $4.2 million a year.
The harbour froze in January."""
LEVY_URL = "https://www.marlow.example/levy"


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Any]:
    """The command line over a library with the levy and a report that says otherwise."""
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.setenv("VERIFY_CHECKER", "none")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[str, str]:
        monkeypatch.setattr(sys, "argv", ["verify", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main()
        printed = capsys.readouterr()
        return printed.out, printed.err

    rows = [
        {"title": "Library levy passes in Marlow", "text": LEVY, "url": LEVY_URL},
        {"title": "Count of the clerk", "text": "Two of the nine townships backed the levy."},
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    call("add", "all.jsonl")
    return call


def checked(run: Callable[..., Any], *arguments: object) -> Report:
    return Report.model_validate_json(run("draft", *arguments, "--json")[0])


def annotated(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    path = tmp_path / "sources.csv"
    path.write_text("\n".join(["text,source", *rows]) + "\n", "utf-8")
    return path


def test_a_claim_is_checked_against_its_own_source_first(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    file = annotated(
        tmp_path,
        "The levy will raise $4.2 million a year.,http://marlow.example/levy/?utm_source=x#top",
        "The harbour froze in January.,Source: call with the harbour master",
    )
    report = checked(run, "draft.txt", "--annotations", file)
    says = {f.claim.text: [(n.says, n.title) for n in f.named] for f in report.findings}
    assert says["The levy will raise $4.2 million a year."] == [
        ("supports", "Library levy passes in Marlow")
    ]
    assert says["The harbour froze in January."] == [("absent", None)]
    assert nameless(report) == [1]


def test_where_another_source_says_the_opposite_the_two_conflict(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    file = annotated(tmp_path, "Seven of the nine townships,Library levy passes in Marlow")
    [finding, *_] = checked(run, "draft.txt", "--annotations", file).findings
    assert [named.says for named in finding.named] == ["supports"]
    assert finding.verdict is not None
    assert finding.verdict.label == "conflicting"
    assert {e.citation.title for e in finding.verdict.evidence} == {
        "Library levy passes in Marlow",
        "Count of the clerk",
    }


def test_the_report_says_what_the_named_source_says_and_which_claims_have_none(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    file = annotated(tmp_path, "The harbour froze,https://harbour.example/ice")
    report = checked(run, "draft.txt", "--annotations", file)
    told = "Your source is not in the library: https://harbour.example/ice"
    last = report.findings[-1]
    assert named_lines(last) == [f"{told} (add it: verify add https://harbour.example/ice)"]
    stored = lambda c: (c.prefix, c.exact, c.suffix)  # noqa: E731
    assert "Your source is not in the library" in report_html(report, stored)
    assert "Your source is not in the library" in report_markdown(report, stored)
    assert (
        "no source is named for 2 claims: 1, 2"
        in run("draft", "draft.txt", "--annotations", file)[1]
    )


def test_comments_notes_and_links_of_a_word_draft_are_read(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    first = paragraph.add_run("Seven of the nine townships backed the levy.")
    second = paragraph.add_run(" The levy will raise $4.2 million a year.")
    document.add_comment(first, "Source: Library levy passes in Marlow", author="Ed", initials="E")
    document.add_comment(second, "Too long?", author="Ed", initials="E")
    document.add_comment(second, f"Supported. {LEVY_URL}", author="Verify", initials="V")
    made = io.BytesIO()
    document.save(made)
    (tmp_path / "draft.docx").write_bytes(made.getvalue())
    report = checked(run, "draft.docx")
    assert [[n.says for n in f.named] for f in report.findings] == [["supports"], []]


def test_links_and_footnotes_are_sources_and_words_in_a_note_are_not_linked_twice() -> None:
    text = "It rained. It froze.\n\nThe weather log, https://weather.example/log"
    source = from_text(
        text,
        title="Weather",
        parts=(
            Part(kind="body", span=Span(start=0, end=20)),
            Part(kind="footnote", span=Span(start=22, end=len(text)), anchor=10),
        ),
        links=(
            Link(span=Span(start=11, end=20), url="https://ice.example/"),
            Link(span=Span(start=39, end=len(text)), url="https://weather.example/log"),
        ),
    )
    note, link = notes_in(source)
    assert (note.kind, note.url) == ("footnote", "https://weather.example/log")
    assert (link.kind, link.url) == ("link", "https://ice.example/")
    assert belongs(note, Span(start=0, end=10))
    assert not belongs(note, Span(start=11, end=20))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Source: Library levy passes in Marlow", True),
        ("see “Library Levy Passes in Marlow”, page 3", True),
        ("https://marlow.example/levy", True),
        ("http://www.marlow.example/levy/?utm_campaign=a", True),
        ("https://marlow.example/levy?page=2", False),
        ("levy.txt, second paragraph", True),
        ("call with the county clerk", False),
        ("Library levy", False),
    ],
)
def test_a_note_names_a_source_by_address_title_or_file(text: str, named: bool) -> None:
    from verify.sources.named import address_in

    note = SourceNote(kind="file", text=text, span=Span(start=0, end=1), url=address_in(text))
    found = is_named(note, "0" * 16, "Library levy passes in Marlow", LEVY_URL, "/a/levy.txt")
    assert found is named


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("text\nIt froze.\n", "no column source"),
        ("text,source\nThe sun shone.,a call\n", "line 2: the draft does not have"),
        ("text,source\nIt froze.,\n", "line 2: needs"),
    ],
)
def test_a_file_of_annotations_that_does_not_fit_is_refused(
    tmp_path: Path, content: str, problem: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=problem):
        notes_in_file(path, "It froze. It rained.", Settings())


def test_a_missing_file_of_annotations_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        notes_in_file(tmp_path / "none.csv", "It froze.", Settings())
