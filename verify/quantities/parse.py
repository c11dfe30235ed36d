"""Every figure in a text, with its exact span, its value, its unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.lang.en.numbers import (
    AFTER_DECIMALS,
    DENOMINATORS,
    LABELS_WITH_CAPITAL,
    MEASURES,
    MULTIPLES,
    NOT_AFTER_ONE,
    NOT_BEFORE_ONE,
    NUMBERED_LABELS,
    ONES,
    OPENERS_BEFORE_A_NUMBER,
    ORDINALS,
    PLURAL_SCALES,
    STREETS,
    TENS,
)
from verify.lang.en.units import CURRENCY_CODES
from verify.quantities.compound import ranged, score, shared
from verify.quantities.dates import written_dates
from verify.quantities.nouns import counted_phrase, is_plural
from verify.quantities.numbers import MAX_DIGITS, read_number, read_slashed
from verify.quantities.quantity import Quantity
from verify.quantities.reading import Reading, multiple, ordinal
from verify.quantities.stretches import Stretches
from verify.quantities.tokens import DASHES, HYPHENS, Token, tokenize, touching
from verify.quantities.units import read_unit
from verify.text.remembering import remembered

_PHONE = re.compile(
    r"(?:\+?1[-. ])?\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}[-.]\d{4}\b(?![-.]?\d)"
)
_HANDLE = frozenset("/^_=@&#:")


def phone_spans(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers stand in `text`."""
    return [m.span() for m in _PHONE.finditer(text)]


