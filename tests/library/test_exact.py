"""Neighbours are exact, and the same whenever the library is opened."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.library.exact import Exact
from verify.library.library import Library
from verify.models import Source
from verify.settings import Settings


@given(st.permutations(range(1, 30)), st.integers(1, 40))
def test_the_order_in_which_vectors_are_stored_changes_nothing(order: list[int], n: int) -> None:
    rows = np.random.default_rng(7).normal(size=(30, 8)).astype(np.float32)
    wanted = rows[0] + 0.1
    found = Exact(order, rows[order]).nearest(wanted, n)
    assert found == Exact(range(1, 30), rows[1:]).nearest(wanted, n)
    by_cosine = sorted(
        range(1, 30), key=lambda k: -float(rows[k] @ wanted / np.linalg.norm(rows[k]))
    )
    assert found == by_cosine[:n]


def test_of_equal_vectors_the_lower_number_comes_first() -> None:
    assert Exact([9, 3, 5], [[1.0, 0.0], [2.0, 0.0], [0.0, 1.0]]).nearest([1.0, 0.0], 3) == [
        3,
        9,
        5,
    ]


@pytest.mark.parametrize("vectors", [[], np.zeros((0, 4))])
def test_an_empty_library_has_no_neighbours(vectors: object) -> None:
    assert Exact([], vectors).nearest([1.0, 0.0, 0.0, 0.0], 5) == []


def test_three_openings_give_the_same_hits(settings: Settings, articles: list[Source]) -> None:
    with Library.open(settings) as library:
        library.add(articles[:40])
    queries = [f"budget session in Marrow{k}shire" for k in range(20)]
    found = []
    for _ in range(3):
        with Library.open(settings) as library:
            found.append([library.search(query, k=8) for query in queries])
    assert found[0] == found[1] == found[2]


def test_what_another_opening_adds_is_found(
    settings: Settings, bridge: Source, school: Source
) -> None:
    with Library.open(settings) as one:
        one.add([bridge])
        one.search("teachers", k=3)
        with Library.open(settings) as other:
            other.add([school])
        assert {hit.source_id for hit in one.search("pupils and their lessons", k=5)} >= {school.id}
