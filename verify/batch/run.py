"""A file of claims and quotes in, the same rows with their results out, in the same order.

OUT is written row by row, so that a run that was stopped has what it did. Beside it lies
`OUT.run.json`: it says under which settings, library and judge the rows came about. A run under the
same ones keeps the rows that are done and repeats those that failed; under others it starts anew.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from verify.batch.rows import Row, check_format, header, line, read_results, read_rows
from verify.errors import InputError
from verify.judges.llm.pace import in_order
from verify.models import (
    Claim,
    Failure,
    Finding,
    Label,
    QuoteCheck,
    QuoteFlag,
    QuoteLabel,
    outcomes,
)
from verify.text.canonical import canonical

if TYPE_CHECKING:
    from verify.verifier import Verifier

OUTCOMES = (*get_args(Label), *get_args(QuoteLabel), *get_args(QuoteFlag), "differs", "failed")
"""Everything a row can come to, and so everything that --fail-on can name."""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How a batch went. `outcomes` counts rows by what they came to."""

    rows: int
    kept: int
    failed: int
    seconds: float
    outcomes: Counter[str]

    def as_dict(self) -> dict[str, Any]:
        """The summary as JSON can hold it."""
        return {
            "rows": self.rows,
            "kept": self.kept,
            "failed": self.failed,
            "seconds": round(self.seconds, 3),
            "outcomes": dict(sorted(self.outcomes.items())),
        }


def outcome_names(listed: str) -> frozenset[str]:
    """The outcomes in a list such as "refuted,altered". Raises InputError for an unknown one."""
    names = frozenset(name.strip() for name in listed.split(",") if name.strip())
    unknown = sorted(names - set(OUTCOMES))
    if unknown:
        raise InputError(f"no such outcome: {', '.join(unknown)}; there are {', '.join(OUTCOMES)}")
    return names


def run_batch(
    desk: Verifier, source: Path, out: Path, on_row: Callable[[str], None] | None = None
) -> BatchSummary:
    """Check every row of `source` into `out`; `on_row` is called with the id of each row done.

    Raises InputError when a file cannot be read or written. A row that cannot be checked is written
    as failed, in its place.
    """
    check_format(out)
    if source.resolve() == out.resolve():
        raise InputError(f"{out}: OUT is the same file as IN")
    rows = read_rows(source)
    started, clock = datetime.now(UTC), time.perf_counter()
    run = _basis(desk)
    kept = _kept(out, run)
    counts: Counter[str] = Counter()
    reused = 0
    suffix = out.suffix.lower()
    previous = out.with_name(out.name + ".previous")
    try:
        if kept:
            out.replace(previous)
        _note(out).write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
        with out.open("w", encoding="utf-8", newline="") as sink:
            sink.write(header(suffix))
            for row, result in zip(rows, _results(desk, rows, kept), strict=True):
                reused += _key(row) in kept
                sink.write(line(result, suffix))
                sink.flush()
                counts.update(outcomes(_loaded(result)))
                if on_row is not None:
                    on_row(str(row.id))
        previous.unlink(missing_ok=True)
        used = desk.run(started, time.perf_counter() - clock).model_dump(mode="json")
        _note(out).write_text(json.dumps({**run, **used}, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from error
    return BatchSummary(len(rows), reused, counts["failed"], time.perf_counter() - clock, counts)


def due_claims(desk: Verifier, source: Path, out: Path) -> list[tuple[Claim, str | None]]:
    """The claims of `source`, with their evidence, that a run into `out` would have to check.

    Raises InputError when `source` cannot be read.
    """
    check_format(out)
    kept = _kept(out, _basis(desk))
    return [
        (Claim.alone(canonical(row.claim).strip()), row.evidence)
        for row in read_rows(source)
        if row.problem is None and row.claim is not None and _key(row) not in kept
    ]


_USED = frozenset("started seconds tokens cost calls cached model_share".split())


def _basis(desk: Verifier) -> dict[str, Any]:
    """What a result depends on besides its row."""
    made = desk.run(datetime.now(UTC), 0.0)
    return made.model_dump(mode="json", exclude=set(_USED))


def _results(
    desk: Verifier, rows: Sequence[Row], kept: dict[str, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The result of each row, in order: kept, or checked, several at a time where that helps."""

    def result(row: Row) -> dict[str, Any]:
        return kept.get(_key(row)) or _checked(desk, row)

    return in_order(result, rows, desk.at_once)


def _note(out: Path) -> Path:
    return out.with_name(out.name + ".run.json")


def _kept(out: Path, run: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The results of an earlier run that hold for this one, by what was checked."""
    try:
        noted = json.loads(_note(out).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if {name: noted.get(name) for name in run} != run:
        return {}
    before = [*read_results(out.with_name(out.name + ".previous")), *read_results(out)]
    return {_result_key(result): result for result in before if result.get("failure") is None}


def _key(row: Row) -> str:
    evidence = canonical(row.evidence) if row.evidence is not None else None
    text = row.claim if row.claim is not None else row.quote
    kept = canonical(text).strip() if text is not None else None
    return json.dumps([row.id, kept, evidence, row.speaker])


def _result_key(result: dict[str, Any]) -> str:
    check = result.get("quote_check")
    if check is not None:
        return json.dumps([result["id"], check["quote"]["text"], None, check["speaker"]["claimed"]])
    return json.dumps([result["id"], result["claim"]["text"], result.get("evidence"), None])


def _checked(desk: Verifier, row: Row) -> dict[str, Any]:
    """The result of one row, as it is written."""
    given = {"evidence": canonical(row.evidence)} if row.evidence is not None else {}
    try:
        if row.problem is not None:
            raise InputError(row.problem)
        if row.quote is not None:
            check = desk.check_quote(row.quote, row.speaker)
            return {"id": row.id, "quote_check": check.model_dump(mode="json")}
        finding = desk.check_claim(row.claim or "", row.evidence)
    except InputError as error:
        claim = Claim.alone(row.claim or row.quote or "")
        finding = Finding.failed(claim, Failure(stage="input", message=str(error)))
    return {"id": row.id, **finding.model_dump(mode="json"), **given}


def _loaded(result: dict[str, Any]) -> Finding | QuoteCheck:
    """The result of a written row, as the value that it was."""
    if "quote_check" in result:
        return QuoteCheck.model_validate(result["quote_check"])
    fields = ("status", "claim", "verdict", "failure")
    return Finding.model_validate({name: result[name] for name in fields})
