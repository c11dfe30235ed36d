"""The kinds of changes, by what they do to the truth of a sentence."""

from random import Random

from training.synthetic import (
    dates,
    leaps,
    names,
    negation,
    numbers,
    opposites,
    quantifiers,
    rewrites,
    weakenings,
)
from training.synthetic.cast import Cast
from training.synthetic.change import Change, Maker

CONTRADICTIONS: dict[str, tuple[Maker, ...]] = {
    "number": (numbers.number,),
    "bound": (numbers.bound, numbers.misrounded),
    "date": (dates.weekday, dates.month, dates.day, dates.year, dates.ago),
    "person": (names.person,),
    "name": (names.thing,),
    "negation": (negation.negation,),
    "opposite": (opposites.opposite, opposites.group),
    "quantifier": (quantifiers.quantifier,),
    "roles": (names.roles,),
}
"""The changed sentence and the sentence cannot both be true."""

REWRITES: dict[str, tuple[Maker, ...]] = {
    "contraction": (rewrites.contracted,),
    "synonym": (rewrites.synonym,),
    "order": (rewrites.moved_time, rewrites.moved_clause),
    "said": (rewrites.moved_said,),
    "reported": (rewrites.reported,),
    "voice": (rewrites.turned_voice,),
    "filler": (rewrites.without_filler,),
}
"""Each of the two follows from the other."""

WEAKENINGS: dict[str, tuple[Maker, ...]] = {
    "clause": (weakenings.clause,),
    "opening": (weakenings.opening,),
    "aside": (weakenings.aside,),
    "half": (weakenings.half,),
    "rounded": (numbers.rounded,),
    "figure": (weakenings.without_figure,),
}
"""The changed sentence follows from the sentence, which says more."""

SHORTENINGS: dict[str, tuple[Maker, ...]] = {
    "title": (weakenings.title,),
    "given-name": (weakenings.given_name,),
}
"""As weakenings, but what the sentence says more is next to nothing."""

LEAPS: dict[str, tuple[Maker, ...]] = {
    "hedge": (leaps.hedge,),
    "claimed": (leaps.claimed,),
    "accused": (leaps.accused,),
    "condition": (leaps.unconditional,),
}
"""The changed sentence says more than the sentence, and is not denied by it."""


def change(makers: tuple[Maker, ...], text: str, cast: Cast, rng: Random) -> Change | None:
    """The first change that fits, the makers asked in random order."""
    for maker in rng.sample(makers, len(makers)):
        found = maker(text, cast, rng)
        if found is not None and found.text != text:
            return found
    return None


_LIGHT = (*REWRITES.values(), *SHORTENINGS.values())


def reworded(text: str, cast: Cast, rng: Random, share: float = 0.5) -> str:
    """`text` in other words that follow from it, in a `share` of cases; else as it is."""
    if rng.random() >= share:
        return text
    for makers in rng.sample(_LIGHT, len(_LIGHT)):
        found = change(makers, text, cast, rng)
        if found is not None:
            return found.text
    return text


def lessened(text: str, cast: Cast, rng: Random, share: float = 0.35) -> str:
    """`text`, or something that follows from it and says less."""
    if rng.random() < share:
        for makers in rng.sample(tuple(WEAKENINGS.values()), len(WEAKENINGS)):
            found = change(makers, text, cast, rng)
            if found is not None:
                return found.text
    return text
