"""How well the desk does on labelled claims that come with their evidence, set by set."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from verify.batch.labelled import Labelled
from verify.batch.scores import (
    Judged,
    balanced_accuracy,
    calibration_error,
    macro_f1,
    refutations,
    reliability,
    risk_area,
    risk_coverage,
)
from verify.errors import InputError
from verify.judges.llm.tally import Tally
from verify.models import Finding, Run
from verify.verifier.loading import spread

if TYPE_CHECKING:
    from verify.verifier import Verifier


@dataclass(frozen=True, slots=True)
class Measured:
    """The verdicts on each set, in the order of the file; `failed` says, by id, why a row has none.

    Seconds are those of the calls, which overlap where a model is waited for.
    """

    run: Run
    sets: dict[str, list[Judged]]
    seconds: dict[str, float]
    failed: dict[str, str]

    @property
    def judged(self) -> list[Judged]:
        """All verdicts."""
        return [j for of in self.sets.values() for j in of]

    def as_dict(self) -> dict[str, Any]:
        """The scores as JSON can hold them; means are over sets, whatever their size."""
        sets = {
            name: scores(of) | {"seconds": round(self.seconds[name], 2)}
            for name, of in self.sets.items()
        }
        macros = [s["macro_f1"] for s in sets.values() if s["macro_f1"] is not None]
        points = risk_coverage(self.judged)
        return {
            "judge": self.run.judge,
            "rows": len(self.judged),
            "failed": [{"id": name, "failure": why} for name, why in self.failed.items()],
            "sets": sets,
            "mean_balanced_accuracy": _mean([s["balanced_accuracy"] for s in sets.values()]),
            "mean_macro_f1": _mean(macros),
            "refuted": _refuted(self.judged),
            "ece": round(calibration_error(self.judged), 4) if self.judged else None,
            "aurc": round(risk_area(self.judged), 4) if self.judged else None,
            "reliability": [
                {
                    "count": b.size,
                    "confidence": round(b.confidence, 4),
                    "accuracy": round(b.accuracy, 4),
                }
                for b in reliability(self.judged)
            ],
            "risk_coverage": [
                {"coverage": round(c, 4), "risk": round(r, 4)}
                for c, r in points[:: max(1, len(points) // 100)]
            ],
            "seconds": round(sum(self.seconds.values()), 2),
            "run": self.run.model_dump(mode="json"),
        }


def scores(judged: Sequence[Judged]) -> dict[str, Any]:
    """The scores of one set. Precision and recall of "refuted" are None where there is none."""
    macro = macro_f1(judged)
    return {
        "rows": len(judged),
        "balanced_accuracy": round(balanced_accuracy(judged), 4),
        "macro_f1": None if macro is None else round(macro, 4),
        "refuted": None if macro is None else _refuted(judged),
        "ece": round(calibration_error(judged), 4),
        "aurc": round(risk_area(judged), 4),
    }


def _refuted(judged: Sequence[Judged]) -> dict[str, float | int | None]:
    """Of refutations, where "not supported" is all that is labelled none can be told right."""
    right, said, true = refutations([j for j in judged if j.truth != "not_supported"])
    return {
        "right": right,
        "said": said,
        "precision": round(right / said, 4) if said else None,
        "recall": round(right / true, 4) if true else None,
    }


def _mean(numbers: Sequence[float]) -> float | None:
    return round(sum(numbers) / len(numbers), 4) if numbers else None


def measure(
    desk: Verifier, rows: Sequence[Labelled], on_row: Callable[[str], None] | None = None
) -> Measured:
    """The verdicts on `rows`, each over its own evidence alone. Raises InputError for no rows."""
    if not rows:
        raise InputError("there are no rows to measure")
    sets: dict[str, list[Judged]] = {row.source: [] for row in rows}
    seconds = dict.fromkeys(sets, 0.0)
    failed: dict[str, str] = {}
    started, begun, tally = datetime.now(UTC), time.perf_counter(), Tally()

    def checked(row: Labelled) -> tuple[Labelled, Finding, float]:
        clock = time.perf_counter()
        with tally.counting():
            finding = desk.check_claim(row.claim, row.evidence)
        return row, finding, time.perf_counter() - clock

    for row, finding, took in spread(desk, checked, rows):
        seconds[row.source] += took
        if finding.failure is not None:
            failed[row.id] = finding.failure.told
        if (verdict := finding.verdict) is not None:
            sets[row.source].append(Judged(row.label, verdict.label, verdict.confidence))
        if on_row is not None:
            on_row(row.id)
    run = desk.run(started, time.perf_counter() - begun, tally)
    return Measured(run, {n: of for n, of in sets.items() if of}, seconds, failed)
