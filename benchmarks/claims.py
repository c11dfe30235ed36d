"""Scores of the judge on labelled claims with evidence given, per source, and their mean.

    python benchmarks/claims.py ../shared/data/claims-dev.jsonl.gz [--half a|b] [--limit N]

Binary measure: balanced accuracy of `supported` against the rest. Where contradictions are labelled
also macro-F1 over three labels, and precision and recall of `refuted`. `conflicting` counts as not
enough evidence. Half "a" is for fitting, "b" for reporting; rows are halved by a hash of their id.
"""

import argparse
import gzip
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from verify.judges.embedded import EmbeddedJudge
from verify.models import Claim, Label
from verify.verifier import given

Pair = tuple[str, str]
_AS_LABELLED: dict[Label, str] = {
    "supported": "supported",
    "refuted": "refuted",
    "conflicting": "nei",
    "not_enough_evidence": "nei",
}


def rows(path: Path, half: str | None) -> Iterable[dict[str, Any]]:
    """The labelled rows of `path`; of WiCE only whole articles: the chunks are the same claims."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for text in lines:
            row: dict[str, Any] = json.loads(text)
            first = hashlib.sha256(row["id"].encode()).digest()[0] < 128
            if row["source"] != "wice_oracle_chunks" and (half is None or first == (half == "a")):
                yield row


def balanced_accuracy(pairs: list[Pair]) -> float:
    """Mean of the recalls of supported and of not supported; `pairs` are (label, predicted)."""
    recalls = []
    for supported in (True, False):
        of = [p for label, p in pairs if (label == "supported") == supported]
        if of:
            recalls.append(sum((p == "supported") == supported for p in of) / len(of))
    return sum(recalls) / len(recalls)


def f1(pairs: list[Pair], label: str) -> float:
    """F1 of one label."""
    hits = sum(a == b == label for a, b in pairs)
    total = sum(a == label for a, _ in pairs) + sum(b == label for _, b in pairs)
    return 2 * hits / total if total else 0.0


def report(results: dict[str, list[Pair]]) -> None:
    """Print the table, a source a line, and the unweighted means."""
    print(f"{'source':24}{'rows':>6}{'bal.acc':>9}{'macroF1':>9}{'refP':>7}{'refR':>7}")
    accuracies, macros = [], []
    hits = said = refuted = 0
    for source, pairs in sorted(results.items()):
        labels = {label for label, _ in pairs}
        accuracies.append(balanced_accuracy(pairs))
        shown = f"{source:24}{len(pairs):6}{accuracies[-1]:9.3f}"
        if "refuted" in labels:
            macros.append(sum(f1(pairs, name) for name in labels) / len(labels))
            right = sum(a == b == "refuted" for a, b in pairs)
            told = sum(b == "refuted" for _, b in pairs)
            true = sum(a == "refuted" for a, _ in pairs)
            hits, said, refuted = hits + right, said + told, refuted + true
            shown += f"{macros[-1]:9.3f}{right / max(1, told):7.2f}{right / true:7.2f}"
        print(shown)
    print(
        f"{'mean of sources':24}{sum(map(len, results.values())):6}"
        f"{sum(accuracies) / len(accuracies):9.3f}{sum(macros) / max(1, len(macros)):9.3f}"
        f"{hits / max(1, said):7.2f}{hits / max(1, refuted):7.2f}"
    )


def main() -> None:
    """Read the options, judge every row, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--limit", type=int, default=10**9, help="rows a source")
    options = parser.parse_args()
    results: dict[str, list[Pair]] = defaultdict(list)
    failed, clock = 0, time.perf_counter()
    judge = EmbeddedJudge()
    for row in rows(options.data, options.half):
        if len(results[row["source"]]) >= options.limit:
            continue
        ruling = judge.judge(Claim.alone(row["claim"]), given(row["evidence"]))
        results[row["source"]].append((row["label"], _AS_LABELLED[ruling.label]))
    seconds = time.perf_counter() - clock
    report(results)
    count = sum(map(len, results.values()))
    print(f"{count} rows in {seconds:.0f} s, {1000 * seconds / count:.1f} ms each; {failed} failed")


if __name__ == "__main__":
    main()
