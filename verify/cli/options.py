"""The options that several commands take."""

from __future__ import annotations

from datetime import datetime
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
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="ID", help="Ask only this source; may be given again."),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Ask only sources of NAME.")
]
_DAY = ["%Y-%m-%d"]
From = Annotated[
    datetime | None,
    typer.Option("--from", metavar="DATE", formats=_DAY, help="Ask only what appeared since DATE."),
]
To = Annotated[
    datetime | None,
    typer.Option("--to", metavar="DATE", formats=_DAY, help="Ask only what appeared until DATE."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", metavar="DATE", formats=_DAY, help="Ask as if it were DATE."),
]
