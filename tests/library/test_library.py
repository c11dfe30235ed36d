"""The library: what is added is found, whole, once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from verify.errors import UnknownSource
from verify.library.library import Library
from verify.models import Citation, Source, Span
from verify.settings import Settings
from verify.sources.source import from_text

BRIDGE = from_text(
    "The harbour bridge closes on Monday for repairs.\n\nThe city will pay 4.2 million dollars, "
    "said Mayor Odalys Brandt. Work takes eleven weeks.",
    title="Bridge closes",
    published=date(2021, 5, 3),
    publisher="Harbour Post",
    path="/articles/bridge.txt",
)
SCHOOL = from_text(
    "Teachers at Fenwick High rejected the contract by 57 percent of votes.\n\nThe union asked for "
    "smaller classes.",
    title="Teachers vote",
    published=date(2022, 9, 1),
    publisher="The Ledger",
    path="/articles/school.txt",
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(store=tmp_path / "store")


@pytest.fixture
def library(settings: Settings) -> Iterator[Library]:
    with Library.open(settings) as opened:
        yield opened


def test_an_unused_library_is_empty_and_makes_no_files(settings: Settings) -> None:
    with Library.open(settings) as library:
        assert library.sources() == []
        assert library.search("bridge", k=3) == []
        assert library.passage_count() == 0
        assert library.add([]).added == []
    assert not settings.store.exists()


def test_what_is_added_is_found_by_its_words(library: Library) -> None:
    library.add([BRIDGE, SCHOOL])
    hit = library.search("Who rejected the contract?", k=1)[0]
    assert hit.source_id == SCHOOL.id
    assert "rejected" in hit.passage.span.of(SCHOOL.text)


def test_a_source_comes_back_as_it_went_in(library: Library, settings: Settings) -> None:
    library.add([BRIDGE])
    assert library.source(BRIDGE.id) == BRIDGE
    assert library.source(BRIDGE.id[:6]) == BRIDGE
    with Library.open(settings) as again:
        assert again.source(BRIDGE.id) == BRIDGE


def test_a_removed_source_is_gone(library: Library) -> None:
    library.add([BRIDGE, SCHOOL])
    assert library.remove(SCHOOL.id) == SCHOOL
    with pytest.raises(UnknownSource):
        library.source(SCHOOL.id)
    assert {hit.source_id for hit in library.search("contract rejected votes", k=9)} <= {BRIDGE.id}


def test_adding_twice_changes_nothing(library: Library) -> None:
    library.add([BRIDGE])
    before = library.digest(), library.passage_count()
    again = library.add([BRIDGE])
    assert (again.added, again.unchanged) == ([], [BRIDGE])
    assert (library.digest(), library.passage_count()) == before


def test_a_citation_holds_only_for_its_exact_words(library: Library) -> None:
    library.add([BRIDGE])
    citation = Citation.of(BRIDGE, Span(start=4, end=18))
    assert library.holds(citation)
    assert not library.holds(citation.model_copy(update={"exact": "harbour brydge"}))
    assert not library.holds(Citation.of(SCHOOL, Span(start=0, end=8)))


def found(library: Library, query: str) -> list[Source]:
    return [library.source(hit.source_id) for hit in library.search(query, k=10)]
