"""What reading and checking quotes must reach on labelled development data."""

import gzip
import importlib
import json
import random
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from verify.quotes.lookup import SourcesInMemory
from verify.sources.source import from_text

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def benchmark(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module(name)


def test_annotated_quotes_are_found_and_given_to_their_speakers(
    labelled_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotations = benchmark("quote_annotations", monkeypatch)
    scores = annotations.scores(labelled_data / "quotes-polnear-dev.jsonl.gz")
    assert scores["direct content F1"] >= 0.98
    assert scores["mixed content F1"] >= 0.98
    assert scores["direct speaker"] >= 0.94
    assert scores["direct cue"] >= 0.89


def test_changed_quotes_get_the_right_label_and_are_never_true(
    labelled_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = benchmark("quote_changes", monkeypatch)
    with gzip.open(labelled_data / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 60)]
    sources = [from_text(text, title="news") for text in texts if text.strip()]
    shelf, others = SourcesInMemory(sources[:45]), sources[45:]
    rng = random.Random(11)
    cases = changes.cases(changes.real_quotes(sources[:45], rng), 162, rng)
    cases += [changes.absent(real) for real in changes.real_quotes(others, rng)][:12]
    came = changes.outcome(cases, shelf)
    assert came.wrongly_true == 0
    assert set(came.labels["unchanged"]) <= changes.TRUE
    assert set(came.labels["trimmed"]) <= changes.TRUE
    assert came.right / len(cases) >= 0.97
    assert came.speakers["unchanged"]["differs"] == 0
    assert came.speakers["other speaker"]["matches"] == 0
