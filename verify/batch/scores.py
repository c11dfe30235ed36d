"""Scores of labels and of confidence, as the field reports them."""

from collections.abc import Sequence
from typing import NamedTuple

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
