"""The library: what is added is found, whole, once."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from verify.errors import UnknownSource
from verify.library.catalogue import Catalogue
from verify.library.library import Library
from verify.models import Citation, Source, Span
from verify.settings import Settings
from verify.sources.source import from_text


def test_an_unused_library_is_empty_and_makes_no_files(settings: Settings) -> None:
    with Library.open(settings) as library:
        assert library.sources() == []
        assert library.search("bridge", k=3) == []
        assert library.sources_like(["bridge"], 3) == []
        assert library.passage_count() == 0
        assert library.document_frequency(["bridge"]) == {"bridge": 0}
        assert library.weight("bridg") > 0
        assert library.add([]).added == []
    assert not settings.store.exists()


def test_what_is_added_is_found_by_its_words(
    library: Library, bridge: Source, school: Source
) -> None:
    library.add([bridge, school])
    hit = library.search("Who rejected the contract?", k=1)[0]
    assert hit.source_id == school.id
    assert hit.lexical_rank == 1
    assert "rejected" in hit.passage.span.of(school.text)


def test_what_is_added_is_found_by_its_meaning(
    library: Library, bridge: Source, school: Source
) -> None:
    library.add([bridge, school])
    hit = library.search("educators turned down an agreement", k=1)[0]
    assert (hit.source_id, hit.lexical_rank, hit.vector_rank) == (school.id, None, 1)


def test_a_source_comes_back_as_it_went_in(
    library: Library, settings: Settings, bridge: Source
) -> None:
    kept = from_text(
        "Naïve “quotes” — 𝒂𝒔 typed\n\nPage two\x00 with a NUL",
        title="Odd",
        published=date(2020, 2, 1),
        published_precision="month",
        publisher="Äther",
        furniture=(Span(start=0, end=5),),
        pages=(0, 26),
    )
    library.add([bridge, kept])
    for source in (bridge, kept):
        assert library.source(source.id) == source
    with Library.open(settings) as again:
        assert again.source(kept.id) == kept


def test_sources_are_listed_without_their_text_in_the_order_of_adding(
    library: Library, bridge: Source, school: Source
) -> None:
    library.add([school])
    library.add([bridge])
    listed = library.sources()
    assert [row.id for row in listed] == [school.id, bridge.id]
    assert library.source_count() == 2
    assert sum(row.passages for row in listed) == library.passage_count()
    assert "text" not in type(listed[0]).model_fields
    known = bridge.model_dump(exclude={"text", "parts", "links", "turns"})
    assert listed[1].model_dump(exclude={"passages", "superseded_by"}) == known


def test_an_id_may_be_shortened(library: Library, bridge: Source) -> None:
    library.add([bridge])
    for name in (bridge.id[:6], bridge.id[:9].upper(), bridge.id):
        assert library.source(name) == bridge


def test_an_unknown_id_is_said_to_be_unknown(library: Library, bridge: Source) -> None:
    library.add([bridge])
    for name in ("", "abc", bridge.id[:5], "0" * 16, "zzzzzz", "%%%%%%", "______"):
        for ask in (library.source, library.remove):
            with pytest.raises(UnknownSource, match="verify sources"):
                ask(name)


def test_a_removed_source_is_gone_from_everything(
    library: Library, bridge: Source, school: Source
) -> None:
    library.add([bridge])
    before = (library.digest(), library.passage_count(), library.document_frequency(["the"]))
    library.add([school])
    assert library.remove(school.id[:8]) == school
    with pytest.raises(UnknownSource):
        library.source(school.id)
    hits = library.search("teachers rejected the contract", k=9)
    assert {hit.source_id for hit in hits} == {bridge.id}
    assert library.sources_with_phrase(["rejected", "the", "contract"], 9) == []
    after = (library.digest(), library.passage_count(), library.document_frequency(["the"]))
    assert after == before


def test_a_removed_source_can_be_added_again(library: Library, bridge: Source) -> None:
    library.add([bridge])
    library.remove(bridge.id)
    assert [source for source, _ in library.add([bridge]).added] == [bridge]
    assert library.search("harbour bridge", k=1)[0].vector_rank is not None


def test_adding_the_same_text_twice_changes_nothing(library: Library, bridge: Source) -> None:
    library.add([bridge])
    before = library.digest(), library.passage_count(), library.sources()
    again = library.add([bridge, bridge.model_copy(update={"title": "Another title"})])
    assert (again.added, [source.id for source in again.unchanged]) == ([], [bridge.id] * 2)
    assert (library.digest(), library.passage_count(), library.sources()) == before


def test_the_same_text_twice_in_one_go_is_added_once(library: Library, bridge: Source) -> None:
    result = library.add([bridge, bridge])
    assert (len(result.added), len(result.unchanged)) == (1, 1)
    assert len(library.sources()) == 1


def test_each_new_source_is_reported_with_its_passages(
    library: Library, articles: list[Source]
) -> None:
    articles = articles[:110]
    reported: list[tuple[Source, int]] = []
    result = library.add(articles, lambda source, passages: reported.append((source, passages)))
    assert reported == result.added
    assert [source for source, _ in reported] == articles
    assert sum(passages for _, passages in reported) == library.passage_count()


def test_what_came_before_a_broken_source_is_kept(library: Library, bridge: Source) -> None:
    def sources() -> "list[Source]":
        raise OSError("the disk is gone")

    def incoming() -> "object":
        yield bridge
        yield from sources()

    reported: list[str] = []
    with pytest.raises(OSError, match="disk"):
        library.add(incoming(), lambda source, _: reported.append(source.id))  # type: ignore[arg-type]
    assert reported == [bridge.id]
    assert library.source(bridge.id) == bridge


def test_a_text_without_words_is_kept_though_it_cannot_be_found(library: Library) -> None:
    blank = from_text("-- ** --", title="Dashes")
    library.add([blank])
    assert library.source(blank.id) == blank
    assert library.search("-- ** --", k=3) == []


# ----------------------------------------------------------------------------------- versions


def version(text: str, place: str | None, url: str | None = None) -> Source:
    return from_text(text, path=place, url=url)


def test_a_changed_file_supersedes_its_old_version(library: Library) -> None:
    old = version("The dam holds nine million litres.", "/a/dam.txt")
    new = version("The dam holds seven million litres.", "/a/dam.txt")
    library.add([old])
    library.add([new])
    assert [row.id for row in library.sources()] == [new.id]
    assert {hit.source_id for hit in library.search("dam million litres", k=9)} == {new.id}
    assert library.document_frequency(["nine", "seven"]) == {"nine": 0, "seven": 1}
    by_id = {row.id: row for row in library.sources(superseded=True)}
    assert (by_id[old.id].superseded_by, by_id[old.id].passages) == (new.id, 0)


def test_an_old_version_can_still_be_shown_and_cited(library: Library) -> None:
    old = version("The dam holds nine million litres.", "/a/dam.txt")
    citation = Citation.of(old, Span(start=8, end=13))
    library.add([old])
    library.add([version("The dam is dry.", "/a/dam.txt")])
    assert library.source(old.id) == old
    assert library.holds(citation)


def test_a_file_that_is_changed_back_is_current_again(library: Library) -> None:
    old = version("The dam holds nine million litres.", "/a/dam.txt")
    new = version("The dam holds seven million litres.", "/a/dam.txt")
    for text in (old, new, old):
        assert len(library.add([text]).added) == 1
    assert [row.id for row in library.sources()] == [old.id]
    hits = library.search("How much does the dam hold?", k=9)
    assert [(hit.source_id, hit.vector_rank) for hit in hits] == [(old.id, 1)]


@pytest.mark.parametrize(
    ("first", "second", "superseded"),
    [
        (("/a.txt", None), ("/a.txt", None), True),
        (("/a.txt", None), ("/b.txt", None), False),
        ((None, "https://example.org/a"), (None, "https://example.org/a"), True),
        ((None, "https://example.org/a"), (None, "https://example.org/b"), False),
        (("/a.txt", "https://example.org/a"), ("/b.txt", "https://example.org/a"), False),
        (("/t.csv#1", None), ("/t.csv#2", None), False),
        ((None, None), (None, None), False),
    ],
)
def test_what_supersedes_is_the_same_place(
    library: Library,
    first: tuple[str | None, str | None],
    second: tuple[str | None, str | None],
    superseded: bool,
) -> None:
    library.add([version("One text.", *first)])
    library.add([version("Another text.", *second)])
    assert len(library.sources()) == (1 if superseded else 2)


def test_a_text_that_lies_in_two_files_stays_while_one_of_them_has_it(library: Library) -> None:
    shared = "The dam holds nine million litres."
    library.add([version(shared, "/a.txt"), version(shared, "/b.txt")])
    library.add([version("The dam is dry.", "/a.txt")])
    assert len(library.sources()) == 2
    library.add([version("The dam is full.", "/b.txt")])
    assert len(library.sources()) == 2
    assert len(library.sources(superseded=True)) == 3


# ------------------------------------------------------------------------------ around a passage


def test_neighbours_are_the_passages_around(library: Library) -> None:
    source = from_text("\n\n".join(f"Paragraph {n} says a thing. " * 15 for n in range(5)))
    library.add([source])
    hits = library.search("paragraph says a thing", k=50)
    passages = sorted((hit.passage for hit in hits), key=lambda p: p.span.start)
    assert len(passages) > 4
    assert library.neighbours(passages[0]) == passages[1:2]
    assert library.neighbours(passages[2]) == [passages[1], passages[3]]
    assert library.neighbours(passages[2], 2) == [*passages[:2], *passages[3:5]]
    assert library.neighbours(passages[-1], 0) == []


def test_sources_are_found_by_a_phrase(library: Library, bridge: Source, school: Source) -> None:
    library.add([bridge, school])
    cases: list[tuple[str, list[str]]] = [
        ("closes on Monday", [bridge.id]),
        ("Monday on closes", []),
        ("4.2 million", [bridge.id]),
        ("rejected the contract", [school.id]),
        ("", []),
        ('"', []),
        ("contract OR bridge", []),
    ]
    for phrase, found in cases:
        assert library.sources_with_phrase(phrase.split(), 5) == found, phrase


def test_sources_are_found_by_any_of_some_words(
    library: Library, bridge: Source, school: Source
) -> None:
    library.add([bridge, school])
    assert library.sources_like(["teachers", "contract", "bridge"], 5) == [school.id, bridge.id]
    assert library.sources_like(["teachers", "contract", "bridge"], 1) == [school.id]
    assert library.sources_like(["nowhere", "", "*", "NEAR("], 5) == []


def test_document_frequency_counts_passages_by_word_and_by_stem(library: Library) -> None:
    library.add(
        [from_text("Unions met."), from_text("A union met twice."), from_text("Unionists left.")]
    )
    assert library.document_frequency(["unions", "union", "unionist", "met", "left", "x"]) == {
        "unions": 2,
        "union": 2,
        "unionist": 1,
        "met": 2,
        "left": 1,
        "x": 0,
    }
    assert library.weight("x") > library.weight("left") > library.weight("met") > 0


def test_weights_follow_what_is_added(library: Library, bridge: Source, school: Source) -> None:
    library.add([bridge])
    before = library.weight("contract")
    library.add([school])
    assert library.weight("contract") != before


def test_a_citation_holds_only_for_its_exact_words(
    library: Library, bridge: Source, school: Source
) -> None:
    library.add([bridge])
    citation = Citation.of(bridge, Span(start=4, end=18))
    assert library.holds(citation)
    changed: list[dict[str, object]] = [
        {"exact": "harbour brydge"},
        {"start": 3, "end": 17},
        {"source_id": bridge.id[:8]},
    ]
    for update in changed:
        assert not library.holds(citation.model_copy(update=update))
    assert not library.holds(Citation.of(school, Span(start=0, end=8)))


def test_the_digest_is_that_of_the_current_texts(
    library: Library, tmp_path: Path, bridge: Source, school: Source
) -> None:
    library.add([bridge, school])
    with Library.open(Settings.load(store=tmp_path / "other")) as other:
        assert other.digest() != library.digest()
        other.add([school])
        other.add([bridge])
        assert other.digest() == library.digest()


def test_threads_may_share_a_library(library: Library, articles: list[Source]) -> None:
    articles = articles[:24]
    start = threading.Barrier(4)

    def work(part: int) -> int:
        start.wait()
        library.add(articles[part::4])
        return sum(
            library.search(f"Marrow{number}shire", k=1)[0].source_id == articles[number].id
            for number in range(part, 24, 4)
        )

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [6, 6, 6, 6]
    assert len(library.sources()) == len(articles)


def test_a_search_does_not_wait_for_a_thread_that_adds(
    library: Library, settings: Settings, bridge: Source, school: Source
) -> None:
    library.add([bridge])
    catalogue = Catalogue(settings.store)
    catalogue.post(add=catalogue.numbers())
    adding, done = threading.Event(), threading.Event()

    def incoming() -> Iterator[Source]:
        yield school
        adding.set()
        done.wait(60)

    with ThreadPoolExecutor(2) as pool:
        added = pool.submit(library.add, incoming())
        assert adding.wait(60)
        try:
            found = pool.submit(library.search, "harbour bridge", k=1).result(30)
        finally:
            done.set()
        assert found[0].source_id == bridge.id
        assert len(added.result().added) == 1
    catalogue.close()


def test_a_hit_is_a_value(library: Library, bridge: Source) -> None:
    library.add([bridge])
    hit = library.search("bridge", k=1)[0]
    assert hit == replace(hit)
    assert hit.score == pytest.approx(1 / 61 + 1 / 61)
