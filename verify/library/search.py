"""Search: BM25 over words and nearest vectors, joined by reciprocal rank fusion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verify.lang.en.sentences import STOPWORDS
from verify.library.catalogue import Catalogue
from verify.models import Passage

RRF_K = 60
"""Cormack, Clarke and Buettcher 2009: a rank r is worth 1 / (60 + r)."""
_MAX_TERMS = 48
_MIN_TERMS = 3
_MIN_POSTINGS = 4000
_TERM = re.compile(r"[^\W_]+(?:(?:(?<=\d)[.,:/](?=\d)|[’'.&-](?=[^\W_]))[^\W_]+)*")

_PASSES = (
    "(:from IS NULL OR published_last >= :from)"
    " AND (:to IS NULL OR published <= :to)"
    " AND (:as_of IS NULL OR published_last <= :as_of)"
    " AND (:publisher IS NULL OR publisher = :publisher COLLATE NOCASE)"
    " AND (:sources IS NULL OR sources.id IN (SELECT value FROM json_each(:sources)))"
)
"""What a source has to be, by the values of a Filter."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, and its rank (from 1) in each of the two lists that were joined."""

    passage: Passage
    source_id: str
    score: float
    lexical_rank: int | None
    vector_rank: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sources are searched. A date known to the month or year counts if it may lie within.

    A source without a date is left out where a day is given. `as_of` is a day as well: what is sure
    to have been published by then counts, so a date known to the month only from its last day on.
    `sources` are whole ids; none means all.
    """

    published_from: date | None = None
    published_to: date | None = None
    publisher: str | None = None
    sources: tuple[str, ...] = ()
    as_of: date | None = None

    def __bool__(self) -> bool:
        return any(
            (self.published_from, self.published_to, self.publisher, self.sources, self.as_of)
        )

    def joined(self, other: Filter) -> Filter:
        """What passes both filters; a publisher or sources that `other` names stand for our own."""
        return Filter(
            max(filter(None, (self.published_from, other.published_from)), default=None),
            min(filter(None, (self.published_to, other.published_to)), default=None),
            other.publisher or self.publisher,
            other.sources or self.sources,
            min(filter(None, (self.as_of, other.as_of)), default=None),
        )

    def values(self) -> dict[str, str | None]:
        """The values of the named parameters of a query: days as ISO dates."""
        return {
            "from": self.published_from.isoformat() if self.published_from else None,
            "to": self.published_to.isoformat() if self.published_to else None,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "publisher": self.publisher,
            "sources": json.dumps(self.sources) if self.sources else None,
        }

    @property
    def words(self) -> str:
        """What is asked for, in one line; empty where everything is."""
        named = {
            "source": ", ".join(self.sources),
            "publisher": self.publisher,
            "from": self.published_from,
            "to": self.published_to,
            "as of": self.as_of,
        }
        return ", ".join(f"{name} {value}" for name, value in named.items() if value)


def terms(query: str) -> list[str]:
    """The words and numbers of `query` worth looking up, each once, in order.

    Function words are left out unless there is nothing else.
    """
    found = list(dict.fromkeys(match.group().lower() for match in _TERM.finditer(query)))
    content = [term for term in found if term.replace("’", "'") not in STOPWORDS]
    return (content or found)[:_MAX_TERMS]


def any_of(words: Iterable[str]) -> str:
    """An FTS5 query for passages with any of the words; nothing in a word is syntax."""
    return " OR ".join(_quoted(word) for word in words if _TERM.search(word))


def phrase(words: Sequence[str]) -> str:
    """An FTS5 query for passages in which the words stand next to each other."""
    joined = " ".join(words)
    return _quoted(joined) if _TERM.search(joined) else ""


def _quoted(words: str) -> str:
    # A NUL would end the query early.
    return '"' + words.replace('"', '""').replace("\0", " ") + '"'


def affordable(frequency: Mapping[str, int], passages: int) -> list[str]:
    """The rarest of the terms: as many as stand together in at most a tenth of the passages.

    BM25 reads every passage that holds any of the terms, and words that stand nearly everywhere
    rank little: at a tenth, recall at 1 / 5 / 12 over seven sets of claims was .413 / .692 / .760
    (all terms: .415 / .704 / .763), at a twentieth .393 / .673 / .745. Never fewer than three
    terms, nor than 4,000 passages.
    """
    rarest = sorted(frequency, key=lambda term: frequency[term])
    most = max(_MIN_POSTINGS, passages // 10)
    kept: list[str] = []
    read = 0
    for term in rarest:
        read += frequency[term]
        if len(kept) >= _MIN_TERMS and read > most:
            break
        kept.append(term)
    return kept


def lexical(catalogue: Catalogue, query: str, n: int, only: Filter) -> list[int]:
    """The numbers of the (at most) `n` passages that BM25 ranks highest for words of `query`."""
    frequency = catalogue.document_frequency(terms(query))
    match = any_of(affordable(frequency, catalogue.totals()[0]))
    if not match:
        return []
    with catalogue.connection() as connection:
        if not only:
            rows = connection.execute(
                "SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT ?",
                (match, n),
            )
        else:
            rows = connection.execute(
                "SELECT passage_words.rowid FROM passage_words"  # noqa: S608
                " JOIN passages ON passages.n = passage_words.rowid"
                " JOIN sources ON sources.n = passages.source"
                " WHERE passage_words MATCH :match"
                f" AND {_PASSES}"
                " ORDER BY rank LIMIT :n",
                {"match": match, "n": n, **only.values()},
            )
        return [number for (number,) in rows]


def allowed(catalogue: Catalogue, numbers: Sequence[int], only: Filter) -> list[int]:
    """Those of `numbers` that are searched and pass the filter, in the same order."""
    with catalogue.connection() as connection:
        kept = {
            number
            for (number,) in connection.execute(
                "SELECT passages.n FROM json_each(:numbers) AS wanted"  # noqa: S608
                " JOIN passages ON passages.n = wanted.value"
                " JOIN sources ON sources.n = passages.source"
                f" WHERE {_PASSES}",
                {"numbers": json.dumps(numbers), **only.values()},
            )
        }
    return [number for number in numbers if number in kept]


def fused(
    lexical_ranks: Sequence[int], vector_ranks: Sequence[int]
) -> list[tuple[int, float, int | None, int | None]]:
    """Number, score, lexical rank and vector rank of every passage in either list, best first.

    Of two that are worth the same, the one that has the words goes before.
    """
    by_words = {number: rank for rank, number in enumerate(lexical_ranks, 1)}
    by_vector = {number: rank for rank, number in enumerate(vector_ranks, 1)}
    scored = [
        (
            number,
            sum(1 / (RRF_K + ranks[number]) for ranks in (by_words, by_vector) if number in ranks),
            by_words.get(number),
            by_vector.get(number),
        )
        for number in dict.fromkeys([*lexical_ranks, *vector_ranks])
    ]
    return sorted(scored, key=lambda item: (-item[1], item[2] or len(scored), item[0]))


def count(catalogue: Catalogue, only: Filter) -> int:
    """How many current sources pass a filter."""
    with catalogue.connection() as connection:
        (found,) = connection.execute(
            f"SELECT count(*) FROM sources WHERE superseded_by IS NULL AND {_PASSES}",  # noqa: S608
            only.values(),
        ).fetchone()
    return int(found)


def sources_of(catalogue: Catalogue, match: str, limit: int, only: Filter) -> list[str]:
    """The ids of the (at most) `limit` sources with the passages best for the FTS5 query."""
    found: dict[str, None] = {}
    if not match:
        return []
    with catalogue.connection() as connection:
        for (name,) in connection.execute(
            "SELECT sources.id FROM passage_words"  # noqa: S608
            " JOIN passages ON passages.n = passage_words.rowid"
            " JOIN sources ON sources.n = passages.source"
            f" WHERE passage_words MATCH :match AND {_PASSES} ORDER BY rank",
            {"match": match, **only.values()},
        ):
            if len(found) >= limit:
                break
            found[name] = None
    return list(found)
