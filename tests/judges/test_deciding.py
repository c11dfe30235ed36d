"""What a window does to a claim: what is believed, what numbers decide, what is not enough."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from verify.checker.checker import Checker, Odds
from verify.judges.belief import FEATURES, SUPPORTING, Belief, Sum, fitted
from verify.judges.closely import read_closely
from verify.judges.deciding import (
    NEGATED,
    SAME_SUBJECT,
    TAKEN_BACK,
    Standing,
    decide,
    refutes_alone,
    standings,
    turned,
)
from verify.judges.dossier import Dossier
from verify.judges.signals import local_weight, read
from verify.judges.trained import TrainedJudge
from verify.models import Claim, Label

Folder = Callable[..., Path]
Dossiers = Callable[..., Dossier]

CLAIM = "The Lower Harbour pilots rejected the offer."


@pytest.mark.parametrize(
    ("opening", "label"),
    [("Denied", "refuted"), ("Yes", "not_enough_evidence"), ("Confirmed", "not_enough_evidence")],
)
def test_a_counted_negation_refutes_where_the_network_reads_the_same(
    checker_folder: Folder,
    dossier_of: Dossiers,
    reading: Belief,
    opening: str,
    label: Label,
) -> None:
    unsure = Belief(reading.supports, Sum(0.0, {"refutes": 1.0}, 0.99), alone=1.1)
    judge = TrainedJudge(Checker(checker_folder()), belief=unsure)
    claim = "The Lower Harbour board rejected the offer of the pilots."
    text = f"{opening}: the Lower Harbour board never rejected the offer of the pilots."
    seen = dossier_of(text)
    assert judge.judge(Claim.alone(claim), seen).label == label


@pytest.mark.parametrize(
    ("told", "refutes", "wanted"),
    [
        ("accepted", 0.4, False),
        ("accepted", 0.6, True),
        ("never rejected", NEGATED - 0.01, False),
        ("never rejected", NEGATED, True),
    ],
)
def test_a_negation_has_to_be_read_more_surely_than_an_opposite(
    checker_folder: Folder, dossier_of: Dossiers, told: str, refutes: float, wanted: bool
) -> None:
    claim = "The Lower Harbour board rejected the offer of the pilots."
    seen = dossier_of(f"At noon the Lower Harbour board {told} the offer of the pilots.")
    weight = local_weight(seen.windows(1))
    checker = Checker(checker_folder())
    (one,) = read_closely(Claim.alone(claim), read(claim), seen, weight, checker)
    assert turned(replace(one, odds=Odds(0.0, refutes, 1 - refutes))) == wanted


@pytest.fixture
def believing(
    checker_folder: Folder, dossier_of: Dossiers, reading: Belief
) -> Callable[..., Label]:
    """The label of a claim over texts, where every window is believed to be so probable support."""

    def label(probable: float, claim: str, *texts: str) -> Label:
        bias = math.log(probable / (1 - probable))
        belief = Belief(Sum(bias, {}, 0.5), reading.refutes, reading.alone)
        judge = TrainedJudge(Checker(checker_folder()), belief=belief)
        return judge.judge(Claim.alone(claim), dossier_of(*texts)).label

    return label


@pytest.mark.parametrize(
    ("probable", "text", "label"),
    [
        (0.55, "The Lower Harbour pilots met over the offer.", "not_enough_evidence"),
        (0.65, "The Lower Harbour pilots met over the offer.", "supported"),
        (0.55, "It is confirmed that the pilots did.", "supported"),
    ],
)
def test_of_several_sources_more_is_asked(
    believing: Callable[..., Label], probable: float, text: str, label: Label
) -> None:
    assert believing(probable, CLAIM, text, "A ferry left the other town at noon.") == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("At noon a ferry left the town.", "not_enough_evidence"),
        ("At noon a ferry left the harbour.", "supported"),
        ("That was confirmed at noon.", "supported"),
    ],
    ids=["no word of the claim", "a word of it", "read as support"],
)
def test_what_shares_no_word_with_a_claim_supports_it_only_where_it_is_read_so(
    believing: Callable[..., Label], text: str, label: Label
) -> None:
    assert believing(0.55, CLAIM, text) == label


@pytest.mark.parametrize(
    ("claim", "text", "label"),
    [
        (
            "Four of the 15 unions of Lower Harbour rejected the offer.",
            "Confirmed at noon: four of the 15 unions of Lower Harbour rejected the offer.",
            "supported",
        ),
        (
            "Four of the 15 unions of Lower Harbour rejected the offer.",
            "At noon four of the 15 unions of Lower Harbour rejected the offer.",
            "not_enough_evidence",
        ),
        (
            "Four of the 15 unions of Lower Harbour rejected the offer.",
            "Denied: four of the 15 unions of Lower Harbour rejected the offer.",
            "refuted",
        ),
        (
            "About 27 percent of the unions of Lower Harbour rejected the offer.",
            "At noon four of the 15 unions of Lower Harbour rejected the offer.",
            "supported",
        ),
        (
            "The unions of Lower Harbour rejected the offer on May 3, 2011.",
            "Confirmed: the unions of Lower Harbour rejected the offer on May 3, 2011.",
            "not_enough_evidence",
        ),
        (
            "About 27 percent of the unions of Lower Harbour rejected the offer.",
            "Denied: four of the 15 unions of Lower Harbour rejected the offer.",
            "supported",
        ),
        (
            "About 27 percent of the unions of Lower Harbour approved the offer.",
            "Denied: four of the 15 unions of Lower Harbour rejected the offer.",
            "refuted",
        ),
    ],
    ids=[
        "numbers in a sentence",
        "not read",
        "read as refuted",
        "a sum",
        "a date alone",
        "a sum that the network cannot do",
        "a sum of another act",
    ],
)
def test_numbers_that_are_borne_out_decide_though_little_is_believed(
    believing: Callable[..., Label], claim: str, text: str, label: Label
) -> None:
    assert believing(0.01, claim, text) == label


def test_a_question_that_is_not_answered_denies_nothing(believing: Callable[..., Label]) -> None:
    claim = "Nobody lost the care of the Lower Harbour plan."
    text = "Has anybody lost the care of the Lower Harbour plan? It is denied that this was asked."
    assert believing(0.01, claim, text) == "not_enough_evidence"


@pytest.fixture
def standing_of(checker_folder: Folder, dossier_of: Dossiers) -> Callable[[str], Standing]:
    """A text of one window as it stands to the claim, read by the tiny network."""

    def standing_of(text: str) -> Standing:
        claim, asked, seen = Claim.alone(CLAIM), read(CLAIM), dossier_of(text)
        weight = local_weight(seen.windows(1))
        scored = read_closely(claim, asked, seen, weight, Checker(checker_folder()))
        (standing,) = standings(scored, claim, asked, seen, weight)
        return standing

    return standing_of


def test_the_network_does_not_refute_alone_where_it_reads_support_beside_it(
    standing_of: Callable[[str], Standing],
) -> None:
    standing = standing_of("Lower Harbour pilots denied the offer.")
    assert standing.rival == standing.scored.odds.supports
    odds = standing.scored.odds.refutes
    assert refutes_alone(standing, odds)
    assert not refutes_alone(standing, odds + 0.01)
    assert not refutes_alone(replace(standing, rival=0.4), odds)


def test_of_several_sources_the_network_refutes_alone_only_by_one_on_the_subject(
    standing_of: Callable[[str], Standing],
) -> None:
    standing = standing_of("Some of them denied that at noon.")
    assert standing.scored.weighed.signals.coverage < SAME_SUBJECT
    odds = standing.scored.odds.refutes
    assert refutes_alone(standing, odds)
    assert not refutes_alone(replace(standing, several=True), odds)


@pytest.mark.parametrize("probable", [0.2, 0.8])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The Lower Harbour pilots, it was confirmed, never rejected the offer.", TAKEN_BACK),
        ("Upper Falls pilots rejected the offer, it was confirmed.", TAKEN_BACK),
        ("The pilots met over the offer.", 1.0),
    ],
    ids=["a negation", "another name", "nothing against it"],
)
def test_a_part_of_what_is_believed_is_left_where_code_allows_no_support(
    standing_of: Callable[[str], Standing],
    reading: Belief,
    probable: float,
    text: str,
    left: float,
) -> None:
    bias = math.log(probable / (1 - probable))
    believed = decide(standing_of(text), Belief(Sum(bias, {}, 0.9), reading.refutes, alone=1.1))
    assert believed.stance is None
    assert believed.probability == pytest.approx(probable * left)


def test_what_is_fitted_goes_by_known_features_and_believes_the_network() -> None:
    belief = fitted()
    assert set(belief.refutes.weights) <= set(FEATURES)
    assert belief.refutes.weights["refutes"] > 0
    asked = {question.name for tree in belief.supports.trees for question in tree[:3]}
    assert asked <= set(SUPPORTING)
    assert 0 < belief.supports.least < 1
