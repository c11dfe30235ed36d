"""Articles and drafts from Word files (.docx)."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from verify.errors import SourceTooLarge, UnreadableSource
from verify.settings import Settings
from verify.sources.article import Article

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))
# Text that is not in the document as it reads now, or is in it a second time.
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_COMPATIBILITY}Fallback"))
# What python-docx lets through, besides its own errors, when a file is broken; a SyntaxError is of
# XML.
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OSError,
    RuntimeError,
    EOFError,
    zlib.error,
)
_BLOCK = 1 << 16
_AS_TEXT = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}


def from_docx(data: bytes, where: str, settings: Settings, _charset: str | None = None) -> Article:
    """The paragraphs and tables of a .docx in their order, as they read with all changes accepted.

    Paragraphs are set apart by a blank line, cells of a table row by " | ". Headers, footers,
    footnotes and comments are left out. Raises SourceTooLarge for a file that unpacks to more than
    four times VERIFY_MAX_FILE_MB, UnreadableSource for one that is broken.
    """
    import docx
    from docx.opc.exceptions import OpcError

    _check_archive(data, where, settings)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document.element.body))
        title = document.core_properties.title
    except (OpcError, SyntaxError, zipfile.BadZipFile, *_BROKEN) as error:
        raise UnreadableSource(
            where, f"this .docx is broken ({type(error).__name__}: {str(error)[:100]})"
        ) from None
    return Article(text="\n\n".join(blocks), title=title.strip() or None)


def _check_archive(data: bytes, where: str, settings: Settings) -> None:
    """Raises SourceError for an archive that is none, or unpacks to too much, or is a trap.

    Sizes are those that the archive states: zipfile reads no more of a part than that.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, *_BROKEN) as error:
        raise UnreadableSource(where, f"this is not a .docx file ({error})") from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableSource(where, "this .docx needs a password; save it without one")
    megabytes = sum(entry.file_size for entry in entries) / 1e6
    if megabytes > 4 * settings.max_file_mb:
        raise SourceTooLarge(
            where,
            f"it unpacks to {megabytes:,.0f} MB, over the limit of {4 * settings.max_file_mb:g} MB;"
            " take out the pictures, or raise VERIFY_MAX_FILE_MB",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            trap = next((e.filename for e in entries if _is_xml(e) and _declares(archive, e)), None)
    except (zipfile.BadZipFile, NotImplementedError, *_BROKEN) as error:
        raise UnreadableSource(where, f"this .docx is broken ({error})") from None
    if trap is not None:
        raise UnreadableSource(
            where, f"its part {trap[:80]!r} declares entities, which no Word file does; refused"
        )


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _declares(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part has a document type: the place for entities that grow without end."""
    before = b""
    with archive.open(entry) as part:
        while block := part.read(_BLOCK):
            # Without the zero bytes of UTF-16, and over the edge between two blocks.
            plain = before + block.replace(b"\0", b"")
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                return True
            before = plain[-16:]
    return False


def _blocks(parent: Any) -> Iterator[str]:
    """The paragraphs and table rows under an element, in order, without empty ones."""
    for child in parent:
        if child.tag == f"{_W}p":
            text = paragraph_text(child).strip()
            if text:
                yield text
        elif child.tag == f"{_W}tbl":
            yield from filter(None, (_row_text(row) for row in _members(child, f"{_W}tr")))
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _blocks(child)


def _row_text(row: Any) -> str:
    cells = (" ".join(_blocks(cell)) for cell in _members(row, f"{_W}tc"))
    return " | ".join(cell for cell in cells if cell)


def _members(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or cells of a row, but not those of a table inside it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def paragraph_text(paragraph: Any) -> str:
    """The text of a w:p element as it reads with all changes accepted."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _AS_TEXT:
            yield _AS_TEXT[child.tag]
        elif child.tag == f"{_W}p":
            yield f"\n{paragraph_text(child)}\n"
        elif child.tag != f"{_W}pPr":
            yield from _pieces(child)
