"""Text cut into the pieces that figures are made of."""

import re
from typing import NamedTuple

from verify.text.remembering import remembered

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("–—―")
MINUS = frozenset("-−﹣－")

_LONGEST_NUMBER = 100
"""Characters of a run of digits; a longer one is no number that anybody means."""

_FRACTION = "".join(VULGAR)
_TOKEN = re.compile(
    rf"""
    (?P<num>\d{{1,3}}(?:[,，]\d{{3}})+(?![\d])(?:[.·]\d+)?
        |\d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:\.\d+)?
        |\d+(?:[.·]\d+)*
        |(?<![\w.])\.\d+)
    |(?P<vulgar>[{_FRACTION}])
    |(?P<money>[A-Z]{{0,3}}\$(?:US|AU|NZ|A|C)?(?=[\s\d.])|[£€¥₹₽₩₪₺฿₴]
        |\b(?:RM|Rs|EUR|USD|GBP|CAD|AUD|CHF|INR|JPY|CNY|HKD|SGD)(?=\.?\s?\d)
        |\bPS(?=\d[\d.,]*(?:\d\b|k\b|m\b|bn\b|tn\b))(?!\d\b(?![.,]\d)))
    |(?P<word>[^\W\d_{_FRACTION}][^\W_{_FRACTION}]*(?:['’][^\W\d_]+)*)
    |(?P<blank>\n[ \t\r\u00a0]*\n)
    |(?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of text. `kind`: num, vulgar, word, money, blank (an empty line) or mark."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


@remembered
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; white space other than an empty line makes none."""
    found = []
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "mark", match.group()
        if kind == "num" and len(piece) > _LONGEST_NUMBER:
            kind = "mark"
        lower = piece.casefold().replace("’", "'") if kind in ("word", "money") else piece
        found.append(Token(kind, piece, lower, match.start(), match.end()))
    return tuple(found)


def touching(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether token `i` follows the one before it without a space."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start
