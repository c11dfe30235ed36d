"""What every page stands in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verify.reports.views import known
from verify.shipped import shipped

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]
PAGES = sorted(path.stem for path in shipped("verify/web/pages").glob("*.py"))
AUTH = {"auth": {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}}


@pytest.mark.parametrize("name", PAGES)
def test_the_judge_is_always_visible_with_its_scores_and_limits(
    page: Page, shown: Shown, library: Path, name: str
) -> None:
    html = shown(page(library, name))
    judge = known("embedded-overlap-1")
    assert "Judge: embedded" in html
    assert judge.scores in html
    assert judge.limits in html


def test_a_library_that_cannot_be_opened_is_a_failure_with_its_reason(
    page: Page, shown: Shown, tmp_path: Path
) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.db").write_text("this is not a database " * 100)
    at = page(tmp_path / "library")
    assert "v-failure" in shown(at)
    assert not at.text_area


def signing_in(store: Path, monkeypatch: pytest.MonkeyPatch, user: dict[str, object]) -> AppTest:
    monkeypatch.setenv("VERIFY_STORE", str(store))
    at = AppTest.from_file(shipped("streamlit_app.py"), default_timeout=60)
    at.secrets.update(AUTH)
    at.user = user
    return at.run()


def test_where_sign_in_is_configured_nobody_is_let_in_without_it(
    shown: Shown, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = signing_in(library, monkeypatch, {"is_logged_in": False})
    assert [button.label for button in at.button] == ["Sign in"]
    assert shown(at) == ""


def test_who_is_signed_in_finds_the_desk_and_the_way_out(
    shown: Shown, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = signing_in(library, monkeypatch, {"is_logged_in": True, "email": "ida@example.org"})
    assert "Sign out" in [button.label for button in at.button]
    assert at.text_area[0].label == "Question or claim"
