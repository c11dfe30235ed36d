"""Where quotes are looked up: what a library must offer, and a small shelf in memory."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from verify.errors import UnknownSource
from verify.models import Source
from verify.text.locate import UNSPACED
from verify.text.words import words


class Shelf(Protocol):
    """Sources that can be asked for by id, by a phrase, and by likeness. A library is one."""

    def source(self, source_id: str, /) -> Source:
        """The source with this id. Raises UnknownSource."""
        ...

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources in which these words stand next to each other."""
        ...

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources that hold many of the words, the likest first."""
        ...


class SourcesInMemory:
    """A shelf of a few sources, such as the evidence that came with a claim; nothing is stored.

    Looks through all of its sources at every call: for thousands of them, use a library.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._words = {
            id_: [word for w in words(source.text) for word in _parts(w.text)]
            for id_, source in self._sources.items()
        }
        self._joined = {id_: f" {' '.join(found)} " for id_, found in self._words.items()}
        self._counts = {id_: Counter(found) for id_, found in self._words.items()}

    def source(self, source_id: str, /) -> Source:
        try:
            return self._sources[source_id]
        except KeyError:
            raise UnknownSource(f"no source {source_id} among those given") from None

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        phrase = " ".join(part for word in words for part in _parts(word))
        if not phrase:
            return []
        return [id_ for id_, text in self._joined.items() if f" {phrase} " in text][:limit]

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        wanted = {part for word in words for part in _parts(word)}
        rarity = {
            word: 1 / held
            for word in wanted
            if (held := sum(word in counts for counts in self._counts.values()))
        }
        scores = {
            id_: math.fsum(weight for word, weight in rarity.items() if word in counts)
            for id_, counts in self._counts.items()
        }
        ranked = sorted(scores, key=lambda id_: -scores[id_])
        return [id_ for id_ in ranked if scores[id_] > 0][:limit]


def _parts(word: str) -> list[str]:
    """A word as an index knows it: letters and digits only, lower case.

    Where a script puts no space between words, every character is one.
    """
    spaced = UNSPACED.sub(r" \g<0> ", word.casefold())
    return "".join(char if char.isalnum() else " " for char in spaced).split()
