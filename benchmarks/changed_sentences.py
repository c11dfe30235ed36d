"""Sentences of news held against their own article, as they stand and with one thing changed.

    python benchmarks/changed_sentences.py ../shared/data [--count 600] [--articles dev|other]

The changes are those of `training/alterations.py` (names in each other's place, a condition or a
"former" dropped, "percentage points" made "percent", a plan made a fact, and so on), made here in
articles that the network did not learn from. Printed for each kind: of so many unchanged sentences
how many are supported (all should be), and of the changed ones how many are (none should be).
"""

import argparse
import random
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.alterations import altered_pairs
from training.development import read_rows
from verify.verifier import Verifier


def held_out(data: Path, which: str) -> list[dict[str, Any]]:
    """The articles of the development claims, or those that no claim was written for."""
    written = {row["article"] for row in read_rows(data / "desk-sentences.jsonl.gz")}
    dev = {row["article"] for row in read_rows(data / "desk-claims-dev.jsonl.gz")}
    news = read_rows(data / "news.jsonl.gz")
    if which == "dev":
        return [row for row in news if row["id"] in dev]
    return [row for row in news if row["id"] not in written]


def main() -> None:
    """Read the options, judge the sentences, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=600, help="sentences, changed and unchanged")
    parser.add_argument("--articles", choices=("dev", "other"), default="dev")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print changed ones that are supported")
    options = parser.parse_args()
    rows = {row["id"]: row for row in held_out(options.data, options.articles)}
    rng = random.Random(options.seed)  # noqa: S311
    told: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        for changed, same in altered_pairs(list(rows.values()), options.count, rng):
            article = rows[str(changed["id"]).split("-")[0]]["text"]
            if same["claim"] not in article:
                continue  # here the evidence was changed, and stands in no article
            for at, pair in enumerate((same, changed)):
                verdict = desk.check_claim(str(pair["claim"]), article).verdict
                said = verdict is not None and verdict.label == "supported"
                told[changed["source"]][2 * at] += 1
                told[changed["source"]][2 * at + 1] += said
                if options.show and at and said:
                    print(f"{changed['source']}: {pair['claim']}\n    {same['claim']}")
        print(f"{desk.judge.name}, each sentence against its article")
    for kind, (same_count, kept, count, passed) in sorted(told.items()):
        print(f"{kind:18} unchanged {kept}/{same_count}, changed {passed}/{count} supported")


if __name__ == "__main__":
    main()
