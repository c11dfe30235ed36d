"""What the network reads is believed as far as code has nothing to say against it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from verify import Verifier
from verify.checker.checker import Checker
from verify.judges.deciding import Belief
from verify.judges.ground import ground, ground_answer
from verify.judges.judge import Dossier
from verify.judges.trained import TrainedJudge
from verify.models import Answer, Claim, Label, Verdict

Folder = Callable[..., Path]
Dossiers = Callable[..., Dossier]


@pytest.fixture
def judged(checker_folder: Folder, dossier_of: Dossiers, reading: Belief) -> Callable[..., Verdict]:
    """The verdict on a claim over texts, each a source, by the tiny network alone."""
    judge = TrainedJudge(Checker(checker_folder()), belief=reading)

    def judged(claim: str, *texts: str) -> Verdict:
        seen = dossier_of(*texts)
        return ground(judge.judge(Claim.alone(claim), seen), seen, judge.name)

    return judged


CLAIM = "The Lower Harbour pilots rejected the offer."


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (["It is confirmed that the Lower Harbour pilots turned the offer away."], "supported"),
        (["Lower Harbour pilots denied that there was an offer."], "refuted"),
        (["The Lower Harbour pilots met over the offer."], "not_enough_evidence"),
        (
            [
                "It is confirmed that the Lower Harbour pilots turned the offer away.",
                "Lower Harbour pilots denied that there was an offer to be rejected.",
            ],
            "conflicting",
        ),
        (
            ["It is denied that a ferry left Lower Harbour at noon.", "A dog barked there."],
            "not_enough_evidence",
        ),
    ],
    ids=["says so", "says otherwise", "says neither", "sources differ", "other subject"],
)
def test_a_claim_is_what_the_network_reads(
    judged: Callable[..., Verdict], texts: list[str], label: Label
) -> None:
    assert judged(CLAIM, *texts).label == label


def test_that_no_word_is_shared_does_not_take_back_what_the_network_reads(
    judged: Callable[..., Verdict],
) -> None:
    text = "It is confirmed that porters left their posts."
    assert judged("Dockers walked out.", text).label == "supported"


@pytest.mark.parametrize(
    ("claim", "text", "told"),
    [
        (
            "The pilots of Lower Harbour rejected an offer of 3 percent.",
            "Confirmed: the pilots of Lower Harbour rejected an offer of 5 percent.",
            "figure",
        ),
        (
            "Ann Roe rejected the offer of the harbour board.",
            "Confirmed: Ben Lee rejected the offer of the harbour board.",
            "Ann Roe",
        ),
    ],
    ids=["figure", "name"],
)
def test_code_takes_back_what_it_can_speak_against(
    judged: Callable[..., Verdict], claim: str, text: str, told: str
) -> None:
    verdict = judged(claim, text)
    assert verdict.label != "supported"
    assert told in " ".join([*verdict.gaps, verdict.rationale])


def test_what_decided_is_named_with_the_network(judged: Callable[..., Verdict]) -> None:
    verdict = judged(CLAIM, "It is confirmed that the Lower Harbour pilots turned the offer away.")
    assert verdict.judge.startswith("checker tiny@")
    assert {e.method for e in verdict.evidence} == {"checker"}


def test_agreeing_figures_are_named_as_what_decided(judged: Callable[..., Verdict]) -> None:
    claim = "Four of the 15 unions of Lower Harbour rejected the offer."
    verdict = judged(claim, "Confirmed: four of the 15 unions of Lower Harbour rejected the offer.")
    assert verdict.label == "supported"
    assert {e.method for e in verdict.evidence} == {"quantity"}


def test_support_anywhere_in_a_long_article_is_enough(judged: Callable[..., Verdict]) -> None:
    before = "A ferry left the other town at noon. " * 300
    text = f"{before}It is confirmed that the Lower Harbour pilots turned the offer away. {before}"
    (evidence,) = judged(CLAIM, text).evidence
    assert "confirmed" in evidence.citation.exact


@pytest.mark.parametrize(
    "claim",
    [
        "Die Lotsen des Hafens haben das Angebot der Behörde abgelehnt und sind nicht im Dienst.",
        "Les pilotes du port ont rejeté cette offre dans la nuit et ne sont plus au travail.",
        "Лоцманы порта отклонили предложение.",
        "港のパイロットは提案を拒否した。",
    ],
)
def test_another_language_is_told_and_not_judged(
    judged: Callable[..., Verdict], claim: str
) -> None:
    verdict = judged(claim, f"Confirmed: {claim}")
    assert verdict.label == "not_enough_evidence"
    assert "English" in verdict.gaps[0] or "too short" in verdict.gaps[0]


def test_a_sentence_too_long_to_be_read_whole_is_told_and_not_judged(
    judged: Callable[..., Verdict],
) -> None:
    claim = " ".join(["pilots"] * 3000) + "."
    verdict = judged(claim, f"Confirmed: {claim}")
    assert verdict.label == "not_enough_evidence"
    assert "not be read whole" in verdict.gaps[0]


def test_a_question_is_no_evidence(judged: Callable[..., Verdict]) -> None:
    verdict = judged(CLAIM, "Is it confirmed that the Lower Harbour pilots rejected the offer?")
    assert verdict.label == "not_enough_evidence"


def test_a_question_is_not_cited_beside_its_answer(judged: Callable[..., Verdict]) -> None:
    text = "Did the Lower Harbour pilots reject the offer? It is confirmed that they did."
    verdict = judged(CLAIM, text)
    assert [e.citation.exact for e in verdict.evidence] == ["It is confirmed that they did."]


def test_a_verdict_is_surer_the_surer_the_network_is(judged: Callable[..., Verdict]) -> None:
    once = judged(CLAIM, "Lower Harbour pilots rejected the offer, as they said.").confidence
    assert judged(CLAIM, f"Confirmed: {CLAIM}").confidence > 0.9
    assert once < 0.9


# ------------------------------------------------------------------------------------- answers


@pytest.fixture
def asked(checker_folder: Folder, dossier_of: Dossiers, reading: Belief) -> Callable[..., Answer]:
    """The answer to a question over texts, with the tiny network as reader."""
    judge = TrainedJudge(Checker(checker_folder()), belief=reading)

    def asked(question: str, *texts: str) -> Answer:
        seen = dossier_of(*texts)
        return ground_answer(judge.answer(question, seen), question, seen, judge.name)

    return asked


QUESTION = "How many pilots rejected the offer of the board?"


def test_of_two_sentences_with_the_words_the_one_that_is_read_as_answering_answers(
    asked: Callable[..., Answer],
) -> None:
    text = (
        "In all 12 pilots rejected the offer of the board. Confirmed: 7 pilots rejected an offer."
    )
    answer = asked(QUESTION, text)
    assert answer.text == "7 pilots"
    assert [c.exact for c in answer.citations] == ["7 pilots"]


def test_a_sentence_that_is_not_read_as_answering_is_shown_as_near_and_no_more(
    asked: Callable[..., Answer],
) -> None:
    answer = asked("Why did the pilots reject the offer?", "The pilots did reject the offer.")
    assert answer.status == "abstained"
    assert answer.reason is not None
    assert "was read as answering it" in answer.reason
    assert [n.exact for n in answer.nearest] == ["The pilots did reject the offer."]


def test_a_network_that_finds_answers_gives_its_words(
    checker_folder: Folder, dossier_of: Dossiers
) -> None:
    judge = TrainedJudge(Checker(checker_folder(ends="ends")))
    question = "When did the ferry leave Lower Harbour?"
    seen = dossier_of("It is confirmed that the ferry left Lower Harbour at noon on its way.")
    answer = ground_answer(judge.answer(question, seen), question, seen, judge.name)
    assert answer.text == "noon"
    assert [c.exact for c in answer.citations] == ["noon"]
    silent = dossier_of("The ferry of Lower Harbour has two decks.")
    assert judge.answer(question, silent).text is None


# ----------------------------------------------------------------------------------- the desk


def test_a_desk_reads_with_the_checker_that_is_set(checker_folder: Folder, tmp_path: Path) -> None:
    with Verifier.open(tmp_path / "store", checker=str(checker_folder())) as desk:
        assert desk.judge.name.startswith("checker tiny@")
        finding = desk.check_claim(CLAIM, "The Lower Harbour pilots confirmed that they said no.")
    assert finding.verdict is not None
    assert finding.verdict.judge == desk.judge.name


def test_a_desk_without_a_checker_counts_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VERIFY_CHECKER")
    monkeypatch.setattr("verify.checker.checker.SHIPPED", tmp_path / "absent")
    with Verifier.open(tmp_path / "store") as desk:
        assert desk.judge.name == "embedded-overlap-1"
        assert desk.notice is not None
        assert "no checker" in desk.notice
