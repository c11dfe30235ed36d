"""What in a draft can be checked, each with its exact span, and why the rest cannot.

In doubt a sentence is a claim, since an editor wants to see what was not borne out. Left out, and
listed with a reason, is what cannot be true or false (questions, headings, wishes); what only gives
a quotation and its attribution is checked as a quote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.claims.units import Unit, UnitKind, covered, units
from verify.lang.en.speech import (
    CALENDAR,
    CONTRIBUTED,
    CREDIT,
    INSTRUCTION,
    LABEL,
    OPINION,
    SAYS,
    SOURCES,
    TITLE_OPENS,
    WISH,
)
from verify.models import Claim, LeftOut, Part, PartKind, Quote, Span, Unchecked
from verify.text.verbs import has_verb
from verify.text.words import asks, content_stems, words

_ENDS = (".", "!", "…", '"', "”", "’", "'", ")", "]", "*", "_", "`")
_LEAST_WORDS = 4
_LEAST_CONTENT = 2
_LONG_LINE = 8
"""A line of so many words is taken for a statement, even without an end mark."""
_FIGURE = re.compile(r"\d")
_NO_PROSE: dict[UnitKind, LeftOut] = {
    "heading": "heading",
    "code": "code",
    "front matter": "front matter",
    "in a comment": "in a comment",
    "link": "link",
}
_APART: dict[PartKind, LeftOut] = {
    "comment": "in a comment",
    "deleted": "deleted text",
    "hidden": "hidden text",
}


@dataclass(frozen=True, slots=True)
class Sorted:
    """A draft's sentences sorted out: what is a claim, and what is neither claim nor quote."""

    claims: tuple[Claim, ...]
    unchecked: tuple[Unchecked, ...]


def extract(text: str, quotes: Sequence[Quote] = (), parts: Sequence[Part] = ()) -> Sorted:
    """The claims of `text` and what is not checked in it, both in reading order.

    Args:
        text: the draft, in canonical form.
        quotes: the quotes in it that are checked as such. A sentence that only gives one of them
            is in neither list.
        parts: what the draft is made of, where its reader knows.

    `claim.text` is the draft's own words: `text[claim.span.start:claim.span.end]`.
    """
    claims: list[Claim] = []
    unchecked = [
        Unchecked(text=part.left_out or "", span=part.span, reason=_APART[part.kind])
        for part in parts
        if part.kind in _APART
    ]
    spoken = [quote.span for quote in quotes]
    attributing = [m.span for quote in quotes for m in (quote.cue, quote.named_as) if m]
    for unit in units(text, parts):
        span = _without_label(text, unit.span)
        quoted = [quote for quote in spoken if quote.overlaps(unit.span)]
        reason = _reason(text, Unit(span, unit.kind, unit.alone), quoted)
        if reason is None:
            sentence = unit.span.of(text)
            claims.append(Claim(text=span.of(text), span=span, sentence=sentence))
        elif not quoted and not any(unit.span.overlaps(mention) for mention in attributing):
            unchecked.append(Unchecked(text=unit.span.of(text), span=unit.span, reason=reason))
    return Sorted(tuple(claims), tuple(sorted(unchecked, key=lambda item: item.span.start)))


def _without_label(text: str, span: Span) -> Span:
    """`span` without "PHOTO: " or "BREAKING: " before it."""
    label = LABEL.match(text, span.start, span.end)
    if label is None or label.end() >= span.end:
        return span
    return Span(start=label.end(), end=span.end)


def _reason(text: str, unit: Unit, quoted: Sequence[Span]) -> LeftOut | None:
    """Why a unit is no claim; None where it is one."""
    if unit.kind in _NO_PROSE:
        return _NO_PROSE[unit.kind]
    sentence = unit.span.of(text)
    own = _outside(text, unit.span, quoted)
    figure = _FIGURE.search(own) is not None
    if asks(sentence):
        return "question"
    if SOURCES.match(sentence) and not has_verb(sentence):
        return "list of sources"
    if CONTRIBUTED.search(sentence) or (unit.alone and CREDIT.match(sentence)):
        return "credit"
    if not figure and not quoted:
        reason = _address(sentence)
        if reason is not None:
            return reason
    if quoted:
        return None if _adds(own, unit.span, quoted) else "no verb"
    return _fragment(unit, sentence, figure=figure)


def _address(sentence: str) -> LeftOut | None:
    """Whether a sentence without a figure says what somebody wants or is to do."""
    if INSTRUCTION.match(sentence):
        return "instruction"
    if OPINION.match(sentence) or WISH.match(sentence):
        return None if SAYS.search(sentence) else "opinion"
    return None


def _fragment(unit: Unit, sentence: str, *, figure: bool) -> LeftOut | None:
    """Whether the words of a unit are too few, or have no verb, to say anything."""
    spoken = words(sentence)
    ended = sentence.endswith(_ENDS)
    telling = [word for word in spoken if _tells(word.text)]
    if ended and len(spoken) >= _LEAST_WORDS and len(content_stems(sentence)) >= _LEAST_CONTENT:
        return None
    if not ended and len(spoken) >= _LONG_LINE:
        return None
    titled = unit.alone and unit.kind == "sentence" and not sentence.endswith((".", "!", "…"))
    heading: LeftOut = "heading" if titled else "no verb"
    if not telling:
        return heading
    if figure:
        return None
    if unit.kind == "row":
        return "no verb"
    if not ended and (sentence.endswith(":") or TITLE_OPENS.match(sentence)):
        return heading
    return None if has_verb(sentence) else heading


def _tells(word: str) -> bool:
    """Whether a word is more than a figure, a month, a weekday or a function word."""
    return bool(
        any(c.isalpha() for c in word) and CALENDAR.match(word) is None and content_stems(word)
    )


def _adds(own: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether the words around a quote say more than who said it."""
    spoken = words(own)
    if len(spoken) < _LEAST_WORDS:
        return False
    content = len(content_stems(own))
    if covered(span, quoted) and SAYS.search(own):
        return content > 2 * _LEAST_CONTENT or (
            _FIGURE.search(own) is not None and content > _LEAST_CONTENT
        )
    return content >= _LEAST_CONTENT


def _outside(text: str, span: Span, quoted: Sequence[Span]) -> str:
    """The words of a sentence that are not inside its quotes, unless the quote is a fragment."""
    kept: list[str] = []
    at = span.start
    for quote in sorted(quoted, key=lambda q: q.start):
        if not quote.overlaps(span):
            continue
        kept.append(text[at : max(at, quote.start)])
        if len(words(quote.of(text))) < _LEAST_WORDS:
            kept.append(text[max(at, quote.start) : min(quote.end, span.end)])
        at = max(at, min(quote.end, span.end))
    kept.append(text[at : span.end])
    return "".join(kept)
