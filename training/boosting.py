"""Gradient boosting of small trees, each of three questions about two or three numbers.

After Friedman 2001 ("Greedy function approximation: a gradient boosting machine"), with the second
derivative in the leaves. A column may have to rise or to fall: more of it then never lowers, or
never raises, what the trees come to. The same rows give the same trees. Only numpy is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.judges.trees import Question, Tree

BINS = 64
"""Thresholds that are tried for a column, at most: its quantiles."""
FEWEST, RIDGE = 40, 5.0
"""Rows that a leaf has, at least, and what holds its value near zero."""

FREE = (-np.inf, np.inf)
"""Bounds of a value that nothing bounds."""

Floats = NDArray[np.float64]
Bins = NDArray[np.int64]
Columns = Mapping[str, Floats]
"""What is known of each row, by its name."""


@dataclass(frozen=True, slots=True)
class Boosted:
    """Trees whose values add up, from `bias` on, to log-odds."""

    bias: float
    trees: tuple[Tree, ...]

    def of(self, columns: Columns) -> Floats:
        """The log-odds of each row."""
        total: Floats = self.bias + np.sum([_values(t, columns) for t in self.trees], axis=0)
        return total

    def scaled(self, scale: float, shift: float) -> Boosted:
        """The trees whose log-odds are these, multiplied and shifted."""
        trees = []
        for tree in self.trees:
            no_no, no_yes, yes_no, yes_yes = (value * scale for value in tree.values)
            trees.append(tree._replace(values=(no_no, no_yes, yes_no, yes_yes)))
        return Boosted(self.bias * scale + shift, tuple(trees))


def _values(tree: Tree, columns: Columns) -> Floats:
    """What a tree comes to in each row, as `Tree.of` does in one."""
    first, low, high = (columns[asked.name] > asked.above for asked in tree[:3])
    found: Floats = np.array(tree.values)[2 * first + np.where(first, high, low)]
    return found


def boost(
    columns: Columns,
    y: Floats,
    weight: Floats,
    rising: Mapping[str, int],
    rounds: int,
    rate: float,
) -> Boosted:
    """Trees over the columns that `rising` names, which tell rows of `y` 1 from rows of `y` 0.

    `rising` has 1 for a column that has to rise, -1 for one that has to fall, else 0.
    """
    cuts = {name: _cuts(columns[name]) for name in rising}
    rows = _Rows(
        np.stack([np.searchsorted(cut, columns[name]) for name, cut in cuts.items()], 1),
        np.array(list(rising.values())),
        cuts,
    )
    mean = float(np.average(y, weights=weight))
    bias = float(np.log(mean / (1 - mean)))
    told = np.full(len(y), bias)
    trees: list[Tree] = []
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-told))
        tree = _tree(rows, weight * (p - y), weight * p * (1 - p), rate)
        trees.append(tree)
        told += _values(tree, columns)
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
    """How many of its column's thresholds each number of each row is above, [rows, columns].

    `cuts` are the thresholds of each column by its name, in the order of `bins` and `rising`.
    """

    bins: Bins
    rising: NDArray[np.int64]
    cuts: Mapping[str, Floats]

    def asked(self, split: _Split) -> Question:
        """The question that a split puts."""
        name = list(self.cuts)[split.column]
        return Question(name, float(self.cuts[name][split.cut]))


class _Split(NamedTuple):
    """A column, the index of its threshold, and the values on both sides."""

    column: int
    cut: int
    low: float
    high: float


def _tree(rows: _Rows, slope: Floats, curve: Floats, rate: float) -> Tree:
    """The tree that brings most; a side that nothing divides has one value."""
    every = np.arange(len(slope))
    first = _split(rows, every, slope, curve, FREE)
    if first is None:
        nothing = Question(next(iter(rows.cuts)), 0.0)
        value = float(_value(slope.sum(), curve.sum())) * rate
        return Tree(nothing, nothing, nothing, (value, value, value, value))
    asked = rows.asked(first)
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
        rows.asked(low) if low else asked,
        rows.asked(high) if high else asked,
        (no_no * rate, no_yes * rate, yes_no * rate, yes_yes * rate),
    )


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
