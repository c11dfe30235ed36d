"""What comes in is usable or refused; what went wrong inside goes out as a failure."""

from __future__ import annotations

from verify.errors import InputError, JudgeError, VerifyError
from verify.models import Failure
from verify.text.canonical import canonical

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


def as_failure(error: VerifyError) -> Failure:
    """A failed judge or gate, as a result can carry it."""
    if isinstance(error, JudgeError):
        return Failure(stage=error.stage, message=str(error), retryable=error.retryable)
    return Failure(stage="ground", message=str(error))
