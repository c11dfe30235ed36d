"""Figures made of several numbers: ranges, shares, rates, votes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from verify.lang.en.numbers import DETERMINERS_BEFORE, VOTE_WORDS
from verify.models import Span
from verify.quantities.lexicon import ACT_OF
from verify.quantities.nouns import is_plural
from verify.quantities.numbers import ROUGH, Numeral, read_number
from verify.quantities.quantity import Quantity
from verify.quantities.reading import Found, Reading
from verify.quantities.tokens import DASHES, HYPHENS, touching
from verify.quantities.units import read_unit


def ranged(reading: Reading, first: Quantity, i: int, numeral: Numeral, end: int) -> Found | None:
    """Two numbers joined by to, and, or, or a dash, read as one range."""
    if isinstance(numeral.value, tuple):
        return None
    joint = end
    if reading.lower(end) in HYPHENS and reading.lower(end + 1) == "to":
        joint += 1
    word = reading.lower(joint)
    if word in ("feet", "years"):
        return None
    before = reading.lower(i - 1 - (reading.tokens[i - 1].kind == "money" if i else 0))
    dashed = word in HYPHENS or word in DASHES
    spaced = dashed and _spaced(reading, joint)
    if not (
        dashed or word == "to" or (word == "and" and "between" in _left(reading, i)) or word == "or"
    ):
        return None
    at = joint + 1
    at += joint > end and reading.lower(at) in HYPHENS
    if reading.lower(at) in ("about", "nearly", "roughly", "almost", "around"):
        at += 1
    at += at < len(reading.tokens) and reading.tokens[at].kind == "money"
    second = (
        read_number(reading.tokens, at)
        if at < len(reading.tokens) and at not in reading.masked
        else None
    )
    if (
        second is None
        or second.form not in ("plain", "fraction")
        or isinstance(second.value, tuple)
    ):
        return None
    if word == "or" and not (second.value == numeral.value + 1 and first.unit is None):
        return None
    last, last_end = reading.measured(at, second)
    if last is None or (dashed and numeral.value >= second.value):
        return None
    if spaced and (word in HYPHENS or first.unit or first.of or last.unit is None):
        return None
    if last.unit is None and first.kind == "money":
        last = replace(last, unit=first.unit, kind=first.kind)
    own = first.unit is not None or first.of is not None
    first = _share_unit(first, last)
    if first.unit != last.unit:
        return None
    # "rose $5 to $20" and "up by 3 jobs to 12" tell a change and where it led.
    led = first.low >= last.low or (own and (first.role == "by" or _moves(reading, i)))
    if word == "to" and before not in ("from", "between") and led:
        return None
    first, last = replace(first, of=first.of or last.of), last
    whole = _join(reading, first, last)
    if before == "from" and word == "to":
        whole = replace(whole, ends=(replace(first, role="from"), replace(last, role="to")))
    return [whole], last_end


def _moves(reading: Reading, i: int) -> bool:
    """Whether a verb of change stands right before the number or its currency at `i`."""
    at = i - 1 - (reading.tokens[i - 1].kind == "money" if i else 0)
    acts = ACT_OF.get(reading.lower(at), frozenset())
    return not acts.isdisjoint(("up", "down"))


def _spaced(reading: Reading, joint: int) -> bool:
    return not touching(reading.tokens, joint) and not touching(reading.tokens, joint + 1)


def _left(reading: Reading, i: int) -> tuple[str, ...]:
    return tuple(reading.lower(k) for k in range(max(0, i - 4), i))


def _share_unit(first: Quantity, last: Quantity) -> Quantity:
    """`first` with the unit and scale that only the second number names: "$1-2 million"."""
    if isinstance(first.value, tuple) or isinstance(last.value, tuple):
        return first
    named = last.unit
    if named is not None and (first.unit is None or named.startswith(f"{first.unit} per ")):
        first = replace(first, unit=named, kind=last.kind)
    scale = last.step
    if scale >= 1000 and first.low < 1000 and first.step <= 1 and last.low >= scale:
        return replace(first, value=first.low * scale, step=first.step * scale)
    return first


def _join(reading: Reading, first: Quantity, last: Quantity) -> Quantity:
    span = Span(start=first.span.start, end=last.span.end)
    return replace(
        last,
        text=span.of(reading.text),
        span=span,
        value=(first.low, last.low),
        of=last.of or first.of,
        of_span=last.of_span or first.of_span,
        modifier=first.modifier,
        role=first.role,
        ends=(first, last),
        phrase=Span(start=first.span.start, end=max(last.phrase.end, last.span.end)),
    )


def shared(reading: Reading, part: Quantity, end: int) -> Found:
    """`part` and, where "of the 15 unions" or "in five" follows, its whole."""
    if isinstance(part.value, tuple) or part.kind not in ("count", "ratio"):
        return [part], end
    at = end
    if (
        part.of_span is not None
        and reading.lower(end) != "of"
        and _token_at(reading, part.phrase.end) is not None
    ):
        behind = _token_at(reading, part.phrase.end)
        if behind is not None and reading.lower(behind) in ("of", "out"):
            at = behind
    word = reading.lower(at)
    if word == "out" and reading.lower(at + 1) == "of":
        at += 1
        word = "out of"
    if word not in ("of", "out of", "in") or part.kind == "ratio":
        return [part], end
    at += 1
    determined = False
    while reading.lower(at) in DETERMINERS_BEFORE or _owns(reading.lower(at)):
        determined, at = True, at + 1
    if at >= len(reading.tokens) or at in reading.masked:
        return [part], end
    total = read_number(reading.tokens, at)
    if total is None or total.form != "plain" or isinstance(total.value, tuple):
        return [part], end
    whole, whole_end = reading.measured(at, total)
    if whole is None or whole.kind != "count":
        return [part], end
    if word == "in":
        if not _rate(part, total, whole, determined):
            return [part], end
        return [_ratio(reading, part, whole)], whole_end
    if word == "out of" and not determined and total.value in (10, 100, 1000) and whole.low > 9:
        return [_ratio(reading, part, whole)], whole_end
    if part.low > whole.low:
        return [part], end
    phrase = Span(start=part.span.start, end=whole.phrase.end)
    of = whole.of or part.of
    shared = replace(
        part,
        kind="share",
        whole=whole,
        phrase=phrase,
        of=of,
        of_span=whole.of_span or part.of_span,
    )
    return [shared, whole], whole_end


def _owns(word: str) -> bool:
    """Whether `word` may stand between "of" and the whole: "12 of that year's 15 primaries"."""
    return word in ("that", "this", "year", "only", "just") or word.endswith("'s")


def _token_at(reading: Reading, offset: int) -> int | None:
    k = bisect_left(reading.tokens, offset, key=lambda token: token.start)
    return k if k < len(reading.tokens) else None


_ROUND = 10
"""Up to what whole "three in ten" is a round fraction: "48 out of 100" is not."""


def _ratio(reading: Reading, part: Quantity, whole: Quantity) -> Quantity:
    span = Span(start=part.span.start, end=whole.span.end)
    return replace(
        part,
        text=span.of(reading.text),
        span=span,
        value=part.low / whole.low,
        kind="ratio",
        of=whole.of,
        of_span=whole.of_span,
        step=ROUGH if part.low == 1 or whole.low <= _ROUND else 1 / whole.low,
        phrase=Span(start=span.start, end=whole.phrase.end),
    )


_LONGEST_SCORE = 7
"""Digits of the number of votes on one side."""


def _before(reading: Reading, i: int, behind: int) -> range:
    """The tokens in which a word makes two numbers a vote: those right before `i`.

    Where a comma sets the numbers off at the end of a clause, all of its sentence: "approved the
    budget with two new trucks on Monday, 412 to 188."
    """
    near = range(max(0, i - 4), i)
    if reading.lower(i - 1) != "," or reading.lower(behind) not in ("", ".", ",", ";"):
        return near
    stop = next((k for k in reversed(range(i)) if reading.tokens[k].text in ".!?"), -1)
    return range(stop + 1, i)


def score(reading: Reading, i: int) -> Found | None:
    """ "11-4", "220 to 210", "2:1": two whole numbers against each other."""
    tokens = reading.tokens
    if i + 2 >= len(tokens) or tokens[i + 2].kind != "num" or i + 2 in reading.masked:
        return None
    joint = tokens[i + 1].text
    close = touching(tokens, i + 1) and touching(tokens, i + 2)
    dashed = (joint in HYPHENS or joint in DASHES) and close
    if not (
        dashed or (joint == "to" and reading.lower(i - 1) != "from") or (joint == ":" and close)
    ):
        return None
    pair = tokens[i].text.replace(",", ""), tokens[i + 2].text.replace(",", "")
    if not all(p.isdecimal() and len(p) <= _LONGEST_SCORE for p in pair) or (
        i and tokens[i - 1].kind == "money"
    ):
        return None
    a, b = int(pair[0]), int(pair[1])
    behind = i + 3
    if behind < len(tokens) and (
        read_unit(tokens, behind) or (touching(tokens, behind) and tokens[behind].kind == "word")
    ):
        return None
    if a <= b or joint == "to":
        near = {reading.lower(k) for k in _before(reading, i, behind)} | {reading.lower(behind)}
        contested = not near.isdisjoint(VOTE_WORDS - {"up", "down", "over"})
        counted = behind < len(tokens) and is_plural(reading.lower(behind)) and not is_plural("x")
        if not contested or (a < b and (counted or "between" in near)):
            return None
    ends = tuple(
        reading.build(k, k + 1, Decimal(n), Decimal(1), "count", None, None, k + 1)
        for k, n in ((i, a), (i + 2, b))
    )
    span = Span(start=tokens[i].start, end=tokens[i + 2].end)
    whole = replace(
        ends[0],
        text=span.of(reading.text),
        span=span,
        value=(Decimal(a), Decimal(b)),
        kind="score",
        ends=ends,
        phrase=span,
    )
    return [whole], i + 3


def _rate(part: Quantity, total: Numeral, whole: Quantity, determined: bool) -> bool:
    """Whether "one in five" is a rate: small numbers, no article, no unit of time."""
    value = whole.low
    if determined or part.low >= value or part.of is not None or total.end == 0:
        return False
    round_enough = value <= 12 or value % 5 == 0
    return part.modifier != "more_than" and (part.low == 1 or (part.low < 10 and round_enough))
