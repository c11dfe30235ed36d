"""A checked draft as one HTML file that needs nothing else and runs nothing."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Literal

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
from verify.reports.browsing import filters_html, steps
from verify.reports.cards import badge, bullets, finding_html, quote_html, section
from verify.reports.labels import (
    PENDING,
    about,
    decided_look,
    look_of,
    tally,
    unchecked,
    worst_first,
)
from verify.reports.marked import Mark, draft, from_first_word, line
from verify.reports.named import named_html
from verify.reports.orders import Order
from verify.reports.passage import Context
from verify.reports.wording import (
    LEFT_OUT,
    decision_words,
    left_out_words,
    run_words,
    total_words,
)


def stylesheet() -> str:
    """The style of everything under an element of class `v`, for light, dark and paper."""
    return files("verify.reports").joinpath("report.css").read_text(encoding="utf-8")


def desk_stylesheet() -> str:
    """The style of the web desk: that of reports, and of what stands around them."""
    own = files("verify.reports").joinpath("desk.css").read_text(encoding="utf-8")
    return stylesheet() + own


def write_html(order: Order) -> bytes:
    """The report as a file."""
    return report_html(order.report, order.context).encode("utf-8", "replace")


def report_html(report: Report, context: Context) -> str:
    """The report as a page: counts, the draft with its marks, then everything, worst first.

    The page's content policy allows its own style and nothing else: no script, no picture, no
    form, no request.
    """
    style = stylesheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = line(report.draft.title) or "Draft"
    return (
        "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{title} – checked</title><style>{style}</style></head>\n"
        f'<body class="v v-page"><header><h1 dir="auto">{title}</h1>{_counts(report)}</header>\n'
        f'<main><section class="v-draft"><h2>The draft</h2><div class="v-text" dir="auto">'
        f"{_marked_draft(report)}</div></section>\n"
        f'<section class="v-found"><h2>What was found, the worst first</h2>\n'
        f"{_found(report, context)}</section></main>\n"
        f'<footer class="v-run">{line(run_words(report.run))}</footer></body></html>\n'
    )


def _counts(report: Report) -> str:
    each = "".join(f"<li>{n} {badge(look)}</li>" for look, n in tally(report))
    total = f'<p>{line(total_words(report))}</p><ul class="v-counts">{each}</ul>'
    return total + filters_html(tally(report))


def _marked_draft(report: Report) -> str:
    """The draft with its marks, without the empty lines before its first word."""
    made = standing(report.decisions)
    marks = (_mark(number, item, made.get(number)) for number, item in report.numbered())
    return draft(*from_first_word(report.draft.text, marks))


def _mark(number: int, item: Checked | Item, decision: Decision | None) -> Mark:
    found = item_of(item)
    if not isinstance(item, Finding | QuoteCheck):
        return Mark(found.span, _kind(found), PENDING, number)
    look, after = look_of(item), decided_look(item, decision)
    return Mark(found.span, _kind(found), look, number, decided=after if after != look else None)


def _found(report: Report, context: Context) -> str:
    order = [n for n, _ in worst_first(report)] + [n for n, _ in unchecked(report)]
    ways = steps(order)
    items = [
        f'<article class="v-item v-edge-{look_of(result).tone}" id="found-{number}">'
        f"{_head(number, result)}{ways[number]}{result_html(result, context)}"
        f"{decisions_html(about(report.decisions, number), context)}</article>\n"
        for number, result in worst_first(report)
    ]
    found = "".join(items + _left(report, ways))
    nothing = "<p>No claim and no quote was found in this draft.</p>"
    return (found or nothing) + bullets(LEFT_OUT, left_out_words(report))


def _left(report: Report, ways: Mapping[int, str]) -> list[str]:
    """What nobody came to, so that nobody takes it for clean."""
    return [
        f'<article class="v-item v-edge-plain" id="found-{number}">{_head(number, item)}'
        f'{ways[number]}<p class="v-asked" dir="auto">{line(item.text)}</p>{badge(PENDING, "p")}'
        "<p>The run was stopped before it came to this.</p></article>\n"
        for number, item in unchecked(report)
    ]


def _head(number: int, item: Checked | Item) -> str:
    kind = _kind(item_of(item)).title()
    return f'<p class="v-number"><a href="#at-{number}">{kind} {number}</a></p>'


def _kind(item: Item) -> Literal["claim", "quote"]:
    return "quote" if isinstance(item, Quote) else "claim"


def result_html(result: Checked, context: Context) -> str:
    """What was found about a claim or a quote."""
    if isinstance(result, Finding):
        return finding_html(result, context) + named_html(result)
    return quote_html(result, context)


def decisions_html(decisions: Sequence[Decision], context: Context) -> str:
    """What people decided about a result, the last one last; nothing where nobody did."""
    shown = [
        f'<p dir="auto">{line(decision_words(made))}</p>'
        + (f'<div class="v-again">{result_html(made.result, context)}</div>' if made.result else "")
        for made in decisions
    ]
    return section("Decided by people", shown, "v-decided")
