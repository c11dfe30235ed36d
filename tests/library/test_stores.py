"""SQLite is the truth and Chroma follows, whatever happens in between."""

import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from verify.errors import LibraryError, LibraryMismatch
from verify.library.catalogue import Catalogue
from verify.library.embed import StaticEmbedder
from verify.library.library import Library, writing
from verify.library.records import Cut
from verify.library.stores import Stores
from verify.models import Source, Span, Turn
from verify.settings import Settings
from verify.sources.chunk import passages

Start = Callable[[Path, Iterable[Source]], "subprocess.Popen[str]"]


def interrupted(settings: Settings, sources: list[Source]) -> None:
    """Leaves a library as a process does that dies after SQLite has it and before Chroma does."""
    catalogue = Catalogue(settings.store)
    catalogue.put([Cut(source, partial(passages, source, 600)) for source in sources])
    catalogue.close()


def vectors_are_whole(settings: Settings) -> bool:
    """Whether every passage, and nothing else, has a vector that can be read."""
    stores = Stores(settings, StaticEmbedder())
    try:
        wanted = stores.catalogue.numbers()
        vectors = stores.vectors()
        return vectors.numbers() == wanted and len(vectors.stored(list(wanted))) == len(wanted)
    finally:
        stores.close()


def test_what_chroma_was_never_told_of_is_made_good_on_opening(
    settings: Settings, bridge: Source, school: Source
) -> None:
    with Library.open(settings) as library:
        library.add([school])
    interrupted(settings, [bridge])
    with Library.open(settings) as library:
        hits = library.search("harbour bridge", k=5)
        assert (hits[0].source_id, hits[0].vector_rank) == (bridge.id, 1)
        assert [source.id for source in library.add([bridge]).unchanged] == [bridge.id]
    assert vectors_are_whole(settings)


def test_until_then_it_is_found_by_its_words(
    settings: Settings, bridge: Source, school: Source
) -> None:
    with Library.open(settings) as library:
        library.add([school])
    interrupted(settings, [bridge])
    with writing(settings.store, 1.0), Library.open(settings) as library:
        hit = library.search("harbour bridge", k=5)[0]
        assert (hit.source_id, hit.lexical_rank, hit.vector_rank) == (bridge.id, 1, None)
    with Library.open(settings) as library:
        assert library.search("harbour bridge", k=5)[0].vector_rank == 1


def test_a_first_addition_that_chroma_failed_is_made_good(
    settings: Settings, bridge: Source
) -> None:
    nobody = settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    with (
        Library.open(nobody) as library,
        pytest.raises(LibraryError, match=r"127\.0\.0\.1:9.*no source is lost"),
    ):
        library.add([bridge])
    with Library.open(settings) as library:
        assert library.search("harbour bridge", k=5)[0].vector_rank == 1


def test_vectors_that_were_lost_are_made_again(settings: Settings, articles: list[Source]) -> None:
    with Library.open(settings) as library:
        library.add(articles[:9])
    shutil.rmtree(settings.store / "chroma")
    with Library.open(settings) as library:
        assert library.search("Marrow3shire", k=5)[0].vector_rank == 1
    assert vectors_are_whole(settings)


def test_vectors_that_are_damaged_are_said_to_be_and_made_again_when_deleted(
    settings: Settings, articles: list[Source]
) -> None:
    with Library.open(settings) as library:
        library.add(articles[:9])
    (settings.store / "chroma" / "chroma.sqlite3").write_bytes(b"not a database" * 999)
    with (
        Library.open(settings) as library,
        pytest.raises(LibraryError, match=r"no source is lost.*delete .*chroma and it is made"),
    ):
        library.search("Marrow3shire", k=5)
    shutil.rmtree(settings.store / "chroma")
    with Library.open(settings) as library:
        assert library.search("Marrow3shire", k=5)[0].vector_rank == 1


def test_vectors_of_no_passage_are_deleted(settings: Settings, articles: list[Source]) -> None:
    with Library.open(settings) as library:
        library.add(articles[:9])
    stores = Stores(settings, StaticEmbedder())
    stores.vectors().put([777], [[1.0] + [0.0] * 255])
    stores.vectors().delete([1, 2])
    stores.close()
    assert not vectors_are_whole(settings)
    with Library.open(settings) as library:
        library.search("Marrow3shire", k=5)
    assert vectors_are_whole(settings)


def test_a_removed_source_takes_its_vectors_along(
    library: Library, settings: Settings, bridge: Source, school: Source
) -> None:
    library.add([bridge, school])
    library.remove(bridge.id)
    assert vectors_are_whole(settings)


def test_a_superseded_source_takes_its_vectors_along(
    library: Library, settings: Settings, articles: list[Source]
) -> None:
    same = [source.model_copy(update={"url": "https://example.org/"}) for source in articles[:5]]
    library.add(same)
    assert len(library.sources()) == 1
    assert vectors_are_whole(settings)


def test_an_embedder_that_fails_leaves_nothing_half_done(
    settings: Settings, bridge: Source
) -> None:
    class Failing(StaticEmbedder):
        def embed_documents(self, texts: list[str]) -> "list[list[float]]":  # type: ignore[override]
            del texts
            raise LibraryError("the embedder is down")

    with Library.open(settings, embedder=Failing()) as library:
        with pytest.raises(LibraryError, match="down"):
            library.add([bridge])
        assert library.sources() == []


# --------------------------------------------------------------------------------- other makers


