"""A judge asked, and its word put through the gate; a failure on the way stays a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verify.errors import GroundingError, JudgeError
from verify.models import Answer, Claim, Finding
from verify.verifier.entry import as_failure

if TYPE_CHECKING:
    from verify.judges.dossier import Dossier
    from verify.judges.judge import Judge
    from verify.verifier.shelf import Asked


def judged(claim: Claim, seen: Dossier, judge: Judge) -> Finding:
    """What the sentences that were seen do to a claim; its note is read beside the evidence."""
    from verify.judges.ground import ground

    try:
        verdict = ground(judge.judge(claim, seen), seen, judge.name)
        if claim.note:
            verdict = verdict.model_copy(update={"cautions": (claim.note, *verdict.cautions)})
        return Finding.judged(claim, verdict)
    except (JudgeError, GroundingError) as error:
        return Finding.failed(claim, as_failure(error))


def seen(shelf: Asked, query: str, passages: int, **filters: Any) -> Dossier:
    """The sentences of the passages that are found for `query`, as a judge sees them."""
    from verify.judges.dossier import dossier

    hits = shelf.search(query, k=passages, **filters)
    sources = {hit.passage.source_id: shelf.source(hit.passage.source_id) for hit in hits}
    return dossier([hit.passage for hit in hits], sources)


def answered(question: str, seen: Dossier, judge: Judge) -> Answer:
    """What the sentences that were seen say to a question."""
    from verify.judges.ground import ground_answer

    try:
        return ground_answer(judge.answer(question, seen), question, seen, judge.name)
    except (JudgeError, GroundingError) as error:
        failure = as_failure(error)
        return Answer(
            status="failed",
            question=question,
            reason=failure.message,
            failure=failure,
            judge=judge.name,
        )
