"""Files, folders and pages to sources."""

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from verify.errors import SourceError, SourceTooLarge, UnreadableSource, UnsupportedSource
from verify.models import Source, source_id
from verify.settings import Settings
from verify.sources.apart import apart
from verify.sources.article import Article
from verify.sources.reader import Found, Given, Reader
from verify.sources.registry import check_size, read_bytes, reader_of, reader_of_page
from verify.sources.repair import repaired
from verify.sources.source import from_text
from verify.text.canonical import canonical


def read(where: str | Path, settings: Settings) -> Iterator[Source | SourceError]:
    """The sources in a file or in a folder of files, or the one at an http(s) URL.

    Raises SourceError for a file or page that cannot be read at all. An article of a file that has
    several, and a file of a folder, fails alone: it comes as a SourceError among the sources.
    """
    if isinstance(where, str) and is_url(where):
        wait = settings.url_timeout
        yield from apart(_fetched, where, where=where, settings=settings, extra_seconds=wait)
        return
    path = _named(where)
    if _is_folder(path):
        yield from _folder(path, settings)
        return
    _reader(path)
    yield from apart(_file, path.absolute(), str(path), where=str(path), settings=settings)


def _file(path: Path, where: str, settings: Settings) -> Iterator[Source | SourceError]:
    """The sources in one file, which is told of as `where`.

    The path is absolute: the process that reads may have been started in another folder.
    """
    reader = reader_of(path, where)
    found = _found(path, where, reader, settings)
    yield from as_sources(found, str(path), settings, where=where, rows=reader.table)


def is_url(where: str) -> bool:
    """Whether `where` names a page (a scheme and "://") and not a file."""
    scheme, separator, _ = where.partition("://")
    return bool(separator) and len(scheme) > 1 and scheme.isalnum()


def find(where: Path, follow: bool = False) -> Iterator[Path | SourceError]:
    """The files under `where` in order of their names; hidden ones are skipped.

    A file is found itself. A folder that may not be listed, and a link that leads out of `where`,
    comes as a SourceError, unless links are to be followed.
    """
    if not _is_folder(where):
        yield where
        return
    refused: list[SourceError] = []

    def refuse(error: OSError) -> None:
        refused.append(UnreadableSource(str(error.filename), "this folder may not be listed"))

    root, seen = where.resolve(), set[Path]()
    for folder, names, files in os.walk(where, onerror=refuse, followlinks=follow):
        here = Path(folder).resolve()
        if here in seen:  # links that lead in a circle
            names.clear()
            continue
        seen.add(here)
        names[:] = sorted(name for name in names if not name.startswith("."))
        links = [] if follow else [name for name in names if Path(folder, name).is_symlink()]
        for name in sorted((*links, *files)):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if follow or not path.is_symlink() or path.resolve().is_relative_to(root):
                if name not in links:  # the folder that it leads to is walked by itself
                    yield path
            else:
                yield UnreadableSource(
                    str(path),
                    "this link leads out of the folder and is not followed; add what it leads to "
                    "by its own name, or set VERIFY_FOLLOW_LINKS=true",
                )
    yield from refused


def read_draft(path: Path, settings: Settings) -> tuple[str, str]:
    """The title and the canonical text of a draft; raises as `read_document` does."""
    source = read_document(path, settings)
    return source.title, source.text


def read_document(path: Path, settings: Settings) -> Source:
    """A draft as it was read: its title, its canonical text and its parts.

    Raises SourceError if it cannot be read, or holds many articles.
    """
    if _is_folder(_named(path)):
        raise UnsupportedSource(str(path), "this is a folder, not a draft")
    if _reader(path).table:
        raise UnsupportedSource(str(path), "this is a table of articles, not a draft")
    found = apart(_file, path.absolute(), str(path), where=str(path), settings=settings)
    return only_one(found, str(path))


def only_one(found: Iterable[Source | SourceError], where: str) -> Source:
    """The one source among those `found` in a draft. Raises SourceError where there are more."""
    sources = list(found)
    for item in sources:
        if isinstance(item, SourceError):
            raise item
    if len(sources) != 1:
        raise UnsupportedSource(where, f"there are {len(sources)} articles in it; a draft is one")
    (source,) = sources
    assert isinstance(source, Source)  # noqa: S101 - the errors have been raised above
    return source


