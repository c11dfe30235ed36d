"""Make the file of pairs that the network learns from, in the order in which it learns them.

    python -m training.pairs DATA OUT [--synthetic FILE FILE] [--seed 1]

DATA is the folder of the labelled sets. A claim of several sentences is learnt sentence by
sentence, and evidence longer than a window is cut to the best window, as it is when claims are
checked. Each line of OUT has id, claim, evidence, label, weight, source.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from training.questions import question_pairs
from training.sets import SETS, Label, Set
from training.windows import windows
from verify.batch.measure import Labelled, read_labelled
from verify.judges.trained import parts
from verify.models import Claim
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems

FILES = ("claims-train", "claims-train-binary", "claims-train-templated")
LONGEST = 95
"""Words of evidence above which only a window of it is learnt from."""
ELSEWHERE = (5_000, 2_000)
"""Claims of FEVER with evidence of others in each round: it has none that decides nothing."""
ASKED = (12_500, 2_000)
"""Pairs of a question and a sentence in each round."""
BESIDE = 0.25
"""So often evidence stands beside that of another pair."""
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
    """The rows of every training file, by set, their claims of one sentence each."""
    rows: dict[str, list[Labelled]] = defaultdict(list)
    for name in FILES:
        for row in read_labelled(data / f"{name}.jsonl.gz"):
            rows[row.source].append(row)
    return {name: list(by_sentence(of)) for name, of in rows.items()}


def by_sentence(rows: list[Labelled]) -> Iterator[Labelled]:
    """The rows with claims of several sentences taken apart; each sentence once for its evidence.

    Each sentence of a supported claim is supported. Of one that is not, the sentence that no
    supported claim of the same evidence holds is to blame, where there is just one such; where
    there are more, nobody knows which, and the row is left out.
    """
    told = [tuple(part.text for part in parts(Claim.alone(row.claim))) for row in rows]
    right = {
        (sentence, row.evidence)
        for row, sentences in zip(rows, told, strict=True)
        if row.label == "supported"
        for sentence in sentences
    }
    seen: set[tuple[str, str]] = set()
    for row, sentences in zip(rows, told, strict=True):
        if len(sentences) == 1:
            yield row
            continue
        if row.label != "supported":
            sentences = tuple(s for s in sentences if (s, row.evidence) not in right)
            sentences = sentences if len(sentences) == 1 else ()
        for number, sentence in enumerate(sentences):
            if (sentence, row.evidence) not in seen:
                seen.add((sentence, row.evidence))
                yield replace(row, claim=sentence, id=f"{row.id}.{number}")


def chosen(rows: list[Labelled], count: int, of: Set, rng: random.Random) -> Iterator[Pair]:
    """`count` pairs of the set, in turn where it has fewer; evidence as a window."""
    turns = chain.from_iterable(rng.sample(rows, len(rows)) for _ in iter(int, 1))
    for row in islice(turns, count if rows else 0):
        yield {
            "id": row.id,
            "claim": row.claim,
            "evidence": window(row.claim, row.evidence),
            "label": _LABELS[row.label],
            "weight": of.weight,
            "source": of.name,
        }


def window(claim: str, evidence: str) -> str:
    """`evidence`, or where it is long the window of it that holds most of the claim."""
    if len(evidence.split()) <= LONGEST:
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


def pairs(data: Path, made: Sequence[Iterable[Pair]], seed: int) -> list[Pair]:
    """All pairs in the order of learning: the first round, then the second.

    In each, human-labelled ones, made ones (`made` has those of each round) and questions are
    mixed.
    """
    rng = random.Random(seed)
    rows = labelled(data)
    fever = next(s for s in SETS if s.name == "fever_athnlp")
    found: list[Pair] = []
    counts: tuple[Callable[[Set], int], ...] = (lambda of: of.take, lambda of: of.again)
    for number, (count, of_made) in enumerate(zip(counts, made, strict=True)):
        human = [p for of in SETS for p in chosen(rows[of.name], count(of), of, rng)]
        human += mismatched(rows[fever.name], ELSEWHERE[number], fever, rng)
        asked = question_pairs(data / "qa-train.jsonl.gz", ASKED[number], rng)
        mixed = [*beside_another(human, rng), *of_made, *asked]
        rng.shuffle(mixed)
        found += [pair | {"round": number + 1} for pair in mixed]
    return found


def write(found: Sequence[Pair], path: Path) -> None:
    """Write pairs, one a line, and say how many there are of each set and label."""
    with path.open("w", encoding="utf-8") as out:
        for pair in found:
            out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    counts = Counter((p["source"], p["label"]) for p in found)
    for (source, label), count in sorted(counts.items()):
        print(f"{source:32}{label:14}{count:6}")
    print(f"{len(found)} pairs in {path}")


def main() -> None:
    """Read the options, write the pairs, say how many of each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--synthetic", type=Path, nargs=2, default=(), help="pairs made for each of the two rounds"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lines = [file.read_text("utf-8").splitlines() for file in options.synthetic] or [[], []]
    made = [[{"weight": 1.0} | json.loads(line) for line in of] for of in lines]
    found = pairs(options.data, made, options.seed)
    write(found, options.out)


if __name__ == "__main__":
    main()
