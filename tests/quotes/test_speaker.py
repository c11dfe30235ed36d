"""Whether two ways to name a speaker name the same one."""

import pytest

from verify.models import Mention, Span
from verify.quotes.speaker import compare, quote_at

DORAN = "Lara Doran, a spokeswoman for the SEWA union"
JOINT = "Harbor Secretary Ann Roe and Port Commissioner Dr. Carol Castellane"

SAME = [
    ("Lara Doran", DORAN),
    ("Doran", DORAN),
    ("Ms. Doran", DORAN),
    ("Lara Doran of SEWA", DORAN),
    ("SEWA", DORAN),
    ("SEWA union", DORAN),
    ("the SEWA union", DORAN),
    ("Ann Roe", JOINT),
    ("Castellane", JOINT),
    ("Roe and Castellane", JOINT),
    ("Gov. Brian P. O’Keefe", "Brian O'Keefe"),
    ("B. O'Keefe", "Brian O’Keefe"),
    ("Mayor Brian O'Keefe", "O’Keefe"),
    ("BPG", "the Bay Pilots Guild"),
    ("the Bay Pilots Guild", "BPG"),
    ("the letter", "the letter"),
    ("a union statement", "an earlier union statement"),
    ("Dr. Martin Roe Jr.", "Martin Roe"),
]
OTHER = [
    ("Bo Lindqvist", DORAN),
    ("Brian Doran", DORAN),
    ("Ann Castellane", "Carol Castellane"),
    ("Gov. Brian O'Keefe", "O'Keefe spokeswoman Lara Doran"),
    ("the Bay Pilots Guild", "Ann Roe, the mayor"),
    ("Ann Roe", "Bo Lindqvist, who works for Mayor Ann Roe"),
]
UNKNOWN = [
    ("she", DORAN),
    ("officials", DORAN),
    ("Lara Doran", "he"),
    ("Lara Doran", "a spokesman"),
    ("Lara Doran", "the letter"),
    ("the mayor", "officials"),
    ("", DORAN),
    ("...", DORAN),
]


@pytest.mark.parametrize(
    ("claimed", "found", "label"),
    [(*pair, "matches") for pair in SAME]
    + [(*pair, "differs") for pair in OTHER]
    + [(*pair, "unknown") for pair in UNKNOWN],
)
def test_names_titles_bodies_and_initials_are_compared(
    claimed: str, found: str, label: str
) -> None:
    mention = Mention(text=claimed, span=Span(start=0, end=0))
    assert compare(mention, found).label == label


def test_without_a_claimed_or_a_found_speaker_it_is_unknown() -> None:
    assert compare(None, DORAN).label == "unknown"
    assert compare(Mention(text="Doran", span=Span(start=0, end=0)), None).label == "unknown"


TEXT = "The yard is old.\n\n“We stay,” said Ann Roe. It was “late.”\n\n“We go,” Bo Voss said."


def test_the_quote_at_a_place_is_found_with_its_speaker() -> None:
    at = TEXT.index("We go")
    found = quote_at(TEXT, Span(start=at, end=at + 5))
    assert found is not None
    quote, span = found
    assert (quote.text, span.of(TEXT)) == ("We go,", "We go,")
    assert quote.speaker is not None
    assert quote.speaker.text == "Bo Voss"


def test_there_is_no_quote_in_prose() -> None:
    assert quote_at(TEXT, Span(start=4, end=15)) is None
    assert quote_at("", Span(start=0, end=0)) is None


def test_a_place_far_down_a_long_source_is_read_where_it_stands() -> None:
    text = "Nothing was said that day.\n\n" * 6000 + TEXT
    at = text.index("We go")
    found = quote_at(text, Span(start=at, end=at + 5))
    assert found is not None
    quote, span = found
    assert span.of(text) == "We go,"
    assert quote.speaker is not None
    assert quote.speaker.text == "Bo Voss"
