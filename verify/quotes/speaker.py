"""Whether two ways to name a speaker name the same one, and who speaks at a place of a source."""

import re
from functools import lru_cache
from typing import Literal

from verify.models import Mention, Quote, Span, SpeakerCheck
from verify.quotes.extract import extract

WINDOW = 30_000
"""A source is read this far around a place to find who speaks there."""
_SPEECH = frozenset({"direct", "mixed", "block", "transcript"})
_NAME_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*")
_IGNORED = frozenset(
    """gov governor sen senator rep representative president dr mr mrs ms miss prof professor sir
    dame secretary commissioner mayor judge justice lt gen general col capt captain sgt
    rev reverend jr sr ii iii iv the a an of for and lord lady king queen prince princess
    pope chief officer""".split()
)
_PRONOUNS = frozenset("he she they it we i you who which his her their".split())


@lru_cache(maxsize=128)
def _spoken(text: str) -> tuple[Quote, ...]:
    return tuple(extract(text))


def quotes_near(text: str, at: int) -> tuple[tuple[Quote, ...], int]:
    """The quotes of `text` around offset `at`, and the offset that their spans count from."""
    if len(text) <= 2 * WINDOW:
        return _spoken(text), 0
    block = at // WINDOW
    lo = max(0, (block - 1) * WINDOW)
    lo = text.rfind("\n", 0, lo) + 1 if lo else 0
    return _spoken(text[lo : (block + 2) * WINDOW]), lo


def quote_at(text: str, span: Span) -> Quote | None:
    """The quote of a source that holds most of `span`; None where the source speaks itself."""
    quotes, shift = quotes_near(text, span.start)
    best: tuple[int, Quote] | None = None
    for quote in quotes:
        shared = min(span.end, quote.span.end + shift) - max(span.start, quote.span.start + shift)
        if shared > 0 and (best is None or shared > best[0]):
            best = (shared, quote)
    if best is None or best[0] * 2 < min(span.end - span.start, len(best[1].text)):
        return None
    return best[1]


def is_speech(quote: Quote | None) -> bool:
    """Whether words stand as somebody's own."""
    return quote is not None and quote.kind in _SPEECH


def compare(claimed: Mention | str | None, found: str | None) -> SpeakerCheck:
    """Whether the speaker that was claimed is the one that was found."""
    name = claimed.text if isinstance(claimed, Mention) else claimed
    if not name or not found:
        return SpeakerCheck(claimed=name, found=found, label="unknown")
    return SpeakerCheck(claimed=name, found=found, label=_same(name, found))


def _same(claimed: str, found: str) -> Literal["matches", "differs", "unknown"]:
    a, b = _names(claimed), _names(found)
    if not a or not b:
        return "matches" if _plain(claimed) == _plain(found) else "unknown"
    if a[-1] in b or b[-1] in a or set(a) & set(b):
        return "matches"
    return "differs"


def _plain(name: str) -> str:
    return " ".join(w for w in re.findall(r"\w+", name.casefold()) if w not in {"the", "a", "an"})


def _names(mention: str) -> list[str]:
    """The capitalised words of a mention that are no title, folded."""
    found = []
    for match in _NAME_WORD.finditer(mention):
        word = match.group()
        key = word.casefold().replace("’", "'").removesuffix("'s")
        if word[:1].isupper() and key not in _IGNORED and key not in _PRONOUNS and len(key) > 1:
            found.append(key)
    return found
