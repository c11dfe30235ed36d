"""A run answers for itself later: gone through again, compared, packed, without its library."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from verify.cli import main
from verify.errors import RecordIncomplete
from verify.models import Decision, Report, Source, source_id
from verify.runs import Runs
from verify.runs.record import Kept
from verify.testing import Request, Scripted, ScriptedServer, say

LEVY = """Library levy passes in Marlow

Voters approved the library levy on Tuesday, the county clerk said. Seven of the nine townships \
backed it. The levy will raise $4.2 million a year for the library.

“This is a good night for readers,” said Dana Whitfield, a councilwoman."""
DRAFT = """Voters approved the library levy on Tuesday. Two of the nine townships backed it.
“This is a great night for readers,” said Dana Whitfield, a councilwoman.
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Line = Callable[..., Ran]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def run(
    tmp_path: Path,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Line:
    """The command line over a library with one article."""
    monkeypatch.setenv("VERIFY_STORE", str(store))
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

    (tmp_path / "levy.txt").write_text(LEVY, "utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    call("add", "levy.txt")
    return call


def without_library(store: Path) -> None:
    """Take away everything but the kept runs."""
    for path in store.iterdir():
        if path.name.startswith("runs.db"):
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_a_run_is_gone_through_again_without_its_library(run: Line, store: Path) -> None:
    run("draft", "draft.txt")
    without_library(store)
    again = run("replay", "last", "--json")
    assert again.code == 0
    assert again.json == {"run": again.json["run"], "same": 3, "different": [], "reasons": []}
    assert not (store / "library.db").exists()


def test_named_sources_are_gone_through_again_too(run: Line, store: Path, tmp_path: Path) -> None:
    rows = ["Two of the nine townships,levy.txt", "Voters approved,call with the clerk"]
    (tmp_path / "a.csv").write_text("\n".join(["text,source", *rows]), "utf-8")
    report = Report.model_validate_json(
        run("draft", "draft.txt", "--annotations", "a.csv", "--json").out
    )
    assert [[n.says for n in f.named] for f in report.findings] == [["absent"], ["refutes"]]
    without_library(store)
    assert run("replay", "last", "--json").json["same"] == 3


REPLY = {"reasoning": "The sentence says so.", "label": "supported", "supporting": [1]}
KEPT = {"reasoning": "It does.", "decision": "keep", "label": ""}


def replied(request: Request) -> Scripted:
    """The label; and, asked once more about it, that it stands."""
    return say(KEPT if '"decision"' in json.dumps(request).replace("\\", "") else REPLY)


def test_a_model_is_not_asked_again(
    run: Line, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer(replied) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        made = run("draft", "draft.txt", "--judge", "llm", "--json")
        asked = len(server.requests)
        first = Report.model_validate_json(made.out)
        assert asked > 0
        assert all(finding.verdict for finding in first.findings)
    without_library(store)
    again = run("replay", "last", "--json")
    assert again.json["different"] == []
    assert again.json["same"] == len(first.findings) + len(first.quotes)
    assert len(server.requests) == asked


def test_what_comes_out_otherwise_is_told_with_what_is_not_as_it_was(
    run: Line, store: Path
) -> None:
    run("draft", "draft.txt")
    runs = Runs(store)
    kept, sources = runs.record("last")
    name = runs.rows()[0].id
    hits = dict.fromkeys(kept.searches, ())
    runs.keep_record(name, kept.model_copy(update={"searches": hits}), sources.values())
    runs.close()
    told = run("replay", "last")
    assert told.code == 1
    assert "1 of 3 results are the same" in told.out
    assert "was refuted, is now not_enough_evidence" in told.out


def test_what_the_record_lacks_is_named_and_is_no_verdict(run: Line, store: Path) -> None:
    run("draft", "draft.txt")
    runs = Runs(store)
    kept, sources = runs.record("last")
    runs.keep_record(runs.rows()[0].id, kept.model_copy(update={"searches": {}}), sources.values())
    runs.close()
    found = run("replay", "last", "--json").json
    assert all(one["now"] is None and "no answer" in one["problem"] for one in found["different"])


def test_a_run_without_a_record_says_so(run: Line, store: Path) -> None:
    run("draft", "draft.txt")
    runs = Runs(store)
    with runs._writing() as connection:
        connection.execute("DELETE FROM records")
    with pytest.raises(RecordIncomplete):
        runs.record("last")
    runs.close()
    assert "nothing was recorded" in run("replay", "last").err


def test_a_kept_report_shows_its_sentences_when_the_source_is_gone(run: Line) -> None:
    run("draft", "draft.txt")
    [row] = run("sources", "--json").json["sources"]
    run("remove", row["id"])
    run("runs", "last", "--out", "r.md")
    assert "Seven of the nine townships backed it" in Path("r.md").read_text("utf-8")


def test_a_record_holds_no_secret(run: Line, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    with ScriptedServer(replied) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url.replace("//", "//me:word@"))
        run("draft", "draft.txt", "--judge", "both")
    runs = Runs(store)
    kept, _ = runs.record("last")
    runs.close()
    whole = kept.model_dump_json()
    assert "very-secret" not in whole
    assert "me:word" not in whole


def test_a_record_comes_back_as_it_was_kept(run: Line, store: Path) -> None:
    run("draft", "draft.txt")
    runs = Runs(store)
    kept, sources = runs.record("last")
    runs.close()
    assert Kept.unpacked(kept.packed()) == kept
    assert all(isinstance(source, Source) for source in sources.values())
    with pytest.raises(ValueError, match=r"."):
        Kept.unpacked(b"no record")


# ------------------------------------------------------------------------------------------ diff


def test_two_runs_are_compared_result_by_result(run: Line, tmp_path: Path) -> None:
    run("draft", "draft.txt")
    changed = DRAFT.replace("Two of the nine", "Seven of the nine")
    (tmp_path / "draft.txt").write_text(changed, "utf-8")
    (tmp_path / "more.txt").write_text(
        "The levy failed: voters rejected the library levy.", "utf-8"
    )
    run("add", "more.txt")
    run("draft", "draft.txt")
    newest, oldest = (row["id"] for row in run("runs", "--json").json["runs"])
    told = run("diff", oldest, newest, "--json")
    assert told.code == 1
    found = told.json
    assert [one["text"] for one in found["added"]] == ["Seven of the nine townships backed it."]
    assert [one["text"] for one in found["removed"]] == ["Two of the nine townships backed it."]
    assert list(found["run"]) == ["library"]
    assert found["same"] + len(found["changed"]) == 2


def test_a_run_does_not_differ_from_itself(run: Line) -> None:
    run("draft", "draft.txt")
    told = run("diff", "last", "last", "--json")
    assert told.code == 0
    assert told.json == {"same": 3, "changed": [], "added": [], "removed": [], "run": {}}


# ------------------------------------------------------------------------------------------ pack


def test_a_pack_opens_on_its_own_and_every_hash_holds(
    run: Line, store: Path, tmp_path: Path
) -> None:
    run("draft", "draft.txt")
    run("decide", "last", 2, "--label", "supported", "--note", "I asked.", "--by", "Ada Lind")
    without_library(store)
    assert run("pack", "last", "p.zip").code == 0
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files["manifest.json"])
    assert set(manifest["files"]) == set(files) - {"manifest.json"}
    for name, digest in manifest["files"].items():
        assert hashlib.sha256(files[name]).hexdigest() == digest
    report = Report.model_validate_json(files["report.json"])
    cited = {
        evidence.citation
        for finding in report.findings
        if finding.verdict
        for evidence in finding.verdict.evidence
    }
    assert cited
    for citation in cited:
        text = files[f"sources/{citation.source_id}.txt"].decode()
        assert citation.holds_in(text)
        assert source_id(text) == citation.source_id
    [decision] = [Decision.model_validate(d) for d in json.loads(files["decisions.json"])]
    assert decision.by == "Ada Lind"
    assert b"Seven of the nine townships" in files["report.html"]


def test_a_pack_is_a_zip_in_a_folder_that_is_there(run: Line) -> None:
    run("draft", "draft.txt")
    assert "a pack is a .zip" in run("pack", "last", "p.tar").err
    assert "there is no folder" in run("pack", "last", "none/p.zip").err
