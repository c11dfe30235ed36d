"""What the windows that were read come to: one rule, what code doubts, what a sum decides."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.checker.checker import Odds
from verify.judges.closely import Scored
from verify.judges.deciding import STATED, Belief, Case, Decision, Side, decide, fitted
from verify.judges.judge import Dossier, Window
from verify.judges.signals import local_weight, read
from verify.models import Claim, Label

Dossiers = Callable[..., Dossier]

CLAIM = "The Lower Harbour pilots rejected the offer."
PLAIN, OTHER = "At noon the pilots turned it away.", "The pilots took it, a clerk said."
BELIEF = Belief(
    supports=Side(least=0.8, doubted=0.95, bias=0.0, slope=1.0),
    refutes=Side(least=0.7, doubted=0.95, bias=0.0, slope=1.0),
    conflict=0.9,
    subject=0.3,
)


def odds(supports: float, refutes: float) -> Odds:
    return Odds(supports, refutes, 1.0 - supports - refutes)


def case_of(claim: str, seen: Dossier) -> Case:
    return Case(Claim.alone(claim), read(claim), seen, local_weight(seen.windows(1)))


@pytest.fixture
def decided(dossier_of: Dossiers) -> Callable[..., Decision]:
    """The decision on a claim over texts of one sentence, each a source, with the odds of each."""

    def decided(claim: str, *read_as: tuple[str, float, float]) -> Decision:
        seen = dossier_of(*(text for text, _, _ in read_as))
        scored = [
            Scored(Window((sentence,)), 0.7, odds(supports, refutes))
            for sentence, (_, supports, refutes) in zip(seen.shown, read_as, strict=True)
        ]
        return decide(case_of(claim, seen), scored, BELIEF)

    return decided


@pytest.mark.parametrize(
    ("supports", "refutes", "label"),
    [
        (0.85, 0.1, "supported"),
        (0.75, 0.1, "not_enough_evidence"),
        (0.1, 0.75, "refuted"),
        (0.1, 0.65, "not_enough_evidence"),
        (0.0, 0.0, "not_enough_evidence"),
    ],
)
def test_the_side_of_which_enough_is_read_decides(
    decided: Callable[..., Decision], supports: float, refutes: float, label: Label
) -> None:
    assert decided(CLAIM, (PLAIN, supports, refutes)).label == label


def test_one_window_is_enough(decided: Callable[..., Decision]) -> None:
    found = decided(CLAIM, (OTHER, 0.1, 0.1), (PLAIN, 0.85, 0.1))
    assert found.label == "supported"
    assert [one.weighed.window.text for one in found.stands] == [PLAIN]


@pytest.mark.parametrize(
    ("support", "refutation", "label"),
    [
        (0.97, 0.96, "conflicting"),
        (0.97, 0.85, "supported"),
        (0.85, 0.96, "refuted"),
        (0.82, 0.85, "refuted"),
    ],
)
def test_sources_are_in_conflict_only_where_both_are_read_very_surely(
    decided: Callable[..., Decision], support: float, refutation: float, label: Label
) -> None:
    found = decided(CLAIM, (PLAIN, support, 0.0), (OTHER, 0.0, refutation))
    assert found.label == label


def test_one_source_is_never_in_conflict_with_itself(dossier_of: Dossiers) -> None:
    seen = dossier_of(f"{PLAIN} {OTHER}")
    first, second = (Window((sentence,)) for sentence in seen.shown)
    scored = [Scored(first, 0.7, odds(0.96, 0.0)), Scored(second, 0.7, odds(0.0, 0.98))]
    found = decide(case_of(CLAIM, seen), scored, BELIEF)
    assert found.label == "refuted"
    assert [one.stance for one in found.stands] == ["refutes"]


@pytest.mark.parametrize(
    ("claim", "text", "told"),
    [
        (
            "The pilots of Lower Harbour rejected an offer of 3 percent.",
            "The pilots of Lower Harbour rejected an offer of 5 percent.",
            "figure",
        ),
        (
            "Ann Roe rejected the offer of the harbour board.",
            "Ben Lee rejected the offer of the harbour board.",
            "Ann Roe",
        ),
        (
            "Ann Roe said “the door is shut” of the harbour offer.",
            "Ann Roe said of the harbour offer that the door is open.",
            "door is shut",
        ),
    ],
    ids=["figure", "name", "quotation"],
)
def test_what_code_says_against_a_window_asks_for_more(
    decided: Callable[..., Decision], claim: str, text: str, told: str
) -> None:
    doubted = decided(claim, (text, 0.9, 0.0))
    assert doubted.label == "not_enough_evidence"
    assert told in " ".join(objection.why for objection in doubted.doubts)
    assert decided(claim, (text, 0.96, 0.0)).label == "supported"


def test_a_window_without_doubts_stands_in_for_one_that_is_doubted(
    decided: Callable[..., Decision],
) -> None:
    claim = "The pilots of Lower Harbour rejected an offer of 3 percent."
    doubted = "The pilots of Lower Harbour rejected an offer of 5 percent."
    clear = "The pilots of Lower Harbour turned down 3 percent."
    found = decided(claim, (doubted, 0.9, 0.0), (clear, 0.85, 0.0))
    assert [one.weighed.window.text for one in found.stands] == [clear]


@pytest.mark.parametrize(
    ("text", "supports", "refutes", "label"),
    [
        ("The pilots of Lower Harbour rejected an offer of 3 percent.", 0.6, 0.2, "supported"),
        ("The pilots of Lower Harbour rejected an offer of 3 percent.", 0.5, 0.2, None),
        ("The pilots of Lower Harbour rejected an offer of 5 percent.", 0.2, 0.6, "refuted"),
        ("The pilots of Lower Harbour turned the offer away.", 0.6, 0.2, None),
    ],
    ids=["the same figure", "hardly read", "another figure", "no figure"],
)
def test_figures_that_say_the_same_let_the_network_be_less_sure(
    decided: Callable[..., Decision], text: str, supports: float, refutes: float, label: Label
) -> None:
    found = decided(
        "The pilots of Lower Harbour rejected an offer of 3 percent.", (text, supports, refutes)
    )
    assert found.label == (label or "not_enough_evidence")
    assert [one.method for one in found.stands] == (["quantity"] if label else [])


SHARE = "About 27 percent of the unions of Lower Harbour rejected the offer."
COUNTED = "At noon four of the 15 unions of Lower Harbour rejected the offer."


@pytest.mark.parametrize(
    ("claim", "refutes", "label"),
    [
        (SHARE, 0.3, "supported"),
        (SHARE, 0.6, "not_enough_evidence"),
        (SHARE.replace("27", "45"), 0.3, "not_enough_evidence"),
    ],
    ids=["the sum comes to it", "read as a refutation", "another sum"],
)
def test_a_sum_decides_where_the_network_reads_no_refutation(
    decided: Callable[..., Decision], claim: str, refutes: float, label: Label
) -> None:
    found = decided(claim, (COUNTED, 0.01, refutes))
    assert found.label == label
    if label == "supported":
        (one,) = found.stands
        assert one.method == "quantity"
        assert one.probability == STATED
        assert one.weighed.figures.workings


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["given", "searched"]))
def test_more_read_is_never_less_probable(one: float, other: float, which: str) -> None:
    belief: Belief = getattr(fitted(), which)
    low, high = sorted((one, other))
    for side in (belief.supports, belief.refutes):
        assert 0.0 <= side.probability(low) <= side.probability(high) <= 1.0


def test_what_is_searched_for_has_to_be_read_more_surely_than_what_is_given() -> None:
    assert fitted().searched.supports.least >= fitted().given.supports.least
    for belief in (fitted().given, fitted().searched):
        for side in (belief.supports, belief.refutes):
            assert side.doubted >= side.least
            flat = replace(side, slope=0.0)
            assert flat.probability(0.2) == flat.probability(1.0)
