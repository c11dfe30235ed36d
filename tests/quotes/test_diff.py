"""Which changes of words turn a meaning."""

import pytest

from verify.quotes.align import nearest, tokens
from verify.quotes.diff import flags_of, word_diff

SOURCE = (
    "We will not sell the 4,700 jobs, Ann Roe said. Some of us may go to Norwich in the spring. "
    "It was about eleven weeks before the two sides talked."
)
CHANGES = [
    ("We will not sell the 7,400 jobs", {"number_changed"}),
    ("about twelve weeks before the two sides talked", {"number_changed"}),
    ("We will sell the 4,700 jobs", {"negation_changed"}),
    ("We won't sell the 4,700 jobs", set()),
    ("Some of us may never go to Norwich", {"negation_changed"}),
    ("Some of us may go to Groton in the spring", {"name_changed"}),
    ("4,700 jobs, Bo Roe said", {"name_changed"}),
    ("Some of us will go to Norwich", {"hedge_dropped"}),
    ("It was eleven weeks before the two sides talked", {"hedge_dropped"}),
    ("It is about eleven weeks before the two sides talked", {"tense_changed"}),
    ("weeks before the two sides talk", {"tense_changed"}),
    ("We would not sell the 4,700 jobs", {"tense_changed"}),
    ("We will not sell the 4,700 posts", set()),
    ("We will not sell all the 4,700 jobs", set()),
    ("Some of us may go to Norwich in the fall", set()),
]


@pytest.mark.parametrize(("words", "flags"), CHANGES)
def test_numbers_negations_names_tenses_and_hedges_are_watched(words: str, flags: set[str]) -> None:
    quote, source = tokens(words), tokens(SOURCE)
    aligned = nearest(quote, source)
    assert aligned is not None
    assert flags_of(aligned.steps, words, quote, SOURCE, source) == flags


def test_a_diff_reads_as_both_texts() -> None:
    words = "Some of us could go to Norwich, in the spring."
    quote, source = tokens(words), tokens(SOURCE)
    aligned = nearest(quote, source)
    assert aligned is not None
    diff = word_diff(aligned.steps, words, quote, SOURCE, source)
    assert " ".join(part.source for part in diff) == "Some of us may go to Norwich in the spring"
    assert [(p.source, p.quote) for p in diff if p.op == "replace"] == [
        ("may", "could"),
        ("Norwich", "Norwich,"),
    ]
