"""What the tests of the library share: an empty one, some articles, and a second process."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from verify.library.library import Library
from verify.models import Source
from verify.settings import Settings
from verify.sources.source import from_text


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for a library that is not there yet."""
    return Settings.load(store=tmp_path / "store", lock_timeout=0.2)


@pytest.fixture
def library(settings: Settings) -> Iterator[Library]:
    """A library that is empty."""
    with Library.open(settings) as opened:
        yield opened


@pytest.fixture
def bridge() -> Source:
    """A short article with a date, a publisher and a path."""
    return from_text(
        "The harbour bridge closes on Monday for repairs.\n\n"
        "The city will pay 4.2 million dollars, said Mayor Odalys Brandt. Work takes eleven weeks.",
        title="Bridge closes",
        published=date(2021, 5, 3),
        publisher="Harbour Post",
        path="/articles/bridge.txt",
    )


@pytest.fixture
def school() -> Source:
    """Another, by another publisher, a year later."""
    return from_text(
        "Teachers at Fenwick High rejected the contract by 57 percent of votes.\n\n"
        "The union asked for smaller classes.",
        title="Teachers vote",
        published=date(2022, 9, 1),
        publisher="The Ledger",
        path="/articles/school.txt",
    )


@pytest.fixture
def articles() -> list[Source]:
    """Two batches of articles and more, of three passages, each about a place of its own."""
    return [
        from_text(
            f"In Marrow{number}shire the council met on a wet evening to weigh the budget. "
            f"It approved {number + 3} of {number + 9} motions.\n\n"
            + "The meeting went on for hours. " * 20
            + f"A second session in Marrow{number}shire is planned.",
            title=f"Council {number}",
            url=f"https://example.org/{number}",
        )
        for number in range(210)
    ]


Start = Callable[[Path, Iterable[Source]], "subprocess.Popen[str]"]


@pytest.fixture
def start_writer(tmp_path: Path) -> Iterator[Start]:
    """Starts a process that adds sources and prints their ids; it ends with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(store: Path, sources: Iterable[Source]) -> "subprocess.Popen[str]":
        file = tmp_path / f"sources{len(started)}.jsonl"
        file.write_text("".join(source.model_dump_json() + "\n" for source in sources))
        script = Path(__file__).with_name("writer.py")
        process = subprocess.Popen(
            [sys.executable, script, store, file], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
