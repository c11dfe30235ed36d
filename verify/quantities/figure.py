"""A figure with what surrounds it, and a text with its figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from verify.models import Span
from verify.quantities.quantity import Quantity
from verify.quantities.stems import Word
from verify.text.words import asks

_NOWHERE: tuple[frozenset[str], frozenset[str], frozenset[str]] = (
    frozenset(),
    frozenset(),
    frozenset(),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and its frame.

    `thing` is the stem of what is counted and `qualities` those of the words before it. `lead` and
    `trail` are the content stems before and behind it in its own part of the sentence, a subject
    that it shares with the part before included; `words` those of the whole sentence. `elsewhere`
    are the leads, the trails and the things of the other figures of the sentence. `acts` are what
    its part says is done ("reject", "up"). `change` is true of the size of a change ("by 13",
    "rose 5 percent"), `distance` of how far apart two figures are ("$15,000 less than"), `denied`
    of a figure that is named as the wrong one ("26, not 28").
    """

    quantity: Quantity
    thing: str | None
    qualities: frozenset[str]
    acts: frozenset[str]
    required: bool
    allowed: bool
    intended: bool
    open: bool
    negated: bool
    lead: frozenset[str]
    trail: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]
    names: frozenset[str]
    settings: frozenset[tuple[str, str]]
    change: bool
    distance: bool
    voice: str | None
    each: bool
    partial: bool
    owned: frozenset[tuple[str, str]]
    sentence: int
    part: Span
    is_whole: bool = False
    is_move: bool = False
    behind: frozenset[tuple[str, str]] = frozenset()
    elsewhere: tuple[frozenset[str], frozenset[str], frozenset[str]] = _NOWHERE
    denied: bool = False

    @property
    def near(self) -> frozenset[str]:
        """The content stems of its own part of the sentence."""
        return self.lead | self.trail


@dataclass(frozen=True)
class Analysis:
    """A text with its figures in their frames, its sentences and its words.

    `denied` are figures that it names as the wrong ones, once they are told from the others.
    """

    text: str
    figures: tuple[Figure, ...]
    sentences: tuple[Span, ...]
    listed: tuple[Word, ...]
    words: frozenset[str]
    denied: tuple[Figure, ...] = ()

    @cached_property
    def told(self) -> Analysis:
        """The same with the figures that it asserts, those that it denies apart: a question does
        neither."""
        asking = {n for n, s in enumerate(self.sentences) if asks(s.of(self.text))}
        said = [f for f in self.figures if f.sentence not in asking]
        return replace(
            self,
            figures=tuple(f for f in said if not f.denied),
            denied=tuple(f for f in said if f.denied),
        )

    def words_until(self, sentence: int) -> frozenset[str]:
        """The content stems of the sentences up to that number, it included."""
        known = self._until.get(sentence)
        if known is None:
            end = self.sentences[sentence].end
            known = frozenset(w.stem for w in self.listed if w.content and w.start < end)
            self._until[sentence] = known
        return known

    @cached_property
    def _until(self) -> dict[int, frozenset[str]]:
        return {}

    def words_in(self, span: Span) -> Sequence[Word]:
        """The words that begin inside `span`, in order."""
        first, behind = (
            bisect_left(self.listed, at, key=lambda w: w.start) for at in (span.start, span.end)
        )
        return self.listed[first:behind]

    @cached_property
    def by_sentence(self) -> Mapping[int, Sequence[Figure]]:
        """The figures of each sentence that has any."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.sentence, []).append(figure)
        return found

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)
