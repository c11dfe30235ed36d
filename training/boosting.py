"""Gradient boosting of small trees, each of three questions about two or three numbers.

After Friedman 2001 ("Greedy function approximation: a gradient boosting machine"), with the second
derivative in the leaves. A column may have to rise or to fall: more of it then never lowers, or
never raises, what the trees come to. The same rows give the same trees. Only numpy is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BINS = 64
"""Thresholds that are tried for a column, at most: its quantiles."""
FEWEST, RIDGE = 40, 5.0
"""Rows that a leaf has, at least, and what holds its value near zero."""

FREE = (-np.inf, np.inf)
"""Bounds of a value that nothing bounds."""

Floats = NDArray[np.float64]
Bins = NDArray[np.int64]


class Question(NamedTuple):
    """Whether a column is above a threshold."""

    column: int
    above: float


class Tree(NamedTuple):
    """A first question; one for those that are not above it, one for those that are; four values.

    The values are in the order of the answers: no and no, no and yes, yes and no, yes and yes.
    """

    first: Question
    low: Question
    high: Question
    values: tuple[float, float, float, float]

    def of(self, x: Floats) -> Floats:
        """The value of each row of `x` [rows, columns]."""
        yes = x[:, self.first.column] > self.first.above
        low = x[:, self.low.column] > self.low.above
        high = x[:, self.high.column] > self.high.above
        found: Floats = np.array(self.values)[2 * yes + np.where(yes, high, low)]
        return found


@dataclass(frozen=True, slots=True)
class Boosted:
    """Trees whose values add up, from `bias` on, to log-odds."""

    bias: float
    trees: tuple[Tree, ...]

    def of(self, x: Floats) -> Floats:
        """The log-odds of each row of `x` [rows, columns]."""
        total: Floats = self.bias + np.sum([tree.of(x) for tree in self.trees], axis=0)
        return total


def boost(
    x: Floats, y: Floats, weight: Floats, rising: Sequence[int], rounds: int, rate: float
) -> Boosted:
    """Trees that tell rows of `y` 1 from rows of `y` 0 (`x` is [rows, columns]).

    `rising` has 1 for a column that has to rise, -1 for one that has to fall, else 0.
    """
    cuts = [_cuts(column) for column in x.T]
    rows = _Rows(
        np.stack([np.searchsorted(c, column) for c, column in zip(cuts, x.T, strict=True)], 1),
        np.array(rising),
    )
    mean = float(np.average(y, weights=weight))
    bias = float(np.log(mean / (1 - mean)))
    told = np.full(len(y), bias)
    trees: list[Tree] = []
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-told))
        tree = _tree(rows, cuts, weight * (p - y), weight * p * (1 - p), rate)
        trees.append(tree)
        told += tree.of(x)
    return Boosted(bias, tuple(trees))


def _cuts(column: Floats) -> Floats:
    """Thresholds between the quantiles of a column, rising."""
    values = np.unique(column)
    between: Floats = (values[1:] + values[:-1]) / 2
    if len(between) > BINS:
        between = np.unique(np.quantile(between, np.linspace(0, 1, BINS)))
    return between


@dataclass(frozen=True, slots=True)
class _Rows:
    """How many of its column's thresholds each number of each row is above, [rows, columns]."""

    bins: Bins
    rising: NDArray[np.int64]


class _Split(NamedTuple):
    """A column, the index of its threshold, and the values on both sides."""

    column: int
    cut: int
    low: float
    high: float


def _tree(rows: _Rows, cuts: list[Floats], slope: Floats, curve: Floats, rate: float) -> Tree:
    """The tree that brings most; a side that nothing divides has one value."""
    every = np.arange(len(slope))
    first = _split(rows, every, slope, curve, FREE)
    if first is None:
        nothing, value = Question(0, 0.0), float(_value(slope.sum(), curve.sum())) * rate
        return Tree(nothing, nothing, nothing, (value, value, value, value))
    asked = _asked(first, cuts)
    middle = (first.low + first.high) / 2
    under, over = (FREE[0], middle), (middle, FREE[1])
    below, beyond = {0: (FREE, FREE), 1: (under, over), -1: (over, under)}[
        int(rows.rising[first.column])
    ]
    yes = rows.bins[:, first.column] > first.cut
    low = _split(rows, every[~yes], slope, curve, below)
    high = _split(rows, every[yes], slope, curve, beyond)
    no_no, no_yes = (low.low, low.high) if low else (first.low, first.low)
    yes_no, yes_yes = (high.low, high.high) if high else (first.high, first.high)
    return Tree(
        asked,
        _asked(low, cuts) if low else asked,
        _asked(high, cuts) if high else asked,
        (no_no * rate, no_yes * rate, yes_no * rate, yes_yes * rate),
    )


def _asked(split: _Split, cuts: list[Floats]) -> Question:
    return Question(split.column, float(cuts[split.column][split.cut]))


def _value(slope: Floats | float, curve: Floats | float) -> Floats:
    value: Floats = -np.asarray(slope) / (np.asarray(curve) + RIDGE)
    return value


def _split(
    rows: _Rows, of: Bins, slope: Floats, curve: Floats, within: tuple[float, float]
) -> _Split | None:
    """The question that brings most among the rows `of`; values stay `within` bounds."""
    columns = rows.bins.shape[1]
    size = int(rows.bins.max()) + 1
    places = (rows.bins[of] + size * np.arange(columns)).ravel()

    def below(of_row: Floats) -> Floats:
        """[columns, thresholds]: the sum over the rows that are not above each threshold."""
        spread = np.repeat(of_row, columns)
        sums = np.bincount(places, spread, size * columns).reshape(columns, size)
        under: Floats = np.cumsum(sums, 1, dtype=np.float64)[:, :-1]
        return under

    slopes, curves, counts = slope[of], curve[of], np.ones(len(of))
    g, h, n = below(slopes), below(curves), below(counts)
    others = (slopes.sum() - g, curves.sum() - h, len(of) - n)
    low = np.clip(_value(g, h), *within)
    high = np.clip(_value(others[0], others[1]), *within)
    # What the loss falls by, for values that the bounds may have moved.
    gain = -(g * low + (h + RIDGE) * low**2 / 2)
    gain -= others[0] * high + (others[1] + RIDGE) * high**2 / 2
    allowed = (n >= FEWEST) & (others[2] >= FEWEST) & (rows.rising[:, None] * (high - low) >= 0)
    gain = np.where(allowed, gain, -np.inf)
    if not np.isfinite(gain).any():
        return None
    column, cut = np.unravel_index(int(np.argmax(gain)), gain.shape)
    return _Split(int(column), int(cut), float(low[column, cut]), float(high[column, cut]))
