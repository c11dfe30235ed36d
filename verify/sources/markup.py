"""Fragments of HTML as text: a body in a JSON row, a mail, a document that was pasted."""

import re
from typing import Any

from verify.sources.superscript import raised

_TAG = re.compile(r"</?([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_BLOCKS = frozenset(
    """address article aside blockquote br caption dd details div dl dt figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th
    thead tr ul""".split()
)
_INLINE = frozenset("a abbr b cite code em font i q small span strong sub sup u script".split())
_UNREAD = frozenset(
    "script style noscript template head iframe object svg del s strike button select".split()
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_CELLS = frozenset(("td", "th"))


def has_markup(text: str) -> bool:
    """Whether a text is HTML rather than text that speaks of tags: a block or two pairs of tags."""
    names = [match[1].lower() for match in _TAG.finditer(text)]
    known = [name for name in names if name in _BLOCKS or name in _INLINE]
    return any(name in _BLOCKS for name in known) or len(known) > 3


def has_tags(text: str) -> bool:
    """Whether a text has a tag of HTML in it."""
    return _TAG.search(text) is not None


def text_of_markup(html: str) -> str:
    """The text of a fragment of HTML: paragraphs apart, cells of a row by " | ", without scripts.

    Struck and deleted words are left out, as are marks of notes. What cannot be parsed is "".
    """
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.fromstring(f"<div>{html}</div>")
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str] = []
    _gather(root, pieces)
    lines = ("".join(pieces)).split("\0")
    return "\n\n".join(line for line in (_line(each) for each in lines) if line)


def _line(words: str) -> str:
    cells = (_SPACES.sub(" ", cell).strip() for cell in words.split("\x01"))
    return " | ".join(cell for cell in cells if cell)


def _gather(element: Any, pieces: list[str]) -> None:
    """Append the words under an element; "\\0" ends a block, "\\1" a cell."""
    name = element.tag if isinstance(element.tag, str) else "script"
    if name == "sup":
        before = "".join(pieces[-3:])
        pieces.append(raised((element.text_content() or "").strip(), before))
    elif name not in _UNREAD:
        end = "\x01" if name in _CELLS else "\0" if name in _BLOCKS else ""
        pieces.append(end)
        pieces.append(element.text or "")
        for child in element:
            _gather(child, pieces)
        pieces.append(end)
    pieces.append(element.tail or "")
