"""What a check was told by the library and by a model: enough to come to the same results again.

A check that is being recorded runs inside `Record.recording()`; whoever answers it notes its
answers in `at_work()`. Threads take the record along with their context.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any

from pydantic import Field

from verify.models import Noun, Passage, Source, SourceNote


class KeptHit(Noun):
    """A passage that a search found, and its ranks."""

    passage: Passage
    score: float
    lexical_rank: int | None = None
    vector_rank: int | None = None


class Kept(Noun):
    """A record as it is stored. Keys of `searches` and `lookups` are their arguments as JSON.

    `settings` are those that can change a result, without secrets. `replies` of a model are under
    the hash of what it was asked. `sources` are ids: the texts are kept once for all runs.
    """

    settings: dict[str, Any] = Field(default_factory=dict)
    notes: tuple[SourceNote, ...] = ()
    searches: dict[str, tuple[KeptHit, ...]] = Field(default_factory=dict)
    lookups: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    weights: dict[str, float] = Field(default_factory=dict)
    replies: dict[str, str] = Field(default_factory=dict)
    methods: dict[str, str] = Field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def packed(self) -> bytes:
        """The record as it lies in the database."""
        return zlib.compress(json.dumps(self.model_dump(mode="json")).encode("ascii"))

    @classmethod
    def unpacked(cls, data: bytes) -> Kept:
        """The record again. Raises ValueError for what is none."""
        try:
            return cls.model_validate_json(zlib.decompress(data))
        except zlib.error as error:
            raise ValueError(str(error)) from error


class Record:
    """A record that is being made; several threads may note into it."""

    def __init__(self, settings: dict[str, Any], notes: Sequence[SourceNote] = ()) -> None:
        self._settings = settings
        self._notes = tuple(notes)
        self._lock = Lock()
        self._searches: dict[str, tuple[KeptHit, ...]] = {}
        self._lookups: dict[str, tuple[str, ...]] = {}
        self._weights: dict[str, float] = {}
        self._replies: dict[str, str] = {}
        self._methods: dict[str, str] = {}
        self.sources: dict[str, Source] = {}
        """The sources that were looked at, by their ids."""

    @contextmanager
    def recording(self) -> Iterator[None]:
        """What is asked inside is noted here."""
        before = _recording.set(self)
        try:
            yield
        finally:
            _recording.reset(before)

    def search(self, asked: str, hits: tuple[KeptHit, ...]) -> None:
        """Note what a search found."""
        with self._lock:
            self._searches[asked] = hits

    def lookup(self, asked: str, ids: Sequence[str]) -> None:
        """Note which sources have some words."""
        with self._lock:
            self._lookups[asked] = tuple(ids)

    def weight(self, stem: str, value: float) -> None:
        """Note how rare a stem is."""
        self._weights[stem] = value

    def reply(self, key: str, reply: str) -> None:
        """Note what a model replied."""
        with self._lock:
            self._replies[key] = reply

    def method(self, endpoint: str, method: str) -> None:
        """Note how an endpoint is asked."""
        with self._lock:
            self._methods[endpoint] = method

    def source(self, source: Source) -> None:
        """Note a source that was looked at."""
        with self._lock:
            self.sources[source.id] = source

    def kept(self) -> Kept:
        """The record so far."""
        with self._lock:
            return Kept(
                settings=self._settings,
                notes=self._notes,
                searches=dict(self._searches),
                lookups=dict(self._lookups),
                weights=dict(self._weights),
                replies=dict(self._replies),
                methods=dict(self._methods),
                sources=tuple(self.sources),
            )


_recording: ContextVar[Record | None] = ContextVar("verify_record", default=None)


def at_work() -> Record | None:
    """The record of the check that the caller is at work for; None where none is made."""
    return _recording.get()


def asked(name: str, *arguments: object) -> str:
    """What was asked, as a key of a record."""
    return json.dumps([name, *arguments], default=str)
