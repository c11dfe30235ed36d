"""Many articles in one file: a row, an article."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

from verify.errors import SourceTooLarge, UnreadableSource
from verify.sources.encoding import decode
from verify.sources.header import FIELDS, article, field, field_name
from verify.sources.markup import has_markup, text_of_markup
from verify.sources.reader import Found, Given
from verify.sources.rows import Fields, csv_rows, json_row

_BYTES_PER_CHAR = 12  # of a JSON string at its longest: \uXXXX\uXXXX
# Where a JSON value is an object, what of it is its words: {"source": {"name": "Vell Examiner"}}.
_INNER = ("name", "title", "label", "text", "html", "rendered", "body", "content", "value", "$date")


def json_lines(given: Given) -> Iterator[Found]:
    """The articles of a JSON Lines file, read a line at a time, so that the file may be large.

    A line that is broken, not an object, without text or too long becomes a SourceError that names
    it. Blank lines are skipped. A text with HTML in it is read as HTML.
    """
    longest = given.settings.max_text_chars * _BYTES_PER_CHAR
    number = 0
    while data := given.file.readline(longest + 1):
        number += 1
        where = f"{given.where} line {number}"
        if len(data) > longest:
            while data and not data.endswith(b"\n"):
                data = given.file.readline(longest)
            yield SourceTooLarge(where, "this line is longer than VERIFY_MAX_TEXT_CHARS allows")
        elif data.strip():
            yield article_of_row(json_row(data, where), where)


def comma_separated(given: Given) -> Iterator[Found]:
    """The articles of a CSV or TSV file whose first row names the columns.

    A row without text or with too many fields becomes a SourceError that names its line. Raises
    UnreadableSource if no column is called "text" (or another name in FIELDS).
    """
    try:
        names, rows = csv_rows(decode(given.data(), given.where))
    except ValueError as error:
        raise UnreadableSource(given.where, str(error)) from None
    if not {field_name(name) for name in names} & set(FIELDS["text"]):
        raise UnreadableSource(
            given.where,
            f"no column is called text; its first row is {', '.join(names).strip()[:200]!r}",
        )
    for number, row in rows:
        yield article_of_row(row, f"{given.where} line {number}")


def article_of_row(row: Fields, where: str) -> Found:
    """The article in a row of a table; an error that names the row `where` for one without text."""
    if isinstance(row, str):
        return UnreadableSource(where, row)
    entries = {field_name(str(name)): _words(value) for name, value in row.items()}
    text = field(entries, "text")
    if text is None:
        return UnreadableSource(where, "this row has no text")
    if has_markup(text):
        text = text_of_markup(text)
    return article(text, entries)


def _words(value: Any) -> str:
    """A JSON value as text; numbers are kept, lists of paragraphs joined, all else is nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    if isinstance(value, dict):
        return next((words for name in _INNER if (words := _words(value.get(name)))), "")
    if isinstance(value, Iterable):
        return "\n\n".join(part for part in map(_words, value) if part)
    return ""
