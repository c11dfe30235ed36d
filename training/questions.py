"""Pairs of a question and a sentence: does the sentence answer it?

From QED (Lamm et al. 2021, CC BY-SA 3.0): paragraphs of Wikipedia, questions that people asked a
search engine, and the words that answer. The text is written with spaces between all tokens, which
are taken out here.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from verify.models import Span
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems

_SHORTEST, _LONGEST = 5, 60
"""Words of a sentence that is learnt from: shorter ones are headings, longer ones are tables."""
_BESIDE = 0.35
"""So often a sentence stands among its neighbours."""
_SPACED = (
    (re.compile(r" ([,.;:!?%)\]}]|'s\b|n't\b|'(?=\s|$))"), r"\1"),
    (re.compile(r"([(\[{$£]) "), r"\1"),
    (re.compile(r"`` ?| ?''"), '"'),
    (re.compile(r" -- "), " – "),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the sentences of its paragraph, which of them answer, and the words that do."""

    id: str
    question: str
    sentences: tuple[str, ...]
    answering: frozenset[int]
    answers: tuple[str, ...]

    @property
    def half(self) -> Literal["a", "b"]:
        """By a hash of its id: "a" is for fitting, "b" for reporting."""
        return "a" if hashlib.sha256(self.id.encode()).digest()[0] < 128 else "b"


def written(text: str) -> str:
    """`text` with its tokens written together, as people write."""
    for pattern, becomes in _SPACED:
        text = pattern.sub(becomes, text)
    return text


def read_questions(path: Path) -> Iterator[Asked]:
    """The questions of a file whose answer stands in one sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = sentence_spans(row["context"])
            told = [a for a in row["answers"] if a["start"] >= 0]
            ends = [Span(start=a["start"], end=a["start"] + len(a["text"])) for a in told]
            answering = {
                i
                for i, s in enumerate(spans)
                for e in ends
                if s.start <= e.start and e.end <= s.end
            }
            if answering:
                sentences = tuple(written(s.of(row["context"])) for s in spans)
                answers = tuple(written(a["text"]) for a in told)
                question = written(row["question"])
                yield Asked(row["id"], question, sentences, frozenset(answering), answers)


def question_pairs(path: Path, count: int, rng: random.Random) -> list[dict[str, Any]]:
    """`count` pairs: of half the sentence answers, of half it is the likest that does not."""
    asked = list(read_questions(path))
    rng.shuffle(asked)
    found: list[dict[str, Any]] = []
    for one in asked:
        for label, at in (("supports", _answering(one)), ("neither", _likest(one))):
            if at is not None:
                found.append(_pair(one, at, label, rng))
    return found[:count]


def _usable(sentence: str) -> bool:
    return _SHORTEST <= len(sentence.split()) <= _LONGEST


def _answering(one: Asked) -> int | None:
    return next((i for i in sorted(one.answering) if _usable(one.sentences[i])), None)


def _likest(one: Asked) -> int | None:
    """The sentence that shares most with the question among those that do not answer it."""
    words = set(content_stems(one.question))

    def shared(i: int) -> int:
        return len(words & set(content_stems(one.sentences[i])))

    usable = [i for i, s in enumerate(one.sentences) if i not in one.answering and _usable(s)]
    return max(usable, key=shared, default=None)


def _pair(one: Asked, at: int, label: str, rng: random.Random) -> dict[str, Any]:
    """The pair; with neighbours at times, but none of another label."""
    around = [at]
    if rng.random() < _BESIDE:
        wide = [i for i in (at - 1, at, at + 1) if 0 <= i < len(one.sentences)]
        if label == "supports" or not one.answering & set(wide):
            around = [i for i in wide if _usable(one.sentences[i])]
    end = "?" if rng.random() < 0.5 else ""
    evidence = " ".join(one.sentences[i] for i in around)
    return {
        "id": f"{one.id}:{at}",
        "claim": one.question + end,
        "evidence": evidence,
        "span": _span(one, evidence) if label == "supports" else None,
        "label": label,
        "weight": 1.0,
        "source": "qed",
    }


def _span(one: Asked, evidence: str) -> list[int] | None:
    """Where the first of the answers stands in the evidence."""
    found = ((evidence.find(answer), answer) for answer in one.answers)
    return next(([at, at + len(answer)] for at, answer in found if at >= 0), None)
