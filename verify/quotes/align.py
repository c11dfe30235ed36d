"""Which words of a source answer to which words of a quote."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from verify.models import Span
from verify.text.fold import Folded
from verify.text.locate import UNSPACED, prepare
from verify.text.remembering import remembered

_FIGURE = r"[$€£]?\d+(?:[.,:]\d+)*%?"
_TOKEN = re.compile(rf"{_FIGURE}|[^\W_]+(?:['.][^\W_]+)*")
_SPACED = rf"(?:(?!{UNSPACED.pattern})[^\W_])+"
_TOKEN_UNSPACED = re.compile(rf"{UNSPACED.pattern}|{_FIGURE}|{_SPACED}(?:['.]{_SPACED})*")
COMMON = 60
"""A word that stands more often than this in one source does not help to find a place in it."""

EDGE = 3
"""So many changed words at either end of a quote are set against the source words there."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and figures of a text: folded, where they stand, and where each is in the list.

    `spans` count into the folded text; `span` gives offsets into the text as it is.
    """

    keys: list[str]
    spans: list[tuple[int, int]]
    places: dict[str, list[int]]
    folded: Folded

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text from token `start` to before token `end`."""
        return self.folded.original(self.spans[start][0], self.spans[end - 1][1])


@remembered
def tokens(text: str) -> Tokens:
    """The words and figures of `text` in order; hyphenated words come apart."""
    folded = prepare(text).folds[0]
    pattern = _TOKEN_UNSPACED if UNSPACED.search(folded.text) else _TOKEN
    lowered = folded.text.lower()
    if len(lowered) != len(folded.text):
        lowered = folded.text
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    places: dict[str, list[int]] = defaultdict(list)
    for n, match in enumerate(pattern.finditer(lowered)):
        key = match.group()
        keys.append(key)
        spans.append(match.span())
        places[key].append(n)
    return Tokens(keys, spans, dict(places), folded)


class Step(NamedTuple):
    """Quote words `a` to `b` answer to source words `c` to `d`; `same` says they are equal."""

    same: bool
    a: int
    b: int
    c: int
    d: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The nearest place of a quote in a source, word by word; `matched` counts equal words."""

    steps: tuple[Step, ...]
    matched: int
    weight: float

    @property
    def start(self) -> int:
        return self.steps[0].c

    @property
    def end(self) -> int:
        return self.steps[-1].d


def nearest(quote: Tokens, source: Tokens, slack: int = 0) -> Alignment | None:
    """The place in `source` whose words answer best to those of `quote`; None where none does.

    Candidate places are those diagonals on which many rare words of the quote lie; each is aligned
    exactly (longest common subsequence). `slack` widens the place, for quotes with marked gaps.
    """
    best: Alignment | None = None
    for start, end in _windows(quote, source, slack):
        aligned = _aligned(quote, source, start, end)
        if aligned is not None and (best is None or aligned.weight > best.weight):
            best = aligned
    return best


def _windows(quote: Tokens, source: Tokens, slack: int) -> list[tuple[int, int]]:
    size = len(quote)
    width = max(8, size // 4)
    votes: dict[int, float] = defaultdict(float)
    for i, key in enumerate(quote.keys):
        places = source.places.get(key, ())
        if not places or (len(places) > COMMON and size > 3):
            continue
        weight = 1 / len(places)
        for place in places[:COMMON]:
            votes[(place - i) // width] += weight
    # A place may lie on the border of two buckets.
    joint = {d: votes[d] + votes.get(d + 1, 0.0) for d in votes}
    top = sorted(joint, key=lambda d: (-joint[d], d))[:4]
    spread = max(10, size // 2) + slack
    limit = len(source)
    return [(max(0, d * width - spread), min(limit, (d + 2) * width + size + spread)) for d in top]


def _aligned(quote: Tokens, source: Tokens, start: int, end: int) -> Alignment | None:
    """The alignment with the source words `start` to `end`.

    Done twice: of several equal words the first pass may take one far off, the second only has
    those around the place that the first one found.
    """
    steps = _tightened(_steps(quote, source, start, end))
    if not steps:
        return None
    first, last = steps[0], steps[-1]
    lo = max(start, first.c - first.a - EDGE)
    hi = min(end, last.d + len(quote) - last.b + EDGE)
    closer = _tightened(_steps(quote, source, lo, hi))
    if _matched(closer) >= _matched(steps):
        steps = closer
    equal = [step for step in steps if step.same]
    weight = sum(
        1 / (1 + len(source.places[key]) / 8)
        for step in equal
        for key in source.keys[step.c : step.d]
    )
    skipped = sum(step.d - step.c for step in steps if not step.same)
    merged = tuple(_merged(steps, len(quote), len(source)))
    return Alignment(merged, _matched(steps), weight - 0.05 * skipped)


def _steps(quote: Tokens, source: Tokens, start: int, end: int) -> list[Step]:
    from rapidfuzz.distance import Indel

    return [
        Step(
            op.tag == "equal", op.src_start, op.src_end, op.dest_start + start, op.dest_end + start
        )
        for op in Indel.opcodes(quote.keys, source.keys[start:end])
    ]


def _matched(steps: Sequence[Step]) -> int:
    return sum(step.b - step.a for step in steps if step.same)


def _tightened(steps: Sequence[Step]) -> list[Step]:
    """`steps` without the strays at both ends: few equal words, far from the rest."""
    kept = list(steps)
    for ends in (False, True):
        if ends:
            kept.reverse()
        while True:
            while kept and not kept[0].same:
                kept.pop(0)
            at = next((i for i, step in enumerate(kept[1:], 1) if step.same), None)
            if at is None:
                break
            gap = sum(step.d - step.c for step in kept[1:at])
            alone = kept[0].b - kept[0].a
            if gap <= 2 * alone + 1:
                break
            kept = kept[1:]
        if ends:
            kept.reverse()
    return kept


def _merged(steps: Sequence[Step], size: int, limit: int) -> list[Step]:
    """`steps` with neighbouring changes as one, from the quote's first word to its last.

    A few words changed at either end answer to as many source words beside the place.
    """
    merged: list[Step] = []
    first, last = steps[0], steps[-1]
    if first.a > 0:
        back = first.a if first.a <= EDGE else 0
        merged.append(Step(False, 0, first.a, max(0, first.c - back), first.c))
    for step in steps:
        if merged and not step.same and not merged[-1].same:
            held = merged[-1]
            merged[-1] = Step(False, held.a, step.b, held.c, step.d)
        else:
            merged.append(step)
    if last.b < size:
        on = size - last.b if size - last.b <= EDGE else 0
        merged.append(Step(False, last.b, size, last.d, min(limit, last.d + on)))
    return merged


def longest_run(quote: Tokens, at: int, source: Tokens) -> tuple[int, int]:
    """The longest run of source words equal to the quote's from word `at`: (place, length)."""
    best = (0, 0)
    places = source.places.get(quote.keys[at], [])
    if len(places) > COMMON and at + 1 < len(quote):
        following = set(source.places.get(quote.keys[at + 1], ()))
        places = [place for place in places if place + 1 in following]
    for place in places[:2000]:
        length = 0
        while (
            at + length < len(quote)
            and place + length < len(source)
            and quote.keys[at + length] == source.keys[place + length]
        ):
            length += 1
        if length > best[1]:
            best = (place, length)
    return best
