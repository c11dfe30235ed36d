"""Words between marks, whatever the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.quotes.marks import marked
from verify.text.sentences import paragraph_spans


def inside(text: str) -> list[str]:
    return [text[m.start : m.end] for m in marked(text, paragraph_spans(text))]


PAIRS = [
    ('He said "we stay" and left.', ["we stay"]),
    ("He said “we stay” and left.", ["we stay"]),
    ("He said ‘we stay’ and left.", ["we stay"]),
    ("He said 'we stay' and left.", ["we stay"]),
    ("He said ``we stay'' and left.", ["we stay"]),
    ("He said «we stay» and left.", ["we stay"]),
    ("Il a dit « on reste », puis il est parti.", ["on reste"]),
    ("Er sagte: „Wir bleiben“, dann ging er.", ["Wir bleiben"]),
    ("Er sagte: „Wir bleiben”, dann ging er.", ["Wir bleiben"]),
    ("Er sagte: »Wir bleiben«, dann ging er.", ["Wir bleiben"]),
    ("他说：「我们留下。」", ["我们留下。"]),
    ("彼は『残る』と言った。", ["残る"]),
]


@pytest.mark.parametrize(("text", "quoted"), PAIRS)
def test_every_kind_of_mark_is_read(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


NESTED = [
    ("“He told me, ‘We are done,’ and left,” she said.", ["He told me, ‘We are done,’ and left,"]),
    ("\"He said 'no' twice,\" she said.", ["He said 'no' twice,"]),
    ("'He said \"no\" twice,' she said.", ['He said "no" twice,']),
    ("“He said “no” twice,” she said.", ["He said “no” twice,"]),
    ("She said “he said ‘they said “no” to us’ twice.”", ["he said ‘they said “no” to us’ twice."]),
    ("„Er sagte ‚nein‘ dazu“, sagte sie.", ["Er sagte ‚nein‘ dazu"]),
]


@pytest.mark.parametrize(("text", "quoted"), NESTED)
def test_a_quote_within_a_quote_belongs_to_the_words_around_it(
    text: str, quoted: list[str]
) -> None:
    assert inside(text) == quoted


NO_QUOTES = [
    "The guild's members can't say it's over; it's the workers' fight.",
    "They'll keep rock 'n' roll from the '90s, an' ’tis fine.",
    'The door is 6\'2" high and 30" wide.',
    "The Harris' and Jones' houses",
    "shouldn‘t and couldn`t",
    "",
    "“”",
    "”",
]


@pytest.mark.parametrize("text", NO_QUOTES)
def test_apostrophes_and_inches_are_no_quotes(text: str) -> None:
    assert inside(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("‘The workers’ pay won’t change,’ he said.", ["The workers’ pay won’t change,"]),
        ("'We won't close the workers' yard,' he said.", ["We won't close the workers' yard,"]),
        ('"He is 6\'2" tall," she said. "Good."', ["He is 6'2\" tall,", "Good."]),
    ],
)
def test_apostrophes_inside_a_quote_do_not_end_it(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


def test_a_quote_opened_again_without_closing_goes_on() -> None:
    text = "“The yard is ours.\n\n“We built it.\n\n“That is all,” she said."
    found = marked(text, paragraph_spans(text))
    assert inside(text) == ["The yard is ours.", "We built it.", "That is all,"]
    assert [m.continues for m in found] == [False, True, True]
    assert [m.closes for m in found] == [False, False, True]


def test_a_quote_over_two_paragraphs_with_one_pair_of_marks_is_both() -> None:
    assert inside("She said: “The yard is ours.\n\nWe built it.”\n\nThe end.") == [
        "The yard is ours.",
        "We built it.",
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “no way.\n\nThe council met.\n\n“Never,” he said.", ["no way.", "Never,"]),
        ("It is over,” she said. “We stay.”", ["We stay."]),
        ("“We stay. “We built it,” she said.", ["We stay.", "We built it,"]),
        ('"One," she said. "Two.\n\nThree "four" five.', ["One,", "Two.", "four"]),
    ],
)
def test_a_lost_mark_does_not_turn_the_rest_inside_out(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


@given(st.text(alphabet=st.sampled_from("ab .,\n\"'“”‘’«»„`「」s6"), max_size=80))
def test_stretches_are_in_order_and_lie_in_the_text(text: str) -> None:
    found = marked(text, paragraph_spans(text))
    ends = [0, *(m.closed for m in found)]
    for end, m in zip(ends, found, strict=False):
        assert end <= m.opened <= m.start < m.end <= m.closed <= len(text)
        assert text[m.start : m.end].strip() == text[m.start : m.end]


@pytest.mark.parametrize(
    "unit", ["“", "”", '"', "'", "’ ", "“a ", '"a ', "‘a’ ", "'a ", "« ", "``''"]
)
def test_a_long_run_of_marks_takes_no_time(unit: str) -> None:
    assert isinstance(inside(unit * 8_000), list)
