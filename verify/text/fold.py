"""Typographic folding that remembers where every character came from.

Two texts that differ only in quote marks, dashes, ligatures, soft hyphens, line-break hyphens and
white space fold to the same string. Letters' case is kept unless asked for.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from verify.models import Span

_SAME = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_LINE_BREAK_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\n[ \t]*(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset of the original it came from."""

    text: str
    origins: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that the folded characters `start` to `end` came from."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else (self.ends or (0,))[-1]
            return Span(start=at, end=at)
        return Span(start=self.origins[start], end=self.ends[end - 1])

    def folded_at(self, offset: int) -> int:
        """The first folded position that came from `offset` of the original or later."""
        return bisect_right(self.origins, offset - 1)


def fold(text: str, *, case: bool = False) -> Folded:
    """`text` folded; with `case`, letters are case-folded too.

    Runs of white space become one space, a hyphen at a line end inside a word vanishes with its
    line break ("bar-\\ngain" -> "bargain").
    """
    skip = {i for m in _LINE_BREAK_HYPHEN.finditer(text) for i in range(m.start(), m.end())}
    out: list[str] = []
    origins: list[int] = []
    ends: list[int] = []
    for i, char in enumerate(text):
        if i in skip:
            continue
        same = _SAME.get(char)
        if same is None:
            if char.isspace():
                if out and out[-1] == " ":
                    ends[-1] = i + 1
                    continue
                same = " "
            else:
                same = char.casefold() if case else char
                if unicodedata.category(char) in ("Cc", "Cf"):
                    same = ""
        for piece in same:
            out.append(piece)
            origins.append(i)
            ends.append(i + 1)
    return Folded("".join(out), tuple(origins), tuple(ends))
