"""Words and their stems."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from verify.text.words import asks, stem

WORDS = [f"{root}{n}{end}" for n in range(500) for root in ("reject", "nation", "govern")
         for end in ("ing", "ization", "ments", "fulness")]  # fmt: skip


def test_threads_that_stem_at_once_do_not_disturb_each_other() -> None:
    stem.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        at_once = list(threads.map(stem, WORDS * 2))
    stem.cache_clear()
    assert at_once == [stem(word) for word in WORDS] * 2


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Who won?", True),
        ("Who won?” ", True),
        ("They won.", False),
        ("谁赢了？", True),
        ("", False),
    ],
)
def test_a_question_ends_in_a_question_mark(text: str, question: bool) -> None:
    assert asks(text) == question
