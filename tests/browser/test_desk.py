"""The web desk in a real browser, served as `verify app` serves it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from verify.shipped import shipped
from verify.verifier import Verifier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PILOTS = """The ferry pilots of Lower Harbour turned the offer down on Monday.
Six of the 24 crews rejected the offer, the harbour board said. Turnout was 81 percent.
"""
BRIDGE = """The toll bridge opened in May <script>document.title = "taken"</script> with nine lanes.
<form action="https://evil.example"><input name="password"></form> The toll is 7 dollars.
The bridge <img src="x" onerror="document.title = 'taken'"> has nine lanes and a toll.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over two made-up articles, started from a folder that is not ours."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "pilots.txt").write_text(PILOTS, encoding="utf-8")
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    with Verifier.open(folder / "library") as desk:
        assert not desk.add(folder / "pilots.txt", folder / "bridge.txt").failed
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(shipped("streamlit_app.py"))]
    command += ["--server.address", "localhost", "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    environment = os.environ | {"VERIFY_STORE": str(folder / "library")}
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", server, folder / "log.txt")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the desk did not start: {log.read_text(errors='replace')}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(LAUNCH))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The desk at phone width; no request may leave this machine."""
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 390, "height": 840})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    page.close()
    outside = [url for url in asked if urlsplit(url).hostname not in ("localhost", None, "")]
    assert not outside


def check(page: Page, text: str) -> None:
    page.get_by_label("Question or claim", exact=True).fill(text)
    page.get_by_role("button", name="Check").click()
    page.locator(".v-run").wait_for()


def test_a_share_is_worked_out_and_the_cited_words_light_up(page: Page) -> None:
    check(page, "What share of the crews rejected the offer?")
    assert "25" in page.locator(".v-answer").inner_text()
    assert "6 of 24 = 25" in page.locator(".v-working").inner_text()
    mark = page.locator("mark").first
    assert mark.inner_text() == "Six of the 24 crews"
    ground = mark.evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", "transparent")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_a_hostile_source_is_shown_as_text_and_does_nothing(page: Page) -> None:
    check(page, "The bridge has nine lanes and a toll of 7 dollars.")
    result = page.locator(".v")
    assert "<" in result.locator("blockquote").first.inner_text()
    assert result.locator("mark").count() > 0
    assert result.locator("script, img, form, input").count() == 0
    assert "taken" not in page.title()
