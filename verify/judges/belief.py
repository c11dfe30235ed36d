"""How probable it is that a window supports or refutes a claim, by all that is known of the two.

Small trees for support and a logistic sum for refutation, over the checker's log-odds and what code
counts. They are plain numbers in `belief.json`, fitted and calibrated by `training/combine.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from verify.judges.closely import Scored
from verify.judges.trees import Tree

WEIGHTS = Path(__file__).with_name("belief.json")
_SUREST = 0.002
"""Probabilities of the network nearer to 0 or 1 than this are no surer than this."""
_FARTHEST = 30.0
"""Log-odds beyond these are as sure as these."""


def _log_odds(probability: float) -> float:
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))


FEATURES: Mapping[str, Callable[[Scored], float]] = {
    "supports": lambda s: _log_odds(s.odds.supports),
    "refutes": lambda s: _log_odds(s.odds.refutes),
    "coverage": lambda s: s.weighed.signals.coverage,
    "figures disagree": lambda s: bool(s.weighed.figures.disagree),
    "negation differs": lambda s: s.weighed.signals.negation_differs,
    "copied run": lambda s: s.copied.run,
    "copied words": lambda s: s.copied.shared,
    "claim": lambda s: math.log1p(s.copied.words),
    "source": lambda s: math.log1p(s.searched),
}
"""What is known of a window beside a claim, as numbers of about the same size.

"claim" is how many words the claim has, "source" how many were looked through.
"""
REFUTING = ("supports", "refutes", "coverage", "figures disagree", "negation differs")
"""What the sum of refutation goes by. Of sixteen tried these did best on rows not fitted on."""
SUPPORTING = {
    "supports": 1, "refutes": -1, "copied run": 0, "copied words": 0, "claim": 0, "source": 0,
}  # fmt: skip
"""What the trees of support go by, and whether more of it has to be more support, or less.

A claim copied from its source but for a word reads nearly like a true copy, and one in words of its
own never reads as surely: by a sum of the network's odds balanced accuracy is .660 on half a, by
trees .726; on rows that they were not fitted on .658 and .692, on whole sets .655 and .675.
"""


@dataclass(frozen=True, slots=True)
class Sum:
    """A logistic sum of numbers by their weights, of small trees, or of both.

    `least` is the probability from which on it is believed.
    """

    bias: float
    weights: Mapping[str, float]
    least: float
    trees: Sequence[Tree] = ()

    def of(self, features: Mapping[str, float]) -> float:
        """The probability that the sum comes to."""
        weighed = math.fsum(w * features[name] for name, w in self.weights.items())
        grown = math.fsum(tree.of(features) for tree in self.trees)
        return probability(self.bias + weighed + grown)


def probability(log_odds: float) -> float:
    """The probability of log-odds, never quite 0 or 1."""
    return 1.0 / (1.0 + math.exp(-max(-_FARTHEST, min(_FARTHEST, log_odds))))


class Chances(NamedTuple):
    """How probable it is that a window supports a claim, and that it refutes it."""

    supports: float
    refutes: float


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of a window for a claim, and against it.

    `alone` are the odds of refutation from which on the network's word is enough.
    """

    supports: Sum
    refutes: Sum
    alone: float

    def of(self, scored: Scored) -> Chances:
        """What the two come to."""
        features = {name: float(of(scored)) for name, of in FEATURES.items()}
        return Chances(self.supports.of(features), self.refutes.of(features))


@cache
def fitted(path: Path = WEIGHTS) -> Belief:
    """The numbers as they were fitted."""
    told = json.loads(path.read_text("utf-8"))
    supports = told["supports"]
    trees = tuple(map(Tree.read, supports["trees"]))
    grown = Sum(supports["bias"], {}, supports["least"], trees)
    return Belief(grown, Sum(**told["refutes"]), told["alone"])
