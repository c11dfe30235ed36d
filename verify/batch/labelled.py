"""Claims that come with their evidence and the right label: JSON lines, gzipped or not."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verify.errors import InputError

Truth = Literal["supported", "refuted", "nei", "not_supported"]
_TRUTHS: dict[str, Truth] = {
    "supported": "supported",
    "refuted": "refuted",
    "nei": "nei",
    "not_enough_evidence": "nei",
    "conflicting": "nei",
    "not_supported": "not_supported",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim, its evidence, and what is right; `source` is the set that it belongs to."""

    id: str
    claim: str
    evidence: str
    label: Truth
    source: str

    @property
    def half(self) -> Literal["a", "b"]:
        """By a hash of its id: "a" is for fitting, "b" for reporting."""
        return "a" if hashlib.sha256(self.id.encode()).digest()[0] < 128 else "b"


def read_labelled(path: Path) -> list[Labelled]:
    """The rows of `path`. Raises InputError for a file or a row that cannot be used, named."""
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            return [_row(path, n, line) for n, line in enumerate(lines, 1) if line.strip()]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _row(path: Path, number: int, line: str) -> Labelled:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path}, line {number}: not JSON: {error}") from error
    if not isinstance(told, dict):
        raise InputError(f"{path}, line {number}: not a JSON object")
    for name in ("claim", "evidence", "label"):
        if not isinstance(told.get(name), str) or not told[name].strip():
            raise InputError(f"{path}, line {number}: has no {name}")
    if told["label"] not in _TRUTHS:
        raise InputError(
            f"{path}, line {number}: label {told['label']!r} is none of {', '.join(_TRUTHS)}"
        )
    return Labelled(
        id=str(told.get("id") or number),
        claim=told["claim"],
        evidence=told["evidence"],
        label=_TRUTHS[told["label"]],
        source=str(told.get("source") or path.name),
    )
