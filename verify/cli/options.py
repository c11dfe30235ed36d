"""The options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli import completing

Store = Annotated[
    Path | None,
    typer.Option("--store", help="Folder of the library (VERIFY_STORE; default: vectorstore)."),
]
JudgeName = Annotated[
    str | None,
    typer.Option(
        "--judge",
        help="Who decides: embedded, llm or both (VERIFY_JUDGE).",
        autocompletion=completing.judges,
    ),
]
MaxCalls = Annotated[
    int | None, typer.Option("--max-calls", help="Stop asking a model after so many calls.")
]
MaxCost = Annotated[
    float | None, typer.Option("--max-cost", help="Stop asking a model at so many dollars.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what a model would be asked; ask and write nothing.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
