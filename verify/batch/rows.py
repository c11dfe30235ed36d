"""The rows of a batch: read from JSONL or CSV, whatever their columns are called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verify.errors import InputError
from verify.sources.encoding import decode
from verify.sources.header import field_name
from verify.sources.rows import Fields, csv_rows, json_row

FIELDS = ("id", "claim", "evidence", "quote", "speaker")
"""What a row can have; `columns` name the column of the file that each is in."""

_FORMATS = (".jsonl", ".csv")
_OTHER_NAMES = {
    "id": ("key", "number", "no", "nr"),
    "claim": ("statement", "text", "sentence", "claim_text"),
    "evidence": ("context", "source_text", "passage"),
    "quote": ("quotation", "quote_text"),
    "speaker": ("said_by", "name", "author", "person"),
}
"""Names that are often used for a field, the surest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row to check: a claim (with its evidence, where that came with it) or a quote.

    `problem` says why the row cannot be checked; it is reported in its place, alone.
    """

    id: str | int
    claim: str | None = None
    evidence: str | None = None
    quote: str | None = None
    speaker: str | None = None
    problem: str | None = None


def check_format(path: Path) -> None:
    """Raises InputError unless `path` ends in .jsonl or .csv."""
    _suffix(str(path))


def read_rows(path: Path, columns: Mapping[str, str] | None = None) -> list[Row]:
    """The rows of `path`, in order; one that cannot be used has its problem.

    Raises InputError for a missing or unreadable file, and for one without the columns.
    """
    check_format(path)
    return rows_of(str(path), read_bytes(path), columns)


def read_bytes(path: Path) -> bytes:
    """What is in a file. Raises InputError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def rows_of(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> list[Row]:
    """The rows in the bytes of a file called `name`; `columns` give a field the name of its column.

    A field that is not in `columns` is in the column of its own name, unless another one is in
    that. Raises InputError for bytes that are no JSONL or CSV, and for columns that are not there.
    """
    given = list(_fields(name, data))
    there = _columns(given)
    wanted = dict(columns or {})
    unknown = sorted(set(wanted) - set(FIELDS))
    if unknown:
        raise InputError(f"no such field: {', '.join(unknown)}; there are {', '.join(FIELDS)}")
    missing = [column for column in wanted.values() if column not in there]
    if missing:
        raise InputError(f"{name}: has no column {', '.join(missing)}; it has {', '.join(there)}")
    own = {field_name(column): column for column in reversed(there)}
    at = {f: f if f in there else own.get(f, f) for f in FIELDS if f not in wanted.values()}
    at |= wanted
    if there and not {at.get("claim"), at.get("quote")} & set(there):
        raise InputError(
            f"{name}: has no column named claim or quote, but {', '.join(there)[:200]}; "
            "name the one it is in"
        )
    return [_row(number, fields, at) for number, fields in enumerate(given, 1)]


def columns_of(name: str, data: bytes) -> list[str]:
    """The names of the columns in the bytes of a file called `name`. Raises InputError."""
    return _columns(list(_fields(name, data)))


def likely_columns(there: Sequence[str]) -> dict[str, str]:
    """The column that each field is most likely in, by its name; a field without one is left out.

    A claim and a quote do not stand in one row: a claim goes before.
    """
    by_name = {column.strip().casefold().replace(" ", "_"): column for column in reversed(there)}
    return {
        field: by_name[name]
        for field, names in _OTHER_NAMES.items()
        for name in (*reversed(names), field)
        if name in by_name
    }


def _columns(given: Sequence[Fields]) -> list[str]:
    rows = (row for row in given if isinstance(row, dict))
    return list(dict.fromkeys(name for row in rows for name in row))


def _suffix(name: str) -> str:
    suffix = Path(name).suffix
    if suffix.lower() not in _FORMATS:
        raise InputError(f"{name}: a batch is a .jsonl or a .csv file, not {suffix or 'this'}")
    return suffix.lower()


def _fields(name: str, data: bytes) -> Iterator[Fields]:
    """The rows of a file as they stand there; a line that is none says why."""
    suffix = _suffix(name)
    text = decode(data, name) if data else ""
    if suffix != ".csv":
        lines = (line.encode("utf-8", "surrogatepass") for line in text.split("\n"))
        return (json_row(line, name) for line in lines if line.strip())
    try:
        _names, rows = csv_rows(text)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None
    return (row for _line, row in rows)


def _row(number: int, fields: Fields, at: Mapping[str, str]) -> Row:
    if isinstance(fields, str):
        return Row(id=number, problem=f"row {number}: {fields}")
    held = {field: fields.get(column) for field, column in at.items()}
    name = held.get("id")
    name = name if isinstance(name, str | int) and name != "" else number
    texts = {key: held.get(key) for key in FIELDS if key != "id"}
    for key, value in texts.items():
        if value is not None and not isinstance(value, str):
            return Row(id=name, problem=f"row {number}: {key} is not text")
    texts = {key: value or None for key, value in texts.items()}
    if (texts["claim"] is None) == (texts["quote"] is None):
        return Row(id=name, problem=f"row {number}: needs either a claim or a quote")
    return Row(id=name, **texts)
