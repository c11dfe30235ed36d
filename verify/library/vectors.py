"""Passage vectors in Chroma: the only module that imports chromadb.

The embedded Chroma is not safe over processes, and does not say so. Measured with 1.5.9: a process
that has the folder open while another one writes does not see the new vectors, and once it writes
itself, 3,600 of 12,000 are lost; processes that only open and query during a write made 131 of
9,000 unreadable. So every call holds a lock across processes (0.1 ms), and a client that another
process has written behind is opened anew (0.1 s) before it is used. A Chroma server needs neither.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import urlsplit

from verify.errors import LibraryError, LibraryLocked, SettingsError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

FOLDER = "chroma"
_LOCK = "chroma.lock"
_WRITES = "chroma.writes"
_LOCK_SECONDS = 60.0
_POLL_SECONDS = 0.005
_BATCH = 2000
_PORTS = {"http": 8000, "https": 443}


class Vectors:
    """The vectors of one library, by passage number. Chroma is imported and opened when needed.

    `name` is the collection's. Every method raises LibraryError where Chroma fails.
    """

    def __init__(self, store: Path, url: str | None, name: str) -> None:
        self._name = name
        self._client: _Folder | _Server = _Server(url) if url else _Folder.at(store)

    def close(self) -> None:
        """Lets go of Chroma."""
        self._client.close()

    def put(self, numbers: Sequence[int], vectors: Any) -> None:
        """Stores a vector for each number, in place of what was there."""
        with self._client.collection(self._name, writes=True) as (collection, limit):
            for at in range(0, len(numbers), limit):
                collection.upsert(
                    ids=[str(number) for number in numbers[at : at + limit]],
                    embeddings=vectors[at : at + limit],
                )

    def delete(self, numbers: Sequence[int]) -> None:
        """Forgets the vectors of these numbers, as far as they are known."""
        with self._client.collection(self._name, writes=True) as (collection, limit):
            for at in range(0, len(numbers), limit):
                collection.delete(ids=[str(number) for number in numbers[at : at + limit]])

    def nearest(self, vector: Any, n: int) -> list[int]:
        """The numbers of the (at most) `n` vectors of least cosine distance, nearest first."""
        with self._client.collection(self._name) as (collection, _):
            found = collection.query(query_embeddings=[vector], n_results=n, include=[])
        return [int(name) for name in found["ids"][0]]

    def stored(self, numbers: Sequence[int]) -> list[list[float]]:
        """The vectors of these numbers, read back; shorter than `numbers` if some are missing."""
        found: list[list[float]] = []
        with self._client.collection(self._name) as (collection, limit):
            for at in range(0, len(numbers), limit):
                names = [str(number) for number in numbers[at : at + limit]]
                read: Any = collection.get(ids=names, include=["embeddings"])["embeddings"]
                found.extend([float(x) for x in vector] for vector in read)
        return found

    def all(self) -> tuple[list[int], Any]:
        """Every number, and its vector in the row of the same place."""
        with self._client.collection(self._name) as (collection, _):
            found: Any = collection.get(include=["embeddings"])
        return [int(name) for name in found["ids"]], found["embeddings"]

    def stamp(self) -> object:
        """Something that is another thing after any process has written."""
        return self._client.stamp(self._name)

    def count(self) -> int:
        """How many vectors there are."""
        with self._client.collection(self._name) as (collection, _):
            return int(collection.count())

    def numbers(self) -> set[int]:
        """The numbers that have a vector; reads all ids, so not for every day."""
        with self._client.collection(self._name) as (collection, _):
            return {int(name) for name in collection.get(include=[])["ids"]}


class _Folder:
    """The embedded Chroma of one folder: one client a process, however many libraries share it."""

    _open: ClassVar[dict[tuple[Path, int], _Folder]] = {}
    _opening: ClassVar[RLock] = RLock()

    def __init__(self, key: tuple[Path, int]) -> None:
        self._key = key
        self._users = 0
        self._thread = RLock()
        self._client: Client | None = None
        self._collections: dict[str, Collection] = {}
        self._seen = b""

    @classmethod
    def at(cls, store: Path) -> _Folder:
        key = (store.resolve(), os.getpid())
        with cls._opening:
            folder = cls._open.setdefault(key, cls(key))
            folder._users += 1
        return folder

    def stamp(self, _name: str) -> object:
        return self._written()

    def _written(self) -> bytes:
        """How often was written, as the file beside the vectors says; nothing where none is."""
        with suppress(FileNotFoundError):
            return (self._key[0] / _WRITES).read_bytes()
        return b""

    def close(self) -> None:
        with self._opening, self._thread:
            self._users -= 1
            if self._users == 0:
                self._drop()
                self._open.pop(self._key, None)

    @contextmanager
    def collection(self, name: str, *, writes: bool = False) -> Iterator[tuple[Collection, int]]:
        from filelock import FileLock, Timeout

        store = self._key[0]
        lock = FileLock(store / _LOCK, timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS)
        advice = f"delete {store / FOLDER} and it is made again from the library file"
        with _said(f"the vectors in {store / FOLDER}", advice):
            try:
                with self._thread, lock:
                    yield self._current(store, name, writes), self._limit()
            except Timeout:
                raise LibraryLocked(
                    f"{store}: another process has held the vectors for {_LOCK_SECONDS:g} s; "
                    "try again when it is done"
                ) from None

    def _current(self, store: Path, name: str, writes: bool) -> Collection:
        """The collection, from a client that knows of all that was written so far."""
        count = store / _WRITES
        written = self._written()
        if self._client is None or written != self._seen:
            self._drop()
            self._client = self._opened(store / FOLDER)
            self._seen = written
        if writes:
            # Counted before the write: a killed writer has to be noticed too.
            self._seen = str(int(written or b"0") + 1).encode()
            count.write_bytes(self._seen)
        if name not in self._collections:
            self._collections[name] = _collection(self._client, name)
        return self._collections[name]

    def _limit(self) -> int:
        return min(_BATCH, self._client.get_max_batch_size()) if self._client else _BATCH

    def _opened(self, folder: Path) -> Client:
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.errors import ChromaError

        try:
            client = chromadb.PersistentClient(folder, settings=_settings())
        except (ChromaError, ValueError, AttributeError) as error:
            # Chroma 1.5 keeps what it could not open, and trips when it cleans up after it.
            SharedSystemClient._identifier_to_system.pop(str(folder), None)
            SharedSystemClient._identifier_to_refcount.pop(str(folder), None)
            raise ValueError(f"it cannot be opened: {error.__context__ or error}") from error
        return cast("Client", client)

    def _drop(self) -> None:
        self._collections.clear()
        if self._client is not None:
            self._client.close()
            self._client = None


class _Server:
    """A Chroma server; the network is its lock."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/"):
            raise SettingsError(f"setting chroma_url: {url!r} is not like http://localhost:8000")
        self._url = url
        self._host = parts.hostname
        self._tls = parts.scheme == "https"
        self._port = parts.port or _PORTS[parts.scheme]
        self._thread = RLock()
        self._client: Client | None = None
        self._collections: dict[str, Collection] = {}

    def close(self) -> None:
        with self._thread:
            if self._client is not None:
                self._client.close()
                # Chroma 1.5 lets go of its two HTTP sessions without closing them.
                for client in (self._client, self._client._admin_client):
                    session = getattr(getattr(client, "_server", None), "_session", None)
                    if session is not None:
                        session.close()
                self._client = None
            self._collections.clear()

    def stamp(self, name: str) -> object:
        with self.collection(name) as (collection, _):
            return int(collection.count())

    @contextmanager
    def collection(self, name: str, *, writes: bool = False) -> Iterator[tuple[Collection, int]]:
        del writes
        with _said(f"the Chroma server at {self._url}", "is it running?"):
            with self._thread:
                if self._client is None:
                    self._client = self._opened()
                if name not in self._collections:
                    self._collections[name] = _collection(self._client, name)
                limit = min(_BATCH, self._client.get_max_batch_size())
            yield self._collections[name], limit

    def _opened(self) -> Client:
        import chromadb

        client = chromadb.HttpClient(self._host, self._port, ssl=self._tls, settings=_settings())
        return cast("Client", client)


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _collection(client: Client, name: str) -> Collection:
    # Without embedding_function=None Chroma attaches one of its own, which downloads a model.
    return client.get_or_create_collection(
        name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )


@contextmanager
def _said(what: str, advice: str) -> Iterator[None]:
    """Chroma's errors as ours, about `what`, with what to do."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, httpx.HTTPError, OSError, ValueError) as error:
        raise LibraryError(
            f"{what} cannot be used ({error}); no source is lost, they are in the library file; "
            f"{advice}"
        ) from error
