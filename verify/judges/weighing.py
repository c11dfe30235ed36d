"""What each window of the evidence does to a claim, and why, in words.

Thresholds were fitted on half of the development claims; the other half reports them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from verify.judges.classes import Membership, membership
from verify.judges.judge import Dossier, Window
from verify.judges.signals import (
    Reading,
    Signals,
    Weight,
    as_written,
    compare_words,
    local_weight,
    merge,
    read,
)
from verify.lang.en.calendar import MONTH_NUMBERS
from verify.models import Claim, Shown, Source, Span, Stance, Working
from verify.quantities.compare import Comparison, compare
from verify.text.words import asks

_MONTH_NAMES = "|".join(name.capitalize() for name in MONTH_NUMBERS)
_MONTH = re.compile(rf"\b(?:{_MONTH_NAMES})\b(?!\s+[A-Z][a-z])(?<!May have)")
_YEAR = re.compile(r"(?<![\d$£€,.])(?:1[89]|20)\d\d(?![\d%]|[.,]\d)")
_TIME = re.compile(
    rf"(?:{_MONTH.pattern})(?:\s+\d{{1,2}}\b)?(?:,?\s+(?:{_YEAR.pattern}))?|{_YEAR.pattern}"
)


def times(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The months (1 to 12) and the years that `text` names."""
    months = frozenset(MONTH_NUMBERS[m.group().casefold()] for m in _MONTH.finditer(text))
    return months, frozenset(int(m.group()) for m in _YEAR.finditer(text))


def told_times(text: str, source: Source | None = None) -> str:
    """The months and years that `text` names, in its words; else when its `source` is from.

    >>> told_times("In May 2011 they met again in August.")
    'May 2011, August'
    """
    if told := dict.fromkeys(" ".join(m.group().split()) for m in _TIME.finditer(text)):
        return ", ".join(told)
    if source is None or source.published is None:
        return ""
    exact = source.published_precision != "year"
    return f"{source.published:%B %Y}" if exact else str(source.published.year)


def fits(asked: str, window: str, source: Source) -> bool:
    """Whether `window` can be about the months and years that `asked` names.

    A window that names none of its own is taken to be of its article's date; an undated article may
    be of any time.
    """
    months, years = times(asked)
    own_months, own_years = times(window)
    published = source.published
    if published is not None:
        exact = source.published_precision != "year"
        own_months = own_months or (frozenset({published.month}) if exact else own_months)
        own_years = own_years or frozenset({published.year})
    return _meet(months, own_months) and _meet(years, own_years)


def _meet(asked: frozenset[int], told: frozenset[int]) -> bool:
    return not asked or not told or bool(asked & told)


_LESSER = ("date", "name")


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """The comparisons of a claim's figures with a window, by outcome.

    `open` are figures of the claim that nothing in the window can be held against: such a claim is
    not supported by it. `sentences` are the ids of the sentences whose figures were used.
    """

    agree: tuple[Comparison, ...] = ()
    disagree: tuple[Comparison, ...] = ()
    open: tuple[Comparison, ...] = ()
    workings: tuple[Working, ...] = ()
    sentences: frozenset[int] = frozenset()

    @property
    def telling(self) -> Comparison | None:
        """The agreement that tells most: a sum, then a figure, then a date or a name."""
        return min(
            self.agree, key=lambda c: (c.derivation is None, c.kind in _LESSER), default=None
        )

    @property
    def taken_back(self) -> bool:
        """Whether the window names a figure of the claim as the wrong one."""
        return any(c.taken_back for c in self.disagree)


def check_figures(claim: Claim, window: Window, source: Source) -> FigureCheck:
    """Every figure and date of the claim held against the window, dated as its source is."""
    found = compare(claim.text, window.text, evidence_date=source.published)
    used = [c for c in found if c.relation != "incomparable"]
    spans = [span for c in used for span in _inputs(c)]
    return FigureCheck(
        agree=tuple(c for c in found if c.relation == "agree"),
        disagree=tuple(c for c in found if c.relation == "disagree"),
        open=tuple(c for c in found if c.relation == "incomparable"),
        workings=tuple(w for c in used if (w := working(c, window)) is not None),
        sentences=frozenset(window.at(span.start)[0].id for span in spans),
    )


def _inputs(comparison: Comparison) -> list[Span]:
    if comparison.derivation is not None:
        return list(comparison.derivation.inputs)
    return [comparison.evidence_span] if comparison.evidence_span is not None else []


def working(comparison: Comparison, window: Window) -> Working | None:
    """The calculation behind a comparison, its inputs as picks; None where there was none."""
    derivation = comparison.derivation
    if derivation is None:
        return None
    return Working(
        text=derivation.text,
        expression=derivation.expression,
        value=None if derivation.value is None else float(derivation.value),
        inputs=tuple(window.pick(span) for span in derivation.inputs),
    )


