"""The gate: only words that are in the source come through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import GroundingError
from verify.judges.ground import ground, ground_answer
from verify.judges.judge import Dossier, number
from verify.models import AnswerRuling, Pick, Ruling, Span, Stand, Working
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

TEXT = "The board met. Four of the nine members opposed the loan. The loan was approved."


def seen(text: str = TEXT) -> Dossier:
    source = from_text(text, title="Board approves loan")
    return number([(source.id, s) for s in sentence_spans(source.text)], {source.id: source})


def stand(sentence: int, within: Span | None = None, stance: str = "supports") -> Stand:
    return Stand.model_validate(
        {
            "pick": Pick(sentence=sentence, within=within),
            "stance": stance,
            "score": 0.8,
            "method": "overlap",
        }
    )


def ruling(*stands: Stand, label: str = "supported", **more: object) -> Ruling:
    fields = {"label": label, "confidence": 0.8, "rationale": "r", "stands": stands, **more}
    return Ruling.model_validate(fields)


def test_a_picked_sentence_comes_out_as_the_words_of_the_source() -> None:
    verdict = ground(ruling(stand(2)), seen(), "test")
    assert verdict.evidence[0].citation.exact == "Four of the nine members opposed the loan."
    assert verdict.evidence[0].citation.holds_in(TEXT)


def test_picked_words_inside_a_sentence_come_out_alone() -> None:
    verdict = ground(ruling(stand(2, Span(start=0, end=24))), seen(), "test")
    assert verdict.evidence[0].citation.exact == "Four of the nine members"


@pytest.mark.parametrize("number_named", [0, -1, 4, 10**9])
def test_a_sentence_that_was_not_shown_does_not_pass(number_named: int) -> None:
    with pytest.raises(GroundingError, match="was not shown"):
        ground(ruling(stand(number_named)), seen(), "test")


def test_words_outside_their_sentence_do_not_pass() -> None:
    with pytest.raises(GroundingError, match="outside sentence 2"):
        ground(ruling(stand(2, Span(start=0, end=80))), seen(), "test")


@pytest.mark.parametrize("label", ["supported", "refuted", "conflicting"])
def test_a_label_without_the_evidence_for_it_does_not_pass(label: str) -> None:
    with pytest.raises(GroundingError, match="does not carry"):
        ground(ruling(stand(2, stance="reports"), label=label), seen(), "test")


def test_the_inputs_of_a_calculation_are_cited() -> None:
    working = Working(
        text="4 of 9 = 44.4 %",
        expression="4 / 9 * 100",
        value=44.4,
        inputs=(Pick(sentence=2, within=Span(start=0, end=24)),),
    )
    verdict = ground(ruling(stand(2), workings=(working,)), seen(), "test")
    assert verdict.calculations[0].inputs[0].exact == "Four of the nine members"


def test_an_answer_without_a_pick_does_not_pass() -> None:
    with pytest.raises(GroundingError, match="without naming a sentence"):
        ground_answer(AnswerRuling(text="Paris"), "What?", seen(), "test")


def test_an_abstention_has_a_reason_and_its_nearest_sentences() -> None:
    ruled = AnswerRuling(text=None, nearest=(Pick(sentence=1),))
    answer = ground_answer(ruled, "Who chaired it?", seen(), "test")
    assert answer.status == "abstained"
    assert answer.reason
    assert answer.nearest[0].exact == "The board met."


@given(st.text(min_size=1, max_size=200), st.data())
def test_whatever_is_picked_from_any_text_holds_in_the_text(text: str, data: st.DataObject) -> None:
    dossier = seen(text)
    if not dossier.shown:
        return
    shown = data.draw(st.sampled_from(dossier.shown))
    start = data.draw(st.integers(0, len(shown.text) - 1))
    end = data.draw(st.integers(start, len(shown.text)))
    source = dossier.sources[shown.source_id]
    picked = stand(shown.id, Span(start=start, end=end))
    if not shown.text[start:end].strip():
        with pytest.raises(GroundingError):
            ground(ruling(picked), dossier, "test")
        return
    citation = ground(ruling(picked), dossier, "test").evidence[0].citation
    assert citation.holds_in(source.text)
    assert citation.exact == shown.text[start:end]
