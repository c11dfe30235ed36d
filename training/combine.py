"""Fit how the network and what code counts are joined, and from where on they are believed.

    python -m training.combine CLAIMS_DEV [CHECKER] [--limit N] [--out verify/judges/belief.json]

Half "a" of the labelled claims is fitted on (rows are halved by a hash of their id); half "b" is
left for reporting. Every set has the same weight, whatever its size. A row goes by the best window
of the sentence that decides it: the sum chooses it, is fitted on those chosen, and chooses again.
Only numpy is needed.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.development import some
from verify.batch.labelled import Labelled, read_labelled
from verify.batch.scores import Judged, balanced_accuracy
from verify.checker.checker import Checker
from verify.checker.shipped import SHIPPED
from verify.judges.belief import FEATURES, WEIGHTS, Belief, Chances, Sum
from verify.judges.closely import read_closely
from verify.judges.deciding import Standing, decide, refutes_alone, settle, standings
from verify.judges.dossier import Dossier
from verify.judges.parts import MOST, label_of, parts
from verify.judges.signals import Weight, local_weight, read
from verify.models import Claim
from verify.verifier import given

NEVER = 0.99
PRECISION, LEAST_SAID = 0.8, 15
"""The network refutes alone from where on so many of its refutations are right, of so many at
least, on rows not fitted on; nowhere if that is nowhere."""
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


def said(case: Case, support: Chance, refute: Chance, belief: Belief) -> str:
    """The label that the judge would give."""
    labels = []
    for part, supports, refutes in zip(case.parts, support, refute, strict=True):
        chances = zip(supports.tolist(), refutes.tolist(), strict=True)
        around = zip(part.standings, chances, strict=True)
        labels.append(settle([decide(one, belief, Chances(*told)) for one, told in around])[0])
    return label_of(labels)


def balanced(of: Sequence[Case], labels: Sequence[str]) -> float:
    """Balanced accuracy of supported against the rest, the unweighted mean over the sets."""
    sets: dict[str, list[Judged]] = defaultdict(list)
    for case, label in zip(of, labels, strict=True):
        sets[case.row.source].append(Judged(case.row.label, label, 0.0))
    return float(np.mean([balanced_accuracy(judged) for judged in sets.values()]))


def refuting(of: Sequence[Case], refute: list[Chance]) -> float:
    """The lowest threshold from which on the network's refutations are right often enough."""
    surest = [
        max(
            float(p) if refutes_alone(one, p, 0.0) else 0.0
            for part, told in zip(c.parts, chances, strict=True)
            for one, p in zip(part.standings, told, strict=True)
        )
        for c, chances in zip(of, refute, strict=True)
    ]
    contradicted = {c.row.source for c in of if c.row.label == "refuted"}

    def enough(least: float) -> bool:
        told = [
            c.row.label == "refuted"
            for c, p in zip(of, surest, strict=True)
            if p >= least and c.row.source in contradicted
        ]
        return len(told) >= LEAST_SAID and sum(told) >= PRECISION * len(told)

    return min(
        (round(float(t), 3) for t in np.arange(0.5, NEVER, 0.02) if enough(t)), default=NEVER
    )


def threshold(
    of: Sequence[Case], support: list[Chance], refute: list[Chance], least_refuting: float
) -> float:
    """The threshold of support at which balanced accuracy is best."""

    def reached(least: float) -> float:
        both = zip(of, support, refute, strict=True)
        belief = Belief(Sum(0.0, {}, least), Sum(0.0, {}, least_refuting))
        return balanced(of, [said(c, s, r, belief) for c, s, r in both])

    return max((round(float(t), 3) for t in np.arange(0.1, 0.8, 0.02)), key=reached)


def belief(of: Sequence[Case]) -> dict[str, object]:
    """What `belief.json` holds."""
    every = frozenset(case.row.source for case in of)
    contradicted = frozenset(case.row.source for case in of if case.row.label == "refuted")
    sums = {
        "supports": fit(of, "supported"),
        "refutes": fit([c for c in of if c.row.source in contradicted], "refuted"),
    }
    support, refute = unseen(of, "supported", every), unseen(of, "refuted", contradicted)
    least_refuting = refuting(of, refute)
    leasts = (threshold(of, support, refute, least_refuting), least_refuting)
    return {
        stance: {
            "bias": round(float(beta[-1]), 4),
            "weights": {n: round(float(b), 4) for n, b in zip(FEATURES, beta[:-1], strict=True)},
            "least": least,
        }
        for (stance, beta), least in zip(sums.items(), leasts, strict=True)
    }


def main() -> None:
    """Read the options, fit, write the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("checker", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--limit", type=int, default=10**9, help="rows of each set")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    checker = Checker(options.checker)
    held = cases(some(read_labelled(options.data), "a", options.limit), checker)
    made = {"network": checker.name, "rows": len(held), **belief(held)}
    options.out.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
