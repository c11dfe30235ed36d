"""What a command is given: on its line, or, for "-", on standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import InputError

if TYPE_CHECKING:
    from verify.models import Source
    from verify.verifier import Verifier

STANDARD_INPUT = "-"
OR_STDIN = "'-' for what comes on standard input."


def words(text: str) -> str:
    """`text`, or what comes on standard input where it is "-". Raises InputError for no UTF-8."""
    if text != STANDARD_INPUT:
        return text
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise InputError(f"standard input: not UTF-8 at byte {error.start}") from None


def draft(file: Path, desk: Verifier) -> Source:
    """The draft in `file`, or on standard input where it is "-", as it was read.

    Raises SourceError for a draft that cannot be read.
    """
    if str(file) == STANDARD_INPUT:
        return desk.read_document("standard input.md", sys.stdin.buffer.read())
    from verify.sources.read import read_document

    return read_document(file, desk.settings)
