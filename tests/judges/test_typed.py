"""What asks is told from what states, with its question mark or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.judges.typed import is_fragment, is_question

QUESTIONS = [
    "Did the crews of Lower Harbour reject the offer",
    "is the harbour board negotiating",
    "Hasn't the board met",
    "what share of the crews rejected the offer",
    "which crews rejected it",
    "who leads the pilots",
    "who’s the chairman of the board",
    "how many crews voted",
    "when did the ferries stop",
    "where was the vote held",
    "why did they walk out",
    "what happened at Lower Harbour",
    "how the crews voted",
    "of the 24 crews, how many voted",
    "after the vote, did the board resign",
    "in which month did the fares rise",
    "tell me about the pilots",
    "please tell me how many voted",
    "can you say whether the board met",
    "do you know when the ferries sail",
    "will the pilots strike again",
    "may pilots strike without a ballot",
    "so what did the board offer",
    "the board met on Friday, didn't it",
    "The board met on Friday?",
    "How old was the chairman.",
    "why",
]
STATEMENTS = [
    "When the crews met, they rejected the offer.",
    "Where the mill stood there is now a park.",
    "What the chairman said was false.",
    "What began as a walkout has become a strike.",
    "How the fund was spent is unclear.",
    "Who will lead the board is not known.",
    "Which crew sails first is undecided.",
    "Whether the levy passed is unclear.",
    "WHO said on Monday that cases rose.",
    "Will Harmon was elected chairman.",
    "Will Harmon told the board to wait.",
    "May 14 was a Saturday.",
    "May won the vote of her party.",
    "Had the board known, it would have waited.",
    "Were it not for the levy, the library would close.",
    "Do not sail on Monday.",
    "The chairman, who was ill, did not vote.",
    "Fares rose in May, which was late",
    "In Elmstead, where the levy passed, the library is open.",
    "He asked how many crews had voted.",
    "Nobody knows who spoke first.",
    "What's more, the fares rose.",
    "Can pets catch it? Yes.",
    "The crews rejected the offer",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_asks_is_a_question(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_what_states_is_none(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize("text", ["the Harbour strike", "four of the 24 crews", "Ida Holm"])
def test_a_few_words_without_a_verb_are_a_fragment(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pilots strike",
        "The crews sail on Monday.",
        "Ida Holm resigned",
        "The board cut fares.",
        "They lied.",
        "The levy passes",
        "did they sail",
        "Most of the passengers on the ferries come from Elmstead.",
        "",
        "—",
    ],
)
def test_what_may_have_a_verb_is_none(text: str) -> None:
    assert not is_fragment(text)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert not (is_question(text) and is_fragment(text))


def test_a_long_text_takes_no_long_time() -> None:
    assert not is_question("in the end, " * 4000 + "it passed.")
