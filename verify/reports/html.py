"""A checked draft as one HTML file that needs nothing else and runs nothing."""

import base64
import hashlib
from importlib.resources import files
from typing import Literal

from verify.models import Finding, QuoteCheck, Report, item_of
from verify.reports.cards import badge, finding_html, quote_html
from verify.reports.labels import look_of, numbered, tally, worst_first
from verify.reports.marked import Mark, draft, from_first_word, line
from verify.reports.passage import Context
from verify.reports.wording import counted, run_words


def stylesheet() -> str:
    """The style of everything under an element of class `v`, for light, dark and paper."""
    return files("verify.reports").joinpath("report.css").read_text(encoding="utf-8")


def desk_stylesheet() -> str:
    """The style of the web desk: that of reports, and of what stands around them."""
    own = files("verify.reports").joinpath("desk.css").read_text(encoding="utf-8")
    return stylesheet() + own


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
    results = (result for _, result in numbered(report))
    total = f"{counted(len(report.findings), 'claim')}, {counted(len(report.quotes), 'quote')}"
    each = "".join(f"<li>{n} {badge(look)}</li>" for look, n in tally(results))
    return f'<p>{total}</p><ul class="v-counts">{each}</ul>'


def _marked_draft(report: Report) -> str:
    """The draft with its marks, without the empty lines before its first word."""
    marks = (
        Mark(item_of(result).span, _kind(result), look_of(result), number)
        for number, result in numbered(report)
    )
    return draft(*from_first_word(report.draft.text, marks))


def _found(report: Report, context: Context) -> str:
    items = [
        f'<article class="v-item v-edge-{look_of(result).tone}" id="found-{number}">'
        f'<p class="v-number"><a href="#at-{number}">{_kind(result).title()} {number}</a></p>'
        f"{_result(result, context)}</article>\n"
        for number, result in worst_first(report)
    ]
    return "".join(items) or "<p>No claim and no quote was found in this draft.</p>"


def _kind(result: Finding | QuoteCheck) -> Literal["claim", "quote"]:
    return "claim" if isinstance(result, Finding) else "quote"


def _result(result: Finding | QuoteCheck, context: Context) -> str:
    if isinstance(result, Finding):
        return finding_html(result, context)
    return quote_html(result, context)
