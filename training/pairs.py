"""Make the file of pairs that the network learns from, in the order in which it learns them.

    python -m training.pairs DATA OUT [--synthetic FILE] [--seed 1]

DATA is the folder of the labelled sets. Evidence longer than a window is cut to the best window, as
it is when claims are checked. Each line of OUT has id, claim, evidence, label, weight, source.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from training.questions import question_pairs
from training.sets import SETS, Label, Set
from verify.batch.labelled import Labelled, read_labelled
from verify.checker.windows import windows
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems

FILES = ("claims-train", "claims-train-binary", "claims-train-templated")
LONGEST = 95
"""Words of evidence above which only a window of it is learnt from."""
HUMAN_FIRST = 9000
"""So many human-labelled pairs with short evidence are learnt first."""
HUMAN_LONG = 1500
"""So many with evidence of any length after these."""
HUMAN_REST = 4_500
MADE_REST = 4_500
"""How many of each are mixed after that: so ends the first round."""
HUMAN_SECOND = 13_100
MADE_SECOND = 6_300
ASKED_SECOND = 4_600
"""How many more of each, and of questions, are mixed in the second round."""
HUMAN_THIRD, MADE_THIRD, ASKED_THIRD = 15_900, 3_200, 1_900
"""The same in the third: human-labelled ones are drawn anew, others are new."""
BESIDE = 0.25
"""So often evidence of the third round stands beside that of another pair."""
SHORT = 40
"""Words of evidence above which nothing is put beside it."""
_LABELS: dict[str, Label] = {
    "supported": "supports",
    "refuted": "refutes",
    "nei": "neither",
    "not_supported": "not_supports",
}
Pair = dict[str, Any]


def labelled(data: Path) -> dict[str, list[Labelled]]:
    """The rows of every training file, by set."""
    rows: dict[str, list[Labelled]] = defaultdict(list)
    for name in FILES:
        for row in read_labelled(data / f"{name}.jsonl.gz"):
            rows[row.source].append(row)
    return rows


def chosen(rows: list[Labelled], count: int, of: Set, rng: random.Random) -> Iterator[Pair]:
    """`count` pairs by chance, or as many as the set has; long evidence as its best window."""
    for row in rng.sample(rows, min(count, len(rows))):
        evidence = window(row.claim, row.evidence)
        yield {
            "id": row.id,
            "claim": row.claim,
            "evidence": evidence,
            "label": _LABELS[row.label],
            "weight": of.weight,
            "source": of.name,
            "cut": is_long(row.evidence),
        }


def is_long(evidence: str) -> bool:
    """Whether only a window of it is learnt from."""
    return len(evidence.split()) > LONGEST


def window(claim: str, evidence: str) -> str:
    """`evidence`, or where it is long the window of it that holds most of the claim."""
    if not is_long(evidence):
        return evidence
    sentences = [span.of(evidence) for span in sentence_spans(evidence)]
    composed = max(windows(claim, sentences), key=len)
    return " ".join(sentences[i] for i in composed)


def mismatched(rows: list[Labelled], count: int, of: Set, rng: random.Random) -> Iterator[Pair]:
    """Claims with evidence of other claims that share a word or two: it decides nothing."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    held = [set(content_stems(row.evidence)) for row in rows]
    for i, stems in enumerate(held):
        for stem in stems:
            by_stem[stem].append(i)
    made = 0
    for row in rng.sample(rows, len(rows)):
        asked = set(content_stems(row.claim))
        rare = sorted((s for s in asked if s in by_stem), key=lambda s: (len(by_stem[s]), s))
        near = [i for s in rare[:2] for i in by_stem[s][:50]]
        near = [i for i in near if 0.15 <= len(held[i] & asked) / max(1, len(asked)) <= 0.5]
        near = [i for i in near if rows[i].evidence != row.evidence]
        if not near or len(asked) < 3:
            continue
        other = rows[rng.choice(near)]
        yield {
            "id": f"{row.id}~{other.id}",
            "claim": row.claim,
            "evidence": window(row.claim, other.evidence),
            "label": "neither",
            "weight": of.weight,
            "source": f"{of.name}:other",
            "cut": is_long(other.evidence),
        }
        made += 1
        if made == count:
            return


