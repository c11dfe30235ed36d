"""What a named person has signed, as drafts of schema.org ClaimReview."""

from __future__ import annotations

import json
from typing import Any

from verify.models import Citation, Decision, Finding, Label, Report, standing
from verify.reports.labels import LOOKS
from verify.reports.orders import Order
from verify.reports.wording import title_words, web_address

_RATINGS: dict[Label, int] = {
    "refuted": 1,
    "conflicting": 3,
    "not_enough_evidence": 3,
    "supported": 5,
}
"""From 1 (false) to 5 (true). What is open stands in the middle: its name says that it is."""


def claim_reviews(order: Order) -> bytes:
    """A list of ClaimReview, one for each claim that somebody accepted, overruled or edited.

    A draft: whoever publishes it adds the address of the article, and takes out
    "creativeWorkStatus". What nobody signed, what failed, and quotes are left out.
    """
    decided = standing(order.report.decisions)
    reviews = [
        _review(order.report, signed, decision)
        for number, item in order.items()
        if isinstance(item, Finding) and (decision := decided.get(number)) is not None
        if (signed := _signed(item, decision)) is not None
    ]
    return (json.dumps(reviews, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _signed(found: Finding, decision: Decision) -> Finding | None:
    """What was signed: after an edit the other words; None where nothing was decided."""
    kept = decision.result if isinstance(decision.result, Finding) else found
    return kept if kept.verdict is not None else None


def _review(report: Report, found: Finding, decision: Decision) -> dict[str, Any]:
    verdict = found.verdict
    assert verdict is not None  # noqa: S101  # the caller looked
    label = decision.label if decision.label in _RATINGS else verdict.label
    assert label in _RATINGS  # noqa: S101  # a claim has no label of a quote
    body = decision.note.strip() or verdict.rationale
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "datePublished": decision.at.date().isoformat(),
        "author": {"@type": "Person", "name": decision.by},
        "claimReviewed": found.claim.text,
        "reviewBody": body,
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "CreativeWork", "name": report.draft.title},
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[label],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": LOOKS[label].words,
        },
        "citation": [_work(citation) for citation in _cited(found)],
    }


def _cited(found: Finding) -> list[Citation]:
    assert found.verdict is not None  # noqa: S101  # the caller looked
    return [evidence.citation for evidence in found.verdict.evidence]


def _work(citation: Citation) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": title_words(citation),
        "text": citation.exact,
    }
    if citation.publisher:
        work["publisher"] = {"@type": "Organization", "name": citation.publisher}
    if citation.published is not None:
        work["datePublished"] = citation.published.isoformat()
    if (url := web_address(citation.fragment_url) or web_address(citation.url)) is not None:
        work["url"] = url
    return work
