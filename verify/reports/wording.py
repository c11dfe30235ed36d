"""What reports say in words: bylines, dates, speakers, addresses, failures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from verify.models import (
    Checked,
    Citation,
    Decision,
    Failure,
    Finding,
    Precision,
    Quote,
    QuoteCheck,
    Report,
    Run,
    RunRow,
    SpeakerCheck,
    Verdict,
)
from verify.reports.labels import FLAGS, LOOKS, REASONS, Look, look_of
from verify.text.canonical import printable

if TYPE_CHECKING:
    from verify.judges.llm.judge import Estimate

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f<>\"`\\]+", re.IGNORECASE)
_DAY = {"day": "{day} {month} {year}", "month": "{month} {year}", "year": "{year}"}
_MONTHS = """January February March April May June July August September October November
December""".split()
LEFT_OUT = "Not checked, and why"
"""The heading over what of a draft is neither claim nor quote."""


def one_line(text: str) -> str:
    """`text` fit for one line of a page or a terminal: visible characters, single spaces."""
    return " ".join(printable(text).split())


def date_words(day: date | None, precision: Precision = "day") -> str | None:
    """A date as it is written in a newspaper, no more exact than it was stated."""
    if day is None:
        return None
    return _DAY[precision].format(day=day.day, month=_MONTHS[day.month - 1], year=day.year)


def byline(citation: Citation) -> str:
    """Publisher, date, page and time of a citation, as far as they are known."""
    page = f"page {citation.page}" if citation.page is not None else None
    day = date_words(citation.published, citation.published_precision)
    time = f"at {citation.time}" if citation.time is not None else None
    known = (one_line(citation.publisher or ""), day, page, time)
    return ", ".join(part for part in known if part) or "publisher and date unknown"


def title_words(citation: Citation) -> str:
    """The title of a citation's source; its id where the title shows nothing."""
    return one_line(citation.title) or f"source {citation.source_id}"


def web_address(url: str | None) -> str | None:
    """`url` where it can safely be a link: http or https, nothing hidden, nothing that ends it."""
    safe = url is not None and _ADDRESS.fullmatch(url) and printable(url) == url
    return url if safe else None


def site(url: str) -> str:
    """The host that `url` leads to."""
    try:
        return printable(urlsplit(url).hostname or url)
    except ValueError:
        return printable(url)


def failure_words(failure: Failure) -> str:
    """A failure in one sentence, with what may help."""
    message = one_line(failure.message).rstrip(".")
    again = " Trying again may help." if failure.retryable else ""
    return f"{one_line(failure.stage)}: {message}.{again}"


def speaker_words(check: SpeakerCheck) -> str | None:
    """Who is said to have spoken and who did; None where nobody is named."""
    claimed, found = one_line(check.claimed or ""), one_line(check.found or "")
    if check.label == "matches":
        return f"Speaker as claimed: {found or claimed}."
    if check.label == "differs":
        return f"Attributed to {claimed or 'nobody'}; the source gives the words to {found}."
    if claimed:
        return f"Attributed to {claimed}; the source does not say who spoke."
    return f"Said by {found}." if found else None


def quote_remarks(check: QuoteCheck) -> list[str]:
    """The note, what was changed, and the speaker of a quote check, a sentence each."""
    note = one_line(check.note)
    changed = "; ".join(FLAGS[flag] for flag in check.flags)
    named = check.speaker.label == "differs" and one_line(check.speaker.found or "") in note
    remarks = (
        note,
        f"{changed[0].upper()}{changed[1:]}." if changed else "",
        "" if note and named else speaker_words(check.speaker) or "",
    )
    return [remark for remark in remarks if remark]


def leaning_words(verdict: Verdict) -> str:
    """What an open verdict leans to; empty where it leans to nothing, or its judge cannot tell."""
    side = verdict.leaning.side if verdict.leaning is not None else None
    if verdict.leaning is None or side is None:
        return ""
    label = {"supports": "supported", "refutes": "refuted"}[side]
    return f"leans to {label} ({percent(verdict.leaning.probability)})"


def percent(probability: float) -> str:
    """A probability as people read it: "62 %"."""
    return f"{probability * 100:.0f} %"


def gaps_of(verdict: Verdict) -> list[str]:
    """What is missing, as far as the rationale does not say it already."""
    said = verdict.rationale.casefold()
    return [gap for gap in verdict.gaps if gap.casefold() not in said]


def verdict_words(verdict: Verdict) -> str:
    """How sure a verdict is, why it is open and what it leans to, and who decided, in one line."""
    parts = (
        f"confidence {verdict.confidence:.2f}",
        f"reason: {REASONS[verdict.reason]}" if verdict.reason else "",
        leaning_words(verdict),
        f"judge: {one_line(verdict.judge)}",
    )
    return " · ".join(part for part in parts if part)


