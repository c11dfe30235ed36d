"""Fit two sums over the network and the counted signals to the rows of labelled sets.

Every set has the same weight, whatever its size. A row goes by the best window of the sentence that
decides it: the sum chooses it, is fitted on those chosen, and chooses again. Only numpy is needed.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verify.batch.labelled import Labelled
from verify.checker.checker import Checker
from verify.judges.belief import FEATURES
from verify.judges.closely import read_closely
from verify.judges.deciding import Standing, standings
from verify.judges.dossier import Dossier
from verify.judges.parts import MOST, parts
from verify.judges.signals import Weight, local_weight, read
from verify.models import Claim
from verify.verifier import given

FOLDS = 5
_ROUNDS = 4
_RIDGE = 2.0
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a claim with its windows, and their features [windows, features]."""

    standings: list[Standing]
    features: Floats


@dataclass(frozen=True, slots=True)
class Case:
    """A row with the sentences of its claim, each with its windows."""

    row: Labelled
    parts: list[Part]


Chance = list[Floats]
"""For each sentence of a case, what a sum says of its windows."""


def cases(rows: Iterable[Labelled], checker: Checker) -> list[Case]:
    """The rows read closely; one without words or windows decides nothing and is left out."""
    found = (_case(row, checker) for row in rows)
    return [case for case in found if case is not None]


def _case(row: Labelled, checker: Checker) -> Case | None:
    seen = given(row.evidence)
    weight = local_weight(seen.windows(1))
    found = [_part(one, seen, weight, checker) for one in parts(Claim.alone(row.claim))[:MOST]]
    held = [part for part in found if part is not None]
    return Case(row, held) if held else None


def _part(claim: Claim, seen: Dossier, weight: Weight, checker: Checker) -> Part | None:
    asked = read(claim.text)
    scored = read_closely(claim, asked, seen, weight, checker) if asked.content else []
    if not scored:
        return None
    features = np.array([[float(of(s)) for of in FEATURES.values()] for s in scored])
    return Part(standings(scored, claim, asked, seen, weight), features)


def logistic(x: Floats, y: Floats, weight: Floats) -> Floats:
    """Weights of a ridge logistic regression by Newton's method; the last one is the bias."""
    x = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.full(x.shape[1], _RIDGE)
    ridge[-1] = 0.0
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ beta)))
        slope = x.T @ (weight * (p - y)) + ridge * beta
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        beta -= np.linalg.solve(curve, slope)
    return beta


def fit(of: Sequence[Case], truth: str) -> Floats:
    """The sum that tells rows labelled `truth` from the others, by the window that decides each."""
    sizes = Counter(case.row.source for case in of)
    weight = np.array([1.0 / sizes[case.row.source] for case in of])
    weight *= len(of) / weight.sum()
    y = np.array([case.row.label == truth for case in of], float)
    start = list(FEATURES).index("supports" if truth == "supported" else "refutes")
    beta = np.zeros(len(FEATURES) + 1)
    beta[start] = 1.0
    for _ in range(_ROUNDS):
        x = np.array([_deciding(case, beta, truth) for case in of])
        beta = logistic(x, y, weight)
    return beta


def _deciding(case: Case, beta: Floats, truth: str) -> Floats:
    """The features of the best window of the sentence that decides a row.

    That is the one with the least support, and of refutation the one with the most.
    """
    best = [part.features[int(np.argmax(part.features @ beta[:-1]))] for part in case.parts]
    least_or_most = min if truth == "supported" else max
    chosen: Floats = least_or_most(best, key=lambda features: float(features @ beta[:-1]))
    return chosen


def probabilities(of: Sequence[Case], beta: Floats) -> list[Chance]:
    """For each row, what the sum says of the windows of its sentences."""
    return [
        [1 / (1 + np.exp(-(part.features @ beta[:-1] + beta[-1]))) for part in case.parts]
        for case in of
    ]


def unseen(of: Sequence[Case], truth: str, among: frozenset[str]) -> list[Chance]:
    """The same by sums that were fitted without the row; only rows of sets `among` are fitted on.

    Thresholds that were chosen by what was fitted on would promise too much.
    """
    folds = [int(hashlib.sha256(case.row.claim.encode()).hexdigest(), 16) % FOLDS for case in of]
    found: dict[int, Chance] = {}
    for fold in range(FOLDS):
        others = [c for c, p in zip(of, folds, strict=True) if p != fold and c.row.source in among]
        mine = [i for i, p in enumerate(folds) if p == fold]
        if others and mine:
            told = probabilities([of[i] for i in mine], fit(others, truth))
            found.update(zip(mine, told, strict=True))
    return [found[i] for i in range(len(of))]
