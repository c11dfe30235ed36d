"""English words stand in `verify/lang`, and nowhere else where text is read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READING = ("text", "quantities", "quotes", "claims", "judges")
"""Rooms that read sentences. What they say to people, and codes of ours, are no tables of words."""
MOST = 4
_WORD = re.compile(r"[a-z]{3,}")
STILL_THERE = {"judges/typed.py", "judges/unsettled.py"}
"""Files whose tables are made of functions of theirs, and have yet to be taken apart."""
CODES = {"_STRUCTURE", "_TURNING", "_ID_FIELDS", "FIGURES", "_COUNTED", "_TOKEN"}
"""Constants that hold codes, names of fields or a grammar of ours, and no words of news."""
_GROUP = re.compile(r"\(\?P[<=]\w+")
FILES = sorted(p for room in READING for p in (ROOT / "verify" / room).rglob("*.py"))


def named(path: Path) -> str:
    """A test is named after the file it reads."""
    return path.relative_to(ROOT / "verify").as_posix()


def tables(tree: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """Sets of words, and patterns of words, that a module has as constants."""
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        for part in ast.walk(node.value):
            if isinstance(part, ast.Call):
                called = ast.unparse(part.func).rpartition(".")[2]
                if called in ("split", "compile", "frozenset"):
                    yield ast.unparse(target), words(part)


def words(node: ast.AST) -> set[str]:
    """The English words in the strings under a node."""
    strings = (s.value for s in ast.walk(node) if isinstance(s, ast.Constant))
    return {w for s in strings if isinstance(s, str) for w in _WORD.findall(_GROUP.sub("", s))}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_table_of_english_words_stands_outside_of_lang(path: Path) -> None:
    if named(path) in STILL_THERE:
        pytest.skip("has tables made of functions of its own")
    held = tables(ast.parse(path.read_text("utf-8")))
    assert [n for n, told in held if len(told) > MOST and n not in CODES] == []
