"""The library: what is known of the sources, and how it is found again."""

from __future__ import annotations

import hashlib
import math
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from types import TracebackType
from typing import Any, Self

from verify import __version__
from verify.errors import LibraryError, LibraryLocked, LibraryMismatch, UnknownSource
from verify.library import search
from verify.library.catalogue import Catalogue, Cut, Shelved
from verify.library.embed import Embedder
from verify.library.embed import embedder as chosen_embedder
from verify.library.lock import writing
from verify.library.rows import SourceRow
from verify.library.search import Filter, Hit
from verify.library.vectors import Vectors
from verify.models import Citation, Passage, Source
from verify.settings import Settings
from verify.sources.chunk import passages as cut

_BATCH_PASSAGES = 500
_BATCH_SOURCES = 100
_LIST_DEPTH = 50
_MAX_OVERFETCH = 5000
_DELIVERY = 1000


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` did: new sources with the number of their passages, and known ones."""

    added: list[tuple[Source, int]] = field(default_factory=list)
    unchanged: list[Source] = field(default_factory=list)


class Library:
    """Sources, cut into passages, found by words and by meaning. Get one with `Library.open`.

    May be used from several threads. Readers never wait for writers; writers wait for each other,
    over processes, at most `settings.lock_timeout` seconds.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._catalogue = Catalogue(settings.store)
        self._writer = RLock()
        self._vectors: Vectors | None = None

    @classmethod
    def open(cls, settings: Settings, *, embedder: Embedder | None = None) -> Library:
        """The library in `settings.store`; an empty one, made when something is added, if none.

        Raises LibraryMismatch if another embedder or a newer version made it, LibraryError if it
        is damaged. What a killed writer left undone is done first, unless somebody is writing.
        """
        library = cls(settings, embedder or chosen_embedder(settings))
        try:
            library._check_embedder(library._embedder.dimensions)
            library._finish_what_was_begun()
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Lets go of files; the library may not be used afterwards."""
        self._catalogue.close()
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def embedder(self) -> Embedder:
        """What turns text into vectors here."""
        return self._embedder

    # ------------------------------------------------------------------------------------- writing

    def add(
        self,
        sources: Iterable[Source],
        on_added: Callable[[Source, int], None] | None = None,
    ) -> Added:
        """Adds `sources` as they come; a text that is there already changes nothing.

        `on_added(source, passages)` is called when the source is on disk and can be found. A text
        whose place (path, or URL if it has no path) held another text supersedes it. If `sources`
        raises, what came before is added first.
        """
        with ExitStack() as held:
            held.enter_context(self._writer)
            adding = _Adding(self, held, on_added)
            try:
                for source in sources:
                    adding.take(source)
            finally:
                adding.flush()
        return adding.result

    def remove(self, name: str) -> Source:
        """Takes a source out, with its passages and vectors, and returns it."""
        self.source(name)
        with self._writer, self._locked():
            source = self._catalogue.remove(name)
            self._deliver({})
        return source

    def _locked(self) -> AbstractContextManager[None]:
        return writing(self._settings.store, self._settings.lock_timeout)

    def _shelve(self, batch: list[Cut]) -> Shelved:
        """Writes a batch to SQLite, then to Chroma; the caller holds both locks."""
        current = self._catalogue.current_ids(item.source.id for item in batch)
        new = [item for item in batch if item.source.id not in current]
        texts = [text for item in new for text in item.texts()]
        vectors = self._embedded(texts)
        self._create_if_new()
        shelved = self._catalogue.put(batch)
        vector_of_text = dict(zip(texts, vectors, strict=True))
        added = [text for item in shelved.added for text in item.texts()]
        self._deliver(
            {n: vector_of_text[text] for n, text in zip(shelved.numbers, added, strict=True)}
        )
        return shelved

    def _create_if_new(self) -> None:
        self._check_embedder(self._embedder.dimensions)
        self._catalogue.create(
            {
                "embedder": self._embedder.name,
                "dimensions": str(self._embedder.dimensions or ""),
                "collection": f"verify-{uuid.uuid4().hex[:16]}",
                "made_by": __version__,
            }
        )

    def _embedded(self, texts: list[str]) -> Any:
        if not texts:
            return []
        vectors = self._embedder.embed_documents(texts)
        if len(vectors) != len(texts):
            raise LibraryError(
                f"embedder {self._embedder.name} gave {len(vectors)} vectors for {len(texts)} texts"
            )
        self._check_embedder(len(vectors[0]))
        return vectors

    def _deliver(self, vectors: Mapping[int, Any]) -> None:
        """Tells Chroma what SQLite holds for it; embeds the texts that are not in `vectors`."""
        while True:
            numbers, gone = self._catalogue.due(_DELIVERY)
            if not numbers and not gone:
                return
            unknown = [number for number in numbers if number not in vectors]
            made = dict(zip(unknown, self._embedded(self._catalogue.texts(unknown)), strict=True))
            if numbers:
                self._chroma().put(
                    numbers, [vectors[n] if n in vectors else made[n] for n in numbers]
                )
            if gone:
                self._chroma().delete(gone)
            self._catalogue.told([*numbers, *gone])

    # ------------------------------------------------------------------------------------- reading

    def source(self, name: str) -> Source:
        """The source with this id, or the one whose id begins so (6 digits or more).

        Superseded versions are found too. Raises UnknownSource.
        """
        return self._catalogue.source(name)

    def sources(self, *, superseded: bool = False) -> list[SourceRow]:
        """The current sources without their texts, oldest addition first."""
        return self._catalogue.sources(superseded=superseded)

    def search(
        self,
        query: str,
        *,
        k: int,
        published_from: date | None = None,
        published_to: date | None = None,
        publisher: str | None = None,
    ) -> list[Hit]:
        """The `k` passages that words (BM25) and vectors together rank highest, best first.

        Days are inclusive; a source without a date is left out when one is asked for. Publishers
        are compared without regard to case. Superseded sources are not searched.
        """
        if k < 1 or not query.strip() or self.passage_count() == 0:
            return []
        only = Filter(published_from, published_to, publisher)
        depth = max(_LIST_DEPTH, 2 * k)
        by_words = search.lexical(self._catalogue, search.any_of(search.terms(query)), depth, only)
        by_vector = self._nearest(query, depth, only)
        best = search.fused(by_words, by_vector)[:k]
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
        if not search.terms(" ".join(words)):
            return []
        return search.sources_of(self._catalogue, search.phrase(words), limit)

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources by their best passage for any of the words, best first."""
        return search.sources_of(
            self._catalogue, search.any_of(search.terms(" ".join(words))), limit
        )

    def passage_count(self) -> int:
        """How many passages are searched."""
        return self._catalogue.passage_count()

    def document_frequency(self, words: Iterable[str]) -> dict[str, int]:
        """For each word or stem (of verify.text.words), how many passages hold its stem."""
        return self._catalogue.document_frequency(words)

    def weight(self, stem: str) -> float:
        """How rare a stem is here: BM25's inverse document frequency, plus a half."""
        holding = self.document_frequency([stem])[stem]
        count = self.passage_count()
        return math.log(1.0 + (count - holding + 0.5) / (holding + 0.5)) + 0.5

    def holds(self, citation: Citation) -> bool:
        """Whether the source that `citation` names has exactly its words at exactly its place."""
        try:
            return citation.holds_in(self.source(citation.source_id).text)
        except UnknownSource:
            return False

    def digest(self) -> str:
        """A short hash of which texts are current: equal exactly for equal sets of sources."""
        names = "\n".join(sorted(self._catalogue.current_ids()))
        return hashlib.sha256(names.encode()).hexdigest()[:12]

    def _nearest(self, query: str, n: int, only: Filter) -> list[int]:
        """Nearest passages that pass the filter: more are fetched until there are `n` of them."""
        vector = self._embedder.embed_query(query)
        self._check_embedder(len(vector))
        fetch = 4 * n if only else n
        while True:
            numbers = self._chroma().nearest(vector, fetch)
            kept = search.allowed(self._catalogue, numbers, only)
            if len(kept) >= n or len(numbers) < fetch or fetch >= _MAX_OVERFETCH:
                return kept[:n]
            fetch = min(4 * fetch, _MAX_OVERFETCH)

    # ------------------------------------------------------------------------ keeping both in step

    def _chroma(self) -> Vectors:
        if self._vectors is None:
            name = self._catalogue.meta()["collection"]
            self._vectors = Vectors(self._settings.store, self._settings.chroma_url, name)
        return self._vectors

    def _check_embedder(self, dimensions: int | None) -> None:
        made = self._catalogue.meta()
        if not made:
            return
        known = made["dimensions"]
        if made["embedder"] == self._embedder.name and (
            dimensions is None or known in ("", str(dimensions))
        ):
            return
        size = f"{dimensions} dimensions" if dimensions else "unknown dimensions"
        raise LibraryMismatch(
            f"the library in {self._settings.store} was made with embedder {made['embedder']} "
            f"({known} dimensions), not {self._embedder.name} ({size}); use that one again "
            "(VERIFY_EMBEDDER), or add the sources to another folder (--store)"
        )

    def _finish_what_was_begun(self) -> None:
        if not self._catalogue.any_due():
            return
        with suppress(LibraryLocked), self._writer, writing(self._settings.store, 0):
            self._deliver({})


class _Adding:
    """One `add`: collects sources to batches and writes them."""

    def __init__(
        self,
        library: Library,
        held: ExitStack,
        on_added: Callable[[Source, int], None] | None,
    ) -> None:
        self.result = Added()
        self._library = library
        self._held = held
        self._locked = False
        self._on_added = on_added
        self._batch: list[Cut] = []

    def take(self, source: Source) -> None:
        """Adds `source`, now or with the next ones."""
        self._batch.append(Cut(source, cut(source, self._library._settings.passage_chars)))
        passages = sum(len(item.passages) for item in self._batch)
        if len(self._batch) >= _BATCH_SOURCES or passages >= _BATCH_PASSAGES:
            self.flush()

    def flush(self) -> None:
        """Writes what was taken, and then reports it."""
        batch, self._batch = self._batch, []
        if not batch:
            return
        if not self._locked:
            self._held.enter_context(self._library._locked())
            self._locked = True
        shelved = self._library._shelve(batch)
        self.result.unchanged.extend(shelved.unchanged)
        for item in shelved.added:
            self.result.added.append((item.source, len(item.passages)))
            if self._on_added is not None:
                self._on_added(item.source, len(item.passages))
