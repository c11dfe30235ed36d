"""Scores of the judge on claims and twins written for news, searched for among other articles.

    python benchmarks/desk_claims.py ../shared/data [--half a|b] [--others 300] [--limit N]
        [--store FOLDER] [--misses FILE]

The library holds the articles of the development claims and `--others` more. Halves are by article:
"a" is for fitting, "b" for reporting. Printed for claims: how many of those called supported (and
refuted) are, how many are found, and how many untrue ones are called supported; of articles so
many at a time, an interval by drawing articles anew (bootstrap, 95 %). For twins, which differ in
one place: of how many pairs the true one is supported and the other is not, by kind. Last, how
often a confidence was right. `--store` keeps the library for the next time; `--misses` writes
every row with what was said of it.
"""

import argparse
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.development import fill, half_of, read_rows
from verify.models import Claim
from verify.verifier import Verifier


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled claim and what was said of it."""

    id: str
    article: str
    kind: str
    label: str
    said: str
    confidence: float
    claim: str
    rationale: str


def judge(desk: Verifier, row: dict[str, Any]) -> Judged:
    """What the desk says of a row."""
    verdict = desk.check_claim(Claim.alone(row["claim"])).verdict
    said = verdict.label if verdict else "failed"
    return Judged(
        row["id"],
        row["article"],
        row["kind"],
        row["label"],
        said,
        verdict.confidence if verdict else 0.0,
        row["claim"],
        verdict.rationale if verdict else "",
    )


def shares(judged: Iterable[Judged]) -> dict[str, float]:
    """How many of each label are right, and are found; of untrue ones how many are supported."""
    judged = list(judged)
    told: dict[str, float] = {}
    for label in ("supported", "refuted"):
        said = [one for one in judged if one.said == label]
        meant = [one for one in judged if one.label == label]
        right = sum(one.label == label for one in said)
        told[f"{label} right"] = right / max(1, len(said))
        told[f"{label} found"] = right / max(1, len(meant))
    untrue = [one for one in judged if one.label != "supported"]
    told["untrue supported"] = sum(o.said == "supported" for o in untrue) / max(1, len(untrue))
    told["decided"] = sum(o.said != "not_enough_evidence" for o in judged) / max(1, len(judged))
    return told


def intervals(judged: Sequence[Judged], times: int = 500) -> dict[str, tuple[float, float]]:
    """The middle 95 % of each share, articles drawn anew so many times."""
    by_article: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_article[one.article].append(one)
    rng, names = random.Random(1), sorted(by_article)  # noqa: S311
    drawn = [
        shares(one for name in rng.choices(names, k=len(names)) for one in by_article[name])
        for _ in range(times)
    ]
    found = {}
    for key in drawn[0]:
        values = sorted(one[key] for one in drawn)
        found[key] = (values[int(times * 0.025)], values[int(times * 0.975)])
    return found


def twins(judged: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """Of each kind of twins, in how many pairs both are right, and how many pairs there are."""
    pairs: dict[str, dict[str, Judged]] = defaultdict(dict)
    for one in judged:
        pairs[one.id[:-2]][one.id[-1]] = one
    found: dict[str, tuple[int, int]] = {}
    for pair in pairs.values():
        if len(pair) == 2:
            right = pair["s"].said == "supported" and pair["x"].said != "supported"
            for kind in (pair["s"].kind, "all"):
                good, count = found.get(kind, (0, 0))
                found[kind] = (good + right, count + 1)
    return found


def calibration(judged: Iterable[Judged]) -> list[str]:
    """How often verdicts of about the same confidence were right."""
    groups: dict[tuple[str, int], list[bool]] = defaultdict(list)
    names = {"nei": "not_enough_evidence"}
    for one in judged:
        group = (one.said, min(9, int(one.confidence * 10)))
        groups[group].append(names.get(one.label, one.label) == one.said)
    return [
        f"{said:20} {low / 10:.1f} to {(low + 1) / 10:.1f}: right {sum(r) / len(r):.2f} of {len(r)}"
        for (said, low), r in sorted(groups.items())
    ]


def main() -> None:
    """Read the options, judge every row, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--others", type=int, default=300)
    parser.add_argument("--limit", type=int, default=10**9, help="claims, and as many twins")
    parser.add_argument("--store", type=Path, help="a folder that keeps the library")
    parser.add_argument("--misses", type=Path, help="write every row with what was said of it")
    options = parser.parse_args()
    claims = read_rows(options.data / "desk-claims-dev.jsonl.gz")
    paired = read_rows(options.data / "desk-twins-dev.jsonl.gz")
    asked = {row["article"] for row in (*claims, *paired)}
    with (
        tempfile.TemporaryDirectory() as folder,
        Verifier.open(options.store or folder) as desk,
    ):
        if not desk.sources():
            fill(desk, options.data, asked, options.others)
        found: list[list[Judged]] = []
        clock = time.perf_counter()
        for rows in (claims, paired):
            kept = [r for r in rows if options.half in (None, half_of(r["article"]))]
            found.append([judge(desk, row) for row in kept[: options.limit]])
        took = (time.perf_counter() - clock) / max(1, sum(map(len, found)))
        print(f"{desk.judge.name}, {len(desk.sources())} articles, {took * 1000:.0f} ms a claim")
    told, around = shares(found[0]), intervals(found[0])
    print(f"{len(found[0])} claims", dict(Counter(one.said for one in found[0])))
    for name, value in told.items():
        print(f"  {name:18} {value:.3f}  ({around[name][0]:.3f} to {around[name][1]:.3f})")
    for kind, (right, count) in sorted(twins(found[1]).items()):
        print(f"  {kind:18} {right} of {count} pairs ({right / count:.2f})")
    print("\n".join(calibration(found[0])))
    if options.misses:
        lines = [json.dumps(asdict(one), ensure_ascii=False) for of in found for one in of]
        options.misses.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
