"""Files, folders and pages to sources."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urldefrag, urlsplit

from verify.errors import (
    SourceError,
    SourceTooLarge,
    UnreadableSource,
    UnsupportedSource,
)
from verify.models import Source, source_id
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.encoding import decode
from verify.sources.header import with_front_matter
from verify.sources.page import from_html
from verify.sources.pdf import from_pdf
from verify.sources.source import from_text
from verify.sources.tables import Row, comma_separated, json_lines
from verify.sources.word import from_docx
from verify.text.canonical import canonical

Reader = Callable[[bytes, str, Settings, str | None], Article]
Table = Callable[[BinaryIO, str, Settings], Iterator[Row]]


def _plain(data: bytes, where: str, _settings: Settings, charset: str | None = None) -> Article:
    return with_front_matter(canonical(decode(data, where, charset)), where)


READERS: dict[str, Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _plain,
    ".markdown": _plain,
    ".html": from_html,
    ".htm": from_html,
    ".xhtml": from_html,
    ".pdf": from_pdf,
    ".docx": from_docx,
}
"""The reader of one article, by the suffix of its file. The last argument is a stated charset."""

TABLES: dict[str, Table] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".csv": comma_separated,
    ".tsv": comma_separated,
}
"""The reader of many articles, by the suffix of their file."""

_MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_READ_WHOLE = frozenset((*READERS, ".csv", ".tsv"))


def read(where: str | Path, settings: Settings) -> Iterator[Source | SourceError]:
    """The sources in a file or in a folder of files, or the one at an http(s) URL.

    Raises SourceError for a file or page that cannot be read at all. A row of a table of articles,
    and a file of a folder, fails alone: it comes as a SourceError among the sources, so that every
    row is either a Source or a SourceError.
    """
    if isinstance(where, str) and is_url(where):
        yield _fetched(where, settings)
        return
    path = Path(where)
    if _is_folder(path):
        yield from _folder(path, settings)
        return
    _check(path, settings)
    table = TABLES.get(path.suffix.lower())
    if table is None:
        yield as_source(_one(path, settings), str(path.absolute()), settings)
        return
    seen: set[str] = set()
    try:
        with path.open("rb") as file:
            for row in table(file, str(path), settings):
                yield row_source(row, str(path.absolute()), seen, settings)
    except OSError as error:
        raise UnreadableSource(str(path), f"cannot be read ({error.strerror})") from None


def is_url(where: str) -> bool:
    """Whether `where` names a page (a scheme and "://") and not a file."""
    scheme, separator, _ = where.partition("://")
    return bool(separator) and len(scheme) > 1 and scheme.isalnum()


def find(where: Path) -> Iterator[Path]:
    """The files under `where` that can be read, in order of their names; hidden ones are skipped.

    A file is found itself, whatever its suffix. So is a folder that may not be listed: reading it
    says why.
    """
    if not _is_folder(where):
        yield where
        return
    refused: list[Path] = []
    for folder, names, files in os.walk(where, onerror=lambda e: refused.append(Path(e.filename))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            known = path.suffix.lower() in READERS or path.suffix.lower() in TABLES
            if known and not name.startswith("."):
                yield path
    yield from refused


def read_draft(path: Path, settings: Settings) -> tuple[str, str]:
    """The title and the canonical text of a draft; raises as `read_document` does."""
    source = read_document(path, settings)
    return source.title, source.text


def read_document(path: Path, settings: Settings) -> Source:
    """A draft as it was read: its title, its canonical text and its parts.

    Raises SourceError if it cannot be read, or is a table of many articles.
    """
    if path.suffix.lower() in TABLES:
        raise UnsupportedSource(str(path), "this is a table of articles, not a draft")
    if _is_folder(path):
        raise UnsupportedSource(str(path), "this is a folder, not a draft")
    _check(path, settings)
    return as_source(_one(path, settings), str(path.absolute()), settings)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise UnreadableSource(str(path)[:200], f"this is no path ({error})") from None


def _folder(path: Path, settings: Settings) -> Iterator[Source | SourceError]:
    for found in find(path):
        if found.is_dir():
            yield UnreadableSource(str(found), "this folder may not be listed")
            continue
        try:
            yield from read(found, settings)
        except SourceError as error:
            yield error


def _check(path: Path, settings: Settings) -> None:
    suffix = path.suffix.lower()
    if not path.exists():
        raise UnreadableSource(str(path), "no such file or folder")
    if not path.is_file():
        raise UnreadableSource(str(path), "this is not a file")
    if suffix not in READERS and suffix not in TABLES:
        known = " ".join(sorted((*READERS, *TABLES)))
        raise UnsupportedSource(
            str(path), f"no reader for {suffix or 'a file without a suffix'}; there are {known}"
        )
    megabytes = path.stat().st_size / 1e6
    if suffix in _READ_WHOLE and megabytes > settings.max_file_mb:
        raise SourceTooLarge(
            str(path),
            f"{megabytes:.0f} MB is over the limit of {settings.max_file_mb:g} MB; "
            "split it, or raise VERIFY_MAX_FILE_MB",
        )


def _one(path: Path, settings: Settings) -> Article:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(str(path), f"cannot be opened ({error.strerror})") from None
    return READERS[path.suffix.lower()](data, str(path), settings, None)


def _fetched(url: str, settings: Settings) -> Source:
    from verify.sources.web import fetch

    page = fetch(url, settings)
    suffix = _MEDIA_TYPES.get(page.media_type) or PurePosixPath(urlsplit(page.url).path).suffix
    reader = READERS.get(suffix.lower())
    if reader is None:
        raise UnsupportedSource(url, f"no reader for {page.media_type} pages")
    article = reader(page.body, url, settings, page.charset)
    found = replace(
        article,
        url=urldefrag(page.url).url,
        publisher=article.publisher or urlsplit(page.url).hostname,
    )
    return as_source(found, None, settings)


def row_source(row: Row, place: str, seen: set[str], settings: Settings) -> Source | SourceError:
    """The source of a row in the table at `place`; `seen` are the keys of the rows before it."""
    if isinstance(row, SourceError):
        return row
    try:
        return as_source(row, f"{place}#{_key(row, seen)}", settings)
    except SourceError as error:
        return error


def _key(row: Article, seen: set[str]) -> str:
    """What names a row in its file: its id, else its url, else its text; once only.

    Not its number: a row put in above it would turn every later row into another.
    """
    key = row.key or row.url
    if key is None or key in seen:
        key = source_id(canonical(row.text))
    seen.add(key)
    return key


def as_source(
    article: Article, path: str | None, settings: Settings, where: str | None = None
) -> Source:
    """The source that an article becomes; errors call it `where`.

    Raises SourceError for one without text or with too much of it.
    """
    where = where or path or article.url or ""
    if not article.text.strip():
        raise UnreadableSource(where, "there is no text in it")
    if len(article.text) > settings.max_text_chars:
        raise SourceTooLarge(
            where,
            f"its text has {len(article.text):,} characters, over the limit of "
            f"{settings.max_text_chars:,}; split it, or raise VERIFY_MAX_TEXT_CHARS",
        )
    return from_text(
        article.text,
        title=article.title,
        published=article.published,
        published_precision=article.published_precision,
        publisher=article.publisher,
        url=article.url,
        path=path,
        pages=article.pages,
        parts=article.parts,
        links=article.links,
        turns=article.turns,
        transcribed=article.transcribed,
        notes=article.notes,
    )
