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


# Characters of which every text that has only them is canonical, and free of signs of a wrong
# encoding: none of them begins what UTF-8 leaves behind when it is read as something else.
_OTHER = re.compile("[^\n\t -~“”‘’–—…•·\u00a0éèêáíóúñüöäçÉß£€§©®™½¼¾]")


def is_plain(text: str) -> bool:
    """Whether a text has only characters that need no look: it is canonical and without faults.

    Most news is; asking costs a tenth of making a text canonical.
    """
    return _OTHER.search(text) is None


def canonical(raw: str) -> str:
    """`raw` as NFC with "\\n" line ends and without a byte-order mark at its start.

    Done once, when a text is read; every offset in Verify counts into this form. Lone surrogates
    (from broken JSON) become U+FFFD, since they can be neither stored nor printed.
    """
    if is_plain(raw):
        return raw
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", raw.removeprefix("\ufeff")))
    return _SURROGATES.sub("\ufffd", text)


def printable(text: str) -> str:
    """`text` without what could move a cursor, colour a terminal, reverse a line or hide.

    For display only: it may be shorter than what it shows.
    """
    return _INVISIBLE.sub("", text)
