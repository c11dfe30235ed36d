"""Whether two figures are about the same thing, and how closely their surroundings agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from verify.lang.en.deeds import DEEDS
from verify.lang.en.nouns import OFFICE_NOUNS, OPPOSITE_SETTINGS, POINTING_NOUNS
from verify.quantities.figure import Analysis, Figure
from verify.quantities.lexicon import opposed, thing
from verify.quantities.quantity import Quantity
from verify.quantities.surroundings import covered
from verify.quantities.units import convert

Fit = Literal["same", "loose", "other"]


@dataclass(frozen=True, slots=True)
class Match:
    """How a claim's figure and one of the evidence go together.

    `fit` is about what is measured or counted: same, loose (one of the two does not say), or
    other; `cover` is the share of the claim's context that the evidence has, 0 to 1; `against` are
    two acts that exclude each other; `reason` says why they do not fit, where they do not;
    `beside` is how alike the words next to them and their modifiers are, 0 to 1.
    """

    evidence: Figure
    fit: Fit
    cover: float
    against: tuple[str, str] | None
    reason: str = ""
    beside: float = 0.0

    @property
    def score(self) -> float:
        """Order of preference among figures of the evidence."""
        return self.cover + 0.3 * self.beside + {"same": 0.3, "loose": 0.0, "other": -1.0}[self.fit]


_FAMILY = {
    "count": "count",
    "share": "count",
    "ratio": "share",
    "percent": "share",
    "predicate": "share",
}


def family(quantity: Quantity) -> str:
    """What may stand against what: counts, shares, money, times, ages, measures, votes, ranks."""
    if quantity.kind == "percent" and quantity.unit != "percent":
        return "points"
    return _FAMILY.get(quantity.kind, quantity.kind)


def same_unit(claimed: Quantity, found: Quantity) -> bool:
    """Whether the two are in one unit or convert into one."""
    if claimed.unit == found.unit or family(claimed) == "share":
        return True
    if claimed.unit is None or found.unit is None:
        return False
    return convert(Decimal(1), found.unit, claimed.unit) is not None


def match(claimed: Figure, found: Figure, evidence: Analysis) -> Match:
    """How `found` stands to `claimed`."""
    mine, theirs = claimed.quantity, found.quantity
    if family(mine) != family(theirs):
        return _other(found, f"one is a {_name(mine)}, the other a {_name(theirs)}")
    if not same_unit(mine, theirs):
        return _other(found, f"{mine.unit or 'a count'} is not {theirs.unit or 'a count'}")
    misfit = _role_misfit(claimed, found)
    if misfit:
        return _other(found, misfit)
    fit = thing_fit(claimed, found, evidence)
    against = opposed(claimed.acts, found.acts)
    cover = coverage(claimed, found, evidence, against)
    reason = f"{_of(mine)} is not {_of(theirs)}" if fit == "other" else ""
    return Match(found, fit, cover, against, reason, _beside(claimed, found))


def _role_misfit(claimed: Figure, found: Figure) -> str:
    """Why two figures of one unit are not of one sort: before, after, by how much, of how many."""
    mine, theirs = claimed.quantity, found.quantity
    if {mine.role, theirs.role} == {"from", "to"}:
        return "one is what it was before, the other what it came to"
    if claimed.change != found.change and (mine.role or theirs.role):
        return "one is a change, the other a level"
    if claimed.distance and not (found.distance or found.change):
        return "one is how far apart two figures are, the other a figure"
    if mine.whole is not None and theirs.value == mine.whole.value != mine.value:
        return f"“{theirs.text}” is the whole of the share that is claimed"
    shared = claimed.acts & found.acts & DEEDS or claimed.near & found.near
    if shared and claimed.voice and found.voice and claimed.voice != found.voice:
        return "one is of those who did it, the other of those it was done to"
    if claimed.is_move and not found.is_move:
        return "one is a change from one figure to another, the other one figure"
    loose = mine.modifier not in ("exactly", "only")
    part = mine.whole is not None or claimed.acts or claimed.trail or loose
    if found.is_whole and part:
        return f"“{theirs.text}” is the whole of a share, “{mine.text}” is not"
    return ""


def _beside(claimed: Figure, found: Figure) -> float:
    common = len(claimed.beside & found.beside) + (
        claimed.quantity.modifier == found.quantity.modifier
    )
    return common / (len(claimed.beside) + 1)


def _other(found: Figure, reason: str) -> Match:
    return Match(found, "other", 0.0, None, reason)


def _name(quantity: Quantity) -> str:
    return {"predicate": "share", "count": "number", "share": "number"}.get(
        quantity.kind, quantity.kind
    )


def _of(quantity: Quantity) -> str:
    return f"“{quantity.text} {quantity.of}”" if quantity.of else f"“{quantity.text}”"


def thing_fit(claimed: Figure, found: Figure, evidence: Analysis) -> Fit:
    """Whether the two count the same kind of thing."""
    mine, theirs = claimed.thing, found.thing
    if claimed.each != found.each and claimed.quantity.kind == "money":
        return "other"
    if claimed.partial or found.partial or claimed.each != found.each:
        # "1,200 other cuts" are not all cuts, "$500 apiece" is not $500 in all.
        return "loose" if mine == theirs or None in (mine, theirs) else "other"
    if mine is None and theirs is None:
        # Bare numbers say nothing of themselves; what stands beside them must.
        bare = claimed.quantity.unit is None and claimed.quantity.kind == "count"
        return "loose" if bare and _beside(claimed, found) < 0.6 else "same"
    if mine is None or theirs is None:
        return "loose"
    if mine == theirs:
        # "School board members" are not "council members".
        only_mine = claimed.qualities - found.qualities - evidence.words
        only_theirs = found.qualities - claimed.qualities - claimed.words
        clash = opposed(_acts_of(claimed), _acts_of(found)) or (only_mine and only_theirs)
        return "other" if clash else "same"
    if mine.startswith("those ") or theirs.startswith("those "):
        return "other"
    if mine in found.qualities or theirs in claimed.qualities:
        return "loose"
    return "other"


def _acts_of(figure: Figure) -> frozenset[str]:
    return frozenset(w[1:] for w in figure.qualities if w.startswith("="))


def coverage(
    claimed: Figure, found: Figure, evidence: Analysis, against: tuple[str, str] | None = None
) -> float:
    """The weighted share of the claim's context words that stand around `found`.

    Acts that exclude each other (`against`) are left out: they are a matter of their own.
    """
    own = claimed.near | claimed.qualities | _thing(claimed)
    if against is not None:
        own -= {f"={act}" for act in claimed.acts if act == against[0]}
    near = found.near | found.qualities | _thing(found) | {f"={act}" for act in found.acts}
    rest = claimed.words - own - claimed.near
    return covered(own, rest, near, found.words, evidence.words)


def _thing(figure: Figure) -> frozenset[str]:
    return frozenset((figure.thing,)) if figure.thing else frozenset()


def missing_names(claimed: Figure, found: Figure, evidence: Analysis) -> frozenset[str]:
    """Names around the claim's figure that the evidence lacks while it names others instead."""
    absent = claimed.names - evidence.words
    others = found.names - claimed.words - claimed.names
    return absent if others else frozenset()


