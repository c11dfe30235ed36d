"""Figures changed to plausible neighbours, bounds turned round, and figures rounded."""

import re
from decimal import Decimal
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, swap
from verify.lang.en.numbers import ONES, TENS
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.quantities.values import tolerance

_VALUES = {word: n for word, n in (ONES | TENS).items() if n > 1 and word != "fourty"}
_WORDS = {n: word for word, n in _VALUES.items()}
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[a-z]+")
_SWAPPED = frozenset({"count", "percent", "money", "age", "duration", "measure", "share"})
_EXACT = frozenset({"exactly", "only"})
# A figure that is part of a name or of a set phrase, and no figure of anything.
_NAMED = re.compile(
    r"(?:\d (?:to|and|or)|between|\b[A-Z][\w.’'-]*|No\.|Title|Section|Article|Amendment|Rule|"
    r"chapter|page|number|H\.R\.|S\.|"
    r"\bone|\bof the|9/|/|-|–|:|\.)\s?\Z"
)
_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\Z"
)
_BEHIND = re.compile(
    r" (?:to|and|or) [$€£]?\d|"
    + r"[/:–]|-\d|\s(?:a\.m|p\.m|o[’']clock)|(?:st|nd|rd|th)\b| \d|\.\d|%-|(?:s|[’']s)\b"
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_FACTORS = ("0.4", "0.5", "0.6", "0.7", "1.3", "1.4", "1.5", "1.7", "2", "2.5")


def figures(text: str) -> list[tuple[int, int, Quantity]]:
    """The numerals of `text` that may be changed: where each stands, and its quantity."""
    found = []
    for quantity in parse(text):
        if quantity.kind not in _SWAPPED or isinstance(quantity.value, tuple) or quantity.ends:
            continue
        start = quantity.span.start
        numeral = _NUMERAL.search(text, start, quantity.span.end)
        if numeral is None or (numeral[0].isalpha() and numeral[0] not in _VALUES):
            continue
        before, after = text[: numeral.start()], text[numeral.end() :]
        before_figure = before.rstrip("$€£")
        if (
            _NAMED.search(before_figure)
            or _DATED.search(before)
            or _BEHIND.match(after)
            or _YEAR.match(numeral[0])
            or (
                numeral[0].isalpha()
                and re.match(r"[\s-](?:\w+th|\w+rd|hundred|and a half)\b", after)
            )
            or Decimal(numeral[0].replace(",", "") if not numeral[0].isalpha() else 2) <= 1
            or (
                numeral[0].isalpha()
                and after.startswith("-")
                and after[1:4] not in ("yea", "mon", "day")
            )
        ):
            continue
        found.append((numeral.start(), numeral.end(), quantity))
    return found


def number(text: str, _: Cast, rng: Random) -> Change | None:
    """Another figure in the place of one: too far away to be the same one rounded."""
    fit = [f for f in figures(text) if f[2].modifier in _EXACT | {"about", "nearly"}]
    if not fit:
        return None
    start, end, quantity = rng.choice(fit)
    wide = quantity.modifier not in _EXACT
    new = neighbour(text[start:end], quantity, rng, wide=wide)
    return swap(text, start, end, new) if new and f" {new} " not in text else None


def neighbour(written: str, quantity: Quantity, rng: Random, *, wide: bool) -> str | None:
    """A figure like `written`, in the same style."""
    if written in _VALUES:
        old = _VALUES[written]
        near = [n for n in (*range(2, 13), *TENS.values()) if n in _WORDS and n != old]
        close = [n for n in near if old / 2.6 <= n <= old * 2.6 and (not wide or abs(n - old) > 2)]
        return _WORDS[rng.choice(close)] if close else None
    value = Decimal(written.replace(",", ""))
    places = len(written.partition(".")[2])
    percent = quantity.kind == "percent"
    options: list[Decimal] = []
    if value <= 20 and not places and not wide:
        options += [value + d for d in (-4, -3, -2, -1, 1, 2, 3, 4, 5)]
    else:
        options += [value * Decimal(f) for f in _FACTORS]
        if percent and not wide:
            options += [value + d for d in (-11, -9, -7, -5, 5, 6, 8, 12)]
    zeros = 0 if places or not value else len(str(int(value))) - len(str(int(value)).rstrip("0"))
    step = Decimal(10) ** zeros if zeros else Decimal(10) ** -places
    if zeros and value / step < 10:
        step /= 10
    limit = max(tolerance(value, step, "about") * 2, value * Decimal("0.1" if not wide else "0.3"))
    rounded = {(option / step).quantize(Decimal(1)) * step for option in options}
    fits = sorted(
        option
        for option in rounded
        if option > 1
        and abs(option - value) >= min(limit, Decimal(4) if percent and not wide else limit)
        and not (percent and value <= 100 < option)
        and not _YEAR.match(str(option))
    )
    return format_like(rng.choice(fits), written) if fits else None


def format_like(value: Decimal, written: str) -> str:
    """`value` with the decimals and the thousands separators of `written`."""
    places = len(written.partition(".")[2])
    separated = "," in written or value >= 10_000
    return f"{value:,.{places}f}" if separated else f"{value:.{places}f}"


_BOUNDS = (
    (
        re.compile(
            r"\b([Mm])ore than(?= (?:half|[$€£]?\d|(?!other|most|many|some)\w+ (?:million|"
            r"billion|percent|people)))"
        ),
        "fewer than",
    ),
    (re.compile(r"\b([Ff])ewer than(?= [$€£]?\d)"), "more than"),
    (re.compile(r"\b([Ll])ess than(?= (?:half|[$€£]?\d))"), "more than"),
    (
        re.compile(r"\b([Aa])t least(?= (?:[$€£]?\d|five|six|seven|eight|nine|ten|half))"),
        "fewer than",
    ),
    (re.compile(r"\b([Nn])early(?= [$€£]?\d)"), "well over"),
    (
        re.compile(r"\b([Oo])ver(?= [$€£]?\d[\d,.]* (?:million|billion|percent|people))"),
        "under",
    ),
)


def bound(text: str, _: Cast, __: Random) -> Change | None:
    """ "More than" made "fewer than", and the other way round."""
    for pattern, turned in _BOUNDS:
        match = pattern.search(text)
        if match and text[: match.start()].endswith((" to ", " from ", ", ", " and ", " the ")):
            continue
        if match and len(pattern.findall(text)) == 1:
            after = text[match.end() : match.end() + 24]
            money = re.match(
                r" (?:[$€£]|half|[\d.,]+ ?(?:%|percent|million|billion|degrees|miles|years|hours))",
                after,
            )
            word = turned.replace("fewer", "less") if money else turned
            word = word.capitalize() if match[1].isupper() else word
            return swap(text, match.start(), match.end(), word)
    return None


def _coarse(value: Decimal, rng: Random) -> tuple[Decimal, Decimal] | None:
    """The round figures below and above `value`."""
    digits = value.adjusted()
    step = Decimal(10) ** (digits - rng.choice([0, 1]) if digits > 1 else digits)
    low = value // step * step
    return (low, low + step) if low and low != value else None


_FIXED = re.compile(
    r"\b(?:the|than|its|his|her|their|last|first|an?|another|additional|from|between|these|"
    r"those|with|by|"
    r"further|same|other|all|of|any|each|every|to)\s\Z"
)


def _rounded(text: str, rng: Random) -> tuple[int, int, Decimal, Decimal, Decimal, Quantity] | None:
    fit = [
        f
        for f in figures(text)
        if f[2].modifier == "exactly"
        and f[2].kind in ("count", "percent", "money")
        and text[f[0]].isdigit()
        and not re.match(r"[-\w]", text[f[1] : f[1] + 1])
        and (f[2].kind != "count" or f[2].of)
        and not _FIXED.search(text[: f[0]].rstrip("$€£"))
        and not re.match(r"(?:%| percent)? (?:to|and|or) [$€£]?\d", text[f[1] :])
    ]
    if not fit:
        return None
    start, end, quantity = rng.choice(fit)
    value = Decimal(text[start:end].replace(",", ""))
    ends = _coarse(value, rng)
    if value < 20 or ends is None:
        return None
    return start - (text[start - 1] in "$€£"), end, value, *ends, quantity


def rounded(text: str, _: Cast, rng: Random) -> Change | None:
    """A figure rounded, and said to be: about, nearly, more than."""
    found = _rounded(text, rng)
    if found is None:
        return None
    start, end, value, low, high, quantity = found
    sign = text[start] if text[start] in "$€£" else ""
    less = "less than" if sign or quantity.kind == "percent" else "fewer than"
    nearest = low if value - low < high - value else high
    options = [(word, low) for word in ("more than", "at least", "over")]
    less_fits = not (quantity.kind == "percent" and high == 100)
    options += [(less, high)] * (less_fits and high - value <= value * Decimal("0.2"))
    options += [("nearly", high)] * (high - value <= value * Decimal("0.06"))
    options += [(word, nearest) for word in ("about", "around", "roughly")] * (
        abs(nearest - value) <= value * Decimal("0.04")
    )
    word, round_value = rng.choice(options)
    return _with(text, start, end, word, sign + format_like(round_value, _whole(text[start:end])))


def misrounded(text: str, _: Cast, rng: Random) -> Change | None:
    """A figure set beyond a bound that it does not reach, or below one that it passes."""
    found = _rounded(text, rng)
    if found is None:
        return None
    start, end, _value, low, high, quantity = found
    sign = text[start] if text[start] in "$€£" else ""
    less = "less than" if sign or quantity.kind == "percent" else "fewer than"
    word, value = rng.choice([("more than", high), ("at least", high + high - low), (less, low)])
    return _with(text, start, end, word, sign + format_like(value, _whole(text[start:end])))


def _whole(written: str) -> str:
    return written.lstrip("$€£").partition(".")[0]


def _with(text: str, start: int, end: int, word: str, figure: str) -> Change:
    return swap(text, start, end, f"{word.capitalize() if start == 0 else word} {figure}")


def _scale(after: str) -> str:
    """The word behind a numeral that belongs to its value."""
    match = re.match(r"[\s-](?:thousand|million|billion|trillion)\b", after)
    return match[0].strip(" -") if match else ""


def borrowed(text: str, others: list[str], rng: Random) -> Change | None:
    """A figure of `text` replaced by one that other sentences give for something else."""
    fit = [f for f in figures(text) if f[2].modifier in _EXACT]
    if not fit:
        return None
    start, end, quantity = rng.choice(fit)
    written = text[start:end]
    theirs = [
        other[a:b]
        for other in others
        for a, b, found in figures(other)
        if _scale(other[b:]) == _scale(text[end:])
        and found.kind == quantity.kind
        and found.unit == quantity.unit
        and other[a:b].isalpha() == written.isalpha()
        and isinstance(found.value, Decimal)
        and isinstance(quantity.value, Decimal)
        and abs(found.value - quantity.value) > Decimal("0.1") * quantity.value
    ]
    theirs = [number for number in theirs if number not in text]
    return swap(text, start, end, rng.choice(theirs)) if theirs else None
