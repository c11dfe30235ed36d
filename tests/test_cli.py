"""The command line as scripts use it: JSON on stdout, messages on stderr, exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from verify.cli import main

LEVY = """Library levy passes in Marlow

MARLOW — Voters approved the library levy on Tuesday, the county clerk said. Seven of the nine \
townships backed it. The levy will raise $4.2 million a year for the library.

“This is a good night for readers,” said Dana Whitfield, a councilwoman. She did not say how she \
had voted."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process, over a library of its own."""
    monkeypatch.setenv("VERIFY_STORE", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["verify", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, printed.out, printed.err)

    return call


@pytest.fixture
def levy(run: Run, tmp_path: Path) -> Run:
    """The same with one article in the library."""
    (tmp_path / "levy.txt").write_text(LEVY, encoding="utf-8")
    assert run("add", "levy.txt").code == 0
    return run


def test_adding_tells_what_was_added_what_was_known_and_what_failed(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "levy.txt").write_text(LEVY, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    first = run("add", "levy.txt", "empty.txt", "missing.txt", "photo.xyz", "--json")
    assert first.code == 2
    assert [s["title"] for s in first.json["added"]] == ["Library levy passes in Marlow"]
    assert first.json["added"][0]["passages"] >= 1
    assert "text" not in first.json["added"][0]
    assert [Path(f["path"]).name for f in first.json["failed"]] == [
        "empty.txt",
        "missing.txt",
        "photo.xyz",
    ]
    assert all(f["error"] for f in first.json["failed"])
    again = run("add", "levy.txt", "--json")
    assert again.code == 0
    assert again.json["added"] == []
    assert len(again.json["unchanged"]) == 1


def test_sources_are_listed_shown_and_removed(levy: Run) -> None:
    [row] = levy("sources", "--json").json["sources"]
    assert "text" not in row
    shown = levy("show", row["id"], "--json").json
    assert shown["text"] == LEVY
    removed = levy("remove", row["id"], "--json")
    assert removed.json["removed"][0]["id"] == row["id"]
    assert levy("sources", "--json").json == {"sources": []}
    gone = levy("show", row["id"])
    assert gone.code == 2
    assert row["id"] in gone.err


def test_a_question_comes_back_as_an_answer_with_its_working(levy: Run) -> None:
    ran = levy("ask", "What share of the townships backed the levy?", "--json")
    assert ran.code == 0
    answer = ran.json
    assert set(answer) >= {
        "status", "question", "text", "citations", "calculations", "other", "reason", "judge",
    }  # fmt: skip
    assert answer["status"] == "answered"
    assert answer["calculations"][0]["text"] == "7 of 9 = 77.8 %"
    assert "Seven of the nine townships" in answer["citations"][0]["exact"]
    declined = levy("ask", "What is the capital of France?", "--json")
    assert declined.json["status"] == "abstained"
    assert declined.code == 0


@pytest.mark.parametrize(
    ("claim", "label", "code"),
    [
        ("Voters approved the library levy.", "supported", 0),
        ("Two of the nine townships backed the levy.", "refuted", 1),
        ("The harbour froze in January.", "not_enough_evidence", 0),
    ],
)
def test_a_claim_comes_back_judged(levy: Run, claim: str, label: str, code: int) -> None:
    ran = levy("claim", claim, "--json")
    assert ran.json["status"] == "judged"
    assert ran.json["failure"] is None
    assert ran.json["claim"]["text"] == claim
    assert ran.json["verdict"]["label"] == label
    assert ran.code == code


@pytest.mark.parametrize(
    ("quote", "speaker", "label", "spoke", "code"),
    [
        ("This is a good night for readers", "Dana Whitfield", "verbatim", "matches", 0),
        ("This is a great night for readers", "Dana Whitfield", "altered", "matches", 1),
        ("This is a good night for readers", "Paul Ott", "verbatim", "differs", 1),
        ("We will appeal to the county", None, "not_found", "unknown", 1),
    ],
)
def test_a_quote_comes_back_checked(
    levy: Run, quote: str, speaker: str | None, label: str, spoke: str, code: int
) -> None:
    named = ["--speaker", speaker] if speaker else []
    ran = levy("quote", quote, *named, "--json")
    assert ran.json["label"] == label
    assert ran.json["speaker"]["label"] == spoke
    assert (ran.json["citation"] is None) == (label == "not_found")
    assert ran.code == code


def test_extract_finds_and_judges_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("# Levy\n\n" + LEVY, encoding="utf-8")
    ran = run("extract", "draft.md", "--json")
    assert ran.code == 0
    found = ran.json
    text = found["text"]
    for kind in ("claims", "quotes", "quantities", "dates"):
        assert found[kind], kind
        for one in found[kind]:
            assert text[one["span"]["start"] : one["span"]["end"]] == one["text"]
    assert found["quotes"][0]["text"].startswith("This is a good night")
    assert found["quotes"][0]["speaker"]["text"].startswith("Dana Whitfield")
    [money] = [f for f in found["quantities"] if f["text"].startswith("$4.2 million")]
    assert money["value"] == 4_200_000
    assert set(money) == {"text", "span", "value", "unit", "of", "modifier"}


@pytest.mark.parametrize("suffix", ["html", "md", "json"])
def test_a_draft_is_checked_and_written_as_a_report(levy: Run, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "draft.md").write_text(
        "Two of the nine townships backed the levy.\n\n"
        "“This is a good night for readers,” said Dana Whitfield.\n",
        encoding="utf-8",
    )
    ran = levy("draft", "draft.md", "--out", f"report.{suffix}", "--json")
    assert ran.code == 1
    report = ran.json
    assert [f["verdict"]["label"] for f in report["findings"]] == ["refuted"]
    assert [q["label"] for q in report["quotes"]] == ["verbatim"]
    assert set(report["run"]) >= {"version", "settings", "library", "judge", "started", "seconds"}
    written = (tmp_path / f"report.{suffix}").read_text("utf-8")
    assert "Two of the nine townships" in written


def test_a_report_in_an_unknown_format_is_refused_before_any_work(
    levy: Run, tmp_path: Path
) -> None:
    (tmp_path / "draft.md").write_text("Voters approved the levy.", encoding="utf-8")
    ran = levy("draft", "draft.md", "--out", "report.xls")
    assert ran.code == 2
    assert "report.xls" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", ""),
        ("ask", " ?! "),
        ("claim", ""),
        ("claim", "x" * 30_000),
        ("quote", "“”"),
        ("show", "0000000000000000"),
        ("draft", "missing.docx"),
        ("extract", "missing.md"),
        ("batch", "missing.jsonl", "out.jsonl"),
        ("batch", "missing.jsonl", "out.xls"),
    ],
)
def test_bad_input_ends_in_one_line_and_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, "--json")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("verify: ")
    assert ran.err.count("\n") == 1


