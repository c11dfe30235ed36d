"""Scores of the judge on labelled claims with evidence given, per source, and their mean.

    python benchmarks/claims.py ../shared/data/claims-dev.jsonl.gz [--half a|b] [--limit N]
        [--json FILE] [--unrelated]

What `verify bench --data` prints, of one half: "a" is for fitting, "b" for reporting. The judge is
the one that the settings name; VERIFY_CHECKER=none measures counting alone. With --unrelated each
claim is held against the evidence of a claim of another set, where nothing is right but
"not_enough_evidence", and the labels are counted.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from training.development import some
from verify.batch.measure import Labelled, measure, read_labelled
from verify.reports.terminal.runs import render_measured
from verify.verifier import Verifier


def main() -> None:
    """Read the options, judge every row, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--limit", type=int, default=10**9, help="rows a source")
    parser.add_argument("--json", type=Path, help="write the scores here too, for plots.py")
    parser.add_argument("--unrelated", action="store_true", help="evidence of another set")
    options = parser.parse_args()
    rows = some(read_labelled(options.data), options.half, options.limit)
    if options.unrelated:
        rows = beside_others(rows)
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        measured = measure(desk, rows)
    if options.unrelated:
        print(dict(Counter(one.said for one in measured.judged).most_common()))
        return
    if options.json:
        options.json.write_text(json.dumps(measured.as_dict(), indent=1) + "\n", "utf-8")
    Console(width=100).print(render_measured(measured))


def beside_others(rows: Sequence[Labelled]) -> list[Labelled]:
    """The rows, each with the evidence of the next row of another set, from half the file on."""
    mixed = []
    for i, row in enumerate(rows):
        later = (rows[(i + len(rows) // 2 + k) % len(rows)] for k in range(len(rows)))
        other = next((o for o in later if o.source != row.source), None)
        if other is not None:
            mixed.append(replace(row, evidence=other.evidence, label="nei"))
    return mixed


if __name__ == "__main__":
    main()
