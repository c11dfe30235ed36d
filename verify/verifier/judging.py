"""A judge asked, and its word put through the gate; a failure on the way stays a failure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.errors import GroundingError, InputError, JudgeError, VerifyError
from verify.models import Answer, Claim, Failure, Finding
from verify.text.canonical import canonical

if TYPE_CHECKING:
    from verify.judges.judge import Dossier, Judge
    from verify.library.library import Library
    from verify.verifier.shelf import Asked

_MAX_CLAIM_CHARS = 20_000


def usable(text: str, what: str, limit: int = _MAX_CLAIM_CHARS) -> str:
    """`text` stripped. Raises InputError when there is nothing in it, or far too much."""
    kept = canonical(text).strip() if what != "draft" else text
    if not any(c.isalnum() for c in kept):
        raise InputError(f"the {what} is empty: give it at least one word")
    if len(kept) > limit:
        raise InputError(
            f"the {what} has {len(kept):,} characters; at most {limit:,} can be checked at once"
        )
    return kept


def without_library(store: Path) -> str:
    """What is said of a path at which no library is: nothing is there, or no folder."""
    why = "that is a file" if store.exists() else "no such folder"
    return (
        f"there is no library at {store}: {why} ({store.absolute()}). "
        "Name one with --store or VERIFY_STORE, or make it with: verify add PATH_OR_URL"
    )


def nothing_to_search(library: Library, store: Path) -> str | None:
    """Why nothing can be looked up in the library of `store`; None where something can."""
    if library.passage_count():
        return None
    if not store.is_dir():
        return without_library(store)
    make = "Put articles in with: verify add PATH_OR_URL"
    if not library.is_there():
        return f"there is no library in {store} yet. {make}"
    sources = library.source_count()
    if not sources:
        return f"the library in {store} is empty. {make}"
    return (
        f"nothing in the library in {store} is indexed: its {sources} sources have no text that "
        f"can be searched. {make}"
    )


def as_failure(error: VerifyError) -> Failure:
    """A failed judge or gate, as a result can carry it."""
    if isinstance(error, JudgeError):
        return Failure(stage=error.stage, message=str(error), retryable=error.retryable)
    return Failure(stage="ground", message=str(error))


A_QUESTION = (
    "This asks something and states nothing that could be true or false: ask it with verify ask."
)


def not_judged(claim: Claim, judge: Judge) -> Finding | None:
    """What is found of a claim that was typed as a question or a fragment; None for any other."""
    from verify.judges.ground import ground
    from verify.judges.judge import Dossier
    from verify.judges.typed import is_fragment, is_question
    from verify.judges.unsettled import unsettled

    if is_question(claim.text):
        return Finding.failed(claim, Failure(stage="question", message=A_QUESTION))
    if is_fragment(claim.text):
        nothing = Dossier((), {})
        return Finding.judged(claim, ground(unsettled("fragment", 0.9), nothing, judge.name))
    return None


def judged(claim: Claim, seen: Dossier, judge: Judge) -> Finding:
    """What the sentences that were seen do to a claim; its note is read beside the evidence."""
    from verify.judges.ground import ground
    from verify.judges.unsettled import explained
    from verify.quantities.ceiling import left_out

    try:
        verdict = ground(explained(judge.judge(claim, seen), claim, seen), seen, judge.name)
        notes = (claim.note, *verdict.cautions) if claim.note else verdict.cautions
        skipped = (*verdict.skipped_checks, *left_out(claim.text, (s.text for s in seen.shown)))
        told = {"cautions": notes, "skipped_checks": skipped}
        return Finding.judged(claim, verdict.model_copy(update=told))
    except (JudgeError, GroundingError) as error:
        return Finding.failed(claim, as_failure(error))


def seen(shelf: Asked, query: str, passages: int, **filters: Any) -> Dossier:
    """The sentences of the passages that are found for `query`, as a judge sees them."""
    from verify.judges.judge import dossier

    hits = shelf.search(query, k=passages, **filters)
    sources = {hit.passage.source_id: shelf.source(hit.passage.source_id) for hit in hits}
    return dossier([hit.passage for hit in hits], sources)


def answered(question: str, seen: Dossier, judge: Judge) -> Answer:
    """What the sentences that were seen say to a question."""
    from verify.judges.ground import ground_answer

    try:
        return ground_answer(judge.answer(question, seen), question, seen, judge.name)
    except (JudgeError, GroundingError) as error:
        return unanswered(question, as_failure(error), judge)


def unanswered(question: str, failure: Failure, judge: Judge) -> Answer:
    """An answer that failed, and why."""
    return Answer(
        status="failed",
        question=question,
        reason=failure.message,
        failure=failure,
        judge=judge.name,
    )
