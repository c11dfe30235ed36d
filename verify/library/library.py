"""The library: what is known of the sources, and how it is found again."""

from __future__ import annotations

import hashlib
import json
import math
import os
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from verify.errors import LibraryError, LibraryLocked, UnknownSource
from verify.library import search, spelling
from verify.library.embed import Embedder
from verify.library.embed import embedder as chosen
from verify.library.records import Cut, SourceRow
from verify.library.search import Filter, Hit
from verify.library.stores import Stores
from verify.models import Citation, Passage, Source
from verify.settings import Settings
from verify.sources.chunk import passages as cut

_LOCK = "write.lock"
_HOLDER = "write.lock.json"


@contextmanager
def writing(store: Path, timeout: float) -> Iterator[None]:
    """Holds the write lock of the library in `store`, which is made if need be.

    The lock is the operating system's, so a killed process lets go of it. Raises LibraryLocked
    after `timeout` seconds, with the process, its machine, its command and since when it writes.
    Raises LibraryError if the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    # The holder is noted beside the lock file: every attempt to lock empties the lock file itself.
    lock, note = FileLock(store / _LOCK, thread_local=False), store / _HOLDER
    try:
        store.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=timeout)
    except Timeout:
        raise LibraryLocked(
            f"{store}: {_holder(note)} is writing to this library; "
            f"waited {timeout:g} s; try again when it is done"
        ) from None
    except OSError as error:
        raise LibraryError(
            f"{store} cannot be written to ({error}); choose another --store"
        ) from error
    try:
        note.write_text(json.dumps(_this_process()), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _this_process() -> dict[str, str | int]:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": command[:200],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _holder(note: Path) -> str:
    known = None
    with suppress(OSError, ValueError):
        known = json.loads(note.read_text(encoding="utf-8"))
    if not isinstance(known, dict) or not known.keys() >= {"pid", "host", "command", "since"}:
        return "another process"
    return "process {pid} on {host} ({command}, since {since})".format(**known)


_BATCH_SOURCES = 100
_BATCH_CHARS = 250_000
_LIST_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` did: new sources with the number of their passages, and known ones."""

    added: list[tuple[Source, int]] = field(default_factory=list)
    unchanged: list[Source] = field(default_factory=list)


