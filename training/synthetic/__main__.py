"""`python -m training.synthetic NEWS.jsonl.gz OUT.jsonl --count N --seed S`."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from training.synthetic.make import make
from training.synthetic.news import read_news


def main() -> int:
    """Write the pairs, and say on stderr how many of which label there are."""
    parser = argparse.ArgumentParser(prog="python -m training.synthetic", description=__doc__)
    parser.add_argument("news", type=Path, help="articles: JSON lines with id and text")
    parser.add_argument("out", type=Path, help="where the pairs go, as JSON lines")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = make(read_news(options.news), options.count, options.seed)
    with options.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row.as_json(), ensure_ascii=False) + "\n" for row in rows)
    labels = Counter(row.label for row in rows)
    said = ", ".join(f"{n:,} {label}" for label, n in labels.most_common())
    print(f"{len(rows):,} pairs in {options.out}: {said}", file=sys.stderr)
    if len(rows) < options.count:
        print(f"the articles gave no more than {len(rows):,} pairs", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
