"""The figures that stand in a text, in any spelling, and what follows from two of them.

A figure stands there as digits, in words ("a dozen", "three in ten"), inside a compound
("26-year-old") or shortened ("1.2m"). What its unit is and what it counts is not asked here: that
is for `verify.quantities.compare`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from verify.lang.en.numbers import ONES, TENS
from verify.models import Span
from verify.quantities.frames import analyse
from verify.quantities.numbers import GLUED_SCALES
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.quantities.tokens import tokenize, touching

_WORDS = {**ONES, **TENS}
_MOST = 24
"""Figures of a text that are combined: the pairs grow with the square."""
_WHOLE = ("count", "share", "ordinal")
"""Kinds of figures that count whole things: nothing is rounded to them."""
_NEARLY = Decimal("0.1")
"""How far from "about" a figure may be, as a share of it."""
HUNDRED = Decimal(100)
_FINE = Decimal("0.005")
_FURTHEST = Decimal(2)
"""How many times a limit a figure may be that nobody said goes with it."""


@lru_cache(maxsize=4096)
def stated(text: str) -> dict[Decimal, Span]:
    """Every value that stands in `text`, with where it stands first.

    A percentage is its number ("30 percent" is 30), a ratio both its value and its percentage
    ("three in ten" is 0.3 and 30), a scaled figure both itself and its number ("1.2 million").
    """
    found: dict[Decimal, Span] = {}
    for quantity in parse(text):
        for one in _with_parts(quantity):
            for value in _values(one):
                found.setdefault(value, one.span)
    tokens = tokenize(text)
    for n, token in enumerate(tokens):
        bare = _bare(token.lower)
        if bare is None:
            continue
        found.setdefault(bare, Span(start=token.start, end=token.end))
        scale = GLUED_SCALES.get(tokens[n + 1].lower) if n + 1 < len(tokens) else None
        if scale is not None and touching(tokens, n + 1):
            found.setdefault(bare * scale, Span(start=token.start, end=tokens[n + 1].end))
    return found


def _with_parts(quantity: Quantity) -> Iterator[Quantity]:
    yield quantity
    yield from quantity.ends
    if quantity.whole is not None:
        yield quantity.whole


def _values(quantity: Quantity) -> Iterator[Decimal]:
    for value in {quantity.low, quantity.high}:
        yield abs(value)
        if quantity.kind in ("ratio", "predicate"):
            yield abs(value) * HUNDRED


def _bare(word: str) -> Decimal | None:
    """The number that a single word or run of digits is; None for any other word."""
    if word in _WORDS:
        return Decimal(_WORDS[word])
    plain = word.replace(",", "")
    whole = plain.replace(".", "", 1)
    return Decimal(plain) if whole.isascii() and whole.isdigit() and len(whole) <= 30 else None


@lru_cache(maxsize=1024)
def figures_of(claim: str) -> tuple[Quantity, ...]:
    """The figures of a claim, words for shares ("most", "more than half") among them."""
    return tuple(figure.quantity for figure in analyse(claim).figures)


def says(
    quantity: Quantity, value: Decimal, *, share: bool = False, furthest: Decimal = _FURTHEST
) -> bool:
    """Whether a figure of a claim is `value`, as finely as it is written, or allows for it.

    "More than half" allows for 0.6 and for 60 (percent). With `share`, `value` is a part of one and
    may be said in percent. A limit ("more than 5") allows for up to `furthest` times itself.
    """
    forms = [value]
    if quantity.kind in ("ratio", "predicate"):
        forms.append(value / HUNDRED)
    elif share:
        forms.append(value * HUNDRED)
    return any(_allows(quantity, abs(one), furthest) for one in forms)


def _allows(quantity: Quantity, value: Decimal, furthest: Decimal) -> bool:
    low, high = abs(quantity.low), abs(quantity.high)
    if low > high:
        low, high = high, low
    within = max(quantity.step / 2, _FINE * high)
    if quantity.kind in _WHOLE and quantity.step == 1 and quantity.modifier == "exactly":
        within = Decimal(0)
    if quantity.modifier in ("about", "nearly"):
        within = max(within, _NEARLY * high)
    if quantity.kind == "predicate" and quantity.modifier in ("more_than", "at_least"):
        return low <= value <= 1 and (value > low or quantity.modifier == "at_least")
    return {
        "more_than": low < value <= low * furthest,
        "at_least": low <= value <= low * furthest,
        "less_than": high / furthest <= value < high,
        "at_most": high / furthest <= value <= high,
    }.get(quantity.modifier, low - within <= value <= high + within)


def follows(quantity: Quantity, texts: Iterable[str], *, turned: bool = False) -> str:
    """The line of working by which a figure of a claim follows from one or two in `texts`, or "".

    A sum, a difference, a share, a product, how many times, a percentage of change; where the two
    say opposite things (`turned`), what a share leaves of the whole. That it comes out is no proof
    that it is meant so: it is a reason not to object.
    """
    pool = list(dict.fromkeys(value for text in texts for value in stated(text)))[:_MOST]
    worded = quantity.kind in ("predicate", "ratio")
    made = _shares(pool, turned) if worded else _combined(pool, turned)
    for value, working in made:
        if says(quantity, value):
            return working
    return ""


def _shares(pool: list[Decimal], turned: bool) -> Iterator[tuple[Decimal, str]]:
    """Every share that one of `pool`, or one over another, is; in percent or as a part of one."""
    for a in pool:
        yield (HUNDRED - a, f"100 - {a}") if turned and a <= HUNDRED else (a, f"{a}")
    for a, b in permutations(pool, 2):
        if 0 < a <= b:
            yield (HUNDRED - a / b * HUNDRED, f"100 - {a} / {b} * 100") if turned else (
                a / b * HUNDRED, f"{a} / {b} * 100"
            )  # fmt: skip


def _combined(pool: list[Decimal], turned: bool) -> Iterator[tuple[Decimal, str]]:
    """Every figure that one step makes of one or two of `pool`, with its working."""
    for a in pool:
        yield a, f"{a}"
        if turned and 0 < a < HUNDRED:
            yield HUNDRED - a, f"100 - {a}"
    for a, b in permutations(pool, 2):
        if a >= b:
            yield a + b, f"{a} + {b}"
            yield a - b, f"{a} - {b}"
        if b:
            yield a / b, f"{a} / {b}"
            yield a / b * HUNDRED, f"{a} / {b} * 100"
            yield abs(a - b) / b * HUNDRED, f"({a} - {b}) / {b} * 100"
        if a <= HUNDRED:
            yield a * b / HUNDRED, f"{a} % of {b}"
    if len(pool) <= _MOST // 2:
        for a, b, c in permutations(pool, 3):
            if a >= b >= c:
                yield a + b + c, f"{a} + {b} + {c}"
