"""What is in the library, what was read, what was found in a text, how a batch went."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verify.models import Claim, Precision, Quote, Source, Span, Unchecked
from verify.reports.labels import OUTCOMES
from verify.reports.terminal.cited import STYLES, heading, indented, sections, words
from verify.reports.wording import counted, date_words, one_line
from verify.text.canonical import printable


class Batch(Protocol):
    """How a batch went."""

    @property
    def rows(self) -> int: ...
    @property
    def kept(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def outcomes(self) -> Mapping[str, int]: ...


class Shelved(Protocol):
    """A source as the library lists it; `passages` is shown where a row has it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def published_precision(self) -> Precision: ...
    @property
    def notes(self) -> Sequence[str]: ...


class Added(Protocol):
    """What reading files and pages came to: sources with their passages, known ones, failures."""

    @property
    def added(self) -> Sequence[tuple[Shelved, int]]: ...
    @property
    def unchanged(self) -> Sequence[Shelved]: ...
    @property
    def failed(self) -> Sequence[tuple[str | Path, str]]: ...


class Stated(Protocol):
    """Words that state a date."""

    @property
    def text(self) -> str: ...
    @property
    def span(self) -> Span: ...


class Measured(Stated, Protocol):
    """Words that state a quantity, and what they come to."""

    @property
    def value(self) -> Decimal | tuple[Decimal, Decimal]: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def of(self) -> str | None: ...
    @property
    def modifier(self) -> str: ...


class Extracted(Protocol):
    """The claims, quotes, quantities and dates of a text, and what is neither claim nor quote."""

    @property
    def text(self) -> str: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def quotes(self) -> Sequence[Quote]: ...
    @property
    def unchecked(self) -> Sequence[Unchecked]: ...
    @property
    def quantities(self) -> Sequence[Measured]: ...
    @property
    def dates(self) -> Sequence[Stated]: ...


def render_sources(rows: Iterable[Shelved]) -> RenderableType:
    """The sources of a library, a row each."""
    table = _table("Id", "Date", "Title and publisher")
    for row in rows:
        day = date_words(row.published, row.published_precision) or "no date"
        title = words(row.title or "–")
        if row.publisher:
            title.append(f" · {one_line(row.publisher)}", style="dim")
        table.add_row(words(row.id), Text(day), title)
    if not table.row_count:
        return words("The library is empty. Put articles in with: verify add PATH_OR_URL")
    return Group(table, Text(counted(table.row_count, "source"), style="dim"))


def render_added(result: Added) -> RenderableType:
    """What was added, what was known already, and what could not be read and why."""
    passages = sum(n for _, n in result.added)
    added = [
        Text.assemble(
            ("+ ", "green"),
            words(source.title),
            (f"  {source.id}", "dim"),
            *((f"\n    note: {one_line(note)}", "yellow") for note in source.notes),
        )
        for source, _ in result.added
    ]
    failed = [
        Text.assemble(
            ("! could not be read  ", STYLES["bad"]),
            *((words(str(where)), ": ") if str(where) not in message else ()),
            words(message),
        )
        for where, message in result.failed
    ]
    counts = ", ".join(
        (
            f"{counted(len(result.added), 'source')} added ({counted(passages, 'passage')})",
            f"{len(result.unchanged)} unchanged",
            f"{len(result.failed)} failed",
        )
    )
    return Group(*added, *failed, Text(counts, style="bold red" if failed else "bold"))


def render_extraction(extraction: Extracted) -> RenderableType:
    """Claims, quotes, quantities and dates of a text, each with its place. Nothing is judged."""
    claims = _table("Claim", "At")
    for claim in extraction.claims:
        claims.add_row(words(claim.text), _place(claim.span))
    quotes = _table("Quote", "Kind", "Speaker", "At")
    for quote in extraction.quotes:
        speaker = words(quote.speaker.text) if quote.speaker else Text("–")
        quotes.add_row(words(quote.text), words(quote.kind), speaker, _place(quote.span))
    quantities = _table("Figure", "Value", "Unit", "Of", "At")
    for figure in extraction.quantities:
        modifier = "" if figure.modifier == "exactly" else figure.modifier.replace("_", " ")
        value = words(f"{modifier} {_number(figure.value)}")
        unit, of = words(figure.unit or "–"), words(figure.of or "–")
        quantities.add_row(words(figure.text), value, unit, of, _place(figure.span))
    dates = _table("Date", "At")
    for stated in extraction.dates:
        dates.add_row(words(stated.text), _place(stated.span))
    left_out = _table("Not checked", "Why", "At")
    for left in extraction.unchecked:
        left_out.add_row(words(left.text), words(left.reason), _place(left.span))
    tables = {
        "claim": claims,
        "quote": quotes,
        "other line": left_out,
        "quantity": quantities,
        "date": dates,
    }
    many = {"quantity": "quantities"}
    blocks: list[list[RenderableType]] = [
        [
            heading(counted(table.row_count, one, many.get(one))),
            *([indented(table)] if table.row_count else []),
        ]
        for one, table in tables.items()
    ]
    return sections(*blocks)


def render_batch(summary: Batch) -> RenderableType:
    """How a batch went: its rows, and how many of them came to what."""
    shown = Text(counted(summary.rows, "row"), style="bold")
    rest = [f"{summary.kept:,} of them done before"] if summary.kept else []
    rest.append(f"{summary.seconds:.1f} s")
    shown.append(f", {', '.join(rest)}", style="not bold")
    for name, look in OUTCOMES.items():
        if summary.outcomes.get(name):
            shown.append(f"\n{summary.outcomes[name]:>7,}  ", style="not bold")
            shown.append(f"{look.symbol} {look.words}", style=STYLES[look.tone])
            shown.append(f"  {name}", style="dim not bold")
    return shown


def render_source(source: Source) -> RenderableType:
    """A source with its text; what is not the article is dimmed."""
    day = date_words(source.published, source.published_precision)
    known = (source.publisher, day, source.url, source.path, source.id)
    text = Text()
    at = 0
    for span in sorted(source.furniture, key=lambda span: span.start):
        text.append(printable(source.text[at : span.start]))
        text.append(printable(source.text[max(at, span.start) : span.end]), style="dim")
        at = max(at, span.end)
    text.append(printable(source.text[at:]))
    return Group(
        words(source.title, "bold"),
        words(" · ".join(part for part in known if part), "dim"),
        Text(""),
        text,
    )


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(Text(column), overflow="fold", no_wrap=column in ("Id", "At", "Date"))
    return table


def _place(span: Span) -> Text:
    return Text(f"{span.start}-{span.end}", style="dim")


def _number(value: Decimal | tuple[Decimal, Decimal]) -> str:
    """A number with thousands separated, to six decimal places at most."""
    ends = value if isinstance(value, tuple) else (value,)
    return " to ".join(f"{round(end, 6).normalize():,f}" for end in ends)
