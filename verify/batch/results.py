"""The results of a batch: written as JSONL or CSV, a row a row, and read again."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from verify.models import CheckedRow, Decision, Finding, QuoteCheck, outcomes, standing

CSV_COLUMNS = (
    "id", "status", "text", "label", "confidence", "speaker", "rationale", "exact", "source_id",
    "start", "end", "title", "published", "url", "failure", "reason", "leans_supported",
    "leans_refuted", "json",
)  # fmt: skip
"""What a CSV row shows; its last column holds the whole result as JSON."""

_SIDES = {"supported": "supports", "refuted": "refutes"}

DECIDED_COLUMNS = ("decided", "decided_label", "decided_by", "decided_note")
"""What a CSV row shows of a decision, before its last column."""

_FINDING = ("status", "claim", "verdict", "failure")


def document(row: CheckedRow) -> dict[str, Any]:
    """A checked row as it is written."""
    if isinstance(row.result, QuoteCheck):
        return {"id": row.id, "quote_check": row.result.model_dump(mode="json")}
    given = {} if row.evidence is None else {"evidence": row.evidence}
    return {"id": row.id, **row.result.model_dump(mode="json"), **given}


def checked_row(number: int, written: dict[str, Any]) -> CheckedRow:
    """The row that `document` wrote. Raises ValueError or KeyError for anything else."""
    if "quote_check" in written:
        result: Finding | QuoteCheck = QuoteCheck.model_validate(written["quote_check"])
    else:
        result = Finding.model_validate({name: written[name] for name in _FINDING})
    return CheckedRow(
        number=number, id=written["id"], evidence=written.get("evidence"), result=result
    )


def results_text(
    rows: Iterable[CheckedRow], suffix: str, decisions: Sequence[Decision] = ()
) -> str:
    """Checked rows as the text of an OUT file of that suffix, ".jsonl" or ".csv".

    With `decisions`, also what people decided: in JSON all of it, in a CSV what stands. Where there
    are none, the file that the batch wrote.
    """
    if not decisions:
        return header(suffix) + "".join(line(document(row), suffix) for row in rows)
    stands = standing(decisions)
    written = (
        line(
            document(row) | {"decisions": _made(decisions, row)},
            suffix,
            _decided(stands.get(row.number)),
        )
        for row in rows
    )
    return header(suffix, DECIDED_COLUMNS) + "".join(written)


def line(result: dict[str, Any], suffix: str, decided: Sequence[str | None] = ()) -> str:
    """`result` as a line of an OUT file of that suffix, with its line end."""
    document = json.dumps(result, ensure_ascii=False)
    if suffix == ".jsonl":
        return document + "\n"
    return _csv_line([*(_safe(value) for value in (*_flat(result), *decided)), document])


def header(suffix: str, decided: Sequence[str] = ()) -> str:
    """What an OUT file of that suffix starts with."""
    *shown, last = CSV_COLUMNS
    return _csv_line([*shown, *decided, last]) if suffix == ".csv" else ""


def _made(decisions: Iterable[Decision], row: CheckedRow) -> list[dict[str, Any]]:
    return [made.model_dump(mode="json") for made in decisions if made.number == row.number]


def _decided(made: Decision | None) -> tuple[str | None, ...]:
    """What stands, in the order of DECIDED_COLUMNS."""
    if made is None:
        return (None,) * len(DECIDED_COLUMNS)
    label = made.label or (outcomes(made.result)[0] if made.result else None)
    return made.action, label, made.by, made.note


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
        shown |= {key: verdict[key] for key in ("label", "confidence", "rationale", "reason")}
        leaning = verdict["leaning"] or {}
        shown |= {f"leans_{side}": leaning.get(name) for side, name in _SIDES.items()}
    if failure:
        shown["failure"] = failure["message"]
    keys = ("exact", "source_id", "start", "end", "title", "published", "url")
    shown |= {key: cited.get(key) for key in keys}
    return [shown.get(column) for column in CSV_COLUMNS[:-1]]
