"""A desk whose judge asks a scripted server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from verify.library.library import Library
from verify.settings import Settings
from verify.sources.source import from_text
from verify.testing import Request, Script, Scripted, ScriptedServer, say
from verify.verifier import Verifier

NEWS = """Board weighs the school loan

Seven of the nine townships backed the school loan, or 57 percent of those who cast ballots. \
Mayor Ines Okafor, a Democrat, did not sign the contract. Critics accused Tom Brandt of hiding a \
$3 million deficit. The board approved the loan on June 4, 2012. Work on the roof is to begin in \
the autumn, and the old hall stays open until then."""

OTHER = """Loan figures questioned

Six of the nine townships backed the school loan, the county clerk said. The library opens on \
Sunday."""


@pytest.fixture
def news() -> str:
    """The article that a scripted desk holds."""
    return NEWS


@pytest.fixture
def other() -> str:
    """An article that says otherwise."""
    return OTHER


Opened = Callable[..., tuple[Verifier, ScriptedServer]]


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Library]]:
    """A library for each set of articles, opened once."""
    kept: dict[tuple[str, ...], Library] = {}
    with ExitStack() as stack:

        def shelf(*texts: str) -> Library:
            if texts not in kept:
                settings = Settings.load(store=tmp_path_factory.mktemp("shelf"))
                kept[texts] = stack.enter_context(Library.open(settings))
                kept[texts].add([from_text(text) for text in texts])
            return kept[texts]

        yield shelf


@pytest.fixture
def scripted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelves: Callable[..., Library]
) -> Iterator[Opened]:
    """Opens a desk over NEWS (or other articles) and a server that follows a script."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(name, raising=False)
    with ExitStack() as stack:

        def opened(
            script: Script, *texts: str, judge: str = "llm", **settings: Any
        ) -> tuple[Verifier, ScriptedServer]:
            server = stack.enter_context(ScriptedServer(script))
            given = {"llm_retries": 0, "llm_timeout": 5.0, "model": "scripted", **settings}
            given = {"store": tmp_path, "base_url": server.url, **given}
            desk = Verifier(shelves(*(texts or (NEWS,))), Settings.load(judge=judge, **given))
            stack.callback(desk.bench.close)
            return desk, server

        yield opened


Reply = Scripted | dict[str, Any]
Played = Callable[..., Script]


def _numbered(request: Request, words: object) -> object:
    """The number in front of the sentence with `words` in what the model was shown."""
    if not isinstance(words, str):
        return words
    shown = str(request["messages"][1]["content"]).splitlines()
    (line,) = [text for text in shown if text.startswith("[") and words in text]
    return int(line[1 : line.index("]")])


_IDS = ("supporting", "refuting", "reporting", "sentences", "computed_from")


@pytest.fixture
def played() -> Played:
    """Makes a script of replies, the last one repeated; sentences may be named by their words."""

    def script_of(*replies: Reply) -> Script:
        count = 0

        def script(request: Request) -> Scripted:
            nonlocal count
            reply = replies[min(count, len(replies) - 1)]
            count += 1
            if isinstance(reply, Scripted):
                return reply
            ids = {n: [_numbered(request, w) for w in reply[n]] for n in _IDS if n in reply}
            return say({"reasoning": "Because.", **reply, **ids})

        return script

    return script_of