SUPPORT_COVERAGE = 0.7
"""Weighted share of the claim's words that a supporting window holds."""
FIGURES_COVERAGE = 0.45
"""The same where every figure of the claim agrees: that was compared in its own frame."""
FIGURE_COVER = 0.5
"""How much of a figure's own context an agreeing figure has to have."""
REFUTE_COVERAGE = 0.66
"""Weighted share of the claim's words in a window that something turns round."""
FIGURE_SENTENCE_COVERAGE = 0.4
"""The same for the one sentence whose figure disagrees: else it may count something else."""
DATE_COVERAGE = 0.9
"""The same where only a date differs: what happened in June may have happened again in August."""
_LENGTH_COST = 0.04
_COMPARED = 12
_NAMED = 5
"""So many words that a passage does not have are named."""
_AMOUNTS = ((0.97, "all"), (0.85, "nearly all"), (0.6, "most"), (0.3, "some"), (0.0, "few"))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A window and what was found in it; `carrying` has the ids of the sentences that count.

    `classed` says that it puts the claim's person in a class of which one is in one only,
    `other_time` that it tells of other months or years than the claim.
    """

    window: Window
    signals: Signals
    figures: FigureCheck
    stance: Stance | None
    why: str
    carrying: tuple[int, ...]
    classed: bool = False
    other_time: bool = False

    @property
    def strength(self) -> float:
        """How much of the claim the window holds, 0 to 1, a little less for a longer one."""
        return _strength(self.window, self.signals)

    @property
    def method(self) -> str:
        """What decided."""
        if self.classed:
            return "class"
        if self.figures.disagree or (self.stance == "supports" and self.figures.agree):
            return "quantity"
        if self.stance == "refutes":
            return "negation" if self.signals.negation_differs else "opposite"
        return "overlap"


def weigh(claim: Claim, asked: Reading, seen: Dossier, rarity: Weight | None) -> list[Weighed]:
    """The windows that come nearest to the claim, nearest first, each weighed.

    Figures are compared only there: that costs a hundred times as much as counting words.
    """
    windows = seen.windows()
    case = _read(claim, asked, seen, seen.shown, rarity or local_weight(windows))
    scored: list[tuple[float, Window, Signals]] = []
    for window in windows:
        signals = _together(case, window)
        scored.append((signals.coverage - _LENGTH_COST * len(window.sentences), window, signals))
    scored.sort(key=lambda item: item[0], reverse=True)
    return [_weighed(case, window, signals) for _, window, signals in scored[:_COMPARED]]


def _strength(window: Window, signals: Signals) -> float:
    cost = _LENGTH_COST * (len(window.sentences) - 1)
    return max(0.0, min(1.0, signals.coverage - cost))


def weigh_one(
    claim: Claim, asked: Reading, window: Window, seen: Dossier, weight_of: Weight
) -> Weighed:
    """One window of `seen`, weighed as all of them are; its sentences need not be neighbours."""
    case = _read(claim, asked, seen, window.sentences, weight_of)
    return _weighed(case, window, _together(case, window))


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim and the sentences, each read once; `alone` has the signals of every sentence."""

    claim: Claim
    asked: Reading
    seen: Dossier
    weight: Mapping[str, float]
    readings: Mapping[int, Reading]
    alone: Mapping[int, Signals]


def _read(
    claim: Claim, asked: Reading, seen: Dossier, sentences: Sequence[Shown], weight_of: Weight
) -> _Case:
    weight = {s: weight_of(s) for s in asked.content}
    readings = {s.id: read(s.text) for s in sentences}
    alone = {
        s.id: compare_words(asked, readings[s.id], seen.sources[s.source_id], weight)
        for s in sentences
    }
    return _Case(claim, asked, seen, weight, readings, alone)


def _together(case: _Case, window: Window) -> Signals:
    """The signals of a window. What turns it round has to stand in its nearest sentence.

    A question turns nothing round: it asserts nothing.
    """
    sentence = max(window.sentences, key=lambda s: case.alone[s.id].coverage)
    nearest = case.alone[sentence.id]
    if len(window.sentences) == 1:
        return nearest
    if asks(sentence.text):
        nearest = replace(nearest, opposed=(), negation_differs=False, denial=False)
    merged = merge([case.readings[s.id] for s in window.sentences])
    whole = compare_words(case.asked, merged, case.seen.sources[window.source_id], case.weight)
    return replace(
        whole,
        opposed=nearest.opposed,
        negation_differs=nearest.negation_differs,
        denial=nearest.denial,
    )


