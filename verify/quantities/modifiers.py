"""The words that loosen or bound a figure, before it and behind it.

| modifier | the figure is | words |
|---|---|---|
| exactly | as written | none, or "exactly", "precisely", "a total of" |
| only | as written, and called small | "only", "just", "merely" |
| about | near what is written | "about", "roughly", "some", "an estimated", "or so", "~" |
| nearly | a little below | "nearly", "almost", "close to", "just under", "just shy of" |
| more_than | above | "more than", "over", "upwards of", "exceeding", "-plus" |
| more_than | a little above | "just over", "slightly more than", "a little over" |
| at least | this or above | "at least", "no fewer than", "a minimum of", "or more" |
| less_than | below | "less than", "fewer than", "under", "below" |
| at_most | this or below | "at most", "up to", "as many as", "no more than", "or fewer" |
"""

from verify.quantities.quantity import Modifier
from verify.quantities.tokens import HYPHENS, Token

_BEFORE: dict[Modifier, str] = {
    "exactly": "exactly|precisely|a total of|the full|an average of|a combined",
    "only": "only|just|merely|a mere|a scant|only about|just about|only some",
    "about": """about|roughly|approximately|around|some|an estimated|estimated|circa|c .|ca .
        |in the region of|in the neighborhood of|in the neighbourhood of|somewhere around|about a
        |on the order of|perhaps|maybe|~|≈|approx|approx .|an approximate|approximated at
        |more or less|or about|roughly about""",
    "nearly": """nearly|almost|close to|just under|just shy of|just below|near|approaching
        |slightly less than|slightly under|a little less than|a little under|not quite|shy of
        |just short of|slightly fewer than|a little fewer than|a bit less than|a shade under
        |a touch under|a little below|barely under
        |just less than|slightly below|a bit under|virtually|nearly a|almost a""",
    "more_than": """more than|over|above|upwards of|upward of|exceeding|in excess of|just over
        |well over|greater than|higher than|beyond|slightly more than|slightly over|a little over
        |a little more than|just above|just more than|well above|far more than|north of|>
        |topping|surpassing|surpassed|exceeded|exceeds|exceed|topped|longer than|larger than
        |much more than|far over|way over|older than|over than|more then|better than
        |a bit over|a bit more than|a little above|slightly above|barely over|barely more than
        |a shade over|a touch over|a shade more than|a touch more than|fractionally more than""",
    "at_least": """at least|no fewer than|no less than|not less than|not fewer than|a minimum of
        |minimum of|at minimum|≥|starting at|no earlier than""",
    "less_than": """less than|fewer than|under|below|well under|well below|lower than|smaller than
        |far less than|far fewer than|<|south of|shorter than|younger than|much less than
        |inside""",
    "at_most": """at most|up to|as many as|as much as|no more than|not more than|a maximum of
        |maximum of|at the most|no greater than|≤|as high as|as long as|limited to|capped at
        |not exceeding|no higher than|a cap of|no longer than|as little as|as few as""",
}
_AFTER: dict[Modifier, str] = {
    "at_least": "or more|or greater|or higher|or above|or older|or over|and over|and above|and up"
    "|or longer|at least|at a minimum",
    "at_most": "or less|or fewer|or below|or lower|or under|at most|and under|or younger"
    "|at the most|maximum|tops",
    "about": "or so|or thereabouts|approximately|give or take",
    "more_than": "plus|+|and counting|- plus|or better",
}


def _table(words: dict[Modifier, str]) -> dict[tuple[str, ...], Modifier]:
    return {
        tuple(phrase.split()): modifier
        for modifier, phrases in words.items()
        for phrase in phrases.split("|")
        if phrase.strip()
    }


BEFORE = _table(_BEFORE)
AFTER = _table(_AFTER)
_LONGEST = max(len(phrase) for phrase in BEFORE)
_LAST = frozenset(phrase[-1] for phrase in BEFORE)
_CLOSE = frozenset("just slightly little bit barely shade touch fractionally".split())
_FIRST = frozenset(phrase[0] for phrase in AFTER) | {"-"}


def modifier_before(tokens: tuple[Token, ...], i: int) -> tuple[int, Modifier] | None:
    """The modifier that ends right before token `i`: its first index and what it is."""
    if i == 0 or tokens[i - 1].lower not in _LAST:
        return None
    for length in range(min(_LONGEST, i), 0, -1):
        words = tuple(token.lower for token in tokens[i - length : i])
        found = BEFORE.get(words)
        if found is not None:
            return i - length, found
    return None


def is_close(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the words from `start` to `end` say that a figure is only just exceeded."""
    words = tuple(token.lower for token in tokens[start:end])
    return BEFORE.get(words) == "more_than" and not _CLOSE.isdisjoint(words)


def modifier_after(tokens: tuple[Token, ...], i: int) -> tuple[int, Modifier] | None:
    """The modifier that starts at token `i`, behind a figure, and the index behind it."""
    if i >= len(tokens) or tokens[i].lower not in _FIRST:
        return None
    for length in (3, 2, 1):
        words = tuple("-" if t.text in HYPHENS else t.lower for t in tokens[i : i + length])
        found = AFTER.get(words)
        if found is not None and len(words) == length:
            return i + length, found
    return None
