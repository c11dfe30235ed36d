"""What can be counted between a claim and a window of evidence, each with the words that say so.

Every signal is deterministic and can be shown. Weights of words are inverse document frequencies
where a library knows them, else frequencies within the evidence at hand.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.judges.judge import Window
from verify.judges.lexicon import ACCUSING_STEMS, COUNTED, plain_words, root
from verify.lang.en.deeds import COMPOUND_TAILS, CONVERSE_WORDS, OBLIGING, OPPOSITE_WORDS
from verify.lang.en.negation import DENYING, FAILED_ATTEMPT, HEDGES, LACKING, NEGATIONS, REFUSALS
from verify.lang.en.people import ABBREVIATIONS
from verify.lang.en.sentences import STOPWORDS
from verify.lang.en.speech import SAYING
from verify.models import Source
from verify.text.names import proper_names
from verify.text.remembering import remembered
from verify.text.words import distinct_words, stem, words

OPPOSITES: dict[str, frozenset[str]] = {}
for _pair in (
    pair.split() for line in OPPOSITE_WORDS.strip().splitlines() for pair in line.split("|")
):
    for _one, _other in (_pair, _pair[::-1]):
        OPPOSITES[root(_one)] = OPPOSITES.get(root(_one), frozenset()) | {root(_other)}

_CONVERSES = frozenset(
    frozenset(map(root, pair.split()))
    for line in CONVERSE_WORDS.strip().splitlines()
    for pair in line.split("|")
)
"""Opposites that say the same with the two sides changed: one sells what the other buys."""
_NONE: frozenset[str] = frozenset()


def opposites(claim: Sequence[str], text: Sequence[str]) -> dict[str, frozenset[str]]:
    """The stems of a claim that a text lacks, each with its opposites there.

    Both come as stems in their order. What the claim has as well is no opposite of its other words,
    and "A lies west of B" goes with "B lies east of A".
    """
    mine, theirs = frozenset(claim), frozenset(text)
    found = {
        s: frozenset(
            o
            for o in (OPPOSITES.get(s, _NONE) & theirs) - mine
            if not (frozenset((s, o)) in _CONVERSES and _swapped(claim, s, text, o))
        )
        for s in mine - theirs
    }
    return {s: there for s, there in found.items() if there}


def _swapped(claim: Sequence[str], mine: str, text: Sequence[str], theirs: str) -> bool:
    """Whether more of what stands on one side of `mine` stands on the other of `theirs`, of both.

    What is done stays where it is: "A lies west of B" has "lies" before it as "B lies east of A".
    """
    at = claim.index(mine)
    before, behind = frozenset(claim[:at]), frozenset(claim[at + 1 :])
    for i, word in enumerate(text):
        ahead, after = text[:i], text[i + 1 :]
        over, back = before.intersection(after), behind.intersection(ahead)
        kept = len(before.intersection(ahead)) + len(behind.intersection(after))
        if word == theirs and over and back and len(over) + len(back) > kept:
            return True
    return False


Weight = Callable[[str], float]
"""How much a stem tells: higher for rarer ones."""

_NEGATION_REACH = 5
"""Content words after a negation that it can turn round."""
_LONGEST_PERSON = 3
_CLAUSE_END = re.compile(r"[,;:.!?—–()]")
_ELSEWHERE = 0.7
"""What a name counts that stands in the article but not in the window: "he" may be the one."""
_HEDGE_REACH = 2
"""Content words after a hedge that it takes back to a possibility."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read once: its stems in order, which of them stand under a negation, its names.

    `subject` is the stem of the name that it names first. `refusals` are the words with which
    somebody in it denies, rejects or refuses something, where nothing else in it is denied;
    `denying` says that somebody says that something is not so.
    """

    stems: tuple[str, ...]
    negated: frozenset[str]
    content: frozenset[str]
    names: frozenset[str]
    forenames: frozenset[tuple[str, str]]
    hedged: frozenset[str]
    accusing: bool
    attributed: bool
    obliging: bool
    denying: bool
    refusals: frozenset[str]
    subject: str | None = None


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """`text` as the judge reads it. Figures are left to the quantity engine.

    Kept, since a sentence is read for its weight, its windows and its clause, and found again by
    the next claim.
    """
    stems: list[str] = []
    negated: set[str] = set()
    content: set[str] = set()
    hedged: set[str] = set()
    reach = hedge = 0
    refusals: set[str] = set()
    attributed = denied = False
    plainer = plain_words(text)
    undone = [found.span("what") for found in FAILED_ATTEMPT.finditer(plainer)]
    end = 0
    for word in words(plainer):
        if _CLAUSE_END.search(plainer, end, word.start):
            reach = hedge = 0
        end = word.end
        plain = word.text.casefold().replace("’", "'")
        attributed = attributed or plain in SAYING
        if plain in REFUSALS:
            refusals.add(stem(plain))
        elif plain in NEGATIONS:
            denied = True
        if plain in HEDGES:
            hedge = _HEDGE_REACH
        if plain in NEGATIONS or plain in LACKING:
            reach = _NEGATION_REACH
        if plain in STOPWORDS or plain in NEGATIONS:
            continue
        for part in _parts(plain):
            stemmed = root(part)
            stems.append(stemmed)
            if part not in COUNTED and not any(c.isdigit() for c in part):
                content.add(stemmed)
                if reach > 0 or any(start <= word.start < end for start, end in undone):
                    negated.add(stemmed)
                if hedge > 0:
                    hedged.add(stemmed)
        reach -= 1
        hedge -= 1
    names, forenames = _names(text)
    return Reading(
        tuple(stems),
        frozenset(negated),
        frozenset(content),
        frozenset(names),
        frozenset(forenames),
        frozenset(hedged),
        not ACCUSING_STEMS.isdisjoint(stems),
        attributed,
        OBLIGING.search(text) is not None,
        DENYING.search(text) is not None,
        frozenset() if denied else frozenset(refusals),
        next((stemmed for stemmed in stems if stemmed in names), None),
    )


def as_written(stems: Collection[str], text: str) -> list[str]:
    """The words of `text` that have one of these stems, as it writes them, in its order, each once.

    A stem that a set phrase stands for ("turned down" for "rejected") has no word of its own.

    >>> as_written({"cri"}, "The crying stopped.")
    ['crying']
    """
    found = (
        word.text
        for word in words(text)
        for part in _parts(word.text.casefold().replace("’", "'"))
        if root(part) in stems
    )
    return list(dict.fromkeys(found))


def share_of(asked: Reading, content: Collection[str], worth: Mapping[str, float]) -> float:
    """The share of a claim's words, weighted by their `worth`, that are in `content`."""
    total = math.fsum(worth.values())
    return math.fsum(worth[s] for s in asked.content if s in content) / total if total else 0.0


