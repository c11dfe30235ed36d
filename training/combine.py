"""Fit how the network and what code counts are joined, and from where on they are believed.

    python -m training.combine CLAIMS_DEV [CHECKER] [--limit N] [--out verify/judges/belief.json]

Half "a" of the labelled claims is fitted on (rows are halved by a hash of their id); half "b" is
left for reporting. Probabilities are calibrated on rows that the trees were not grown on.
"""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.development import some
from training.fitting import (
    Case,
    boosted,
    calibration,
    cases,
    refutation,
    support,
    unseen,
)
from verify.batch.labelled import read_labelled
from verify.checker.checker import Checker
from verify.checker.shipped import SHIPPED
from verify.judges.belief import REFUTING, WEIGHTS, probability
from verify.judges.deciding import EVEN, RIGHT_ALONE, refutes_alone

NEVER = 1.1
LEAST_SAID = 25
"""The share that is right of what the network refutes alone is told by so many, at least."""


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


def belief(of: Sequence[Case]) -> dict[str, Any]:
    """What `belief.json` holds.

    Support is believed from where on the trees' own odds are even: they were grown on sets of which
    either half has the same weight, so that balanced accuracy is best there.
    """
    contradicted = {case.row.source for case in of if case.row.label == "refuted"}
    *weights, bias = refutation([case for case in of if case.row.source in contradicted]).tolist()
    scale, shift = calibration(of, unseen(of, lambda some: boosted(support(some))))
    grown = support(of).scaled(scale, shift)
    return {
        "alone": refuting(of),
        "refutes": {
            "least": EVEN,
            "bias": round(bias, 4),
            "weights": {n: round(w, 4) for n, w in zip(REFUTING, weights, strict=True)},
        },
        "supports": {
            "least": round(probability(shift), 3),
            "bias": round(grown.bias, 4),
            "trees": [tree.row for tree in grown.trees],
        },
    }


def written(made: dict[str, Any]) -> str:
    """The numbers as JSON, a tree a line."""
    text = json.dumps(made, indent=1)
    return re.sub(r"\[\s+\"[^]]*\]", lambda row: " ".join(row[0].split()), text) + "\n"


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
    options.out.write_text(written(made), "utf-8")
    print(written(made))


if __name__ == "__main__":
    main()
