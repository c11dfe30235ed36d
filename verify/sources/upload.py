"""Files that come as a name and bytes, from somebody who may mean harm.

Nothing is unpacked to disk and no name is used as a path: a name says only what kind of file it is,
and what people call it.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from verify.errors import SourceError, UnsupportedSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import as_sources, only_one
from verify.sources.registry import read_bytes, reader_of
from verify.text.canonical import printable

_NAME_CHARS = 120
_SEPARATORS = re.compile(r"[/\\]")


def read_upload(name: str, data: bytes, settings: Settings) -> Iterator[Source | SourceError]:
    """The sources in an uploaded file; a row of a table fails alone, as a SourceError among them.

    The path of a source begins with a hash of the file's bytes, so that two files of one name are
    two places, and none is a version of the other. Raises SourceError for a file that cannot be
    read at all.
    """
    shown = safe_name(name)
    place = f"upload:{hashlib.sha256(data).hexdigest()[:12]}/{shown}"
    found = read_bytes(shown, data, shown, settings)
    rows = reader_of(shown, shown).table
    yield from as_sources(found, place, settings, where=shown, rows=rows)


def read_draft_upload(name: str, data: bytes, settings: Settings) -> tuple[str, str]:
    """The title and the canonical text of an uploaded draft; raises as `read_document_upload`."""
    source = read_document_upload(name, data, settings)
    return source.title, source.text


def read_document_upload(name: str, data: bytes, settings: Settings) -> Source:
    """An uploaded draft as it was read: its title, its canonical text and its parts.

    Raises SourceError if it cannot be read, or holds many articles.
    """
    shown = safe_name(name)
    if reader_of(shown, shown).table:
        raise UnsupportedSource(shown, "this is a table of articles, not a draft")
    found = read_bytes(shown, data, shown, settings)
    return only_one(as_sources(found, None, settings, where=shown), shown)


def safe_name(name: str) -> str:
    """What an uploaded file is called: no folders, nothing hidden, at most 120 characters."""
    last = _SEPARATORS.split(printable(name))[-1]
    shown = " ".join(last.split()).lstrip(".")
    if len(shown) <= _NAME_CHARS:
        return shown or "unnamed"
    suffix = PurePosixPath(shown).suffix[:20]
    return shown[: _NAME_CHARS - len(suffix) - 1] + "…" + suffix
