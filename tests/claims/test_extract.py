"""Which sentences of a draft can be true or false."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.claims.extract import extract
from verify.models import Span


def claims(text: str, *quoted: str) -> list[str]:
    spans = []
    for words in quoted:
        start = text.index(words)
        spans.append(Span(start=start, end=start + len(words)))
    return [claim.text for claim in extract(text, spans)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Four of the 15 unions rejected the deal.",
        "The mayor did not sign the budget on Friday.",
        "Critics of the plan own three of the five mills.",
        "- The school closed in 2019 after the flood.",
        "> The council raised the tax by 3 percent.",
        "2. Voters in the north turned the plan down.",
    ],
)
def test_a_statement_is_a_claim_without_the_markup_before_it(sentence: str) -> None:
    assert claims(sentence) == [sentence.lstrip("->2. ")]


@pytest.mark.parametrize(
    "text",
    [
        "# Four unions reject the deal",
        "Did four unions reject the deal?",
        "Please read our guide to the vote here.",
        "I think the council is too slow for this town.",
        "The vote",
        "---",
        "```\nFour unions rejected the deal.\n```",
        "---\ntitle: Four unions rejected the deal.\n---\n",
        "",
    ],
)
def test_what_cannot_be_true_or_false_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_sentence_that_only_gives_a_quote_is_left_to_the_quote_check() -> None:
    words = "We are still looking at every option we have,"
    assert claims(f'"{words}" said Ana Ruiz, the treasurer.', words) == []


def test_a_sentence_that_says_more_than_its_quote_is_a_claim() -> None:
    text = 'The union, which lost 400 members last year, called the offer "thin".'
    assert claims(text, "thin") == [text]


def test_a_claim_keeps_its_place_and_its_sentence() -> None:
    text = "# News\n\n- The bridge opened in May 2019. It cost $4 million.\n"
    found = extract(text)
    assert [c.text for c in found] == ["The bridge opened in May 2019.", "It cost $4 million."]
    assert all(c.span.of(text) == c.text for c in found)


@given(st.text())
def test_every_claim_of_any_text_is_a_slice_of_it(text: str) -> None:
    found = extract(text)
    assert all(claim.span.of(text) == claim.text for claim in found)
    starts = [claim.span.start for claim in found]
    assert starts == sorted(starts)
