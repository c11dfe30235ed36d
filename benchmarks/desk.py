"""How long a person waits: help, one check, one question, one quote, over many articles.

    python benchmarks/desk.py [--data ../shared/data] [--articles 1000] [--checks 200]

Claims are sentences of the articles themselves, questions those of the question set; both are
asked in one process after a warm-up, as on a desk that stays open. Before that a draft of a
thousand words is checked on a desk that was just opened: sentences and quotes of the articles, a
tenth of them with a figure changed.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from machine import describe

from verify.models import Source
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans
from verify.verifier import Verifier


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def articles(path: Path, count: int) -> list[Source]:
    """The first `count` articles."""
    rows = islice(lines(path), count)
    return [from_text(row["text"], title=row["title"], publisher=row["publisher"]) for row in rows]


def timed(call: Callable[[str], object], inputs: Sequence[str]) -> str:
    """Median and 95th percentile of the milliseconds that `call` takes."""
    for text in inputs[:10]:
        call(text)
    took = []
    for text in inputs[10:]:
        clock = time.perf_counter()
        call(text)
        took.append((time.perf_counter() - clock) * 1000)
    took.sort()
    return f"p50 {statistics.median(took):7.1f} ms   p95 {took[int(len(took) * 0.95)]:7.1f} ms"


def draft_of(sources: Sequence[Source], words: int, rng: random.Random) -> str:
    """A text of so many words: runs of three sentences of articles, some with a figure changed."""
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        source = rng.choice(sources)
        spans = sentence_spans(source.text, source.furniture)
        start = rng.randrange(max(1, len(spans) - 3))
        run = " ".join(span.of(source.text) for span in spans[start : start + 3])
        if rng.random() < 0.1:
            run = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), run, count=1)
        paragraphs.append(" ".join(run.split()))
    return "\n\n".join(paragraphs)


def draft_seconds(desk: Verifier, text: str) -> str:
    """How long a draft takes: to be taken apart, to its first result, to its last."""
    clock, busy = time.perf_counter(), time.process_time()
    check = desk.begin_draft(text)
    apart = time.perf_counter() - clock
    results = check.results()
    next(results)
    first = time.perf_counter() - clock
    for _ in results:
        pass
    every, busy = time.perf_counter() - clock, time.process_time() - busy
    return (
        f"{len(text.split())} words, {check.total} items: apart {apart:.2f} s, "
        f"first {first:.2f} s, all {every:.1f} s (of which processor {busy:.1f} s)"
    )


def help_seconds(runs: int = 5) -> float:
    """Median wall seconds of `verify --help` as a whole process."""
    took = []
    for _ in range(runs):
        clock = time.perf_counter()
        command = [sys.executable, "-m", "verify", "--help"]
        subprocess.run(command, check=True, capture_output=True)
        took.append(time.perf_counter() - clock)
    return statistics.median(took)


def main() -> None:
    """Read the options, build a library, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--checks", type=int, default=200)
    options = parser.parse_args()
    if not (options.data / "news.jsonl.gz").is_file():
        sys.exit(f"{options.data}: no news.jsonl.gz here; name its folder with --data")
    print(describe())
    print(f"verify --help        {help_seconds() * 1000:7.0f} ms (whole process, median of 5)")
    sources = articles(options.data / "news.jsonl.gz", options.articles)
    rng = random.Random(7)  # noqa: S311
    claims, quotes = [], []
    for source in rng.sample(sources, min(len(sources), options.checks + 10)):
        sentences = [s.of(source.text) for s in sentence_spans(source.text)]
        claims.append(max(rng.sample(sentences, min(5, len(sentences))), key=len)[:400])
        quotes.append(" ".join(max(sentences, key=len).split()[:12]))
    questions = [row["question"] for row in islice(lines(options.data / "qa-dev.jsonl.gz"), 1000)]
    questions = rng.sample(questions, options.checks + 10)
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        clock = time.perf_counter()
        desk.library.add(sources)
        seconds = time.perf_counter() - clock
        count = desk.library.passage_count()
        print(f"add {len(sources)} articles   {seconds:7.1f} s ({count} passages)")
        draft = draft_of(sources, 1000, rng)
        with Verifier.open(folder) as fresh:
            print(f"draft, just opened   {draft_seconds(fresh, draft)}, {fresh.judge.name}")
            print(f"draft, again         {draft_seconds(fresh, draft)}")
        print(f"check_claim          {timed(desk.check_claim, claims)}")
        print(f"ask                  {timed(desk.ask, questions)}")
        print(f"check_quote          {timed(desk.check_quote, quotes)}")


if __name__ == "__main__":
    main()
