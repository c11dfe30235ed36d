"""What does not go together inside a source that is cited, shown beside what it is cited for."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from verify.models import Citation, Oddity, Source, Span
from verify.quantities.oddities import oddities

_LONGEST = 60_000
"""Characters of a source up to which it is looked through: the time grows with its figures."""
_MOST = 3


def oddities_of(cited: Iterable[Citation], sources: Mapping[str, Source]) -> tuple[Oddity, ...]:
    """At most three oddities of the sources that are cited, both places cited in each."""
    ids = dict.fromkeys(citation.source_id for citation in cited)
    found = [
        Oddity(text=reason, citations=(Citation.of(source, one), Citation.of(source, other)))
        for source in (sources[i] for i in ids)
        if len(source.text) <= _LONGEST
        for reason, one, other in _of(source)
    ]
    return tuple(found[:_MOST])


@lru_cache(maxsize=256)
def _of(source: Source) -> tuple[tuple[str, Span, Span], ...]:
    return tuple((o.reason, o.first, o.second) for o in oddities(source.text))
