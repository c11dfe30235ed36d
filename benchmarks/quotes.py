"""How well quotes are found, given to their speakers and checked, and how fast.

    python benchmarks/quotes.py polnear FILE.jsonl.gz [--show WHAT]
    python benchmarks/quotes.py changes NEWS.jsonl.gz [--articles N] [--count N] [--store DIR]

`polnear` scores content, cue and speaker against the annotations of PolNeAR; --show prints the
misses ("direct", "mixed", "direct speaker", "mixed speaker"). `changes` puts articles into a
library, takes real quotes from them, changes each in one way, checks it, and prints how many came
out right, by kind of change, and how long a check took. A store that is there is used as it is;
articles of the file that are not in the library give the quotes that must not be found.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import quote_changes as changed
from machine import describe
from quote_annotations import rows, scores

from verify.library.library import Library
from verify.models import Source
from verify.settings import Settings
from verify.sources.source import from_text


def articles(path: Path, count: int) -> Iterator[Source]:
    """The first `count` articles of a file of news that have any text."""
    for row, _ in zip(rows(path), range(count), strict=False):
        if row["text"].strip():
            yield from_text(row["text"], title=row["title"] or "untitled", url=row["url"])


def measure(library: Library, held_out: list[Source], count: int) -> None:
    """Prints the confusion matrix of `count` changed quotes, and how long their checks took."""
    rng = random.Random(7)  # noqa: S311
    ids = [row.id for row in library.sources()]
    rng.shuffle(ids)
    some = (library.source(id_) for id_ in ids[: max(300, count // 3)])
    cases = changed.cases(changed.real_quotes(some, rng), count, rng)
    cases += [changed.absent(real) for real in changed.real_quotes(held_out, rng)][: count // 15]
    came = changed.outcome(cases, library)
    print(changed.matrix(came))
    print(f"\n{came.right} of {len(cases)} right ({came.right / len(cases):.1%})")
    print(f"changed words called verbatim or typographic: {came.wrongly_true}")
    print(f"speakers: { {change: dict(labels) for change, labels in came.speakers.items()} }")
    print(
        f"{library.passage_count()} passages of {len(ids)} articles: median "
        f"{median(came.times):.1f} ms, p95 {quantiles(came.times, n=20)[-1]:.1f} ms, "
        f"max {max(came.times):.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["polnear", "changes"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    if given.what == "polnear":
        for name, score in scores(given.data, given.show).items():
            print(f"{name:32} {score:.3f}" if score <= 1 else f"{name:32} {score:.0f}")
        return
    print(describe())
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Settings.load(store=given.store or Path(folder))) as library,
    ):
        if not library.passage_count():
            library.add(articles(given.data, given.articles))
        known = {row.id for row in library.sources()}
        others = [s for s in articles(given.data, 1_000_000) if s.id not in known][:400]
        measure(library, others, given.count)


if __name__ == "__main__":
    main()
