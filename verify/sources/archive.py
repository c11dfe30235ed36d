"""Documents that are zip archives of XML, looked at before anything unpacks them."""

import io
import zipfile
import zlib

from verify.errors import SourceTooLarge, UnreadableSource
from verify.settings import Settings

BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OSError,
    RuntimeError,
    EOFError,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile, XML parsers and readers of documents raise for a damaged file."""

_BLOCK = 1 << 16


def check_archive(data: bytes, kind: str, where: str, settings: Settings) -> None:
    """Raises SourceError for an archive that is none, or unpacks to too much, or is a trap.

    Sizes are those that the archive states: zipfile reads no more of a part than that. `kind` is
    the suffix of such files (".docx").
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except BROKEN as error:
        raise UnreadableSource(where, f"this is not a {kind} file ({error})") from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableSource(where, f"this {kind} needs a password; save it without one")
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
    except (NotImplementedError, *BROKEN) as error:
        raise UnreadableSource(where, f"this {kind} is broken ({error})") from None
    if trap is not None:
        raise UnreadableSource(
            where, f"its part {trap[:80]!r} declares entities, which no such file does; refused"
        )


def broken(kind: str, where: str, error: Exception) -> UnreadableSource:
    """The error of a library that met a damaged file, as ours."""
    return UnreadableSource(
        where, f"this {kind} is broken ({type(error).__name__}: {str(error)[:100]})"
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
