"""Articles from spreadsheets (.xlsx): rows of articles, or tables with figures."""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from verify.models import Cell, Span
from verify.sources.archive import BROKEN, broken, check_archive
from verify.sources.article import Article
from verify.sources.building import CELL, PARAGRAPH, TextBuilder
from verify.sources.header import FIELDS, field_name
from verify.sources.reader import Found, Given
from verify.sources.tables import article_of_row

_DECIMALS = re.compile(r"\.(0+)")
_SIGN = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|([$€£¥])')


def read_sheets(given: Given) -> Iterator[Found]:
    """The articles in a spreadsheet whose first row names a column of texts; else its tables.

    Figures are as they are shown ("14%", "1,200"), dates as YYYY-MM-DD. Each sheet has its name as
    a heading; hidden sheets, rows and columns, and comments, are parts outside of the text. Raises
    SourceError for a file that is broken, a trap, or too large.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    data = given.data()
    check_archive(data, ".xlsx", given.where, given.settings)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that openpyxl does not keep when it saves
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        rows = list(_articles(book.worksheets[0], given.where)) if book.worksheets else []
        yield from rows or [_tables(book)]
    except (InvalidFileException, *BROKEN) as error:
        raise broken(".xlsx", given.where, error) from None


def _articles(sheet: Any, where: str) -> Iterator[Found]:
    values = sheet.iter_rows()
    names = [_shown(cell) for cell in next(values, ())]
    if not {field_name(name) for name in names} & set(FIELDS["text"]):
        return
    for number, row in enumerate(values, 2):
        words = {name: _shown(cell) for name, cell in zip(names, row, strict=False)}
        if any(words.values()):
            yield article_of_row(words, f"{where} row {number}")


def _tables(book: Any) -> Article:
    built = TextBuilder()
    for number, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state != "visible":
            words = "\n".join(CELL.join(map(_shown, row)) for row in sheet.iter_rows())
            here = Span(start=built.length, end=built.length)
            built.leave_out("hidden", f"{sheet.title}: {words}", here)
            continue
        built.add(sheet.title, "heading", level=1)
        _rows(built, sheet, number)
    return Article(text=built.text, parts=built.parts, notes=tuple(built.notes))


def _rows(built: TextBuilder, sheet: Any, number: int) -> None:
    hidden = {name for name, column in sheet.column_dimensions.items() if column.hidden}
    for row_number, row in enumerate(sheet.iter_rows(), 1):
        joint = PARAGRAPH
        unseen = sheet.row_dimensions[row_number].hidden
        for cell in row:
            words = _shown(cell)
            here = Span(start=built.length, end=built.length)
            if unseen or getattr(cell, "column_letter", "") in hidden:
                built.leave_out("hidden", words, here)
                continue
            at = Cell(table=number, row=row_number, column=cell.column)
            if built.add(words, "cell", cell=at, joint=joint):
                joint = CELL
            if cell.comment is not None:
                span = Span(start=built.length - len(words.strip()), end=built.length)
                built.leave_out("comment", cell.comment.text, span, cell.comment.author)


def _shown(cell: Any) -> str:
    """The value of a cell as people see it."""
    value, form = cell.value, str(cell.number_format or "General")
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return (
            value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
        )
    if isinstance(value, date | time):
        return value.isoformat()
    return _figure(value, form) if isinstance(value, int | float) else str(value)


def _figure(value: float, form: str) -> str:
    main = form.split(";")[0]
    if main == "General" or "0" not in main:
        return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else _plain(value)
    decimals = _DECIMALS.search(main)
    places = len(decimals[1]) if decimals else 0
    if "%" in main:
        return f"{value * 100:.{places}f}%"
    grouped = "," if "," in main else ""
    figure = format(abs(value), f"{grouped}.{places}f")
    before = after = ""
    for sign in _SIGN.finditer(main):
        words = sign[1] or sign[2] or sign[3] or ""
        if sign.start() < main.index("0"):
            before += words
        else:
            after += words
    return f"{'-' if value < 0 else ''}{before}{figure}{after}"


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)
