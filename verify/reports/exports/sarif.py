"""A checked draft as SARIF 2.1.0, for drafts that are kept as text in a repository."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote as percent_encode

from verify.models import (
    Checked,
    Citation,
    Finding,
    Item,
    QuoteCheck,
    Report,
    Span,
    item_of,
    standing,
)
from verify.reports.corrections import Correction, corrections
from verify.reports.labels import LOOKS, PENDING, Look, Tone, standing_look
from verify.reports.orders import Order
from verify.reports.wording import byline, quote_remarks, title_words, web_address

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Tone, str] = {
    "bad": "error",
    "failed": "error",
    "warn": "warning",
    "plain": "note",
    "good": "none",
}
_KINDS: dict[Tone, str] = {"good": "pass", "plain": "open"}
_TEXT = (".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", "")
_RULES: dict[str, Look] = {**LOOKS, "unchecked": PENDING}


def sarif(order: Order) -> bytes:
    """A log with one run: a result for each claim and quote, with lines and columns of the draft.

    What holds has the kind "pass", what is open "open". Lines are those of the file where the draft
    is plain text and the file is at hand, else of the text as it was read. Columns count code
    points.
    """
    report = order.report
    lines = _Lines(report.draft.text, *_in_file(order))
    better: dict[int, list[Correction]] = {}
    for correction in corrections(report):
        better.setdefault(correction.number, []).append(correction)
    where = _uri(report.draft.path or report.draft.title)
    run = {
        "tool": {
            "driver": {
                "name": "Verify",
                "version": report.run.version,
                "rules": [_rule(name, look) for name, look in _RULES.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": _is_whole(report),
                "startTimeUtc": report.run.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
        ],
        "results": [
            _result(order, number, item, where, lines, better.get(number, ()))
            for number, item in order.items()
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


class _Lines:
    """Regions of a draft. `file` is the text of its file, in which the draft begins at `at`."""

    def __init__(self, draft: str, file: str, at: int) -> None:
        self._at, self._file, self._draft = at, file, draft
        self._starts = [0, *(n + 1 for n, char in enumerate(file) if char == "\n")]

    def region(self, span: Span) -> dict[str, Any]:
        start, end = self._place(span.start + self._at), self._place(span.end + self._at)
        return {
            "startLine": start[0],
            "startColumn": start[1],
            "endLine": end[0],
            "endColumn": end[1],
            "charOffset": span.start + self._at,
            "charLength": span.end - span.start,
            "snippet": {"text": span.of(self._draft)},
        }

    def deleted(self, span: Span) -> dict[str, Any]:
        """The same without a snippet."""
        region = self.region(span)
        del region["snippet"]
        return region

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _in_file(order: Order) -> tuple[str, int]:
    """The text of the draft's file, and where in it the draft begins (behind front matter)."""
    text = order.report.draft.text
    path = PurePath(order.report.draft.path or "")
    if order.original is not None and path.suffix.lower() in _TEXT:
        from verify.text.canonical import canonical

        file = order.veil(canonical(order.original.decode("utf-8", "replace")))
        at = file.find(text)
        if at >= 0:
            return file, at
    return text, 0


def _rule(name: str, look: Look) -> dict[str, Any]:
    return {
        "id": name,
        "name": look.words,
        "shortDescription": {"text": look.words},
        "defaultConfiguration": {"level": _LEVELS[look.tone]},
    }


def _result(
    order: Order,
    number: int,
    item: Checked | Item,
    where: str,
    lines: _Lines,
    better: Iterable[Correction],
) -> dict[str, Any]:
    decision = standing(order.report.decisions).get(number)
    look = standing_look(item, decision)
    name = _name(item)
    kind = _KINDS.get(look.tone, "fail")
    made: dict[str, Any] = {
        "ruleId": name,
        "ruleIndex": list(_RULES).index(name),
        "kind": kind,
        "level": _LEVELS[look.tone] if kind == "fail" else "none",
        "message": {"text": " ".join([f"{look.words}.", *_reasons(item)])},
        "locations": [_location(where, lines.region(item_of(item).span))],
        "partialFingerprints": {"verify/v1": _fingerprint(item)},
        "relatedLocations": [
            _cited(n, stance, citation) for n, (stance, citation) in enumerate(_evidence(item), 1)
        ],
    }
    fixes = [_fix(where, lines, correction) for correction in better]
    if fixes:
        made["fixes"] = fixes
    if decision is not None and decision.action == "override":
        said = f"{decision.by}: {decision.note}"
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said}]
    return made


def _is_whole(report: Report) -> bool:
    """Whether every claim and quote was checked, and nothing failed."""
    return all(
        isinstance(item, Finding | QuoteCheck) and _name(item) != "failed"
        for _, item in report.numbered()
    )


def _location(where: str, region: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": where}, "region": region}}


def _cited(number: int, stance: str, citation: Citation) -> dict[str, Any]:
    uri = web_address(citation.url) or f"urn:verify:source:{citation.source_id}"
    region = {
        "charOffset": citation.start,
        "charLength": citation.end - citation.start,
        "snippet": {"text": citation.exact},
    }
    said = f"{stance}: {title_words(citation)}, {byline(citation)}"
    return {"id": number, "message": {"text": said}, **_location(uri, region)}


def _fix(where: str, lines: _Lines, correction: Correction) -> dict[str, Any]:
    replacement = {
        "deletedRegion": lines.deleted(correction.span),
        "insertedContent": {"text": correction.words},
    }
    return {
        "description": {"text": "Say what the cited source says."},
        "artifactChanges": [{"artifactLocation": {"uri": where}, "replacements": [replacement]}],
    }


def _name(item: Checked | Item) -> str:
    if isinstance(item, Finding):
        return item.verdict.label if item.verdict else "failed"
    return item.label if isinstance(item, QuoteCheck) else "unchecked"


def _reasons(item: Checked | Item) -> list[str]:
    if isinstance(item, QuoteCheck):
        return quote_remarks(item)
    if isinstance(item, Finding):
        return [item.verdict.rationale] if item.verdict else [item.failure.told]  # type: ignore[union-attr]
    return ["The run was stopped before it came to this."]


def _evidence(item: Checked | Item) -> list[tuple[str, Citation]]:
    if isinstance(item, Finding) and item.verdict is not None:
        return [(evidence.stance, evidence.citation) for evidence in item.verdict.evidence]
    if isinstance(item, QuoteCheck) and item.citation is not None:
        return [("in the source", item.citation)]
    return []


def _fingerprint(item: Checked | Item) -> str:
    """The same for the same words, wherever in the draft they stand."""
    from verify.models import source_id

    return source_id(" ".join(item_of(item).text.split()))


def _uri(path: str) -> str:
    """The address of a draft's file, relative to the working folder where it lies in it."""
    given = Path(path)
    if given.is_absolute():
        try:
            given = given.relative_to(Path.cwd())
        except ValueError:
            return given.as_uri()
    return percent_encode(given.as_posix())
