"""Boosted trees find what depends on two things at once, and keep to their direction."""

import numpy as np
import pytest
from numpy.typing import NDArray

from training.boosting import Boosted, boost

Floats = NDArray[np.float64]


def _rows(count: int, seed: int) -> tuple[Floats, Floats, Floats]:
    """Rows, labels and the log-odds that the labels were drawn by."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(count, 3))
    odds = 2 * x[:, 0] - 1.5 * x[:, 1] * x[:, 2]
    return x, (rng.random(count) < 1 / (1 + np.exp(-odds))).astype(float), odds


def _moved(x: Floats, step: float) -> Floats:
    """`x` with its first column raised."""
    moved = x.copy()
    moved[:, 0] += step
    return moved


@pytest.fixture(scope="module")
def boosted() -> Boosted:
    x, y, _ = _rows(3000, 1)
    return boost(x, y, np.ones(len(y)), (1, 0, 0), 100, 0.1)


def test_trees_find_what_depends_on_two_numbers_at_once(boosted: Boosted) -> None:
    x, _, odds = _rows(2000, 2)
    of_the_first_alone = np.corrcoef(x[:, 0], odds)[0, 1]
    assert np.corrcoef(boosted.of(x), odds)[0, 1] > of_the_first_alone + 0.05


def test_a_column_that_has_to_rise_never_falls(boosted: Boosted) -> None:
    x, _, _ = _rows(200, 3)
    for step in (0.1, 1.0, 5.0):
        assert (boosted.of(_moved(x, step)) >= boosted.of(x) - 1e-9).all()


def test_a_column_that_has_to_fall_never_rises() -> None:
    x, y, _ = _rows(1500, 4)
    falling = boost(x, y, np.ones(len(y)), (-1, 0, 0), 40, 0.1)
    assert (falling.of(_moved(x, 1.0)) <= falling.of(x) + 1e-9).all()


def test_the_same_rows_give_the_same_trees(boosted: Boosted) -> None:
    x, y, _ = _rows(3000, 1)
    assert boost(x, y, np.ones(len(y)), (1, 0, 0), 100, 0.1) == boosted


def test_a_weight_counts_as_so_many_rows() -> None:
    x, y, _ = _rows(400, 5)
    twice = boost(np.vstack([x, x]), np.hstack([y, y]), np.ones(800), (0, 0, 0), 1, 1.0)
    weighed = boost(x, y, np.full(400, 2.0), (0, 0, 0), 1, 1.0)
    assert weighed.bias == pytest.approx(twice.bias)


def test_rows_that_nothing_tells_apart_come_to_their_share() -> None:
    y = np.array([1.0] * 30 + [0.0] * 90)
    told = boost(np.ones((120, 2)), y, np.ones(120), (0, 0), 5, 0.5).of(np.ones((1, 2)))
    assert 1 / (1 + np.exp(-told[0])) == pytest.approx(0.25)
