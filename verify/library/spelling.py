"""The words of a library that are spelled nearly like another."""

from __future__ import annotations

from collections import Counter

from verify.library import search
from verify.library.catalogue import Catalogue
from verify.text.words import stem, words

_STEMS = 12
_PASSAGES = 8
_FAR = 3
"""Stems further than so many changes from a word are not looked at: endings differ by as many."""


def alike(catalogue: Catalogue, word: str) -> dict[str, int]:
    """Words of the library that begin like `word` and look like it: in how many passages each.

    In lower case; a word that the library has in capitals only is a name, and is left out.
    """
    found: Counter[str] = Counter()
    for near in _stems(catalogue, word):
        for text in _passages(catalogue, near):
            kept = {held.text for held in words(text) if stem(held.text) == near}
            found.update(spelled for spelled in kept if spelled.islower())
    return dict(found)


def _stems(catalogue: Catalogue, word: str) -> list[str]:
    """The stems of the library nearest to a word, to its stem or to its start, nearest first."""
    from rapidfuzz.distance import OSA

    first = word[:1]
    with catalogue.connection() as connection:
        known = connection.execute(
            "SELECT stem FROM stems WHERE stem >= ? AND stem < ? AND length(stem) BETWEEN ? AND ?",
            (first, chr(ord(first) + 1), len(word) - 2 * _FAR, len(word) + _FAR),
        ).fetchall()
    far = {
        near: min(
            OSA.distance(near, form, score_cutoff=_FAR)
            for form in (word, stem(word), word[: len(near)])
        )
        for (near,) in known
    }
    return sorted((near for near in far if far[near] <= _FAR), key=lambda near: (far[near], near))[
        :_STEMS
    ]


def _passages(catalogue: Catalogue, near: str) -> list[str]:
    """The texts of some passages that hold a word with this stem."""
    with catalogue.connection() as connection:
        rows = connection.execute(
            "SELECT rowid FROM passage_words WHERE passage_words MATCH ? LIMIT ?",
            (search.phrase([near]), _PASSAGES),
        ).fetchall()
    return catalogue.texts([number for (number,) in rows])
