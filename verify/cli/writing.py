"""Reports that a command writes to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.output import say

if TYPE_CHECKING:
    from verify.models import Report
    from verify.reports.orders import Order, Writer
    from verify.reports.passage import Context

Wanted = Callable[["Report", "Context"], "Order"]
"""The order that options make of a report."""


def wanted(
    only: str, suggest: bool, protect: Sequence[str], original: Path | None = None
) -> Wanted:
    """What the options ask for, as it is made of a report once there is one.

    Raises InputError, before any work is done, for an unknown label and for a name too short.
    """
    from verify.errors import InputError
    from verify.reports.files import file_of
    from verify.reports.labels import OUTCOMES
    from verify.reports.orders import Order
    from verify.reports.protected import covering, protected

    labels = frozenset(name.strip() for name in only.split(",") if name.strip())
    known = (*OUTCOMES, "unchecked")
    if unknown := sorted(labels - set(known)):
        raise InputError(
            f"--only: no such label: {', '.join(unknown)}; there are {', '.join(known)}"
        )
    if protect:
        covering(protect)

    def order(report: Report, context: Context) -> Order:
        try:
            data = original.read_bytes() if original is not None else file_of(report)
        except OSError as error:
            raise InputError(f"{original}: cannot be read ({error.strerror})") from None
        return protected(Order(report, context, data, labels, suggest), protect)

    return order


def write(order: Order, out: Path, writer: Writer) -> None:
    """Write a report, and say on stderr what it counts and where it is."""
    from verify.reports.files import write_order

    write_order(order, out, writer)
    say(f"verify: {counts(order)}")
    say(f"verify: report written to {out}")


def counts(order: Order) -> str:
    """How many results of a report came to what, the worst first, in one line."""
    from verify.models import standing
    from verify.reports.labels import tally
    from verify.reports.wording import total_words

    looks = tally(order.report, standing(order.report.decisions))
    each = ", ".join(f"{n} {look.symbol} {look.words.lower()}" for look, n in looks)
    return f"{total_words(order.report)}: {each}" if each else total_words(order.report)
