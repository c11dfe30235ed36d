"""What a claim would have to say instead: a figure or a name of the window in the place of its own.

A claim with a wrong figure is borne out once the right one stands in its place, whatever words the
source says it in. That is a reason to refute it that a reader can check, and it is what an editor
has to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from verify.checker.checker import Checker, Odds
from verify.judges.lexicon import ONCE, root
from verify.judges.signals import missing_names, read
from verify.judges.weighing import Weighed
from verify.models import Source, Span
from verify.text.names import proper_names
from verify.text.places import exclude, paths
from verify.text.words import words

UNRIVALLED = 0.3
"""What the network may read of support in any window of a source that refutes."""
_MOST = 4
"""Corrections that are tried for a window: each costs the network as much as a window."""
_LEADING = frozenset("in at by on as is was are were be been".split())
"""Words that lead to what is said of somebody, not to whom it is said of, and of one alone: what is
done for or with one may be done with another too."""
_LEADING_TO_PLACES = frozenset("from to for near with".split())
"""Words that do so before a place: it is from one that it is not from another."""
_ANY = re.compile(r"\s+(?:an?|another|some|any|several|many)\b", re.IGNORECASE)
"""What is done to one of many may be done to another of them."""
_BEFORE = re.compile(r"(\w+)\W+(?:(?:the|a|an)\W+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of the claim, those of the window that stood in their place, and what came of it.

    `supports` is how probable it is, by the network, that the window supports the corrected claim.
    """

    mine: str
    theirs: str
    figure: bool
    supports: float


def correction(
    claim: str, weighed: Weighed, source: Source, odds: Odds, checker: Checker
) -> Correction | None:
    """The one correction that the network likes best; None where there is none to try.

    Only where it reads a refutation before anything else, and no support to speak of: else nothing
    is wrong with the claim.
    """
    if not odds.refutation_first or odds.supports > UNRIVALLED:
        return None
    window = weighed.window.text
    tried = [
        Correction(at.of(claim), theirs, figure, checker.score(corrected, [window])[0].supports)
        for at, theirs, figure in islice(_candidates(claim, weighed, source), _MOST)
        for corrected in [claim[: at.start] + theirs + claim[at.end :]]
    ]
    return max(tried, key=lambda one: one.supports, default=None)


def _candidates(claim: str, weighed: Weighed, source: Source) -> Iterator[tuple[Span, str, bool]]:
    """Where in the claim, what in its place, and whether it is a figure."""
    for at, theirs in _figures(claim, weighed):
        yield at, theirs, True
    if len(weighed.window.sentences) == 1:
        for at, theirs in _names(claim, weighed.window.text, source):
            yield at, theirs, False


def _figures(claim: str, weighed: Weighed) -> Iterator[tuple[Span, str]]:
    """The figures that differ. Of dates only those of what happens once: who won in 2002 may have
    won in 2012 too, and who released "a film" in 1937 another in 1938."""
    done = [w.end for w in words(claim) if root(w.text.casefold()) in ONCE]
    once = bool(done) and not any(_ANY.match(claim, end) for end in done)
    for one in (*weighed.figures.disagree, *weighed.figures.open):
        if not one.differs or one.evidence_span is None or one.derivation is not None:
            continue
        if one.kind != "date" or once:
            yield one.claim_span, one.evidence_span.of(weighed.window.text)


def _names(claim: str, sentence: str, source: Source) -> Iterator[tuple[Span, str]]:
    """Names that the source does not have, each with those of the sentence that the claim lacks.

    Only such as say where, by whom or what: that others did the same as whom a claim is about
    contradicts nothing. First come those behind the same word: "in Thailand", "in Hong Kong".
    """
    strange = frozenset(missing_names(read(claim).names, source))
    mine = [
        name
        for name in proper_names(claim)
        if read(name.text).content & strange and _leads(_before(claim, name.span), name.text)
    ]
    known = claim.casefold()
    theirs = [name for name in proper_names(sentence) if name.text.casefold() not in known]
    pairs = [(a, b) for a in mine for b in theirs if _may_replace(a.text, b.text)]
    pairs.sort(key=lambda pair: _before(claim, pair[0].span) != _before(sentence, pair[1].span))
    for a, b in pairs:
        yield a.span, b.text


def _leads(word: str, name: str) -> bool:
    """Whether a name behind `word` is said of somebody, and no other may be said as well."""
    return word in _LEADING or (word in _LEADING_TO_PLACES and bool(paths(name)))


def _may_replace(mine: str, theirs: str) -> bool:
    """Whether one name may stand for the other: a place for one that excludes it, else no place.

    Who was born in Quebec was born in Canada, and neither an American band nor an "Indian Tamil"
    is the name of a band.
    """
    if any(paths(part) for name in (mine, theirs) for part in (name, name.split()[0])):
        return exclude(mine, theirs)
    return True


def _before(text: str, at: Span) -> str:
    """The word before a name, an article left out."""
    found = _BEFORE.search(text, 0, at.start)
    return found[1].casefold() if found else ""
