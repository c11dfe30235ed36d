"""A checked draft as its own Word file, with a comment on every claim and quote."""

from __future__ import annotations

from verify.errors import InputError
from verify.models import Part, Span, item_of
from verify.reports.corrections import corrections
from verify.reports.labels import about
from verify.reports.orders import Order, original_of
from verify.reports.word.changes import suggest
from verify.reports.word.comments import Margin
from verify.reports.word.margin import comment_on, elsewhere, without_a_place
from verify.reports.word.package import Package
from verify.reports.word.places import Edges, Layout, places_in
from verify.settings import Settings


def annotated_docx(order: Order) -> bytes:
    """The draft's file with what is wanted of its report as comments and, if asked, corrections.

    Text, formatting, comments and tracked changes that are there stay as they are. The comment on
    words of a note stands at its mark, on words of a header in a last comment. Raises InputError
    where the file is not at hand, is no .docx, or does not have the text that was checked.
    """
    from verify.sources.word import read_word

    report = order.report
    where = report.draft.path or report.draft.title
    data = original_of(order)
    read = read_word(data, where, Settings(max_file_mb=len(data) / 1e6 + 1))
    if order.veil(read.text) != report.draft.text:
        raise InputError(
            f"{where}: this file does not have the text that was checked; check it again"
        )
    package = Package(data, where)
    layout = Layout(places_in(package, read))
    margin = Margin(package, report.run.started)
    lost = []
    for number, item in order.items():
        comment = comment_on(number, item, about(report.decisions, number), order.context)
        span = item_of(item).span
        edges = layout.edges(span)
        if edges is None and (part := _note_with(read.parts, span)) is not None:
            edges, comment = _at_the_mark(layout, part), elsewhere(item, comment, part.kind)
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


def _note_with(parts: tuple[Part, ...], span: Span) -> Part | None:
    """The footnote or endnote that has `span`."""
    return next((p for p in parts if p.anchor is not None and p.span.overlaps(span)), None)


def _at_the_mark(layout: Layout, part: Part) -> Edges | None:
    return None if part.anchor is None else layout.note(part.anchor)
