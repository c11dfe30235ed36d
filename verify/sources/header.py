"""Metadata that a text file carries in its first lines."""

import re

from verify.sources.article import Article
from verify.sources.dates import Stated, either_date, parse_date
from verify.text.canonical import printable

FIELDS = {
    "title": ("title", "headline", "hed", "heading"),
    "text": ("text", "body", "content", "article", "article_text", "maintext", "full_text",
             "fulltext", "body_text", "article_body", "articlebody", "story"),
    "date": ("date", "published", "published_at", "publication_date", "publish_date",
             "date_published", "datepublished", "pubdate", "pub_date", "published_date",
             "publication_time", "timestamp", "datetime", "created_at"),
    "url": ("url", "link", "source_url", "canonical_url", "permalink"),
    "publisher": ("publisher", "source", "site", "sitename", "site_name", "outlet", "publication",
                  "newspaper", "domain"),
    "id": ("id", "guid", "article_id", "uuid"),
}  # fmt: skip
"""The names under which files give title, text, date, url, publisher and id; the first one wins."""

_FENCED = re.compile(r"\A\s*---[ \t]*\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^(?P<name>[A-Za-z_][\w -]{0,30}?)\s*:[ \t]*(?P<value>.*)$")
_EMPTY = frozenset(("", "none", "null", "n/a", "nan", "unknown", "-", "~"))


def with_front_matter(text: str) -> Article:
    """The Article in `text`; front matter between lines of "---" is read and left out of the text.

    Reads title, date, url and publisher under any name in FIELDS; other entries are not looked at.
    """
    match = _FENCED.match(text)
    entries = _entries(match["head"]) if match else {}
    if match is None or not entries:
        return Article(text=text)
    return article(text[match.end() :], entries)


def _entries(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in head.split("\n"):
        match = _ENTRY.match(line)
        if match:
            found.setdefault(field_name(match["name"]), _unquoted(match["value"]))
    return found


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def field_name(words: str) -> str:
    """The name of a column or entry as FIELDS has it: "Pub Date" is pub_date."""
    return "_".join(re.split(r"[\s_-]+", words.strip().lower()))


def article(text: str, entries: dict[str, str]) -> Article:
    """The Article with `text` and the metadata in `entries`, whose names are as in FIELDS.

    A date that cannot be read is left unknown, and the article has a note of it.
    """
    words = field(entries, "date")
    stated = published(words) if words else None
    return Article(
        text=text,
        title=field(entries, "title"),
        published=stated[0] if stated else None,
        published_precision=stated[1] if stated else "day",
        publisher=field(entries, "publisher"),
        url=field(entries, "url"),
        key=field(entries, "id"),
        notes=() if stated or not words else (unread_date(words),),
    )


def field(entries: dict[str, str], name: str) -> str | None:
    """The value under the first of the names in FIELDS[name] that has one; None if none has."""
    for alias in FIELDS[name]:
        value = entries.get(alias, "").strip()
        if value.lower() not in _EMPTY:
            return value
    return None


def published(words: str) -> Stated | None:
    """The date that a metadata field states; None where it cannot be told."""
    return parse_date(words) or _in_another_language(words)


def unread_date(words: str) -> str:
    """What to say of a date that could not be read."""
    shown = printable(words[:40])
    both = either_date(words)
    if both:
        return (
            f"its date {shown!r} may mean {both[0].isoformat()} or {both[1].isoformat()}, so it is "
            "left unknown; write it as YYYY-MM-DD"
        )
    return f"its date {shown!r} cannot be read, so it is left unknown; write it as YYYY-MM-DD"


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