class Library:
    """Sources, cut into passages, found by words and by meaning. Get one with `Library.open`.

    May be used from several threads. Readers do not wait for writers; writers wait for each other,
    over processes, for at most `settings.lock_timeout` seconds.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._stores = Stores(settings, embedder)
        self._catalogue = self._stores.catalogue
        self._writer = RLock()
        self._weights: tuple[int, dict[str, float]] = (-1, {})
        self.only = Filter()
        """Which sources are asked, in every search from now on."""

    @classmethod
    def open(cls, settings: Settings, *, embedder: Embedder | None = None) -> Library:
        """The library in `settings.store`; an empty one, made when something is added, if none.

        Raises LibraryMismatch if another embedder or a newer version made it, LibraryError if it
        is damaged. What a killed writer left undone is done first, unless somebody is writing.
        """
        embedder = embedder or chosen(settings)
        library = cls(settings, embedder)
        try:
            library._stores.check_embedder(embedder.dimensions)
            library._stores.check_whole()
            if library._catalogue.any_due():
                with suppress(LibraryLocked), library._writer, writing(settings.store, 0):
                    library._stores.deliver()
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Lets go of files and connections."""
        self._stores.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------------------- writing

    def add(
        self,
        sources: Iterable[Source],
        on_added: Callable[[Source, int], None] | None = None,
    ) -> Added:
        """Adds `sources` as they come; a text that is there already changes nothing.

        `on_added(source, passages)` is called when the source is on disk and can be found. A text
        whose place (path, or URL if it has no path) held another text supersedes it. If `sources`
        raises, what came before is added first. Raises LibraryLocked if somebody else is writing.
        """
        result = Added()
        incoming = iter(sources)
        first = next(incoming, None)
        if first is None:
            return result
        batch: list[Cut] = []
        with self._writer, self._locked():
            try:
                for source in chain([first], incoming):
                    batch.append(self._cut(source))
                    if _is_full(batch):
                        full, batch = batch, []
                        self._shelve(full, result, on_added)
            finally:
                self._shelve(batch, result, on_added)
        return result

    def remove(self, name: str) -> Source:
        """Takes a source out, with its passages and vectors, and returns it.

        Raises UnknownSource, and LibraryLocked if somebody else is writing.
        """
        self._catalogue.source(name)
        with self._writer, self._locked():
            return self._stores.remove(name)

    def _shelve(
        self,
        batch: list[Cut],
        result: Added,
        on_added: Callable[[Source, int], None] | None,
    ) -> None:
        """Stores a batch, and then reports it."""
        if not batch:
            return
        shelved = self._stores.put(batch)
        result.unchanged.extend(shelved.unchanged)
        for item in shelved.added:
            result.added.append((item.source, len(item.passages)))
            if on_added is not None:
                on_added(item.source, len(item.passages))

    def _cut(self, source: Source) -> Cut:
        return Cut(source, lambda: cut(source, self._settings.passage_chars))

    def _mend(self) -> None:
        """Brings the two stores in step, unless somebody is writing, who then does so."""
        if not self._writer.acquire(blocking=False):
            return
        try:
            with suppress(LibraryLocked), writing(self._settings.store, 0):
                self._stores.compare()
        finally:
            self._writer.release()

    def _locked(self) -> AbstractContextManager[None]:
        return writing(self._settings.store, self._settings.lock_timeout)

    # ------------------------------------------------------------------------------------- reading

    def source(self, name: str) -> Source:
        """The source with this id, or the one whose id begins so (6 digits or more).

        Superseded versions are found too. Raises UnknownSource.
        """
        return self._catalogue.source(name)

    def sources(self, *, superseded: bool = False) -> list[SourceRow]:
        """The current sources without their texts, oldest addition first."""
        return self._catalogue.sources(superseded=superseded)

    def is_there(self) -> bool:
        """Whether the library was ever made: something was added, and its file exists."""
        return self._catalogue.path.exists()

    def source_count(self) -> int:
        """How many sources are current."""
        return len(self._catalogue.current_ids())

    def search(
        self,
        query: str,
        *,
        k: int,
        published_from: date | None = None,
        published_to: date | None = None,
        publisher: str | None = None,
        sources: Sequence[str] = (),
    ) -> list[Hit]:
        """The `k` passages that words (BM25) and vectors together rank highest, best first.

        Days are inclusive; a source without a date is left out when one is asked for. Publishers
        are compared without regard to case. With `sources`, only those of these ids. Superseded
        sources are not searched, nor what `only` leaves out.
        """
        if k < 1 or not query.strip() or not self.passage_count():
            return []
        if not self._stores.in_step():
            self._mend()
        only = self.only.joined(Filter(published_from, published_to, publisher, tuple(sources)))
        depth = max(_LIST_DEPTH, 2 * k)
        best = search.fused(
            search.lexical(self._catalogue, query, depth, only),
            self._stores.nearest(query, depth, only),
        )[:k]
        passages = self._catalogue.passages([item[0] for item in best])
        return [
            Hit(passages[number], passages[number].source_id, score, lexical, vector)
            for number, score, lexical, vector in best
            if number in passages
        ]

    def neighbours(self, passage: Passage, n: int = 1) -> list[Passage]:
        """Up to `n` passages before it and `n` after it in its source, in the order of the text."""
        return self._catalogue.neighbours(passage, n)

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources in which these words (or forms of them) stand next to each other."""
        return search.sources_of(self._catalogue, search.phrase(words), limit, self.only)

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources by their best passage for any of the words, best first."""
        return search.sources_of(self._catalogue, search.any_of(words), limit, self.only)

    def count(self, only: Filter) -> int:
        """How many current sources pass a filter."""
        return search.count(self._catalogue, only)

    def words_like(self, word: str) -> dict[str, int]:
        """Words of the library that look like `word`, and in how many passages each was seen."""
        return spelling.alike(self._catalogue, word)

    def passage_count(self) -> int:
        """How many passages are searched."""
        return self._catalogue.totals()[0]

    def document_frequency(self, words: Iterable[str]) -> dict[str, int]:
        """For each word or stem (of verify.text.words), how many passages hold its stem."""
        return self._catalogue.document_frequency(words)

    def weight(self, stem: str) -> float:
        """How rare a stem is here: BM25's inverse document frequency, plus a half."""
        count, changes = self._catalogue.totals()
        if self._weights[0] != changes:
            self._weights = (changes, {})
        known = self._weights[1]
        if stem not in known:
            holding = self.document_frequency([stem])[stem]
            known[stem] = math.log(1.0 + (count - holding + 0.5) / (holding + 0.5)) + 0.5
        return known[stem]

    def holds(self, citation: Citation) -> bool:
        """Whether the source that `citation` names has exactly its words at exactly its place."""
        try:
            source = self.source(citation.source_id)
        except UnknownSource:
            return False
        return source.id == citation.source_id and citation.holds_in(source.text)

    def digest(self) -> str:
        """A short hash of which texts are current: equal exactly for equal sets of sources."""
        names = "\n".join(sorted(self._catalogue.current_ids()))
        return hashlib.sha256(names.encode()).hexdigest()[:12]


def _is_full(batch: list[Cut]) -> bool:
    return (
        len(batch) >= _BATCH_SOURCES or sum(len(item.source.text) for item in batch) >= _BATCH_CHARS
    )
