"""A verdict that settles nothing says why, what differs, and never more than it knows."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from verify.checker.checker import Checker
from verify.judges.deciding import Belief
from verify.judges.embedded import EmbeddedJudge
from verify.judges.ground import ground
from verify.judges.judge import Dossier, Judge
from verify.judges.trained import TrainedJudge, judged_by_part
from verify.judges.unsettled import NEITHER, NOTHING, SAID, explained, on_subject, unsettled
from verify.models import Claim, Leaning, Pick, Reason, Ruling, Stand, Verdict
from verify.text.words import words
from verify.verifier.judging import judged

Dossiers = Callable[..., Dossier]
Verdicts = Callable[..., Verdict]

PILOTS = (
    "The pilots of Lower Harbour rejected the offer of the board on October 1. "
    "Six of the 24 crews voted, said Ida Holm. The pay would rise by 3 percent in May 2011."
)
LEVY = "Voters in Elmstead approved a library levy of $4 million."


@pytest.fixture(params=["counting", "network"])
def judge(
    request: pytest.FixtureRequest, checker_folder: Callable[..., Path], reading: Belief
) -> Judge:
    """Either embedded judge; the network is the tiny one, which reads "neither" in all of this."""
    if request.param == "counting":
        return EmbeddedJudge()
    return TrainedJudge(Checker(checker_folder()), belief=reading)


@pytest.fixture
def verdict_on(judge: Judge, dossier_of: Dossiers) -> Verdicts:
    """The verdict on a claim over texts, each a source."""

    def verdict_on(claim: str, *texts: str) -> Verdict:
        finding = judged(Claim.alone(claim), dossier_of(*texts), judge)
        assert finding.verdict is not None, finding.failure
        return finding.verdict

    return verdict_on


OPEN: list[tuple[str, tuple[str, ...], Reason, str]] = [
    (
        "The pilots of Lower Harbour rejected the offer of the board on December 1.",
        (PILOTS,),
        "other_time",
        "The source has October 1, your text December 1.",
    ),
    (
        "Six of the 26 crews of Lower Harbour voted.",
        (PILOTS,),
        "other_figure",
        "your text Six of the 26 crews",
    ),
    (
        "Voters in Elmstead approved a library levy, and Marta Quill paid for the doors.",
        (LEVY,),
        "other_name",
        "Marta Quill",
    ),
    ("Volcanoes on distant moons erupt daily.", (PILOTS, LEVY), "nothing_on_subject", NOTHING),
    ("Ida Holm resigned from everything.", (PILOTS, LEVY), "not_decided", "resigned, everything"),
    ("Levy.", (LEVY,), "too_short", "too short"),
]


@pytest.mark.parametrize(("claim", "texts", "reason", "told"), OPEN, ids=[o[2] for o in OPEN])
def test_the_reason_is_named_with_what_differs(
    verdict_on: Verdicts, claim: str, texts: tuple[str, ...], reason: Reason, told: str
) -> None:
    verdict = verdict_on(claim, *texts)
    if verdict.label == "refuted":  # the counting judge may show it by its figures
        return
    assert verdict.label == "not_enough_evidence"
    assert verdict.reason == reason
    assert told in " ".join((verdict.rationale, *verdict.gaps))


def test_every_reason_has_words_of_its_own() -> None:
    assert set(SAID) == set(get_args(Reason))
    assert len(set(SAID.values())) == len(SAID)


CLAIMS = [
    *(claim for claim, *_ in OPEN),
    "Nobody cried about anything at Lower Harbour.",
    "The libraries of Elmstead were closed by angry voters.",
    "Some crews say that the board is lying.",
    "The offer of the board was withdrawn, and the ferries of Lower Harbour kept running.",
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_absence_is_claimed_only_where_no_sentence_is_on_the_subject(
    verdict_on: Verdicts, dossier_of: Dossiers, claim: str
) -> None:
    verdict = verdict_on(claim, PILOTS, LEVY)
    if verdict.label != "not_enough_evidence":
        return
    assert verdict.reason is not None
    said = " ".join((verdict.rationale, *verdict.gaps))
    found = on_subject(Claim.alone(claim), dossier_of(PILOTS, LEVY))
    absent = NEITHER in said or NOTHING in said
    assert absent == (verdict.reason == "nothing_on_subject")
    if absent:
        assert not found
        assert not verdict.nearest
        assert not verdict.evidence


@pytest.mark.parametrize("claim", CLAIMS)
def test_gaps_are_words_of_the_claim_and_never_stems(verdict_on: Verdicts, claim: str) -> None:
    verdict = verdict_on(claim, PILOTS)
    written = {word.text for word in words(claim)}
    for gap in verdict.gaps:
        _, _, listed = gap.partition("does not have: ")
        if listed:
            assert {word.text for word in words(listed)} <= written, gap


def test_a_set_phrase_of_the_claim_is_no_word_that_lacks(
    dossier_of: Dossiers, verdict_on: Verdicts
) -> None:
    verdict = verdict_on("The crews turned the rota down.", "The crews met about a rota at noon.")
    assert "reject" not in " ".join((verdict.rationale, *verdict.gaps))


def test_the_network_says_what_the_sources_lean_to(
    checker_folder: Callable[..., Path], reading: Belief, dossier_of: Dossiers
) -> None:
    never = replace(reading.supports, least=0.999)
    sure = replace(reading, supports=never, refutes=never)
    judge = TrainedJudge(Checker(checker_folder()), belief=sure)
    claim = Claim.alone("The pilots of Lower Harbour rejected the offer.")
    leanings = {}
    for word in ("confirmed", "denied", "mentioned"):
        seen = dossier_of(f"The pilots of Lower Harbour {word} that they rejected the offer.")
        verdict = judged(claim, seen, judge).verdict
        assert verdict is not None
        assert verdict.label == "not_enough_evidence"
        assert verdict.leaning is not None
        leanings[word] = (verdict.leaning.side, verdict.rationale)
    assert leanings["confirmed"][0] == "supports"
    assert "read more like supporting it (9" in leanings["confirmed"][1]
    assert leanings["denied"][0] == "refutes"
    assert leanings["mentioned"][0] is None


def test_words_that_are_counted_lean_to_no_side(dossier_of: Dossiers) -> None:
    found = judged(Claim.alone("Ida Holm resigned."), dossier_of(PILOTS), EmbeddedJudge())
    assert found.verdict is not None
    assert found.verdict.leaning is None


def test_two_names_in_two_sources_need_both(verdict_on: Verdicts) -> None:
    claim = "The strike at Lower Harbour lasted longer than the one at Elmstead."
    strike = "The strike at Lower Harbour lasted nine days."
    verdict = verdict_on(claim, strike, "The strike at Elmstead lasted four days.")
    assert verdict.reason == "needs_two_sources"


def test_a_claim_of_several_sentences_leans_as_far_as_the_least_of_them() -> None:
    leanings = iter([Leaning(supports=0.6, refutes=0.1), Leaning(supports=0.3, refutes=0.5)])
    ruling = judged_by_part(
        Claim.alone("The crews voted on Monday. The board met on Friday."),
        lambda _: unsettled("not_decided", 0.5, leaning=next(leanings)),
    )
    assert ruling.reason == "not_decided"
    assert ruling.leaning == Leaning(supports=0.3, refutes=0.5)


# ------------------------------------------------------------------------- any judge's ruling


def opened(**what: object) -> Ruling:
    """A ruling that settles nothing and gives no reason, as a judge of somebody else's may."""
    return Ruling.model_validate(
        {"label": "not_enough_evidence", "confidence": 0.5, "rationale": NEITHER, **what}
    )


