"""What goes to a model, and where, is said before it goes, and kept with the run."""

import json
import sys
from pathlib import Path

import pytest

from verify.cli import main
from verify.settings import Settings
from verify.testing import Request, Scripted, ScriptedServer, say
from verify.verifier import Verifier
from verify.verifier.sending import hint, host, sent, sent_words

NEI = {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
       "reporting": [], "missing": "the roof"}  # fmt: skip
LEVY = "Voters in Marlow approved the library levy on Tuesday."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one article."""
    (tmp_path / "levy.txt").write_text(LEVY, encoding="utf-8")
    with Verifier.open(tmp_path / "library") as desk:
        assert not desk.add(tmp_path / "levy.txt").failed
    return tmp_path / "library"


def test_the_embedded_judge_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "a key that happens to be there")
    settings = Settings.load()
    assert settings.judge == "embedded"
    assert sent(settings) is None
    assert "--judge llm" in (hint(settings) or "")


def test_without_a_key_and_an_address_there_is_nothing_to_choose() -> None:
    assert hint(Settings.load()) is None
    assert sent(Settings.load(judge="both")) is None


@pytest.mark.parametrize(
    ("address", "elsewhere", "told"),
    [
        (None, None, "api.openai.com"),
        ("http://localhost:8080/v1", None, "localhost:8080"),
        ("https://ann:secret@models.example.org/v1", None, "models.example.org"),
        (None, "https://gateway.example.org/v1", "gateway.example.org"),
    ],
)
def test_the_host_is_the_one_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, address: str | None, elsewhere: str | None, told: str
) -> None:
    if elsewhere:
        monkeypatch.setenv("OPENAI_BASE_URL", elsewhere)
    settings = Settings.load(openai_api_key="k", base_url=address, judge="llm")
    assert host(settings) == told
    found = sent(settings)
    assert found is not None
    assert told in sent_words(found)
    assert "secret" not in sent_words(found)


def test_the_command_line_says_it_before_the_first_request(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told_by_then: list[str] = []

    def script(_request: Request) -> Scripted:
        told_by_then.append(capsys.readouterr().err)
        return say(NEI)

    with ScriptedServer(script) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        argv = ["verify", "claim", "Marlow has a new roof.", "--judge", "llm", "--json"]
        monkeypatch.setattr(sys, "argv", [*argv, "--store", str(library)])
        with pytest.raises(SystemExit):
            main()
    assert server.url.split("/")[2] in told_by_then[0]
    verdict = json.loads(capsys.readouterr().out)["verdict"]
    assert verdict["reason"] in ("not_decided", "only_reported")


def test_an_open_verdict_hints_at_the_model_that_is_set_and_asks_it_nothing(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedServer([say(NEI)]) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        argv = ["verify", "claim", "Marlow has a new roof.", "--store", str(library)]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit):
            main()
        assert not server.requests
    assert "--judge llm" in capsys.readouterr().err


def test_a_run_keeps_what_was_sent_where(library: Path) -> None:
    with (
        ScriptedServer([say(NEI)]) as server,
        Verifier.open(library, judge="llm", base_url=server.url) as desk,
    ):
        run = desk.check_draft("Voters in Marlow rejected the library levy.").run
    assert run.sent is not None
    assert run.sent.host == server.url.split("/")[2]
    assert run.sent.model == "gpt-4.1-mini"


def test_a_desk_may_be_asked_with_another_judge_over_the_same_library(library: Path) -> None:
    with ScriptedServer([say(NEI)]) as server, Verifier.open(library, base_url=server.url) as desk:
        other = desk.using("llm")
        assert other.check_claim("Marlow has a new roof.").verdict
        assert len(server.requests) == 1
        other.close()
        assert desk.check_claim("Marlow has a new roof.").verdict
        assert len(server.requests) == 1
