"""Thousands of broken files: each is read or refused in words, and none ends the process.

The short form runs with the suite; `make faults` sets VERIFY_FAULTS=long.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.test_reading_apart import _pdf, _word
from verify.errors import SourceError
from verify.models import Source
from verify.settings import Settings
from verify.sources.upload import read_upload

TIMES = 150 if os.environ.get("VERIFY_FAULTS") == "long" else 4
PAGE = b"""<html><head><meta charset="utf-8"><title>Fares rise</title></head><body><article>
<p>The harbour board raised fares by 4 percent on Monday, and nine of 15 crews agreed.</p>
<table><tr><td>2019</td><td>511</td></tr></table></article></body></html>"""
SEEDS: dict[str, bytes] = {
    "a.txt": "Fares rise\n\nThe “harbour” board raised fares by 4 percent — on Monday.\n".encode(),
    "a.md": b"---\ntitle: Fares rise\ndate: 2026-05-04\n---\n\n# Fares\n\nThe board did.\n",
    "a.html": PAGE,
    "a.pdf": _pdf(40),
    "a.docx": _word(12),
    "a.jsonl": b'{"title": "Fares", "text": "The board raised fares.", "date": "2026-05-04"}\n' * 3,
    "a.csv": b"title,text,date\nFares,The board raised fares.,2026-05-04\n" * 2,
}
Mutation = Callable[[bytes, random.Random], bytes]


def flipped(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def repeated(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.sample(range(len(data)), 2))
    return data[:b] + data[a:b] * chance.randint(2, 60) + data[b:]


def mixed(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(list(SEEDS.values()))
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def strewn(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    strange = chance.choice(
        [b"\0" * 50, "\u202e\ud7ff\ufeff".encode(), b"\xff\xfe", b"<!--", b"9" * 5000]
    )
    return data[:at] + strange + data[at:]


MUTATIONS: tuple[Mutation, ...] = (flipped, cut, repeated, mixed, strewn)


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.__name__)
def test_a_broken_file_is_read_or_refused(tmp_path: Path, name: str, mutation: Mutation) -> None:
    settings = Settings.load(store=tmp_path / "library")
    for number in range(TIMES):
        chance = random.Random(f"{name} {mutation.__name__} {number}")
        data = mutation(SEEDS[name], chance)
        try:
            found = list(read_upload(name, data, settings))
        except SourceError as error:
            found = [error]
        for item in found:
            assert isinstance(item, Source | SourceError)
            told = item.what if isinstance(item, SourceError) else item.text
            assert told.strip(), number