def _parts(word: str) -> list[str]:
    word = ABBREVIATIONS.get(word, word)
    parts = word.split("-")
    if parts[-1] in COMPOUND_TAILS:
        return [word]
    return [part for part in parts if part and part not in STOPWORDS] if len(parts) > 1 else [word]


def _names(text: str) -> tuple[set[str], set[tuple[str, str]]]:
    """The stems that name somebody or something in `text`, and the forenames of short names.

    A name goes by the stem of its last word ("Larry Dorman" -> "dorman"). A forename comes with it:
    who is called Larry Dorman once is called Dorman afterwards.
    """
    names: set[str] = set()
    forenames: set[tuple[str, str]] = set()
    for name in proper_names(text):
        parts = [word.text.casefold() for word in words(name.text)]
        last = parts[-1] if parts else ""
        stemmed = root(ABBREVIATIONS.get(last, last))
        # "Republican" is told apart by its opposite; "Voters" only opens its sentence.
        if not last or last in COUNTED or last.isdigit() or stemmed in OPPOSITES:
            continue
        if len(parts) == 1 and name.span.start == 0 and _ordinary(last):
            continue
        names.add(stemmed)
        if len(parts) <= _LONGEST_PERSON:
            forenames.update((root(part), stemmed) for part in parts[:-1])
    return names, forenames


def _ordinary(opener: str) -> bool:
    """Whether a capitalised first word is more likely an ordinary one: a plural, as news opens."""
    return opener.endswith("s") and not opener.endswith(("'s", "’s"))


