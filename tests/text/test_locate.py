"""Where words stand in a text, exactly or but for typography."""

import random
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verify.text.locate import exactly, prepare, typographically, within_word
from verify.text.words import words

ARTICLE = """\
“We can’t promise anything before Sept. 30,” said Ines Okafor, head of the Harbor Pilots’ Guild. \
“It’s a $4.7 million hole — and a non-union yard won’t fill it.”

The council, 4,700 members strong, will re-open talks. “Nobody here wants a long-
drawn strike,” she added … “nobody.”
"""

WHOLE = [
    "We can’t promise anything",
    "before Sept. 30",
    "$4.7 million hole",
    "4,700 members strong",
    "non-union yard",
    "Nobody here wants",
]
NOT_WHOLE = [
    "We can",
    "t promise",
    "4.7 mill",
    "$4",
    "7 million",
    "700 members",
    "4,70",
    "union yard",
    "re",
    "ope",
    "obody here",
    "drawn strike",
]


@pytest.mark.parametrize("quoted", WHOLE)
def test_whole_words_are_found_where_they_stand(quoted: str) -> None:
    (span,) = exactly(ARTICLE, quoted)
    assert span.of(ARTICLE) == quoted


@pytest.mark.parametrize("quoted", NOT_WHOLE)
def test_parts_of_words_and_figures_are_not_found(quoted: str) -> None:
    assert exactly(ARTICLE, quoted) == []
    assert typographically(prepare(ARTICLE), quoted) == []


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("We can't promise anything", "We can’t promise anything"),
        ("we can’t promise", "We can’t promise"),
        ("$4.7 million hole -- and a non-union yard", "$4.7 million hole — and a non-union yard"),
        ("It’s a $4.7\nmillion hole", "It’s a $4.7 million hole"),
        ("wants a long-drawn strike", "wants a long-\ndrawn strike"),
        ("wants a longdrawn strike", "wants a long-\ndrawn strike"),
        ('before Sept. 30," said Ines', "before Sept. 30,” said Ines"),
        ("Harbor Pilots' Guild", "Harbor Pilots’ Guild"),
        ("won’t ﬁll it", "won’t fill it"),
        ("Guild. It’s a", "Guild. “It’s a"),
    ],
)
def test_typography_does_not_hide_a_place(quoted: str, found: str) -> None:
    (span,) = typographically(prepare(ARTICLE), quoted)
    assert span.of(ARTICLE) == found


@pytest.mark.parametrize(
    "quoted",
    [
        "We can promise anything",
        "We Can’t promise",
        "4.700 members",
        "$4.7 million hole and a",
        "It's a $4.8 million hole",
        "before Sept 30",
        "Its a $4.7 million hole",
    ],
)
def test_other_words_letters_figures_and_points_are_never_typography(quoted: str) -> None:
    assert typographically(prepare(ARTICLE), quoted) == []


def test_places_are_all_listed_up_to_a_limit() -> None:
    text = "no deal, " * 50
    assert len(exactly(text, "no deal")) == 50
    assert len(exactly(text, "no deal", limit=7)) == 7
    assert len(typographically(prepare(text), "No deal", limit=7)) == 7


def test_text_without_spaces_between_words_may_be_cut_anywhere() -> None:
    text = "市长说：“我们不会放弃谈判。”"
    (span,) = exactly(text, "不会放弃")
    assert span.of(text) == "不会放弃"


def test_letters_with_combining_signs_are_not_cut() -> None:
    assert exactly("हिन्दी भाषा", "हिन्द") == []


def test_nothing_is_found_for_nothing() -> None:
    assert exactly(ARTICLE, "") == []
    assert typographically(prepare(ARTICLE), "“”") == []


made_up = st.lists(
    st.sampled_from(
        "the union can’t can won't say “no” (yet) 4,700 $4.7 million re-open – talks … ok. it's "
        "Québec naïve ﬁne bar-\ngain St. Ann’s all.” “We go, now! up-to-date 1990–95 a".split(" ")
    ),
    min_size=3,
    max_size=40,
).map(" ".join)


@given(made_up, st.randoms(use_true_random=False))
def test_any_slice_at_word_edges_is_found_at_its_place(text: str, chance: random.Random) -> None:
    found = words(text)
    assume(found)
    first = chance.randrange(len(found))
    last = chance.randrange(first, len(found))
    start, end = found[first].start, found[last].end
    assume(not within_word(text, start) and not within_word(text, end))
    spans = exactly(text, text[start:end])
    assert any(span.start <= start < span.end for span in spans)
    assert all(span.of(text) == text[start:end] for span in spans)


@given(made_up, st.randoms(use_true_random=False), st.sampled_from("qxz"))
def test_a_slice_with_another_letter_is_not_found(
    text: str, chance: random.Random, letter: str
) -> None:
    letters = [m.start() for m in re.finditer(r"[a-z]", text)]
    assume(letters)
    at = chance.choice(letters)
    start = chance.randrange(at + 1)
    end = chance.randrange(at + 1, len(text) + 1)
    changed = text[start:at] + letter + text[at + 1 : end]
    assert exactly(text, changed) == []
    assert typographically(prepare(text), changed) == []
