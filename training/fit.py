"""Fit how far the network is believed: what it has to read, and how often it is right then.

    python -m training.fit DATA [--store FOLDER] [--out belief.json]

Two sets of numbers come out: `given` for evidence that came with a claim, fitted on half a of the
public development claims, each set with the same weight; `searched` for what was found among many
sources, fitted on half a (by article) of the desk claims and twins, in a library of their articles
and 300 others. Half b is for reporting. Support and refutation are believed from where so many of
them were right; how probable a side is comes out of a logistic fit (Platt 1999).
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.development import fill, half_of, read_rows, some
from verify.batch.measure import read_labelled
from verify.checker.checker import SHIPPED, Checker
from verify.judges.closely import read_closely
from verify.judges.deciding import WEIGHTS, log_odds
from verify.judges.judge import Dossier
from verify.judges.signals import Weight, local_weight, read
from verify.verifier import Verifier, given

RIGHT = {"supports": 0.93, "refutes": 0.9}
"""So many of what is believed of sources that were searched were right on half a."""
REFUTED_RIGHT = 0.87
"""The same for refutations by evidence that came with the claim."""
DOUBTED = 0.97
"""What the network has to read where code has something to say against it."""
CONFLICT, SUBJECT = 0.8, 0.3
_LEAST, _MOST = 0.4, 0.985


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled claim: the most that was read of either side, and the set that it belongs to."""

    label: str
    supports: float
    refutes: float
    source: str


def main() -> None:
    """Read the options, read the claims, write the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--store", type=Path, help="a folder that keeps the library")
    parser.add_argument("--checker", type=Path, default=SHIPPED)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--limit", type=int, default=10**9, help="rows of a public set")
    options = parser.parse_args()
    checker = Checker(options.checker)
    with tempfile.TemporaryDirectory() as folder:
        told = {
            "given": of_given(list(given_rows(options.data, checker, options.limit))),
            "searched": of_searched(
                list(searched_rows(options.data, options.store or Path(folder), checker))
            ),
        }
    options.out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print(json.dumps(told, indent=1))


# ---------------------------------------------------------------------------------------- rows


def given_rows(data: Path, checker: Checker, limit: int) -> Iterator[Row]:
    """The public claims of half a, each read beside its own evidence."""
    for one in some(read_labelled(data / "claims-dev.jsonl.gz"), "a", limit):
        seen = given(one.evidence)
        weight = local_weight(seen.windows(1))
        yield row(one.claim, one.label, one.source, seen, weight, checker, 0.0)


def searched_rows(data: Path, store: Path, checker: Checker) -> Iterator[Row]:
    """The desk claims and twins of half a, each read beside what search brings for it."""
    rows = [r for n in ("claims", "twins") for r in read_rows(data / f"desk-{n}-dev.jsonl.gz")]
    with Verifier.open(store, checker="none") as desk:
        if not desk.sources():
            fill(desk, data, {r["article"] for r in rows}, 300)
        for one in rows:
            if half_of(one["article"]) == "a":
                seen, weight = desk._seen(one["claim"]), desk.library.weight
                kind = "twins" if one["kind"].startswith("twin-") else "claims"
                yield row(one["claim"], one["label"], kind, seen, weight, checker, SUBJECT)


def row(
    claim: str,
    label: str,
    source: str,
    seen: Dossier,
    weight: Weight,
    checker: Checker,
    subject: float,
) -> Row:
    """A claim with the most that is read of either side in any window."""
    titled = source in ("claims", "twins")
    found = read_closely(claim, read(claim), seen, weight, checker, titled=titled)
    supports = max((one.odds.supports for one in found), default=0.0)
    refutes = max((one.odds.refutes for one in found if one.coverage >= subject), default=0.0)
    return Row(label, supports, refutes, source)


# -------------------------------------------------------------------------------------- numbers


def of_searched(rows: Sequence[Row]) -> dict[str, Any]:
    """The numbers for sources that were searched: each side is believed where enough is right."""
    claims = [one for one in rows if one.source == "claims"]
    least = {side: least_right(claims, side, RIGHT[side]) for side in RIGHT}
    return _numbers(claims, np.ones(len(claims)), least, SUBJECT)


def of_given(rows: Sequence[Row]) -> dict[str, Any]:
    """The numbers for given evidence: support where the mean balanced accuracy of sets is best."""
    three = [one for one in rows if one.label != "not_supported"]
    refuting = {one.source for one in rows if one.label == "refuted"}
    three = [one for one in three if one.source in refuting]
    least = {
        "supports": max(_steps(), key=lambda step: balanced(rows, step)),
        "refutes": least_right(three, "refutes", REFUTED_RIGHT),
    }
    counts = Counter(one.source for one in rows)
    weights = np.array([1.0 / counts[one.source] for one in rows])
    return _numbers(rows, weights / weights.mean(), least, 0.0)


def balanced(rows: Sequence[Row], least: float) -> float:
    """The mean over sets of the balanced accuracy of "supported" against the rest."""
    found = []
    for name in {one.source for one in rows}:
        of = [one for one in rows if one.source == name]
        true = [said(o, "supports", least) for o in of if o.label == "supported"]
        other = [not said(o, "supports", least) for o in of if o.label != "supported"]
        if true and other:
            found.append((float(np.mean(true)) + float(np.mean(other))) / 2)
    return float(np.mean(found))


def least_right(rows: Sequence[Row], side: str, share: float) -> float:
    """The lowest step from which on so many of what is said of a side are right."""
    label = "supported" if side == "supports" else "refuted"
    for step in _steps():
        right = [one.label == label for one in rows if said(one, side, step)]
        if right and float(np.mean(right)) >= share:
            return step
    return _MOST


def said(one: Row, side: str, least: float) -> bool:
    """Whether a row is decided for a side: enough is read of it, and not more of the other."""
    mine, other = (one.supports, one.refutes)
    if side == "refutes":
        mine, other = other, mine
    return mine >= least and mine >= other


def _steps() -> list[float]:
    return [round(float(step), 3) for step in np.arange(_LEAST, _MOST, 0.005)]


def _numbers(
    rows: Sequence[Row], weights: NDArray[np.float64], least: dict[str, float], subject: float
) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for side, label in (("supports", "supported"), ("refutes", "refuted")):
        odds = np.array([log_odds(getattr(one, side)) for one in rows])
        right = np.array([one.label == label for one in rows], float)
        known = np.array([side == "supports" or one.label != "not_supported" for one in rows])
        bias, slope = logistic(odds[known], right[known], weights[known])
        told[side] = {
            "least": least[side],
            "doubted": max(DOUBTED, least[side]),
            "bias": round(bias, 4),
            "slope": round(slope, 4),
        }
    return told | {"conflict": CONFLICT, "subject": subject}


def logistic(
    x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """Bias and slope of the logistic curve through `y` (0 or 1) over `x`, by Newton's steps."""
    columns = np.stack([np.ones_like(x), x], 1)
    found = np.zeros(2)
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-columns @ found))
        slope = columns.T @ (weights * (y - p)) - 1e-6 * found
        curve = columns.T @ (columns * (weights * p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        found = found + np.linalg.solve(curve, slope)
    return float(found[0]), float(found[1])


if __name__ == "__main__":
    main()
