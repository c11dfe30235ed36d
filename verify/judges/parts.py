"""A claim of several sentences, judged sentence by sentence: it holds as far as each of them does.

A text is supported where each sentence is, and refuted where one is. So are summaries scored by
Laban et al. 2022 ("SummaC"), who take the mean; the network reads one sentence at a time, as it
learnt to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verify.judges.unsettled import unsettled
from verify.models import Claim, Label, Leaning, Ruling
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems

MOST = 12
"""Sentences of a claim that are judged; a longer text is a draft."""
_LEAST_WORDS = 2
_SHOWN = 6
_LONGEST_NAMED = 80


def parts(claim: Claim) -> tuple[Claim, ...]:
    """The sentences of a claim as claims of their own, in order; the claim itself where it is one.

    Words inside quotation marks stay together, and a sentence that says nothing alone ("No.") stays
    with the one before it.
    """
    texts: list[str] = []
    for span in sentence_spans(claim.text):
        sentence = span.of(claim.text)
        if texts and (_open(texts[-1]) or len(content_stems(sentence)) < _LEAST_WORDS):
            texts[-1] = f"{texts[-1]} {sentence}"
        else:
            texts.append(sentence)
    return tuple(map(Claim.alone, texts)) if len(texts) > 1 else (claim,)


def _open(text: str) -> bool:
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
            nearest=tuple(dict.fromkeys(near))[:_SHOWN],
            gaps=tuple(f"{_short(c)}: {_gap(r)}" for c, r in deciding)[:_SHOWN],
            reason=deciding[0][1].reason,
            leaning=_leaning(rulings),
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


def _gap(ruling: Ruling) -> str:
    return ruling.gaps[0] if ruling.gaps else ruling.rationale


def _leaning(rulings: Sequence[Ruling]) -> Leaning | None:
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
