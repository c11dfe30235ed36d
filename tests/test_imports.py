"""Imports go one way between the rooms, and heavy libraries are met only where they are used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

RANKS = {
    room: rank
    for rank, rooms in enumerate(
        [
            ["errors"],
            ["models", "lang"],
            ["text", "settings", "shipped", "testing", "sqlite"],
            ["sources", "quantities"],
            ["library", "quotes", "claims", "runs"],
            ["checker"],
            ["judges"],
            ["verifier"],
            ["batch"],
            ["reports"],
            ["serve", "web", "langchain"],
            ["mcp"],
            ["cli"],
            ["streamlit_app"],
            ["__main__"],
        ]
    )
    for room in rooms
}
"""A room may import what stands above it here, and nothing beside or below it."""

KEEPERS = {
    "chromadb": "verify/library/vectors",
    "fastapi": "verify/serve",
    "langchain": "verify/library/embed|verify/judges/llm|verify/langchain",
    "mcp": "verify/mcp",
    "openai": "verify/library/embed|verify/judges/llm",
    "streamlit": "verify/web",
}
"""The files, by the start of their path, that alone may import a library."""

HEAVY = frozenset(
    """chromadb dateparser docx fastapi ftfy htmldate langchain langchain_core langchain_openai mcp
    nupunkt numpy onnxruntime openai openpyxl pandas pint pptx pypdf pypdfium2 pysubs2 streamlit
    tokenizers trafilatura uvicorn wordllama""".split()
)
"""Libraries that take a tenth of a second and more: imported inside the function that uses them."""

ASKED_FOR = frozenset("web streamlit_app serve mcp langchain".split())
"""Rooms that nobody imports who does not want what they are made of."""

FILES = sorted(
    [*ROOT.glob("verify/**/*.py"), *(p for p in [ROOT / "streamlit_app.py"] if p.exists())]
)


def named(path: Path) -> str:
    """A test is named after the file it reads."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path, *, module_level: bool = False) -> Iterator[tuple[str, int]]:
    """The dotted names that `path` imports, each with its line.

    With `module_level`, only what is imported when the file itself is.
    """
    pending: list[ast.AST] = [parsed(path)]
    while pending:
        node = pending.pop()
        if module_level and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
            continue
        if module_level and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{named(path)}:{node.lineno}: write imports from verify out"
            if node.module == "verify":
                yield from ((f"verify.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno
        pending.extend(ast.iter_child_nodes(node))


def room(dotted: str) -> str | None:
    """The room that a dotted name or a relative path belongs to; None outside of Verify."""
    parts = dotted.removesuffix(".py").replace("/", ".").split(".")
    if parts[0] != "verify":
        return parts[0] if parts[0] == "streamlit_app" else None
    return parts[1] if len(parts) > 1 and parts[1] != "__init__" else None


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    here = room(named(path))
    if here is None:
        return
    assert here in RANKS, f"{named(path)} is in a room that RANKS does not know"
    for name, line in imported(path):
        there = room(name)
        if there in (None, here) or there not in RANKS:
            continue
        assert RANKS[there] < RANKS[here], f"{named(path)}:{line} imports {name}, which is below"


@pytest.mark.parametrize("library", KEEPERS)
def test_a_framework_is_imported_in_one_place_only(library: str) -> None:
    keepers = tuple(KEEPERS[library].split("|"))
    strangers = [
        f"{named(path)}:{line}"
        for path in FILES
        for name, line in imported(path)
        if name.split(".")[0].split("_")[0] == library and not named(path).startswith(keepers)
    ]
    assert strangers == []


@pytest.mark.parametrize("path", [p for p in FILES if room(named(p)) not in ASKED_FOR], ids=named)
def test_no_heavy_library_is_imported_with_the_module(path: Path) -> None:
    early = [
        f"{name} at line {line}"
        for name, line in imported(path, module_level=True)
        if name.split(".")[0] in HEAVY
    ]
    assert early == []


@pytest.mark.parametrize("module", ["verify", "verify.cli"])
def test_importing_verify_loads_no_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.intersection(run.stdout.split()) == set()
