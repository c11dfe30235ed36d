"""How well the desk does on labelled claims that come with their evidence, set by set."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from verify.errors import InputError
from verify.judges.llm.budget import Tally
from verify.models import Finding, Run
from verify.verifier.checking import spread

if TYPE_CHECKING:
    from verify.verifier import Verifier

Truth = Literal["supported", "refuted", "nei", "not_supported"]
_TRUTHS: dict[str, Truth] = {
    "supported": "supported",
    "refuted": "refuted",
    "nei": "nei",
    "not_enough_evidence": "nei",
    "conflicting": "nei",
    "not_supported": "not_supported",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim, its evidence, and what is right; `source` is the set that it belongs to."""

    id: str
    claim: str
    evidence: str
    label: Truth
    source: str

    @property
    def half(self) -> Literal["a", "b"]:
        """By a hash of its id: "a" is for fitting, "b" for reporting."""
        return "a" if hashlib.sha256(self.id.encode()).digest()[0] < 128 else "b"


def read_labelled(path: Path) -> list[Labelled]:
    """The rows of `path`. Raises InputError for a file or a row that cannot be used, named."""
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            return [_row(path, n, line) for n, line in enumerate(lines, 1) if line.strip()]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _row(path: Path, number: int, line: str) -> Labelled:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path}, line {number}: not JSON: {error}") from error
    if not isinstance(told, dict):
        raise InputError(f"{path}, line {number}: not a JSON object")
    for name in ("claim", "evidence", "label"):
        if not isinstance(told.get(name), str) or not told[name].strip():
            raise InputError(f"{path}, line {number}: has no {name}")
    if told["label"] not in _TRUTHS:
        raise InputError(
            f"{path}, line {number}: label {told['label']!r} is none of {', '.join(_TRUTHS)}"
        )
    return Labelled(
        id=str(told.get("id") or number),
        claim=told["claim"],
        evidence=told["evidence"],
        label=_TRUTHS[told["label"]],
        source=str(told.get("source") or path.name),
    )


BINS = 10


class Judged(NamedTuple):
    """What is right (as labelled), what was said (a label of a verdict), and how surely."""

    truth: str
    said: str
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the two agree; what is labelled "not_supported" may be refuted or open."""
        return self.said in _MEANT[self.truth]


_MEANT: dict[str, tuple[str, ...]] = {
    "supported": ("supported",),
    "refuted": ("refuted",),
    "nei": ("not_enough_evidence", "conflicting"),
    "not_supported": ("refuted", "not_enough_evidence", "conflicting"),
}


def balanced_accuracy(judged: Sequence[Judged]) -> float:
    """Mean of the recalls of supported and of not supported, of those that occur."""
    recalls = []
    for supported in (True, False):
        of = [j for j in judged if (j.truth == "supported") == supported]
        if of:
            recalls.append(sum((j.said == "supported") == supported for j in of) / len(of))
    return sum(recalls) / len(recalls)


def macro_f1(judged: Sequence[Judged]) -> float | None:
    """Mean F1 of the labels that occur; None where contradictions are not labelled."""
    truths = {j.truth for j in judged}
    return sum(_f1(judged, t) for t in truths) / len(truths) if "refuted" in truths else None


def _f1(judged: Sequence[Judged], truth: str) -> float:
    hits = sum(j.truth == truth and j.right for j in judged)
    total = sum(j.truth == truth for j in judged) + sum(j.said in _MEANT[truth] for j in judged)
    return 2 * hits / total if total else 0.0


def refutations(judged: Sequence[Judged]) -> tuple[int, int, int]:
    """Refutations that were right, that were said, and that there were."""
    return (
        sum(j.truth == j.said == "refuted" for j in judged),
        sum(j.said == "refuted" for j in judged),
        sum(j.truth == "refuted" for j in judged),
    )


class Bin(NamedTuple):
    """Verdicts of about one confidence: how many, how sure on average, and how many were right."""

    size: int
    confidence: float
    accuracy: float


def reliability(judged: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """The verdicts by confidence, in bins of equal width, empty ones left out."""
    held: dict[int, list[Judged]] = {}
    for j in judged:
        held.setdefault(min(bins - 1, int(j.confidence * bins)), []).append(j)
    return [
        Bin(
            len(of),
            sum(j.confidence for j in of) / len(of),
            sum(j.right for j in of) / len(of),
        )
        for _, of in sorted(held.items())
    ]


def calibration_error(judged: Sequence[Judged], bins: int = BINS) -> float:
    """Expected calibration error: the mean distance of confidence from accuracy over the bins."""
    return sum(b.size * abs(b.confidence - b.accuracy) for b in reliability(judged, bins)) / len(
        judged
    )


def risk_coverage(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """(share of verdicts kept, share of these that are wrong), keeping the surest first."""
    points, wrong = [], 0
    for kept, j in enumerate(sorted(judged, key=lambda j: -j.confidence), 1):
        wrong += not j.right
        points.append((kept / len(judged), wrong / kept))
    return points


def risk_area(judged: Sequence[Judged]) -> float:
    """The mean risk over all coverages (AURC): lower is better."""
    points = risk_coverage(judged)
    return sum(risk for _, risk in points) / len(points)


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
