"""Many articles in one file: a row, an article."""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from verify.errors import SourceError, SourceTooLarge, UnreadableSource
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.encoding import decode
from verify.sources.header import FIELDS, article, field

Row = Article | SourceError
"""Every row of a table of articles is one or the other; none is left out."""

_BYTES_PER_CHAR = 12  # of a JSON string at its longest: \uXXXX\uXXXX


def json_lines(file: BinaryIO, name: str, settings: Settings) -> Iterator[Row]:
    """The articles of a JSON Lines file, read a line at a time, so that the file may be large.

    A line that is broken, not an object, without text or too long becomes a SourceError that names
    it. Blank lines are skipped.
    """
    longest = settings.max_text_chars * _BYTES_PER_CHAR
    number = 0
    while data := file.readline(longest + 1):
        number += 1
        where = f"{name} line {number}"
        if len(data) > longest:
            while data and not data.endswith(b"\n"):
                data = file.readline(longest)
            yield SourceTooLarge(where, "this line is longer than VERIFY_MAX_TEXT_CHARS allows")
        elif data.strip():
            yield _from_json(data, where)


def _from_json(data: bytes, where: str) -> Row:
    try:
        row = json.loads(decode(data, where))
    except (ValueError, RecursionError) as error:
        return UnreadableSource(where, f"this line is not JSON ({error})")
    except SourceError as error:
        return error
    if not isinstance(row, dict):
        return UnreadableSource(where, "this line is not a JSON object with a text in it")
    return _article({str(name): value for name, value in row.items()}, where)


def comma_separated(file: BinaryIO, name: str, settings: Settings) -> Iterator[Row]:
    """The articles of a CSV or TSV file whose first row names the columns.

    A row without text or with too many fields becomes a SourceError that names its line. Raises
    UnreadableSource if no column is called "text" (or another name in FIELDS).
    """
    text = decode(file.read(), name)
    csv.field_size_limit(settings.max_text_chars)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    names = [name.strip().lower() for name in _next(reader, name) or []]
    if not set(names) & set(FIELDS["text"]):
        raise UnreadableSource(
            name, f"no column is called text; its first row is {', '.join(names)[:200]!r}"
        )
    while True:
        where = f"{name} line {reader.line_num + 1}"
        try:
            values = _next(reader, where)
        except UnreadableSource as error:
            yield error
            continue
        if values is None:
            return
        if len(values) > len(names):
            yield UnreadableSource(
                where, f"this row has {len(values)} fields, the first row names {len(names)}"
            )
        elif any(value.strip() for value in values):
            yield _article(dict(zip(names, values, strict=False)), where)


def _next(reader: Iterator[list[str]], where: str) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise UnreadableSource(
            where, f"broken CSV from here on ({error}); is a quote mark missing?"
        ) from None


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _article(row: dict[str, Any], where: str) -> Row:
    entries = {name.strip().lower(): _words(value) for name, value in row.items()}
    text = field(entries, "text")
    if text is None:
        return UnreadableSource(where, "this row has no text")
    try:
        return article(text, entries, where)
    except SourceError as error:
        return error


def _words(value: Any) -> str:
    """A JSON value as text; numbers are kept, lists of paragraphs joined, all else is nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    if isinstance(value, Iterable) and not isinstance(value, dict):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return ""
