"""Figures of one source that do not go together: a slip of a digit, parts that miss their total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from verify.lang.en.numbers import RESTATED
from verify.models import Span
from verify.quantities import derive
from verify.quantities.derive import Derivation, shown
from verify.quantities.figure import Analysis, Figure
from verify.quantities.frames import analyse
from verify.quantities.lexicon import opposed
from verify.quantities.quantity import Quantity
from verify.quantities.values import tolerance
from verify.quantities.when import apart, date_frames

_MOST_FIGURES = 500
"""Figures of a text up to which each is held against each."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Two places of one text whose figures do not go together, and why in one sentence."""

    reason: str
    first: Span
    second: Span
    derivation: Derivation | None = None


def oddities(text: str) -> list[Oddity]:
    """What does not go together in `text`, in the order of the text.

    A hint to look, not a finding: each may have a reason that the text does not give. None of a
    text with more figures than an article has: each is held against each.
    """
    analysis = analyse(text)
    if len(analysis.figures) > _MOST_FIGURES:
        return []
    found = [
        *_slips(analysis),
        *_tallies(text),
        *_shares(analysis),
        *_changes(analysis),
        *_totals(analysis),
    ]
    return sorted(found, key=lambda o: (o.first.start, o.second.start))


# --------------------------------------------------------------------------- a slip of a digit


def _slips(text: Analysis) -> Iterator[Oddity]:
    """The same thing counted twice, with figures that differ as a slip of the hand would."""
    dates = date_frames(text, None)
    counted = [
        f
        for f in text.figures
        if (f.thing is not None or f.quantity.kind == "money")
        and f.quantity.kind in ("count", "money")
        and not isinstance(f.quantity.value, tuple)
        and f.quantity.role is None
    ]
    for a, b in combinations(counted, 2):
        if a.sentence == b.sentence or (a.thing, a.quantity.unit) != (b.thing, b.quantity.unit):
            continue
        mine = [d.mention for d in dates if d.sentence == a.sentence]
        theirs = [d.mention for d in dates if d.sentence == b.sentence]
        if opposed(a.acts, b.acts) or apart(mine, theirs) or a.qualities != b.qualities:
            continue
        alike = len(a.near & b.near) >= (1 if a.thing is not None else 3)
        if not alike or not _is_slip(a.quantity.low, b.quantity.low):
            continue
        texts = f"“{_called(a.quantity)}” and “{_called(b.quantity)}”"
        yield Oddity(f"{texts} differ by a slip of a digit", a.quantity.phrase, b.quantity.phrase)


_TALLY = re.compile(r"(?<![\w.,$])(\d[\d,]*\d)(?: to |-to-|[-–])(\d[\d,]*\d)(?![\w%]|[.,]\d)")


def _tallies(text: str) -> Iterator[Oddity]:
    """One vote told twice, "25,713 to 9,791" and "25,713 to 9,291": one side the same, not both."""
    told = [
        (m, tuple(Decimal(side.replace(",", "")) for side in m.groups()))
        for m in _TALLY.finditer(text)
    ]
    for (one, a), (other, b) in combinations(told, 2):
        kept, slipped = (0, 1) if a[0] == b[0] else (1, 0)
        if a[kept] == b[kept] and min(*a, *b) >= 100 and _is_slip(a[slipped], b[slipped]):
            yield Oddity(
                f"“{one.group()}” and “{other.group()}” differ by a slip of a digit",
                Span(start=one.start(), end=one.end()),
                Span(start=other.start(), end=other.end()),
            )


def _called(quantity: Quantity) -> str:
    return f"{quantity.text} {quantity.of}" if quantity.of else quantity.text


def _is_slip(a: Decimal, b: Decimal) -> bool:
    """Whether two figures of three or more digits differ in one digit or in two swapped ones."""
    if a == b or a != a.to_integral_value() or b != b.to_integral_value():
        return False
    x, y = str(int(a)).rstrip("0"), str(int(b)).rstrip("0")
    if len(str(int(a))) != len(str(int(b))) or min(len(x), len(y)) < 3 or len(x) != len(y):
        return False
    places = [k for k in range(len(x)) if x[k] != y[k]]
    if len(places) == 1:
        return True
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and x[places[0]] == y[places[1]] and x[places[1]] == y[places[0]]


# ------------------------------------------------------------------------ shares and changes


