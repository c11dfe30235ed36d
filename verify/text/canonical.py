"""The one form in which text is stored, and the form in which it may be shown."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# C0 and C1 controls but tab and newline; bidi embeddings, overrides and isolates; marks that no
# reader can see (zero-width space, word joiner, BOM). ZWJ and ZWNJ stay: emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)


def canonical(raw: str) -> str:
    """`raw` as NFC with "\\n" line ends and without a byte-order mark at its start.

    Done once, when a text is read; every offset in Verify counts into this form. Lone surrogates
    (from broken JSON) are replaced.
    """
    return storable(unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", raw.removeprefix("\ufeff"))))


def storable(text: str) -> str:
    """`text` with U+FFFD in the place of lone surrogates, which no file and no terminal takes."""
    return _SURROGATES.sub("\ufffd", text)


def printable(text: str) -> str:
    """`text` without what could move a cursor, colour a terminal, reverse a line or hide.

    For display only: it may be shorter than what it shows.
    """
    return _INVISIBLE.sub("", text)
