"""Numbers as English writes them: digits, words, scales, fractions."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from verify.lang.en.numbers import (
    BEFORE_A_SHARE,
    BEHIND_A_FRACTION,
    BEHIND_A_SHARE,
    DENOMINATORS,
    HALF_OF,
    HALVED_UNITS,
    HALVES_OF_TIME,
    ONES,
    ORDINAL_ONES,
    ORDINALS,
    PLURAL_SCALES,
    SCALES,
    TENS,
)
from verify.quantities.tokens import HYPHENS, VULGAR, Token, touching

MAX_DIGITS = 30
"""A longer run of digits is a serial number or nonsense, not a figure."""

GLUED_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12} | {
    short: SCALES[short] for short in ("mln", "mn", "bln", "bn", "trn", "tn")
}

ROUGH = Decimal("0.02")
"""The step of a fraction that people round to: `values` says how far "a third" reaches."""

_MOST_SCALES = 6
"""How many scale words one number may have, one behind the other or each with its own part."""

Form = Literal["plain", "ordinal", "fraction", "vague"]


class Numeral(NamedTuple):
    """A number that covers the tokens up to `end`, exclusive.

    `form`: plain, ordinal, fraction (a share of one), or vague ("thousands": value is the range).
    `spelled` is true of words. `step` is one unit in the last place as written.
    """

    end: int
    value: Decimal | tuple[Decimal, Decimal]
    step: Decimal
    form: Form = "plain"
    spelled: bool = False


def read_number(tokens: tuple[Token, ...], i: int) -> Numeral | None:
    """The number that starts at token `i`; None where none does, or where it is not clear."""
    kind, _, lower = tokens[i][:3]
    if kind == "num":
        return _digits(tokens, i)
    if kind == "vulgar":
        return _vulgar(tokens, i)
    if kind != "word":
        return None
    if lower in PLURAL_SCALES:
        return _vague(tokens, i)
    if lower in ("a", "an"):
        return _with_article(tokens, i)
    if lower == "half":
        return _half(tokens, i)
    if lower in ONES or lower in TENS:
        return _spelled(tokens, i)
    if lower in ORDINALS:
        return Numeral(i + 1, Decimal(ORDINALS[lower]), Decimal(1), "ordinal", True)
    return None


def _word(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].lower if i < len(tokens) and tokens[i].kind == "word" else ""


def _joined(tokens: tuple[Token, ...], i: int) -> tuple[str, int]:
    """The word at `i`, or behind a hyphen at `i`, and the index behind it."""
    if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
        return (_word(tokens, i + 1), i + 2) if touching(tokens, i + 1) else ("", i)
    return _word(tokens, i), i + 1


def _digits(tokens: tuple[Token, ...], i: int) -> Numeral | None:
    raw = tokens[i].text
    for separator in ",，\u00a0\u2009\u202f":
        raw = raw.replace(separator, "")
    raw = raw.replace("·", ".")
    decimals = raw.partition(".")[2]
    if "." in decimals or len(raw) > MAX_DIGITS:
        return None
    value, step = Decimal(raw), Decimal(1).scaleb(-len(decimals))
    at = i + 1
    glued = touching(tokens, at)
    suffix = _word(tokens, at)
    if glued and suffix in ("st", "nd", "rd", "th") and not decimals:
        return Numeral(at + 1, value, Decimal(1), "ordinal")
    if at < len(tokens) and tokens[at].kind == "vulgar":
        top, bottom = VULGAR[tokens[at].text]
        value, step, at = value + Decimal(top) / bottom, Decimal(1) / bottom, at + 1
    elif not decimals and (mixed := _slashed(tokens, at)) is not None and not glued:
        return Numeral(at + 3, value + mixed.value, mixed.step)  # type: ignore[operator]
    if glued and suffix in GLUED_SCALES and at < len(tokens):
        scale = GLUED_SCALES[suffix]
        ambiguous = suffix in ("m", "mm", "b", "t") and tokens[at].text.islower()
        if not ambiguous or (i > 0 and tokens[i - 1].kind == "money"):
            return Numeral(at + 1, value * scale, step * scale)
    return _scaled(tokens, at, value, step, spelled=False)


def _scaled(
    tokens: tuple[Token, ...], at: int, value: Decimal, step: Decimal, *, spelled: bool
) -> Numeral:
    """`value` with the "and a half" and the scale words that follow at `at`."""
    extra = _and_fraction(tokens, at)
    if extra is not None:
        value, step, at = value + extra[0], Decimal(1) / 2, extra[1]
    word, behind = _joined(tokens, at)
    for _ in range(_MOST_SCALES):
        if not (word in SCALES or word in ("hundred", "dozen")):
            break
        scale = SCALES.get(word) or (100 if word == "hundred" else 12)
        value, step, at = value * scale, step * scale, behind
        extra = _and_fraction(tokens, at)
        if extra is not None:
            value, step, at = value + extra[0] * scale, Decimal(scale) / 2, extra[1]
        word, behind = _joined(tokens, at)
    return Numeral(at, value, step, "plain", spelled)


def _and_fraction(tokens: tuple[Token, ...], at: int) -> tuple[Decimal, int] | None:
    """The value of "and a half" or "and three-quarters" at `at`, and the index behind it."""
    if _word(tokens, at) != "and":
        return None
    top = {"a": 1, "one": 1, "three": 3}.get(_word(tokens, at + 1))
    word, behind = _joined(tokens, at + 2)
    bottom = {"half": 2, "quarter": 4, "quarters": 4, "third": 3}.get(word)
    return (Decimal(top) / bottom, behind) if top and bottom else None


def _slashed(tokens: tuple[Token, ...], at: int) -> Numeral | None:
    """A proper fraction such as 3/4 at `at`, of a small usual denominator."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("/", "⁄"):
        return None
    top, bottom = tokens[at], tokens[at + 2]
    tight = touching(tokens, at + 1) and touching(tokens, at + 2)
    if not tight or not (top.text.isdecimal() and bottom.text.isdecimal()):
        return None
    if len(top.text) > 2 or int(bottom.text) not in (2, 3, 4, 5, 6, 8, 10, 16):
        return None
    if not 0 < int(top.text) < int(bottom.text):
        return None
    value = Decimal(int(top.text)) / int(bottom.text)
    return Numeral(at + 3, value, ROUGH, "fraction")