def _shares(text: Analysis) -> Iterator[Oddity]:
    """ "Nine of the 12 members, or 80 percent": the two say the same, or should."""
    for a, b in pairwise(sorted(_top(text), key=lambda f: f.quantity.span.start)):
        part, percent = a.quantity, b.quantity
        if part.kind != "share" or part.whole is None or percent.unit != "percent":
            continue
        between = text.text[part.phrase.end : percent.span.start]
        if len(between) > 20 or not RESTATED.search(between):
            continue
        if percent.of is not None or isinstance(percent.value, tuple):
            continue  # "or 57 percent of those who voted" is said of others
        derivation = derive.share(part, part.whole)
        if derivation is None or _near(percent, derivation.value):
            continue
        yield Oddity(
            f"{derivation.text}, not {percent.text}", part.phrase, percent.phrase, derivation
        )


def _changes(text: Analysis) -> Iterator[Oddity]:
    """ "rose 10 percent, from 200 to 260": the change and its two ends."""
    moves = [f for f in text.figures if f.is_move and f.acts & {"up", "down"}]
    for move in moves:
        before, after = move.quantity.ends
        for stated in text.figures:
            if stated.sentence != move.sentence or not stated.change or stated.quantity.ends:
                continue
            unit = stated.quantity.unit
            derivation = (
                derive.percent_change(before, after)
                if unit == "percent" and before.unit != "percent"
                else derive.difference(before, after)
                if unit == before.unit
                else None
            )
            if derivation is None or _near(stated.quantity, abs(derivation.value)):
                continue
            yield Oddity(
                f"{derivation.text}, not {stated.quantity.text}",
                stated.quantity.phrase,
                move.quantity.phrase,
                derivation,
            )


def _near(stated: Quantity, value: Decimal) -> bool:
    """Whether `value` is what the stated figure may be rounded from; bounds always pass."""
    if isinstance(stated.value, tuple) or stated.modifier not in ("exactly", "only"):
        modifier = "about"
        wide = abs(value - stated.low) <= max(
            tolerance(stated.low, stated.step, "about"), abs(stated.low) / 10
        )
        return wide or stated.modifier not in (modifier, "nearly")
    return abs(value - stated.low) <= max(
        tolerance(stated.low, stated.step, "exactly"), stated.step
    )


# --------------------------------------------------------------------------------- totals


def _totals(text: Analysis) -> Iterator[Oddity]:
    """ "15 people: 9 men and 5 women": parts that a colon or a dash lists under their total."""
    ordered = sorted(_top(text), key=lambda f: f.quantity.span.start)
    for k, total in enumerate(ordered):
        if not _countable(total):
            continue
        parts = _parts_of(text, total, ordered[k + 1 :])
        if len(parts) < 2:
            continue
        total_sum = sum((p.quantity.low for p in parts), Decimal(0))
        stated = total.quantity.low
        if total_sum == stated or abs(total_sum - stated) > stated / 4:
            continue
        working = " + ".join(shown(p.quantity.low) for p in parts)
        yield Oddity(
            f"{working} = {shown(total_sum)}, not {shown(stated)}",
            total.quantity.phrase,
            Span(start=parts[0].quantity.span.start, end=parts[-1].quantity.phrase.end),
        )


def _parts_of(text: Analysis, total: Figure, later: list[Figure]) -> list[Figure]:
    parts: list[Figure] = []
    at = total.quantity.phrase.end
    for figure in later:
        between = text.text[at : figure.quantity.span.start]
        if figure.sentence != total.sentence or not _countable(figure):
            break
        if not parts and not re.fullmatch(r"[\w\s]{0,40}(?::|\s[—–-]|—)\s*", between):
            break
        if parts and not re.fullmatch(r"(?:[^:;.]{0,30})?(?:,\s*|,?\s+and\s+|;\s*)", between):
            break
        parts.append(figure)
        at = figure.quantity.phrase.end
    return parts


def _countable(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.kind == "count"
        and not isinstance(quantity.value, tuple)
        and quantity.modifier in ("exactly", "only")
        and not figure.is_whole
    )


def _top(text: Analysis) -> list[Figure]:
    """The figures of the text without wholes of shares and ends of changes."""
    ends = {e.span for f in text.figures for e in f.quantity.ends}
    return [f for f in text.figures if not f.is_whole and f.quantity.span not in ends]
