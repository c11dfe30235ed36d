"""The judge that needs no model: counted words, names, negation and figures, all of it shown.

A window of one to three sentences supports a claim when it holds nearly all that the claim says and
nothing turns it round; it refutes when it is about the same thing and a figure, a negation or an
opposite turns it round. What is weaker decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.judges.answering import answer
from verify.judges.dossier import Dossier, Window
from verify.judges.figures import FigureCheck, check_figures
from verify.judges.signals import (
    Reading,
    Signals,
    Weight,
    compare_words,
    local_weight,
    merge,
    read,
)
from verify.models import AnswerRuling, Claim, Label, Pick, Ruling, Stance, Stand

SUPPORT_COVERAGE = 0.7
"""Weighted share of the claim's words that a supporting window holds. Fitted on half of dev."""
FIGURES_COVERAGE = 0.45
"""The same where every figure of the claim agrees: that was compared in its own frame."""
REFUTE_COVERAGE = 0.66
"""The same for a window that something turns round."""
NEAR_COVERAGE = 0.3
"""From here on a sentence is worth showing as near."""
_LENGTH_COST = 0.02
_COMPARED = 12
_LEAST_WORDS = 2
_SHOWN = 3
_OWN_SENTENCE = 0.34


@dataclass(frozen=True, slots=True)
class Weighed:
    """A window with all that was found in it. `strength` ranks; `why` says it in words."""

    window: Window
    signals: Signals
    figures: FigureCheck
    stance: Stance | None
    why: str

    @property
    def strength(self) -> float:
        cost = _LENGTH_COST * (len(self.window.sentences) - 1)
        return max(0.0, min(1.0, self.signals.coverage - cost))

    @property
    def method(self) -> str:
        if self.figures.agree or self.figures.disagree:
            return "quantity"
        if self.stance == "refutes":
            return "negation" if self.signals.negation_differs else "opposite"
        return "overlap"


class EmbeddedJudge:
    """A deterministic judge and answerer. `weight` gives the rarity of a stem in the library."""

    name = "embedded-overlap-1"

    def __init__(self, weight: Weight | None = None) -> None:
        self._weight = weight

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """Support by the best window, refutation only on the same subject, else not enough."""
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS:
            return _undecided(0.0, (), "The claim is too short to say anything.")
        weighed = self._weigh(claim, asked, seen)
        return _rule(weighed)

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The words that answer, or an abstention."""
        return answer(question, seen, self._weight)

    def _weigh(self, claim: Claim, asked: Reading, seen: Dossier) -> list[Weighed]:
        windows = seen.windows()
        weigh = self._weight or local_weight(windows)
        weight = {s: weigh(s) for s in asked.content}
        readings = {s.id: read(s.text) for s in seen.shown}
        scored = [
            (
                window,
                compare_words(
                    asked,
                    merge([readings[s.id] for s in window.sentences]),
                    seen.sources[window.source_id],
                    weight,
                ),
            )
            for window in windows
        ]
        scored.sort(key=lambda pair: pair[1].coverage - _LENGTH_COST * len(pair[0].sentences))
        best = scored[: -_COMPARED - 1 : -1]
        return [_weigh_one(claim, window, signals, seen) for window, signals in best]


def _weigh_one(claim: Claim, window: Window, signals: Signals, seen: Dossier) -> Weighed:
    figures = check_figures(claim, window, seen.sources[window.source_id])
    stance, why = _stance(signals, figures)
    return Weighed(window, signals, figures, stance, why)


def _stance(signals: Signals, figures: FigureCheck) -> tuple[Stance | None, str]:
    """What a window does to the claim, and why, in words."""
    share = f"{signals.coverage:.0%} of what the claim says, by weight of words"
    if signals.missing_names:
        return None, f"The passage does not name {', '.join(signals.missing_names)}."
    borne_out = figures.agree and not figures.disagree and not figures.open
    if borne_out and signals.coverage >= FIGURES_COVERAGE and not signals.negation_differs:
        return "supports", f"The passage holds {share}. {_sentence(figures.agree[0].reason)}"
    if signals.coverage >= REFUTE_COVERAGE:
        if figures.disagree:
            return "refutes", _sentence(figures.disagree[0].reason)
        if figures.open:
            return None, _sentence(figures.open[0].reason)
        if signals.only_reports and signals.coverage >= SUPPORT_COVERAGE:
            return "reports", "The passage only says that somebody says so."
        if signals.negation_differs:
            return "refutes", f"The passage holds {share}, with a negation on one side only."
        if signals.opposed:
            turned = ", ".join(signals.opposed)
            return "refutes", f"The passage holds {share}, with the opposite of: {turned}."
    if signals.coverage < SUPPORT_COVERAGE:
        lacks = ", ".join(signals.missing[:5])
        return None, f"The nearest passage holds only {share}; it lacks: {lacks}."
    if figures.open:
        return None, _sentence(figures.open[0].reason)
    if signals.hedged:
        return "reports", "The passage says it only as a possibility."
    return "supports", f"The passage holds {share}."


def _sentence(reason: str) -> str:
    """`reason` as a sentence of its own."""
    return reason[:1].upper() + reason[1:] + ("" if reason.endswith((".", "!", "?")) else ".")


def _rule(weighed: Sequence[Weighed]) -> Ruling:
    weighed = [_as_disputed(w) if _disputed(w, weighed) else w for w in weighed]

    def best(stance: Stance) -> Weighed | None:
        of = [w for w in weighed if w.stance == stance]
        return max(of, key=lambda w: w.strength, default=None)

    support, refute, report = best("supports"), best("refutes"), best("reports")
    if support and refute and support.window.source_id == refute.window.source_id:
        # One article does not contradict itself lightly: the window that holds more has it.
        if refute.strength > support.strength + 0.05:
            support = None
        else:
            refute = None
    if support and refute:
        return _ruled("conflicting", [support, refute], "The sources disagree. ")
    if support:
        return _ruled("supported", [support, *_others(weighed, support)], "")
    if refute:
        return _ruled("refuted", [refute, *_others(weighed, refute)], "")
    near = [w for w in weighed if w.signals.coverage >= NEAR_COVERAGE and w.stance is None]
    closest = near[0] if near else None
    return _undecided(
        closest.strength if closest else 0.0,
        _picks(near),
        _gap(closest, report),
        report,
    )


def _disputed(one: Weighed, weighed: Sequence[Weighed]) -> bool:
    """Whether `one` is somebody's word for what its own source calls an accusation."""
    return (
        one.stance == "supports"
        and one.signals.attributed
        and any(
            w.stance == "reports" and w.window.source_id == one.window.source_id for w in weighed
        )
    )


