"""What words do to a figure: acts and their opposites, what may be called the same thing."""

from __future__ import annotations

from functools import lru_cache

from verify.lang.en.deeds import ACTS, IRREGULAR_SINGULARS, OPPOSITES, SAME_THINGS
from verify.text.words import stem

EXHAUSTIVE = frozenset({"approve", "reject"})
"""Acts that leave nothing over: who did not approve rejected. Others may have abstained."""

_SAME = {
    stem(word): stem(line.split()[0])
    for line in SAME_THINGS.strip().splitlines()
    for word in line.split()
}


def _act_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for act, listed in ACTS.items():
        for word in listed.split():
            table.setdefault(word, set()).add(act)
    return {word: frozenset(acts) for word, acts in table.items()}


ACT_OF = _act_table()
_OPPOSED: dict[str, frozenset[str]] = {}
for _row in OPPOSITES:
    for _act in _row:
        _OPPOSED[_act] = _OPPOSED.get(_act, frozenset()) | (frozenset(_row) - {_act})


@lru_cache(maxsize=32768)
def thing(word: str) -> str:
    """The stem of a noun, one for all words that news uses for the same thing."""
    lowered = word.casefold().replace("’", "'")
    root = stem(IRREGULAR_SINGULARS.get(lowered, lowered))
    return _SAME.get(root, root)


def opposed(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """An act of `mine` and an act of `theirs` that exclude each other; None where none do.

    Acts that both have in common excuse: "the deal that passed was rejected" is both.
    """
    for act in sorted(mine - theirs):
        against = _OPPOSED.get(act, frozenset()) & (theirs - mine)
        if against:
            return act, min(against)
    return None
