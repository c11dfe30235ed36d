"""Pairs of claims for news: what decides is in the window, twins share it, nothing tells alone."""

import random
import re
from collections import Counter

import pytest

from training.alterations import ALTERATIONS, altered_pairs
from training.desk import MOST_WORDS, Article, asked_pairs, claim_pairs, elsewhere, span_in
from verify.text.words import content_stems

SENTENCES = (
    "The harbour board met on Monday in Vell.",
    "Ann Roe, who leads the board, said that the offer was too low.",
    "Pilots had asked for a raise of 5 percent since March.",
    "The board rejected the offer of the pilots by nine votes to two.",
    "Ferries went on to sail all week, a clerk said.",
    "A second vote of the board on the offer is planned for June.",
)
ARTICLE = Article("Pilots wait", SENTENCES, tuple(frozenset(content_stems(s)) for s in SENTENCES))
BY_ID = {"x": ARTICLE}


def row(
    claim: str, label: str, sentences: list[int], id_: str = "d-1", kind: str = "date"
) -> dict[str, object]:
    return {
        "id": id_,
        "article": "x",
        "claim": claim,
        "label": label,
        "kind": kind,
        "sentences": sentences,
    }


@pytest.mark.parametrize("seed", range(20))
def test_a_window_holds_what_decides_and_is_no_longer_than_may_be(seed: int) -> None:
    rows = [row("The board turned the offer of the pilots down.", "supported", [4])]
    (pairs,) = claim_pairs(rows, BY_ID, random.Random(seed))
    first = pairs[0]
    assert SENTENCES[3] in first["evidence"]
    assert first["label"] == "supports"
    assert len(first["evidence"].split()) <= MOST_WORDS + len(ARTICLE.title.split())
    order = [first["evidence"].find(s) for s in SENTENCES if s in first["evidence"]]
    assert order == sorted(order)
    for other in pairs[1:]:
        assert other["label"] == "neither"
        assert SENTENCES[3] not in other["evidence"]


def test_twins_share_their_window() -> None:
    rows = [
        row("The vote was nine to two.", "supported", [4], "t-1-s", "twin-figure"),
        row("The vote was nine to six.", "refuted", [4], "t-1-x", "twin-figure"),
    ]
    (pairs,) = claim_pairs(rows, BY_ID, random.Random(3))
    assert [pair["label"] for pair in pairs[:2]] == ["supports", "refutes"]
    assert pairs[0]["evidence"] == pairs[1]["evidence"]


def test_a_window_that_says_much_of_the_claim_is_not_taken_for_one_that_does_not() -> None:
    claim = "The board rejected the offer of the pilots."
    assert elsewhere(ARTICLE, claim, [3], 1) != [3]
    assert elsewhere(ARTICLE, "The board met on Monday in Vell.", [5], 1) is None


def test_an_answer_is_found_in_its_own_sentence() -> None:
    text = f"Vell: The board met. {SENTENCES[0]}"
    start, end = span_in(text, "board", SENTENCES[0]) or [0, 0]
    assert text[start:end] == "board"
    assert start > len("Vell: The board met. ")
    assert span_in(text, None, SENTENCES[0]) is None


@pytest.mark.parametrize(
    ("kind", "answer", "label"),
    [("A", "Ann Roe", "supports"), ("Y", "yes", "supports"), ("Y", "no", "refutes"),
     ("U", None, "neither"), ("C", "7", "supports")],
)  # fmt: skip
def test_a_question_is_answered_denied_or_open(kind: str, answer: str | None, label: str) -> None:
    asked = {"id": "q-1", "article": "x", "kind": kind, "question": "Who leads the board?",
             "answer": answer, "sentences": [2]}  # fmt: skip
    pair = next(asked_pairs([asked], BY_ID, random.Random(1)))[0]
    assert pair["label"] == label
    assert ("span" in pair) == (kind in "AU")
    if kind == "A":
        start, end = pair["span"]
        assert pair["evidence"][start:end] == answer


TEXT = " ".join(
    f"The {town} council plans to close the {town} pool, a report of the county said on Monday."
    for town in ("Vell", "Arden", "Moor", "Tarn", "Hale")
)


def test_every_changed_sentence_has_an_unchanged_one_beside_the_same_evidence() -> None:
    rows = [{"id": str(i), "text": TEXT.replace("county", f"county {i}")} for i in range(4)]
    groups = list(altered_pairs(rows, 200, random.Random(1)))
    assert groups
    for changed, same in groups:
        assert changed["evidence"] == same["evidence"]
        assert changed["claim"] != same["claim"]
        assert same["label"] == "supports" != changed["label"]


@pytest.mark.parametrize(
    ("kind", "sentence", "wanted"),
    [
        ("points", "It rose by 3 percentage points.", "It rose by 3 percent."),
        ("plan", "The town plans to close it.", "The town has started to close it."),
        ("former", "The former mayor spoke.", "The mayor spoke."),
        ("charged", "He was charged with theft.", "He was convicted of theft."),
        ("stance", "The town no longer pays.", "The town still pays."),
        ("doubt", "The mayor denied that the town was broke.", "the town was broke."),
        ("if", "The pool will close if the town is broke again.", "The pool will close."),
    ],
)
def test_a_change_is_what_a_hasty_reader_overlooks(kind: str, sentence: str, wanted: str) -> None:
    made = {one.pattern.sub(one.becomes, sentence) for one in ALTERATIONS[kind]}
    assert wanted in made


def test_no_kind_of_change_takes_more_than_its_share() -> None:
    rows = [{"id": str(i), "text": TEXT} for i in range(30)]
    made = Counter(
        re.sub("=$", "", pair["source"])
        for group in altered_pairs(rows, 44, random.Random(2))
        for pair in group
    )
    assert made
    assert max(made.values()) <= 44 // (len(ALTERATIONS) + 1) + 2
