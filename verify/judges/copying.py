"""How far the words of a claim are copied from a window of a source.

A claim that is copied but for a word reads as supported nearly as much as a true copy does, so that
the network has to be surer of it than of one that says the same in words of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from verify.text.words import words


@dataclass(frozen=True, slots=True)
class Copied:
    """Shares of the claim's words, 0 to 1: the longest run that the window has, and those it has.

    `words` is how many words the claim has; function words count as all others do.
    """

    run: float
    shared: float
    words: int


def copied(claim: str, window: str) -> Copied:
    """What of `claim` stands in `window`, in any case of letters; of no words nothing does."""
    asked, told = _folded(claim), _folded(window)
    if not asked:
        return Copied(0.0, 0.0, 0)
    matcher = SequenceMatcher(None, asked, told, autojunk=False)
    run = matcher.find_longest_match(0, len(asked), 0, len(told)).size
    held = set(told)
    return Copied(run / len(asked), sum(w in held for w in asked) / len(asked), len(asked))


def _folded(text: str) -> Sequence[str]:
    return [word.text.casefold() for word in words(text)]
