"""Where given words stand in a text: exactly, or but for typography.

Nothing here is fuzzy. A place is whole words: "can" does not stand in "can't", "4" not in "4.7",
and "union" not in "non-union".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from verify.models import Span
from verify.text.fold import APOSTROPHES, Folded, fold
from verify.text.remembering import remembered

_JOINS = frozenset(APOSTROPHES) | {"-", "‐", "‑", ".", "\xad"}
_JOINS_DIGITS = frozenset(",:/")
_BREAK_HYPHEN = re.compile(r"[^\W\d_][-‐]\n[ \t]*[^\W\d_A-ZÀ-Þ]")
_BREAK_BEFORE = re.compile(r"[^\W\d_][-‐\xad]\n[ \t]*\Z")
_BREAK_AFTER = re.compile(r"[-‐\xad]\n[ \t]*[^\W\d_A-ZÀ-Þ]")
# Scripts that put no space between words: any boundary of characters may be one of words.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text with its bare foldings. `folds` holds a second one only where line-end hyphens are."""

    text: str
    folds: tuple[Folded, ...]


@remembered
def prepare(text: str) -> Prepared:
    """`text` made ready to be searched many times; the last 64 texts are remembered."""
    folds = [fold(text, bare=True)]
    if _BREAK_HYPHEN.search(text):
        folds.append(fold(text, bare=True, breaks=False))
    return Prepared(text, tuple(folds))


def within_word(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` goes through a word or a figure."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _glued(text, at):
        return True
    if _wordy(before):
        return _joins(text, at) or (before.isalpha() and bool(_BREAK_AFTER.match(text, at)))
    if not _wordy(after):
        return False
    return _joins(text, at - 1) or (
        after.islower() and bool(_BREAK_BEFORE.search(text, max(0, at - 12), at))
    )


def _glued(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` belong to one word, marks apart."""
    if not 0 < at < len(text) or not (_wordy(text[at - 1]) and _wordy(text[at])):
        return False
    return not (UNSPACED.match(text[at - 1]) or UNSPACED.match(text[at]))


def _wordy(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _joins(text: str, at: int) -> bool:
    """Whether the mark at `at` ties two parts of one word ("can't") or one figure ("4,700")."""
    if not 0 < at < len(text) - 1:
        return False
    before, mark, after = text[at - 1], text[at], text[at + 1]
    if mark in _JOINS:
        return _wordy(before) and _wordy(after)
    return mark in _JOINS_DIGITS and before.isdigit() and after.isdigit()


def exactly(text: str, words: str, limit: int = 1000) -> list[Span]:
    """The places of `text` that hold `words` character for character, as whole words.

    At most `limit` of them, from the start. Places do not overlap.
    """
    return list(islice(_exactly(text, words), limit))


def _exactly(text: str, words: str) -> Iterator[Span]:
    if not words:
        return
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        whole = not within_word(text, at) and not within_word(text, end)
        if whole:
            yield Span(start=at, end=end)
        at = text.find(words, end if whole else at + 1)


def typographically(prepared: Prepared, words: str, limit: int = 1000) -> list[Span]:
    """The places that hold `words` but for quote marks, dashes, ligatures, hyphens at line ends,
    white space, and the case of the first letter. At most `limit`, in order.
    """
    spans: dict[tuple[int, int], Span] = {}
    for needle in needles(words):
        for folded in prepared.folds:
            for at, end in islice(_folded(folded, prepared.text, needle), limit):
                span = folded.original(at, end)
                spans[span.start, span.end] = span
    return [spans[key] for key in sorted(spans)][:limit]


def needles(words: str) -> list[str]:
    """The bare foldings of `words` to look for: either hyphenation, either case at the start."""
    found: dict[str, None] = {}
    for breaks in (True, False):
        bare = fold(words, bare=True, breaks=breaks).text.strip()
        first = next((i for i, char in enumerate(bare) if char.isalpha()), None)
        found[bare] = None
        if first is not None and not any(char.isdigit() for char in bare[:first]):
            swapped = bare[first].swapcase()
            if len(swapped) == 1:
                found[bare[:first] + swapped + bare[first + 1 :]] = None
    found.pop("", None)
    return list(found)


def _folded(folded: Folded, text: str, needle: str) -> Iterator[tuple[int, int]]:
    at = folded.text.find(needle)
    while at >= 0:
        end = at + len(needle)
        span = folded.original(at, end)
        whole = not (
            _glued(folded.text, at)
            or _glued(folded.text, end)
            or within_word(text, span.start)
            or within_word(text, span.end)
        )
        if whole:
            yield at, end
        at = folded.text.find(needle, end if whole else at + 1)
