"""Who decides can be chosen where a model could be asked, and only there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verify.testing import ScriptedServer, say
from verify.verifier import Verifier

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]
NEI = {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
       "reporting": [], "missing": "the roof"}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library that no desk was opened over before: a desk keeps the settings it began with."""
    (tmp_path / "bridge.txt").write_text(
        "The toll bridge of Lower Harbour opened in May. Turnout was 81 percent.", encoding="utf-8"
    )
    with Verifier.open(tmp_path / "library") as desk:
        assert not desk.add(tmp_path / "bridge.txt").failed
    return tmp_path / "library"


def judges(at: AppTest) -> list[str]:
    """The labels of the choices on a page."""
    return [radio.label for radio in at.radio]


def test_without_a_key_and_an_address_there_is_no_choice(page: Page, library: Path) -> None:
    assert "Who decides" not in judges(page(library))


def test_the_default_sends_nothing_and_a_choice_says_what_goes_where_first(
    page: Page, shown: Shown, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer([say(NEI)]) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        host = server.url.split("/")[2]
        at = page(own)
        who = next(radio for radio in at.radio if radio.label == "Who decides")
        assert who.value == "embedded"
        assert "A model could be asked too" in shown(at)
        at.text_area[0].set_value("Turnout was 81 percent.")
        at.button[0].click().run()
        assert not server.requests
        next(radio for radio in at.radio if radio.label == "Who decides").set_value("llm").run()
        assert f"this goes to {host}" in shown(at)
        assert not server.requests
        at.text_area[0].set_value("The bridge has a new roof.")
        at.button[0].click().run()
        assert len(server.requests) == 1
        assert "judge: llm:" in shown(at)
        for name in ("draft", "batch"):
            at.switch_page(f"verify/web/pages/{name}.py").run()
            assert at.radio[0].value == "llm"
            assert f"this goes to {host}" in shown(at)


def test_a_draft_says_what_goes_where_before_it_begins(
    page: Page, shown: Shown, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer([say(NEI)]) as server:
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        at = page(own, "draft")
        at.radio[0].set_value("both").run()
        at.text_area[0].set_value("The bridge has a new roof.")
        next(button for button in at.button if button.label == "Check this draft").click().run()
        assert "Before the model is asked" in at.subheader[0].value
        assert "this goes to" in shown(at)
        assert not server.requests


@pytest.mark.parametrize("text", ["is the bridge open", "what share of crews rejected the offer"])
@pytest.mark.parametrize("kind", ["auto", "claim"])
def test_what_asks_is_answered_and_never_ticked(
    page: Page, shown: Shown, library: Path, text: str, kind: str
) -> None:
    at = page(library)
    at.text_area[0].set_value(text)
    at.radio[0].set_value(kind)
    html = shown(at.button[0].click().run())
    assert "✓" not in html
    assert "confidence" not in html
    assert ("answered and not judged" in html) == (kind == "claim")
