"""The page on how Verify is built is true of the code."""

import re

import pytest

from docs.draw import ROOT, drawn, needed, reach, rooms, rows

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
USES = rooms()


def without_sizes(picture: str) -> str:
    """A picture without the number of files and lines, which change every day."""
    return re.sub(r'<text class="small".*?</text>\n', "", picture)


def test_the_picture_is_drawn_from_the_imports_as_they_stand() -> None:
    kept = (ROOT / "docs" / "architecture.svg").read_text("utf-8")
    assert without_sizes(kept) == without_sizes(drawn(USES)), "run python docs/draw.py"


def test_no_two_rooms_import_each_other() -> None:
    assert [room for room in USES if room in reach(USES, room)] == []
    with pytest.raises(ValueError, match="a circle among a, b"):
        rows({"a": {"b"}, "b": {"a"}})


def test_an_arrow_is_left_out_where_a_longer_way_leads_to_the_same_room() -> None:
    assert needed({"a": set(), "b": {"a"}, "c": {"a", "b"}}) == {"a": set(), "b": {"a"}, "c": {"b"}}


def test_the_page_names_rooms_that_are_there() -> None:
    table = PAGE.partition("| if you want to change")[2].partition("\n\n")[0]
    named = set(re.findall(r"\| [^|]*`([a-z/]+)`", table))
    assert named
    assert {room.split("/")[0] for room in named} - USES.keys() <= {"training"}
