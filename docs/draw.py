"""Draw the rooms of the package and who imports whom, from the imports as they stand.

    python docs/draw.py [docs/architecture.svg]

A room is a folder or a module right under `verify/`. It stands below every room that it imports.
An arrow is left out where a longer way of arrows leads to the same room. The picture is an SVG of
its own, for light and dark pages.
"""

from __future__ import annotations

import ast
import html
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "verify"
SMALL = frozenset(("__init__", "__main__"))
WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 132, 44, 18, 54, 20
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1c2430; text-anchor: middle }
.small { font-size: 10px; fill: #5b6675 }
rect { fill: #f4f6f9; stroke: #8a97a8; rx: 6 }
path { stroke: #9aa7b8; fill: none; marker-end: url(#tip) }
#tip path { fill: #9aa7b8; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e8edf4 } .small { fill: #a9b5c4 }
  rect { fill: #202937; stroke: #5d6b7e } path { stroke: #66758a } #tip path { fill: #66758a }
}
"""


def room_of(path: Path) -> str:
    """The room that a file of the package belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a file imports from, those for type checking only among them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "verify":
                names = [f"verify.{alias.name}" for alias in node.names]
            else:
                names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("verify.")}
    return found


def rooms(package: Path = PACKAGE) -> dict[str, set[str]]:
    """Each room with the rooms that it imports."""
    files = [p for p in sorted(package.rglob("*.py")) if room_of(p) not in SMALL]
    uses: dict[str, set[str]] = {room_of(path): set() for path in files}
    for path in files:
        uses[room_of(path)] |= imported_rooms(path) & uses.keys() - {room_of(path)}
    return uses


def reach(uses: dict[str, set[str]], start: str) -> set[str]:
    """All rooms that are imported from `start`, at once or on the way."""
    found: set[str] = set()
    pending = [start]
    while pending:
        for room in uses[pending.pop()] - found:
            found.add(room)
            pending.append(room)
    return found


def needed(uses: dict[str, set[str]]) -> dict[str, set[str]]:
    """The imports that no longer way of imports leads to."""
    return {
        room: {one for one in direct if not any(one in reach(uses, o) for o in direct - {one})}
        for room, direct in uses.items()
    }


def rows(uses: dict[str, set[str]]) -> list[list[str]]:
    """The rooms in rows: each below all that it imports. Raises ValueError for a circle."""
    depth: dict[str, int] = {}
    while len(depth) < len(uses):
        ready = [room for room in uses if room not in depth and uses[room] <= depth.keys()]
        if not ready:
            raise ValueError(f"a circle among {', '.join(sorted(uses.keys() - depth.keys()))}")
        for room in ready:
            depth[room] = 1 + max((depth[one] for one in uses[room]), default=-1)
    found: dict[int, list[str]] = defaultdict(list)
    for room, at in depth.items():
        found[at].append(room)
    return [sorted(found[at]) for at in sorted(found)]


def size(room: str) -> str:
    """How many files and lines a room has, in words."""
    at = PACKAGE / room
    files = sorted(at.rglob("*.py")) if at.is_dir() else [at.with_suffix(".py")]
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in files)
    return (
        f"{len(files)} {'file' if len(files) == 1 else 'files'}, {round(lines, -2) or lines} lines"
    )


def drawn(uses: dict[str, set[str]]) -> str:
    """The picture as SVG."""
    table = rows(uses)
    across = max(len(row) for row in table)
    width = across * (WIDTH + GAP_X) - GAP_X + 2 * MARGIN
    height = len(table) * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN
    place = {}
    for y, row in enumerate(table):
        left = (width - len(row) * (WIDTH + GAP_X) + GAP_X) / 2
        for x, room in enumerate(row):
            place[room] = (left + x * (WIDTH + GAP_X), MARGIN + y * (HEIGHT + GAP_Y))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        "<title>The rooms of Verify: an arrow leads from a room to one that it imports</title>",
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ]
    for room, direct in sorted(needed(uses).items()):
        for one in sorted(direct):
            (x1, y1), (x2, y2) = place[room], place[one]
            x1, x2, y2 = x1 + WIDTH / 2, x2 + WIDTH / 2, y2 + HEIGHT
            bend = (y1 - y2) / 2
            lines.append(
                f'<path d="M{x1:g} {y1:g} C{x1:g} {y1 - bend:g} {x2:g} {y2 + bend:g} '
                f'{x2:g} {y2 + 2:g}"/>'
            )
    for room, (x, y) in sorted(place.items()):
        middle = x + WIDTH / 2
        lines += [
            f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}"/>',
            f'<text x="{middle:g}" y="{y + 19:g}">{html.escape(room)}</text>',
            f'<text class="small" x="{middle:g}" y="{y + 34:g}">{size(room)}</text>',
        ]
    return "\n".join([*lines, "</svg>\n"])


def main() -> None:
    """Write the picture."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "architecture.svg"
    out.write_text(drawn(rooms()), "utf-8")


if __name__ == "__main__":
    main()
