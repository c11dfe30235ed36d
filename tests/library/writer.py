"""Adds the sources of a JSON Lines file to a library, and writes out the id of each that is safe.

python writer.py STORE FILE
"""

import os
import sys
from pathlib import Path

from verify.library.library import Library
from verify.models import Source
from verify.settings import Settings


def report(source: Source, passages: int) -> None:
    """Writes the id at once, whatever happens next."""
    del passages
    os.write(1, f"{source.id}\n".encode())


if __name__ == "__main__":
    store, file = sys.argv[1:3]
    with Library.open(Settings.load(store=store)) as library, Path(file).open() as lines:
        library.add(
            (Source.model_validate_json(line) for line in lines),
            report,
        )
