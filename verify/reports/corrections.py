"""The right words, where code knows them: what a draft would say in the place of its own.

Only what the cited words themselves have is offered: a figure or date for the same thing, the words
of a quote, the speaker whom the source gives them to. It is an offer to a person, never a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.models import DiffPart, Evidence, Finding, Mention, QuoteCheck, Report, Span
from verify.reports.wording import one_line

if TYPE_CHECKING:
    from verify.quantities.comparison import Comparison
    from verify.quantities.quantity import Quantity

_LEAST_EQUAL = 0.5
"""Share of a quote's words that its source has too, from which on the source's are offered."""
_FORM = re.compile(
    r"(?P<M>\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?)"
    r"|(?P<D>\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)|(?P<N>\d+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """The words that would stand in place of `span` of the draft, for result `number`.

    An empty span is a place between words; no words is a deletion.
    """

    number: int
    span: Span
    words: str


def corrections(report: Report, numbers: frozenset[int] | None = None) -> list[Correction]:
    """What is offered for a draft, in its order; no two overlap or touch.

    `numbers` are the results that it is wanted for, all of them where it is None. Where two results
    have different words for the same place, none is offered.
    """
    text = report.draft.text
    found = [
        correction
        for number, item in report.numbered()
        if numbers is None or number in numbers
        for correction in _offered(number, item, text)
    ]
    kept: dict[tuple[Span, str], Correction] = {}
    for one in sorted(found, key=lambda c: (c.span.start, c.span.end, c.number)):
        kept.setdefault((one.span, one.words), one)
    distinct = list(kept.values())
    return [
        one
        for one in distinct
        if not any(_touch(one.span, other.span) for other in distinct if other is not one)
    ]


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _offered(number: int, item: object, text: str) -> Iterator[Correction]:
    if isinstance(item, Finding):
        place, words, edits = item.claim.span, item.claim.text, _of_claim(item)
    elif isinstance(item, QuoteCheck):
        place, words, edits = item.quote.span, item.quote.text, _of_quote(item)
        yield from _of_speaker(number, item, text)
    else:
        return
    if place.of(text) != words:  # a model put it in other words: its offsets mean nothing here
        return
    for span, better in edits:
        yield Correction(number, span.shifted(place.start), better)


# -------------------------------------------------------------------------------------- claims


def _of_claim(finding: Finding) -> list[tuple[Span, str]]:
    """The figures and dates of a refuted claim for which every refuting sentence has the same."""
    verdict = finding.verdict
    if verdict is None or verdict.label != "refuted":
        return []
    offers: dict[Span, set[tuple[Span, str]]] = {}
    for evidence in verdict.evidence:
        if evidence.stance == "refutes":
            for claimed, edit in _differing(finding.claim.text, evidence):
                offers.setdefault(claimed, set()).add(edit)
    claim = finding.claim.text
    sure = [edit for found in offers.values() if len(found) == 1 for edit in found]
    return [(span, words) for span, words in sure if not _has(claim, words)]


def _has(claim: str, words: str) -> bool:
    """Whether a claim says the same already, of something else."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", claim) is not None


def _differing(claim: str, evidence: Evidence) -> Iterator[tuple[Span, tuple[Span, str]]]:
    from verify.quantities.compare import compare

    source = evidence.citation.exact
    for found in compare(claim, source, evidence_date=evidence.citation.published):
        if found.relation == "disagree" and found.evidence_span is not None:
            better = _words_of(found, claim, source)
            if better is not None:
                yield found.claim_span, _narrowed(claim, found.claim_span, better)


def _words_of(found: Comparison, claim: str, source: str) -> str | None:
    """What the source says where the claim has its figure or date; None where it cannot stand."""
    assert found.evidence_span is not None  # noqa: S101  # the caller looked
    mine, theirs = found.claim_span.of(claim), found.evidence_span.of(source)
    if found.taken_back or found.kind not in ("quantity", "date"):
        return None
    if found.kind == "date":
        return theirs if _form(mine) == _form(theirs) else None
    if found.derivation is not None and not all(
        found.evidence_span.covers(span) for span in found.derivation.inputs
    ):
        return None
    claimed, cited = _quantity(claim, found.claim_span), _quantity(source, found.evidence_span)
    if claimed is None or cited is None or claimed.modifier != "exactly":
        return None
    if cited.modifier not in ("exactly", "only"):
        from verify.quantities.comparison import said

        theirs = said(cited) + theirs[len(cited.text) :]
    return theirs


