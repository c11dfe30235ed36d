"""Quotes pieced together: every word is there, but not in one place, and no mark says so."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.lang.en.speech import JOINERS
from verify.quotes.align import Alignment, Tokens, longest_run

MIN_RUN = 4
"""A piece of fewer words could come from anywhere."""
MIN_SIDE = 3
"""So many words must stand on either side of an unmarked cut..."""
MIN_CUT = 3
"""...and so many must be cut: fewer are words dropped, and the quote is altered."""


class Piece(NamedTuple):
    """Quote words `a` to `b` as they stand in source number `source` from word `c` on."""

    source: int
    a: int
    b: int
    c: int

    @property
    def d(self) -> int:
        return self.c + self.b - self.a


def cut_inside(aligned: Alignment, size: int) -> bool:
    """Whether a quote is one place of a source with whole stretches left out, and nothing else.

    `size` is the number of words in the quote.
    """
    if aligned.matched != size:
        return False
    runs = [step.b - step.a for step in aligned.steps if step.same]
    cuts = [step.d - step.c for step in aligned.steps if not step.same]
    return len(runs) > 1 and min(runs) >= MIN_SIDE and min(cuts) >= MIN_CUT


def pieces(quote: Tokens, sources: Sequence[Tokens]) -> list[Piece] | None:
    """The fewest runs of source words that make up the whole quote, from its start to its end.

    None where they do not: a run has at least four words, and only a joining word ("and") may
    stand between two. Taking the longest run each time gives the fewest.
    """
    size = len(quote)
    most = 2 + size // 12
    found: list[Piece] = []
    at = 0
    while at < size:
        best: Piece | None = None
        for n, source in enumerate(sources):
            place, length = longest_run(quote, at, source)
            if length and (best is None or length > best.b - best.a):
                best = Piece(n, at, at + length, place)
        if best is not None and best.b - best.a >= MIN_RUN:
            found.append(best)
            at = best.b
        elif found and quote.keys[at] in JOINERS:
            at += 1
        else:
            return None
        if len(found) > most:
            return None
    return found if len(found) > 1 and _believable(found) else None


def _believable(found: Sequence[Piece]) -> bool:
    """Whether runs are more than chance: short ones of several sources could come from anywhere."""
    if len({piece.source for piece in found}) < len(found):
        return True
    return all(piece.b - piece.a > MIN_RUN for piece in found)
