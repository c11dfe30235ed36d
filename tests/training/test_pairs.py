"""Whole pairs: their labels, their windows, their balance, and that a seed is a seed."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from training.pairs import beside_another, by_sentence, chosen
from training.sets import SETS
from training.synthetic import kinds
from training.synthetic.make import SHARES, Row, make
from training.synthetic.news import Article, article, is_claim, is_evidence
from training.synthetic.pairs import RECIPES, Place
from training.synthetic.related import Related
from verify.batch.measure import Labelled, Truth

ROOT = Path(__file__).resolve().parents[2]
STORY = """OSTEND, Belgium (AP) — The harbor board approved the new ferry terminal on Monday.

Robert Hale, the longtime chairman of the port
board, said the terminal will cost $34 million. Susan Marsh, a
member from Bruges, voted against the plan. “The town has waited for a terminal for 20 years,” Hale
said. Critics claim that the board ignored two safety reports last year.

The old pier was closed in 1994 after a storm destroyed 12 boats. Marsh said the board did not ask
the fishermen of the town. The fishermen accused the board of hiding the noise figures. The builder
plans to open the first two docks in June. More than 300 people came to a meeting in the town hall.

Most of the members of the council live near the water. A second vote on the road to the docks is
expected next week. The mayor may attend the opening, according to Janet Cole, the head of the
harbor police. However, the police have not closed the beach. Hale blamed Marsh for the delay of
the works.

