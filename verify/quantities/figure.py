"""A figure with what surrounds it, and a text with its figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from verify.lang.en.deeds import (
    BEFORE_A_NO,
    DEEDS_OF_TWO_WORDS,
    FINITE_VERBS,
    LEADS_TO_AMOUNT,
    MASS_NOUNS,
    MOVES_IN_NAMES,
    PARTING_PRONOUNS,
)
from verify.lang.en.negation import NEGATIONS
from verify.lang.en.sentences import STOPWORDS
from verify.models import Span
from verify.quantities.lexicon import ACT_OF, thing
from verify.quantities.nouns import is_plural
from verify.quantities.quantity import Quantity
from verify.text.words import Word as PlainWord
from verify.text.words import asks
from verify.text.words import words as plain_words

_NUMERIC = re.compile(r"\d")
_AMOUNT, _WORD = re.compile("[$£€]"), re.compile("[a-z]+", re.IGNORECASE)
_REACH = 60
"""Characters before an amount in which such words stand."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place, its stem (or "=act"), and what it does."""

    start: int
    end: int
    plain: str
    stem: str
    acts: frozenset[str]
    content: bool
    name: bool
    negates: bool


def words_of(text: str) -> list[Word]:
    """The words of `text` in order, with what they mean to a figure beside them."""
    raw = plain_words(text)
    lowered = [w.text.casefold().replace("’", "'") for w in raw]
    leading = _leading(text)
    out = []
    for k, word in enumerate(raw):
        low = lowered[k]
        pair = _pair(lowered, k, -1)
        acts = ACT_OF.get(low, frozenset())
        if pair is not None:
            acts = frozenset((pair,)) if pair else frozenset()
        elif (follower := _pair(lowered, k, 1)) is not None:
            acts = frozenset((follower,)) if follower else frozenset()
        elif low == "no" or (low in MOVES_IN_NAMES and _ends_name(raw, k)):
            acts = frozenset()
        content = low not in STOPWORDS and word.start not in leading and not _NUMERIC.search(low)
        out.append(
            Word(
                word.start,
                word.end,
                low,
                f"={min(acts)}" if acts else thing(low),
                acts,
                content,
                content and word.text[0].isupper() and not _common_opener(text, raw, k),
                (low in NEGATIONS or low.endswith("n't")) and not _is_vote(lowered, k),
            )
        )
    return out


def _leading(text: str) -> set[int]:
    """Where words begin that only lead to an amount."""
    ends = (amount.start() for amount in _AMOUNT.finditer(text))
    found = (LEADS_TO_AMOUNT.search(text, max(0, end - _REACH), end) for end in ends)
    return {word.start() for lead in found if lead for word in _WORD.finditer(text, *lead.span(1))}


def _ends_name(raw: Sequence[PlainWord], k: int) -> bool:
    """Whether word `k` ends a name, as in "Sioux Falls"; a headline has more capitals."""
    if k == 0 or not (raw[k].text[0].isupper() and raw[k - 1].text[0].isupper()):
        return False
    return sum(word.text[0].isupper() for word in raw) <= len(raw) / 2


def _is_vote(lowered: Sequence[str], k: int) -> bool:
    """Whether a "no" is a vote and denies nothing: "a no from that union", "four voted no"."""
    return lowered[k] == "no" and k > 0 and lowered[k - 1] in BEFORE_A_NO


def _pair(lowered: Sequence[str], k: int, step: int) -> str | None:
    """The act of word `k` with the one before (`step` -1) or behind it (1); None where none is."""
    other = k + step
    if 0 <= other < len(lowered) and lowered[other] in PARTING_PRONOUNS:
        other += step
    if not 0 <= other < len(lowered):
        return None
    first, second = sorted((k, other))
    return DEEDS_OF_TWO_WORDS.get((lowered[first], lowered[second]))


_OPENING = re.compile(r"(?:^|[.!?:;”\"]\s*|\n\s*)$")


def could_be_verb(word: Word) -> bool:
    """Whether `word` may go on with a subject before it; plurals and mass nouns do not."""
    if word.acts or word.plain in FINITE_VERBS:
        return not is_plural(word.plain)
    return not is_plural(word.plain) and word.plain not in MASS_NOUNS


def _common_opener(text: str, raw: list[PlainWord], k: int) -> bool:
    """Whether the capital of word `k` only shows that a sentence opens there.

    A bare singular before a verb is taken for a name ("Ohio cut 6,500 jobs"): a common noun would
    have an article. Plurals and things without number ("Turnout rose") are common.
    """
    word = raw[k]
    if not _OPENING.search(text, max(0, word.start - 3), word.start):
        return False
    low = word.text.casefold()
    if word.text.endswith(("'s", "’s")) or (len(word.text) > 1 and word.text.isupper()):
        return False
    if k + 1 < len(raw) and raw[k + 1].text[0].isupper():
        return False
    if (
        is_plural(low)
        or low in MASS_NOUNS
        or low.endswith(("ment", "tion", "ing", "ity", "ly", "ship"))
    ):
        return True
    if k + 1 >= len(raw):
        return True
    follower = raw[k + 1].text.casefold()
    return not (follower.endswith("ed") or follower in ACT_OF or follower in FINITE_VERBS)


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
