"""The labelled claims to develop on: which half, how many of each set, and what is left out."""

import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from verify.batch.measure import Labelled
from verify.models import Source
from verify.sources.source import from_text
from verify.verifier import Verifier

LEFT_OUT = "wice_oracle_chunks"
"""The same claims as `wice`, with other evidence."""


def some(rows: Iterable[Labelled], half: str | None, limit: int) -> list[Labelled]:
    """The rows of a half, or of both where it is None, at most `limit` of each set."""
    seen: Counter[str] = Counter()
    kept = []
    for row in rows:
        if half in (None, row.half) and row.source != LEFT_OUT and seen[row.source] < limit:
            seen[row.source] += 1
            kept.append(row)
    return kept


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def half_of(article: str) -> str:
    """Which half the claims of an article belong to, by a hash of its id; "b" is for reporting."""
    return "a" if hashlib.sha256(article.encode()).digest()[0] < 128 else "b"


def fill(desk: Verifier, data: Path, asked: set[str], others: int) -> None:
    """Add the articles that were asked about, and `others` that nothing was written for."""
    written = {row["article"] for row in read_rows(data / "desk-sentences.jsonl.gz")}
    news = {row["id"]: row for row in read_rows(data / "news.jsonl.gz")}
    free = sorted(news.keys() - written)
    chosen = [*sorted(asked), *random.Random(1).sample(free, others)]
    desk.library.add(_source(news[i]) for i in chosen)


def _source(row: dict[str, Any]) -> Source:
    known = {"title": row["title"], "publisher": row["publisher"]}
    published = date.fromisoformat(row["date"]) if row["date"] else None
    return from_text(row["text"], published=published, **known)
