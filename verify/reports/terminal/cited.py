"""Cited words in their sentence, and the other pieces that results are made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from verify.models import Calculation, Citation, DiffPart, Evidence, Failure, Figure, Span
from verify.reports.labels import FAILED, STANCES, Look, Tone
from verify.reports.passage import Context, figures_in, figures_outside, passage
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


def sentence(citation: Citation, context: Context, figures: Iterable[Span] = ()) -> Text:
    """The cited words in the sentence that they stand in.

    Marked are the `figures` in them (offsets into the cited words) or, without any, all of them
    where they are not the whole sentence.
    """
    pieces = passage(*context(citation), figures)
    marked = "figure" if any(piece.part == "figure" for piece in pieces) else "cited"
    shown = Text()
    for piece in pieces:
        mark = piece.part == marked and len(pieces) > 1
        shown.append(
            f"{OPEN}{piece.text}{CLOSE}" if mark else piece.text,
            style="bold underline" if mark else "bold" if piece.part == "cited" else "",
        )
    return shown


def where(citation: Citation) -> Text:
    """Title, byline and address of a citation, with the id that `verify show` takes."""
    lines = [
        Text(title_words(citation), style="italic"),
        Text(f"{byline(citation)} · {citation.source_id}:{citation.start}-{citation.end}", "dim"),
    ]
    if citation.url:
        target = web_address(citation.fragment_url or citation.url)
        linkable = target is not None and target.isascii()
        lines.append(
            Text(one_line(citation.url), Style(dim=True, link=target))
            if linkable
            else words(citation.url, "dim")
        )
    return Text("\n").join(lines)


def cited(
    citation: Citation, context: Context, calculations: Sequence[Calculation] = ()
) -> RenderableType:
    """A citation in full: the sentence with the figures that were used, then where it stands."""
    figures = figures_in(citation, calculations)
    return Group(sentence(citation, context, figures), where(citation))


def cited_list(
    citations: Iterable[Citation], context: Context, calculations: Sequence[Calculation] = ()
) -> list[RenderableType]:
    """Citations in full, numbered."""
    return [
        Hanging(f"[{n}] ", cited(citation, context, calculations))
        for n, citation in enumerate(citations, 1)
    ]


def used_figures(
    calculations: Sequence[Calculation], shown: Iterable[Citation], context: Context
) -> list[RenderableType]:
    """What the working starts from, as far as no citation `shown` holds it."""
    outside = figures_outside(calculations, shown)
    cards = [indented(cited(figure, context)) for figure in outside]
    return [heading("Figures in the working"), *cards] if cards else []


def evidence_list(
    evidence: Iterable[Evidence], context: Context, calculations: Sequence[Calculation] = ()
) -> list[RenderableType]:
    """Pieces of evidence in full, each under what it does to the claim."""
    shown: list[RenderableType] = []
    for item in evidence:
        head = label(STANCES[item.stance])
        head.append(f"  {one_line(item.method)} {item.score:.2f}", style="dim not bold")
        shown.append(Group(head, indented(cited(item.citation, context, calculations))))
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
                indented(cited(figure.citation, context)),
            )
            for figure in figures
        ),
    ]


def listed(head: str, lines: Sequence[str]) -> list[RenderableType]:
    """`lines` as a list under a heading; nothing where there are none."""
    return [heading(head), *(Hanging("  - ", words(line)) for line in lines)] if lines else []


def nearest(citations: Sequence[Citation], context: Context) -> list[RenderableType]:
    """The nearest passages, said to decide nothing."""
    if not citations:
        return []
    return [
        heading("Nearest passages (they do not decide it)"),
        *(indented(cited(citation, context)) for citation in citations),
    ]


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
