"""What the comment on a claim or a quote says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify.models import (
    Checked,
    Citation,
    Decision,
    DiffPart,
    Finding,
    Item,
    PartKind,
    Quote,
    QuoteCheck,
    Verdict,
    item_of,
)
from verify.reports.labels import PENDING, STANCES, Look, Tone, standing_look
from verify.reports.named import named_lines
from verify.reports.passage import Context, by_source, figures_outside, passages, sides
from verify.reports.word.comments import Comment, Paragraph, Words, paragraph
from verify.reports.wording import (
    byline,
    checked_words,
    decision_words,
    failure_words,
    one_line,
    quote_remarks,
    site,
    title_words,
    web_address,
)

INITIALS: dict[Tone, str] = {
    "bad": "V-wrong",
    "warn": "V-look",
    "failed": "V-failed",
    "plain": "V-open",
    "good": "V-fine",
}
"""The initials of comments: how grave what they say is, for whoever sorts or filters by them."""


def comment_on(
    number: int, item: Checked | Item, decisions: Sequence[Decision], context: Context
) -> Comment:
    """The comment on result `number`: label, reasons, evidence, and what people decided."""
    look = standing_look(item, decisions[-1] if decisions else None)
    kind = "Quote" if isinstance(item_of(item), Quote) else "Claim"
    lines = [
        _head(look, f"{kind} {number}"),
        *_about(item, context),
        *(paragraph(Words("Decided: ", "strong"), decision_words(made)) for made in decisions),
    ]
    return Comment(INITIALS[look.tone], tuple(line for line in lines if line))


def elsewhere(item: Checked | Item, comment: Comment, kind: PartKind) -> Comment:
    """The comment as it stands beside a note: it says which words of the note it is about."""
    opening = paragraph(Words(f"In the {kind}: ", "strong"), _checked(item))
    return Comment(comment.initials, (opening, *comment.paragraphs))


def without_a_place(items: Iterable[tuple[Checked | Item, Comment]]) -> Comment | None:
    """One comment with all that found no words to stand on; None where everything did."""
    lines: list[Paragraph] = []
    for item, comment in items:
        lines.append(paragraph(Words("On: ", "strong"), _checked(item)))
        lines.extend(comment.paragraphs)
    if not lines:
        return None
    opening = "These words stand where no comment can, in a header or a footer."
    return Comment(INITIALS["plain"], (paragraph(opening), *lines))


def _checked(item: Checked | Item) -> str:
    if isinstance(item, Finding | QuoteCheck):
        return checked_words(item)
    return one_line(item.text)


def _head(look: Look, what: str) -> Paragraph:
    return paragraph(Words(f"{look.symbol} {look.words}", "strong"), f" · {what}")


def _about(item: Checked | Item, context: Context) -> Iterator[Paragraph]:
    if isinstance(item, QuoteCheck):
        yield from _quote(item, context)
    elif not isinstance(item, Finding):
        yield paragraph(f"{PENDING.words}: the run was stopped before it came to this.")
    elif item.verdict is not None:
        yield from (paragraph(Words("● ", "strong"), told) for told in named_lines(item))
        yield from _verdict(item.verdict, context)
    elif item.failure is not None:
        yield paragraph(failure_words(item.failure))
        yield paragraph("Nothing was decided: this is a failure, not a verdict.")


def _verdict(verdict: Verdict, context: Context) -> Iterator[Paragraph]:
    yield paragraph(verdict.rationale)
    for calculation in verdict.calculations:
        yield paragraph(Words("Working: ", "strong"), calculation.text)
    for side in sides(verdict.evidence):
        look = STANCES[side.stance]
        yield paragraph(Words(f"{look.symbol} {look.words}", "strong"))
        yield from _cited(side.citations, context)
    outside = figures_outside(verdict.calculations, [item.citation for item in verdict.evidence])
    yield from _places("Figures in the working", outside, context)
    for oddity in verdict.oddities:
        yield paragraph(Words("Inside a cited source: ", "strong"), oddity.text)
    for head, texts in (
        ("Take care", verdict.cautions),
        ("Missing", verdict.gaps),
        ("Not checked", verdict.skipped_checks),
    ):
        for text in texts:
            yield paragraph(Words(f"{head}: ", "strong"), text)
    yield from _places("Nearest, but they do not decide it", verdict.nearest, context)


def _quote(check: QuoteCheck, context: Context) -> Iterator[Paragraph]:
    for remark in quote_remarks(check):
        yield paragraph(remark)
    if any(part.op != "equal" for part in check.diff):
        yield paragraph("Struck out: only in the source. Underlined: only in the quote.")
        yield _diff(check.diff)
    if check.citation is not None:
        yield from _cited([check.citation], context)
    others = [place for place in check.places if place != check.citation]
    yield from _places("Also here", others, context)


def _diff(parts: Sequence[DiffPart]) -> Paragraph:
    made: list[Words] = []
    for part in parts:
        if part.op == "equal":
            made.append(Words(part.source))
            continue
        made += [Words(part.source, "gone")] if part.source.strip() else []
        made += [Words(part.quote, "new")] if part.quote.strip() else []
    spaced = [words for one in made for words in (one, Words(" "))]
    return tuple(spaced[:-1])


def _places(head: str, citations: Iterable[Citation], context: Context) -> Iterator[Paragraph]:
    groups = by_source(citations)
    if groups:
        yield paragraph(Words(f"{head}:", "strong"))
    for group in groups:
        yield from _cited(group, context)


def _cited(citations: Sequence[Citation], context: Context) -> Iterator[Paragraph]:
    """Citations of one source in their sentences, then the source and a link into it."""
    for pieces in passages(citations, context):
        words = (Words(text, "plain" if part == "around" else "strong") for text, part in pieces)
        yield paragraph("“", *words, "”")
    first = citations[0]
    target = web_address(first.fragment_url) or web_address(first.url)
    link = Words(f"open at {site(target)}", url=target) if target else None
    yield paragraph(f"{title_words(first)}, {byline(first)}", " · " if link else None, link)
