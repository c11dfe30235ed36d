"""Queries of plain words, filters, and two rankings made one."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.library import schema
from verify.library.library import Library
from verify.library.search import Filter, affordable, any_of, fused, phrase, terms
from verify.models import Source
from verify.settings import Settings
from verify.sources.source import from_text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("What share of the unions rejected it?", ["share", "unions", "rejected"]),
        ("Malloy's $1.2 billion plan", ["malloy's", "1.2", "billion", "plan"]),
        ("1,200 at 10:30 on 4/17", ["1,200", "10:30", "4/17"]),
        ("the 1980s, 4.2m of the 25bp, 4th", ["1980s", "4.2m", "25bp", "4th"]),
        ("U.S. AT&T state-run", ["u.s", "at&t", "state-run"]),
        ("the who, the WHO", ["the", "who"]),
        ("Ödön São", ["ödön", "são"]),
        ("?!", []),
        ("", []),
    ],
)
def test_terms_are_the_words_and_numbers_worth_looking_up(query: str, found: list[str]) -> None:
    assert terms(query) == found


@given(st.text() | st.text(alphabet="\"*()^:{}+-,.'ANDORNEAR \0x1"))
def test_no_text_is_fts_syntax(text: str) -> None:
    connection = schema.connect(Path("nowhere"))
    for match in (any_of(terms(text)), any_of([text]), phrase(text.split())):
        if match:
            query = "SELECT rowid FROM passage_words WHERE passage_words MATCH ?"
            assert connection.execute(query, (match,)).fetchall() == []
    connection.close()


@given(st.text(alphabet="abcäß12 .,-'’&%", min_size=1))
def test_every_word_of_a_passage_finds_it(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize='porter unicode61')")
    connection.execute("INSERT INTO words VALUES (?)", (text,))
    for term in terms(text):
        query = "SELECT rowid FROM words WHERE words MATCH ?"
        assert connection.execute(query, (any_of([term]),)).fetchall() == [(1,)], term
    connection.close()


@pytest.mark.parametrize(
    ("frequency", "passages", "kept"),
    [
        ({}, 10, []),
        ({"a": 9, "b": 1}, 10, ["b", "a"]),
        ({"a": 90_000, "b": 80_000, "c": 70_000, "d": 60_000}, 100_000, ["d", "c", "b"]),
        ({"a": 10, "b": 20, "c": 30, "d": 9_000, "e": 9_000}, 100_000, ["a", "b", "c", "d"]),
        ({"a": 10, "b": 20, "c": 30, "d": 3_900, "e": 3_900}, 9_000, ["a", "b", "c", "d"]),
    ],
)
def test_the_rarest_terms_are_looked_up(
    frequency: dict[str, int], passages: int, kept: list[str]
) -> None:
    assert affordable(frequency, passages) == kept


def test_two_rankings_are_joined_by_their_ranks() -> None:
    assert fused([1, 2], [3, 1]) == [
        (1, 1 / 61 + 1 / 62, 1, 2),
        (3, 1 / 61, None, 1),
        (2, 1 / 62, 2, None),
    ]


def test_of_equals_the_one_that_has_the_words_goes_first() -> None:
    assert [number for number, *_ in fused([9], [1])] == [9, 1]


@given(
    st.lists(st.integers(1, 30), unique=True, max_size=12),
    st.lists(st.integers(1, 30), unique=True, max_size=12),
)
def test_joining_loses_nothing_and_is_in_order(lexical: list[int], vector: list[int]) -> None:
    joined = fused(lexical, vector)
    assert {number for number, *_ in joined} == {*lexical, *vector}
    scores = [score for _, score, _, _ in joined]
    assert scores == sorted(scores, reverse=True)


# ------------------------------------------------------------------------------------- filters


def dated(number: int, published: date | None, **known: str) -> Source:
    return from_text(f"Strike report {number}.", published=published, **known)


SOURCES = [
    dated(0, date(2021, 5, 3), publisher="Post"),
    dated(1, date(2021, 5, 1), publisher="Post", published_precision="month"),
    dated(2, date(2021, 1, 1), publisher="Ledger", published_precision="year"),
    dated(3, date(2022, 2, 1), publisher="ledger", published_precision="month"),
    dated(4, None, publisher="Ledger"),
    dated(5, date(2022, 12, 31)),
]


@pytest.fixture(scope="module")
def strikes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the six reports."""
    with Library.open(Settings.load(store=tmp_path_factory.mktemp("strikes"))) as library:
        library.add(SOURCES)
        yield library


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (Filter(), {0, 1, 2, 3, 4, 5}),
        (Filter(published_from=date(2021, 5, 3)), {0, 1, 2, 3, 5}),
        (Filter(published_from=date(2021, 5, 31)), {1, 2, 3, 5}),
        (Filter(published_from=date(2021, 6, 1)), {2, 3, 5}),
        (Filter(published_from=date(2022, 2, 28)), {3, 5}),
        (Filter(published_from=date(2022, 3, 1)), {5}),
        (Filter(published_to=date(2021, 5, 2)), {1, 2}),
        (Filter(published_to=date(2020, 12, 31)), set()),
        (Filter(date(2021, 5, 3), date(2021, 5, 3)), {0, 1, 2}),
        (Filter(publisher="LEDGER"), {2, 3, 4}),
        (Filter(publisher="Ledg"), set()),
        (Filter(published_from=date(2022, 1, 1), publisher="Ledger"), {3}),
    ],
)
def test_a_filter_leaves_what_may_fit(strikes: Library, only: Filter, found: set[int]) -> None:
    hits = strikes.search(
        "strike report",
        k=20,
        published_from=only.published_from,
        published_to=only.published_to,
        publisher=only.publisher,
    )
    assert {hit.source_id for hit in hits} == {SOURCES[number].id for number in found}
    assert all(hit.lexical_rank and hit.vector_rank for hit in hits)


def test_a_rare_publisher_is_found_among_many(library: Library, articles: list[Source]) -> None:
    rare = from_text("A council met elsewhere.", publisher="Rare")
    library.add([*articles[:60], rare])
    hits = library.search("In which shire did the council meet?", k=3, publisher="rare")
    assert [hit.source_id for hit in hits] == [rare.id]


def test_no_more_than_k_passages_come_back(library: Library, articles: list[Source]) -> None:
    library.add(articles[:30])
    for k in (0, 1, 7):
        assert len(library.search("council session", k=k)) == k
