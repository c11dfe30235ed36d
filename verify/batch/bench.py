"""How well the desk does on the labelled cases that come with it."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.errors import InputError
from verify.judges.llm.budget import Tally
from verify.models import Citation, Failure, Run
from verify.settings import Settings
from verify.shipped import shipped
from verify.verifier.checking import spread

if TYPE_CHECKING:
    from verify.verifier import Verifier


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled case and what came of it. `ms` is the time it took in milliseconds.

    `failure` says why nothing came of it: such a case is neither right nor wrong.
    """

    id: str
    kind: str
    text: str
    expected: str
    got: str
    right: bool
    ms: float
    failure: str = ""


@dataclass(frozen=True, slots=True)
class BenchResult:
    """The outcomes of all cases, in their order, and the run that they came of."""

    run: Run
    outcomes: tuple[Outcome, ...]

    @property
    def decided(self) -> list[Outcome]:
        """The outcomes of which something came."""
        return [o for o in self.outcomes if not o.failure]

    @property
    def failed(self) -> list[Outcome]:
        """Those of which nothing came."""
        return [o for o in self.outcomes if o.failure]

    def scores(self) -> dict[str, tuple[int, int]]:
        """How many cases of each kind, and of each label, came out right, of how many decided."""
        scores: dict[str, tuple[int, int]] = {}
        for outcome in self.decided:
            for name in (outcome.kind, f"{outcome.kind}: {outcome.expected.split(';')[0]}"):
                right, total = scores.get(name, (0, 0))
                scores[name] = (right + outcome.right, total + 1)
        return scores

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON can hold it."""
        times = sorted(o.ms for o in self.outcomes)
        return {
            "judge": self.run.judge,
            "cases": len(self.outcomes),
            "right": sum(o.right for o in self.decided),
            "failed": [{"id": o.id, "text": o.text, "failure": o.failure} for o in self.failed],
            "scores": {
                name: {"right": right, "of": total}
                for name, (right, total) in sorted(self.scores().items())
            },
            "misses": [
                {"id": o.id, "text": o.text, "expected": o.expected, "got": o.got}
                for o in self.decided
                if not o.right
            ],
            "median_ms": round(times[len(times) // 2], 1),
            "run": self.run.model_dump(mode="json"),
        }


@contextmanager
def sample_desk(settings: Settings) -> Iterator[Verifier]:
    """A desk over the sample articles, in a library of its own that goes away.

    What a model replies is kept in the store of `settings`.
    """
    with apart(settings) as desk:
        added = desk.add(shipped("seeds") / "articles")
        if added.failed:
            where, why = added.failed[0]
            raise InputError(f"sample article {where}: {why}")
        yield desk


@contextmanager
def apart(settings: Settings) -> Iterator[Verifier]:
    """A desk with `settings`, whose library is empty and goes away."""
    from verify.library.library import Library
    from verify.verifier import Verifier

    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(settings.model_copy(update={"store": Path(folder)}))
        with Verifier(library, settings) as desk:
            yield desk


def sample_cases() -> list[dict[str, Any]]:
    """The labelled cases that come with the project."""
    return read_cases(shipped("seeds") / "cases.jsonl")


def run_bench(
    desk: Verifier,
    cases: Sequence[dict[str, Any]],
    on_case: Callable[[str], None] | None = None,
) -> BenchResult:
    """Score every case at a desk over the sample articles."""
    started, clock, tally = datetime.now(UTC), time.perf_counter(), Tally()

    def scored(case: dict[str, Any]) -> Outcome:
        with tally.counting():
            return score(desk, case)

    outcomes: list[Outcome] = []
    for outcome in spread(desk, scored, cases):
        outcomes.append(outcome)
        if on_case is not None:
            on_case(outcome.id)
    run = desk.run(started, time.perf_counter() - clock, tally)
    return BenchResult(run, tuple(outcomes))


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The labelled cases of `path`, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def score(desk: Verifier, case: dict[str, Any]) -> Outcome:
    """What the desk makes of one case."""
    clock = time.perf_counter()
    expected, got, right, failure = _KINDS[case["kind"]](desk, case)
    ms = (time.perf_counter() - clock) * 1000
    text = case[case["kind"]]
    return Outcome(
        case["id"], case["kind"], text, expected, got, right, ms, failure.told if failure else ""
    )


Came = tuple[str, str, bool, Failure | None]
"""What was expected, what came, whether that is right, and why nothing came."""


def _claim(desk: Verifier, case: dict[str, Any]) -> Came:
    finding = desk.check_claim(case["claim"])
    got = finding.verdict.label if finding.verdict else "failed"
    return case["label"], got, got == case["label"], finding.failure


def _quote(desk: Verifier, case: dict[str, Any]) -> Came:
    check = desk.check_quote(case["quote"], case.get("speaker"))
    expected: str = case["label"]
    got: str = check.label
    said_by = case.get("speaker_label")
    if said_by:
        expected, got = f"{expected}; speaker {said_by}", f"{got}; speaker {check.speaker.label}"
    return expected, got, expected == got, None


def _question(desk: Verifier, case: dict[str, Any]) -> Came:
    answer = desk.ask(case["question"])
    if case.get("abstain"):
        right = answer.status == "abstained"
        return "abstained", answer.text or answer.status, right, answer.failure
    cited = " | ".join(c.exact for c in answer.citations)
    text = answer.text or answer.status
    right = any(words.casefold() in text.casefold() for words in case["answer"])
    right = right and any(_touches(c, words) for c in answer.citations for words in case["cites"])
    expected = f"answered; {' or '.join(case['answer'])}"
    return expected, f"{text!r} citing {cited!r}", right, answer.failure


def _touches(citation: Citation, words: str) -> bool:
    """Whether `words` stand in a citation or across one of its ends."""
    around = citation.prefix + citation.exact + citation.suffix
    start, end = len(citation.prefix), len(citation.prefix) + len(citation.exact)
    return any(m.start() < end and m.end() > start for m in re.finditer(re.escape(words), around))


_KINDS: dict[str, Callable[[Verifier, dict[str, Any]], Came]] = {
    "claim": _claim,
    "quote": _quote,
    "question": _question,
}
