"""The rows of a batch: read from JSONL or CSV, written as JSONL or CSV, a row a row."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verify.errors import InputError

CSV_COLUMNS = (
    "id", "status", "text", "label", "confidence", "speaker", "rationale", "exact", "source_id",
    "start", "end", "title", "published", "url", "failure", "json",
)  # fmt: skip
"""What a CSV row shows; its last column holds the whole result as JSON."""

_FORMATS = (".jsonl", ".csv")
csv.field_size_limit(2**31 - 1)


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
    if path.suffix.lower() not in _FORMATS:
        raise InputError(f"{path}: a batch is a .jsonl or a .csv file, not {path.suffix or 'this'}")


def read_rows(path: Path) -> list[Row]:
    """The rows of `path`, in order; one that cannot be used has its problem.

    Raises InputError for a missing or unreadable file, and for a CSV without the columns.
    """
    check_format(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    given = _csv(path, text) if path.suffix.lower() == ".csv" else _jsonl(text)
    return [_row(number, fields) for number, fields in enumerate(given, 1)]


def _jsonl(text: str) -> Iterator[dict[str, Any] | str]:
    for line in text.split("\n"):
        if line.strip():
            try:
                fields = json.loads(line)
            except ValueError as error:
                yield f"not JSON: {error}"
            else:
                yield fields if isinstance(fields, dict) else "not a JSON object"


def _csv(path: Path, text: str) -> Iterator[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = set(reader.fieldnames or ())
    if not columns & {"claim", "quote"}:
        raise InputError(f"{path}: has no column named claim or quote in its first line")
    yield from reader


def _row(number: int, fields: dict[str, Any] | str) -> Row:
    if isinstance(fields, str):
        return Row(id=number, problem=f"row {number}: {fields}")
    name = fields.get("id")
    name = name if isinstance(name, str | int) and name != "" else number
    texts = {key: fields.get(key) for key in ("claim", "evidence", "quote", "speaker")}
    for key, value in texts.items():
        if value is not None and not isinstance(value, str):
            return Row(id=name, problem=f"row {number}: {key} is not text")
    texts = {key: value or None for key, value in texts.items()}
    if (texts["claim"] is None) == (texts["quote"] is None):
        return Row(id=name, problem=f"row {number}: needs either a claim or a quote")
    return Row(id=name, **texts)


def line(result: dict[str, Any], suffix: str) -> str:
    """`result` as a line of an OUT file of that suffix, with its line end."""
    document = json.dumps(result, ensure_ascii=False)
    if suffix == ".jsonl":
        return document + "\n"
    return _csv_line([_safe(value) for value in _flat(result)] + [document])


def header(suffix: str) -> str:
    """What an OUT file of that suffix starts with."""
    return _csv_line(CSV_COLUMNS) if suffix == ".csv" else ""


def read_results(path: Path) -> list[dict[str, Any]]:
    """The results that `path` holds whole; a last line that was cut off is left out."""
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    if path.suffix.lower() == ".csv":
        rows = csv.DictReader(io.StringIO(text, newline=""))
        documents = [row.get("json") or "" for row in rows]
    else:
        documents = text.split("\n")
    results: list[dict[str, Any]] = []
    for document in documents:
        try:
            results.append(json.loads(document))
        except ValueError:
            break
    return results


def _csv_line(values: Sequence[Any]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()


def _safe(value: object) -> object:
    """`value` so that a spreadsheet shows it and does not run it."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t"):
        return "'" + value
    return value


def _flat(result: dict[str, Any]) -> list[Any]:
    check, verdict = result.get("quote_check"), result.get("verdict")
    failure = result.get("failure")
    cited: dict[str, Any] = {}
    shown: dict[str, Any] = {"id": result["id"], "status": result.get("status", "checked")}
    if check:
        cited = check["citation"] or {}
        shown |= {"text": check["quote"]["text"], "label": check["label"]}
        shown |= {"speaker": check["speaker"]["label"], "rationale": check["note"]}
    if result.get("claim"):
        shown["text"] = result["claim"]["text"]
    if verdict:
        cited = verdict["evidence"][0]["citation"] if verdict["evidence"] else {}
        shown |= {key: verdict[key] for key in ("label", "confidence", "rationale")}
    if failure:
        shown["failure"] = failure["message"]
    keys = ("exact", "source_id", "start", "end", "title", "published", "url")
    shown |= {key: cited.get(key) for key in keys}
    return [shown.get(column) for column in CSV_COLUMNS[:-1]]
