"""A kept run as one archive that opens on its own: the report, the sources cited, and hashes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping

from verify.errors import InputError
from verify.models import KeptRun, Source
from verify.reports.orders import Order
from verify.reports.writers import writers
from verify.runs.record import Kept

_REPORTS = ("html", "md", "json", "csv", "annotations")
_READ_ME = """This folder is the record of one check of a draft by Verify {version}.

report.html       open it in any browser: the draft with its marks, every result and its evidence
report.*          the same for other tools
draft.txt         the draft as it was read; offsets in the reports count into it
sources/ID.txt    each source that was looked at, as it was read when the check was made
sources/ID.json   its title, publisher, date, address, when it was read, and its text
record.json       what the search found, and what a model replied: `verify replay` goes by it
decisions.json    what people decided, with name and time
manifest.json     the SHA-256 of every file here, and how the run came about

A source's ID is the beginning of the SHA-256 of its text, so that anybody can compare the two.
"""


def packed(order: Order, run: KeptRun, kept: Kept, sources: Mapping[str, Source]) -> bytes:
    """A zip with all that a run rests on. Raises InputError for a batch."""
    if run.report is None or run.run is None:
        raise InputError(f"run {run.id} is a batch: only drafts can be packed")
    files = {f"report{writers()[name].suffix}": writers()[name].write(order) for name in _REPORTS}
    files["draft.txt"] = _text(order.report.draft.text)
    files["record.json"] = _json(kept.model_dump(mode="json"))
    files["decisions.json"] = _json([d.model_dump(mode="json") for d in order.report.decisions])
    for source in sources.values():
        files[f"sources/{source.id}.txt"] = _text(source.text)
        files[f"sources/{source.id}.json"] = _json(source.model_dump(mode="json"))
    files["README.txt"] = _text(_READ_ME.format(version=run.run.version))
    files["manifest.json"] = _json(
        {
            "run": {"id": run.id, "title": run.title, **run.run.model_dump(mode="json")},
            "inputs": run.inputs,
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        }
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _text(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _json(value: object) -> bytes:
    return _text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
