"""Pairs of claim and evidence: every change in the claim, in the evidence, in both, in neither."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Literal

from training.synthetic import kinds
from training.synthetic.change import Change, Maker, uncapitalised
from training.synthetic.news import Article
from training.synthetic.numbers import borrowed
from training.synthetic.related import Related
from training.synthetic.windows import ALONE, clean, joined, neighbours, shared
from verify.text.words import content_stems

Label = Literal["supports", "refutes", "neither"]


@dataclass(frozen=True)
class Pair:
    """A claim, what it is held against, and the label that the making of it gives."""

    claim: str
    evidence: str
    label: Label


@dataclass(frozen=True)
class Place:
    """A sentence in its article, and what else there is on its subject."""

    article: Article
    at: int
    related: Related

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.sentences[self.at]


Recipe = Callable[[Place, Random], Pair | None]


def _window(
    place: Place, middle: str, rng: Random, claims: tuple[str, ...], words: tuple[str, ...] = ()
) -> str:
    """`middle` in the place of its sentence, alone or among neighbours that do not decide."""
    if rng.random() < ALONE:
        return middle
    lead, tail = neighbours(place.article, place.at, rng)
    lead = [i for i in lead if clean(place.article, [i], claims, words)]
    tail = [i for i in tail if clean(place.article, [i], claims, words)]
    return joined(place.article, lead, [middle], tail)


def copied(place: Place, rng: Random) -> Pair | None:
    """The sentence itself, among its neighbours."""
    return Pair(place.text, _window(place, place.text, rng, ()), "supports")


def changed_claim(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """A contradiction as claim; first less may be said than the sentence says."""
    cast = place.article.cast
    base = kinds.lessened(place.text, cast, rng)
    change = kinds.change(makers, base, cast, rng)
    if change is None:
        return None
    claim = kinds.reworded(change.text, cast, rng, 0.3)
    return Pair(claim, _window(place, place.text, rng, (claim,), (change.new,)), "refutes")


def changed_evidence(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """The claim is the sentence; the evidence contradicts it."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None:
        return None
    claim = kinds.reworded(place.text, cast, rng, 0.3)
    return Pair(claim, _window(place, change.text, rng, (claim,), (change.old,)), "refutes")


