"""What a window does to a claim, by what the network reads and what code counts: one rule.

The judge decides by it, and what is fitted is fitted to it. Support by any one window is enough.
What figures, names, negation or attribution speak against is taken back, whatever the network says.
Refutation needs the same subject, and no window of the source that the network reads as support; a
figure that differs in the same frame refutes without the network, an opposite where the network
reads a refutation before anything else, a negation where it is nearly sure enough alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from verify.judges.belief import Belief
from verify.judges.classes import puts_in_class
from verify.judges.closely import Scored
from verify.judges.correcting import UNRIVALLED, Correction
from verify.judges.dossier import Dossier
from verify.judges.objections import Objection, raised
from verify.judges.signals import Reading, Weight
from verify.judges.weighing import Weighed
from verify.models import Claim, Label, Stance

SAME_SUBJECT = 0.3
"""Weighted share of the claim's words that a refuting sentence has, opposites counted in."""
RIGHT_ALONE = 0.85
"""So many of what the network refutes alone are right, at least: `Belief.alone` is fitted to it.

It goes by one sentence and by the network's own odds. By the sum, in windows of several sentences
with more of the claim's words, .65 of about as many were right on half a.
"""
NEGATED = 0.87
"""What the network reads of refutation, at least, in one sentence that denies what the claim says
or the reverse. Of 3,500 labelled rows with a negation on one side, neither learnt nor looked at, 30
of 33 such were refuted; where it reads less than .7, 9 of 15."""
CORRECTED = 0.8
"""How probable support is, at least, for a claim with a figure or a name of the window in the place
of its own, where the network reads a refutation of the claim as it stands."""
EVEN = 0.5
"""A refutation that is more probable than not stands against support."""
LIKELY = 0.6
"""How probable support by one of several sources is, at least, where the network does not read it
before anything else: the best of several is best by chance more often. Held against 871 articles,
600 claims of half a come to a balanced accuracy of .713 instead of .676, and of 300 sentences of
other articles 7 are called supported instead of 19."""
SUMMED, BORNE_OUT = 0.6, 0.9
"""Shares of the claim's words beside which its numbers decide: where a sum comes to them and the
network, which does no sums, reads no refutation before anything else, or whatever it reads where
nearly all of the words are there; and where one sentence has them and the network reads support
before anything else: on half a 54 of 56 such claims are supported."""
TAKEN_BACK = 0.7
"""What is left of the probability of support in a window that code lets support nothing: on half a
claims with no other are supported seven tenths as often as is believed, be that little or much."""
STATED = 0.9
"""How probable is what a stated class or a figure decides: there are too few to fit it on."""
_METHOD = "checker"

Objects = Callable[[Stance], tuple[Objection, ...]]
"""What speaks against a window as evidence that supports or refutes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A window that was read closely, and what can be said against it.

    `rival` is the most that the network reads of support in any window of the same source.
    `open_class` says that the claim puts somebody in a class: only a class that is told decides it.
    `several` says that more than one source was searched.
    """

    scored: Scored
    objects: Objects
    rival: float
    open_class: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Believed:
    """A window, what it does to the claim, how probable that is, and why in words.

    Where it does nothing, `probability` is what is left for support, `refutes` for refutation.
    `correction` is what refutes it, where that is what does.
    """

    scored: Scored
    stance: Stance | None
    probability: float
    margin: float
    why: str
    refutes: float = 0.0
    correction: Correction | None = None

    @property
    def source_id(self) -> str:
        return self.scored.weighed.window.source_id

    @property
    def method(self) -> str:
        """What decided: figures or a stated class, where they say the same."""
        weighed = self.scored.weighed
        if weighed.stance == self.stance and weighed.method in ("quantity", "class"):
            return weighed.method
        return "quantity" if self.correction and self.correction.figure else _METHOD


def standings(
    scored: Sequence[Scored], claim: Claim, asked: Reading, seen: Dossier, weight: Weight
) -> list[Standing]:
    """The windows, each with what can be said against it: looked for only when it is asked.

    That a window shares no word with the claim is nothing against what the network read in it.
    """
    open_class = puts_in_class(claim.text)
    several = len({sentence.source_id for sentence in seen.shown}) > 1
    rivals: dict[str, float] = {}
    for one in scored:
        source = one.weighed.window.source_id
        rivals[source] = max(rivals.get(source, 0.0), one.odds.supports)

    def objecting(one: Scored) -> Objects:
        def objects(stance: Stance) -> tuple[Objection, ...]:
            found = raised(asked, one.weighed, claim, seen, weight, stance)
            return tuple(o for o in found if o.kind != "unrelated")

        return cache(objects)

    return [
        Standing(one, objecting(one), rivals[one.weighed.window.source_id], open_class, several)
        for one in scored
    ]