def _named(where: str | Path) -> Path:
    """`where` as a path. Raises UnreadableSource for a name that can be neither kept nor shown."""
    try:
        str(where).encode("utf-8")
    except UnicodeEncodeError:
        shown = str(where).encode("utf-8", "backslashreplace").decode("utf-8")
        raise UnreadableSource(shown, "its name is not UTF-8; rename it") from None
    return Path(where)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise UnreadableSource(str(path)[:200], f"this is no path ({error})") from None


def _folder(path: Path, settings: Settings) -> Iterator[Source | SourceError]:
    store = settings.store.absolute()
    for found in find(path, settings.follow_links):
        if isinstance(found, Path) and found.absolute().is_relative_to(store):
            continue  # a library that lies in the folder is none of its articles
        if isinstance(found, SourceError):
            yield found
            continue
        try:
            yield from read(found, settings)
        except SourceError as error:
            yield error


def _reader(path: Path) -> Reader:
    """The reader for a file. Raises SourceError for what is no file or has no reader."""
    if not path.exists():
        raise UnreadableSource(str(path), "no such file or folder")
    if not path.is_file():
        raise UnreadableSource(str(path), "this is not a file")
    return reader_of(path, str(path))


def _found(path: Path, where: str, reader: Reader, settings: Settings) -> Iterator[Found]:
    """The articles in a file, by the reader for it."""
    try:
        if reader.streamed:
            with path.open("rb") as file:
                yield from reader.read(Given(file, where, settings))
        else:
            check_size(path.stat().st_size, where, settings)
            yield from read_bytes(path.name, path.read_bytes(), where, settings)
    except OSError as error:
        raise UnreadableSource(where, f"cannot be read ({error.strerror})") from None


def _fetched(url: str, settings: Settings) -> Iterator[Source | SourceError]:
    from verify.sources.web import fetch

    page = fetch(url, settings)
    reader = reader_of_page(page.media_type, urlsplit(page.url).path, url)
    at, host = urldefrag(page.url).url, urlsplit(page.url).hostname
    given = Given(io.BytesIO(page.body), url, settings, page.charset)
    articles = (
        item
        if isinstance(item, SourceError)
        else replace(item, url=at, publisher=item.publisher or host)
        for item in reader.read(given)
    )
    yield from as_sources(articles, None, settings, where=url)


def as_sources(
    found: Iterable[Found],
    place: str | None,
    settings: Settings,
    where: str | None = None,
    *,
    rows: bool = False,
) -> Iterator[Source | SourceError]:
    """The sources that the articles of one file become; `place` is where the file is.

    The only article of a file has the file's place; each of several, and each of a table's `rows`,
    has its own, "place#key". Errors call a file without a place `where`.
    """
    items = iter(found)
    ahead = [item for item in (next(items, None), next(items, None)) if item is not None]
    if len(ahead) == 1 and not rows:
        (item,) = ahead
        if isinstance(item, SourceError):
            yield item
        else:
            yield as_source(item, place, settings, where)
        return
    seen: set[str] = set()
    for item in (*ahead, *items):
        if isinstance(item, SourceError):
            yield item
            continue
        try:
            yield as_source(item, f"{place}#{_key(item, seen)}" if place else None, settings, where)
        except SourceError as error:
            yield error


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
    article = _repaired(article)
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
        known_furniture=article.furniture,
        parts=article.parts,
        links=article.links,
        turns=article.turns,
        transcribed=article.transcribed,
        notes=article.notes,
    )


def _repaired(article: Article) -> Article:
    """The article with its words put right; its reader did that for a text with offsets into it."""
    article = replace(
        article,
        title=article.title and repaired(article.title)[0],
        publisher=article.publisher and repaired(article.publisher)[0],
    )
    if article.pages or article.parts or article.turns or article.links or article.furniture:
        return article
    text, notes = repaired(article.text)
    return replace(article, text=text).noting(*notes)
