"""What each window of the evidence does to a claim, and why, in words.

Thresholds were fitted on half of the development claims; the other half reports them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from verify.judges.dossier import Dossier, Window
from verify.judges.figures import FigureCheck, check_figures
from verify.judges.signals import Reading, Signals, Weight, compare_words, local_weight, merge, read
from verify.judges.times import fits
from verify.models import Claim, Stance

SUPPORT_COVERAGE = 0.7
"""Weighted share of the claim's words that a supporting window holds."""
FIGURES_COVERAGE = 0.45
"""The same where every figure of the claim agrees: that was compared in its own frame."""
FIGURE_COVER = 0.5
"""How much of a figure's own context an agreeing figure has to have."""
REFUTE_COVERAGE = 0.66
"""Weighted share of the claim's words in a window that something turns round."""
DATE_COVERAGE = 0.9
"""The same where only a date differs: what happened in June may have happened again in August."""
_LENGTH_COST = 0.04
_COMPARED = 12
_AMOUNTS = ((0.97, "all"), (0.85, "nearly all"), (0.6, "most"), (0.3, "some"), (0.0, "few"))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A window and what was found in it; `carrying` has the ids of the sentences that count."""

    window: Window
    signals: Signals
    figures: FigureCheck
    stance: Stance | None
    why: str
    carrying: tuple[int, ...]

    @property
    def strength(self) -> float:
        """How much of the claim the window holds, 0 to 1, a little less for a longer one."""
        cost = _LENGTH_COST * (len(self.window.sentences) - 1)
        return max(0.0, min(1.0, self.signals.coverage - cost))

    @property
    def method(self) -> str:
        """What decided."""
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
    weight_of = rarity or local_weight(windows)
    weight = {s: weight_of(s) for s in asked.content}
    readings = {s.id: read(s.text) for s in seen.shown}
    scored: list[tuple[float, Window, Signals]] = []
    for window in windows:
        merged = merge([readings[s.id] for s in window.sentences])
        signals = compare_words(asked, merged, seen.sources[window.source_id], weight)
        scored.append((signals.coverage - _LENGTH_COST * len(window.sentences), window, signals))
    scored.sort(key=lambda item: item[0], reverse=True)
    return [
        _weighed(claim, asked, window, signals, seen, readings)
        for _, window, signals in scored[:_COMPARED]
    ]


def weigh_one(
    claim: Claim, asked: Reading, window: Window, seen: Dossier, weight_of: Weight
) -> Weighed:
    """One window of `seen`, weighed as all of them are; its sentences need not be neighbours."""
    weight = {s: weight_of(s) for s in asked.content}
    readings = {s.id: read(s.text) for s in window.sentences}
    merged = merge([readings[s.id] for s in window.sentences])
    signals = compare_words(asked, merged, seen.sources[window.source_id], weight)
    return _weighed(claim, asked, window, signals, seen, readings)


def _weighed(
    claim: Claim,
    asked: Reading,
    window: Window,
    signals: Signals,
    seen: Dossier,
    readings: Mapping[int, Reading],
) -> Weighed:
    source = seen.sources[window.source_id]
    figures = check_figures(claim, window, source)
    if fits(claim.text, window.text, source):
        stance, why = _stance(signals, figures, alone=len(window.sentences) == 1)
    else:
        stance, why = None, "The nearest passage tells of another time."
    carrying = _carrying(asked, window, figures, readings)
    return Weighed(window, signals, figures, stance, why, carrying)


def _stance(signals: Signals, figures: FigureCheck, *, alone: bool) -> tuple[Stance | None, str]:
    """What a window does to the claim, and why, in words; `alone` says it is one sentence."""
    amount = next(word for least, word in _AMOUNTS if signals.coverage >= least)
    holds = f"The passage has {amount} of the claim's words"
    if signals.missing_names:
        return None, f"The nearest passage does not name {', '.join(signals.missing_names)}."
    if _borne_out(signals, figures, alone=alone):
        return "supports", f"{holds}. {_sentence(figures.agree[0].reason)}"
    if signals.coverage >= REFUTE_COVERAGE:
        certain = signals.coverage >= DATE_COVERAGE or any(
            c.kind != "date" for c in figures.disagree
        )
        if figures.disagree and certain and not (figures.open or signals.only_reports):
            return "refutes", _sentence(figures.disagree[0].reason)
        turned = signals.opposed or signals.negation_differs
        if figures.disagree or any(not turned or c.kind != "date" for c in figures.open):
            return None, _sentence((*figures.disagree, *figures.open)[0].reason)
        if signals.only_reports and signals.coverage >= SUPPORT_COVERAGE:
            return "reports", "The passage only says that somebody says so."
        if signals.negation_differs:
            return "refutes", f"{holds}, with a negation on one side only."
        if signals.opposed:
            return "refutes", f"{holds}, with the opposite of: {', '.join(signals.opposed)}."
    if signals.coverage < SUPPORT_COVERAGE:
        lacks = ", ".join(signals.missing[:5])
        return None, f"The nearest passage has only {amount} of the claim's words; not: {lacks}."
    if figures.open:
        return None, _sentence(figures.open[0].reason)
    if signals.hedged:
        return "reports", "The passage says it only as a possibility."
    return "supports", f"{holds}."


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


def _carrying(
    asked: Reading, window: Window, figures: FigureCheck, readings: Mapping[int, Reading]
) -> tuple[int, ...]:
    """The sentences of a window without which it would hold less of the claim."""
    held = {s.id: readings[s.id].content & asked.content for s in window.sentences}
    kept = set(figures.sentences & held.keys())
    covered: set[str] = set().union(*(held[i] for i in kept))
    for i in sorted(held, key=lambda i: len(held[i]), reverse=True):
        if held[i] - covered:
            kept.add(i)
            covered |= held[i]
    return tuple(sorted(kept or held))
