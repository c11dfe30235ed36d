"""Bytes to text: the encoding is stated, recognised with good reason, or refused."""

import codecs
import re

from verify.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (.docx is one)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.02

# Characters that English and Western European news has outside ASCII. If every byte above 127 is
# one of them as Windows-1252 the text is that: chardet alone gives such short texts 0.05.
_WESTERN = frozenset("“”‘’–—…•€£¥©®™°§«»½¼¾·´¿¡\u00a0\u00adàáâäãåæçèéêëìíîïñòóôöõøœùúûüýÿßºª")
_WESTERN_CAPITALS = frozenset("ÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØŒÙÚÜ")
_MAX_WESTERN_SHARE = 0.15
# An accented capital behind a small letter or a full stop, and a sign inside a word, are quote
# marks and accents of Mac Roman.
_MISREAD = re.compile(r"(?<=[a-z.,!?])[À-Þ]|(?<=[a-z])[•£¥§©®¼½¾ª](?=[a-z])")
_GOOD_CONFIDENCE = 0.4
_MAX_BAD_SHARE = 0.001
_FEW_BAD = 3


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text in `data`, without a byte-order mark.

    A byte-order mark decides, then UTF-8 if it fits (what is UTF-8 beyond ASCII is so on purpose),
    then the `declared` encoding of a web page or HTTP header if it fits; then UTF-8 with a few bad
    bytes, each of which becomes U+FFFD, where most characters beyond ASCII are whole; then
    Windows-1252 if all it has beyond ASCII is what Western news has; then chardet where it is sure
    enough. Raises UnreadableSource for a binary file and for an encoding that cannot be told.
    """
    kind = next((name for mark, name in _KINDS if data.startswith(mark)), None)
    if kind:
        raise UnreadableSource(where, f"this is {kind}, not text")
    text = _decoded(data, declared)
    if text is None and b"\x00" in data:
        raise UnreadableSource(where, "this is a binary file, not text")
    if text is None:
        raise UnreadableSource(
            where,
            "its encoding cannot be told (it is not UTF-8 or any other that fits); "
            "save it as UTF-8 and try again",
        )
    if "\x00" in text or len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise UnreadableSource(where, "this is a binary file, not text")
    return text


def _decoded(data: bytes, declared: str | None) -> str | None:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return _strictly(data, marked)
    for name in ("utf-8", _as_browsers_read(declared)):
        text = _strictly(data, name) if name else None
        if text is not None and (name != "utf-8" or "\x00" not in text):
            return text
    damaged = None if b"\x00" in data else _damaged_utf8(data)
    if damaged is not None and _mostly_whole(damaged):
        return damaged
    western = _strictly(data, "cp1252")
    if western is not None and _is_western(western):
        return western
    if damaged is not None and (declared or "").lower().replace("_", "-") in ("utf-8", "utf8"):
        return damaged
    return _recognised(data)


def _damaged_utf8(data: bytes) -> str | None:
    """`data` as UTF-8 with its bad bytes replaced by U+FFFD; None where they are not few."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return text if bad <= max(_FEW_BAD, _MAX_BAD_SHARE * len(text)) else None


def _mostly_whole(text: str) -> bool:
    """Whether characters of several bytes that are whole outnumber those that were replaced."""
    bad = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) > 2 * bad


def _as_browsers_read(declared: str | None) -> str | None:
    """Pages that say Latin-1 or ASCII mean Windows-1252 (WHATWG Encoding Standard)."""
    name = (declared or "").lower().replace("_", "-")
    return (
        "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else declared
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_western(text: str) -> bool:
    beyond = [char for char in text if char > "\x7f"]
    return (
        "\x00" not in text
        and len(beyond) <= max(3, _MAX_WESTERN_SHARE * len(text))
        and all(char in _WESTERN or char in _WESTERN_CAPITALS for char in beyond)
        and not _MISREAD.search(text)
    )


def _recognised(data: bytes) -> str | None:
    import chardet

    found = chardet.detect(data)
    encoding, confidence = found["encoding"], found["confidence"]
    if not encoding or not confidence or confidence < _GOOD_CONFIDENCE:
        return None
    return _strictly(data, encoding)
