"""The judge with the trained checker: the network reads, one rule decides, code may doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from verify.checker.checker import Checker
from verify.judges.answering import answer
from verify.judges.closely import Scored, read_closely
from verify.judges.deciding import Belief, Believed, Case, Decision, decide, fitted
from verify.judges.judge import Dossier
from verify.judges.objections import Kind
from verify.judges.replying import reply_to
from verify.judges.signals import Weight, local_weight, read
from verify.judges.unsettled import ON_SUBJECT, unsettled, why_open
from verify.models import AnswerRuling, Claim, Label, Leaning, Pick, Reason, Ruling, Stand
from verify.text.language import is_english
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems

MOST = 12
"""Sentences of a claim that are judged; a longer text is a draft."""
_LEAST_OF_A_PART = 2
_SHOWN_OF_PARTS = 6
_LONGEST_NAMED = 80


def parts(claim: Claim) -> tuple[Claim, ...]:
    """The sentences of a claim as claims of their own, in order; the claim itself where it is one.

    Words inside quotation marks stay together, and a sentence that says nothing alone ("No.") stays
    with the one before it.
    """
    texts: list[str] = []
    for span in sentence_spans(claim.text):
        sentence = span.of(claim.text)
        if texts and (_open_parts(texts[-1]) or len(content_stems(sentence)) < _LEAST_OF_A_PART):
            texts[-1] = f"{texts[-1]} {sentence}"
        else:
            texts.append(sentence)
    return tuple(map(Claim.alone, texts)) if len(texts) > 1 else (claim,)


def _open_parts(text: str) -> bool:
    """Whether a quotation that begins in `text` goes on behind it."""
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def label_of(labels: Sequence[Label]) -> Label:
    """What the labels of a claim's sentences come to."""
    for label in ("refuted", "conflicting", "not_enough_evidence"):
        if label in labels:
            return label
    return "supported"


def judged_by_part(claim: Claim, judge: Callable[[Claim], Ruling]) -> Ruling:
    """What `judge` rules on a claim, or on its sentences one by one."""
    found = parts(claim)
    if len(found) == 1:
        return judge(found[0])
    if len(found) > MOST:
        many = f"The claim has {len(found)} sentences, more than {MOST}: check it as a draft."
        return unsettled("too_long", 0.5, many)
    return _together(found, [judge(part) for part in found])


def _together(claims: Sequence[Claim], rulings: Sequence[Ruling]) -> Ruling:
    """One ruling out of those on the sentences; those that have its label say why."""
    label = label_of([ruling.label for ruling in rulings])
    deciding = [(c, r) for c, r in zip(claims, rulings, strict=True) if r.label == label]
    supported = sum(ruling.label == "supported" for ruling in rulings)
    counted = f"{supported} of {len(claims)} sentences are supported."
    if label == "not_enough_evidence":
        near = [
            pick
            for ruling in rulings
            for pick in (*ruling.nearest, *(stand.pick for stand in ruling.stands))
        ]
        return Ruling(
            label=label,
            confidence=max(ruling.confidence for _, ruling in deciding),
            rationale=counted,
            nearest=tuple(dict.fromkeys(near))[:_SHOWN_OF_PARTS],
            gaps=tuple(f"{_short(c)}: {_gap_of(r)}" for c, r in deciding)[:_SHOWN_OF_PARTS],
            reason=deciding[0][1].reason,
            leaning=_leaning_of_parts(rulings),
        )
    # All sentences have to be right for support; one that is wrong is enough for the others.
    surest = (min if label == "supported" else max)(r.confidence for _, r in deciding)
    why = " ".join(f"{_short(c)}: {r.rationale}" for c, r in deciding[:2])
    return Ruling(
        label=label,
        confidence=surest,
        rationale=f"{counted} {why}",
        stands=tuple(dict.fromkeys(stand for _, r in deciding for stand in r.stands)),
        workings=tuple(dict.fromkeys(w for _, r in deciding for w in r.workings)),
    )


def _gap_of(ruling: Ruling) -> str:
    return ruling.gaps[0] if ruling.gaps else ruling.rationale


def _leaning_of_parts(rulings: Sequence[Ruling]) -> Leaning | None:
    """Support needs every sentence, so the least of them; a refutation the likeliest one.

    None where no open sentence says what it leans to.
    """
    leanings = [r.leaning for r in rulings if r.leaning is not None]
    if not leanings:
        return None
    supports = min(
        [one.supports for one in leanings]
        + [r.confidence for r in rulings if r.label == "supported"]
        + [0.0 for r in rulings if r.label == "not_enough_evidence" and r.leaning is None]
    )
    refutes = max(one.refutes for one in leanings)
    return Leaning(supports=min(supports, 1.0 - refutes), refutes=refutes)