Sign up for our newsletter."""
ROWS = [{"id": f"story-{n}", "text": STORY} for n in range(4)]


@pytest.fixture(scope="module")
def story() -> Article:
    return article(ROWS[0])


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return make(ROWS, 100, seed=5)


CLAIMS = [
    ("The harbor board approved the new ferry terminal on Monday.", True),
    ("“The town has waited for a terminal for 20 years,” Hale said.", True),
    ("He said the terminal will cost more than the town can pay.", False),
    ("But the harbor board approved the new ferry terminal on Monday.", False),
    ("We think that the harbor board was wrong to approve the plan.", False),
    ("Was the harbor board right to approve the new ferry terminal?", False),
    ("“The town has waited for a terminal for 20 years, Hale said.", False),
    ("A long and winding road to the harbor by the sea.", False),
    ("The pier closed.", False),
]


@pytest.mark.parametrize(("sentence", "clean"), CLAIMS)
def test_a_claim_can_be_read_alone(sentence: str, clean: bool) -> None:
    assert is_claim(sentence) is clean


def test_an_article_comes_without_its_dateline_and_its_boilerplate(story: Article) -> None:
    assert story.sentences[0] == "The harbor board approved the new ferry terminal on Monday."
    assert not any("newsletter" in sentence for sentence in story.sentences)
    assert not is_evidence("Copyright 2016 by The Harbor News, all rights reserved.")
    assert story.cast.people == ("Robert Hale", "Susan Marsh", "Janet Cole")


def test_pairs_are_the_same_for_the_same_seed_and_others_for_another(rows: list[Row]) -> None:
    assert make(ROWS, 100, seed=5) == rows
    assert make(ROWS, 100, seed=6) != rows


def test_a_row_has_what_the_training_reads(rows: list[Row]) -> None:
    assert rows
    for row in rows:
        assert set(row.as_json()) == {"id", "claim", "evidence", "label", "source"}
        assert row.label in ("supports", "refutes", "neither")
        assert row.source.removeprefix("news:") in SHARES
        assert len(row.evidence.split()) <= 130


def test_every_kind_has_a_share_and_the_labels_are_in_balance() -> None:
    assert set(SHARES) == set(RECIPES)
    place = {name: recipe for name, recipe in RECIPES.items() if name in kinds.CONTRADICTIONS}
    assert set(place) == set(kinds.CONTRADICTIONS)
    for name in kinds.CONTRADICTIONS:
        assert {f"{name}-in-evidence", f"{name}-in-both", f"{name}-elsewhere"} <= set(SHARES)


def _labels(story: Article, kind: str) -> Counter[str]:
    related = Related()
    labels: Counter[str] = Counter()
    for at in story.claims:
        for seed in range(4):
            pair = RECIPES[kind](Place(story, at, related), Random(seed))
            if pair is not None:
                labels[pair.label] += 1
    return labels


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("negation", "refutes"),
        ("negation-in-evidence", "refutes"),
        ("negation-in-both", "supports"),
        ("number", "refutes"),
        ("number-in-both", "supports"),
        ("bound", "refutes"),
        ("opening", "supports"),
        ("synonym", "supports"),
        ("aside", "supports"),
        ("aside-missing", "neither"),
        ("hedge-dropped", "neither"),
        ("hedge-dropped-in-both", "supports"),
        ("hedge-kept", "supports"),
        ("claimed-dropped", "neither"),
        ("accused-dropped", "neither"),
        ("roles", "refutes"),
        ("two-facts", "supports"),
        ("one-of-two", "neither"),
        ("one-of-two-changed", "refutes"),
        ("neighbour", "neither"),
    ],
)
def test_a_kind_gives_its_label_and_no_other(story: Article, kind: str, label: str) -> None:
    if kind == "opening":
        story = article({"id": "x", "text": "During the storm, the board closed the outer gates."})
    found = _labels(story, kind)
    assert set(found) == {label}


def test_the_sentence_stands_in_the_window_in_document_order(story: Article) -> None:
    place = Place(story, story.claims[2], Related())
    for seed in range(20):
        pair = RECIPES["copy"](place, Random(seed))
        assert pair is not None
        assert pair.claim in pair.evidence
        assert pair.evidence in " ".join(story.sentences)


def test_a_claim_is_never_stated_by_evidence_that_is_to_say_nothing_of_it(story: Article) -> None:
    for kind in ("neighbour", "number-elsewhere", "figure-of-another", "same-topic"):
        for at in story.claims:
            for seed in range(4):
                pair = RECIPES[kind](Place(story, at, Related()), Random(seed))
                assert pair is None or story.sentences[at] not in pair.evidence


def test_what_says_the_same_twice_is_no_evidence_of_nothing() -> None:
    told = "The harbor board approved the new ferry terminal on Monday."
    again = "On Monday the new ferry terminal was approved by the harbor board of the town."
    twice = article({"id": "x", "text": f"{told} {again}"})
    for seed in range(20):
        assert RECIPES["neighbour"](Place(twice, 0, Related()), Random(seed)) is None


def test_the_command_writes_what_was_asked_for(tmp_path: Path) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "pairs.jsonl"
    news.write_text("\n".join(json.dumps(row) for row in ROWS), "utf-8")
    command = [sys.executable, "-m", "training.synthetic", str(news), str(out)]
    run = subprocess.run(
        [*command, "--count", "20", "--seed", "3"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0
    assert "20 pairs" in run.stderr
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert lines == [row.as_json() for row in make(ROWS, 20, seed=3)]
    run = subprocess.run([*command, "--count", "9000"], cwd=ROOT, capture_output=True, text=True)
    assert "the articles gave no more than" in run.stderr


def test_evidence_beside_another_keeps_its_words_and_label() -> None:
    pairs = [
        {"evidence": f"Sentence {n}.", "source": "a", "label": "refutes", "id": str(n)}
        for n in range(200)
    ]
    long = {"evidence": "word " * 60, "source": "a", "label": "supports", "id": "long"}
    found = list(beside_another([*pairs, long], Random(1)))
    assert [p["id"] for p in found] == [p["id"] for p in (*pairs, long)]
    assert all(p["evidence"] in f["evidence"] for p, f in zip(pairs, found, strict=False))
    assert all(f["label"] == "refutes" for f in found[:-1])
    assert found[-1] == long
    assert 30 < sum(f["evidence"].count("Sentence") == 2 for f in found) < 70


TOLD = "The ferry sank in May. Four boats came to help."
NINE = "Nine boats came to help."
LOG = "log of the harbor"


def _row(claim: str, label: Truth, evidence: str = LOG) -> Labelled:
    return Labelled(f"{claim[:9]}-{label}", claim, evidence, label, "set")


def test_each_sentence_of_a_supported_claim_is_learnt_once() -> None:
    again = "Four boats came to help. The pier stayed open."
    found = list(by_sentence([_row(TOLD, "supported"), _row(again, "supported")]))
    assert [(row.claim, row.label) for row in found] == [
        ("The ferry sank in May.", "supported"),
        ("Four boats came to help.", "supported"),
        ("The pier stayed open.", "supported"),
    ]
    assert len({row.id for row in found}) == 3


@pytest.mark.parametrize(
    ("claim", "evidence", "blamed"),
    [
        (f"The ferry sank in May. {NINE}", LOG, NINE),
        (f"The ferry sank in June. {NINE}", LOG, None),
        (f"The ferry sank in May. {NINE}", "another log", None),
        (NINE, "another log", NINE),
    ],
    ids=["the one that differs", "two differ", "nothing to hold it against", "one sentence"],
)
def test_a_sentence_is_blamed_where_no_other_can_be(
    claim: str, evidence: str, blamed: str | None
) -> None:
    rows = [_row(TOLD, "supported"), _row(claim, "not_supported", evidence)]
    found = [row.claim for row in by_sentence(rows) if row.label == "not_supported"]
    assert found == ([blamed] if blamed else [])


def test_a_set_is_learnt_in_turns_until_as_many_are_taken_as_were_asked_for() -> None:
    rows = [_row(f"Claim {n} of the harbor.", "refuted") for n in range(3)]
    found = [pair["claim"] for pair in chosen(rows, 7, SETS[0], Random(1))]
    assert len(found) == 7
    assert set(found[:3]) == set(found[3:6]) == {row.claim for row in rows}
    assert list(chosen([], 7, SETS[0], Random(1))) == []