def belongs_elsewhere(claimed: Figure, found: Figure) -> frozenset[str]:
    """Words of the claim that in the evidence go with another figure than `found`.

    "Wages rose 3 percent" against "Prices rose 3 percent, and wages rose 5 percent".
    """
    lead, trail, things = found.elsewhere
    elsewhere = claimed.lead & lead
    if found.trail - claimed.trail:
        elsewhere |= (claimed.trail - found.trail) & trail
    if found.quantity.kind == "money" and found.thing is None and claimed.thing in things:
        elsewhere |= {claimed.thing}
    return elsewhere


_POINTING = frozenset(map(thing, POINTING_NOUNS))
"""Nouns that only point to what was told before: "set aside $5 million for the purpose"."""


def elsewhere_in_space(claimed: Figure, found: Figure, known: frozenset[str]) -> bool:
    """Whether one is "in Ohio" and the other "in Iowa": one preposition, two nouns behind it."""
    for preposition, mine in claimed.behind:
        for other, theirs in found.behind:
            if theirs in _POINTING or preposition != other:
                continue
            if mine not in found.words and theirs not in claimed.words:
                return mine not in known or mine != theirs
    return False


def other_owner(claimed: Figure, found: Figure, known: frozenset[str]) -> tuple[str, str] | None:
    """Two words that own one thing, one in each: "the county's share" and "the state's share".

    None where the claim's word stands anywhere in the evidence (`known`), or the other in the
    claim, or where only one of the two is a name: "Malloy" may be "the governor".
    """
    for mine, owned in sorted(claimed.owned):
        if mine in known:
            continue
        for theirs, other in sorted(found.owned):
            alike = (mine in claimed.names) == (theirs in found.names)
            if other == owned and alike and theirs not in claimed.words | claimed.qualities:
                return mine, theirs
    return None


_LONGEST_NAME = 3
_OFFICES = frozenset(map(thing, OFFICE_NOUNS))


def other_object(claimed: Figure, found: Figure, known: frozenset[str]) -> bool:
    """Whether an amount is said of one thing in the claim and of another in the evidence.

    A count is held by what it counts; "raised its rate by 8 percent" only by the words before it.
    "Malloy" may be "the governor".
    """
    if elsewhere_in_space(claimed, found, known):
        return True
    if claimed.thing is not None:
        return False
    mine, theirs = claimed.lead - known, found.lead - claimed.words - claimed.qualities
    if mine <= claimed.names and len(mine) <= _LONGEST_NAME and theirs & _OFFICES:
        return False
    return bool(mine) and bool(theirs)


def other_setting(claimed: Figure, found: Figure) -> tuple[str, str] | None:
    """A "before the fire" of one where the other has "after the fire"; None where none is."""
    for mine, stem in sorted(claimed.settings - found.settings):
        for theirs, other in sorted(found.settings - claimed.settings):
            if stem == other and frozenset((mine, theirs)) in OPPOSITE_SETTINGS:
                return mine, theirs
    return None
