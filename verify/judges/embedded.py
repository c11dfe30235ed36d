"""The judge that needs no model: counted words, names, negation and figures, all of it shown.

A window of one to three sentences supports a claim when it holds nearly all that the claim says and
nothing turns it round; it refutes when it is about the same thing and a figure, a negation or an
opposite turns it round. What is weaker decides nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from verify.judges.answering import answer
from verify.judges.judge import Dossier
from verify.judges.signals import Weight, local_weight, read
from verify.judges.unsettled import ON_SUBJECT, only_possible, unsettled, why_open
from verify.judges.weighing import Weighed, weigh
from verify.models import AnswerRuling, Claim, Label, Pick, Ruling, Stance, Stand

_UNSETTLED = 0.9
"""How probable it is that a claim is rightly left open on which no source is; it is less the nearer
the sources come."""
_SHOWN = 3
_LEAST_WORDS = 2
_CLEARLY = 0.05
"""By how much one window of an article has to be stronger to outweigh another of it."""
_BESIDE = 0.15
"""How much weaker a contradiction from another source may be and still be shown as a conflict."""


class EmbeddedJudge:
    """A deterministic judge and answerer. `rarity` gives the weight of a stem in the library."""

    name = "embedded-overlap-1"

    def __init__(self, rarity: Weight | None = None) -> None:
        self._rarity = rarity

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """Support by the best window, refutation only on the same subject, else not enough."""
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS or not asked.content:
            return unsettled("too_short", _UNSETTLED)
        if not seen.shown:
            return unsettled("nothing_on_subject", _UNSETTLED)
        weighed = weigh(claim, asked, seen, self._rarity)
        return _rule(weighed) or self._undecided(claim, weighed, seen)

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The words that answer, or an abstention."""
        return answer(question, seen, self._rarity)

    def _undecided(self, claim: Claim, weighed: Sequence[Weighed], seen: Dossier) -> Ruling:
        """Not enough evidence: why, and what came nearest. Words that are counted lean nowhere."""
        weighed = _without_disputed(weighed)
        report = _best(weighed, "reports")
        near = [w for w in weighed if w.signals.coverage >= ON_SUBJECT and w.stance is None]
        weight = self._rarity or local_weight(seen.windows(1))
        found = why_open(claim, [report] if report else near, seen, weight)
        reason, gaps = found.reason, found.gaps
        if report is not None and reason == "not_decided":
            reason = "only_possible" if only_possible(report) else "only_reported"
            gaps = (report.why,)
        confidence = _UNSETTLED - 0.5 * (near[0].strength if near else 0.0)
        nearest = _picks(near) if report else found.nearest
        ruling = unsettled(reason, confidence, *gaps, nearest=nearest)
        return ruling.model_copy(update={"stands": tuple(_stands(report)) if report else ()})


def _rule(weighed: Sequence[Weighed]) -> Ruling | None:
    """The label that the best windows come to; None where they settle nothing."""
    weighed = _without_disputed(weighed)
    support, refute = _best(weighed, "supports"), _best(weighed, "refutes")
    if support and refute:
        support, refute = _outweighed(support, refute)
    if support and refute:
        return _ruled("conflicting", [support, refute], "The sources disagree. ")
    if support:
        return _ruled("supported", [support, *_others(weighed, support)])
    if refute:
        return _ruled("refuted", [refute, *_others(weighed, refute)])
    return None


def _without_disputed(weighed: Sequence[Weighed]) -> list[Weighed]:
    return [_as_disputed(w) if _disputed(w, weighed) else w for w in weighed]


def _best(weighed: Sequence[Weighed], stance: Stance) -> Weighed | None:
    of = [w for w in weighed if w.stance == stance]
    return max(of, key=lambda w: w.strength, default=None)


def _outweighed(support: Weighed, refute: Weighed) -> tuple[Weighed | None, Weighed | None]:
    """The two, or only the stronger: one article does not contradict itself lightly."""
    margin = refute.strength - support.strength
    if support.window.source_id == refute.window.source_id:
        return (None, refute) if margin > _CLEARLY else (support, None)
    if margin < -_BESIDE:
        return support, None
    return (None, refute) if margin > _BESIDE else (support, refute)


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


def _ruled(label: Label, chosen: Sequence[Weighed], opening: str = "") -> Ruling:
    return Ruling(
        label=label,
        confidence=_confidence(chosen[0]),
        rationale=opening + " ".join(dict.fromkeys(w.why for w in chosen[:2])),
        stands=tuple(stand for w in chosen for stand in _stands(w)),
        workings=tuple(dict.fromkeys(w for one in chosen for w in one.figures.workings)),
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
    score = round(weighed.strength, 3)
    return [
        Stand(pick=Pick(sentence=i), stance=weighed.stance, score=score, method=weighed.method)
        for i in weighed.carrying
    ]


def _picks(weighed: Sequence[Weighed]) -> tuple[Pick, ...]:
    ids = dict.fromkeys(i for w in weighed for i in w.carrying[:1])
    return tuple(Pick(sentence=i) for i in list(ids)[:_SHOWN])


def _confidence(weighed: Weighed) -> float:
    """A rough probability that the label is right; not calibrated yet."""
    figures = 0.08 if weighed.figures.agree or weighed.figures.disagree else 0.0
    return round(min(0.95, 0.35 + 0.4 * weighed.strength + figures), 3)