def is_name_number(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the digits at token `i` are part of a name, a label or an identifier."""
    if i == 0:
        return is_list_marker(tokens, i)
    before = tokens[i - 1]
    close = touching(tokens, i)
    if close and before.text in HYPHENS and i > 1 and touching(tokens, i - 1):
        return tokens[i - 2].kind in ("word", "num")
    if close and (before.text in _HANDLE or before.kind == "word"):
        return before.lower not in CURRENCY_CODES
    if before.text in "#§№":
        return True
    if (
        before.text == "."
        and i > 1
        and tokens[i - 2].lower in ("no", "nos", "sec", "vol", "art", "p", "pp", "ch")
    ):
        return True
    if before.kind == "word":
        return _follows_name(tokens, i, before)
    return is_list_marker(tokens, i)


def _follows_name(tokens: tuple[Token, ...], i: int, before: Token) -> bool:
    label, capital = before.lower, before.text[0].isupper()
    if label in NUMBERED_LABELS and (capital or label not in LABELS_WITH_CAPITAL):
        return not _is_measured(tokens, i)
    if not capital or label in OPENERS_BEFORE_A_NUMBER or before.lower in CURRENCY_CODES:
        return False
    if _is_measured(tokens, i) or "," in tokens[i].text or _behind_place(tokens, i):
        return False
    return not (_opens_sentence(tokens, i - 1) and not _is_capital(tokens, i - 2))


def _behind_place(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a place opens the sentence, and a number of things follows: "In Vell 40 nurses left".

    "In Vell 40" may name something; "Boeing 737 jets" does.
    """
    at = i - 1
    while _is_capital(tokens, at - 1) and i - at < _LONGEST_PLACE:
        at -= 1
    if tokens[at].lower not in ("in", "at", "across", "near") or not _opens_sentence(tokens, at):
        return False
    found = counted_phrase(tokens, i + 1)
    return at < i - 1 and found is not None and is_plural(tokens[found.head].lower)


_LONGEST_PLACE = 4


def names_place(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the number at `i` begins an address or the name of a place: "7 Sisters Road".

    Where a noun that can be counted comes behind the place, it is counted: "10 Elm Street homes".
    """
    if not (tokens[i].text.isdecimal() or (tokens[i].kind == "word" and _is_capital(tokens, i))):
        return False
    end = i + 1
    while _is_capital(tokens, end):
        end += 1
    places = [k for k in range(i + 2, end) if tokens[k].lower in STREETS]
    if not places:
        return False
    found = counted_phrase(tokens, places[-1] + 1 + (_is_dot(tokens, places[-1] + 1)))
    return found is None or not is_plural(tokens[found.head].lower)


def _is_dot(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].text == "." and touching(tokens, i)


def _is_measured(tokens: tuple[Token, ...], i: int) -> bool:
    at = i + 1
    if at < len(tokens) and tokens[at].text in HYPHENS:
        at += 1
    if at >= len(tokens):
        return False
    return tokens[at].lower in MEASURES


def _opens_sentence(tokens: tuple[Token, ...], i: int) -> bool:
    return i == 0 or tokens[i - 1].text in ".!?:;\"“”‘'(*•" or tokens[i - 1].kind == "blank"


def _is_capital(tokens: tuple[Token, ...], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].text[0].isupper()


def is_list_marker(tokens: tuple[Token, ...], i: int) -> bool:
    """ "1. ", "2) " at the start of the text, of a paragraph or behind a bullet."""
    if i and not (tokens[i - 1].kind == "blank" or tokens[i - 1].text in "•*([—–"):
        return False
    if i + 1 >= len(tokens) or not touching(tokens, i + 1) or not tokens[i].text.isdecimal():
        return False
    mark = tokens[i + 1].text
    if mark not in (".", ")", "]") or len(tokens[i].text) > 3:
        return False
    opened = i > 0 and tokens[i - 1].text in "(["
    return mark == "." or not i or not opened or i == 1 or tokens[i - 2].kind == "blank"


_STARTERS = frozenset([*ONES, *TENS, *PLURAL_SCALES, *ORDINALS, "a", "an", "half"])
_CHAIN = frozenset("/:.,-‐‑–×^")


@remembered
def _parsed(text: str) -> tuple[Quantity, ...]:
    return tuple(_scan(text))


def parse(text: str) -> list[Quantity]:
    """The quantities in `text`, in order; offsets count into `text`.

    A share gives two: "four of the 15 unions" is 4 with `whole` 15, and the 15. A range or a vote
    gives one, with both `ends`. What is not clear ("1/2/3", a number cut by a line break, a run of
    more than 30 digits) gives none.
    """
    return list(_parsed(text))


def _scan(text: str) -> Iterator[Quantity]:
    if not any(c.isdigit() or c.isalpha() for c in text):
        return
    tokens = tokenize(text)
    masked = _masked(text, tokens)
    reading = Reading(text, tokens, masked)
    i = 0
    while i < len(tokens):
        kind, _, lower = tokens[i][:3]
        if i in masked or not (
            kind in ("num", "vulgar") or lower in _STARTERS or lower in MULTIPLES
        ):
            i += 1
            continue
        found, i = _read(reading, i)
        yield from found


def _masked(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The tokens that belong to dates and telephone numbers."""
    masked = {k for written in written_dates(text) for k in range(written.first, written.end)}
    phones = phone_spans(text)
    if phones:
        held = Stretches(phones)
        masked |= {k for k, t in enumerate(tokens) if t.start in held}
    return frozenset(masked)


def _read(reading: Reading, i: int) -> tuple[list[Quantity], int]:
    """The quantities that start at token `i`, and the index to go on from."""
    token = reading.tokens[i]
    if token.kind == "num":
        unclear = _unclear_until(reading, i)
        if unclear > i:
            return [], unclear
        if is_name_number(reading.tokens, i) or names_place(reading.tokens, i):
            return [], i + 1
        pair = score(reading, i)
        if pair is not None:
            return pair
    elif token.lower in MULTIPLES:
        return multiple(reading, i)
    elif not _may_start(reading, i) or names_place(reading.tokens, i):
        return [], i + 1
    numeral = read_slashed(reading.tokens, i) or read_number(reading.tokens, i)
    if numeral is None:
        return [], i + 1
    if numeral.form == "ordinal":
        return ordinal(reading, i, numeral)
    if any(k in reading.masked for k in range(i, numeral.end)):
        return [], i + 1
    first, end = reading.measured(i, numeral)
    if first is None or _names_a_model(reading, first, i, end):
        return [], max(end, i + 1)
    span = ranged(reading, first, i, numeral, end)
    if span is not None:
        return span
    return shared(reading, first, end)


def _names_a_model(reading: Reading, first: Quantity, i: int, end: int) -> bool:
    """Whether a number without unit or noun is part of a name: "787 Dreamliner", "the Big Six"."""
    if first.kind != "count" or first.of is not None or end != i + 1:
        return False
    before, behind = reading.lower(i - 1), reading.lower(end)
    if behind and touching(reading.tokens, end) and reading.tokens[end].text in HYPHENS:
        return False
    if reading.tokens[i].kind == "word":
        capital = reading.tokens[i].text[0].isupper() and i > 0
        named = reading.tokens[i - 1].kind == "word" and reading.tokens[i - 1].text[0].isupper()
        return before in ("top", "bottom", "final", "last", "first") or (capital and named)
    if not behind or len(reading.tokens[i].text) > 4 or not reading.tokens[i].text.isdecimal():
        return False
    if first.modifier != "exactly":
        return False
    follower = reading.tokens[end]
    return follower.kind == "word" and follower.text[0].isupper() and follower.lower != "i"


def _may_start(reading: Reading, i: int) -> bool:
    """Whether the word at `i` may start a number: not "no one", "another one", "a man"."""
    lower = reading.lower(i)
    if (
        touching(reading.tokens, i)
        and reading.tokens[i - 1].text in HYPHENS
        and touching(reading.tokens, i - 1)
    ):
        return False
    if lower == "one":
        before, behind = reading.lower(i - 1), reading.lower(i + 1)
        fraction = behind in HYPHENS or behind in DENOMINATORS
        if (before in NOT_BEFORE_ONE and not fraction) or behind in NOT_AFTER_ONE:
            return False
        if behind in HYPHENS and touching(reading.tokens, i + 1):
            numeral = read_number(reading.tokens, i)
            return (numeral is not None and numeral.end > i + 1) or (
                read_unit(reading.tokens, i + 1) is not None
            )
    return True


def _unclear_until(reading: Reading, i: int) -> int:
    """The index behind a run of digits that has no one reading; `i` where it is clear."""
    if (
        len(reading.tokens[i].text) > MAX_DIGITS
        or reading.tokens[i].text.replace("·", ".").count(".") > 1
    ):
        return i + 1
    if read_slashed(reading.tokens, i) is not None:
        tail = i + 3
        if not (touching(reading.tokens, tail) and reading.lower(tail) in _CHAIN):
            return i
    at, joints = i, 0
    while (
        at + 2 < len(reading.tokens)
        and reading.tokens[at + 1].text in _CHAIN
        and reading.tokens[at + 2].kind == "num"
        and touching(reading.tokens, at + 1)
        and _tight(reading, at + 2, reading.tokens[at + 1].text)
    ):
        at, joints = at + 2, joints + 1
    if joints == 0:
        if _spaced_thousands(reading, i):
            return i + 2
        if _cut_in_two(reading, i):
            return i + 3
        behind = reading.tokens[i + 1] if i + 1 < len(reading.tokens) else None
        if behind and behind.text == "^" and touching(reading.tokens, i + 1):
            return i + 3
        return i
    joint = reading.tokens[i + 1].text
    even = reading.tokens[i].text == reading.tokens[at].text  # "a 50-50 chance"
    if joints == 1 and not even and (joint in HYPHENS or joint in DASHES or joint == ":"):
        return i
    return at + 1


def _cut_in_two(reading: Reading, i: int) -> bool:
    """Whether a space may have split one number: "1, 600 migrants", "7. 8 percent"."""
    tokens = reading.tokens
    if i + 2 >= len(tokens) or tokens[i + 2].kind != "num" or not touching(tokens, i + 1):
        return False
    joint, second = tokens[i + 1].text, tokens[i + 2]
    if second.start - tokens[i + 1].end != 1 or not tokens[i].text.isdecimal():
        return False
    if joint == ",":
        listed = i + 3 < len(tokens) and tokens[i + 3].lower in (",", "and", "or")
        return len(second.text) == 3 and len(tokens[i].text) <= 3 and not listed
    money = i > 0 and tokens[i - 1].kind == "money"
    return joint == "." and (money or reading.lower(i + 3) in AFTER_DECIMALS)


def _spaced_thousands(reading: Reading, i: int) -> bool:
    """Whether two numbers may be one with a space for a comma: "4 000 workers"."""
    tokens = reading.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "num" or i + 1 in reading.masked:
        return False
    first, second = tokens[i], tokens[i + 1]
    apart = second.start - first.end == 1
    return apart and first.text.isdecimal() and len(first.text) <= 3 and len(second.text) == 3


def _tight(reading: Reading, i: int, joint: str) -> bool:
    """Whether number `i` hangs on the joint before it: closely, or over a line break."""
    if touching(reading.tokens, i):
        return True
    gap = reading.text[reading.tokens[i - 1].end : reading.tokens[i].start]
    return joint in ",.-" and gap.strip(" \t") == "\n"
