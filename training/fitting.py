"""Fit what is believed of a window, by the network and what code counts, to rows of labelled sets.

Every set has the same weight, whatever its size. A row goes by one window of the sentence that
decides it. Only numpy is needed.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.boosting import Boosted, Columns, boost
from verify.batch.labelled import Labelled
from verify.checker.checker import Checker
from verify.judges.belief import FEATURES, REFUTING, SUPPORTING
from verify.judges.closely import read_closely
from verify.judges.deciding import Standing, borne_out, may_support, standings
from verify.judges.dossier import Dossier
from verify.judges.parts import MOST, parts
from verify.judges.signals import Weight, local_weight, read
from verify.models import Claim
from verify.verifier import given

FOLDS = 5
TREES, RATE = 200, 0.1
"""How many trees, and how much of what each could do it does: 400 at .05 do the same."""
_ROUNDS = 4
_RIDGE = 2.0
Floats = NDArray[np.float64]
LogOdds = Callable[[Floats], Floats]
"""What is believed of windows by their features [windows, features]."""


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


Told = list[Floats]
"""For each sentence of a case, the log-odds of its windows."""


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


def boosted(trees: Boosted) -> LogOdds:
    """The trees, over `SUPPORTING`."""
    return lambda features: trees.of(_named(features))


def linear(beta: Floats) -> LogOdds:
    """The sum of `REFUTING` with these weights, the bias behind them."""
    columns = _columns(REFUTING)

    def summed(features: Floats) -> Floats:
        total: Floats = features[:, columns] @ beta[:-1] + beta[-1]
        return total

    return summed


def _columns(names: Iterable[str]) -> list[int]:
    return [list(FEATURES).index(name) for name in names]


def _named(features: Floats) -> Columns:
    return dict(zip(FEATURES, features.T, strict=True))


def refutation(of: Sequence[Case]) -> Floats:
    """The weights of the sum that tells refuted rows from the others (see `linear`).

    A row goes by the window of most refutation: the sum chooses it, is fitted on those chosen, and
    chooses again.
    """
    y = np.array([case.row.label == "refuted" for case in of], float)
    weight = _weights([case.row.source for case in of])
    beta = np.array([float(name == "refutes") for name in (*REFUTING, "bias")])
    for _ in range(_ROUNDS):
        x = np.array([_deciding(case, linear(beta)) for case in of])
        beta = logistic(x[:, _columns(REFUTING)], y, weight)
    return beta


def support(of: Sequence[Case]) -> Boosted:
    """The trees that tell supported rows from the others (see `boosted`).

    A row goes by the window in which the network reads most support, of those that may support it
    (see `_weakest`). Those of a set that are supported weigh as much as those that are not, so that
    even odds are where balanced accuracy is best.
    """
    y = np.array([case.row.label == "supported" for case in of], float)
    weight = _weights([(case.row.source, case.row.label == "supported") for case in of])
    places = _believed(of, log_odds(of, _read))
    rows = [row for row, _, _ in places]
    x = np.array([of[row].parts[part].features[window] for row, part, window in places])
    return boost(_named(x), y[rows], weight[rows], SUPPORTING, TREES, RATE)


def _read(features: Floats) -> Floats:
    return _named(features)["supports"]


def _weights(groups: Sequence[Hashable]) -> Floats:
    """A weight for each row: its group has the same as every other; their mean is 1."""
    sizes = Counter(groups)
    weight: Floats = np.array([1.0 / sizes[group] for group in groups])
    weight *= len(groups) / weight.sum()
    return weight


def _deciding(case: Case, by: LogOdds) -> Floats:
    """The features of the window of most refutation, of all sentences of a row."""
    best = [part.features[int(np.argmax(by(part.features)))] for part in case.parts]
    return max(best, key=lambda features: float(by(features[None])[0]))


def _believed(of: Sequence[Case], told: Sequence[Told]) -> list[tuple[int, int, int]]:
    """The rows that belief decides, each with the sentence and the window that `_weakest` gives."""
    found = (_weakest(case, odds) for case, odds in zip(of, told, strict=True))
    return [(row, *at) for row, at in enumerate(found) if at is not None]


def _weakest(case: Case, told: Told) -> tuple[int, int] | None:
    """The sentence by which a row is supported or not, and the window that could: their places.

    Of each sentence it is the window with the highest log-odds among those that may support it; of
    the sentences, the one where they are lowest. None where code decides, whatever is believed:
    every sentence is borne out, or one has no window that may support it.
    """
    best: list[tuple[int, int]] = []
    for number, (part, odds) in enumerate(zip(case.parts, told, strict=True)):
        if any(map(borne_out, part.standings)):
            continue
        able = [place for place, one in enumerate(part.standings) if may_support(one)]
        if not able:
            return None
        best.append((number, max(able, key=lambda place: odds[place])))
    return min(best, key=lambda at: told[at[0]][at[1]], default=None)


def log_odds(of: Iterable[Case], by: LogOdds) -> list[Told]:
    """For each row, the log-odds of the windows of its sentences."""
    return [[by(part.features) for part in case.parts] for case in of]


def unseen(of: Sequence[Case], fit: Callable[[Sequence[Case]], LogOdds]) -> list[Told]:
    """The same by what was fitted without the row: of what was fitted on, too much is promised."""
    folds = [int(hashlib.sha256(case.row.claim.encode()).hexdigest(), 16) % FOLDS for case in of]
    found: dict[int, Told] = {}
    for fold in range(FOLDS):
        others = [case for case, its in zip(of, folds, strict=True) if its != fold]
        mine = [i for i, its in enumerate(folds) if its == fold]
        if others and mine:
            found.update(zip(mine, log_odds([of[i] for i in mine], fit(others)), strict=True))
    return [found[i] for i in range(len(of))]


def calibration(of: Sequence[Case], told: Sequence[Told]) -> tuple[float, float]:
    """What the log-odds of support are multiplied by, and what is added, to be probabilities.

    After Platt 1999. Each set has the same weight, with its own share of supported rows.
    """
    places = _believed(of, told)
    rows = [of[row].row for row, _, _ in places]
    y = np.array([row.label == "supported" for row in rows], float)
    x = np.array([[told[row][part][window]] for row, part, window in places])
    scale, shift = logistic(x, y, _weights([row.source for row in rows]))
    return float(scale), float(shift)