def test_a_judge_that_gives_no_reason_gets_one(dossier_of: Dossiers) -> None:
    seen, claim = dossier_of(PILOTS), Claim.alone("The pilots of Lower Harbour sang.")
    assert explained(opened(), claim, seen).reason == "not_decided"
    assert explained(opened(nearest=(Pick(sentence=1),)), claim, seen).reason == "not_decided"
    told = Stand(pick=Pick(sentence=1), stance="reports", score=0.5, method="model")
    assert explained(opened(stands=(told,)), claim, seen).reason == "only_reported"
    other = Claim.alone("Volcanoes erupt daily.")
    assert explained(opened(), other, seen).reason == "nothing_on_subject"


def test_what_differs_is_named_whoever_left_the_claim_open(dossier_of: Dossiers) -> None:
    claim = Claim.alone("The pilots of Lower Harbour rejected the offer on December 1.")
    ruling = opened(rationale="The model finds no sentence that says so.", gaps=("a date",))
    found = explained(ruling, claim, dossier_of(PILOTS))
    assert found.reason == "other_time"
    assert found.gaps == ("The source has October 1, your text December 1.", "a date")
    assert found.gaps[0] in found.rationale


def test_that_nothing_is_there_does_not_stand_beside_sentences_on_the_subject(
    dossier_of: Dossiers,
) -> None:
    claim = Claim.alone("The pilots of Lower Harbour sang.")
    ruling = explained(opened(gaps=(NOTHING,)), claim, dossier_of(PILOTS))
    assert NEITHER not in ruling.rationale
    assert NOTHING not in ruling.gaps
    assert ruling.nearest


def test_a_reason_that_a_judge_gives_stays(dossier_of: Dossiers) -> None:
    claim = Claim.alone("The pilots of Lower Harbour sang.")
    ruling = opened(rationale="The checks object.", reason="judges_disagree")
    assert explained(ruling, claim, dossier_of(PILOTS)) == ruling


def test_no_open_ruling_passes_the_gate_without_a_reason(dossier_of: Dossiers) -> None:
    assert ground(opened(), dossier_of(PILOTS), "test").reason == "not_decided"


def test_what_is_to_be_read_is_counted() -> None:
    picks = tuple(Pick(sentence=i) for i in (1, 2))
    assert unsettled("not_decided", 0.5, nearest=picks).rationale.endswith(
        "Read these two sentences."
    )
    assert "Read" not in unsettled("not_decided", 0.5).rationale