def beside_another(pairs: list[Pair], rng: random.Random) -> Iterator[Pair]:
    """The pairs, some with the evidence of another pair of their set before or behind their own.

    Evidence in articles has neighbours that have nothing to do with the claim.
    """
    by_set: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if len(pair["evidence"].split()) <= SHORT:
            by_set[pair["source"]].append(pair["evidence"])
    for pair in pairs:
        short = len(pair["evidence"].split()) <= SHORT
        if short and rng.random() < BESIDE:
            both = [pair["evidence"], rng.choice(by_set[pair["source"]])]
            rng.shuffle(both)
            pair = pair | {"evidence": " ".join(dict.fromkeys(both))}
        yield pair


def first_rounds(
    human: list[Pair], made: list[Pair], asked: list[Pair], rng: random.Random
) -> list[Pair]:
    """Short human-labelled pairs first, then everything else, mixed; questions come last."""
    rng.shuffle(human)
    short = [p for p in human if not p["cut"]]
    first = short[:HUMAN_FIRST]
    rest = short[HUMAN_FIRST:] + [p for p in human if p["cut"]]
    rng.shuffle(rest)
    mixed = rest[HUMAN_LONG : HUMAN_LONG + HUMAN_REST] + made[:MADE_REST]
    rng.shuffle(mixed)
    further = rest[HUMAN_LONG + HUMAN_REST :][:HUMAN_SECOND]
    second = further + made[MADE_REST:][:MADE_SECOND] + asked[:ASKED_SECOND]
    rng.shuffle(second)
    return first + rest[:HUMAN_LONG] + mixed + second


def last_round(
    human: list[Pair], made: list[Pair], asked: list[Pair], rng: random.Random
) -> list[Pair]:
    """Human-labelled pairs drawn anew, with the made ones and questions that were left, mixed."""
    rng.shuffle(human)
    third = list(beside_another(human[:HUMAN_THIRD], rng))
    third += made[MADE_REST + MADE_SECOND :][:MADE_THIRD]
    third += asked[ASKED_SECOND:][:ASKED_THIRD]
    rng.shuffle(third)
    return third


def pairs(data: Path, made: Iterable[Pair], seed: int) -> list[Pair]:
    """All pairs in the order of learning."""
    rng = random.Random(seed)
    rows = labelled(data)
    fever = next(s for s in SETS if s.name == "fever_athnlp")
    others = list(made)

    def human(count: Callable[[Set], int], elsewhere: int) -> list[Pair]:
        drawn = [p for of in SETS for p in chosen(rows[of.name], count(of), of, rng)]
        return [*drawn, *mismatched(rows[fever.name], elsewhere, fever, rng)]

    first = human(lambda of: of.take, 1200)
    asked = question_pairs(data / "qa-train.jsonl.gz", ASKED_SECOND + ASKED_THIRD, rng)
    return [
        *first_rounds(first, others, asked, rng),
        *last_round(human(lambda of: of.again, 1000), others, asked, rng),
    ]


def main() -> None:
    """Read the options, write the pairs, say how many of each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--synthetic", type=Path, help="pairs made by training.synthetic")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made: list[Pair] = []
    if options.synthetic:
        lines = options.synthetic.read_text("utf-8").splitlines()
        made = [{"weight": 1.0, "cut": False} | json.loads(line) for line in lines]
    found = pairs(options.data, made, options.seed)
    with options.out.open("w", encoding="utf-8") as out:
        for pair in found:
            out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    counts = Counter((p["source"], p["label"]) for p in found)
    for (source, label), count in sorted(counts.items()):
        print(f"{source:32}{label:14}{count:6}")
    print(f"{len(found)} pairs in {options.out}")


if __name__ == "__main__":
    main()
