"""A judge asked, and its word put through the gate; a failure on the way stays a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.errors import GroundingError, JudgeError
from verify.models import Answer, Claim, Finding
from verify.verifier.entry import as_failure

if TYPE_CHECKING:
    from verify.judges.dossier import Dossier
    from verify.judges.judge import Judge


def judged(claim: Claim, seen: Dossier, judge: Judge) -> Finding:
    """What the sentences that were seen do to a claim; its note is read beside the evidence."""
    from verify.judges.ground import ground
    from verify.quantities.ceiling import left_out

    try:
        verdict = ground(judge.judge(claim, seen), seen, judge.name)
        notes = (claim.note, *verdict.cautions) if claim.note else verdict.cautions
        skipped = (*verdict.skipped_checks, *left_out(claim.text, (s.text for s in seen.shown)))
        told = {"cautions": notes, "skipped_checks": skipped}
        return Finding.judged(claim, verdict.model_copy(update=told))
    except (JudgeError, GroundingError) as error:
        return Finding.failed(claim, as_failure(error))


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
