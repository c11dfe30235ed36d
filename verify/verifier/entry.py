"""What comes in is usable or refused; what went wrong inside goes out as a failure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import InputError, JudgeError, VerifyError
from verify.models import Failure
from verify.text.canonical import canonical

if TYPE_CHECKING:
    from verify.library.library import Library

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
