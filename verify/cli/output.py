"""What a command leaves behind: text or one JSON document, a line on stderr, an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from verify.errors import OutputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verify.models import Claim, Finding, QuoteCheck
    from verify.verifier import Verifier


_SERIOUS = ("refuted", "conflicting", "altered", "stitched", "not_found", "differs", "failed")


def exit_code(results: Sequence[Finding | QuoteCheck]) -> int:
    """2 when something failed, 1 when something is wrong in what was checked, else 0."""
    from verify.models import outcomes

    found = {name for result in results for name in outcomes(result)}
    return 2 if "failed" in found else 1 if found.intersection(_SERIOUS) else 0


def print_json(value: object) -> None:
    """Print `value` as one JSON document; plain ASCII where stdout is not UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    escaped = not encoding.startswith("utf")
    with _printing():
        sys.stdout.write(json.dumps(plain(value), ensure_ascii=escaped, indent=2) + "\n")


def plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def show_text(renderable: RenderableType) -> None:
    from rich.console import Console

    with _printing():
        Console(soft_wrap=False).print(renderable)


@contextmanager
def _printing() -> Iterator[None]:
    """All that is printed inside reaches stdout before this returns. Raises OutputError if not."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError, ValueError):  # what is still held back would fail again at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(
            f"what was found could not be printed ({error.strerror or error})"
        ) from error


def say(message: str) -> None:
    from verify.text.canonical import printable

    print(printable(message), file=sys.stderr)  # noqa: T201


def say_where_kept(run_id: str | None, not_kept: str | None) -> None:
    """Where a check can be found again, or that it cannot and why."""
    if not_kept is not None:
        say(f"verify: this check, or the rest of it, was not kept: {not_kept}")
    elif run_id is not None:
        say(f"verify: kept; look at it again with: verify runs {run_id}")


def print_estimate(
    desk: Verifier,
    claims: Sequence[tuple[Claim, str | None]],
    as_json: bool,
    *,
    draft: str | None = None,
    questions: Sequence[str] = (),
) -> None:
    """What a model would be asked, and what that would cost.

    For `claims`, or for those of a `draft`, and for `questions`. Into how many parts a model would
    split a draft is not known: it is counted unsplit.
    """
    from verify.reports.wording import estimate_words

    if draft is not None:
        claims = [(claim, None) for claim in desk.extract(draft, split=False).claims]
    estimate = desk.estimate(claims, draft, questions)
    cost = desk.bench.cost(estimate)
    asked = {"claims": len(claims), "questions": len(questions)}
    found = {**asked, **asdict(estimate), "cost": cost}
    if as_json:
        print_json(found)
        return
    with _printing():
        print(estimate_words(asked, estimate, cost))  # noqa: T201