def decide(standing: Standing, belief: Belief) -> Believed:
    """What a window does: the side with the larger margin over its threshold, if any."""
    one = standing.scored
    weighed = one.weighed
    if weighed.classed or borne_out(standing):
        return Believed(one, weighed.stance, STATED, 1.0 / STATED, weighed.why)
    support, refute = belief.of(one)
    against: tuple[Objection, ...] = ()
    least = belief.supports.least
    if support >= least:
        against = standing.objects("supports")
        holds = may_support(standing) and not _by_chance(standing, support)
        if holds and support / least >= refute / belief.refutes.least:
            return Believed(one, "supports", support, support / least, _said(one))
    figure = weighed.stance == "refutes" and weighed.method == "quantity"
    corrected = put_right(standing)
    alone = refutes_alone(standing, belief.alone)
    if (figure or alone or corrected or turned(one)) and not standing.objects("refutes"):
        margin = max(refute / belief.refutes.least, 1.0)
        chance = max(refute, STATED if figure or corrected else RIGHT_ALONE if alone else 0.0)
        why = _denied(weighed, corrected)
        return Believed(one, "refutes", chance, margin, why, correction=corrected)
    told = any(objection.kind == "reported" for objection in against)
    left = support if may_support(standing) else support * TAKEN_BACK
    unread = " The checker does not read it as saying so." if weighed.stance == "supports" else ""
    why = against[0].why if against else f"{weighed.why}{unread}"
    return Believed(one, "reports" if told else None, left, 0.0, why, refute)


def may_support(standing: Standing) -> bool:
    """Whether a window can support its claim, by all that is not the network's belief.

    Nothing that code counts speaks against it. Of the one source that a claim is held against, a
    window has a word of the claim, or is read as support first: of 415 claims of half a beside the
    evidence of another set 17 were supported without that, and of such windows with their own
    evidence 9 in 24 were rightly.
    """
    weighed, odds = standing.scored.weighed, standing.scored.odds
    if weighed.classed or weighed.stance == "refutes" or standing.open_class:
        return False
    wordless = not standing.several and not weighed.signals.coverage
    return (odds.support_first or not wordless) and not standing.objects("supports")


def _by_chance(standing: Standing, support: float) -> bool:
    """Whether support by one of several sources is too improbable to be believed."""
    return standing.several and not standing.scored.odds.support_first and support < LIKELY


def borne_out(standing: Standing) -> bool:
    """Whether the numbers of the claim are borne out, by a sum that is shown or by one sentence."""
    one = standing.scored
    weighed = one.weighed
    if weighed.stance != "supports" or weighed.method != "quantity":
        return False
    held = weighed.signals.coverage
    if weighed.figures.workings:
        enough = held >= BORNE_OUT or (held >= SUMMED and not one.odds.refutation_first)
    else:
        # A date or a name alone tells too little.
        numbers = any(c.kind in ("quantity", "predicate") for c in weighed.figures.agree)
        alone = len(weighed.window.sentences) == 1 and held >= BORNE_OUT
        enough = numbers and alone and one.odds.support_first
    return enough and not standing.objects("supports")


def turned(one: Scored) -> bool:
    """Whether an opposite or a negation turns the claim round, as the network reads it."""
    weighed = one.weighed
    if weighed.stance != "refutes":
        return False
    if weighed.method == "opposite":
        return one.odds.refutation_first
    alone = len(weighed.window.sentences) == 1
    return weighed.method == "negation" and alone and one.odds.refutes >= NEGATED


def refutes_alone(standing: Standing, least: float) -> bool:
    """Whether the network's word is enough: one sentence on the subject, nothing beside it."""
    one = len(standing.scored.weighed.window.sentences) == 1
    enough = standing.scored.odds.refutes >= least and standing.rival <= UNRIVALLED
    return one and enough and on_subject(standing)


def on_subject(standing: Standing) -> bool:
    """Whether a window is on the claim's subject: of several sources it has to have its words.

    The one source that a claim is held against is on it, in whatever words: on half a .89 of what
    the network refutes alone there are right, and as many where the words are few.
    """
    held = standing.scored.weighed.signals.coverage
    return not standing.several or held >= SAME_SUBJECT


def put_right(standing: Standing) -> Correction | None:
    """What the claim would have to say instead, where the window bears that out and nothing else
    of its source the claim; of several sources it has to be on the subject."""
    found = standing.scored.correction
    if found is None or found.supports < CORRECTED or standing.rival > UNRIVALLED:
        return None
    return found if on_subject(standing) else None


def _said(one: Scored) -> str:
    agreed = one.weighed.figures.telling
    figures = f" {agreed.reason[:1].upper()}{agreed.reason[1:]}." if agreed else ""
    probably = "" if one.odds.support_first else "probably "
    return f"The checker reads the passage as {probably}saying so.{figures}"


def _denied(weighed: Weighed, corrected: Correction | None) -> str:
    if weighed.stance == "refutes":
        return weighed.why
    if corrected:
        had = f"“{corrected.theirs}”, not “{corrected.mine}”"
        return f"The passage has {had}: so corrected, it says so."
    return "The checker reads the passage as saying otherwise."


def settle(believed: Sequence[Believed]) -> tuple[Label, tuple[Believed, ...]]:
    """The label that the windows come to, and the best window of each side that it stands on.

    Where sources differ it is "conflicting"; one article does not contradict itself lightly: there
    the larger margin goes.
    """
    support, refute = _best(believed, "supports"), _best(believed, "refutes")
    if support and refute and support.source_id != refute.source_id:
        return "conflicting", (support, refute)
    if support and not (refute and refute.margin > support.margin):
        return "supported", (support,)
    return ("refuted", (refute,)) if refute else ("not_enough_evidence", ())


def _best(believed: Iterable[Believed], stance: Stance) -> Believed | None:
    return max((b for b in believed if b.stance == stance), key=lambda b: b.margin, default=None)
