"""Typographic folding and its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.fold import fold

SAME = [
    ("“We’re ready,” she said", '"We\'re ready," she said'),
    ("a ﬁne eﬃcient oﬀer", "a fine efficient offer"),
    ("the bar-\ngain was struck", "the bargain was struck"),
    ("the bar\u00adgain", "the bargain"),
    ("the bar\u00ad\n  gain", "the bargain"),
    ("two  spaces\tand\na line", "two spaces and a line"),
    ("1990–2000", "1990-2000"),
    ("wait…", "wait..."),
    ("zero\u200bwidth", "zerowidth"),
    ("«ja»", '"ja"'),
]
BARE = [
    ("“We’re ready,” she said", "We're ready, she said"),
    ("both sides—at last—talk", "both sides -- at last -- talk"),
    ("both sides — at last – talk", "both sides - at last - talk"),
    ("services cut … and see", "services cut... and see"),
    ("services cut . . . and see", "services cut…and see"),
    ("so we go.”\n\n“And then", "so we go. And then"),
    ("the 'pink slips' came", "the “pink slips” came"),
    ("He said“we go", "He said we go"),
]
DIFFERENT = [
    ("can't", "can"),
    ("well-known", "well known"),
    ("4,700", "4.700"),
    ("He went", "he went"),
    ("it's", "its"),
    ("work, hard", "work hard"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_texts_that_differ_in_typography_fold_alike(a: str, b: str) -> None:
    assert fold(a).text == fold(b).text


@pytest.mark.parametrize(("a", "b"), SAME + BARE)
def test_bare_folding_ignores_marks_and_the_space_around_dashes(a: str, b: str) -> None:
    assert fold(a, bare=True).text.strip() == fold(b, bare=True).text.strip()


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
@pytest.mark.parametrize("bare", [False, True])
def test_texts_with_other_words_do_not_fold_alike(a: str, b: str, bare: bool) -> None:
    assert fold(a, bare=bare).text != fold(b, bare=bare).text


def test_a_hyphen_at_a_line_end_can_be_kept() -> None:
    assert fold("well-\nknown", breaks=False).text == "well-known"
    assert fold("bar\u00ad\ngain", breaks=False).text == "bargain"


def test_a_capital_after_a_line_end_hyphen_keeps_the_hyphen() -> None:
    assert fold("Winston-\nSalem").text == "Winston- Salem"


def test_case_is_folded_on_demand_even_where_a_letter_becomes_two() -> None:
    folded = fold("STRASSE und Straße", case=True)
    assert folded.text == "strasse und strasse"
    assert folded.original(12, 19).of("STRASSE und Straße") == "Straße"


@given(st.text(alphabet=st.sampled_from("abZ é'’“” \n-–—…ﬁß.\u00ad\u200b,4"), max_size=60))
def test_every_folded_stretch_leads_back_to_what_folds_to_it(text: str) -> None:
    for bare in (False, True):
        folded = fold(text, bare=bare)
        end = len(folded.text)
        assert folded.original(0, end).end <= len(text)
        for at in range(end):
            here, after = folded.original(at, at + 1), folded.original(at, end)
            assert here.start == after.start
            assert here.end > here.start
            assert here.end <= len(text)


@given(st.text(max_size=80))
def test_offsets_never_go_back(text: str) -> None:
    folded = fold(text, bare=True)
    starts = [folded.original(at, at + 1).start for at in range(len(folded.text))]
    assert starts == sorted(starts)


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(max_size=60), st.integers(0, 60))
def test_a_folded_position_comes_from_its_offset_or_later(text: str, offset: int) -> None:
    folded = fold(text)
    at = folded.folded_at(min(offset, len(text)))
    assert 0 <= at <= len(folded.text)
    if at < len(folded.text):
        assert folded.original(at, at + 1).end > min(offset, len(text))


def test_a_plain_text_maps_onto_itself() -> None:
    text = "Nothing to fold here, 4,700 times."
    folded = fold(text)
    assert folded.text == text
    assert folded.original(8, 15).of(text) == text[8:15]
    assert folded.folded_at(8) == 8


def test_half_a_million_spaces_and_marks_take_no_time() -> None:
    text = " " * 200_000 + "'" * 100_000 + "." * 100_000 + "-" * 100_000 + " x"
    assert fold(text, bare=True).text.endswith("x")