def changed_both(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """The contradiction as claim and in the evidence: nothing about a claim alone tells."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None:
        return None
    claim = kinds.reworded(kinds.lessened(change.text, cast, rng), cast, rng)
    return Pair(claim, _window(place, change.text, rng, (claim,), (change.old,)), "supports")


def changed_elsewhere(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """A contradiction as claim, and evidence without the sentence."""
    change = kinds.change(makers, place.text, place.article.cast, rng)
    if change is None:
        return None
    return _without(place, change.text, rng, (change.old, change.new))


def neighbour(place: Place, rng: Random) -> Pair | None:
    """The sentence as claim, and its neighbours without it."""
    cast = place.article.cast
    claim = kinds.reworded(kinds.lessened(place.text, cast, rng), cast, rng, 0.3)
    return _without(place, claim, rng, ())


def _without(place: Place, claim: str, rng: Random, words: tuple[str, ...]) -> Pair | None:
    lead, tail = neighbours(place.article, place.at, rng)
    near = [*lead, *tail]
    if not near or not clean(place.article, near, (place.text, claim), words):
        return None
    return Pair(claim, joined(place.article, lead, [], tail), "neither")


def same_topic(place: Place, rng: Random) -> Pair | None:
    """The sentence, or a change of it, and what is nearest to it elsewhere without stating it."""
    found = place.related.nearest(place.article, place.at, rng)
    if found is None:
        return None
    cast = place.article.cast
    claim = kinds.reworded(place.text, cast, rng, 0.3)
    if rng.random() < 0.3:
        for makers in rng.sample(tuple(kinds.CONTRADICTIONS.values()), len(kinds.CONTRADICTIONS)):
            change = kinds.change(makers, place.text, cast, rng)
            if change is not None:
                claim = change.text
                break
    article, at = found
    lead, tail = neighbours(article, at, rng) if rng.random() >= ALONE else ([], [])
    around = [i for i in (*lead, *tail) if article is place.article and i == place.at]
    if around or not clean(article, (*lead, *tail), (place.text, claim), ()):
        lead, tail = [], []
    return Pair(claim, joined(article, lead, [article.sentences[at]], tail), "neither")


def other_figure(place: Place, rng: Random, *, present: bool) -> Pair | None:
    """A figure that the window gives for something else; the sentence may be there or not."""
    lead, tail = neighbours(place.article, place.at, rng)
    near = [place.article.sentences[i] for i in (*lead, *tail)]
    change = borrowed(place.text, near, rng)
    if change is None:
        return None
    if not clean(place.article, (*lead, *tail), (place.text, change.text), ()):
        return None
    middle = [place.text] if present else []
    evidence = joined(place.article, lead, middle, tail)
    return Pair(change.text, evidence, "refutes" if present else "neither")


def said_again(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """The sentence in other words; either of the two may be the claim."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None:
        return None
    one, other = (change.text, place.text) if rng.random() < 0.6 else (place.text, change.text)
    return Pair(one, _window(place, other, rng, ()), "supports")


def says_less(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """A claim that says less than the sentence."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None:
        return None
    claim = kinds.reworded(change.text, cast, rng, 0.4)
    return Pair(claim, _window(place, place.text, rng, ()), "supports")


def says_more(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """The sentence as claim, and evidence that says less."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None or not _weighs(change):
        return None
    lost = (change.old,)
    return Pair(place.text, _window(place, change.text, rng, (place.text, *lost), lost), "neither")


def _weighs(change: Change) -> bool:
    """Whether what the evidence lacks is more than a word or two, or a figure."""
    lost = set(content_stems(change.old)) - set(content_stems(change.text))
    return len(lost) >= 3 or any(char.isdigit() for char in change.old) or bool(change.new)


def leapt(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """A claim that goes beyond the sentence."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None:
        return None
    return Pair(change.text, _window(place, place.text, rng, (change.text,)), "neither")


def leapt_both(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """A claim as strong as its evidence."""
    cast = place.article.cast
    change = kinds.change(makers, place.text, cast, rng)
    if change is None:
        return None
    claim = kinds.reworded(change.text, cast, rng)
    return Pair(claim, _window(place, change.text, rng, (claim,)), "supports")


def kept_hedge(makers: tuple[Maker, ...], place: Place, rng: Random) -> Pair | None:
    """A claim that keeps the hedge or the attribution of its evidence."""
    cast = place.article.cast
    if kinds.change(makers, place.text, cast, rng) is None:
        return None
    claim = kinds.reworded(place.text, cast, rng, 0.8)
    return Pair(claim, _window(place, place.text, rng, ()), "supports")


def _two(place: Place) -> tuple[str, str] | None:
    following = place.at + 1
    if following not in place.article.claims or place.at not in place.article.claims:
        return None
    first, second = place.text, place.article.sentences[following]
    goes_on = uncapitalised(second)
    fits = goes_on and first.endswith(".") and second.endswith(".")
    if not fits or len(first.split()) + len(second.split()) > 45 or '"' in first or "“" in first:
        return None
    return first, second


def two_facts(place: Place, rng: Random, *, part: Label) -> Pair | None:
    """Two sentences joined to a claim; the evidence has both, one, or one turned round."""
    found = _two(place)
    if found is None:
        return None
    first, second = found
    cast = place.article.cast
    evidence = [first, second]
    if part == "neither":
        evidence.pop(rng.randrange(2))
        left = first if evidence == [second] else second
        one = frozenset(place.article.stems[place.at])
        other = frozenset(place.article.stems[place.at + 1])
        if shared(one, other) > 0.4 or not left:
            return None
    if part == "refutes":
        makers = [m for name, m in kinds.CONTRADICTIONS.items() if name not in ("roles",)]
        which = rng.randrange(2)
        for options in rng.sample(makers, len(makers)):
            change = kinds.change(options, found[which], cast, rng)
            if change is not None:
                if rng.random() < 0.5:
                    evidence[which] = change.text
                elif which == 0:
                    first = change.text
                else:
                    second = change.text
                break
        else:
            return None
    goes_on = uncapitalised(second)
    if goes_on is None:
        return None
    return Pair(f"{first[:-1]}, and {goes_on}", " ".join(evidence), part)


def _each(
    prefix: str,
    table: dict[str, tuple[Maker, ...]],
    suffix: str,
    recipe: Callable[..., Pair | None],
) -> Iterator[tuple[str, Recipe]]:
    for name, makers in table.items():
        yield f"{prefix}{name}{suffix}", partial(recipe, makers)


RECIPES: dict[str, Recipe] = dict(
    [
        ("copy", copied),
        *_each("", kinds.CONTRADICTIONS, "", changed_claim),
        *_each("", kinds.CONTRADICTIONS, "-in-evidence", changed_evidence),
        *_each("", kinds.CONTRADICTIONS, "-in-both", changed_both),
        *_each("", kinds.CONTRADICTIONS, "-elsewhere", changed_elsewhere),
        *_each("", kinds.REWRITES, "", said_again),
        *_each("", kinds.WEAKENINGS | kinds.SHORTENINGS, "", says_less),
        *_each("", kinds.WEAKENINGS, "-missing", says_more),
        *_each("", kinds.LEAPS, "-dropped", leapt),
        *_each("", kinds.LEAPS, "-dropped-in-both", leapt_both),
        *_each("", kinds.LEAPS, "-kept", kept_hedge),
        ("two-facts", partial(two_facts, part="supports")),
        ("one-of-two", partial(two_facts, part="neither")),
        ("one-of-two-changed", partial(two_facts, part="refutes")),
        ("figure-of-another", partial(other_figure, present=False)),
        ("figure-of-another-beside", partial(other_figure, present=True)),
        ("neighbour", neighbour),
        ("same-topic", same_topic),
    ]
)
