"""Typographic folding that remembers where every character came from.

Two texts that differ only in quote marks, dashes, ligatures, soft hyphens, line-break hyphens and
white space fold to the same string. Letters' case is kept unless asked for.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from verify.models import Span

APOSTROPHES = "'‘’‚‛‹›′`´ʼ＇"
DOUBLE_MARKS = '"“”„‟″«»〝〞＂「」『』'
DASHES = "‐‑‒–—―−﹣－"
# Categories Cc and Cf, white space apart: what no reader sees.
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
_LIGATURES = {
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(DOUBLE_MARKS, '"'),
        **dict.fromkeys(DASHES, "-"),
    }
)
# Covers every character whose case-folded form is longer than itself, and some that are not.
_GROWS = "ßİŉǰΐΰև\u1e96-\u1e9e\u1f50-\u1fff\ufb13-\ufb17"
_MARK = rf"[{DOUBLE_MARKS}]|(?<![^\W_])[{APOSTROPHES}]|[{APOSTROPHES}](?![^\W_])"
_SPLIT_WORD = r"(?P<split>(?<=[^\W\d_])(?:[-‐]\n[ \t]*(?=[^\W\d_A-ZÀ-Þ])|\xad\n[ \t]*(?=[^\W\d_])))"
# What can begin a change; the guard makes both patterns eight times faster.
_GUARD = rf"(?=[^\w ,.]| \W|\.[ .\xa0]|[{''.join(_LIGATURES)}{_GROWS}])"
_PLAIN = re.compile(
    rf"{_GUARD}(?:{_SPLIT_WORD}"
    rf"|(?P<gap>(?: (?=[\s{INVISIBLE}])|[^\S ])[\s{INVISIBLE}]*)|(?P<none>[{INVISIBLE}]+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}{_GROWS}]))"
)
# The white space before a dash or an ellipsis is only tried from where it begins, so that a long
# run of it costs its length and not the square of it.
_BARE = re.compile(
    rf"{_GUARD}(?:{_SPLIT_WORD}"
    r"|(?P<dash>(?:(?<!\s)\s+)?(?:[‒–—―]|--+|(?<=\s)-(?=\s))\s*)"
    r"|(?P<dots>(?:(?<!\s)\s+)?(?:…|\.(?:[ \xa0]?\.)+)\s*)"
    rf"|(?P<gap>(?: (?=[\s{APOSTROPHES}{DOUBLE_MARKS}{INVISIBLE}])|[^\S ]|{_MARK})"
    rf"(?:\s|{_MARK}|[{INVISIBLE}])*)"
    rf"|(?P<none>[{INVISIBLE}]+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}{_GROWS}]))"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with the places where it is not as long as the original.

    Change `i` turned the original characters `sources[i]` to `source_ends[i]` into the folded ones
    `starts[i]` to `ends[i]`; everywhere else one character became one.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sources: tuple[int, ...]
    source_ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that the folded characters `start` to `end` came from."""
        first = self._start_of(start)
        return Span(start=first, end=self._end_of(end) if end > start else first)

    def _start_of(self, at: int) -> int:
        """Where the original of the folded character `at` begins."""
        i = bisect_right(self.starts, at) - 1
        if i < 0:
            return at
        if at < self.ends[i]:
            return self.sources[i]
        return self.source_ends[i] + at - self.ends[i]

    def _end_of(self, end: int) -> int:
        """Where the original of the folded character before `end` ends."""
        at = end - 1
        i = bisect_right(self.starts, at) - 1
        if i < 0:
            return end
        if at < self.ends[i]:
            return self.source_ends[i]
        return self.source_ends[i] + end - self.ends[i]

    def folded_at(self, offset: int) -> int:
        """The first folded position that came from `offset` of the original or later."""
        i = bisect_right(self.sources, offset) - 1
        if i < 0:
            return min(offset, len(self.text))
        if offset < self.source_ends[i]:
            return self.starts[i] if offset == self.sources[i] else self.ends[i]
        return min(self.ends[i] + offset - self.source_ends[i], len(self.text))


def fold(text: str, *, case: bool = False, bare: bool = False, breaks: bool = True) -> Folded:
    """`text` folded; with `case`, letters are case-folded too.

    Runs of white space become one space, a hyphen at a line end inside a word vanishes with its
    line break ("bar-\\ngain" -> "bargain"; without `breaks` only the line break does, as
    "well-\\nknown" needs). With `bare`, quote marks that are no apostrophes vanish too, and so does
    the white space around dashes and ellipses.
    """
    out: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    at = length = 0
    for match in (_BARE if bare else _PLAIN).finditer(text):
        start, end = match.span()
        new = _replacement(match, case, breaks)
        if new == text[start:end]:
            continue
        out.append(_letters(text[at:start], case))
        length += start - at
        out.append(new)
        changes.append((length, length + len(new), start, end))
        length += len(new)
        at = end
    out.append(_letters(text[at:], case))
    columns = tuple(zip(*changes, strict=True)) if changes else ((), (), (), ())
    return Folded("".join(out), *columns)


def _letters(text: str, case: bool) -> str:
    text = text.translate(_ONE_TO_ONE)
    return text.casefold() if case else text


def _replacement(match: re.Match[str], case: bool, breaks: bool) -> str:
    old = match.group()
    kind = match.lastgroup
    if kind == "split":
        return "" if breaks or old[0] == "\xad" else "-"
    if kind == "gap":
        return " " if any(char.isspace() for char in old) or _glues(match) else ""
    if kind == "ligature":
        new = _LIGATURES.get(old, old)
        return new.casefold() if case else new
    return {"dash": "-", "dots": "...", "none": ""}[kind or "none"]


def _glues(match: re.Match[str]) -> bool:
    """Whether nothing but this stands between two words."""
    text, (start, end) = match.string, match.span()
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
