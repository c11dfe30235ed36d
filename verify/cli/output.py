"""What a command leaves behind: text or one JSON document, a line on stderr, an exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verify.library.rows import SourceRow
    from verify.models import Claim, Finding, QuoteCheck, Source
    from verify.verifier import Verifier


_SERIOUS = ("refuted", "conflicting", "altered", "stitched", "not_found", "differs", "failed")


def exit_code(results: Sequence[Finding | QuoteCheck]) -> int:
    """2 when something failed, 1 when something is wrong in what was checked, else 0."""
    from verify.models import outcomes

    found = {name for result in results for name in outcomes(result)}
    return 2 if "failed" in found else 1 if found.intersection(_SERIOUS) else 0


def print_json(value: object) -> None:
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def row_of(source: Source | SourceRow) -> dict[str, Any]:
    return source.model_dump(mode="json", exclude={"text", "parts", "links", "turns"})


def show_text(renderable: RenderableType) -> None:
    from rich.console import Console

    Console(soft_wrap=False).print(renderable)


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
    print(estimate_words(asked, estimate, cost))  # noqa: T201
