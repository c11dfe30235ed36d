"""How the desk did on labelled cases."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verify.batch.bench import BenchResult
from verify.reports.terminal.cited import heading, indented, words

_MISSES = 20


def render_bench(result: BenchResult) -> RenderableType:
    """Right of all by kind and label, then the cases that came out wrong."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Cases", "Right", "Of", "Share"):
        table.add_column(column, justify="left" if column == "Cases" else "right")
    for name, (right, total) in sorted(result.scores().items()):
        indent = "  " if ":" in name else ""
        table.add_row(f"{indent}{name}", str(right), str(total), f"{right / total:.0%}")
    right = sum(o.right for o in result.outcomes)
    total = len(result.outcomes)
    table.add_row("all", str(right), str(total), f"{right / total:.0%}", style="bold")
    misses = [o for o in result.outcomes if not o.right]
    listed = [
        Group(
            Text.assemble((f"{o.id}  ", "dim"), words(o.text)),
            indented(Text.assemble("expected ", words(o.expected), ", got ", words(o.got))),
        )
        for o in misses[:_MISSES]
    ]
    more = [Text(f"and {len(misses) - _MISSES} more (--json lists all)")][: len(misses) > _MISSES]
    parts: list[RenderableType] = [heading(f"Labelled cases, judged by {result.judge}"), table]
    if misses:
        parts += [Text(""), heading(f"{len(misses)} came out wrong"), *listed, *more]
    return Group(*parts)