CHECKS = [("ask", "Who won the vote?"), ("claim", "Voters approved the levy."), ("quote", "No!")]


@pytest.mark.parametrize("command", [*CHECKS, ("sources",), ("show", "abcdef"), ("runs",)])
def test_a_library_that_is_not_there_is_said_to_be_so(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ran = run(*command, "--store", tmp_path / "typo", "--json")
    assert ran.code == 2
    assert ran.out == ""
    assert "there is no library at" in ran.err
    assert "typo" in ran.err
    assert not (tmp_path / "typo").exists()


def test_a_file_is_no_library(run: Run, tmp_path: Path) -> None:
    (tmp_path / "levy.txt").write_text(LEVY, encoding="utf-8")
    ran = run("claim", "Voters approved the levy.", "--store", tmp_path / "levy.txt")
    assert ran.code == 2
    assert "that is a file" in ran.err


def test_a_draft_and_rows_need_a_library_that_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("Voters approved the library levy.", encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "claim": "Voters approved it."}\n')
    for command in (("draft", "draft.md"), ("batch", "rows.jsonl", "out.jsonl")):
        ran = run(*command)
        assert ran.code == 2
        assert "there is no library at" in ran.err
    assert not (tmp_path / "library").exists()


def test_rows_with_their_own_evidence_need_no_library(run: Run, tmp_path: Path) -> None:
    row = {"id": 1, "claim": "Voters approved the levy.", "evidence": "Voters approved the levy."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert run("batch", "rows.jsonl", "out.jsonl", "--json").json["outcomes"] == {"supported": 1}


@pytest.mark.parametrize(
    ("made", "said"), [("folder", "there is no library in"), ("emptied", "is empty")]
)
def test_an_empty_library_gives_no_verdict(run: Run, tmp_path: Path, made: str, said: str) -> None:
    (tmp_path / "library").mkdir()
    if made == "emptied":
        (tmp_path / "levy.txt").write_text(LEVY, encoding="utf-8")
        [source] = run("add", "levy.txt", "--json").json["added"]
        run("remove", source["id"])
    finding = run("claim", "Voters approved the levy.", "--json")
    assert finding.code == 2
    assert finding.json["status"] == "failed"
    assert said in finding.json["failure"]["message"]
    answer = run("ask", "Who approved the levy?", "--json")
    assert answer.code == 2
    assert answer.json["status"] == "failed"
    assert said in answer.json["reason"]
    quote = run("quote", "We will appeal", "--json")
    assert quote.code == 2
    assert said in quote.err
    assert run("sources", "--json").json == {"sources": []}


@pytest.mark.parametrize(
    "question",
    ["what share of the townships backed the levy", "did voters approve the library levy"],
)
def test_a_question_is_answered_whatever_command_it_is_given_to(levy: Run, question: str) -> None:
    asked = levy("ask", question)
    claimed = levy("claim", question)
    assert claimed.code == 0
    assert claimed.out == asked.out
    assert "it is answered and not judged" in claimed.err
    judged = levy("claim", question, "--json")
    assert judged.code == 2
    assert judged.json["verdict"] is None
    assert judged.json["failure"]["stage"] == "question"


def test_a_fragment_is_told_to_be_one(levy: Run) -> None:
    verdict = levy("claim", "the library levy", "--json").json["verdict"]
    assert (verdict["label"], verdict["reason"]) == ("not_enough_evidence", "fragment")
    assert "without a verb" in verdict["rationale"]


def test_a_row_that_asks_has_failed_and_says_why(levy: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "claim": "did voters approve the levy"}\n')
    assert levy("batch", "rows.jsonl", "out.jsonl").code == 2
    written = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert "asks something" in written["failure"]["message"]


def test_what_is_open_has_its_reason_on_the_page_and_in_the_document(levy: Run) -> None:
    verdict = levy("claim", "Dana Whitfield resigned.", "--json").json["verdict"]
    assert verdict["reason"] == "not_decided"
    assert verdict["leaning"] is None
    assert "Not settled" in levy("claim", "Dana Whitfield resigned.").out


def test_every_command_prints_for_people_too(levy: Run, tmp_path: Path) -> None:
    [row] = levy("sources", "--json").json["sources"]
    (tmp_path / "draft.md").write_text("Two of the nine townships backed it.", encoding="utf-8")
    for arguments, words in [
        (("sources",), "Library levy passes"),
        (("show", row["id"]), "Voters approved the library levy"),
        (("ask", "What share of the townships backed the levy?"), "77.8 %"),
        (("claim", "Two of the nine townships backed the levy."), "Seven of the nine"),
        (("quote", "This is a great night for readers"), "good"),
        (("extract", "draft.md"), "Two of the nine townships"),
        (("draft", "draft.md"), "townships"),
    ]:
        ran = levy(*arguments)
        assert words in " ".join(ran.out.split()), arguments


def test_nothing_in_a_source_reaches_the_terminal_as_a_command(run: Run, tmp_path: Path) -> None:
    hostile = LEVY.replace("Voters approved", "Voters \x1b[2J\x1b]0;owned\x07[red]approved‮")
    (tmp_path / "levy.txt").write_text(hostile, encoding="utf-8")
    run("add", "levy.txt")
    [row] = run("sources", "--json").json["sources"]
    for arguments in (("show", row["id"]), ("ask", "Who approved the library levy?")):
        printed = run(*arguments).out
        assert "\x1b]" not in printed
        assert "\x1b[2J" not in printed
        assert "‮" not in printed


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys; import verify.cli; "
        "heavy = {'chromadb', 'langchain', 'langchain_core', 'openai', 'streamlit', 'pandas', "
        "'trafilatura', 'numpy', 'pypdf', 'docx', 'onnxruntime', 'pydantic', 'rich.console'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


# ----------------------------------------------------------------------------------- kept runs


@pytest.fixture
def checked(levy: Run, tmp_path: Path) -> Run:
    """The same after a draft was checked: a refuted claim, then a quote word for word."""
    (tmp_path / "draft.md").write_text(
        "Two of the nine townships backed the levy.\n\n"
        "“This is a good night for readers,” said Dana Whitfield.\n",
        encoding="utf-8",
    )
    ran = levy("draft", "draft.md", "--out", "report.json")
    assert ran.code == 1
    assert "verify runs " in ran.err
    return levy


def test_kept_runs_are_listed_shown_written_and_removed(checked: Run, tmp_path: Path) -> None:
    [row] = checked("runs", "--json").json["runs"]
    assert (row["kind"], row["state"], row["counts"]) == (
        "draft",
        "done",
        {"refuted": 1, "verbatim": 1},
    )
    again = checked("runs", row["id"][:5], "--json")
    assert again.code == 0
    assert again.json["report"] == json.loads((tmp_path / "report.json").read_text("utf-8"))
    for suffix in ("html", "md", "json"):
        assert checked("runs", "last", "--out", f"again.{suffix}").code == 0
        assert "Two of the nine" in (tmp_path / f"again.{suffix}").read_text("utf-8")
    assert "Refuted" in checked("runs").out
    assert "Seven of the nine" in checked("runs", "last").out
    assert checked("runs", "last", "--out", "again.tei").code == 2
    removed = checked("runs", row["id"], "--remove", "--json").json["removed"]
    assert [gone["id"] for gone in removed] == [row["id"]]
    assert checked("runs", "--json").json == {"runs": []}
    gone = checked("runs", row["id"])
    assert (gone.code, gone.out) == (2, "")


def test_a_kept_report_outlives_the_sources_that_it_cites(checked: Run) -> None:
    [source] = checked("sources", "--json").json["sources"]
    checked("remove", source["id"])
    shown = checked("runs", "last")
    assert shown.code == 0
    assert "Seven of the nine townships" in " ".join(shown.out.split())


def test_decisions_are_made_from_the_command_line(checked: Run) -> None:
    made = checked(
        "decide", "last", 1, "--label", "supported", "--note", "Recount.", "--by", "Ina", "--json"
    )
    assert (made.json["action"], made.json["by"], made.json["label"]) == (
        "override",
        "Ina",
        "supported",
    )
    edited = checked("decide", "last", 1, "--text", "Seven of the nine townships backed the levy.")
    assert edited.code == 0
    assert "✓ Supported" in edited.out
    assert checked("decide", "last", 2, "--accept").code == 0
    shown = " ".join(checked("runs", "last").out.split())
    assert "Decided: Ina overrides it: ✓ Supported" in shown
    assert "✗ Refuted" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", "last", 1),
        ("decide", "last", 1, "--accept", "--withdraw"),
        ("decide", "last", 7, "--accept"),
        ("decide", "last", 1, "--label", "supported"),
        ("runs", "--remove"),
        ("runs", "no-such-run"),
        ("batch", "draft.md", "out.jsonl", "--map", "claim"),
    ],
)
def test_a_decision_or_run_that_cannot_be_is_one_line(
    checked: Run, arguments: tuple[object, ...]
) -> None:
    ran = checked(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_a_batch_with_columns_of_its_own_is_kept_as_rows(levy: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("nr;what\n7;Voters approved the levy.\n", encoding="utf-8")
    ran = levy("batch", "in.csv", "out.csv", "--map", "id=nr", "--map", "claim=what", "--json")
    assert ran.code == 0
    assert levy("runs", ran.json["run_id"], "--out", "again.csv").code == 0
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()
    assert "Voters approved" in levy("runs", "last").out
