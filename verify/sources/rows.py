"""The rows of CSV and JSON Lines, the same for articles and for batches."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from verify.errors import SourceError
from verify.sources.encoding import decode

Fields = dict[str, Any] | str
"""A row by its columns, or what is wrong with it."""

_SEP_LINE = re.compile(r"\A(?:\ufeff)?\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_DELIMITERS = ",;\t|"
# A field may be as long as a text may be; what is longer is refused where texts are.
csv.field_size_limit(2**31 - 1)


def csv_rows(text: str) -> tuple[list[str], Iterator[tuple[int, Fields]]]:
    """The names in the first row of a CSV or TSV, and its other rows, each with its line number.

    The delimiter is what a first line "sep=;" says, else the one of comma, semicolon, tab and
    stroke that the first row has most of. A row whose fields are all blank is skipped; a row with
    more fields than names, or broken quoting, says so. Raises ValueError for a broken first row.
    """
    stated = _SEP_LINE.match(text)
    body = text[stated.end() :] if stated else text
    head = _LINE_END.split(body, maxsplit=1)[0]
    delimiter = stated[1] if stated else max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    try:
        names = next(reader, [])
    except csv.Error as error:
        raise ValueError(_broken(error)) from None
    return names, _rows(reader, names, 1 if stated else 0)


def _rows(reader: Any, names: list[str], skipped: int) -> Iterator[tuple[int, Fields]]:
    while True:
        line = skipped + reader.line_num + 1
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield line, _broken(error)
            continue
        if values is None:
            return
        if any(value.strip() for value in values):
            yield line, _named(names, values)


def _broken(error: csv.Error) -> str:
    return f"broken CSV from here on ({error}); is a quote mark missing?"


def json_row(data: bytes, where: str) -> Fields:
    """The row on one line of JSON Lines, or what is wrong with it."""
    try:
        row = json.loads(decode(data, where))
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    except SourceError as error:
        return error.what
    return row if isinstance(row, dict) else "not a JSON object"


def _named(names: list[str], values: list[str]) -> Fields:
    while len(values) > len(names) and not values[-1].strip():
        values = values[:-1]
    if len(values) > len(names):
        return f"this row has {len(values)} fields, the first row names {len(names)}"
    return dict(zip(names, values, strict=False))
