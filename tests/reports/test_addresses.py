"""Addresses of the web desk lead back to where they came from, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.models import Span
from verify.reports.addresses import Place, address_of, found_number, place, way_of

SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(
    lambda pair: Span(start=pair[0], end=sum(pair))
)


@given(st.text("0123456789abcdef", min_size=16, max_size=16), SPANS, st.lists(SPANS, max_size=4))
def test_an_address_leads_back_to_its_place(name: str, here: Span, others: list[Span]) -> None:
    wanted = Place(name, here, tuple(others))
    way = way_of(address_of(wanted))
    assert way is not None
    assert way[0] == "article"
    assert place(way[1]) == wanted


@pytest.mark.parametrize(
    "address",
    ["", "https://evil.example/article?source=1", "//evil/article?source=1", "settings?x=1",
     "javascript:article?source=1", "article", "../article?source=1"],
)  # fmt: skip
def test_no_other_address_leads_anywhere(address: str) -> None:
    assert way_of(address) is None


@pytest.mark.parametrize("at", ["", "7", "9-3", "4-4", "-1-3", "a-b", "1-2-3", "٣-٤", "1-9" * 40])
def test_what_is_no_span_is_passed_over(at: str) -> None:
    assert place({"source": "abc", "at": at}).here is None


@pytest.mark.parametrize(
    ("link", "number"),
    [("#found-12", 12), ("#found-", None), ("#found-1x", None), ("found-1", None), (None, None)],
)
def test_a_link_within_a_draft_names_its_result(link: str | None, number: int | None) -> None:
    assert found_number(link) == number
