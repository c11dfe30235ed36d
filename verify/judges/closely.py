"""The few windows of the evidence that the checker reads closely, and what it reads in them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from verify.checker.checker import Checker, Odds
from verify.judges.judge import Dossier, Window
from verify.judges.signals import Reading, Weight, read
from verify.models import Shown
from verify.text.words import asks

READ_FIRST, READ_MORE = 3, 2
"""Windows that are read of every claim, and further ones where these leave it open."""
SURE = 0.85
"""What the network reads of support or refutation from which on no more windows are read."""
MOST_WORDS = 120
"""Words of a window that is put together; the network reads 192 pieces of words."""
_LONGEST_RUN = 3
_COMPOSED = 4
_LENGTH_COST = 0.04
"""What each sentence more has to bring, as a share of the claim's words."""
_WORDS_BESIDE = 0.3
"""How much the claim's words count beside what was read, in putting sentences together."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A window, the weighted share of the claim's words that it has, and the checker's odds."""

    window: Window
    coverage: float
    odds: Odds


def read_closely(
    claim: str,
    asked: Reading,
    seen: Dossier,
    weight: Weight,
    checker: Checker,
    *,
    titled: bool = False,
) -> list[Scored]:
    """The windows that were read, with their odds, those with most of the claim first.

    With `titled` the network reads each behind the title of its article, which often says who "he"
    is. First come runs of sentences by the claim's words. Where none of them is sure, more are
    read, and last a window of those sentences, from anywhere in the best source, in which the
    network read most.
    """
    words = _Words(asked, seen, weight)
    ranked = words.ranked()

    def scored(windows: Sequence[Window]) -> list[Scored]:
        texts = [_titled(window, seen) if titled else window.text for window in windows]
        odds = checker.score(claim, texts)
        return [Scored(w, words.share(w.sentences), o) for w, o in zip(windows, odds, strict=True)]

    found = scored(ranked[:READ_FIRST])
    if found and not any(_sure(one) for one in found):
        further = ranked[READ_FIRST : READ_FIRST + READ_MORE]
        found += scored([window for window in further if words.share(window.sentences)])
        together = _composed(found, seen, words)
        if together and together not in [one.window for one in found]:
            found += scored([together])
    return sorted(found, key=lambda one: -one.coverage)


class _Words:
    """How much of the claim's words windows have; each sentence is read once."""

    def __init__(self, asked: Reading, seen: Dossier, weight: Weight) -> None:
        self._seen = seen
        self._worth = {stem: weight(stem) for stem in asked.content}
        self._total = math.fsum(self._worth.values()) or 1.0
        self._held = {s.id: asked.content & read(s.text).content for s in seen.shown}

    def share(self, sentences: Sequence[Shown]) -> float:
        """The weighted share of the claim's words that the sentences have together."""
        held = frozenset[str]().union(*(self._held[s.id] for s in sentences))
        return math.fsum(self._worth[stem] for stem in held) / self._total

    def ranked(self) -> list[Window]:
        """The runs of up to three sentences, most of the claim in few sentences first."""
        runs = self._seen.windows(_LONGEST_RUN)
        fitting = [run for run in runs if _length(run.sentences) <= MOST_WORDS] or runs
        cost = {run: _LENGTH_COST * (len(run.sentences) - 1) for run in fitting}
        return sorted(fitting, key=lambda run: cost[run] - self.share(run.sentences))


def _titled(window: Window, seen: Dossier) -> str:
    """The text of a window behind the title of its article, as it was learnt."""
    title = seen.sources[window.source_id].title
    return f"{title}: {window.text}" if title else window.text


def _sure(one: Scored) -> bool:
    return max(one.odds.supports, one.odds.refutes) >= SURE


def _composed(found: Sequence[Scored], seen: Dossier, words: _Words) -> Window | None:
    """Up to four sentences of the best source in which most was read, in document order."""
    source = max(found, key=lambda one: 1.0 - one.odds.neither).window.source_id
    told: dict[int, float] = {}
    for one in found:
        for sentence in one.window.sentences:
            much = (1.0 - one.odds.neither) / math.sqrt(len(one.window.sentences))
            told[sentence.id] = max(told.get(sentence.id, 0.0), much)
    worth = {s.id: told.get(s.id, 0.0) + _WORDS_BESIDE * words.share([s]) for s in seen.shown}
    of = [s for s in seen.shown if s.source_id == source and worth[s.id] and not asks(s.text)]
    of.sort(key=lambda s: -worth[s.id])
    taken: list[Shown] = []
    for sentence in of:
        if len(taken) < _COMPOSED and _length([*taken, sentence]) <= MOST_WORDS:
            taken.append(sentence)
    return Window(tuple(sorted(taken, key=lambda s: s.id))) if taken else None


def _length(sentences: Sequence[Shown]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)