@dataclass(frozen=True, slots=True)
class Signals:
    """How a window meets a claim. `coverage` is the weighted share of the claim's content words.

    `denial` says that one of the two tells that somebody denies something, the other not.
    """

    coverage: float
    missing: tuple[str, ...]
    missing_names: tuple[str, ...]
    opposed: tuple[str, ...]
    negation_differs: bool
    denial: bool
    only_reports: bool
    attributed: bool
    hedged: bool


def compare_words(
    claim: Reading, window: Reading, source: Source, weight: Mapping[str, float]
) -> Signals:
    """The signals between a claim and a window; names are looked for in the whole source.

    `weight` has every content stem of the claim.
    """
    opposed = [s for s in opposites(claim.stems, window.stems) if s in claim.content]
    shared = claim.content & window.content
    forenames = {fore for fore, last in claim.forenames if last in window.content}
    found = shared | set(opposed) | (forenames & claim.content)
    elsewhere = (claim.names & claim.content) - found - set(missing_names(claim.names, source))
    held = math.fsum(weight[s] for s in found)
    held += _ELSEWHERE * math.fsum(weight[s] for s in elsewhere)
    total = math.fsum(weight.values())
    missing = sorted(claim.content - found, key=lambda s: (-weight[s], s))
    differing = {s for s in shared if (s in claim.negated) != (s in window.negated)}
    return Signals(
        coverage=held / total if total else 0.0,
        missing=tuple(missing),
        missing_names=missing_names(claim.names - window.content, source),
        opposed=tuple(sorted(opposed)),
        negation_differs=_negation_differs(claim, window, differing),
        denial=claim.denying != window.denying,
        only_reports=window.accusing and not claim.accusing,
        attributed=window.attributed and not claim.attributed,
        hedged=not window.hedged.isdisjoint(shared - claim.hedged),
    )


def _negation_differs(claim: Reading, window: Reading, differing: set[str]) -> bool:
    """Whether one of the two denies what the other says, in words that both have.

    "Refused to" and "turned down" deny alike.
    """
    if bool(claim.negated) == bool(window.negated) or (claim.refusals and window.refusals):
        return False
    reach = claim.negated or window.negated
    return len(differing) >= 2 or (len(differing) == 1 and len(reach) <= 2)


def local_weight(windows: Iterable[Window]) -> Weight:
    """Inverse sentence frequencies within the evidence itself, for evidence without a library."""
    seen: Counter[str] = Counter()
    count = 0
    for window in windows:
        if len(window.sentences) == 1:
            count += 1
            seen.update(read(window.text).content)
    return inverse_frequency(seen.__getitem__, count)


def inverse_frequency(frequency: Callable[[str], int], count: int) -> Weight:
    """BM25's inverse document frequency, kept above zero."""

    def weight(stemmed: str) -> float:
        holding = frequency(stemmed)
        return math.log(1.0 + (count - holding + 0.5) / (holding + 0.5)) + 0.5

    return weight


def missing_names(names: frozenset[str], source: Source) -> tuple[str, ...]:
    """The names that stand nowhere in the source: "he" may be the one, but nobody named there."""
    if not names:
        return ()
    return tuple(sorted(names - _stems_of(source)))


@remembered
def _stems_of(source: Source) -> frozenset[str]:
    return frozenset(map(_root_of, distinct_words(f"{source.title}\n{source.text}")))


@lru_cache(maxsize=65536)
def _root_of(word: str) -> str:
    return root(ABBREVIATIONS.get(word, word))


def merge(readings: list[Reading]) -> Reading:
    """The reading of sentences that follow one another.

    A word is under a negation only where none of them has it without.
    """
    if len(readings) == 1:
        return readings[0]
    return Reading(
        tuple(s for r in readings for s in r.stems),
        frozenset().union(*(r.negated for r in readings))
        - frozenset().union(*(r.content - r.negated for r in readings)),
        frozenset().union(*(r.content for r in readings)),
        frozenset().union(*(r.names for r in readings)),
        frozenset().union(*(r.forenames for r in readings)),
        frozenset().union(*(r.hedged for r in readings)),
        any(r.accusing for r in readings),
        any(r.attributed for r in readings),
        any(r.obliging for r in readings),
        any(r.denying for r in readings),
        frozenset().union(*(r.refusals for r in readings)),
    )
