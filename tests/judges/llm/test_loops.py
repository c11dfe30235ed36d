"""One desk, one model behind the true SDK: from plain code, from threads, from loop after loop.

An async client of the SDK belongs to the event loop it was first used in. Two calls of
`asyncio.run` with one LangChain model fail for that; a desk must not.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verify.judges.llm.retriever import retriever
from verify.sources.source import from_text
from verify.testing import choosy
from verify.verifier import Verifier

HEAVY = """chromadb dateparser langchain langchain_core langchain_openai nupunkt numpy onnxruntime
    openai pint rapidfuzz tokenizers wordllama""".split()
NEI = {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
       "reporting": [], "missing": ""}  # fmt: skip


def claim(n: int) -> str:
    return f"The old hall has {n} doors."


def plainly(desk: Verifier, numbers: range) -> list[str]:
    return [desk.check_claim(claim(n)).status for n in numbers]


def inside_a_loop(desk: Verifier, numbers: range) -> list[str]:
    async def check(n: int) -> str:
        return desk.check_claim(claim(n)).status

    async def all_of_them() -> list[str]:
        return [await check(n) for n in numbers]

    return asyncio.run(all_of_them())


def loop_after_loop(desk: Verifier, numbers: range) -> list[str]:
    return [status for n in numbers for status in inside_a_loop(desk, range(n, n + 1))]


def in_threads_of_a_loop(desk: Verifier, numbers: range) -> list[str]:
    async def all_of_them() -> list[str]:
        asked = (asyncio.to_thread(desk.check_claim, claim(n)) for n in numbers)
        return [finding.status for finding in await asyncio.gather(*asked)]

    return asyncio.run(all_of_them())


def loops_in_two_threads(desk: Verifier, numbers: range) -> list[str]:
    found: list[str] = []
    halves = (numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :])
    threads = [
        threading.Thread(target=lambda half=half: found.extend(loop_after_loop(desk, half)))
        for half in halves
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


WAYS = [plainly, inside_a_loop, loop_after_loop, in_threads_of_a_loop, loops_in_two_threads]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_claim_is_judged(way: Callable[[Verifier, range], list[str]], scripted: Any) -> None:
    desk, server = scripted(choosy(NEI))
    assert way(desk, range(6)) == ["judged"] * 6
    assert len(server.requests) == 6


def test_one_way_after_another_on_one_desk(scripted: Any) -> None:
    desk, server = scripted(choosy(NEI))
    for at, way in enumerate(WAYS):
        assert way(desk, range(10 * at, 10 * at + 2)) == ["judged"] * 2
    assert len(server.requests) == 2 * len(WAYS)
    assert desk.bench.used()["calls"] == 2 * len(WAYS)


@pytest.mark.parametrize("judge", ["llm", "both"])
def test_threads_meet_no_library_for_the_first_time(judge: str, tmp_path: Path) -> None:
    with Verifier.open(tmp_path) as desk:
        desk.library.add(
            [from_text("The old hall has nine doors, the board said on June 4, 2012.")]
        )
    program = f"""
import sys
def libraries():
    return {{name.partition(".")[0] for name in sys.modules}}
from verify.testing import ScriptedServer, choosy
from verify.verifier import Verifier
from verify.verifier.checking import load
with ScriptedServer(choosy({NEI!r})) as server, Verifier.open(
    {str(tmp_path)!r}, judge={judge!r}, base_url=server.url, model="m"
) as desk:
    load(desk)
    assert not server.requests
    before = libraries()
    desk.check_claim("Nearly all of the hall's doors, $4 million, were paid by May 3, 2011.")
    desk.check_claim("The hall has doors.", "The hall has nine doors.")
    desk.check_quote("nine doors", "Ann Roe")
    assert server.requests
    print(sorted((libraries() - before) & {set(HEAVY)!r}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stdout + done.stderr


def test_the_retriever_is_awaited_in_loop_after_loop(scripted: Any) -> None:
    desk, _ = scripted(choosy(NEI))
    found_by = retriever(desk.library, k=3)
    found = [asyncio.run(found_by.ainvoke("the old hall")) for _ in range(2)]
    assert found[0] == found[1] != []
