"""How web pages are read: which segments are in the text that should be, or should not, and facts.

python benchmarks/pages.py FOLDER EXPECTED.json [--json scores.json]

FOLDER has the pages. EXPECTED.json is in the form of trafilatura's own evaluation: by address, a
"file", segments that the text must have ("with") and must not have ("without"), and, where known,
"date" (YYYY-MM-DD) and "title".
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from verify.errors import SourceError
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import read


def scored(folder: Path, expected: dict[str, dict[str, Any]]) -> Counter[str]:
    """How many of what there is came out right; "of ..." counts what there is."""
    found: Counter[str] = Counter()
    for entry in expected.values():
        path = folder / entry["file"]
        if not path.is_file():
            found["no such file"] += 1
            continue
        found["pages"] += 1
        source = _read(path)
        if source is None:
            found["refused"] += 1
        found.update(_of_page(entry, source))
    return found


def _read(path: Path) -> Source | None:
    try:
        return next((item for item in read(path, Settings()) if isinstance(item, Source)), None)
    except SourceError:
        return None


def _of_page(entry: dict[str, Any], source: Source | None) -> Counter[str]:
    found: Counter[str] = Counter()
    text = " ".join(source.text.split()) if source else ""
    for kind, wanted in (("with", "present"), ("without", "forbidden present")):
        segments = [" ".join(segment.split()) for segment in entry.get(kind, ())]
        found[f"of {wanted}"] += len(segments)
        found[wanted] += sum(segment in text for segment in segments)
    if entry.get("date"):
        stated = str(source.published) if source and source.published else "none"
        right = stated == entry["date"]
        found["of dates"] += 1
        found["dates" if right else "dates none" if stated == "none" else "dates other"] += 1
    if entry.get("title"):
        found["of titles"] += 1
        found["titles"] += source is not None and _plain(source.title) == _plain(entry["title"])
    found["noted"] += bool(source and source.notes)
    return found


def _plain(title: str) -> str:
    return " ".join(title.casefold().replace("’", "'").split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument("--json", type=Path, help="write the counts here")
    arguments = parser.parse_args()
    found = scored(arguments.folder, json.loads(arguments.expected.read_text("utf-8")))
    for name in sorted(found):
        if not name.startswith("of "):
            of = f" of {found[f'of {name}']}" if f"of {name}" in found else ""
            print(f"{name:20} {found[name]}{of}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
