"""What a writer of reports is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verify.errors import InputError
from verify.models import Checked, Finding, Item, QuoteCheck, Report, outcomes
from verify.reports.passage import Context


@dataclass(frozen=True, slots=True)
class Order:
    """A report and how it is wanted.

    `context` gives the sentences around a citation. `original` is the file that the draft was read
    from, where it is at hand. `only` names the labels whose results are wanted (all where it is
    empty); `suggest` asks for corrections as changes that a person accepts or refuses. `veil`
    covers the names in a text that the report does not show.
    """

    report: Report
    context: Context
    original: bytes | None = None
    only: frozenset[str] = frozenset()
    suggest: bool = False
    veil: Callable[[str], str] = str

    def items(self) -> list[tuple[int, Checked | Item]]:
        """What is wanted, each with its number in the draft."""
        return [(n, item) for n, item in self.report.numbered() if self._wanted(item)]

    def _wanted(self, item: Checked | Item) -> bool:
        if not self.only:
            return True
        came_to = outcomes(item) if isinstance(item, Finding | QuoteCheck) else ["unchecked"]
        return not self.only.isdisjoint(came_to)


@dataclass(frozen=True, slots=True)
class Writer:
    """A format of reports: `write` returns the whole file.

    `suffix` names the format where nobody does; `says` tells what the file is, in a few words.
    `write` raises InputError for a report that cannot be written so. `into` is the suffix of the
    draft's own file where the format is that file with something added.
    """

    name: str
    suffix: str
    media_type: str
    says: str
    write: Callable[[Order], bytes]
    into: str | None = None


def original_of(order: Order) -> bytes:
    """The draft's own file. Raises InputError where it is not at hand."""
    if order.original is None:
        raise InputError(
            f"{order.report.draft.path or order.report.draft.title}: the file that this draft was "
            "read from is needed to write into it, and is not there"
        )
    return order.original
