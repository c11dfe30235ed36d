"""How probable it is that a window supports or refutes a claim, by all that is known of the two.

Two logistic sums over the checker's log-odds and what code counts. Their weights are plain numbers
in `belief.json`, fitted and calibrated by `training/combine.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from verify.judges.closely import Scored

WEIGHTS = Path(__file__).with_name("belief.json")
_SUREST = 0.002
"""Probabilities of the network nearer to 0 or 1 than this are no surer than this."""


def _log_odds(probability: float) -> float:
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))


FEATURES: Mapping[str, Callable[[Scored], float]] = {
    "supports": lambda s: _log_odds(s.odds.supports),
    "refutes": lambda s: _log_odds(s.odds.refutes),
    "coverage": lambda s: s.weighed.signals.coverage,
    "figures disagree": lambda s: bool(s.weighed.figures.disagree),
    "negation differs": lambda s: s.weighed.signals.negation_differs,
}
"""What is known of a window beside a claim, as numbers of about the same size.

Sixteen were tried; on rows not fitted on, these five did better (.619 to .599 balanced accuracy).
"""


@dataclass(frozen=True, slots=True)
class Sum:
    """A logistic sum: `least` is the probability from which on it is believed."""

    bias: float
    weights: Mapping[str, float]
    least: float

    def of(self, scored: Scored) -> float:
        """The probability that the sum comes to."""
        total = self.bias + sum(w * FEATURES[name](scored) for name, w in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


class Chances(NamedTuple):
    """How probable it is that a window supports a claim, and that it refutes it."""

    supports: float
    refutes: float


@dataclass(frozen=True, slots=True)
class Belief:
    """The two sums: what is believed of a window for a claim, and against it.

    `alone` are the odds of refutation from which on the network's word is enough.
    """

    supports: Sum
    refutes: Sum
    alone: float

    def of(self, scored: Scored) -> Chances:
        """What the two come to."""
        return Chances(self.supports.of(scored), self.refutes.of(scored))


@cache
def fitted(path: Path = WEIGHTS) -> Belief:
    """The sums as they were fitted."""
    told = json.loads(path.read_text("utf-8"))
    return Belief(Sum(**told["supports"]), Sum(**told["refutes"]), told["alone"])
