"""The one gate between any judge and a reader.

A judge names numbered sentences; only here are they turned into words, by slicing the source. What
names a sentence that was not shown, or a label that its evidence does not carry, does not pass.
"""

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from verify.errors import GroundingError
from verify.judges.judge import Dossier
from verify.models import (
    Answer,
    AnswerRuling,
    Calculation,
    Citation,
    Evidence,
    Figure,
    Oddity,
    Pick,
    Reason,
    Ruling,
    Source,
    Span,
    Verdict,
    Working,
)
from verify.quantities.oddities import oddities
from verify.text.remembering import remembered

_LONGEST = 60_000
"""Characters of a source up to which it is looked through: the time grows with its figures."""
_MOST = 3


def oddities_of(cited: Iterable[Citation], sources: Mapping[str, Source]) -> tuple[Oddity, ...]:
    """At most three oddities of the sources that are cited, both places cited in each."""
    ids = dict.fromkeys(citation.source_id for citation in cited)
    found = [
        Oddity(text=reason, citations=(Citation.of(source, one), Citation.of(source, other)))
        for source in (sources[i] for i in ids)
        if len(source.text) <= _LONGEST
        for reason, one, other in _of(source)
    ]
    return tuple(found[:_MOST])


@remembered
def _of(source: Source) -> tuple[tuple[str, Span, Span], ...]:
    return tuple((o.reason, o.first, o.second) for o in oddities(source.text))


def ground(ruling: Ruling, seen: Dossier, judge: str) -> Verdict:
    """The verdict that `ruling` comes to, with every pick sliced from its source.

    Raises GroundingError when the ruling names what was not shown, or says more than its evidence
    carries.
    """
    evidence = tuple(
        Evidence(
            stance=stand.stance,
            score=stand.score,
            method=stand.method,
            citation=_cite(stand.pick, seen),
        )
        for stand in ruling.stands
    )
    try:
        return Verdict(
            label=ruling.label,
            confidence=ruling.confidence,
            rationale=ruling.rationale,
            evidence=evidence,
            calculations=_calculations(ruling.workings, seen),
            nearest=tuple(_cite(pick, seen) for pick in ruling.nearest),
            oddities=oddities_of((item.citation for item in evidence), seen.sources),
            gaps=ruling.gaps,
            skipped_checks=ruling.skipped_checks,
            cautions=ruling.cautions,
            reason=_reason(ruling),
            leaning=ruling.leaning,
            judge=ruling.by or judge,
        )
    except ValidationError as error:
        raise GroundingError(
            f"{judge} ruled {ruling.label}, which its evidence does not carry: "
            f"{error.errors()[0]['msg']}"
        ) from error


def _reason(ruling: Ruling) -> Reason | None:
    """Why a ruling settles nothing: no verdict of that kind goes to a reader without a reason."""
    return ruling.reason or ("not_decided" if ruling.label == "not_enough_evidence" else None)


def ground_answer(ruling: AnswerRuling, question: str, seen: Dossier, judge: str) -> Answer:
    """The answer that `ruling` comes to, or an abstention with its reason.

    Raises GroundingError when it names what was not shown, or has words without a citation.
    """
    if ruling.text is None:
        return Answer(
            status="abstained",
            question=question,
            reason=ruling.reason or "The sources do not answer this.",
            nearest=tuple(_cite(pick, seen) for pick in ruling.nearest),
            cautions=ruling.cautions,
            judge=ruling.by or judge,
        )
    if not ruling.picks:
        raise GroundingError(f"{judge} answered without naming a sentence that says so")
    citations = tuple(_cite(pick, seen) for pick in ruling.picks)
    return Answer(
        status="answered",
        question=question,
        text=ruling.text,
        citations=citations,
        oddities=oddities_of(citations, seen.sources),
        calculations=_calculations(ruling.workings, seen),
        other=tuple(
            Figure(text=figure.text, about=figure.about, citation=_cite(figure.pick, seen))
            for figure in ruling.other
        ),
        reason=ruling.reason,
        cautions=ruling.cautions,
        judge=ruling.by or judge,
    )


def _calculations(workings: Iterable[Working], seen: Dossier) -> tuple[Calculation, ...]:
    return tuple(
        Calculation(
            text=working.text,
            expression=working.expression,
            value=working.value,
            inputs=tuple(_cite(pick, seen) for pick in working.inputs),
        )
        for working in workings
    )


def _cite(pick: Pick, seen: Dossier) -> Citation:
    sentence = seen.sentence(pick.sentence)
    if sentence is None:
        raise GroundingError(
            f"sentence {pick.sentence} was not shown (there were {len(seen.shown)})"
        )
    span = sentence.span
    if pick.within is not None:
        span = pick.within.shifted(sentence.span.start)
        if not sentence.span.covers(span):
            raise GroundingError(f"words outside sentence {pick.sentence} were picked")
    return Citation.of(seen.sources[sentence.source_id], span)
