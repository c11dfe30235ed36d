"""Make the file of pairs that the network is tuned on: claims and questions written for news.

    python -m training.desk DATA OUT [--seed 1]

DATA is the folder of the labelled sets. Every claim comes once beside the sentences that decide it,
alone or among others of its article that are like it, as the judge puts windows together; some
come a second time beside a window that does not say so. Twins, which differ in one place, share
their window. A share of the public sets is mixed in, so that nothing is forgotten. Each line of OUT
has id, claim, evidence, label, weight and source; of a question also `span`, the place of its
answer in the evidence, or null where there is none.
"""

import argparse
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.alterations import altered_pairs
from training.development import read_rows
from training.pairs import Pair, beside_another, chosen, labelled, write
from training.questions import question_pairs
from training.sets import SETS
from verify.text.words import content_stems

LABELS = {"supported": "supports", "refuted": "refutes", "nei": "neither"}
MOST_WORDS = 110
"""Words of a window, at most."""
TITLED = 0.75
"""So often the title of the article stands before its window."""
AMONG = 0.4
"""So often what decides stands among other sentences that are like the claim."""
ELSEWHERE = 0.22
"""So often a decided claim comes again, beside a window that does not decide it."""
SAID_AGAIN = 0.5
"""Share of a claim's words above which another window may well say the same: it is not used."""
PUBLIC = 0.08
"""Share of the second round of `training.pairs` that is mixed in."""
QED, ALTERED = 1_200, 2_000


@dataclass(frozen=True, slots=True)
class Article:
    """The title and the sentences of an article, with what is needed to rank them."""

    title: str
    sentences: tuple[str, ...]
    stems: tuple[frozenset[str], ...]

    def ranked(self, claim: str) -> list[int]:
        """The sentences that share a word with `claim`, most and rarest words first."""
        asked = frozenset(content_stems(claim))
        seen = Counter(stem for held in self.stems for stem in held)
        worth = [math.fsum(1 / seen[s] for s in held & asked) for held in self.stems]
        return sorted((i for i, w in enumerate(worth) if w), key=lambda i: (-worth[i], i))

    def shared(self, claim: str, window: Sequence[int]) -> float:
        """The share of the words of `claim` that a window has."""
        asked = frozenset(content_stems(claim))
        held = frozenset[str]().union(*(self.stems[i] for i in window))
        return len(asked & held) / max(1, len(asked))

    def words(self, window: Sequence[int]) -> int:
        """How long a window is."""
        return sum(len(self.sentences[i].split()) for i in window)

    def text(self, window: Sequence[int]) -> str:
        """A window in document order."""
        return " ".join(self.sentences[i] for i in sorted(window))


def articles(data: Path) -> dict[str, Article]:
    """The articles that claims were written for, by id."""
    titles = {row["id"]: row["title"] or "" for row in read_rows(data / "news.jsonl.gz")}
    return {
        row["article"]: Article(
            titles[row["article"]],
            tuple(row["sentences"]),
            tuple(frozenset(content_stems(s)) for s in row["sentences"]),
        )
        for row in read_rows(data / "desk-sentences.jsonl.gz")
    }


def among(article: Article, claim: str, deciding: Sequence[int], rng: random.Random) -> list[int]:
    """What decides, among up to three sentences that are most like the claim."""
    window = list(deciding)
    for i in article.ranked(claim)[: rng.randint(3, 6)]:
        if len(window) >= len(deciding) + 3:
            break
        if i not in window and article.words([*window, i]) <= MOST_WORDS:
            window.append(i)
    return window


def beside(article: Article, deciding: Sequence[int], rng: random.Random) -> list[int]:
    """What decides, with a neighbour on one side or on both, where there is room."""
    window = list(deciding)
    for i in rng.sample([min(deciding) - 1, max(deciding) + 1], rng.randint(1, 2)):
        if 0 <= i < len(article.sentences) and article.words([*window, i]) <= MOST_WORDS:
            window.append(i)
    return window


def placed(article: Article, claim: str, deciding: Sequence[int], rng: random.Random) -> list[int]:
    """A window around what decides: alone, beside neighbours, or among like sentences."""
    drawn = rng.random()
    if drawn < AMONG:
        return among(article, claim, deciding, rng)
    return beside(article, deciding, rng) if drawn < AMONG + 0.2 else list(deciding)


def elsewhere(article: Article, claim: str, deciding: Sequence[int], size: int) -> list[int] | None:
    """The window most like the claim that has nothing of what decides it, if it says less."""
    others = [i for i in article.ranked(claim) if i not in deciding][:size]
    usable = others and article.words(others) <= MOST_WORDS
    return others if usable and article.shared(claim, others) < SAID_AGAIN else None


def titled(article: Article, text: str, rng: random.Random) -> str:
    """A window, with the title of its article before it half of the time."""
    return f"{article.title}: {text}" if article.title and rng.random() < TITLED else text


