"""Metadata that a text file carries in its first lines."""

import re

from verify.errors import UnreadableSource
from verify.sources.article import Article
from verify.sources.dates import Stated, parse_date

FIELDS = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "article_text", "maintext", "full_text"),
    "date": ("date", "published", "published_at", "publication_date", "publish_date",
             "date_published", "datepublished", "pubdate"),
    "url": ("url", "link", "source_url", "canonical_url"),
    "publisher": ("publisher", "source", "site", "sitename", "outlet", "publication", "domain"),
    "id": ("id", "guid", "article_id", "uuid"),
}  # fmt: skip
"""The names under which files give title, text, date, url, publisher and id; the first one wins."""

_FENCED = re.compile(r"\A\s*---[ \t]*\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^(?P<name>[A-Za-z_][\w -]{0,30}?)\s*:[ \t]*(?P<value>.*)$")
_EMPTY = frozenset(("", "none", "null", "n/a", "nan", "unknown", "-", "~"))


def with_front_matter(text: str, where: str) -> Article:
    """The Article in `text`; front matter between lines of "---" is read and left out of the text.

    Reads title, date, url and publisher under any name in FIELDS; other entries are not looked at.
    Raises UnreadableSource for a date that cannot be read.
    """
    match = _FENCED.match(text)
    entries = _entries(match["head"]) if match else {}
    if match is None or not entries:
        return Article(text=text)
    return article(text[match.end() :], entries, where)


def _entries(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in head.split("\n"):
        match = _ENTRY.match(line)
        if match:
            found.setdefault(match["name"].lower(), _unquoted(match["value"]))
    return found


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def article(text: str, entries: dict[str, str], where: str) -> Article:
    """The Article with `text` and the metadata in `entries`, whose names are in lower case."""
    stated = published(field(entries, "date"), where)
    return Article(
        text=text,
        title=field(entries, "title"),
        published=stated[0] if stated else None,
        published_precision=stated[1] if stated else "day",
        publisher=field(entries, "publisher"),
        url=field(entries, "url"),
        key=field(entries, "id"),
    )


def field(entries: dict[str, str], name: str) -> str | None:
    """The value under the first of the names in FIELDS[name] that has one; None if none has."""
    for alias in FIELDS[name]:
        value = entries.get(alias, "").strip()
        if value.lower() not in _EMPTY:
            return value
    return None


def published(words: str | None, where: str) -> Stated | None:
    """The date that a metadata field states; None without one.

    Raises UnreadableSource for words that are no date: a date that is silently lost would make
    every later comparison of dates silently wrong.
    """
    if words is None:
        return None
    stated = parse_date(words) or _in_another_language(words)
    if stated is None:
        raise UnreadableSource(where, f"cannot read the date {words!r}; write it as YYYY-MM-DD")
    return stated


def _in_another_language(words: str) -> Stated | None:
    """The date in `words`, with its month in letters; neither relative to now nor ambiguous."""
    import dateparser

    if not any(char.isalpha() for char in words):
        return None
    found = dateparser.parse(
        words,
        languages=["en", "fr", "de", "es", "it", "pt", "nl"],
        settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]},
    )
    return (found.date(), "day") if found else None
