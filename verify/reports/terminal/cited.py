"""Cited words in their sentence, and the other pieces that results are made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from verify.models import Calculation, Citation, DiffPart, Evidence, Failure, Figure, Oddity
from verify.reports.labels import FAILED, ODDITIES, STANCES, Look, Tone
from verify.reports.passage import Context, Piece, by_source, figures_outside, passages, sides
from verify.reports.wording import (
    byline,
    failure_words,
    one_line,
    title_words,
    web_address,
)

STYLES: dict[Tone, str] = {
    "bad": "bold red",
    "warn": "bold yellow",
    "plain": "bold cyan",
    "good": "bold green",
    "failed": "bold white on red",
}
OPEN, CLOSE = "▸", "◂"
"""Around cited words inside a sentence, so that they stand out without colour too."""


def words(text: str, style: str = "") -> Text:
    """`text` on one line, as it is: no markup in it counts, no control character is left."""
    return Text(one_line(text), style=style)


def label(look: Look) -> Text:
    """A label in its symbol, words and colour."""
    return Text(f"{look.symbol} {look.words}", style=STYLES[look.tone])


def heading(text: str) -> Text:
    """A small heading inside a result."""
    return Text(text, style="bold")


def sections(*blocks: Sequence[RenderableType]) -> Group:
    """The blocks that hold anything, an empty line between them."""
    shown: list[RenderableType] = []
    for block in blocks:
        if block and shown:
            shown.append(Text(""))
        shown.extend(block)
    return Group(*shown)


@dataclass(frozen=True, slots=True)
class Hanging:
    """`part` behind `lead`, its further lines set in as deep; no space at the line ends."""

    lead: str
    part: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        depth = len(self.lead)
        inner = options.update_width(max(1, options.max_width - depth))
        for n, line in enumerate(console.render_lines(self.part, inner, pad=False)):
            if line:
                yield Segment(" " * depth if n else self.lead)
            yield from line
            yield Segment.line()


def indented(*parts: RenderableType) -> Hanging:
    """`parts` below each other, set in."""
    return Hanging("  ", Group(*parts))


def sentence(pieces: Sequence[Piece]) -> Text:
    """A passage on one line, what is cited in it marked.

    Marked are the figures in what is cited or, without any, all of it where words stand around it.
    """
    parts = {piece.part for piece in pieces}
    marked = "figure" if "figure" in parts else "cited" if "around" in parts else None
    shown = Text()
    for text, part in pieces:
        if part == marked:
            shown.append(f"{OPEN}{text}{CLOSE}", style="bold underline")
        else:
            shown.append(text, style="bold" if part == "cited" else "")
    return shown


def where(citations: Sequence[Citation]) -> Text:
    """Title, byline and address of citations of one source, with the id for `verify show`."""
    first = citations[0]
    places = ", ".join(f"{citation.start}-{citation.end}" for citation in citations)
    lines = [
        Text(title_words(first), style="italic"),
        Text(f"{byline(first)} · {first.source_id}:{places}", "dim"),
    ]
    if first.url:
        target = web_address(first.fragment_url or first.url)
        linkable = target is not None and target.isascii()
        lines.append(
            Text(one_line(first.url), Style(dim=True, link=target))
            if linkable
            else words(first.url, "dim")
        )
    return Text("\n").join(lines)


def cited(
    citations: Sequence[Citation], context: Context, calculations: Sequence[Calculation] = ()
) -> RenderableType:
    """Citations of one source: their sentences with the figures used, then where they stand."""
    lines = [sentence(pieces) for pieces in passages(citations, context, calculations)]
    return Group(*lines, where(citations))


def cited_list(
    citations: Iterable[Citation], context: Context, calculations: Sequence[Calculation] = ()
) -> list[RenderableType]:
    """Citations, source by source, numbered."""
    return [
        Hanging(f"[{n}] ", cited(group, context, calculations))
        for n, group in enumerate(by_source(citations), 1)
    ]


def used_figures(
    calculations: Sequence[Calculation], shown: Iterable[Citation], context: Context
) -> list[RenderableType]:
    """What the working starts from, as far as no citation `shown` holds it."""
    return places("Figures in the working", figures_outside(calculations, shown), context)


def evidence_list(
    evidence: Iterable[Evidence], context: Context, calculations: Sequence[Calculation] = ()
) -> list[RenderableType]:
    """Evidence, side by side and source by source, each under what it does to the claim."""
    shown: list[RenderableType] = []
    for side in sides(evidence):
        head = label(STANCES[side.stance])
        head.append(f"  {one_line(side.method)} {side.score:.2f}", style="dim not bold")
        shown.append(Group(head, indented(cited(side.citations, context, calculations))))
    return shown


def workings(calculations: Sequence[Calculation]) -> list[RenderableType]:
    """Calculations, a line of working each."""
    return [
        Text.assemble(("Working  ", "bold"), one_line(calculation.text))
        for calculation in calculations
    ]


def other_figures(figures: Sequence[Figure], context: Context) -> list[RenderableType]:
    """Figures that disagree or are about something else, each with its sentence."""
    if not figures:
        return []
    return [
        heading("Other figures in the sources"),
        *(
            indented(
                Text.assemble((one_line(figure.text), "bold"), f", about {one_line(figure.about)}"),
                indented(cited([figure.citation], context)),
            )
            for figure in figures
        ),
    ]


def listed(head: str, lines: Sequence[str]) -> list[RenderableType]:
    """`lines` as a list under a heading; nothing where there are none."""
    return [heading(head), *(Hanging("  - ", words(line)) for line in lines)] if lines else []


def places(head: str, citations: Sequence[Citation], context: Context) -> list[RenderableType]:
    """Citations under a heading, source by source; nothing where there are none."""
    groups = [indented(cited(group, context)) for group in by_source(citations)]
    return [heading(head), *groups] if groups else []


def oddities(found: Sequence[Oddity], context: Context) -> list[RenderableType]:
    """Figures of one cited source that do not go together, both in their sentences."""
    if not found:
        return []
    return [
        heading(ODDITIES),
        *(
            indented(words(oddity.text), indented(*cited_list(oddity.citations, context)))
            for oddity in found
        ),
    ]


def nearest(citations: Sequence[Citation], context: Context) -> list[RenderableType]:
    """The nearest passages, said to decide nothing."""
    return places("Nearest passages (they do not decide it)", citations, context)


def failed(failure: Failure, look: Look = FAILED) -> RenderableType:
    """A failure, which nobody can take for a verdict."""
    return Group(
        Text(f" {look.symbol} {look.words.upper()} ", style=STYLES["failed"]),
        indented(
            Text(failure_words(failure), style="red"),
            Text("Nothing was decided: this is a failure, not a verdict.", style="dim"),
        ),
    )


def diff(parts: Sequence[DiffPart]) -> Text:
    """A word diff in one line: what the source has as -old, what the quote has as +new."""
    shown = Text()
    for part in parts:
        if shown:
            shown.append(" ")
        if part.op == "equal":
            shown.append(one_line(part.source))
            continue
        old, new = one_line(part.source), one_line(part.quote)
        if old:
            shown.append(f"[-{old}-]", style="red strike")
        if new:
            shown.append(" " if old else "").append(f"{{+{new}+}}", style="bold green")
    return shown