def _weighed(case: _Case, window: Window, signals: Signals) -> Weighed:
    source = case.seen.sources[window.source_id]
    figures = check_figures(case.claim, window, source)
    held = max((case.alone[i].coverage for i in figures.sentences), default=0.0)
    of_time = fits(case.claim.text, window.text, source)
    if of_time:
        alone = len(window.sentences) == 1
        stance, why = _stance(case.claim.text, signals, figures, held, alone=alone)
    else:
        stance, why = None, "The nearest passage tells of another time."
    member = membership(case.claim.text, window.text, source)
    if member is not None:
        stance, why = _by_class(member)
    carrying = _carrying(case, window, figures)
    classed = member is not None
    return Weighed(window, signals, figures, stance, why, carrying, classed, not of_time)


def _by_class(member: Membership) -> tuple[Stance, str]:
    """Stated beside a name, a class holds whatever else the sentence reports."""
    if member.same:
        return "supports", f"The passage has the same party: {member.told}."
    return "refutes", f"The passage has another party: {member.told}, not {member.claimed}."


def _stance(
    claim: str, signals: Signals, figures: FigureCheck, held: float, *, alone: bool
) -> tuple[Stance | None, str]:
    """What a window does to the claim, and why, in words: those of the claim, never their stems.

    `held` is the coverage of the sentence whose figure was compared; `alone` says that the window
    is one sentence.
    """
    amount = next(word for least, word in _AMOUNTS if signals.coverage >= least)
    holds = f"The passage has {amount} of the claim's words"
    if signals.missing_names:
        return None, f"The nearest passage does not name {_words(signals.missing_names, claim)}."
    if figures.taken_back and held >= FIGURE_SENTENCE_COVERAGE:
        return "refutes", _sentence(next(c.reason for c in figures.disagree if c.taken_back))
    if figures.telling and _borne_out(signals, figures, alone=alone):
        return "supports", f"{holds}. {_sentence(figures.telling.reason)}"
    if signals.coverage >= REFUTE_COVERAGE:
        certain = signals.coverage >= DATE_COVERAGE or any(
            c.kind != "date" for c in figures.disagree
        )
        certain = certain and held >= FIGURE_SENTENCE_COVERAGE
        if figures.disagree and certain and not (figures.open or signals.only_reports):
            return "refutes", _sentence(figures.disagree[0].reason)
        turned = not figures.agree and (signals.opposed or signals.negation_differs)
        if figures.disagree or any(not turned or c.kind != "date" for c in figures.open):
            return None, _sentence((*figures.disagree, *figures.open)[0].reason)
        if signals.only_reports and signals.coverage >= SUPPORT_COVERAGE:
            return "reports", "The passage only says that somebody says so."
        if signals.negation_differs and signals.denial:
            return None, f"{holds}, but only one side says that somebody denies it."
        if signals.negation_differs:
            return "refutes", f"{holds}, with a negation on one side only."
        if signals.opposed and not figures.agree:
            return "refutes", f"{holds}, with the opposite of: {_words(signals.opposed, claim)}."
    if signals.coverage < SUPPORT_COVERAGE:
        lacks = _words(signals.missing[:_NAMED], claim)
        return None, f"The nearest passage has only {amount} of the claim's words; not: {lacks}."
    if figures.open:
        return None, _sentence(figures.open[0].reason)
    if signals.hedged:
        return "reports", "The passage says it only as a possibility."
    return "supports", f"{holds}."


def _words(stems: Sequence[str], claim: str) -> str:
    """The words of the claim that have these stems, as it writes them."""
    return ", ".join(as_written(stems, claim)) or "some of its words"


def _borne_out(signals: Signals, figures: FigureCheck, *, alone: bool) -> bool:
    """Whether every figure of the claim agrees, in a frame that is near enough."""
    if not figures.agree or figures.disagree or figures.open:
        return False
    if signals.negation_differs or signals.only_reports:
        return False
    least = FIGURES_COVERAGE if alone or figures.workings else SUPPORT_COVERAGE
    return signals.coverage >= least and all(c.cover >= FIGURE_COVER for c in figures.agree)


def _sentence(reason: str) -> str:
    """`reason` as a sentence of its own."""
    return reason[:1].upper() + reason[1:] + ("" if reason.endswith((".", "!", "?")) else ".")


def _carrying(case: _Case, window: Window, figures: FigureCheck) -> tuple[int, ...]:
    """The sentences of a window without which it would hold less of the claim, figures included.

    Those whose figures were compared stand first: they are what a reader has to see.
    """
    # A question asserts nothing; it only tells what its answer is about.
    said = [s for s in window.sentences if not asks(s.text)] or window.sentences
    asked = frozenset(case.asked.stems)
    held = {s.id: asked.intersection(case.readings[s.id].stems) for s in said}
    kept = set(figures.sentences & held.keys())
    covered: set[str] = set().union(*(held[i] for i in kept))
    for i in sorted(held, key=lambda i: len(held[i]), reverse=True):
        if held[i] - covered:
            kept.add(i)
            covered |= held[i]
    return tuple(sorted(kept or held, key=lambda i: (i not in figures.sentences, i)))