def read_slashed(tokens: tuple[Token, ...], i: int) -> Numeral | None:
    """The fraction written as two numbers and a slash at `i`, or None."""
    return _slashed(tokens, i)


def _vulgar(tokens: tuple[Token, ...], i: int) -> Numeral:
    top, bottom = VULGAR[tokens[i].text]
    value, step = Decimal(top) / bottom, Decimal(1) / bottom
    scaled = _scaled(tokens, i + 1, value, step, spelled=False)
    return scaled if scaled.end > i + 1 else scaled._replace(form="fraction", step=ROUGH)


def _vague(tokens: tuple[Token, ...], i: int) -> Numeral:
    low, high = PLURAL_SCALES[tokens[i].lower]
    at = i + 1
    while _word(tokens, at) == "of" and (scale := _word(tokens, at + 1)) in PLURAL_SCALES:
        factor = PLURAL_SCALES[scale][0]
        low, high, at = low * factor, high * factor, at + 2
    return Numeral(at, (Decimal(low), Decimal(high)), Decimal(low), "vague", True)


def _with_article(tokens: tuple[Token, ...], i: int) -> Numeral | None:
    word, behind = _joined(tokens, i + 1)
    if word in SCALES or word in ("hundred", "dozen"):
        scaled = _scaled(tokens, i + 1, Decimal(1), Decimal(1), spelled=True)
        return _spelled_tail(tokens, scaled)
    if word == "half":
        inner = _half(tokens, i + 1)
        return inner or Numeral(behind, Decimal("0.5"), ROUGH, "fraction", True)
    # "a third", "a quarter", "a tenth" of something; "a third time" is an ordinal.
    if word not in DENOMINATORS:
        return None
    follower = _word(tokens, behind)
    if touching(tokens, behind) and behind < len(tokens) and tokens[behind].text in HYPHENS:
        return None
    loose = i > 0 and tokens[i - 1].lower in BEFORE_A_SHARE and follower in BEHIND_A_SHARE
    if word == "quarter":  # of a year, or a coin; "about a quarter were women" is a share
        timed = i > 1 and _word(tokens, i - 2) in ("in", "for", "after", "within")
        is_share = follower == "of" or (loose and not timed)
    else:
        is_share = loose or follower in BEHIND_A_FRACTION
    value = Decimal(1) / DENOMINATORS[word]
    return Numeral(behind, value, ROUGH, "fraction", True) if is_share else None


