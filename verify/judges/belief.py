"""How far the network is believed: what it has to read, and how often it is right then.

Plain numbers in `belief.json`, fitted by `training/fit.py`: one set for evidence that came with a
claim, one for what was searched for among many sources, where the best window is the best by chance
more often.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).with_name("belief.json")
_SUREST = 0.002
"""Probabilities of the network nearer to 0 or 1 than this are no surer than this."""


@dataclass(frozen=True, slots=True)
class Side:
    """Support, or refutation: it is believed where the network reads `least` of it or more.

    `doubted` is the same where code has something to say against it. How often the network is right
    at some odds is a logistic function of their logarithm, with `bias` and `slope` (Platt 1999,
    "Probabilistic outputs for support vector machines").
    """

    least: float
    doubted: float
    bias: float
    slope: float

    def probability(self, read: float) -> float:
        """How probable a side is of which the network reads so much (0 to 1)."""
        return 1.0 / (1.0 + math.exp(-(self.bias + self.slope * log_odds(read))))


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of support and of refutation.

    `conflict` is what the network has to read of both sides, in two sources, for these to be in
    conflict. `subject` is the share of the claim's words that a window needs to refute it: of many
    sources some read like a refutation and are on something else.
    """

    supports: Side
    refutes: Side
    conflict: float
    subject: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is believed of evidence that came with a claim, and of sources that were searched."""

    given: Belief
    searched: Belief


def log_odds(probability: float) -> float:
    """The logarithm of the odds, of probabilities that are never quite 0 or 1."""
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))


@cache
def fitted(path: Path = WEIGHTS) -> Fitted:
    """The numbers as they were fitted."""
    told = json.loads(path.read_text("utf-8"))
    return Fitted(_belief(told["given"]), _belief(told["searched"]))


def _belief(told: Mapping[str, Any]) -> Belief:
    sides = (Side(**told["supports"]), Side(**told["refutes"]))
    return Belief(*sides, told["conflict"], told["subject"])
