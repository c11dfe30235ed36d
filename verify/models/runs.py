"""Runs that were kept: what was checked, under what, what came of it, and what people decided."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from verify.models.found import Finding, QuoteCheck
from verify.models.reports import Checked, Decision, Number, Report, Run
from verify.models.text import Noun, Offset

RunKind = Literal["draft", "batch"]
RunState = Literal["unfinished", "done", "stopped", "failed", "damaged"]


class CheckedRow(Noun):
    """A row of a batch and what came of it; `evidence` is the text that came with its claim."""

    number: Number
    id: str | int
    evidence: str | None = None
    result: Checked


class RunRow(Noun):
    """A kept run without what it found.

    `state` is `unfinished` while it runs and after its process died, `stopped` when somebody
    stopped it, `failed` when an error ended it; `damaged` when it cannot be read, and only then
    `run` is missing. `problem` says what went wrong. `inputs` are hashes (SHA-256) of what was
    checked; `counts` says how many results came to what, `decided` how many of them somebody has
    decided about.
    """

    id: str
    kind: RunKind
    title: str
    path: str | None = None
    state: RunState
    problem: str | None = None
    inputs: dict[str, str] = Field(default_factory=dict)
    total: Offset = 0
    counts: dict[str, int] = Field(default_factory=dict)
    done: Offset = 0
    decided: Offset = 0
    run: Run | None = None

    @model_validator(mode="after")
    def _damaged_or_with_its_run(self) -> Self:
        if (self.state == "damaged") != (self.run is None):
            raise ValueError(f"a run that is {self.state} and how it came about do not fit")
        return self

    @property
    def started(self) -> datetime | None:
        """When it began; None where it is damaged."""
        return self.run.started if self.run else None


class KeptRun(RunRow):
    """A kept run with all that it found: a draft has its `report`, a batch its `rows`."""

    report: Report | None = None
    rows: tuple[CheckedRow, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def result(self, number: int) -> Checked | None:
        """What result `number` was, if it was checked."""
        if self.report is None:
            return {row.number: row.result for row in self.rows}.get(number)
        found = dict(self.report.numbered()).get(number)
        return found if isinstance(found, Finding | QuoteCheck) else None


def outcomes(result: Checked) -> list[str]:
    """What a result came to: its label, and for a quote its flags and another speaker."""
    if isinstance(result, Finding):
        return [result.verdict.label if result.verdict else "failed"]
    differs = ["differs"] if result.speaker.label == "differs" else []
    return [result.label, *result.flags, *differs]
