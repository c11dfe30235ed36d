"""Draw what was measured on labelled claims: reliability, and risk against coverage.

    verify bench --data FILE --json > scores.json    (or benchmarks/claims.py --json)
    python benchmarks/plots.py scores.json docs

Writes reliability.png and risk-coverage.png. Needs matplotlib, which `make bench` installs.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

SIZE, DPI = (5.0, 4.2), 110
BLUE, GREY = "#1f5fa8", "#777777"


def reliability(told: dict[str, Any], out: Path) -> None:
    """How often verdicts of each confidence were right; a dot is as large as they are many."""
    bins = told["reliability"]
    rows = sum(b["count"] for b in bins)
    figure, axes = plt.subplots(figsize=SIZE)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1, label="as sure as right")
    axes.plot(
        [b["confidence"] for b in bins], [b["accuracy"] for b in bins], color=BLUE, linewidth=1
    )
    axes.scatter(
        [b["confidence"] for b in bins],
        [b["accuracy"] for b in bins],
        s=[20 + 900 * b["count"] / rows for b in bins],
        color=BLUE,
        alpha=0.7,
        label=f"{rows:,} verdicts",
    )
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share that was right")
    axes.set_title(f"Reliability (ECE {told['ece']:.3f})")
    _write(figure, axes, out)


def risk(told: dict[str, Any], out: Path) -> None:
    """The share of wrong verdicts among the surest so many."""
    points = told["risk_coverage"]
    figure, axes = plt.subplots(figsize=SIZE)
    axes.plot(
        [p["coverage"] for p in points],
        [p["risk"] for p in points],
        color=BLUE,
        label=f"{told['rows']:,} verdicts, the surest first",
    )
    axes.axhline(points[-1]["risk"], color=GREY, linestyle="--", linewidth=1, label="all of them")
    axes.set(xlim=(0, 1), ylim=(0, None), xlabel="share of verdicts kept", ylabel="share wrong")
    axes.set_title(f"Risk and coverage (area {told['aurc']:.3f})")
    _write(figure, axes, out)


def _write(figure: Any, axes: Any, out: Path) -> None:
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(out, dpi=DPI, metadata={"Software": None})
    plt.close(figure)


def main() -> None:
    """Read the scores and draw both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scores", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    told = json.loads(options.scores.read_text("utf-8"))
    options.folder.mkdir(parents=True, exist_ok=True)
    reliability(told, options.folder / "reliability.png")
    risk(told, options.folder / "risk-coverage.png")


if __name__ == "__main__":
    main()
