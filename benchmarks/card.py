"""Write what was measured on labelled claims into the model card, between its two pairs of marks.

python benchmarks/claims.py CLAIMS_DEV --half b --json scores.json
python benchmarks/card.py scores.json ../verify/checker/model/README.md
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any


def scores(told: dict[str, Any]) -> str:
    """The table of the sets, and their mean."""
    lines = [
        "| set | rows | balanced accuracy | macro-F1 | `refuted` right | found | ECE |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, of in told["sets"].items():
        lines.append(_row(name, of, f"{of['balanced_accuracy']:.3f}", of.get("macro_f1")))
    mean = f"**{told['mean_balanced_accuracy']:.3f}**"
    return "\n".join([*lines, _row("**mean of sets**", told, mean, told["mean_macro_f1"])])


def _row(name: str, of: dict[str, Any], balanced: str, macro_f1: float | None) -> str:
    """One line of the table; what is only told of sets with refutations stays empty elsewhere."""
    refuted = of.get("refuted")
    cells = (
        name,
        str(of["rows"]),
        balanced,
        "" if macro_f1 is None else f"{macro_f1:.3f}",
        f"{refuted['right']} of {refuted['said']}" if refuted else "",
        f"{refuted['recall']:.3f}" if refuted else "",
        f"{of['ece']:.3f}",
    )
    return f"| {' | '.join(cells)} |"


def reliability(told: dict[str, Any]) -> str:
    """How sure verdicts were, and how often they were right."""
    lines = ["| confidence | right | verdicts |", "|---|---|---|"]
    lines += [
        f"| {b['confidence']:.0%} | {b['accuracy']:.0%} | {b['count']} |"
        for b in told["reliability"]
        if b["count"]
    ]
    return "\n".join(lines)


def main() -> None:
    """Read the options and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scores", type=Path)
    parser.add_argument("card", type=Path)
    options = parser.parse_args()
    told = json.loads(options.scores.read_text("utf-8"))
    card = options.card.read_text("utf-8")
    for name, table in (("scores", scores(told)), ("reliability", reliability(told))):
        marks = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", card, re.DOTALL)
        if marks is None:
            parser.error(f"{options.card} has no marks <!-- {name} --> … <!-- end -->")
        card = card[: marks.start(1)] + table + card[marks.end(1) :]
    options.card.write_text(card, "utf-8")


if __name__ == "__main__":
    main()
