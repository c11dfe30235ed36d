"""Which sources are worth reading for a quote: a few phrases of it, looked up in the index."""

import re
from collections.abc import Iterator, Sequence

from verify.quotes.align import tokens
from verify.quotes.marked_changes import Part
from verify.quotes.shelf import Shelf
from verify.text.locate import UNSPACED
from verify.text.words import STOPWORDS

SOURCES = 40
"""So many sources are read for one phrase."""
LIKELY = 6
"""So many are read for their likeness where no phrase leads anywhere."""
_CLAUSE = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"[-‐\xad]\n")
_SENTENCE = re.compile(r"(?<=[^\W\d_][^\W\d_][.!?…])[\"”’')]*\s+")
_PHRASE = 4
_LIKE_WORDS = 4
_PHRASES = 12


def by_phrases(text: str, parts: Sequence[Part], shelf: Shelf) -> Iterator[list[str]]:
    """Ids of the sources that hold one phrase of the quote after the other; none comes twice.

    The most telling phrase comes first: whoever has the quote word for word has that. Then one from
    each third of every part, so that one changed word cannot hide a source. The index is made of
    whole sentences, so no phrase goes over the end of one.
    """
    lists = [words for part in parts if part.text for words in _sentences(part.text)]
    lists = lists or _sentences(text)
    if _BROKEN.search(text):
        # An index has the two halves of a word that was broken in the source too.
        lists.append([match.group().casefold() for match in _CLAUSE.finditer(text)])
    known: set[str] = set()
    for phrase in _phrases(lists):
        ids = [id_ for id_ in shelf.sources_with_phrase(phrase, SOURCES) if id_ not in known]
        known.update(ids)
        yield ids


def by_words(text: str, shelf: Shelf) -> list[str]:
    """Ids of the sources that are likeliest to hold the longest words of the quote."""
    words = {word for words in _sentences(text) for word in words}
    if _BROKEN.search(text):
        words |= {match.group().casefold() for match in _CLAUSE.finditer(text)}
    telling = sorted(words, key=lambda word: (-_weight(word), word))[:_LIKE_WORDS]
    return shelf.sources_like(telling, LIKELY)


def with_words(keys: Sequence[str], shelf: Shelf) -> list[str]:
    """Ids of a few sources with a telling phrase of these words."""
    return shelf.sources_with_phrase(_phrase(keys), LIKELY)


def _sentences(text: str) -> list[list[str]]:
    """The words of each sentence of `text` as an index knows them.

    Scripts without spaces only come in whole clauses.
    """
    found = []
    for sentence in _SENTENCE.split(text):
        keys = tokens(sentence).keys
        if UNSPACED.search(sentence):
            keys = [match.group().casefold() for match in _CLAUSE.finditer(sentence)]
        if keys:
            found.append(keys)
    return found


def _phrases(lists: Sequence[Sequence[str]]) -> list[list[str]]:
    """The most telling phrase, then the most telling of each third of every list of words."""
    found: dict[tuple[str, ...], int] = {}
    for keys in lists[:_PHRASES]:
        third = max(_PHRASE, -(-len(keys) // 3))
        for lo in range(0, max(1, len(keys) - 2), third):
            phrase = _phrase(keys[lo : lo + third])
            found[tuple(phrase)] = sum(map(_weight, phrase))
    best = max((_phrase(keys) for keys in lists), key=lambda p: sum(map(_weight, p)), default=[])
    ranked = sorted(found, key=lambda phrase: -found[phrase])[:_PHRASES]
    return [list(phrase) for phrase in dict.fromkeys([tuple(best), *ranked]) if phrase]


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
