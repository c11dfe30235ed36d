"""The few windows of each source that the checker reads closely, with what code counts there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.checker.checker import Checker, Odds
from verify.checker.windows import windows
from verify.judges.dossier import Dossier, Window, asks
from verify.judges.signals import Reading, Weight
from verify.judges.weighing import Weighed, weigh_these
from verify.models import Claim, Shown

MOST_READ = 4
"""Windows of all sources that go to the checker: each costs it some 30 to 60 milliseconds."""
_LEAST_HELD = 0.2
"""Share of the claim below which a window beside a better one is not read."""
_RANK_COST = 0.1
"""By so much a window stands back for each better one of its source, so that others come in."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A window with what was counted in it, and the checker's odds."""

    weighed: Weighed
    odds: Odds


def read_closely(
    claim: Claim, asked: Reading, seen: Dossier, weight: Weight, checker: Checker
) -> list[Scored]:
    """The windows that hold most of the claim, nearest first: at most 4, from the best sources."""
    ranked = [
        (rank, window)
        for sentences in _by_source(seen)
        for rank, window in enumerate(_windows(claim, sentences, weight))
    ]
    ranks = [rank for rank, _ in ranked]
    weighed = weigh_these(claim, asked, [w for _, w in ranked], seen, weight)
    near = sorted(
        zip(ranks, weighed, strict=True), key=lambda item: _RANK_COST * item[0] - item[1].strength
    )[:MOST_READ]
    kept = [one for i, (_, one) in enumerate(near) if i == 0 or one.strength >= _LEAST_HELD]
    odds = checker.score(claim.text, [one.window.text for one in kept])
    return [Scored(one, o) for one, o in zip(kept, odds, strict=True)]


def _by_source(seen: Dossier) -> Iterator[Sequence[Shown]]:
    sources: dict[str, list[Shown]] = {}
    for sentence in seen.shown:
        sources.setdefault(sentence.source_id, []).append(sentence)
    yield from sources.values()


def _windows(claim: Claim, sentences: Sequence[Shown], weight: Weight) -> Iterator[Window]:
    """The windows of one source, none of which ends in a question: the answer comes with it."""
    found: dict[tuple[int, ...], None] = {}
    for chosen in windows(claim.text, [s.text for s in sentences], weight):
        last = chosen[-1]
        while last < len(sentences) and asks(sentences[last].text):
            last += 1
        if last < len(sentences):
            found[tuple(dict.fromkeys([*chosen, last]))] = None
    for chosen in found:
        yield Window(tuple(sentences[i] for i in chosen))