def _quantity(text: str, at: Span) -> Quantity | None:
    from verify.quantities.parse import parse

    return next((q for q in parse(text) if at in (q.phrase, q.span)), None)


def _form(date: str) -> str:
    """How a date is written: "4 June 2012" is like "12 May 2013", and not like "Monday"."""
    return _FORM.sub(lambda m: str(m.lastgroup), date).casefold()


def _narrowed(claim: str, span: Span, better: str) -> tuple[Span, str]:
    """The edit without the words that both have at their ends, and in the case of its place."""
    mine, theirs = span.of(claim).split(" "), one_line(better).split(" ")
    if _small(mine[0], claim, span) and theirs[0].isalpha():
        theirs[0] = theirs[0].lower()
    elif mine[0][:1].isupper() and theirs[0].islower():
        theirs[0] = theirs[0].capitalize()
    start, end = 0, 0
    least = min(len(mine), len(theirs))
    while start < least and mine[start] == theirs[start]:
        start += 1
    while end < least - start and mine[-1 - end] == theirs[-1 - end]:
        end += 1
    before = len(" ".join(mine[:start])) + (1 if start else 0)
    behind = len(" ".join(mine[len(mine) - end :])) + (1 if end else 0)
    left = Span(start=span.start + before, end=span.end - behind)
    return left, " ".join(theirs[start : len(theirs) - end])


def _small(word: str, claim: str, span: Span) -> bool:
    """Whether a figure inside a sentence begins without a capital."""
    return span.start > 0 and not word[:1].isupper() and bool(claim[: span.start].strip())


# -------------------------------------------------------------------------------------- quotes


def _of_quote(check: QuoteCheck) -> list[tuple[Span, str]]:
    """What makes an altered quote say what its source has."""
    if check.label != "altered" or check.citation is None:
        return []
    size = {"equal": 0, "all": 0}
    for part in check.diff:
        size["all"] += len(part.source.split())
        size["equal"] += len(part.source.split()) if part.op == "equal" else 0
    if not size["all"] or size["equal"] < _LEAST_EQUAL * size["all"]:
        return []
    return _edits(check.quote.text, check.diff) or []


def _edits(quote: str, diff: Sequence[DiffPart]) -> list[tuple[Span, str]] | None:
    """The parts of a diff as edits of the quote; None where they do not lie in it in order."""
    edits: list[tuple[Span, str]] = []
    at = 0
    for part in diff:
        start = quote.find(part.quote, at) if part.quote else at
        if start < 0:
            return None
        end, words = start + len(part.quote), one_line(part.source)
        if part.op == "replace":
            edits.append((Span(start=start, end=end), words))
        elif part.op == "insert":
            edits.append((_with_space(quote, start, end), ""))
        elif part.op == "delete" and words:
            edits.append(_between(at, words))
        at = end
    return edits


def _with_space(text: str, start: int, end: int) -> Span:
    """Words to take out, with the space that would be left over."""
    if text[end : end + 1] == " ":
        return Span(start=start, end=end + 1)
    if start and text[start - 1] == " ":
        return Span(start=start - 1, end=end)
    return Span(start=start, end=end)


def _between(at: int, words: str) -> tuple[Span, str]:
    """Words to put in behind `at`, with a space of their own."""
    if at == 0:
        return Span(start=0, end=0), f"{words} "
    return Span(start=at, end=at), f" {words}"


def _of_speaker(number: int, check: QuoteCheck, text: str) -> Iterator[Correction]:
    """The speaker whom the source names, where the name beside the quote is another's."""
    speaker, beside = check.quote.speaker, check.quote.named_as
    found = one_line(check.speaker.found or "")
    if check.speaker.label != "differs" or speaker is None or not found[:1].isupper():
        return
    if beside is not None and beside.span != speaker.span:
        return
    if _is_name(speaker) and speaker.span.of(text) == speaker.text:
        yield Correction(number, speaker.span, found)


def _is_name(mention: Mention) -> bool:
    return all(part[:1].isupper() for part in mention.text.split()) and " " in mention.text.strip()
