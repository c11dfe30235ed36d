"""Tables of English that the embedded judge reads by: one word for many, opposites, reporting."""

import re
from functools import lru_cache

from verify.lang.en.deeds import PHRASES, SAFE_ACTS, SAME_WORDS
from verify.lang.en.numbers import COUNTED_WORDS, NUMBER_WORDS
from verify.lang.en.speech import ACCUSATIONS, ACCUSING
from verify.quantities.lexicon import ACT_OF, thing
from verify.text.words import stem

_PHRASE_PATTERNS = tuple((re.compile(p, re.IGNORECASE), word) for p, word in PHRASES)

_SAME_STEMS = {
    stem(word): stem(line.split()[0])
    for line in SAME_WORDS.strip().splitlines()
    for word in line.split()
}


def plain_words(text: str) -> str:
    """`text` with set phrases as the one word that they stand for ("voted down" -> "rejected")."""
    for pattern, word in _PHRASE_PATTERNS:
        text = pattern.sub(word, text)
    return text


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """One stem for the words that news uses for one thing or one act."""
    acts = ACT_OF.get(word, frozenset())
    if len(acts) == 1:
        (act,) = acts
        if act.replace(" ", "-") in SAFE_ACTS:
            return stem(act.split()[0])
    common = thing(word)
    return _SAME_STEMS.get(common, common)


ACCUSING_STEMS = frozenset(map(root, ACCUSING))
"""Words beside which a sentence says only that somebody holds it to be so, or that it was wrong."""

ACCUSATION_STEMS = frozenset(map(root, ACCUSATIONS))
"""Those of them after which not even a model may take what is said for what was."""


COUNTED = NUMBER_WORDS | COUNTED_WORDS
"""Words that are left to the quantity engine."""


DENIALS = frozenset(map(stem, ("deny", "dispute")))
"""Stems of those with which somebody says that it is not so."""
