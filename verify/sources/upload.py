"""Files that come as a name and bytes, from somebody who may mean harm.

Nothing is unpacked to disk and no name is used as a path: a name says only what kind of file it is,
and what people call it.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from verify.errors import SourceError, SourceTooLarge, UnreadableSource, UnsupportedSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import READERS, TABLES, as_source, row_source
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
    suffix = _checked_suffix(shown, data, settings)
    place = f"upload:{hashlib.sha256(data).hexdigest()[:12]}/{shown}"
    table = TABLES.get(suffix)
    if table is None:
        article = READERS[suffix](data, shown, settings, None)
        yield as_source(article, place, settings, where=shown)
        return
    seen: set[str] = set()
    for row in table(io.BytesIO(data), shown, settings):
        yield row_source(row, place, seen, settings)


def read_draft_upload(name: str, data: bytes, settings: Settings) -> tuple[str, str]:
    """The title and the canonical text of an uploaded draft; raises as `read_document_upload`."""
    source = read_document_upload(name, data, settings)
    return source.title, source.text


def read_document_upload(name: str, data: bytes, settings: Settings) -> Source:
    """An uploaded draft as it was read: its title, its canonical text and its parts.

    Raises SourceError if it cannot be read, or is a table of many articles.
    """
    shown = safe_name(name)
    suffix = _checked_suffix(shown, data, settings)
    if suffix in TABLES:
        raise UnsupportedSource(shown, "this is a table of articles, not a draft")
    return as_source(READERS[suffix](data, shown, settings, None), None, settings, where=shown)


def safe_name(name: str) -> str:
    """What an uploaded file is called: no folders, nothing hidden, at most 120 characters."""
    last = _SEPARATORS.split(printable(name))[-1]
    shown = " ".join(last.split()).lstrip(".")
    if len(shown) <= _NAME_CHARS:
        return shown or "unnamed"
    suffix = PurePosixPath(shown).suffix[:20]
    return shown[: _NAME_CHARS - len(suffix) - 1] + "…" + suffix


def _checked_suffix(shown: str, data: bytes, settings: Settings) -> str:
    suffix = PurePosixPath(shown).suffix.lower()
    if suffix not in READERS and suffix not in TABLES:
        known = " ".join(sorted((*READERS, *TABLES)))
        raise UnsupportedSource(
            shown, f"no reader for {suffix or 'a file without a suffix'}; there are {known}"
        )
    megabytes = len(data) / 1e6
    if megabytes > settings.max_file_mb:
        raise SourceTooLarge(
            shown,
            f"{megabytes:.0f} MB is over the limit of {settings.max_file_mb:g} MB; "
            "split it, or raise VERIFY_MAX_FILE_MB",
        )
    if not data:
        raise UnreadableSource(shown, "the file is empty")
    return suffix
