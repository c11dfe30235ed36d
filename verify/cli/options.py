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
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="html, md, json, docx, csv, annotations, claimreview or sarif; else by the suffix.",
    ),
]
Only = Annotated[
    str, typer.Option("--only", help="Only results with these labels, separated by commas.")
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="In a .docx: corrections as tracked changes.")
]
Protect = Annotated[
    list[str] | None,
    typer.Option("--protect", help="A name that is covered in what is written; repeatable."),
]
