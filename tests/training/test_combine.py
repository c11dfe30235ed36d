"""The decision is fitted to rows as the judge decides them, and promises no more than it keeps."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from training.combine import NEVER, _best_around, balanced, belief, refuting, said
from training.fitting import Case, cases, fit, logistic, probabilities
from verify.batch.labelled import Labelled, Truth
from verify.checker.checker import Checker
from verify.judges.belief import FEATURES, Belief, Sum

Folder = Callable[..., Path]
PORTS = ("Lower Harbour", "Upper Harbour", "North Quay", "South Quay")
THINGS = ("offer", "roster", "crane", "tariff", "merger")
SAYS: dict[Truth, str] = {
    "supported": "It is confirmed that {port} pilots took the {thing}.",
    "refuted": "It is denied that {port} pilots took the {thing}.",
    "nei": "The {port} pilots met over the {thing}.",
}


def _rows() -> list[Labelled]:
    return [
        Labelled(f"{port}-{thing}-{label}", f"{port} pilots took the {thing}.",
                 text.format(port=port, thing=thing), label, f"set {n % 2}")
        for n, port in enumerate(PORTS)
        for thing in THINGS
        for label, text in SAYS.items()
    ]  # fmt: skip


@pytest.fixture
def of(checker_folder: Folder) -> list[Case]:
    return cases(_rows(), Checker(checker_folder()))


def test_a_regression_finds_the_weights_that_made_the_labels() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(4000, 2))
    y = (rng.random(4000) < 1 / (1 + np.exp(-(2.0 * x[:, 0] - x[:, 1] + 0.5)))).astype(float)
    assert logistic(x, y, np.ones(4000)) == pytest.approx([2.0, -1.0, 0.5], abs=0.2)


def test_what_is_fitted_tells_what_the_network_reads_apart(of: list[Case]) -> None:
    told = belief(of)
    sums = {stance: Sum(**told[stance]) for stance in ("supports", "refutes")}
    chances = {t: probabilities(of, fit(of, t)) for t in ("supported", "refuted")}
    labels = [
        said(case, s, r, Belief(**sums, alone=told["alone"]))
        for case, s, r in zip(of, chances["supported"], chances["refuted"], strict=True)
    ]
    right = {"supported": "supported", "refuted": "refuted", "nei": "not_enough_evidence"}
    assert labels == [right[case.row.label] for case in of]
    assert balanced(of, labels) == 1.0
    assert list(sums["supports"].weights) == list(FEATURES)


@pytest.mark.parametrize(("wrong", "never"), [(0, False), (10, True)])
def test_the_network_refutes_alone_only_where_enough_of_it_was_right(
    checker_folder: Folder, wrong: int, never: bool
) -> None:
    rows = [
        Labelled(f"{n}", "The pilots took the offer.", "It is denied that pilots took the offer.",
                 "nei" if n < wrong else "refuted", "set")
        for n in range(40)
    ]  # fmt: skip
    assert (refuting(cases(rows, Checker(checker_folder()))) == NEVER) is never


def test_one_point_that_is_best_by_chance_is_not_taken() -> None:
    curve = np.array([0.5, 0.6, 0.5, 0.5, 0.55, 0.58, 0.59, 0.58, 0.55, 0.5, 0.5])
    assert _best_around(curve) == 6
