"""A draft on the web desk: its text with everything in it marked, the list of what was found, and
one result with what somebody decided about it.
"""

from verify.models import (
    Checked,
    Decision,
    Finding,
    Item,
    Quote,
    QuoteCheck,
    Report,
    item_of,
    standing,
)
from verify.reports.cards import badge, bullets, finding_html, quote_html
from verify.reports.labels import PENDING, standing_look, tally, urgency
from verify.reports.marked import Mark, draft, from_first_word, line
from verify.reports.named import named_html
from verify.reports.passage import Context
from verify.reports.wording import (
    LEFT_OUT,
    counted,
    decision_words,
    leaning_words,
    left_out_words,
    one_line,
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
