"""Pages of the web desk as HTML: an article, the card of the judge, a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.models import (
    Checked,
    Decision,
    Finding,
    Item,
    Quote,
    QuoteCheck,
    Report,
    Source,
    Span,
    item_of,
    standing,
)
from verify.reports.cards import badge, bullets, finding_html, quote_html
from verify.reports.labels import PENDING, standing_look, tally, urgency
from verify.reports.marked import Mark, draft, escaped, from_first_word, line
from verify.reports.named import named_html
from verify.reports.passage import Context
from verify.reports.wording import (
    LEFT_OUT,
    counted,
    date_words,
    decision_words,
    leaning_words,
    left_out_words,
    one_line,
    site,
    web_address,
)

HERE = "here"
"""The id of the element that begins the words that were looked for."""


def article_html(source: Source, here: Span | None = None, others: Sequence[Span] = ()) -> str:
    """`source` from its head to its end; `here` lit up, `others` dimmer, furniture dimmed.

    A span that reaches past the text ends with it. Control characters and markup show as text.
    """
    end = len(source.text)
    lit = _within(here, end) if here is not None else None
    dim = [_within(span, end) for span in others]
    edges = sorted(
        {0, end, *(e for s in (*([lit] if lit else ()), *dim, *source.furniture) for e in _ends(s))}
    )
    pieces = []
    begun = False
    for start, stop in pairwise(edges):
        piece = Span(start=start, end=stop)
        text = escaped(piece.of(source.text))
        if lit is not None and lit.covers(piece):
            at = "" if begun else f' id="{HERE}" tabindex="-1"'
            pieces.append(f'<mark class="v-here"{at}>{text}</mark>')
            begun = True
        elif any(span.covers(piece) for span in dim):
            pieces.append(f'<mark class="v-there">{text}</mark>')
        elif any(span.covers(piece) for span in source.furniture):
            pieces.append(f'<span class="v-furniture">{text}</span>')
        else:
            pieces.append(text)
    return (
        f'<article class="v-article"><h2 dir="auto">{line(source.title)}</h2>'
        f'<p class="v-by">{_byline(source)}</p>'
        f'<div class="v-whole" dir="auto">{"".join(pieces)}</div></article>'
    )


def _byline(source: Source) -> str:
    known: Iterable[str | None] = (
        one_line(source.publisher or "") or "publisher not known",
        date_words(source.published, source.published_precision) or "no date",
    )
    words = line(", ".join(part for part in known if part))
    target = web_address(source.url)
    if target is None:
        return words
    return (
        f'{words} <a class="v-link" href="{line(target)}" target="_blank" '
        f'rel="noopener noreferrer">Open at {line(site(target))}</a>'
    )


def _within(span: Span, end: int) -> Span:
    return Span(start=min(span.start, end), end=min(span.end, end))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@dataclass(frozen=True, slots=True)
class Known:
    """The published scores of a judge, and one sentence on what it cannot do."""

    scores: str
    limits: str


_MODEL = Known(
    "A model: its scores are its own; measure it on your cases with verify bench.",
    "It may misread a sentence; code cuts out every citation and checks figures, names, negations.",
)
_KNOWN: tuple[tuple[str, Known], ...] = (
    (
        "checker",
        Known(
            "In news like yours it settles about 30 of 100 claims; of 100 that it calls supported, "
            "93 are.",
            "It reads few sentences at a time; names or figures in each other's place it may miss.",
        ),
    ),
    (
        "embedded-overlap",
        Known(
            "Balanced accuracy .55 on 18 public sets (.50 is chance).",
            "It counts words, names and figures and cannot understand a paraphrase.",
        ),
    ),
)


def known(judge: str) -> Known:
    """What is published about the judge of that name; for a model, that nothing is."""
    return next((card for start, card in _KNOWN if judge.startswith(start)), _MODEL)


def judge_line(judge: str, notice: str | None = None) -> str:
    """The judge in use, as a line of HTML; `notice` says what else the settings ask for."""
    card = known(judge)
    more = f' <strong role="status">{line(notice)}.</strong>' if notice else ""
    return (
        f'<p class="v-judge"><strong>Judge: {line(judge)}</strong> {line(card.scores)} '
        f"{line(card.limits)}{more}</p>"
    )


_SHOWN_CHARS = 110


def draft_text_html(report: Report, chosen: int | None = None) -> str:
    """The draft with every claim and quote marked, those too that are not checked yet."""
    decided = standing(report.decisions)
    marks = (
        Mark(
            item_of(found).span,
            "quote" if isinstance(item_of(found), Quote) else "claim",
            standing_look(found, decided.get(number)),
            number,
            number == chosen,
        )
        for number, found in report.numbered()
    )
    return (
        '<div class="v-draft"><div class="v-text" dir="auto">'
        f"{draft(*from_first_word(report.draft.text, marks))}</div></div>"
    )


def worst(report: Report) -> list[int]:
    """The numbers of everything in a draft, the worst first, what is not checked last.

    Of what is not settled, what leans most to refuted comes first.
    """
    decided = standing(report.decisions)
    ranks = {n: urgency(found, decided.get(n)) for n, found in report.numbered()}
    return sorted(ranks, key=lambda number: (*ranks[number], number))


def items_html(report: Report, chosen: int | None = None) -> str:
    """The list of what was found, the worst first; each entry is a link to its result."""
    found, decided = dict(report.numbered()), standing(report.decisions)
    entries = "".join(
        _entry(number, found[number], decided.get(number), number == chosen)
        for number in worst(report)
    )
    nothing = "<p>No claim and no quote was found in this draft.</p>"
    listed = f'<ol class="v-items">{entries}</ol>' if entries else nothing
    return listed + bullets(LEFT_OUT, left_out_words(report))


def _entry(number: int, found: Checked | Item, decision: Decision | None, chosen: bool) -> str:
    look = standing_look(found, decision)
    words = one_line(item_of(found).text)
    words = words if len(words) <= _SHOWN_CHARS else words[:_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
    words = f"“{words}”" if isinstance(item_of(found), Quote) else words
    said = decision_words(decision) if decision else _leaning(found)
    by = f' <span class="v-by">{line(said)}</span>' if said else ""
    current = ' aria-current="true"' if chosen else ""
    return (
        f'<li><a href="#found-{number}"{current}><span class="v-no">{number}</span> '
        f'{badge(look)} <span dir="auto">{line(words)}</span></a>{by}</li>'
    )


def _leaning(found: Checked | Item) -> str:
    """What an open verdict leans to; empty for everything else."""
    verdict = found.verdict if isinstance(found, Finding) else None
    return leaning_words(verdict) if verdict is not None else ""


def result_html(report: Report, number: int, context: Context) -> str:
    """Result `number`: what was decided about it, then what was found, evidence and all."""
    found = dict(report.numbered()).get(number)
    if found is None:
        return ""
    decision = standing(report.decisions).get(number)
    kind = "Quote" if isinstance(item_of(found), Quote) else "Claim"
    shown = _found(found, context)
    if decision is not None:
        shown = _decided(decision, context) + shown
    tone = standing_look(found, decision).tone
    return (
        f'<article class="v-item v-edge-{tone}" id="found" tabindex="-1">'
        f'<p class="v-number">{kind} {number}</p>{shown}</article>'
    )


def counts_html(report: Report) -> str:
    """How many results look how, the worst first."""
    decided = standing(report.decisions)
    each = "".join(f"<li>{n} {badge(look)}</li>" for look, n in tally(report, decided))
    made = f"<li>{counted(len(decided), 'decision')}</li>" if decided else ""
    return f'<ul class="v-counts">{each}{made}</ul>'


def _found(found: Checked | Item, context: Context) -> str:
    if isinstance(found, Finding):
        return finding_html(found, context) + named_html(found)
    if isinstance(found, QuoteCheck):
        return quote_html(found, context)
    return f'<p class="v-asked" dir="auto">{line(found.text)}</p>{badge(PENDING, "p")}'


def _decided(decision: Decision, context: Context) -> str:
    again = f"<div>{_found(decision.result, context)}</div>" if decision.result else ""
    head = "<h3>Before the edit</h3>" if decision.result else ""
    return (
        f'<div class="v-decision"><p dir="auto"><b>{line(decision_words(decision))}</b></p>{again}'
        f"</div>{head}"
    )
