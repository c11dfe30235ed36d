"""A claim of several sentences holds as far as each of its sentences does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.checker.checker import Checker
from verify.judges.deciding import Belief
from verify.judges.ground import ground
from verify.judges.judge import Dossier
from verify.judges.trained import MOST, TrainedJudge, label_of, parts
from verify.models import Claim, Label, Verdict

Folder = Callable[..., Path]

SPLIT = [
    ("The board rejected the offer.", ["The board rejected the offer."]),
    (
        "The board rejected the offer. A strike begins on Monday.",
        ["The board rejected the offer.", "A strike begins on Monday."],
    ),
    ("The board rejected the offer. No.", ["The board rejected the offer. No."]),
    (
        'Hale said, "The town has waited. It will wait no more." The board met on Monday.',
        [
            'Hale said, "The town has waited. It will wait no more."',
            "The board met on Monday.",
        ],
    ),
    (
        "“The town has waited. It will wait no more,” Hale said.",
        ["“The town has waited. It will wait no more,” Hale said."],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SPLIT)
def test_a_claim_has_the_sentences_that_it_has(text: str, wanted: list[str]) -> None:
    assert [part.text for part in parts(Claim.alone(text))] == wanted


@given(st.lists(st.sampled_from(["The board met.", '"Yes', 'we can."', "No.", "Ships\nleft."])))
def test_no_word_of_a_claim_is_lost(pieces: list[str]) -> None:
    text = " ".join(pieces) or "x"
    kept = " ".join(part.text for part in parts(Claim.alone(text)))
    assert kept.split() == text.split()


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["supported", "supported"], "supported"),
        (["supported", "not_enough_evidence"], "not_enough_evidence"),
        (["not_enough_evidence", "refuted", "supported"], "refuted"),
        (["conflicting", "refuted"], "refuted"),
        (["conflicting", "not_enough_evidence"], "conflicting"),
    ],
)
def test_one_sentence_that_is_wrong_or_open_decides(labels: list[Label], wanted: Label) -> None:
    assert label_of(labels) == wanted


# ------------------------------------------------------------------------------------- judging

SEEN = (
    "It is confirmed that the pilots turned the offer away. The captains, denied a seat, accepted "
    "a raise. The cooks met over the menu. It is confirmed that the ferry sails on Monday."
)
RIGHT, SAILS = "The pilots rejected the offer.", "The ferry sails on Monday."
WRONG, OPEN = "The captains rejected a raise.", "The cooks changed the menu."


@pytest.fixture
def judged(
    checker_folder: Folder, dossier_of: Callable[..., Dossier], reading: Belief
) -> Callable[[str], Verdict]:
    judge = TrainedJudge(Checker(checker_folder()), belief=reading)
    filler = " ".join(f"A gull sat on post {i}." for i in range(6))
    apart = SEEN.replace("The cooks", f"{filler} The cooks").replace("menu.", f"menu. {filler}")
    seen = dossier_of(apart)
    return lambda claim: ground(judge.judge(Claim.alone(claim), seen), seen, judge.name)


def test_a_claim_is_supported_by_what_supports_each_sentence(
    judged: Callable[[str], Verdict],
) -> None:
    verdict = judged(f"{RIGHT} {SAILS}")
    assert verdict.label == "supported"
    assert verdict.rationale.startswith("2 of 2 sentences are supported.")
    cited = " ".join(e.citation.exact for e in verdict.evidence)
    assert "pilots" in cited
    assert "ferry" in cited
    assert verdict.confidence == min(judged(RIGHT).confidence, judged(SAILS).confidence)


def test_a_claim_is_refuted_by_what_refutes_one_sentence(judged: Callable[[str], Verdict]) -> None:
    verdict = judged(f"{RIGHT} {WRONG}")
    assert verdict.label == "refuted"
    assert "1 of 2 sentences are supported." in verdict.rationale
    assert f"“{WRONG}”" in verdict.rationale
    assert {e.citation.exact for e in verdict.evidence} == {
        e.citation.exact for e in judged(WRONG).evidence
    }


def test_a_claim_with_an_open_sentence_says_which(judged: Callable[[str], Verdict]) -> None:
    verdict = judged(f"{RIGHT} {OPEN}")
    assert verdict.label == "not_enough_evidence"
    assert any(f"“{OPEN}”" in gap for gap in verdict.gaps)
    assert any("pilots" in citation.exact for citation in verdict.nearest)


def test_a_text_is_no_claim(judged: Callable[[str], Verdict]) -> None:
    verdict = judged(" ".join([RIGHT] * (MOST + 1)))
    assert verdict.label == "not_enough_evidence"
    assert f"more than {MOST}: check it as a draft" in verdict.gaps[0]
