"""The judge that is shipped says of the sample cases what it said when they were kept."""

import pytest

from tests.replay.replay import HERE, differences, of_seeds

EVERY = 6


def test_the_shipped_judge_says_of_sample_cases_what_was_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("VERIFY_CHECKER")
    told = differences(HERE / "seeds.jsonl", of_seeds(EVERY))
    assert told == [], "\n".join([*told, "if this is meant: make replay WHAT=keep"])
