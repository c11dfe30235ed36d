"""Scores of the judge on labelled claims with evidence given, per source, and their mean.

    python benchmarks/claims.py ../shared/data/claims-dev.jsonl.gz [--half a|b] [--limit N]
        [--json FILE]

What `verify bench --data` prints, of one half: "a" is for fitting, "b" for reporting. The judge is
the one that the settings name; VERIFY_CHECKER=none measures counting alone.
"""

import argparse
import json
import tempfile
from pathlib import Path

from rich.console import Console

from training.development import some
from verify.batch.labelled import read_labelled
from verify.batch.measure import measure
from verify.reports.terminal.scores import render_measured
from verify.verifier import Verifier


def main() -> None:
    """Read the options, judge every row, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--limit", type=int, default=10**9, help="rows a source")
    parser.add_argument("--json", type=Path, help="write the scores here too, for plots.py")
    options = parser.parse_args()
    rows = some(read_labelled(options.data), options.half, options.limit)
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        measured = measure(desk, rows)
    if options.json:
        options.json.write_text(json.dumps(measured.as_dict(), indent=1) + "\n", "utf-8")
    Console(width=100).print(render_measured(measured))


if __name__ == "__main__":
    main()