def _as_disputed(one: Weighed) -> Weighed:
    why = "The passage gives somebody's word for it, and the article calls it an accusation."
    return replace(one, stance="reports", why=why)


def _ruled(label: Label, chosen: Sequence[Weighed], opening: str) -> Ruling:
    stands = tuple(stand for w in chosen for stand in _stands(w))
    workings = tuple(dict.fromkeys(w for one in chosen for w in one.figures.workings))
    return Ruling(
        label=label,
        confidence=_confidence(chosen[0]),
        rationale=opening + " ".join(w.why for w in chosen[:2]),
        stands=stands,
        workings=workings,
    )


def _others(weighed: Sequence[Weighed], chosen: Weighed) -> list[Weighed]:
    """The best windows of other sources that say the same."""
    seen = {chosen.window.source_id}
    same: list[Weighed] = []
    for w in weighed:
        if w.stance == chosen.stance and w.window.source_id not in seen:
            seen.add(w.window.source_id)
            same.append(w)
    return same[: _SHOWN - 1]


def _stands(weighed: Weighed) -> list[Stand]:
    if weighed.stance is None:
        return []
    pick_ids = weighed.figures.sentences & {s.id for s in weighed.window.sentences}
    ids = sorted(pick_ids | {s.id for s in weighed.window.sentences})
    return [
        Stand(
            pick=Pick(sentence=i),
            stance=weighed.stance,
            score=round(weighed.strength, 3),
            method=weighed.method,
        )
        for i in ids
    ]


def _undecided(
    closeness: float, nearest: tuple[Pick, ...], gap: str, report: Weighed | None = None
) -> Ruling:
    return Ruling(
        label="not_enough_evidence",
        confidence=round(0.9 - 0.5 * closeness, 3),
        rationale="No source says this, and none says the opposite.",
        stands=tuple(_stands(report)) if report else (),
        nearest=nearest,
        gaps=(gap,),
    )


def _picks(weighed: Sequence[Weighed]) -> tuple[Pick, ...]:
    ids = dict.fromkeys(w.window.sentences[0].id for w in weighed)
    return tuple(Pick(sentence=i) for i in list(ids)[:_SHOWN])


def _gap(closest: Weighed | None, report: Weighed | None) -> str:
    nearest = report or closest
    return nearest.why if nearest else "No passage comes near the claim."


def _confidence(weighed: Weighed) -> float:
    """A rough probability that the label is right; the line was fitted on half of dev."""
    figures = 0.08 if weighed.figures.agree or weighed.figures.disagree else 0.0
    return round(min(0.95, 0.35 + 0.4 * weighed.strength + figures), 3)
