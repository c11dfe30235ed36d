"""How fast a library is on news articles, and whether it survives being killed.

    python benchmarks/library.py [--data DIR] [--articles N]            speed and size
    python benchmarks/library.py [--data DIR] [--articles N] --kill 10  kill -9 while it is adding

The kill scenario starts a process that adds the articles, kills it at ever later moments, each time
in a new folder, and then asserts that every article it had reported as added is there, whole, found
by a phrase of its own, with its vectors; and that a second run adds the rest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from statistics import quantiles

from verify.library.embed import embedder
from verify.library.library import Library
from verify.library.stores import Stores
from verify.models import Source
from verify.settings import Settings
from verify.sources.chunk import passages
from verify.sources.source import from_text
from verify.text.words import words

PHRASE_WORDS = 8
FRESH = """
import sys, time
started = time.perf_counter()
from verify.library.library import Library
from verify.settings import Settings
imported = time.perf_counter()
with Library.open(Settings.load(store=sys.argv[1])) as library:
    opened = time.perf_counter()
    library.search("taxes on imports", k=12)
    print(imported - started, opened - imported, time.perf_counter() - opened)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES")
    parser.add_argument("--write", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(*given.write)
        return
    file = given.data / "news.jsonl.gz"
    if not file.is_file():
        raise SystemExit(f"{file} is not there: say with --data where the news articles are")
    print(machine())
    articles = list(islice(read(file), given.articles))
    if given.kill:
        kill(articles, given.kill)
    else:
        speed(articles)


def machine() -> str:
    """What this ran on."""
    cpu = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text().splitlines()
        cpu = next((line.split(":", 1)[1].strip() for line in lines if "model name" in line), cpu)
    packages = ", ".join(f"{name} {version(name)}" for name in ("chromadb", "pydantic", "numpy"))
    return (
        f"{os.cpu_count()} cores, {cpu}; load {os.getloadavg()[0]:.1f}\n"
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}"
    )


def read(file: Path) -> Iterable[Source]:
    """The articles of a gzipped JSON Lines file, each text once."""
    seen: set[str] = set()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            source = from_text(
                row["text"],
                title=row["title"],
                published=date.fromisoformat(row["date"]) if row["date"] else None,
                url=row["url"],
                publisher=row["publisher"],
            )
            if source.id not in seen:
                seen.add(source.id)
                yield source


def speed(articles: list[Source]) -> None:
    """Prints how long adding, opening and searching take."""
    queries = [source.title for source in articles[:300]]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(store=Path(folder))
        with Library.open(settings) as library:
            wall, cpu = time.perf_counter(), time.process_time()
            library.add(articles)
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            print(
                f"added {len(articles):,} articles, {library.passage_count():,} passages in "
                f"{wall:.1f} s ({cpu:.1f} s CPU): {len(articles) / wall:.0f} articles/s"
            )
            wall = time.perf_counter()
            library.add(articles)
            print(f"added them again, nothing new: {time.perf_counter() - wall:.1f} s")
            publisher = articles[0].publisher
            warm("search, warm", queries, lambda query: library.search(query, k=12))
            warm(
                f"search, warm, only {publisher}",
                queries,
                lambda query: library.search(query, k=12, publisher=publisher),
            )
        fresh = subprocess.run(
            [sys.executable, "-c", FRESH, folder], check=True, capture_output=True, text=True
        )
        imported, opened, found = map(float, fresh.stdout.split())
        print(
            f"new process: import {imported:.2f} s, open {opened * 1000:.1f} ms, "
            f"first search (loads Chroma and the embedder) {found:.2f} s"
        )
        for part in ("library.db", "chroma"):
            print(f"{part}: {size(Path(folder) / part) / 1e6:.1f} MB")


def warm(name: str, queries: list[str], search: Callable[[str], object]) -> None:
    """Prints the median and the 95th percentile of the times of `search`, wall and CPU."""
    for query in queries[:20]:
        search(query)
    walls: list[float] = []
    cpu = time.process_time()
    for query in queries:
        started = time.perf_counter()
        search(query)
        walls.append((time.perf_counter() - started) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / len(queries)
    cuts = quantiles(walls, n=20)
    print(f"{name}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, mean CPU {cpu:.1f} ms")


def size(path: Path) -> int:
    """Bytes of a file, or of all files under a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


# ------------------------------------------------------------------------------------------ kill


def kill(articles: list[Source], times: int) -> None:
    """Kills a process that adds `articles` at `times` moments and asserts that nothing is lost."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(source.model_dump_json() + "\n" for source in articles))
        started = time.perf_counter()
        assert len(finish(start(Path(folder) / "whole", file))) == len(articles)
        whole = time.perf_counter() - started
        print(f"undisturbed: {len(articles)} articles in {whole:.1f} s, start of process included")
        for round_ in range(times):
            store = Path(folder) / f"store{round_}"
            after = whole * (round_ + 0.5) / times
            process = start(store, file)
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
            reported = finish(process)
            found = check(store, articles, reported)
            rest = finish(start(store, file))
            assert len(rest) + found == len(articles), (len(rest), found, len(articles))
            check(store, articles, [source.id for source in articles])
            print(
                f"killed after {after:4.1f} s: {len(reported):4} reported, {found:4} found, "
                f"{len(rest):4} added by the second run"
            )
    print(f"{times} kills: nothing that was reported was lost")


def start(store: Path, file: Path) -> subprocess.Popen[str]:
    """A process that adds the articles in `file` and writes the id of each that is safe."""
    return subprocess.Popen(
        [sys.executable, __file__, "--write", store, file], stdout=subprocess.PIPE, text=True
    )


def finish(process: subprocess.Popen[str]) -> list[str]:
    """The ids that a process reported until it ended."""
    return process.communicate()[0].split()


def write(store: Path, file: Path) -> None:
    """Adds the articles in `file`, and writes the id of each that is safe."""

    def report(source: Source, passages: int) -> None:
        del passages
        os.write(1, f"{source.id}\n".encode())

    with Library.open(Settings.load(store=store)) as library, file.open() as lines:
        library.add((Source.model_validate_json(line) for line in lines), report)


def check(store: Path, articles: list[Source], reported: list[str]) -> int:
    """Asserts that the `reported` articles are whole; how many there are altogether."""
    settings = Settings.load(store=store)
    wanted = set(reported)
    with Library.open(settings) as library:
        there = {row.id for row in library.sources()}
        assert wanted <= there, wanted - there
        for source in articles:
            if source.id in wanted:
                assert library.source(source.id) == source
                for passage in passages(source, settings.passage_chars)[::5]:
                    phrase = [w.text for w in words(passage.span.of(source.text))[:PHRASE_WORDS]]
                    assert source.id in library.sources_with_phrase(phrase, 500), phrase
        for source in articles[::20]:
            if source.id in wanted:
                at = passages(source, settings.passage_chars)[0].span
                hits = library.search(at.of(source.text), k=12)
                assert any(hit.source_id == source.id for hit in hits), source.title
    if there:
        stores = Stores(settings, embedder(settings))
        numbers = stores.catalogue.numbers()
        assert stores.vectors().numbers() == numbers
        assert len(stores.vectors().stored(list(numbers))) == len(numbers)
        stores.close()
    return len(there)


if __name__ == "__main__":
    main()
