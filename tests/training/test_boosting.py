"""Boosted trees find what depends on two things at once, and keep to their direction."""

import numpy as np
import pytest
from numpy.typing import NDArray

from training.boosting import Boosted, Columns, boost

Floats = NDArray[np.float64]


def _rows(count: int, seed: int) -> tuple[Columns, Floats, Floats]:
    """Rows, labels and the log-odds that the labels were drawn by."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(count, 3))
    odds = 2 * x[:, 0] - 1.5 * x[:, 1] * x[:, 2]
    y = (rng.random(count) < 1 / (1 + np.exp(-odds))).astype(float)
    return dict(zip("abc", x.T, strict=True)), y, odds


def _moved(x: Columns, step: float) -> Columns:
    """`x` with its first column raised."""
    return {**x, "a": x["a"] + step}


FREE, UP, DOWN = ({"a": way, "b": 0, "c": 0} for way in (0, 1, -1))


@pytest.fixture(scope="module")
def boosted() -> Boosted:
    x, y, _ = _rows(3000, 1)
    return boost(x, y, np.ones(len(y)), UP, 100, 0.1)


def test_trees_find_what_depends_on_two_numbers_at_once(boosted: Boosted) -> None:
    x, _, odds = _rows(2000, 2)
    of_the_first_alone = np.corrcoef(x["a"], odds)[0, 1]
    assert np.corrcoef(boosted.of(x), odds)[0, 1] > of_the_first_alone + 0.05


def test_a_column_that_has_to_rise_never_falls(boosted: Boosted) -> None:
    x, _, _ = _rows(200, 3)
    for step in (0.1, 1.0, 5.0):
        assert (boosted.of(_moved(x, step)) >= boosted.of(x) - 1e-9).all()


def test_a_column_that_has_to_fall_never_rises() -> None:
    x, y, _ = _rows(1500, 4)
    falling = boost(x, y, np.ones(len(y)), DOWN, 40, 0.1)
    assert (falling.of(_moved(x, 1.0)) <= falling.of(x) + 1e-9).all()


def test_the_same_rows_give_the_same_trees(boosted: Boosted) -> None:
    x, y, _ = _rows(3000, 1)
    assert boost(x, y, np.ones(len(y)), UP, 100, 0.1) == boosted


def test_a_weight_counts_as_so_many_rows() -> None:
    x, y, _ = _rows(400, 5)
    doubled = {name: np.hstack([column, column]) for name, column in x.items()}
    twice = boost(doubled, np.hstack([y, y]), np.ones(800), FREE, 1, 1.0)
    weighed = boost(x, y, np.full(400, 2.0), FREE, 1, 1.0)
    assert weighed.bias == pytest.approx(twice.bias)


def test_rows_that_nothing_tells_apart_come_to_their_share() -> None:
    y = np.array([1.0] * 30 + [0.0] * 90)
    told = boost({"a": np.ones(120)}, y, np.ones(120), {"a": 0}, 5, 0.5).of({"a": np.ones(1)})
    assert 1 / (1 + np.exp(-told[0])) == pytest.approx(0.25)
