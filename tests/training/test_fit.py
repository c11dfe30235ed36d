"""The numbers of belief are those of the rows: where enough is right, and how often it is."""

import random

import numpy as np
import pytest

from training.fit import Row, balanced, least_right, logistic, of_given, of_searched, said


def rows(count: int, seed: int, source: str = "claims") -> list[Row]:
    """Rows of which the network reads more support the likelier they are supported."""
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        read = rng.random()
        label = "supported" if rng.random() < read else rng.choice(["refuted", "nei"])
        refutes = rng.uniform(0.5, 1) if label == "refuted" else rng.uniform(0, 0.7)
        made.append(Row(label, read, refutes * (1 - read), source))
    return made


def test_a_side_needs_to_be_read_enough_and_more_than_the_other() -> None:
    one = Row("supported", 0.8, 0.6, "claims")
    assert said(one, "supports", 0.8)
    assert not said(one, "supports", 0.81)
    assert not said(one, "refutes", 0.5)


@pytest.mark.parametrize("share", [0.8, 0.9])
def test_from_the_step_found_on_enough_is_right(share: float) -> None:
    found = rows(3000, 1)
    step = least_right(found, "supports", share)
    right = [one.label == "supported" for one in found if said(one, "supports", step)]
    assert np.mean(right) >= share
    lower = [one.label == "supported" for one in found if said(one, "supports", step - 0.005)]
    assert np.mean(lower) < share


def test_a_share_that_is_never_reached_asks_for_the_most() -> None:
    assert least_right([Row("nei", 0.99, 0.0, "claims")] * 20, "supports", 0.9) == 0.985


def test_the_logistic_curve_is_the_one_that_rows_were_drawn_by() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=20_000)
    y = (rng.random(20_000) < 1 / (1 + np.exp(-(0.5 + 2 * x)))).astype(float)
    bias, slope = logistic(x, y, np.ones_like(x))
    assert bias == pytest.approx(0.5, abs=0.1)
    assert slope == pytest.approx(2.0, abs=0.1)


def test_balanced_accuracy_counts_every_set_alike() -> None:
    sure = [Row("supported", 1.0, 0.0, "a"), Row("nei", 0.0, 0.0, "a")] * 50
    wrong = [Row("supported", 0.0, 0.0, "b"), Row("nei", 1.0, 0.0, "b")]
    assert balanced([*sure, *wrong], 0.5) == pytest.approx(0.5)


def test_both_sets_of_numbers_have_what_belief_needs() -> None:
    for told in (of_searched(rows(800, 3)), of_given(rows(800, 4) + rows(400, 5, "other"))):
        for side in ("supports", "refutes"):
            assert told[side].keys() == {"least", "doubted", "bias", "slope"}
            assert told[side]["slope"] > 0
            assert told[side]["doubted"] >= told[side]["least"]
