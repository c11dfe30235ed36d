"""Small trees as plain numbers: three questions, four values, and what they add to a sum."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.judges.belief import FEATURES, SUPPORTING, Sum, fitted, probability
from verify.judges.trees import Tree

TREE = Tree.read(["supports", 1.0, "copied run", 0.5, "claim", 2.0, -0.4, -0.2, 0.1, 0.3])


@pytest.mark.parametrize(
    ("supports", "run", "claim", "value"),
    [(0.0, 0.5, 9.0, -0.4), (1.0, 0.6, 0.0, -0.2), (1.1, 0.9, 2.0, 0.1), (2.0, 0.0, 2.1, 0.3)],
)
def test_the_first_answer_chooses_the_second_question(
    supports: float, run: float, claim: float, value: float
) -> None:
    assert TREE.of({"supports": supports, "copied run": run, "claim": claim}) == value


def test_weights_and_trees_add_up_to_log_odds() -> None:
    both = Sum(0.5, {"supports": 0.25}, least=0.5, trees=(TREE, TREE))
    told = both.of({"supports": 2.0, "copied run": 0.0, "claim": 3.0})
    assert math.log(told / (1 - told)) == pytest.approx(0.5 + 0.25 * 2.0 + 0.3 + 0.3)


@pytest.mark.parametrize("log_odds", [-1e9, -30.0, 0.0, 30.0, 1e9])
def test_no_log_odds_are_certain(log_odds: float) -> None:
    assert 0 < probability(log_odds) <= 1
    assert probability(log_odds) + probability(-log_odds) == pytest.approx(1)


_VALUES = {"supports": (-7, 7), "refutes": (-7, 7), "copied run": (0, 1), "copied words": (0, 1)}


@given(st.data())
def test_more_that_the_network_reads_of_support_is_never_less_support(data: st.DataObject) -> None:
    supports = fitted().supports
    features = {
        name: data.draw(st.floats(*_VALUES.get(name, (0, 9))), label=name) for name in SUPPORTING
    }
    for name, way in SUPPORTING.items():
        if way:
            more = features | {name: features[name] + data.draw(st.floats(0, 5))}
            assert way * (supports.of(more) - supports.of(features)) >= -1e-12
    assert set(SUPPORTING) <= set(FEATURES)
