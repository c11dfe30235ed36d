"""Interim: the places of the draft's words, until the reader gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verify.sources.word import _AS_TEXT, _SKIPPED, _W, _members
from verify.text.canonical import canonical


def places(body: Any) -> tuple[str, list[tuple[int, int, Any]]]:
    text = ""
    found: list[tuple[int, int, Any]] = []
    for n, block in enumerate(_blocks(body)):
        text += "\n\n" if n else ""
        for words, element in block:
            start = len(text)
            text = canonical(text + words)
            if element is not None and element.tag == f"{_W}t" and len(text) > start:
                found.append((start, len(text), element))
    return text, found


Pieces = list[tuple[str, Any]]


def _blocks(parent: Any) -> Iterator[Pieces]:
    for child in parent:
        if child.tag == f"{_W}p":
            block = _stripped(list(_pieces(child)))
            if block:
                yield block
        elif child.tag == f"{_W}tbl":
            for row in _members(child, f"{_W}tr"):
                cells = [_joined(list(_blocks(c)), " ") for c in _members(row, f"{_W}tc")]
                block = _joined([c for c in cells if c], " | ")
                if block:
                    yield block
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _blocks(child)


def _joined(blocks: list[Pieces], between: str) -> Pieces:
    made: Pieces = []
    for n, block in enumerate(blocks):
        made += [(between, None)] if n else []
        made += block
    return made


def _stripped(block: Pieces) -> Pieces:
    whole = "".join(words for words, _ in block)
    if not whole.strip():
        return []
    while block and not block[0][0].strip():
        block = block[1:]
    while block and not block[-1][0].strip():
        block = block[:-1]
    return block


def _pieces(element: Any) -> Iterator[tuple[str, Any]]:
    for child in element:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            yield child.text or "", child
        elif child.tag in _AS_TEXT:
            yield _AS_TEXT[child.tag], child
        elif child.tag == f"{_W}p":
            yield "\n", None
            yield from _pieces(child)
            yield "\n", None
        elif child.tag != f"{_W}pPr":
            yield from _pieces(child)