def claim_pairs(
    rows: list[dict[str, Any]], by_id: dict[str, Article], rng: random.Random
) -> Iterator[list[Pair]]:
    """The pairs of claims; those of twins together, beside the same window."""
    twins: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        is_twin = row["kind"].startswith("twin-")
        twins[row["id"].rpartition("-")[0] if is_twin else row["id"]].append(row)
    for group in twins.values():
        article = by_id[group[0]["article"]]
        deciding = sorted({i - 1 for row in group for i in row["sentences"]})
        if not deciding:
            continue
        text = titled(article, article.text(placed(article, group[0]["claim"], deciding, rng)), rng)
        pairs = [
            pair_of(row["id"], row["claim"], text, LABELS[row["label"]], row["kind"])
            for row in group
        ]
        for row in group:
            if row["label"] != "nei" and rng.random() < ELSEWHERE:
                other = elsewhere(article, row["claim"], deciding, rng.randint(1, 3))
                if other:
                    text = titled(article, article.text(other), rng)
                    pairs.append(
                        pair_of(row["id"] + "~", row["claim"], text, "neither", "elsewhere")
                        | {"weight": 0.5}
                    )
        yield pairs


def pair_of(id_: str, claim: str, evidence: str, label: str, kind: str) -> Pair:
    """A pair as it is written."""
    source = f"desk:{kind}"
    return {
        "id": id_,
        "claim": claim,
        "evidence": evidence,
        "label": label,
        "weight": 1.0,
        "source": source,
    }


def asked_pairs(
    rows: list[dict[str, Any]], by_id: dict[str, Article], rng: random.Random
) -> Iterator[list[Pair]]:
    """The pairs of questions: answered (or "yes") supports, "no" refutes, else neither."""
    for row in rows:
        article, question = by_id[row["article"]], row["question"]
        deciding = [i - 1 for i in row["sentences"]]
        if not deciding:
            continue
        yes_or_no = {"yes": "supports", "no": "refutes"}.get(str(row["answer"]))
        label = "neither" if row["kind"] == "U" else "supports"
        label = yes_or_no if row["kind"] == "Y" and yes_or_no else label
        text = titled(article, article.text(placed(article, question, deciding, rng)), rng)
        pair = pair_of(row["id"], question, text, label, f"question-{row['kind']}")
        if row["kind"] in "AU":
            pair["span"] = span_in(text, row["answer"], article.sentences[deciding[0]])
        pairs = [pair]
        if row["kind"] == "A" and rng.random() < ELSEWHERE:
            other = elsewhere(article, question, deciding, rng.randint(1, 2))
            if other and row["answer"].lower() not in article.text(other).lower():
                text = titled(article, article.text(other), rng)
                pairs.append(
                    pair_of(row["id"] + "~", question, text, "neither", "question-elsewhere")
                    | {"weight": 0.5, "span": None}
                )
        yield pairs


def span_in(text: str, answer: str | None, sentence: str) -> list[int] | None:
    """Where the answer stands in its sentence, in offsets of the window."""
    if answer is None:
        return None
    within, at = sentence.find(answer), text.find(sentence)
    start = at + within if within >= 0 and at >= 0 else text.find(answer)
    return [start, start + len(answer)] if start >= 0 else None


def public_pairs(data: Path, rng: random.Random) -> Iterator[Pair]:
    """A share of the public sets, as the second round of `training.pairs` draws them."""
    rows = labelled(data)
    human = [p for of in SETS for p in chosen(rows[of.name], round(of.again * PUBLIC), of, rng)]
    return beside_another(human, rng)


def desk_pairs(data: Path, seed: int) -> list[Pair]:
    """All pairs, in the order in which they are learnt; twins beside each other."""
    rng = random.Random(seed)
    by_id = articles(data)
    groups: list[list[Pair]] = []
    for name in ("desk-claims-train", "desk-twins-train"):
        groups += claim_pairs(read_rows(data / f"{name}.jsonl.gz"), by_id, rng)
    groups += asked_pairs(read_rows(data / "desk-questions-train.jsonl.gz"), by_id, rng)
    held_out = {
        row["article"]
        for name in ("claims", "twins", "questions")
        for row in read_rows(data / f"desk-{name}-dev.jsonl.gz")
    }
    groups += [[pair] for pair in question_pairs(data / "qa-train.jsonl.gz", QED, rng)]
    groups += [[pair] for pair in public_pairs(data, rng)]
    news = [row for row in read_rows(data / "news.jsonl.gz") if row["id"] not in held_out]
    groups += altered_pairs(news, ALTERED, rng)
    rng.shuffle(groups)
    return [pair for group in groups for pair in group]


def main() -> None:
    """Read the options, write the pairs, say how many of each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = desk_pairs(options.data, options.seed)
    write(found, options.out)


if __name__ == "__main__":
    main()
