"""What a model would be asked is told before it is asked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verify.testing import ScriptedServer, say
from verify.verifier import Verifier

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]


def press(at: AppTest, label: str) -> AppTest:
    """The page after the button of that label was pressed."""
    return next(button for button in at.button if button.label == label).click().run()


def labels(at: AppTest) -> list[str]:
    """The buttons of a page."""
    return [button.label for button in at.button]


def test_a_batch_and_a_draft_wait_for_a_yes_where_a_model_is_asked(
    page: Page, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Verifier.open(tmp_path / "library") as desk:
        (tmp_path / "toll.txt").write_text("The toll bridge has nine lanes.", encoding="utf-8")
        assert not desk.add(tmp_path / "toll.txt").failed
    with ScriptedServer(lambda _: say({"reasoning": "none", "label": "neither"})) as server:
        monkeypatch.setenv("VERIFY_JUDGE", "llm")
        monkeypatch.setenv("VERIFY_BASE_URL", server.url)
        at = page(tmp_path / "library", "batch")
        row = json.dumps({"claim": "The toll bridge has ten lanes."}).encode()
        at.file_uploader[0].upload("rows.jsonl", row).run()
        press(at, "Check these rows")
        assert "1 claim: 1 call to a model" in shown(at)
        assert "price unknown: set VERIFY_PRICES" in shown(at)
        assert not server.requests
        assert "Check these rows" in labels(press(at, "Not now"))
        at.switch_page("verify/web/pages/draft.py").run()
        at.text_area[0].set_value("The toll bridge has ten lanes.")
        press(at, "Check this draft")
        assert "1 claim: 2 calls to a model" in shown(at)
        assert not server.requests
        press(at, "Ask the model")
        assert "Ask the model" not in labels(at)
        while "Stop" in labels(at):
            at.run()
        assert server.requests
