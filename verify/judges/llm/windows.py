"""The sentences that a model named, gathered by source into what code can read."""

from __future__ import annotations

from collections.abc import Iterable

from verify.judges.dossier import Dossier, Window
from verify.models import Shown


def by_source(ids: Iterable[int], seen: Dossier) -> list[Window]:
    """One window for each source, its sentences in reading order; sources in order of naming."""
    grouped: dict[str, list[Shown]] = {}
    for number in ids:
        sentence = seen.sentence(number)
        if sentence is not None:
            grouped.setdefault(sentence.source_id, []).append(sentence)
    return [Window(tuple(sorted(group, key=lambda s: s.id))) for group in grouped.values()]
