"""The check-worthy statements of a draft, each with its exact span.

Every declarative sentence that says something of the world is taken, since an editor wants to see
what was not checked; what is left out is what cannot be true or false (questions, headings, wishes)
and what is checked otherwise (sentences that are nothing but a quotation and its attribution).
"""

import re
from collections.abc import Sequence

from verify.models import Claim, Span
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems, words

_MARKUP = re.compile(r"[#>*\-+|\s]*(?:\d+[.)]\s+)?")
_HEADING = re.compile(r"[ \t]*#{1,6}\s|[ \t]*(?:\|.*\||[-=*_]{3,})[ \t]*$")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_ADDRESSED = frozenset("please click subscribe read see note share sign follow contact".split())
_OPINION = re.compile(
    r"\b(?:I|we) (?:think|believe|hope|feel|wish)\b|\b(?:should|ought to|must) (?:be|have|not)\b",
    re.IGNORECASE,
)
_ENDS = (".", "!", "…", '"', "”", "’", "'", ")", "]", "*", "_", "`")
_LEAST_WORDS = 4
_LEAST_CONTENT = 2


def extract(text: str, quoted: Sequence[Span] = ()) -> list[Claim]:
    """The claims of `text` in reading order; `quoted` are the spans of its quotes.

    `claim.text` is the draft's own words: `text[claim.span.start:claim.span.end]`.
    """
    skipped = [Span(start=m.start(), end=m.end()) for m in _FRONT_MATTER.finditer(text)]
    skipped += [Span(start=m.start(), end=m.end()) for m in _FENCE.finditer(text)]
    claims: list[Claim] = []
    for sentence in sentence_spans(text, leave_out=skipped):
        span = _without_markup(text, sentence)
        if span is not None and _is_claim(text, span, quoted):
            claims.append(Claim(text=span.of(text), span=span, sentence=sentence.of(text)))
    return claims


def _without_markup(text: str, sentence: Span) -> Span | None:
    """`sentence` without list and quote marks before it; None for a heading or rule."""
    line_start = text.rfind("\n", 0, sentence.start) + 1
    line_end = text.find("\n", sentence.start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if _HEADING.match(line):
        return None
    mark = _MARKUP.match(text, sentence.start, sentence.end)
    start = mark.end() if mark else sentence.start
    return Span(start=start, end=sentence.end) if start < sentence.end else None


def _is_claim(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    sentence = span.of(text)
    own = _outside(text, span, quoted)
    spoken = words(own)
    if sentence.rstrip().endswith("?") or len(spoken) < _LEAST_WORDS:
        return False
    if not sentence.rstrip().endswith(_ENDS) and len(spoken) < 2 * _LEAST_WORDS:
        return False
    if spoken[0].text.casefold() in _ADDRESSED or _OPINION.search(own):
        return False
    held = _quoted_share(span, quoted)
    least = 2 * _LEAST_CONTENT + 1 if held > 0 and _only_attributes(own) else _LEAST_CONTENT
    return len(content_stems(own)) >= least


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


def _quoted_share(span: Span, quoted: Sequence[Span]) -> float:
    held = sum(min(q.end, span.end) - max(q.start, span.start) for q in quoted if q.overlaps(span))
    return held / max(1, span.end - span.start)


_CUE = re.compile(
    r"\b(?:said|says|added|adds|told|according to|asked|wrote|replied|noted|explained|reads?|"
    r"continued|insisted|argued|stated|declared|warned)\b",
    re.IGNORECASE,
)


def _only_attributes(own: str) -> bool:
    return _CUE.search(own) is not None
