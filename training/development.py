"""The labelled claims to develop on: which half, how many of each set, and what is left out."""

from collections import Counter
from collections.abc import Iterable

from verify.batch.labelled import Labelled

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
