"""The settings that are in force."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]


def test_settings_are_shown_with_where_they_come_from_and_no_secret(
    page: Page, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    (tmp_path / "verify.toml").write_text("search_passages = 7\n")
    html = shown(page(tmp_path / "library", "settings"))
    row = html[html.index("VERIFY_SEARCH_PASSAGES") :]
    assert row.index(">7<") < row.index("verify.toml") < row.index("</tr>")
    assert "sk-very-secret" not in html
    assert "set, not shown" in html
