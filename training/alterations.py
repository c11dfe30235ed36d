"""Sentences of news beside themselves with one thing changed that a hasty reader overlooks.

Each change is a pattern that holds in the sentence and what stands there instead. For every changed
claim there is an unchanged one of the same pattern, and for those that can be turned round the
changed sentence is the evidence as often as the claim, so that no word tells the label.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from training.synthetic.news import article

_NAME = r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"


@dataclass(frozen=True, slots=True)
class Alteration:
    """What is looked for in a sentence, what replaces it, and whether the reverse is wrong too.

    `label` is what the unchanged sentence does to the changed one.
    """

    pattern: re.Pattern[str]
    becomes: str
    reverse: bool = False
    label: str = "neither"


def _alter(pattern: str, becomes: str, reverse: bool = False, label: str = "neither") -> Alteration:
    return Alteration(re.compile(pattern), becomes, reverse, label)


_TO = r"(?:hopes?|wants?|intends?|is (?:set|scheduled|expected|due)) to"
_SOON = r"will (?!not\b)(be|begin|open|close|move|receive|pay|raise|cut)"
_DOUBTED = "denied|denies|doubts?|disputed|questioned whether|fears?|hopes?|warned"
_ABOUT = r"(the|an?|his|her|they|he|she)\b"
_OPEN = "unlikely|unclear|doubtful|a myth|not true|possible"
_MODAL = r"(?:could|may|might) (?!not\b)(?=(?:be|have|lead|cost|face|lose|become)\b)"
_CHARGED, _GUILTY = "charged with|accused of|suspected of", "was found guilty of "
_AT_MOST = "up to|as many as|nearly|almost"
_OFFICE = "President|Senator|Governor|Mayor|Secretary|Judge"
ALTERATIONS: dict[str, tuple[Alteration, ...]] = {
    "points": (_alter(r"\bpercentage points\b", "percent", True, "not_supports"),),
    "if": (
        _alter(r"^(If|Unless) [^,]{10,80}, (?=(?:the|an?|[A-Z])\w*)", ""),
        _alter(r",? (?:if|unless|provided that|as long as) [^,;“”\"]{10,90}(?=\.$)", ""),
    ),
    "plan": (
        _alter(r"\bplans? to (\w+)(?= )", r"has started to \1", True),
        _alter(rf"\b{_TO} (\w+)(?= )", r"has begun to \1", True),
        _alter(rf"\b{_SOON}\b", r"has already begun to \1", True),
    ),
    "former": (
        _alter(r"(?i)\b(?:former|then-|ex-) ?(?=\w+)", ""),
        _alter(rf"(?<=[a-z] )(?=(?:{_OFFICE}) [A-Z])", "former ", False, "not_supports"),
    ),
    "one-of": (_alter(r"\b[Oo]ne of the (?=\w)", "the first of the ", False, "not_supports"),),
    "could": (_alter(rf"(?<=[a-z] ){_MODAL}", "will ", True),),
    "charged": (
        _alter(rf"\b(?:{_CHARGED})\b", "convicted of", True, "not_supports"),
        _alter(r"\b(?:was|were|been) (?:accused of|charged with) (?=\w+ing\b)", _GUILTY, True),
    ),
    "bound": (
        _alter(r"\b(?:at least|more than|over) (?=[\d$])", "fewer than ", True, "refutes"),
        _alter(rf"\b(?:{_AT_MOST}) (?=[\d$])", "more than ", True, "not_supports"),
    ),
    "stance": (
        _alter(r"\bsupports\b", "opposes", True, "refutes"),
        _alter(r"\bopposed\b(?! to)", "supported", True, "refutes"),
        _alter(r"\bno longer\b", "still", True, "refutes"),
        _alter(r"\binstead of\b", "as well as", False, "not_supports"),
    ),
    "doubt": (
        _alter(rf"^[^,“”\"]{{3,60}} (?:{_DOUBTED}) that {_ABOUT}", r"\1"),
        _alter(rf"^It is (?:{_OPEN}) (?:that|whether|if) (\w+)", r"\1"),
    ),
}  # fmt: skip
"""By kind: what is looked for, what stands there instead, and what that does to the sentence."""


def _swapped(sentence: str) -> str | None:
    """`sentence` with two full names in each other's place, where it has just two."""
    names = list(dict.fromkeys(re.findall(_NAME, sentence)))
    if len(names) != 2 or re.search(r" and (?:\w+ ){0,3}" + re.escape(names[1]), sentence):
        return None
    return re.sub(_NAME, lambda m: names[1] if m[0] == names[0] else names[0], sentence)


def _changed(kind: str, sentence: str, rng: random.Random) -> tuple[str, str, bool] | None:
    """The sentence changed, what the original does to that, and whether the reverse is wrong."""
    if kind == "names":
        other = _swapped(sentence)
        return (other, "not_supports", True) if other else None
    for one in rng.sample(ALTERATIONS[kind], len(ALTERATIONS[kind])):
        text, count = one.pattern.subn(one.becomes, sentence, count=1)
        if count and text != sentence:
            return text[:1].upper() + text[1:], one.label, one.reverse
    return None


KINDS = ("names", *ALTERATIONS)


def altered_pairs(
    rows: list[dict[str, Any]], count: int, rng: random.Random
) -> Iterator[list[dict[str, Any]]]:
    """About `count` pairs, as many of each kind where the articles have them, in groups of two."""
    made: dict[str, int] = defaultdict(int)
    most = count // len(KINDS)
    for row in rng.sample(rows, len(rows)):
        if sum(made.values()) >= count:
            return
        read = article(row)
        taken = 0
        for at in rng.sample(read.claims, len(read.claims)):
            sentence = read.sentences[at]
            for kind in sorted((k for k in KINDS if made[k] < most), key=lambda k: made[k]):
                found = _changed(kind, sentence, rng)
                if found is None:
                    continue
                changed, label, reverse = found
                turned = reverse and rng.random() < 0.5
                claim, evidence = (sentence, changed) if turned else (changed, sentence)
                label = "not_supports" if turned else label
                around = [
                    read.sentences[i] for i in (at - 1, at + 1) if 0 <= i < len(read.sentences)
                ]
                if around and rng.random() < 0.4:
                    evidence = (
                        f"{evidence} {around[-1]}" if len(around[-1].split()) < 30 else evidence
                    )
                base = {"weight": 1.0, "source": f"altered:{kind}"}
                name = f"{row['id']}-{at}-{kind}"
                same = changed if turned else sentence
                yield [
                    base | {"id": name, "claim": claim, "evidence": evidence, "label": label},
                    base
                    | {"id": name + "=", "claim": same, "evidence": evidence, "label": "supports"},
                ]
                made[kind] += 2
                taken += 1
                break
            if taken == 3:
                break
