"""The readers that there are: ours, and those of other packages."""

import io
from collections.abc import Iterable
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from verify.errors import SettingsError, SourceTooLarge, UnreadableSource, UnsupportedSource
from verify.settings import Settings
from verify.sources.mail import read_mail
from verify.sources.newsml import read_newsml
from verify.sources.odt import from_odt
from verify.sources.page import from_html
from verify.sources.pdf import from_pdf
from verify.sources.plain import read_markdown, read_text
from verify.sources.reader import Found, Given, Reader, single
from verify.sources.rtf import from_rtf
from verify.sources.sheets import read_sheets
from verify.sources.slides import from_pptx
from verify.sources.tables import comma_separated, json_lines
from verify.sources.transcripts import read_subtitles
from verify.sources.word import from_docx

GROUP = "verify.readers"
_OPEN = "application/vnd.oasis.opendocument"
_OFFICE = "application/vnd.openxmlformats-officedocument"

OURS = (
    Reader("text", (".txt", ".text"), read_text, ("text/plain",)),
    Reader("Markdown", (".md", ".markdown"), read_markdown, ("text/markdown",)),
    Reader(
        "web page",
        (".html", ".htm", ".xhtml"),
        single(from_html),
        ("text/html", "application/xhtml+xml"),
    ),
    Reader("PDF", (".pdf",), single(from_pdf), ("application/pdf",)),
    Reader("Word", (".docx",), single(from_docx), (f"{_OFFICE}.wordprocessingml.document",)),
    Reader("OpenDocument", (".odt", ".fodt"), single(from_odt), (f"{_OPEN}.text",)),
    Reader("rich text", (".rtf",), single(from_rtf), ("application/rtf", "text/rtf")),
    Reader("spreadsheet", (".xlsx",), read_sheets, (f"{_OFFICE}.spreadsheetml.sheet",)),
    Reader(
        "presentation", (".pptx",), single(from_pptx), (f"{_OFFICE}.presentationml.presentation",)
    ),
    Reader("wire XML", (".nitf", ".newsml", ".xml"), read_newsml, ("application/xml", "text/xml")),
    Reader(
        "subtitles",
        (".srt", ".vtt", ".ass", ".ssa"),
        read_subtitles,
        ("text/vtt", "application/x-subrip"),
    ),
    Reader("mail", (".eml",), read_mail, ("message/rfc822",)),
    Reader("JSON Lines", (".jsonl", ".ndjson"), json_lines, table=True, streamed=True),
    Reader("CSV", (".csv", ".tsv"), comma_separated, table=True),
)
"""The readers that come along. One of another package goes before one of ours."""


@cache
def readers() -> dict[str, Reader]:
    """Every reader by each of its suffixes. Raises SettingsError for one that cannot be loaded."""
    return {suffix: reader for reader in (*OURS, *_theirs()) for suffix in reader.suffixes}


def reader_of(name: str | PurePath, where: str) -> Reader:
    """The reader for a file of this name. Raises UnsupportedSource, which calls it `where`."""
    suffix = PurePath(name).suffix.lower()
    found = readers().get(suffix)
    if found is None:
        known = " ".join(sorted(readers()))
        raise UnsupportedSource(
            where, f"no reader for {suffix or 'a file without a suffix'}; there are {known}"
        )
    return found


def reader_of_page(media_type: str, path: str, where: str) -> Reader:
    """The reader for a page of this media type, else for the suffix of its address."""
    stated = {kind: reader for reader in readers().values() for kind in reader.media_types}
    found = stated.get(media_type) or readers().get(PurePath(path).suffix.lower())
    if found is None or found.table:
        raise UnsupportedSource(where, f"no reader for {media_type} pages")
    return found


def check_size(size: int, where: str, settings: Settings) -> None:
    """Raises SourceTooLarge for a file of more bytes than the settings allow."""
    megabytes = size / 1e6
    if megabytes > settings.max_file_mb:
        raise SourceTooLarge(
            where,
            f"{megabytes:.0f} MB is over the limit of {settings.max_file_mb:g} MB; "
            "split it, or raise VERIFY_MAX_FILE_MB",
        )


def read_bytes(name: str, data: bytes, where: str, settings: Settings) -> Iterable[Found]:
    """The articles in the bytes of a file of this name, by the reader for it.

    Raises SourceError for a file without a reader, that is empty, too large or cannot be read.
    """
    reader = reader_of(name, where)
    check_size(len(data), where, settings)
    if not data:
        raise UnreadableSource(where, "the file is empty")

    def inside(inner: str, content: bytes) -> Iterable[Found]:
        return read_bytes(inner, content, f"{where}/{inner}", settings)

    return reader.read(Given(io.BytesIO(data), where, settings, inside=inside))


def _theirs() -> Iterable[Reader]:
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            found = point.load()
        except (ImportError, AttributeError) as error:
            raise SettingsError(
                f"the reader {point.name} ({point.value}) cannot be loaded ({error}); "
                "install it again, or remove its package"
            ) from error
        if not isinstance(found, Reader):
            raise SettingsError(
                f"the reader {point.name} ({point.value}) is no verify.sources.reader.Reader"
            )
        yield found