def _half(tokens: tuple[Token, ...], i: int) -> Numeral | None:
    """ "half a million", "half a dozen", "half of", "half the", "by half"; not "half-time"."""
    half = Decimal("0.5")
    at = i + 1
    if at < len(tokens) and tokens[at].text in HYPHENS and touching(tokens, at):
        at += 1
    if _word(tokens, at) in ("a", "an", "1"):
        at += 1
    if _word(tokens, at) in SCALES or _word(tokens, at) in ("dozen", "hundred"):
        return _scaled(tokens, at, half, half, spelled=True)
    if _word(tokens, i + 1) in ("a", "an") and _word(tokens, i + 2) in HALVED_UNITS:
        return Numeral(i + 2, half, ROUGH, "fraction", True)
    before = tokens[i - 1].lower if i else ""
    if before in HALVES_OF_TIME:
        return None
    if _word(tokens, i + 1) in HALF_OF or before in ("by", "than", "about", "nearly", "almost"):
        return Numeral(i + 1, half, ROUGH, "fraction", True)
    return None


def _spelled(tokens: tuple[Token, ...], i: int, tails: int = _MOST_SCALES) -> Numeral | None:
    """A number in words from token `i`: "twenty-five", "one hundred and six", "two-thirds".

    At most `tails` smaller numbers may follow, each behind a scale.
    """
    current, at, last = 0, i, i
    floor = 10**6
    while True:
        word, behind = _joined(tokens, at) if at > i else (_word(tokens, at), at + 1)
        hyphened = at > i and behind == at + 2
        if word == "and" and at > i and floor == 100 and not hyphened:
            follower = _word(tokens, at + 1)
            if not (follower in ONES or follower in TENS):
                break
            at += 1
            continue
        if word in TENS and floor > 10:
            current, floor = current + TENS[word], 10
        elif word in ONES and (floor > 10 or (floor == 10 and 0 < ONES[word] < 10)):
            current, floor = current + ONES[word], 1
        elif word == "hundred" and 0 < current < 100:
            current, floor = current * 100, 100
        else:
            break
        at = last = behind
    word, behind = _joined(tokens, last)
    fraction = _worded_fraction(tokens, last, word, behind, current)
    if fraction is not None:
        return fraction
    if word in ORDINAL_ONES and ORDINAL_ONES[word] < 10 and current >= 20 and current % 10 == 0:
        return Numeral(behind, Decimal(current + ORDINAL_ONES[word]), Decimal(1), "ordinal", True)
    scaled = _scaled(tokens, last, Decimal(current), Decimal(1), spelled=True)
    return _spelled_tail(tokens, scaled, tails)


def _worded_fraction(
    tokens: tuple[Token, ...], last: int, word: str, behind: int, top: int
) -> Numeral | None:
    bottom = DENOMINATORS.get(word)
    if not bottom or not 0 < top < bottom * 10:
        return None
    hyphened = behind == last + 2
    plural = word.endswith("s") and word != "halves"
    # "one third of", "one-quarter"; a bare "one quarter" may be three months.
    if (top == 1 and (hyphened or _word(tokens, behind) == "of")) or (top > 1 and plural):
        return Numeral(behind, Decimal(top) / bottom, ROUGH, "fraction", True)
    return None


def _spelled_tail(tokens: tuple[Token, ...], head: Numeral, tails: int = _MOST_SCALES) -> Numeral:
    """`head` with smaller numbers in words behind a scale: "two thousand five hundred"."""
    if isinstance(head.value, tuple) or head.value < 1000 or tails == 0:
        return head
    at = head.end + (_word(tokens, head.end) == "and")
    if not (_word(tokens, at) in ONES or _word(tokens, at) in TENS):
        return head
    tail = _spelled(tokens, at, tails - 1)
    if tail is None or tail.form != "plain" or isinstance(tail.value, tuple):
        return head
    if tail.value >= head.step or (at > head.end and tail.value >= 100):
        return head
    return Numeral(tail.end, head.value + tail.value, tail.step, "plain", True)
