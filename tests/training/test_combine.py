"""The decision is fitted to rows as the judge decides them, and promises no more than it keeps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.combine import NEVER, belief, refuting, written
from training.fitting import (
    Case,
    LogOdds,
    calibration,
    cases,
    linear,
    logistic,
    refutation,
    support,
    unseen,
)
from verify.batch.labelled import Labelled, Truth
from verify.checker.checker import Checker
from verify.judges.belief import REFUTING, Belief, fitted
from verify.judges.deciding import decide, may_support, settle

Folder = Callable[..., Path]
PORTS = ("Lower Harbour", "Upper Harbour", "North Quay", "South Quay")
THINGS = tuple("offer roster crane tariff merger plan pier levy lease bridge cable canal".split())
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


RIGHT = {"supported": "supported", "refuted": "refuted", "nei": "not_enough_evidence"}


@pytest.fixture
def belief_of(of: list[Case], tmp_path: Path) -> Belief:
    (tmp_path / "belief.json").write_text(written(belief(of)), "utf-8")
    return fitted(tmp_path / "belief.json")


def test_what_is_fitted_tells_what_the_network_reads_apart(
    of: list[Case], belief_of: Belief
) -> None:
    labels = [settle([decide(one, belief_of) for one in c.parts[0].standings])[0] for c in of]
    assert labels == [RIGHT[case.row.label] for case in of]
    assert list(belief_of.refutes.weights) == list(REFUTING)


def test_a_row_is_told_by_what_was_fitted_without_it(of: list[Case]) -> None:
    fitted_on: list[int] = []

    def fit(some: Sequence[Case]) -> LogOdds:
        fitted_on.append(len(some))
        return linear(refutation(some))

    every = unseen(of, fit)
    assert [[len(p) for p in parts] for parts in every] == [
        [len(part.features) for part in case.parts] for case in of
    ]
    assert max(fitted_on) < len(of)
    assert sum(fitted_on) == (len(fitted_on) - 1) * len(of)


def test_calibrated_odds_are_the_share_that_is_right_where_support_is_possible(
    of: list[Case],
) -> None:
    able = [case for case in of if any(map(may_support, case.parts[0].standings))]
    assert {case.row.label for case in able} == {"supported", "nei"}  # "It is denied" bars it
    blind = [[np.zeros(len(part.features)) for part in case.parts] for case in of]
    _, shift = calibration(of, blind)
    assert 1 / (1 + np.exp(-shift)) == pytest.approx(1 / 2, abs=0.01)


def test_trees_are_not_grown_on_windows_that_can_support_nothing(of: list[Case]) -> None:
    def told_wrongly(case: Case) -> Case:
        part = replace(case.parts[0], features=case.parts[0].features + 9.0)
        return replace(case, parts=[part])

    barred = [told_wrongly(case) if case.row.label == "refuted" else case for case in of]
    assert support(barred) == support(of)
    moved = [told_wrongly(case) if case.row.label == "nei" else case for case in of]
    assert support(moved) != support(of)


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
