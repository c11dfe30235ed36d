"""How well the desk does on the labelled cases that come with it."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.errors import InputError
from verify.models import Citation
from verify.shipped import shipped

if TYPE_CHECKING:
    from verify.verifier import Verifier


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled case and what came of it. `ms` is the time it took in milliseconds."""

    id: str
    kind: str
    text: str
    expected: str
    got: str
    right: bool
    ms: float


@dataclass(frozen=True, slots=True)
class BenchResult:
    """The outcomes of all cases, in their order."""

    judge: str
    outcomes: tuple[Outcome, ...]

    def scores(self) -> dict[str, tuple[int, int]]:
        """How many cases of each kind, and of each label, came out right, of how many."""
        scores: dict[str, tuple[int, int]] = {}
        for outcome in self.outcomes:
            for name in (outcome.kind, f"{outcome.kind}: {outcome.expected.split(';')[0]}"):
                right, total = scores.get(name, (0, 0))
                scores[name] = (right + outcome.right, total + 1)
        return scores

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON can hold it."""
        return {
            "judge": self.judge,
            "cases": len(self.outcomes),
            "right": sum(o.right for o in self.outcomes),
            "scores": {
                name: {"right": right, "of": total}
                for name, (right, total) in sorted(self.scores().items())
            },
            "misses": [
                {"id": o.id, "text": o.text, "expected": o.expected, "got": o.got}
                for o in self.outcomes
                if not o.right
            ],
            "median_ms": round(sorted(o.ms for o in self.outcomes)[len(self.outcomes) // 2], 1),
        }


def run_bench(on_case: Callable[[str], None] | None = None) -> BenchResult:
    """Index the sample articles in a library of their own and score every case over it."""
    from verify.verifier import Verifier

    cases = read_cases(shipped("seeds") / "cases.jsonl")
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        added = desk.add(shipped("seeds") / "articles")
        if added.failed:
            where, why = added.failed[0]
            raise InputError(f"sample article {where}: {why}")
        outcomes: list[Outcome] = []
        for case in cases:
            outcomes.append(score(desk, case))
            if on_case is not None:
                on_case(outcomes[-1].id)
        return BenchResult(desk.judge.name, tuple(outcomes))


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The labelled cases of `path`, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def score(desk: Verifier, case: dict[str, Any]) -> Outcome:
    """What the desk makes of one case."""
    clock = time.perf_counter()
    expected, got, right = _KINDS[case["kind"]](desk, case)
    ms = (time.perf_counter() - clock) * 1000
    return Outcome(case["id"], case["kind"], case[case["kind"]], expected, got, right, ms)


def _claim(desk: Verifier, case: dict[str, Any]) -> tuple[str, str, bool]:
    finding = desk.check_claim(case["claim"])
    got = finding.verdict.label if finding.verdict else "failed"
    return case["label"], got, got == case["label"]


def _quote(desk: Verifier, case: dict[str, Any]) -> tuple[str, str, bool]:
    check = desk.check_quote(case["quote"], case.get("speaker"))
    expected: str = case["label"]
    got: str = check.label
    said_by = case.get("speaker_label")
    if said_by:
        expected, got = f"{expected}; speaker {said_by}", f"{got}; speaker {check.speaker.label}"
    return expected, got, expected == got


def _question(desk: Verifier, case: dict[str, Any]) -> tuple[str, str, bool]:
    answer = desk.ask(case["question"])
    if case.get("abstain"):
        return "abstained", answer.text or answer.status, answer.status == "abstained"
    cited = " | ".join(c.exact for c in answer.citations)
    text = answer.text or answer.status
    right = any(words.casefold() in text.casefold() for words in case["answer"])
    right = right and any(_touches(c, words) for c in answer.citations for words in case["cites"])
    expected = f"answered; {' or '.join(case['answer'])}"
    return expected, f"{text!r} citing {cited!r}", right


def _touches(citation: Citation, words: str) -> bool:
    """Whether `words` stand in a citation or across one of its ends."""
    around = citation.prefix + citation.exact + citation.suffix
    start, end = len(citation.prefix), len(citation.prefix) + len(citation.exact)
    return any(m.start() < end and m.end() > start for m in re.finditer(re.escape(words), around))


_KINDS: dict[str, Callable[[Verifier, dict[str, Any]], tuple[str, str, bool]]] = {
    "claim": _claim,
    "quote": _quote,
    "question": _question,
}
