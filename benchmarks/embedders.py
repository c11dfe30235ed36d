"""How well words, vectors and both together find the evidence of claims that paraphrase it.

    python benchmarks/embedders.py [--data DIR] [--embedder NAME]... [--sources NAME,...]

The evidence texts of the chosen sources of claims-dev.jsonl.gz go into one library; a claim counts
as found at rank r if the r-th passage is of its own evidence text. Embedders are named as in
VERIFY_EMBEDDER, so that `module:factory` measures any LangChain `Embeddings`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from verify.library.library import Library
from verify.library.search import Hit
from verify.models import Source
from verify.settings import Settings
from verify.sources.source import from_text

SOURCES = "wice_oracle_chunks,fm2,averitec,healthver,check_covid,fever_symmetric,climate_fever"
DEPTH = 50
CUTS = (1, 5, 12)
Gold = dict[str, list[tuple[str, str]]]
"""By source: claims, and the id of the text that speaks to each."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--embedder", action="append", help="default: wordllama")
    parser.add_argument("--sources", default=SOURCES)
    given = parser.parse_args()
    file = given.data / "claims-dev.jsonl.gz"
    if not file.is_file():
        raise SystemExit(f"{file} is not there: say with --data where the labelled claims are")
    texts, gold = read(file, set(given.sources.split(",")))
    for embedder in given.embedder or ["wordllama"]:
        measure(embedder, texts, gold)


def read(file: Path, sources: set[str]) -> tuple[list[Source], Gold]:
    """The evidence texts, and the claims that they support or refute."""
    texts: dict[str, Source] = {}
    gold: Gold = defaultdict(list)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["source"] not in sources:
                continue
            text = from_text(row["evidence"])
            texts[text.id] = text
            if row["label"] in ("supported", "refuted"):
                gold[row["source"]].append((row["claim"], text.id))
    return list(texts.values()), gold


def measure(embedder: str, texts: list[Source], gold: Gold) -> None:
    """Prints recall at 1, 5 and 12 for each source, and the time to index."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Settings.load(store=Path(folder), embedder=embedder)) as library,
    ):
        started = time.perf_counter()
        library.add(texts)
        seconds = time.perf_counter() - started
        print(
            f"\n{embedder}: {len(texts)} texts, {library.passage_count()} passages indexed in "
            f"{seconds:.1f} s"
        )
        print(f"{'recall at 1, 5, 12':20} {'claims':>6}{'BM25':>19}{'vectors':>19}{'both':>19}")
        means: list[list[float]] = []
        for source, claims in sorted(gold.items()):
            scores = recalls(library, claims)
            means.append(scores)
            print(line(source, len(claims), scores))
        average = [sum(column) / len(column) for column in zip(*means, strict=True)]
        print(line("mean of sources", sum(map(len, gold.values())), average))


def recalls(library: Library, claims: list[tuple[str, str]]) -> list[float]:
    """Recall at each depth of BM25, of vectors, and of both."""
    found = [0] * 3 * len(CUTS)
    for claim, wanted in claims:
        hits = library.search(claim, k=2 * DEPTH)
        lexical = sorted((h for h in hits if h.lexical_rank), key=lambda h: h.lexical_rank or 0)
        vector = sorted((h for h in hits if h.vector_rank), key=lambda h: h.vector_rank or 0)
        for at, (ranking, depth) in enumerate(
            (ranking, depth) for ranking in (lexical, vector, hits) for depth in CUTS
        ):
            found[at] += holds(ranking[:depth], wanted)
    return [count / len(claims) for count in found]


def holds(hits: list[Hit], wanted: str) -> bool:
    """Whether one of the passages is of the wanted text."""
    return any(hit.source_id == wanted for hit in hits)


def line(name: str, claims: int, scores: list[float]) -> str:
    """A row of the table."""
    figures = "".join(
        f"{score:7.3f}" if at % len(CUTS) == 0 else f"{score:6.3f}"
        for at, score in enumerate(scores)
    )
    return f"{name:20} {claims:6}{figures}"


if __name__ == "__main__":
    main()
