"""Rows of claims and quotes, checked one after another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from verify.batch.rows import Row
from verify.models import CheckedRow, Claim, Failure, Finding, Run
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
