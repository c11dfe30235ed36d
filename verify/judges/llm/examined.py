"""A model's reply on a claim as code finds it: its sentences by source, and what objects to them.

Sentences of several sources may carry a label together, as a comparison does. What objects to each
source and to all of them together is an objection; what one of them answers is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.checker.checker import Checker
from verify.judges.arithmetic import WorkingProblem
from verify.judges.differences import elsewhere, unread
from verify.judges.judge import Dossier, Window, widened
from verify.judges.llm.planted import orders
from verify.judges.llm.schema import ClaimReply
from verify.judges.llm.shown import by_source
from verify.judges.llm.working import worked
from verify.judges.objections import FIGURES, Kind, Objection, raised
from verify.judges.signals import Reading, Weight, local_weight, read
from verify.judges.weighing import Weighed, weigh_one
from verify.models import Claim, Label, Stance, Working

_CARRIED: dict[Label, tuple[Stance, ...]] = {
    "supported": ("supports",),
    "refuted": ("refutes",),
    "conflicting": ("supports", "refutes"),
    "not_enough_evidence": (),
}


@dataclass(frozen=True, slots=True)
class Examiner:
    """What a claim is held against: its sentences, the weight of words, and our own checker.

    Without a `checker` words and figures are counted alone.
    """

    claim: Claim
    seen: Dossier
    rarity: Weight | None = None
    checker: Checker | None = None

    @property
    def asked(self) -> Reading:
        """The claim as it was read."""
        return read(self.claim.text)

    def weigh(self, window: Window) -> Weighed:
        """What code counts in a window."""
        return weigh_one(self.claim, self.asked, window, self.seen, self.weight)

    @property
    def weight(self) -> Weight:
        """How much a stem tells: by the library, else by the evidence at hand."""
        return self.rarity or local_weight(self.seen.windows(1))


@dataclass(frozen=True, slots=True)
class Carried:
    """The sentences of one source that a model names for a stance, and what code counts there."""

    ids: tuple[int, ...]
    weighed: Weighed
    stance: Stance

    @property
    def score(self) -> float:
        """How much of the claim the sentences hold, 0 to 1."""
        return round(self.weighed.strength, 3)


@dataclass(frozen=True, slots=True)
class Examined:
    """A reply, what carries it, and what objects to it; `workings` are calculations that hold."""

    reply: ClaimReply
    carried: tuple[Carried, ...] = ()
    objections: tuple[tuple[Stance, Objection], ...] = ()
    workings: tuple[Working, ...] = ()

    @property
    def whys(self) -> tuple[str, ...]:
        """The objections in words, each once."""
        return tuple(dict.fromkeys(objection.why for _, objection in self.objections))

    def proof(self, stance: Stance) -> Objection | None:
        """The hard objection to one side, if there is one."""
        found = (o for side, o in self.objections if side == stance and o.hard)
        return next(found, None)


def examined(reply: ClaimReply, by: Examiner) -> Examined:
    """What code finds of the sentences that `reply` names."""
    carried: list[Carried] = []
    objections: list[tuple[Stance, Objection]] = []
    for stance in _CARRIED[reply.label]:
        ids = reply.supporting if stance == "supports" else reply.refuting
        sides, against = _side(ids, stance, by)
        carried += sides
        objections += [(stance, objection) for objection in against]
    found = Examined(reply, tuple(carried), tuple(objections))
    return _with_working(found, by) if reply.working.strip() and carried else found


def _side(
    ids: Sequence[int], stance: Stance, by: Examiner
) -> tuple[list[Carried], list[Objection]]:
    """The sentences named for one stance, by source, and what objects to them together."""
    windows = by_source(ids, by.seen)
    carried = [_carried(window, stance, by) for window in windows]
    against = [_raised(one.weighed, stance, by) for one in carried]
    if len(windows) > 1:
        together = Window(tuple(s for window in windows for s in window.sentences))
        against.append(_raised(by.weigh(together), stance, by))
    kinds = frozenset[Kind].intersection(*(frozenset(o.kind for o in one) for one in against))
    found = [objection for objection in against[0] if objection.kind in kinds]
    if carried and all(orders(s.text) for window in windows for s in window.sentences):
        why = "The sentence named gives orders to a reading machine; it states nothing."
        found.append(Objection("planted", why))
    return carried, [*found, *_unlike(carried, windows, stance, by, quiet=bool(found))]


def _raised(weighed: Weighed, stance: Stance, by: Examiner) -> tuple[Objection, ...]:
    return raised(by.asked, weighed, by.claim, by.seen, by.weight, stance)


def _carried(window: Window, stance: Stance, by: Examiner) -> Carried:
    """The sentences of one source; with those before them where only these answer an objection."""
    ids = tuple(s.id for s in window.sentences)
    alone = by.weigh(window)
    against = _raised(alone, stance, by)
    if against and all(objection.kind in FIGURES for objection in against):
        wider = by.weigh(widened(window, by.seen))
        if not _raised(wider, stance, by):
            named = tuple(sorted({*ids, *wider.figures.sentences}))
            return Carried(named, wider, stance)
    return Carried(ids, alone, stance)


def _unlike(
    carried: Sequence[Carried],
    windows: Sequence[Window],
    stance: Stance,
    by: Examiner,
    *,
    quiet: bool,
) -> list[Objection]:
    """What our own checker, or without one a count of words, has against the sentences together.

    Words are not counted once something else objects: they tell least.
    """
    if stance == "refutes" and any(one.weighed.stance == "supports" for one in carried):
        return [Objection("agrees", "By its words and figures the sentence bears the claim out.")]
    if by.checker is not None:
        return unread(by.claim.text, windows, by.seen, by.checker, stance)
    if quiet or stance == "refutes":
        return []
    return elsewhere(by.claim.text, windows, by.seen)


def _with_working(found: Examined, by: Examiner) -> Examined:
    """A working that code computes answers what is said of figures; one that does not objects."""
    ids = [i for one in found.carried for i in one.ids]
    stance = found.carried[0].stance
    try:
        goal = by.claim.text if stance == "supports" else None
        workings = worked(found.reply.working, goal, ids, by.seen)
    except WorkingProblem as problem:
        failed = Objection("working", f"The model's working does not hold: {problem}.")
        return replace(found, objections=(*found.objections, (stance, failed)))
    left = tuple(
        (side, o) for side, o in found.objections if o.kind not in FIGURES or o.kind == "figure"
    )
    return replace(found, objections=left, workings=workings)
