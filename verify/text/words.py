"""Words with their offsets, their stems, and which of them carry content."""

import re
from functools import cached_property, lru_cache
from threading import local
from typing import Any, NamedTuple

from verify.lang.en.negation import NEGATIONS
from verify.lang.en.sentences import STOPWORDS

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*(?:-[^\W_]+(?:[’'][^\W_]+)*)*")


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of `text` in order; inner apostrophes, hyphens and dots belong to the word."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def distinct_words(text: str) -> frozenset[str]:
    """The words of `text`, each once, case-folded and with plain apostrophes."""
    return frozenset(_WORD.findall(text.casefold().replace("’", "'")))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The English Snowball stem of `word`, lower-cased, with a possessive dropped."""
    lowered = word.casefold().replace("’", "'")
    lowered = lowered.removesuffix("'s").removesuffix("'")
    return str(_stemmers.english.stemWord(lowered))


class _Stemmers(local):
    """A stemmer for each thread: it keeps the word that it is at in itself."""

    @cached_property
    def english(self) -> Any:
        import snowballstemmer

        return snowballstemmer.stemmer("english")


_stemmers = _Stemmers()


def content_stems(text: str) -> list[str]:
    """The stems of the words of `text` that are not function words, in order, with repetition."""
    return [
        stem(word.text)
        for word in words(text)
        if word.text.casefold().replace("’", "'") not in STOPWORDS
    ]


def negation_words(text: str) -> list[Word]:
    """The words of `text` that turn its meaning round."""
    return [w for w in words(text) if w.text.casefold().replace("’", "'") in NEGATIONS]


def asks(text: str) -> bool:
    """Whether `text` ends in a question mark, before any closing quotation mark."""
    return text.rstrip(" \n\t\"'”’»)").endswith(("?", "？"))
