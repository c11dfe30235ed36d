"""A file of claims and quotes in, the same rows with their results out, in the same order.

OUT is written row by row, so that a run that was stopped has what it did. Beside it lies
`OUT.run.json`: it says under which settings, library and judge the rows came about. A run under the
same ones keeps the rows that are done and repeats those that failed; under others it starts anew.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from verify.batch.results import checked_row, document, header, line, read_results
from verify.batch.rows import Row, check_format, read_rows
from verify.errors import InputError, NothingToSearch
from verify.models import (
    CheckedRow,
    Claim,
    Failure,
    Finding,
    Label,
    QuoteCheck,
    QuoteFlag,
    QuoteLabel,
    Run,
    outcomes,
)
from verify.text.canonical import canonical
from verify.verifier.checking import Check

if TYPE_CHECKING:
    from verify.runs import Runs
    from verify.verifier import Verifier


def claims_of(rows: Iterable[Row]) -> list[tuple[Claim, str | None]]:
    """The claims in `rows` that can be checked, each with its evidence."""
    return [
        (Claim.alone(canonical(row.claim).strip()), row.evidence)
        for row in rows
        if row.problem is None and row.claim is not None
    ]


class BatchCheck(Check[CheckedRow]):
    """The check of `rows`. Those in `known`, by their number, are taken over as they are."""

    def __init__(
        self,
        desk: Verifier,
        rows: Sequence[Row],
        *,
        title: str = "Batch",
        path: str | None = None,
        known: Mapping[int, CheckedRow] | None = None,
    ) -> None:
        super().__init__(desk, len(rows))
        self.rows = tuple(rows)
        self.title = title
        self.path = path
        self._known = dict(known or {})

    def _begin(self, runs: Runs, run: Run) -> str:
        material = json.dumps([asdict(row) for row in self.rows]).encode()
        inputs = {"rows": hashlib.sha256(material).hexdigest()}
        return runs.begin_batch(self.title, self.path, self.total, inputs, run)

    def _checked(self, number: int) -> CheckedRow:
        row = self.rows[number - 1]
        known = self._known.get(number)
        if known is not None:
            return known
        if row.problem is not None:
            return self._failed(number, Failure(stage="input", message=row.problem))
        if row.quote is not None:
            if (lacking := self._desk.nothing_to_search) is not None:
                return self._failed(number, Failure(stage="library", message=lacking))
            check = self._desk.check_quote(row.quote, row.speaker)
            return CheckedRow(number=number, id=row.id, result=check)
        return self._row(number, self._desk.check_claim(row.claim or "", row.evidence))

    def _failed(self, number: int, failure: Failure) -> CheckedRow:
        row = self.rows[number - 1]
        return self._row(number, Finding.failed(Claim.alone(row.claim or row.quote or ""), failure))

    def _row(self, number: int, found: Finding) -> CheckedRow:
        row = self.rows[number - 1]
        evidence = None if row.evidence is None else canonical(row.evidence)
        return CheckedRow(number=number, id=row.id, evidence=evidence, result=found)


OUTCOMES = (*get_args(Label), *get_args(QuoteLabel), *get_args(QuoteFlag), "differs", "failed")
"""Everything a row can come to, and so everything that --fail-on can name."""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How a batch went: `outcomes` counts what rows came to, `run_id` is where it is kept."""

    rows: int
    kept: int
    failed: int
    seconds: float
    outcomes: Counter[str]
    run_id: str | None = None
    not_kept: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The summary as JSON can hold it."""
        return {
            "rows": self.rows,
            "kept": self.kept,
            "failed": self.failed,
            "seconds": round(self.seconds, 3),
            "outcomes": dict(sorted(self.outcomes.items())),
            "run_id": self.run_id,
        }


def outcome_names(listed: str) -> frozenset[str]:
    """The outcomes in a list such as "refuted,altered". Raises InputError for an unknown one."""
    names = frozenset(name.strip() for name in listed.split(",") if name.strip())
    unknown = sorted(names - set(OUTCOMES))
    if unknown:
        raise InputError(f"no such outcome: {', '.join(unknown)}; there are {', '.join(OUTCOMES)}")
    return names


def run_batch(
    desk: Verifier,
    source: Path,
    out: Path,
    on_row: Callable[[str], None] | None = None,
    columns: Mapping[str, str] | None = None,
) -> BatchSummary:
    """Check every row of `source` into `out`; `on_row` is called with the id of each row done.

    `columns` give a field (claim, quote, ...) the name of its column. Raises InputError when a file
    cannot be read or written, NothingToSearch where no library is there that a row
    needs. A row that cannot be checked is written as failed, in its place.
    """
    check_format(out)
    if source.resolve() == out.resolve():
        raise InputError(f"{out}: OUT is the same file as IN")
    rows = read_rows(source, columns)
    if not desk.settings.store.is_dir() and any(_searches(row) for row in rows):
        raise NothingToSearch(desk.nothing_to_search)
    clock = time.perf_counter()
    run = _basis(desk)
    kept = _kept(out, run)
    known = {n: kept[_key(row)] for n, row in enumerate(rows, 1) if _key(row) in kept}
    known = {n: row.model_copy(update={"number": n}) for n, row in known.items()}
    check = BatchCheck(desk, rows, title=source.name, path=str(source), known=known)
    counts: Counter[str] = Counter()
    suffix = out.suffix.lower()
    previous = out.with_name(out.name + ".previous")
    try:
        if kept:
            out.replace(previous)
        _note(out).write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
        with out.open("w", encoding="utf-8", newline="") as sink:
            sink.write(header(suffix))
            for row in check.results():
                sink.write(line(document(row), suffix))
                sink.flush()
                counts.update(outcomes(row.result))
                if on_row is not None:
                    on_row(str(row.id))
        previous.unlink(missing_ok=True)
        used = check.run().model_dump(mode="json")
        _note(out).write_text(json.dumps({**run, **used}, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from error
    seconds = time.perf_counter() - clock
    return BatchSummary(
        len(rows), len(known), counts["failed"], seconds, counts, check.run_id, check.not_kept
    )


def _searches(row: Row) -> bool:
    return row.problem is None and row.evidence is None


def due_claims(
    desk: Verifier, source: Path, out: Path, columns: Mapping[str, str] | None = None
) -> list[tuple[Claim, str | None]]:
    """The claims of `source`, with their evidence, that a run into `out` would have to check.

    Raises InputError when `source` cannot be read.
    """
    check_format(out)
    kept = _kept(out, _basis(desk))
    return claims_of(row for row in read_rows(source, columns) if _key(row) not in kept)


_USED = frozenset("started seconds tokens cost calls cached model_share sent".split())


def _basis(desk: Verifier) -> dict[str, Any]:
    """What a result depends on besides its row."""
    made = desk.run(datetime.now(UTC), 0.0)
    return made.model_dump(mode="json", exclude=set(_USED))


def _note(out: Path) -> Path:
    return out.with_name(out.name + ".run.json")


def _kept(out: Path, run: dict[str, Any]) -> dict[str, CheckedRow]:
    """The results of an earlier run that hold for this one, by what was checked.

    What failed is not among them, nor what somebody has changed so that it can no longer be read.
    """
    try:
        noted = json.loads(_note(out).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if {name: noted.get(name) for name in run} != run:
        return {}
    before = [*read_results(out.with_name(out.name + ".previous")), *read_results(out)]
    found: dict[str, CheckedRow] = {}
    for written in before:
        with suppress(ValueError, KeyError):
            row = checked_row(1, written)
            if isinstance(row.result, QuoteCheck) or row.result.failure is None:
                found[_row_key(row)] = row
    return found


def _key(row: Row) -> str:
    evidence = canonical(row.evidence) if row.evidence is not None else None
    text = row.claim if row.claim is not None else row.quote
    kept = canonical(text).strip() if text is not None else None
    return json.dumps([row.id, kept, evidence, row.speaker])


def _row_key(row: CheckedRow) -> str:
    if isinstance(row.result, QuoteCheck):
        return json.dumps([row.id, row.result.quote.text, None, row.result.speaker.claimed])
    return json.dumps([row.id, row.result.claim.text, row.evidence, None])
