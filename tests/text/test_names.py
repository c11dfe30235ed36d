"""Proper names in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.names import proper_names

CASES = [
    ("asked Connecticut Gov. Ann P. Roe to talk", ["Connecticut", "Ann P. Roe"]),
    ("But O’Connell and Dr. Deirdre McAvoy left.", ["O’Connell", "Deirdre McAvoy"]),
    ("On Tuesday the Harbor Pilots’ Guild met in May.", ["Harbor Pilots’ Guild"]),
    ("Workers at St. Agnes’s Hospital in New Haven", ["St. Agnes’s Hospital", "New Haven"]),
    ("District 1199 New England and Local 34 agreed", ["District 1199 New England", "Local 34"]),
    ("U.S. officials met in Washington, D.C., later.", ["U.S.", "Washington", "D.C."]),
    ("AT&T and Marks & Sons of the Isle of Man", ["AT&T", "Marks & Sons of the Isle of Man"]),
    ("Ursula van der Berg and Ms. van Houten", ["Ursula van der Berg", "van Houten"]),
    (
        "Martin Roe, Jr. spoke. Then Sammy Roe Jr. Later, she left.",
        ["Martin Roe, Jr.", "Sammy Roe Jr."],
    ),
    ("In 2017 Mayor Élodie Roy’s aide Jean-Luc Picot", ["Élodie Roy", "Jean-Luc Picot"]),
    ("the Teachers' Federation of Ohio's plan", ["Teachers' Federation of Ohio"]),
    ("Nobody knows. Everyone asks. Meanwhile, they wait.", []),
    ("Sept. 30 and Oct. 1 passed; Friday came.", []),
    ("nothing here is a name at all", []),
    ("Twice the board met.", []),
    ("Twice Ann Roe spoke.", ["Ann Roe"]),
    ("Once it was over, he left. Half stayed. Most slept.", []),
    ("Half of the docks closed. Half Moon Bay did not.", ["Half Moon Bay"]),
    ("Most Vell voters agreed. Fewer came. Plenty did.", ["Vell"]),
    ("Usually, Ann Roe waits. Afterward Bo Ray comes.", ["Ann Roe", "Bo Ray"]),
    ("Drivers voted no. “Turnout was low,” said Ann Roe.", ["Ann Roe"]),
    ("Two-thirds left. Twenty came. Third, it rained.", []),
    ("They sold to Prices. Prices grew.", ["Prices", "Prices"]),
    ("They met at Prices Hall. Prices fell.", ["Prices Hall"]),
    ("Dredging began. Nobody likes dredging.", []),
    ("Harlow rose. Mayor Roe spoke. Roe left.", ["Harlow", "Roe", "Roe"]),
    ("They met Gov. Young. O’Connell’s boat sank.", ["Young", "O’Connell"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names_are_found_without_titles_openers_and_possessives(
    text: str, names: list[str]
) -> None:
    assert [mention.text for mention in proper_names(text)] == names


@given(st.text(alphabet=st.sampled_from("ABab .,’'-&é1\n"), max_size=60))
def test_every_name_is_a_slice_of_its_text(text: str) -> None:
    mentions = proper_names(text)
    assert all(mention.span.of(text) == mention.text and mention.text for mention in mentions)
    starts = [mention.span.start for mention in mentions]
    assert starts == sorted(starts)
