"""Which sources are worth reading for a quote: a few phrases of it, looked up in the index."""

import re
from collections.abc import Iterator, Sequence

from verify.quotes.align import tokens
from verify.quotes.marked_changes import Part
from verify.quotes.shelf import Shelf
from verify.text.locate import UNSPACED
from verify.text.words import STOPWORDS

SOURCES = 40
"""So many sources are read for one quote."""
LIKELY = 6
"""So many are read for their likeness where no phrase leads anywhere."""
_CLAUSE = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"[-‐\xad]\n")
_PHRASE = 4
_LIKE_WORDS = 4
_PARTS = 6


def rounds(text: str, parts: Sequence[Part], shelf: Shelf) -> Iterator[list[str]]:
    """Ids of sources to read, the cheapest look-up first; the caller stops when it has the quote.

    A list may hold ids of those before it again, when more is known of how promising they are.

    First those that hold one telling phrase of the quote: whoever has it word for word has that.
    Then those that hold a phrase from any third of any part, so that one changed word cannot hide a
    source, the most phrases first. Last those that hold its longest words.
    """
    lists = [_words(part.text) for part in parts if part.text] or [_words(text)]
    first = _phrase(max(lists, key=len))
    if _BROKEN.search(text):
        # An index has the two halves of a word that was broken in the source too.
        lists.append([match.group().casefold() for match in _CLAUSE.finditer(text)])
    votes = dict.fromkeys(shelf.sources_with_phrase(first, SOURCES), 1)
    yield list(votes)
    for phrase in _phrases(lists):
        for id_ in shelf.sources_with_phrase(phrase, SOURCES):
            votes[id_] = votes.get(id_, 0) + 1
    yield sorted(votes, key=lambda id_: -votes[id_])[:SOURCES]
    yield shelf.sources_like(_telling([word for words in lists for word in words]), LIKELY)


def sources_of(keys: Sequence[str], shelf: Shelf) -> list[str]:
    """Ids of a few sources with a telling phrase of these words."""
    return shelf.sources_with_phrase(_phrase(keys), LIKELY)


def _words(text: str) -> list[str]:
    """The words of `text` as an index knows them: unspaced scripts only come in whole clauses."""
    found = tokens(text)
    if UNSPACED.search(text):
        return [match.group().casefold() for match in _CLAUSE.finditer(text)]
    return found.keys


def _phrases(lists: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """One phrase from each third of every part."""
    found: set[tuple[str, ...]] = set()
    for keys in lists[:_PARTS]:
        third = max(_PHRASE, -(-len(keys) // 3))
        for lo in range(0, max(1, len(keys) - 2), third):
            phrase = tuple(_phrase(keys[lo : lo + third]))
            if phrase not in found:
                found.add(phrase)
                yield list(phrase)


def _phrase(keys: Sequence[str]) -> list[str]:
    """The run of four words that tells most: long words, few function words.

    Function words are what a phrase look-up spends its time on.
    """
    keys = keys[:2000]
    starts = range(max(1, len(keys) - _PHRASE + 1))
    at = max(starts, key=lambda i: sum(map(_weight, keys[i : i + _PHRASE])))
    return list(keys[at : at + _PHRASE])


def _weight(word: str) -> int:
    return -5 if word in STOPWORDS else min(len(word), 9)


def _telling(words: Sequence[str]) -> list[str]:
    """The words of the quote that say most about where it comes from: the long ones."""
    return sorted(set(words), key=lambda key: (-_weight(key), key))[:_LIKE_WORDS]
