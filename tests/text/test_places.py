"""Which places exclude each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.places import exclude, paths

PLACES = ["Canada", "Quebec", "Canadian", "Ohio", "Texan", "Georgia", "Turkey", "Asia", "Thai", "x"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Egypt", "Cyprus"),
        ("Thailand", "Hong Kong"),
        ("Virginian", "New York"),
        ("England", "Scottish"),
        ("French", "American"),
        ("Georgia", "Florida"),
        ("Europe", "Kenyan"),
    ],
)
def test_places_that_do_not_hold_one_another_exclude_each_other(one: str, other: str) -> None:
    assert exclude(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Canada", "Quebec"),
        ("U.S.", "Ohio"),
        ("the United States", "Texan"),
        ("British", "English"),
        ("Europe", "Turkey"),
        ("Asia", "Turkish"),
        ("China", "Hong Kong"),
        ("United States", "Georgia"),
        ("Armenia", "Armenian"),
        ("Depeche Mode", "American"),
        ("Springfield", "Shelbyville"),
    ],
)
def test_a_place_and_what_lies_in_it_go_together(one: str, other: str) -> None:
    assert not exclude(one, other)


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_exclusion_goes_both_ways_and_no_place_excludes_itself(one: str, other: str) -> None:
    assert exclude(one, other) == exclude(other, one)
    assert not exclude(one, one)


def test_a_name_that_is_no_place_known_here_has_no_path() -> None:
    assert paths("Springfield") == frozenset()
    assert paths("Ohio") == {("North America", "United States", "Ohio")}
    assert {path[0] for path in paths("Turkey")} == {"Asia", "Europe"}
