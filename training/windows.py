"""Which few windows of a source are worth reading closely beside a claim."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from verify.text.words import content_stems

MOST_WORDS = 95
"""Longer evidence is cut by the network: it reads 128 pieces of words, the claim's among them."""
_RUN = 3
_COMPOSED = 4
_LEAST_GAIN = 0.03
"""Share of the claim's weight that a further sentence has to bring."""

Weight = Callable[[str], float]
"""How much a stem counts; the rarer, the more."""


def windows(
    claim: str,
    sentences: Sequence[str],
    weight: Weight | None = None,
    most_words: int = MOST_WORDS,
) -> list[tuple[int, ...]]:
    """Indexes of the sentences of up to three windows: the best sentence, run, and composition.

    The best sentence holds most of the claim's content words, weighted by `weight` (by default how
    rare they are among `sentences`); the best run is of up to three neighbours; the composition
    takes up to four sentences from anywhere, each for what the others lack, in document order. A
    window that equals an earlier one is left out. Empty where there are no sentences.
    """
    if not sentences:
        return []
    asked = frozenset(content_stems(claim))
    stems = [frozenset(content_stems(s)) for s in sentences]
    weigh = weight or _rarity(stems)
    worth = {s: weigh(s) for s in asked}
    held = [s & asked for s in stems]
    lengths = [len(s.split()) for s in sentences]

    def gain(found: frozenset[str]) -> float:
        return math.fsum(worth[s] for s in found)  # the same in any order of the set

    best = max(range(len(sentences)), key=lambda i: (gain(held[i]), -i))
    run = _best_run(held, lengths, best, gain, most_words)
    least = _LEAST_GAIN * gain(asked)
    composed = _composition(held, lengths, best, gain, least, most_words)
    return list(dict.fromkeys([(best,), run, composed]))


def _rarity(stems: Sequence[frozenset[str]]) -> Weight:
    """BM25's inverse frequency over the sentences at hand, kept above zero."""
    seen = Counter(s for held in stems for s in held)

    def weight(stem: str) -> float:
        return math.log(1.0 + (len(stems) - seen[stem] + 0.5) / (seen[stem] + 0.5)) + 0.5

    return weight


Gain = Callable[[frozenset[str]], float]


def _best_run(
    held: Sequence[frozenset[str]], lengths: Sequence[int], best: int, gain: Gain, most: int
) -> tuple[int, ...]:
    """The longest run of neighbours that holds most; of equals, one around the best sentence."""

    def key(run: tuple[int, ...]) -> tuple[float, bool, int, int]:
        together = frozenset().union(*(held[i] for i in run))
        return gain(together), best in run, len(run), -run[0]

    sizes = range(1, min(_RUN, len(held)) + 1)
    runs = (range(at, at + size) for size in sizes for at in range(len(held) - size + 1))
    fitting = [tuple(run) for run in runs if sum(lengths[i] for i in run) <= most]
    return max(fitting, key=key, default=(best,))


def _composition(
    held: Sequence[frozenset[str]],
    lengths: Sequence[int],
    best: int,
    gain: Gain,
    least: float,
    most: int,
) -> tuple[int, ...]:
    """The best sentence, and from anywhere those that bring most of what it lacks."""
    taken, found, words = [best], held[best], lengths[best]
    while len(taken) < _COMPOSED:
        fitting = [i for i in range(len(held)) if i not in taken and words + lengths[i] <= most]
        further = max(fitting, key=lambda i: (gain(held[i] - found), -abs(i - best)), default=None)
        if further is None or gain(held[further] - found) < least:
            break
        taken.append(further)
        found |= held[further]
        words += lengths[further]
    return tuple(sorted(taken))
