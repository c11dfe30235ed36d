"""What the windows that were read come to: one rule over the network, and what code says of it.

A claim is supported where the network reads enough support in some window, and refuted where it
reads enough of a refutation; of both, the side of which more is read goes. Code speaks three times.
What it has to say against a window (`verify/judges/objections.py`) makes that window count only
where it is read the more surely; figures that say the same as the network let it be read less
surely. And a sum that comes to the claim's figure supports the claim where the network, which does
no sums, reads no refutation.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from verify.judges.closely import Scored
from verify.judges.judge import Dossier, Window
from verify.judges.objections import FIGURES, Kind, Objection, raised
from verify.judges.signals import Reading, Weight
from verify.judges.weighing import Weighed, weigh_one
from verify.models import Claim, Label, Stance

WEIGHTS = Path(__file__).with_name("belief.json")
_SUREST = 0.002
"""Probabilities of the network nearer to 0 or 1 than this are no surer than this."""


@dataclass(frozen=True, slots=True)
class Side:
    """Support, or refutation: it is believed where the network reads `least` of it or more.

    `doubted` is the same where code has something to say against it. How often the network is right
    at some odds is a logistic function of their logarithm, with `bias` and `slope` (Platt 1999,
    "Probabilistic outputs for support vector machines").
    """

    least: float
    doubted: float
    bias: float
    slope: float

    def probability(self, read: float) -> float:
        """How probable a side is of which the network reads so much (0 to 1)."""
        return 1.0 / (1.0 + math.exp(-(self.bias + self.slope * log_odds(read))))


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of support and of refutation.

    `conflict` is what the network has to read of both sides, in two sources, for these to be in
    conflict. `subject` is the share of the claim's words that a window needs to refute it: of many
    sources some read like a refutation and are on something else.
    """

    supports: Side
    refutes: Side
    conflict: float
    subject: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is believed of evidence that came with a claim, and of sources that were searched."""

    given: Belief
    searched: Belief


def log_odds(probability: float) -> float:
    """The logarithm of the odds, of probabilities that are never quite 0 or 1."""
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))


@cache
def fitted(path: Path = WEIGHTS) -> Fitted:
    """The numbers as they were fitted."""
    told = json.loads(path.read_text("utf-8"))
    return Fitted(_belief(told["given"]), _belief(told["searched"]))


def _belief(told: Mapping[str, Any]) -> Belief:
    sides = (Side(**told["supports"]), Side(**told["refutes"]))
    return Belief(*sides, told["conflict"], told["subject"])


SUMMED = 0.6
"""Share of the claim's words beside which a sum that comes to its figure supports it."""
STATED = 0.9
"""How probable is what a sum decides: there are too few to fit it on."""
FIGURED = 0.55
"""What the network has to read of a side, at least, in a window whose figures say the same."""
DOUBTS: frozenset[Kind] = FIGURES | {"name", "quote"}
"""What code can show that the network overlooks; what it reads of negations, opposites and reports
it reads better than words can be counted (docs/experiments.md)."""
_METHOD, _BY_FIGURES = "checker", "quantity"


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, as it was read, and the sentences it is held against."""

    claim: Claim
    asked: Reading
    seen: Dossier
    weight: Weight
    _weighed: dict[Window, Weighed] = field(default_factory=dict, init=False, compare=False)

    def weighed(self, window: Window) -> Weighed:
        """What code counts in a window: counted once, for figures take long to compare."""
        if window not in self._weighed:
            self._weighed[window] = weigh_one(
                self.claim, self.asked, window, self.seen, self.weight
            )
        return self._weighed[window]


@dataclass(frozen=True, slots=True)
class Believed:
    """A window that decides for one side, how probable that is, and why in words."""

    weighed: Weighed
    stance: Stance
    read: float
    probability: float
    why: str
    method: str = _METHOD

    @property
    def source_id(self) -> str:
        return self.weighed.window.source_id


@dataclass(frozen=True, slots=True)
class Decision:
    """The label, the windows that it stands on, and how probable either side is.

    `doubts` is what code said against windows that would have decided.
    """

    label: Label
    stands: tuple[Believed, ...]
    supports: float
    refutes: float
    doubts: tuple[Objection, ...] = ()


def decide(case: Case, scored: Sequence[Scored], belief: Belief) -> Decision:
    """The label that the windows come to.

    Within one source the side of which more is read goes. Where another source is read as a
    refutation of what one supports, very surely, the sources are in conflict.
    """
    doubts: list[Objection] = []
    on_subject = [one for one in scored if one.coverage >= belief.subject]
    support = _best(case, scored, "supports", belief.supports, doubts)
    refute = _best(case, on_subject, "refutes", belief.refutes, doubts)
    support = support or _summed(case, scored)
    chances = (
        belief.supports.probability(max((s.odds.supports for s in scored), default=0.0)),
        belief.refutes.probability(max((s.odds.refutes for s in scored), default=0.0)),
    )
    if support and refute:
        apart = support.source_id != refute.source_id
        if apart and refute.read >= belief.conflict and support.read >= belief.conflict:
            return Decision("conflicting", (support, refute), *chances, tuple(doubts))
        support, refute = (support, None) if support.read >= refute.read else (None, refute)
    if support:
        return Decision("supported", (support,), *chances, tuple(doubts))
    if refute:
        return Decision("refuted", (refute,), *chances, tuple(doubts))
    return Decision("not_enough_evidence", (), *chances, tuple(doubts))


def _best(
    case: Case, scored: Sequence[Scored], stance: Stance, side: Side, doubts: list[Objection]
) -> Believed | None:
    """The window of which most is read for a side, if that is enough; `doubts` takes what is
    said against those that fall by it."""
    for one in sorted(scored, key=lambda s: -_read(s, stance)):
        read = _read(one, stance)
        if read < min(side.least, FIGURED):
            return None
        weighed = case.weighed(one.window)
        same = weighed.stance == stance and weighed.method == _BY_FIGURES
        if read < side.least and not same:
            continue
        against = _against(case, weighed, stance)
        if not against or read >= side.doubted:
            method = _BY_FIGURES if same else _METHOD
            return Believed(
                weighed, stance, read, side.probability(read), _why(weighed, stance), method
            )
        doubts += against
    return None


def _read(one: Scored, stance: Stance) -> float:
    return one.odds.supports if stance == "supports" else one.odds.refutes


def _against(case: Case, weighed: Weighed, stance: Stance) -> tuple[Objection, ...]:
    """What code can show against a window."""
    found = raised(case.asked, weighed, case.claim, case.seen, case.weight, stance)
    return tuple(objection for objection in found if objection.kind in DOUBTS)


def _summed(case: Case, scored: Sequence[Scored]) -> Believed | None:
    """The window whose figures come to those of the claim by a sum that is shown."""
    for one in scored:
        if one.coverage < SUMMED or one.odds.refutation_first:
            continue
        weighed = case.weighed(one.window)
        sums = weighed.stance == "supports" and weighed.figures.workings
        if sums and not _against(case, weighed, "supports"):
            why = weighed.why
            return Believed(weighed, "supports", one.odds.supports, STATED, why, _BY_FIGURES)
    return None


def _why(weighed: Weighed, stance: Stance) -> str:
    if stance == "supports":
        agreed = weighed.figures.telling
        figures = f" {agreed.reason[:1].upper()}{agreed.reason[1:]}." if agreed else ""
        return f"The checker reads the passage as saying so.{figures}"
    if weighed.stance == "refutes":
        return weighed.why
    return "The checker reads the passage as saying otherwise."
