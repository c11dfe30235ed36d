"""A draft taken apart, and all of it checked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from verify.models import Claim, Draft, Finding, Quote, QuoteCheck, Report
from verify.text.canonical import canonical
from verify.verifier.entry import usable

if TYPE_CHECKING:
    from verify.quantities.dates import DateMention
    from verify.quantities.quantity import Quantity
    from verify.verifier.desk import Verifier


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a draft holds that can be checked; nothing is judged."""

    text: str
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


def extract(text: str, published: date | None = None) -> Extraction:
    """The claims, quotes, figures and dates of a draft, with spans into its canonical text."""
    from verify.claims.extract import extract as extract_claims
    from verify.quantities.dates import find_dates
    from verify.quantities.parse import parse
    from verify.quotes.extract import extract as extract_quotes

    draft = canonical(text)
    quotes = extract_quotes(draft)
    return Extraction(
        text=draft,
        claims=tuple(extract_claims(draft, [q.span for q in quotes])),
        quotes=tuple(quotes),
        quantities=tuple(parse(draft)),
        dates=tuple(find_dates(draft, published)),
    )


def check_draft(
    desk: Verifier,
    text: str,
    *,
    title: str = "Draft",
    path: str | None = None,
    on_result: Callable[[Finding | QuoteCheck, int, int], None] | None = None,
) -> Report:
    """Every claim and every quote of a draft, checked, in the order of the draft.

    `on_result` is called with each result, how many are done and how many there are. Raises
    InputError for a draft without words.
    """
    from verify.claims.extract import extract as extract_claims
    from verify.judges.llm.pace import in_order
    from verify.quotes.extract import extract as extract_quotes

    draft = canonical(text)
    usable(draft, "draft", limit=desk.settings.max_text_chars)
    started, clock = datetime.now(UTC), time.perf_counter()
    quotes = extract_quotes(draft)
    claims = extract_claims(draft, [q.span for q in quotes])
    speech = [q for q in quotes if q.kind not in ("scare", "title")]
    total = len(claims) + len(speech)
    findings: list[Finding] = []
    checks: list[QuoteCheck] = []

    def done(result: Finding | QuoteCheck) -> None:
        if on_result is not None:
            on_result(result, len(findings) + len(checks), total)

    for finding in in_order(desk.check_claim, claims, desk.at_once):
        findings.append(finding)
        done(finding)
    for quote in speech:
        checks.append(desk.check_quote(quote))
        done(checks[-1])
    return Report(
        draft=Draft(title=title, path=path, text=draft),
        findings=tuple(findings),
        quotes=tuple(checks),
        run=desk.run(started, time.perf_counter() - clock),
    )
