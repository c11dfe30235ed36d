"""A checked draft as its own Word file, with a comment on every claim and quote."""

from __future__ import annotations

from typing import Any

from verify.errors import InputError
from verify.models import item_of
from verify.reports.corrections import corrections
from verify.reports.labels import about
from verify.reports.orders import Order, original_of
from verify.reports.word.changes import suggest
from verify.reports.word.comments import Margin
from verify.reports.word.interim import places as interim
from verify.reports.word.margin import comment_on, without_a_place
from verify.reports.word.package import Package
from verify.reports.word.places import Layout


def annotated_docx(order: Order) -> bytes:
    """The draft's file with what is wanted of its report as comments and, if asked, corrections.

    Text, formatting, comments and tracked changes that are there stay as they are. Raises
    InputError where the file is not at hand, is no .docx, or does not have the text that was
    checked.
    """
    report = order.report
    where = report.draft.path or report.draft.title
    package = Package(original_of(order), where)
    layout = Layout(_places(order, package, where))
    margin = Margin(package, report.run.started)
    lost = []
    for number, item in order.items():
        comment = comment_on(number, item, about(report.decisions, number), order.context)
        edges = layout.edges(item_of(item).span)
        if edges is None:
            lost.append((item, comment))
        else:
            margin.put(comment, *edges)
    rest = without_a_place(lost)
    if rest is not None:
        margin.put_at_the_end(rest)
    if order.suggest:
        wanted = frozenset(number for number, _ in order.items())
        suggest(package.body, layout, corrections(report, wanted), report.run.started)
    return package.saved()


def _places(order: Order, package: Package, where: str) -> list[tuple[int, int, Any]]:
    text, places = interim(package.body)
    if order.veil(text) != order.report.draft.text:
        raise InputError(
            f"{where}: this file does not have the text that was checked; check it again"
        )
    return places
