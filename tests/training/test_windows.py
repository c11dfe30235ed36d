"""Which sentences are read closely beside a claim."""

from hypothesis import given
from hypothesis import strategies as st

from training.windows import MOST_WORDS, windows

CLAIM = "The Lower Harbour pilots rejected the August offer of 3 percent."
ARTICLE = [
    "The harbour board met on Monday.",
    "It had made an offer of 3 percent in August.",
    "The weather was fine.",
    "The Lower Harbour pilots rejected it.",
    "A ferry left at noon.",
]


def test_the_sentence_that_holds_most_of_the_claim_comes_first() -> None:
    assert windows("The pilots rejected it.", ARTICLE)[0] == (3,)


def test_what_one_sentence_lacks_is_composed_from_elsewhere_in_document_order() -> None:
    assert (1, 3) in windows(CLAIM, ARTICLE)


def test_a_run_keeps_neighbours_together() -> None:
    assert (1, 2, 3) in windows(CLAIM, ARTICLE)


def test_a_sentence_alone_is_one_window() -> None:
    assert windows(CLAIM, ARTICLE[:1]) == [(0,)]


def test_nothing_has_no_window() -> None:
    assert windows(CLAIM, []) == []


def test_a_sentence_too_long_for_any_window_is_still_read() -> None:
    assert windows("words", ["words " * 500]) == [(0,)]


@given(
    st.text("abc d", max_size=40),
    st.lists(st.text("abcd efg 12", max_size=120), min_size=1, max_size=12),
)
def test_windows_are_few_distinct_in_order_and_not_too_long(claim: str, said: list[str]) -> None:
    found = windows(claim, said)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)
    for window in found:
        assert list(window) == sorted(set(window))
        assert len(window) == 1 or sum(len(said[i].split()) for i in window) <= MOST_WORDS
