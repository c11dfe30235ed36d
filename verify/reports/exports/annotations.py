"""A checked draft as W3C Web Annotations, and annotations found again in a text that changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote as percent_encode
from uuid import NAMESPACE_URL, uuid5

from verify.models import (
    CONTEXT_CHARS,
    Checked,
    Citation,
    Finding,
    Item,
    QuoteCheck,
    Report,
    Span,
    item_of,
    source_id,
    standing,
)
from verify.reports.labels import standing_look
from verify.reports.orders import Order
from verify.reports.wording import byline, quote_remarks, title_words, web_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVES = {"supports": "linking", "refutes": "linking", "reports": "linking"}


def web_annotations(order: Order) -> bytes:
    """A page of annotations: one on the words of each result in the draft, one on each citation.

    An annotation on a source is about the one on the draft ("linking"); its body says what the
    cited words do to the claim.
    """
    report = order.report
    items = [one for number, item in order.items() for one in _of(report, number, item)]
    page = {
        "@context": CONTEXT,
        "id": _iri(report, "page"),
        "type": "AnnotationPage",
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def resolve(target: Mapping[str, Any], text: str) -> Span | None:
    """Where the words of an annotation's target stand in `text`; None where they are gone.

    Where they stand more than once, the place that has more of what stood around them, and then the
    one nearest to where they stood.
    """
    quoted = _selector(target, "TextQuoteSelector")
    exact = str(quoted["exact"])
    before, after = str(quoted.get("prefix", "")), str(quoted.get("suffix", ""))
    stood = int(_selector(target, "TextPositionSelector").get("start", 0))
    places = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        end = at + len(exact)
        alike = _alike(before[::-1], text[:at][: -len(before) - 1 : -1]) + _alike(after, text[end:])
        places.append((-alike, abs(at - stood), at))
        at = text.find(exact, at + 1)
    if not places:
        return None
    start = min(places)[2]
    return Span(start=start, end=start + len(exact))


def _alike(wanted: str, found: str) -> int:
    """How many characters of two texts are the same from their beginning."""
    same = 0
    for one, other in zip(wanted, found, strict=False):
        if one != other:
            break
        same += 1
    return same


def _selector(target: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    found: list[Mapping[str, Any]] = [one for one in target["selector"] if one["type"] == kind]
    return found[0] if found else {}


def _of(report: Report, number: int, item: Checked | Item) -> Iterator[dict[str, Any]]:
    decision = standing(report.decisions).get(number)
    about = item_of(item)
    name = _iri(report, str(number))
    yield {
        "id": name,
        "type": "Annotation",
        "motivation": "assessing",
        "created": report.run.started.isoformat(),
        "creator": _software(report),
        "body": [
            _words(standing_look(item, decision).words, "tagging"),
            _words(" ".join(_reasons(item)), "describing"),
        ],
        "target": _target(_draft_source(report), report.draft.text, about.span),
    }
    for n, (stance, citation) in enumerate(_cited(item), 1):
        yield {
            "id": _iri(report, f"{number}/{n}"),
            "type": "Annotation",
            "motivation": "linking",
            "created": report.run.started.isoformat(),
            "creator": _software(report),
            "body": [
                {"type": "SpecificResource", "source": name, "purpose": "linking"},
                _words(stance, "tagging"),
                _words(f"{title_words(citation)}, {byline(citation)}", "describing"),
            ],
            "target": _cited_target(citation),
        }


def _reasons(item: Checked | Item) -> list[str]:
    if isinstance(item, QuoteCheck):
        return quote_remarks(item)
    if not isinstance(item, Finding):
        return ["Nobody came to it: the run was stopped."]
    if item.verdict is None:
        assert item.failure is not None  # noqa: S101  # the noun's validator holds it
        return [item.failure.told]
    verdict = item.verdict
    worked = (calculation.text for calculation in verdict.calculations)
    return [verdict.rationale, *worked, *verdict.cautions, *verdict.gaps]


def _cited(item: Checked | Item) -> list[tuple[str, Citation]]:
    if isinstance(item, QuoteCheck):
        return [(item.label, place) for place in item.places or filter(None, (item.citation,))]
    if isinstance(item, Finding) and item.verdict is not None:
        return [(evidence.stance, evidence.citation) for evidence in item.verdict.evidence]
    return []


def _words(text: str, purpose: str) -> dict[str, str]:
    body = {"type": "TextualBody", "value": text, "purpose": purpose}
    return body | {"format": "text/plain", "language": "en"}


def _software(report: Report) -> dict[str, str]:
    return {"type": "Software", "name": f"Verify {report.run.version}"}


def _target(source: str, text: str, span: Span) -> dict[str, Any]:
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - CONTEXT_CHARS) : span.start],
                "suffix": text[span.end : span.end + CONTEXT_CHARS],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _cited_target(citation: Citation) -> dict[str, Any]:
    return {
        "source": web_address(citation.url) or f"urn:verify:source:{citation.source_id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": citation.exact,
                "prefix": citation.prefix,
                "suffix": citation.suffix,
            },
            {"type": "TextPositionSelector", "start": citation.start, "end": citation.end},
        ],
    }


def _draft_source(report: Report) -> str:
    """The draft as an IRI: its text is what it is, wherever its file lies."""
    return f"urn:verify:draft:{source_id(report.draft.text)}"


def _iri(report: Report, part: str) -> str:
    """A name that the same draft and run give again."""
    made = f"{_draft_source(report)}/{report.run.started.isoformat()}/{percent_encode(part)}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, made)}"
