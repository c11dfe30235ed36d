"""Whether what a quote leaves off turns its meaning."""

import pytest

from verify.models import Span
from verify.quotes.check import cut_off

TURNED = [
    ("I don’t think anybody will sell the yard.", "anybody will sell the yard", "I don’t think"),
    ("We will never close the yard for good.", "close the yard for good", "We will never"),
    ("It is not true that we sold the yard.", "we sold the yard", "It is not true that"),
    ("Nobody believes we sold the yard.", "we sold the yard", "Nobody believes"),
    ("If the guild agrees, we keep the yard.", "we keep the yard", "If the guild agrees,"),
    ("Unless it rains, we will keep the yard.", "we will keep the yard", "Unless it rains,"),
    ("We keep the yard if the guild agrees.", "We keep the yard", "if the guild agrees"),
    ("We keep the yard, but only if it pays.", "We keep the yard", "but only if it pays"),
    ("He denied that we sold the yard.", "we sold the yard", "He denied that"),
]  # fmt: skip
KEPT = [
    ("I don’t know, but we sold the yard.", "we sold the yard"),
    ("We will not go. We sold the yard.", "We sold the yard"),
    ("Not only did it rain; we sold the yard.", "we sold the yard"),
    ("We sold the yard. If it rains, we go.", "We sold the yard"),
    ("On Monday we sold the yard to the guild.", "we sold the yard"),
    ("No, we sold the yard.", "we sold the yard"),
    ("We did not go because we sold the yard.", "we sold the yard"),
    ("I don’t think we sold the yard.", "I don’t think we sold the yard"),
    ("We sold the yard.\nIf only it had rained.", "We sold the yard"),
]


@pytest.mark.parametrize(("text", "words", "cut"), TURNED)
def test_a_negation_or_condition_of_the_same_sentence_is_missed(
    text: str, words: str, cut: str
) -> None:
    at = text.index(words)
    assert cut_off(text, Span(start=at, end=at + len(words)), None) == cut


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_what_does_not_bear_on_the_words_is_not(text: str, words: str) -> None:
    at = text.index(words)
    assert cut_off(text, Span(start=at, end=at + len(words)), None) is None


def test_what_the_writer_says_around_the_marks_is_not_the_speakers() -> None:
    text = "He does not say “we sold the yard” if asked."
    at = text.index("we sold")
    span = Span(start=at, end=at + len("we sold the yard"))
    assert cut_off(text, span, span) is None
