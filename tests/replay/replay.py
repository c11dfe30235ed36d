"""What the shipped judge says of fixed cases: kept, and compared with what was kept.

    python -m tests.replay.replay keep [--data DATA] [--cases CASES] [--kept FOLDER] [--every N]
    python -m tests.replay.replay compare ...the same...

Every case becomes one short line: its label, confidence, citations, working and speaker. The lines
of the cases in `seeds/` are kept beside this file. Those of labelled data that is not part of the
project (DATA, CASES) are kept in FOLDER, which git ignores: they say only whether something changed
on this machine. `compare` prints every line that differs and exits with 1 if there is one. With
`--every N` only every Nth case of each set is looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from training.development import fill, read_rows
from verify import Verifier
from verify.models import Answer, Citation, Finding, QuoteCheck
from verify.shipped import shipped
from verify.verifier.drafting import Extraction

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CLAIMS, DESK, TWINS, QUESTIONS, PAGES, QUANTITIES = 600, 600, 200, 200, 84, 295
"""How many rows of each labelled set are looked at."""
CLOSE = 0.02
"""A confidence may differ by so much: processors round differently."""

Line = dict[str, Any]
Lines = Iterator[tuple[str, Line]]


def places(citations: Iterable[Citation]) -> list[str]:
    """Where citations stand, as `source:start-end`."""
    return [f"{c.source_id[:6]}:{c.start}-{c.end}" for c in citations]


def finding_line(finding: Finding) -> Line:
    """A finding in short."""
    if finding.verdict is None:
        return {"label": "failed", "stage": finding.failure.stage if finding.failure else ""}
    verdict = finding.verdict
    return {
        "label": verdict.label,
        "confidence": round(verdict.confidence, 2),
        "evidence": [f"{e.stance} {places([e.citation])[0]}" for e in verdict.evidence],
        "working": [c.text for c in verdict.calculations],
    }


def answer_line(answer: Answer) -> Line:
    """An answer in short."""
    return {
        "label": answer.status,
        "text": answer.text,
        "evidence": places(answer.citations),
        "working": [c.text for c in answer.calculations],
    }


def quote_line(check: QuoteCheck) -> Line:
    """The check of a quote in short."""
    return {
        "label": check.label,
        "evidence": places([check.citation] if check.citation else []),
        "flags": list(check.flags),
        "speaker": [check.speaker.label, check.speaker.found],
    }


def checked(desk: Verifier, row: Mapping[str, Any]) -> Line:
    """What the desk says of a row that has a claim, a quote or a question."""
    if "claim" in row:
        return finding_line(desk.check_claim(row["claim"], row.get("evidence")))
    if "quote" in row:
        return quote_line(desk.check_quote(row["quote"], speaker=row.get("speaker")))
    return answer_line(desk.ask(row["question"]))


def of_seeds(every: int) -> Lines:
    """The labelled cases and the draft that come with the project."""
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        desk.add(shipped("seeds") / "articles")
        rows = (shipped("seeds") / "cases.jsonl").read_text("utf-8").splitlines()
        for text in rows[::every]:
            row = json.loads(text)
            yield row["id"], checked(desk, {k: v for k, v in row.items() if k != "evidence"})
        if every == 1:
            report = desk.check_draft((shipped("seeds") / "draft.md").read_text("utf-8"))
            for finding in report.findings:
                yield f"draft:{finding.claim.span.start}", finding_line(finding)
            for check in report.quotes:
                yield f"draft:{check.quote.span.start}", quote_line(check)


def of_cases(cases: Path, every: int) -> Lines:
    """The cases of a folder that has `cases.jsonl` and their sources in `inputs/`."""
    rows = [json.loads(line) for line in (cases / "cases.jsonl").read_text("utf-8").splitlines()]
    fields = {"claim": "claim", "quote": "quote", "ask": "question"}
    for name in sorted({row["inputs"] for row in rows})[::every]:
        with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
            desk.add(cases / "inputs" / name)
            for n, row in enumerate(r for r in rows if r["inputs"] == name):
                asked = {fields[row["check"]]: row["text"], "speaker": row.get("speaker")}
                yield f"{name}:{n}", checked(desk, asked)


def of_evidence(data: Path, every: int) -> Lines:
    """Public development claims with their own evidence."""
    rows = read_rows(data / "claims-dev.jsonl.gz")
    step = max(1, len(rows) // CLAIMS) * every
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        for row in rows[::step]:
            yield row["id"], checked(desk, row)


def of_desk(data: Path, every: int) -> Lines:
    """Claims, twins and questions for news, searched for in a library."""
    sets = {
        name: read_rows(data / f"desk-{name}-dev.jsonl.gz")[:count][::every]
        for name, count in (("claims", DESK), ("twins", TWINS), ("questions", QUESTIONS))
    }
    asked = {row["article"] for rows in sets.values() for row in rows}
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        fill(desk, data, asked, 100)
        for rows in sets.values():
            for row in rows:
                bare: Line = {k: row[k] for k in ("claim", "question") if k in row}
                yield row["id"], checked(desk, bare)


def extracted(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[int, Extraction]]:
    """The number of each row, and what is found in its text."""
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        for n, row in enumerate(rows):
            yield n, desk.extract(row["text"])


def of_pages(data: Path, every: int) -> Lines:
    """What is found in news articles taken as drafts: claims, quotes and their speakers."""
    for n, found in extracted(read_rows(data / "quotes-polnear-dev.jsonl.gz")[:PAGES:every]):
        yield (
            f"page {n}",
            {
                "claims": [[c.span.start, c.span.end] for c in found.claims],
                "quotes": [
                    [q.span.start, q.span.end, q.speaker.text if q.speaker else None]
                    for q in found.quotes
                ],
            },
        )


def of_quantities(data: Path, every: int) -> Lines:
    """The figures and dates that are read in sentences."""
    for n, found in extracted(read_rows(data / "quantities-dev.jsonl.gz")[:QUANTITIES:every]):
        yield (
            f"sentence {n}",
            {
                "quantities": [repr(q) for q in found.quantities],
                "dates": [repr(d) for d in found.dates],
            },
        )


def kept_sets(options: argparse.Namespace) -> dict[Path, Callable[[int], Lines]]:
    """The files that lines are kept in, each with what makes them."""
    sets: dict[Path, Callable[[int], Lines]] = {HERE / "seeds.jsonl": of_seeds}
    if options.cases and options.cases.is_dir():
        sets[options.kept / "cases.jsonl"] = partial(of_cases, options.cases)
    if options.data and options.data.is_dir():
        of_data = {"quantities": of_quantities, "pages": of_pages}
        of_data |= {"evidence": of_evidence, "desk": of_desk}
        for name, made in of_data.items():
            sets[options.kept / f"{name}.jsonl"] = partial(made, options.data)
    return sets


def differ(kept: Line, now: Line) -> bool:
    """Whether two lines say different things; a confidence may differ a little."""
    close = abs(kept.get("confidence", 0) - now.get("confidence", 0)) <= CLOSE
    return not close or kept | {"confidence": 0} != now | {"confidence": 0}


def differences(path: Path, lines: Lines) -> list[str]:
    """What differs from the kept lines, a sentence each; a case that is not kept is told too."""
    kept = {row.pop("id"): row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    told = []
    for name, line in lines:
        now = json.loads(json.dumps(line))
        if name not in kept:
            told.append(f"{path.stem} {name}: not kept")
        elif differ(kept[name], now):
            told.append(f"{path.stem} {name}:\n  kept {kept[name]}\n  now  {now}")
    return told


def keep(path: Path, lines: Lines) -> int:
    """How many lines were written to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [json.dumps({"id": name} | line, ensure_ascii=False) for name, line in lines]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return len(rows)


def main() -> int:
    """Read the options; keep or compare. The exit code: 1 if something differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("what", choices=("keep", "compare"))
    parser.add_argument("--data", type=Path, help="folder of labelled development data")
    parser.add_argument("--cases", type=Path, help="folder of cases with their sources")
    parser.add_argument("--kept", type=Path, default=ROOT / ".replay")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", help="names of sets, with commas between")
    options = parser.parse_args()
    told: list[str] = []
    for path, made in kept_sets(options).items():
        if options.only and path.stem not in options.only.split(","):
            continue
        if options.what == "keep":
            print(f"{path.stem}: {keep(path, made(options.every))} kept", file=sys.stderr)
        else:
            found = differences(path, made(options.every))
            print(f"{path.stem}: {len(found)} differ", file=sys.stderr)
            told += found
    print("\n".join(told))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
