"""A checked draft as JSON, and as a table for a spreadsheet."""

from __future__ import annotations

import csv as tables
import io
from collections.abc import Iterable
from typing import Any

from verify.models import Checked, Citation, Decision, Finding, Item, QuoteCheck, item_of, standing
from verify.reports.corrections import corrections
from verify.reports.orders import Order
from verify.reports.wording import one_line, quote_remarks, title_words
from verify.text.canonical import printable

COLUMNS = (
    "number",
    "kind",
    "label",
    "decided",
    "text",
    "start",
    "end",
    "confidence",
    "reason",
    "evidence",
    "source",
    "publisher",
    "published",
    "url",
    "source_start",
    "source_end",
    "speaker_claimed",
    "speaker_found",
    "suggestion",
    "decided_by",
    "note",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json(order: Order) -> bytes:
    """The Report; with `only`, without the results that are not wanted."""
    report = order.report
    if order.only:
        wanted = [item for _, item in order.items()]
        report = report.model_copy(
            update={
                "findings": tuple(f for f in report.findings if f in wanted),
                "quotes": tuple(q for q in report.quotes if q in wanted),
                "unchecked": tuple(i for i in report.unchecked if i in wanted),
            }
        )
    return (report.model_dump_json(indent=2) + "\n").encode()


def csv(order: Order) -> bytes:
    """A row for each result, with a line of names; UTF-8 with a mark, as spreadsheets want it.

    Text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    made = io.StringIO(newline="")
    writer = tables.DictWriter(made, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    decided = standing(order.report.decisions)
    better = _suggestions(order)
    for number, item in order.items():
        row = _row(number, item, decided.get(number))
        row["suggestion"] = better.get(number, "")
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return made.getvalue().encode("utf-8-sig", "replace")


def _suggestions(order: Order) -> dict[int, str]:
    text = order.report.draft.text
    found: dict[int, list[str]] = {}
    for one in corrections(order.report):
        said = f"“{one_line(one.span.of(text))}” → “{one_line(one.words)}”"
        found.setdefault(one.number, []).append(said)
    return {number: "; ".join(said) for number, said in found.items()}


def _row(number: int, item: Checked | Item, decision: Decision | None) -> dict[str, Any]:
    about = item_of(item)
    row: dict[str, Any] = {
        "number": number,
        "kind": "claim" if hasattr(about, "sentence") else "quote",
        "label": "unchecked",
        "text": one_line(about.text),
        "start": about.span.start,
        "end": about.span.end,
    }
    if decision is not None:
        row["decided"] = decision.label or decision.action
        row |= {"decided_by": decision.by, "note": one_line(decision.note)}
    if isinstance(item, Finding):
        return row | _of_finding(item)
    return row | _of_quote(item) if isinstance(item, QuoteCheck) else row


def _of_finding(finding: Finding) -> dict[str, Any]:
    verdict = finding.verdict
    if verdict is None:
        assert finding.failure is not None  # noqa: S101  # the noun's validator holds it
        return {"label": "failed", "reason": one_line(finding.failure.told)}
    cited = [item.citation for item in verdict.evidence]
    return {
        "label": verdict.label,
        "confidence": verdict.confidence,
        "reason": one_line(" ".join((verdict.rationale, *verdict.cautions, *verdict.gaps))),
        **_cited(cited or verdict.nearest),
    }


def _of_quote(check: QuoteCheck) -> dict[str, Any]:
    return {
        "label": check.label,
        "reason": one_line(" ".join(quote_remarks(check))),
        "speaker_claimed": one_line(check.speaker.claimed or ""),
        "speaker_found": one_line(check.speaker.found or ""),
        **_cited([check.citation] if check.citation else []),
    }


def _cited(citations: Iterable[Citation]) -> dict[str, Any]:
    """The words of all citations, and where the first of them stands."""
    cited = list(citations)
    if not cited:
        return {}
    first = cited[0]
    return {
        "evidence": " […] ".join(dict.fromkeys(one_line(one.exact) for one in cited)),
        "source": title_words(first),
        "publisher": one_line(first.publisher or ""),
        "published": first.published.isoformat() if first.published else "",
        "url": first.fragment_url or first.url or "",
        "source_start": first.start,
        "source_end": first.end,
    }


def _harmless(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
