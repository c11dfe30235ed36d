"""The library as checks ask it: noted while a check is recorded, and played back from a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from verify.errors import RecordIncomplete, UnknownSource
from verify.models import Source
from verify.runs.record import Kept, KeptHit, asked, at_work

if TYPE_CHECKING:
    from verify.library.library import Library


class Asked(Protocol):
    """What a check asks: passages, sources, and how rare words are."""

    def search(self, query: str, *, k: int, **filters: Any) -> list[KeptHit]: ...
    def source(self, source_id: str, /) -> Source: ...
    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]: ...
    def sources_like(self, words: Sequence[str], limit: int) -> list[str]: ...
    def weight(self, stem: str) -> float: ...


class Noted:
    """A library whose answers are noted in the record that is at work, if one is."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, query: str, *, k: int, **filters: Any) -> list[KeptHit]:
        hits = tuple(
            KeptHit(
                passage=hit.passage,
                score=hit.score,
                lexical_rank=hit.lexical_rank,
                vector_rank=hit.vector_rank,
            )
            for hit in self._library.search(query, k=k, **filters)
        )
        if (record := at_work()) is not None:
            record.search(asked("search", query, k, _given(filters)), hits)
        return list(hits)

    def source(self, source_id: str, /) -> Source:
        found = self._library.source(source_id)
        if (record := at_work()) is not None:
            record.source(found)
        return found

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        return self._looked_up("phrase", words, limit, self._library.sources_with_phrase)

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        return self._looked_up("like", words, limit, self._library.sources_like)

    def weight(self, stem: str) -> float:
        value = self._library.weight(stem)
        if (record := at_work()) is not None:
            record.weight(stem, value)
        return value

    def _looked_up(self, name: str, words: Sequence[str], limit: int, look: Any) -> list[str]:
        found: list[str] = look(words, limit)
        if (record := at_work()) is not None:
            record.lookup(asked(name, list(words), limit), found)
        return found


class Played:
    """The answers of a record, and nothing else. Raises RecordIncomplete for what it lacks."""

    def __init__(self, kept: Kept, sources: Mapping[str, Source]) -> None:
        self._kept = kept
        self._sources = sources

    def search(self, query: str, *, k: int, **filters: Any) -> list[KeptHit]:
        return list(_of(self._kept.searches, asked("search", query, k, _given(filters))))

    def source(self, source_id: str, /) -> Source:
        if source_id not in self._sources:
            raise UnknownSource(f"no source {source_id} was kept with this run")
        return self._sources[source_id]

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        return list(_of(self._kept.lookups, asked("phrase", list(words), limit)))

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        return list(_of(self._kept.lookups, asked("like", list(words), limit)))

    def weight(self, stem: str) -> float:
        return float(_of(self._kept.weights, stem))


def _of(known: Mapping[str, Any], key: str) -> Any:
    if key not in known:
        raise RecordIncomplete(f"the record of this run has no answer to {key[:120]}")
    return known[key]


def _given(filters: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted((name, value) for name, value in filters.items() if value)
