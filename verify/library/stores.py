"""The two stores of a library kept in step: SQLite is the truth, Chroma follows.

Passages and a note of what Chroma has yet to be told go into SQLite in one transaction; then Chroma
is told, then the note is struck out. Killed in between, a library finds its passages by their words
and, as soon as it is opened again with nobody writing, by their vectors.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from threading import RLock
from typing import Any

from verify import __version__
from verify.errors import LibraryError, LibraryMismatch
from verify.library import search
from verify.library.catalogue import Catalogue
from verify.library.embed import Embedder
from verify.library.exact import EXACT_UP_TO, Exact
from verify.library.records import Cut, Shelved
from verify.library.search import Filter
from verify.library.vectors import FOLDER, Vectors
from verify.models import Source
from verify.settings import Settings

_DELIVERY = 1000
_OVERFETCH = (4, 20)
"""With a filter, so many times as many vectors are fetched, and then so many, before giving up."""


class Stores:
    """SQLite and Chroma of one library, and the embedder between them.

    Methods that write expect their caller to hold the write lock.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self.embedder = embedder
        self.catalogue = Catalogue(settings.store)
        self._settings = settings
        self._vectors: Vectors | None = None
        self._opening = RLock()
        self._compared = False
        self._exact: tuple[object, Exact] | None = None

    def close(self) -> None:
        """Lets go of files and connections."""
        self.catalogue.close()
        with self._opening:
            if self._vectors is not None:
                self._vectors.close()
                self._vectors = None

    def check_embedder(self, dimensions: int | None) -> None:
        """Raises LibraryMismatch if the library was made by another embedder or size of vectors."""
        made = self.catalogue.meta()
        if not made:
            return
        name, size = made["embedder"], made["dimensions"]
        if name == self.embedder.name and dimensions in (None, int(size)):
            return
        asked = f" ({dimensions} dimensions)" if dimensions else ""
        raise LibraryMismatch(
            f"the library in {self._settings.store} was made with the embedder {name} ({size} "
            f"dimensions), not with {self.embedder.name}{asked}; set VERIFY_EMBEDDER to that one, "
            "or add the sources to another folder (--store)"
        )

    def check_whole(self) -> None:
        """Raises LibraryError where rows are missing, or all of them while vectors are there."""
        found = self.catalogue.disagreements()
        if not self.catalogue.meta() and (self._settings.store / FOLDER).is_dir():
            found = ["there are vectors, but the library file is missing or empty"]
        if found:
            raise LibraryError(
                f"the library in {self._settings.store} is damaged ({'; '.join(found)}); "
                "`verify doctor` says more, and with --repair mends what can be mended"
            )

    # ------------------------------------------------------------------------------------- writing

    def put(self, cuts: Sequence[Cut]) -> Shelved:
        """Stores new sources; embeds first, so that a failing embedder leaves nothing half done."""
        current = self.catalogue.current_ids([item.source.id for item in cuts])
        texts = [text for item in cuts if item.source.id not in current for text in item.texts]
        if texts and not self.in_step():
            self.compare()
        vectors = dict(zip(texts, self._embedded(texts), strict=True))
        if not self.catalogue.meta():
            self._create(len(vectors[texts[0]] if texts else self.embedder.embed_query("a")))
        shelved = self.catalogue.put(cuts)
        self.deliver(
            {
                number: vectors[text]
                for number, text in zip(shelved.numbers, shelved.texts, strict=True)
                if text in vectors
            }
        )
        return shelved

    def remove(self, name: str) -> Source:
        """Takes a source out of both."""
        source = self.catalogue.remove(name)
        self.deliver()
        return source

    def deliver(self, known: Mapping[int, Any] | None = None) -> None:
        """Tells Chroma what it has yet to be told; vectors that are not `known` are made."""
        vectors = dict(known or {})
        while True:
            numbers, gone = self.catalogue.due(_DELIVERY)
            if not numbers and not gone:
                return
            unknown = [number for number in numbers if number not in vectors]
            made = self._embedded(self.catalogue.texts(unknown))
            vectors.update(zip(unknown, made, strict=True))
            if numbers:
                self.vectors().put(numbers, [vectors.pop(number) for number in numbers])
            if gone:
                self.vectors().delete(gone)
            self.catalogue.told([*numbers, *gone])

    def compare(self) -> None:
        """Makes vectors that are missing, deletes those of no passage; reads the ids of all."""
        there, wanted = self.vectors().numbers(), self.catalogue.numbers()
        self.catalogue.post(add=wanted - there, delete=there - wanted)
        self.deliver()
        self._compared = True

    def in_step(self) -> bool:
        """Whether the two agree, as far as counting shows; asks Chroma only once."""
        if self.catalogue.any_due():
            return False
        if not self._compared and self.catalogue.totals()[0]:
            self._compared = self.vectors().count() == self.catalogue.totals()[0]
            return self._compared
        return True

    def _create(self, dimensions: int) -> None:
        self.catalogue.create(
            {
                "embedder": self.embedder.name,
                "dimensions": str(dimensions),
                "collection": f"verify-{uuid.uuid4().hex[:16]}",
                "made_by": __version__,
            }
        )

    def _embedded(self, texts: list[str]) -> Any:
        if not texts:
            return []
        vectors = self.embedder.embed_documents(texts)
        if len(vectors) != len(texts):
            raise LibraryError(
                f"the embedder {self.embedder.name} made {len(vectors)} vectors of {len(texts)} "
                "texts; nothing of this batch was added"
            )
        self.check_embedder(len(vectors[0]))
        return vectors

    # ------------------------------------------------------------------------------------- reading

    def nearest(self, query: str, n: int, only: Filter) -> list[int]:
        """Numbers of the passages nearest in meaning that pass the filter, nearest first.

        At most `n`; fewer where a filter leaves few of the 20 n nearest.
        """
        vector = self.embedder.embed_query(query)
        self.check_embedder(len(vector))
        kept: list[int] = []
        for times in _OVERFETCH if only else (1,):
            numbers = self._ranked(vector, times * n)
            kept = search.allowed(self.catalogue, numbers, only)
            if len(kept) >= n or len(numbers) < times * n:
                break
        return kept[:n]

    def _ranked(self, vector: Any, n: int) -> list[int]:
        """The `n` nearest passages: exact in a library of usual size, else as Chroma has them."""
        passages, changes = self.catalogue.totals()
        if passages > EXACT_UP_TO:
            return self.vectors().nearest(vector, n)
        with self._opening:
            stamp = (changes, self.catalogue.any_due(), self.vectors().stamp())
            if self._exact is None or self._exact[0] != stamp:
                self._exact = (stamp, Exact(*self.vectors().all()))
            exact = self._exact[1]
        return exact.nearest(vector, n)

    def vectors(self) -> Vectors:
        """Chroma's side, opened when first asked for; there has to be a library."""
        with self._opening:
            if self._vectors is None:
                name = self.catalogue.meta()["collection"]
                self._vectors = Vectors(self._settings.store, self._settings.chroma_url, name)
            return self._vectors