def run_words(run: Run) -> str:
    """How a report came about, in one line."""
    parts = [
        f"Verify {run.version}",
        f"judge {run.judge}",
        f"library {run.library}" + (f", only {run.only}" if run.only else ""),
        f"settings {run.settings}",
        f"{run.started:%Y-%m-%d %H:%M %Z}".strip(),
        f"{run.seconds:.1f} s",
    ]
    if run.tokens is not None:
        parts.append(f"{run.tokens:,} tokens")
    if run.cost is not None:
        parts.append(f"cost ${run.cost:.4f}")
    elif run.calls:
        parts.append("cost unknown: no price is set")
    if run.calls is not None:
        parts.append(f"{counted(run.calls, 'call')} to the model, {run.cached or 0} known already")
    if run.sent is not None and run.calls:
        parts.append(f"asked {run.sent.model} at {run.sent.host}")
    if run.model_share is not None and run.model_share < 1:
        parts.append(f"{run.model_share:.0%} went to the model")
    return one_line(" · ".join(parts))


def counted(n: int, one: str, many: str | None = None) -> str:
    """ "1 claim", "2 claims"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _more(estimate: Estimate) -> str:
    """How many second looks may come on top, where any may."""
    if not estimate.second_looks:
        return ""
    looks = counted(estimate.second_looks, "second look")
    return f"at most {looks} more (about {estimate.tokens_more:,} tokens), "


def estimate_words(asked: Mapping[str, int], estimate: Estimate, cost: float | None) -> str:
    """What a model would be asked about how many things ("claims", ...), and what that costs."""
    things = [counted(n, name.removesuffix("s")) for name, n in asked.items() if n]
    price = "price unknown: set VERIFY_PRICES" if cost is None else f"about ${cost:.4f}"
    return (
        f"{' and '.join(things) or 'nothing'}: {counted(estimate.calls, 'call')} to a model, "
        f"{_more(estimate)}"
        f"{counted(estimate.cached, 'reply', 'replies')} known already, "
        f"about {estimate.tokens_in:,} tokens in and {estimate.tokens_out:,} out ({price})"
    )


def checked_words(result: Checked) -> str:
    """The words that were checked, a quote between quotation marks."""
    if isinstance(result, Finding):
        return one_line(result.claim.text)
    return f"“{one_line(result.quote.text)}”"


def moment_words(moment: datetime) -> str:
    """A day and a time, with the zone that they are in."""
    return f"{date_words(moment.date())}, {moment:%H:%M} {moment:%Z}".strip()


def decision_words(decision: Decision) -> str:
    """Who decided what and when, and why, in one line."""
    said = {
        "accept": "agrees",
        "override": f"overrides it: {_named(LOOKS.get(decision.label or ''))}",
        "edit": "has other words checked",
        "withdraw": "takes the decision back",
    }[decision.action]
    if decision.result is not None:
        said += f": {checked_words(decision.result)} – {_named(look_of(decision.result))}"
    note = f". {one_line(decision.note)}" if decision.note.strip() else ""
    return f"{one_line(decision.by)} {said} ({moment_words(decision.at)}){note}"


def _named(look: Look | None) -> str:
    return f"{look.symbol} {look.words}" if look else "?"


def total_words(report: Report) -> str:
    """How much was found in a draft, how much of it nobody came to, and how much was left out."""
    quotes = len(report.quotes) + sum(isinstance(item, Quote) for item in report.pending)
    claims = len(report.findings) + len(report.pending) - quotes + len(report.quotes)
    total = f"{counted(claims, 'claim')}, {counted(quotes, 'quote')}"
    pending, left = len(report.pending), len(report.left_out)
    total += f"; {pending} of them not checked: the run was stopped" if pending else ""
    return total + (f"; {counted(left, 'other line')} with nothing to check" if left else "")


def left_out_words(report: Report) -> list[str]:
    """What there was nothing to check in, a line each, in the order of the draft, and why."""
    return [f"{item.reason}: {one_line(item.text)}" for item in report.left_out]


def state_words(row: RunRow) -> str:
    """How far a kept run came, and what went wrong."""
    said = {
        "unfinished": f"{row.done} of {row.total} so far: still running, or interrupted",
        "done": f"{row.done} of {row.total}",
        "stopped": f"stopped after {row.done} of {row.total}",
        "failed": f"failed after {row.done} of {row.total}",
        "damaged": "damaged",
    }[row.state]
    return one_line(f"{said}: {row.problem}" if row.problem else said)
