"""Fit how the network and what code counts are joined, and from where on they are believed.

    python -m training.combine CLAIMS_DEV [CHECKER] [--limit N] [--out verify/judges/belief.json]

Half "a" of the labelled claims is fitted on (rows are halved by a hash of their id); half "b" is
left for reporting. Thresholds are chosen on rows that the sums were not fitted on.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.development import some
from training.fitting import Case, Chance, Floats, cases, fit, unseen
from verify.batch.labelled import read_labelled
from verify.batch.scores import Judged, balanced_accuracy
from verify.checker.checker import Checker
from verify.checker.shipped import SHIPPED
from verify.judges.belief import FEATURES, WEIGHTS, Belief, Chances, Sum
from verify.judges.deciding import RIGHT_ALONE, decide, refutes_alone, settle
from verify.judges.parts import label_of

NEVER = 1.1
LEAST_SAID = 25
"""The share that is right of what the network refutes alone is told by so many, at least."""
EVEN = 0.5
"""A refutation that is more probable than not stands against support."""
STEP, AROUND = 0.02, 5
"""Thresholds of support are tried in such steps, and each goes by the mean of so many around it."""


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


def refuting(of: Sequence[Case]) -> float:
    """The lowest odds from which on, and from any higher, the network refutes rightly enough.

    Nothing of the network was fitted on these rows. Only sets that have refutations are asked.
    """
    contradicted = {c.row.source for c in of if c.row.label == "refuted"}
    told = [(_surest(c), c.row.label == "refuted") for c in of if c.row.source in contradicted]
    lowest = NEVER
    for least in np.arange(0.99, EVEN, -0.01):
        right = [label for odds, label in told if odds >= least]
        if len(right) < LEAST_SAID:
            continue
        if sum(right) < RIGHT_ALONE * len(right):
            break
        lowest = round(float(least), 3)
    return lowest


def _surest(case: Case) -> float:
    """The highest odds of refutation in a window by which the network could refute alone."""
    around = [standing for part in case.parts for standing in part.standings]
    able = [s for s in around if refutes_alone(s, 0.0) and not s.objects("refutes")]
    return max((s.scored.odds.refutes for s in able), default=0.0)


def threshold(
    of: Sequence[Case], support: list[Chance], refute: list[Chance], alone: float
) -> float:
    """The threshold of support around which balanced accuracy is best.

    The one best point of so many steps is best by chance.
    """

    def reached(least: float) -> float:
        both = zip(of, support, refute, strict=True)
        belief = Belief(Sum(0.0, {}, least), Sum(0.0, {}, EVEN), alone)
        return balanced(of, [said(c, s, r, belief) for c, s, r in both])

    tried = np.arange(0.1, 0.8, STEP)
    curve = np.array([reached(float(least)) for least in tried])
    return round(float(tried[_best_around(curve)]), 3)


def _best_around(curve: Floats) -> int:
    """Where the mean over a point and its neighbours is highest; the ends are left out."""
    means = np.convolve(curve, np.ones(AROUND) / AROUND, "valid")
    return int(np.argmax(means)) + AROUND // 2


def belief(of: Sequence[Case]) -> dict[str, Any]:
    """What `belief.json` holds."""
    every = frozenset(case.row.source for case in of)
    contradicted = frozenset(case.row.source for case in of if case.row.label == "refuted")
    sums = {
        "supports": fit(of, "supported"),
        "refutes": fit([c for c in of if c.row.source in contradicted], "refuted"),
    }
    support, refute = unseen(of, "supported", every), unseen(of, "refuted", contradicted)
    alone = refuting(of)
    leasts = (threshold(of, support, refute, alone), EVEN)
    return {"alone": alone} | {
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
