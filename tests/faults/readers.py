"""Readers that misbehave, for tests: each is imported by the process that reads."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from verify.errors import RefusedAddress, SourceError, UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.source import from_text

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
Read = Iterator[Source | SourceError]


def sleeps(_settings: Settings) -> Read:
    time.sleep(600)
    yield from ()


def loops(_settings: Settings) -> Read:
    while True:
        pass
    yield


def hoards(_settings: Settings) -> Read:
    held = [bytes(10**8) for _ in range(1_000)]
    yield UnreadableSource("a", str(len(held)))


def dies(_settings: Settings) -> Read:
    os.kill(os.getpid(), signal.SIGSEGV)
    yield from ()


def leaves(_settings: Settings) -> Read:
    os._exit(3)
    yield


def stumbles(_settings: Settings) -> Read:
    raise KeyError("no such part")
    yield


def recurses(settings: Settings) -> Read:
    yield from recurses(settings)


def prints(_settings: Settings) -> Read:
    sys.stdout.write("what a library prints")
    sys.stdout.flush()
    os.write(1, b"and what C prints")
    yield from_text("Nine boats came to the harbour.", retrieved_at=NOON)


def several(_settings: Settings) -> Read:
    yield from_text("Nine boats came.", retrieved_at=NOON, pages=(0, 5), path="/a#1")
    yield RefusedAddress("b", "not this one")
    yield from_text("Ten boats came.", retrieved_at=NOON)


def refuses(_settings: Settings) -> Read:
    yield from_text("Nine boats came.", retrieved_at=NOON)
    raise RefusedAddress("http://a.example", "not this one")


def key(settings: Settings) -> Read:
    held = settings.openai_api_key, os.environ.get("OPENAI_API_KEY")
    yield from_text(f"The key is {held}.", retrieved_at=NOON)