class Other:
    """An embedder of another name and size."""

    def __init__(self, name: str = "other", dimensions: int | None = 3) -> None:
        self.name = name
        self.dimensions = dimensions

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [1.0, float(len(text)), float(text.count("e"))]


def test_an_embedder_of_ones_own_may_be_given(settings: Settings, bridge: Source) -> None:
    for _ in range(2):
        with Library.open(settings, embedder=Other(dimensions=None)) as library:
            library.add([bridge])
            assert library.search("bridge", k=1)[0].vector_rank is not None


@pytest.mark.parametrize(
    "foreign", [Other(), Other("wordllama/l2_supercat_256"), Other(dimensions=None)]
)
def test_a_library_of_another_embedder_is_not_opened(
    settings: Settings, bridge: Source, foreign: Other
) -> None:
    with Library.open(settings) as library:
        library.add([bridge])
    with pytest.raises(LibraryMismatch, match=r"wordllama/l2_supercat_256 \(256 .*VERIFY_EMBEDDER"):
        Library.open(settings, embedder=foreign)


def test_an_embedder_that_turns_out_to_be_another_size_is_refused_when_used(
    settings: Settings, bridge: Source, school: Source
) -> None:
    name = "wordllama/l2_supercat_256"
    with Library.open(settings) as library:
        library.add([bridge])
    with Library.open(settings, embedder=Other(name, None)) as library:
        with pytest.raises(LibraryMismatch):
            library.search("bridge", k=1)
        with pytest.raises(LibraryMismatch):
            library.add([school])
        assert len(library.sources()) == 1


@pytest.mark.parametrize(
    ("spoil", "error", "advice"),
    [
        ("PRAGMA user_version = 99", LibraryMismatch, "newer version.*upgrade"),
        ("PRAGMA application_id = 7", LibraryError, "something else.*--store"),
    ],
)
def test_a_file_of_another_kind_or_version_is_not_opened(
    settings: Settings, bridge: Source, spoil: str, error: type[Exception], advice: str
) -> None:
    with Library.open(settings) as library:
        library.add([bridge])
    connection = sqlite3.connect(settings.store / "library.db")
    connection.execute(spoil)
    connection.close()
    with pytest.raises(error, match=advice):
        Library.open(settings)


@pytest.mark.parametrize("content", [b"not a database, but long enough to look like one" * 99])
def test_a_damaged_file_is_said_to_be_damaged(settings: Settings, content: bytes) -> None:
    settings.store.mkdir()
    (settings.store / "library.db").write_bytes(content)
    with pytest.raises(LibraryError, match=r"damaged or not a library.*add the sources again"):
        Library.open(settings)


def test_a_file_that_was_only_begun_is_an_empty_library(settings: Settings, bridge: Source) -> None:
    settings.store.mkdir()
    (settings.store / "library.db").write_bytes(b"")
    with Library.open(settings) as library:
        assert library.sources() == []
        library.add([bridge])
        assert library.search("bridge", k=1)[0].source_id == bridge.id


# ------------------------------------------------------------------------------ other processes


@pytest.mark.parametrize("reports", [0, 101])
def test_a_killed_writer_loses_nothing_that_it_reported(
    settings: Settings, articles: list[Source], start_writer: Start, reports: int
) -> None:
    process = start_writer(settings.store, articles)
    assert process.stdout is not None
    while not (settings.store / "library.db").exists():
        assert process.poll() is None
        time.sleep(0.01)
    reported = [process.stdout.readline().strip() for _ in range(reports)]
    process.send_signal(signal.SIGKILL)
    reported += process.stdout.read().split()
    assert len(reported) < len(articles)
    with Library.open(settings) as library:
        stored = [source for source in articles if source.id in reported]
        assert len(stored) == len(reported)
        assert all(library.source(source.id) == source for source in stored)
        for source in stored[::25]:
            assert library.search(source.text[:20], k=1)[0].source_id == source.id
        again = library.add(articles)
        assert {source.id for source in again.unchanged} >= set(reported)
        assert {row.id for row in library.sources()} == {source.id for source in articles}
    assert vectors_are_whole(settings)


def test_what_another_process_adds_is_seen_by_those_that_have_the_library_open(
    library: Library, settings: Settings, articles: list[Source], start_writer: Start
) -> None:
    mine, theirs, mine_again = articles[:5], articles[5:10], articles[10:15]
    library.add(mine)
    assert library.search("Marrow2shire", k=1)[0].vector_rank == 1
    assert start_writer(settings.store, theirs).wait(60) == 0
    assert library.search("Marrow7shire", k=1)[0].vector_rank == 1
    library.add(mine_again)
    assert library.search("Marrow12shire", k=1)[0].vector_rank == 1
    assert vectors_are_whole(settings)


def test_a_library_of_an_older_version_is_brought_up_to_date(
    settings: Settings, articles: list[Source]
) -> None:
    with Library.open(settings) as library:
        library.add(articles[:1])
    with closing(sqlite3.connect(settings.store / "library.db")) as older:
        older.execute("ALTER TABLE sources DROP COLUMN reading")
        older.execute("PRAGMA user_version = 1")
    spoken = articles[1].model_copy(
        update={"turns": (Turn(span=Span(start=0, end=9), time="00:00:31"),), "notes": ("read",)}
    )
    with Library.open(settings) as library:
        assert library.source(articles[0].id).text == articles[0].text
        library.add([spoken])
        assert library.source(spoken.id).turns == spoken.turns
        assert [row.notes for row in library.sources()] == [(), ("read",)]