def _short(claim: Claim) -> str:
    text = claim.text
    if len(text) > _LONGEST_NAMED:
        text = f"{text[:_LONGEST_NAMED].rsplit(' ', 1)[0]} …"
    return f"“{text}”"


_TOLD = 0.3
"""What the network reads of a window beside that from which on it is worth showing too."""
_SHOWN = 3
_LEAST_WORDS = 2
MOST_WORDS = 100
"""A longer sentence is not judged: the network reads the first sixty tokens of it."""
_LONG = f"The sentence has more than {MOST_WORDS} words, and would not be read whole: shorten it."
_OBJECTIONS: Mapping[Kind, Reason] = {
    "figure": "other_figure",
    "name": "other_name",
    "quote": "other_words",
}
"""Why a claim is open where code had this to say against what would have decided it."""


class TrainedJudge:
    """A judge over a checker.

    `rarity` gives the weight of a stem in the library that was searched; without it the evidence
    came with the claim. `belief` is taken instead of what was fitted for either.
    """

    def __init__(
        self, checker: Checker, rarity: Weight | None = None, belief: Belief | None = None
    ) -> None:
        self._checker = checker
        self._rarity = rarity
        self._belief = belief or (fitted().given if rarity is None else fitted().searched)
        self.name = f"checker {checker.name}"

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """The label that the windows read closely come to; each sentence is judged for itself."""
        if not seen.shown:
            return unsettled("nothing_on_subject", 0.9)
        if not is_english(claim.text):
            return unsettled("language", 0.5)
        weight = self._rarity or local_weight(seen.windows(1))
        return judged_by_part(claim, lambda part: self._one(part, seen, weight))

    def _one(self, claim: Claim, seen: Dossier, weight: Weight) -> Ruling:
        asked = read(claim.text)
        if len(asked.stems) < _LEAST_WORDS or not asked.content:
            return unsettled("too_short", 1.0)
        if len(claim.text.split()) > MOST_WORDS:
            return unsettled("too_long", 0.5, _LONG)
        titled = self._rarity is not None  # evidence that came with a claim has no title
        scored = read_closely(claim.text, asked, seen, weight, self._checker, titled=titled)
        case = Case(claim, asked, seen, weight)
        decision = decide(case, scored, self._belief)
        return _decided(decision) if decision.stands else _undecided(case, decision, scored)

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """The words that answer, or an abstention.

        A network that says where an answer stands finds it; with another, rules choose the words.
        """
        if self._checker.finds_answers:
            return reply_to(question, seen, self._rarity, self._checker)
        return answer(question, seen, self._rarity, self._answers)

    def _answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How probable it is that each text answers: the network learnt questions as claims."""
        return [odds.supports for odds in self._checker.score(question, texts)]


def _decided(decision: Decision) -> Ruling:
    opening = "The sources disagree. " if decision.label == "conflicting" else ""
    return Ruling(
        label=decision.label,
        confidence=round(min(one.probability for one in decision.stands), 3),
        rationale=opening + " ".join(dict.fromkeys(one.why for one in decision.stands)),
        stands=tuple(stand for one in decision.stands for stand in _stands(one)),
        workings=tuple(
            dict.fromkeys(w for one in decision.stands for w in one.weighed.figures.workings)
        ),
    )


def _stands(one: Believed) -> list[Stand]:
    score = round(one.probability, 3)
    return [
        Stand(pick=Pick(sentence=i), stance=one.stance, score=score, method=one.method)
        for i in one.weighed.carrying
    ]


def _undecided(case: Case, decision: Decision, scored: Sequence[Scored]) -> Ruling:
    """Not enough evidence: why, what is nearest, and what the network reads it more like."""
    near = [s for s in scored if s.coverage >= ON_SUBJECT or s.odds.neither <= 1.0 - _TOLD]
    near.sort(key=lambda s: (s.odds.neither, -s.coverage))
    weighed = [case.weighed(s.window) for s in near[:_SHOWN]]
    found = why_open(case.claim, weighed, case.seen, case.weight)
    reason, gaps = found.reason, found.gaps
    if decision.doubts and reason not in _OBJECTIONS.values():
        reason = _OBJECTIONS.get(decision.doubts[0].kind, reason)
        gaps = tuple(dict.fromkeys(objection.why for objection in decision.doubts))
    return unsettled(
        reason,
        (1.0 - decision.supports) * (1.0 - decision.refutes),
        *gaps,
        leaning=_leaning(decision) if near else None,
        nearest=found.nearest,
    )


def _leaning(decision: Decision) -> Leaning:
    """What the sources lean to; the two sides and neither come to one at most."""
    total = max(1.0, decision.supports + decision.refutes)
    return Leaning(
        supports=round(decision.supports / total, 3), refutes=round(decision.refutes / total, 3)
    )
