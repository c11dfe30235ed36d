from datetime import date

import pytest

from verify.sources.dates import is_date_line, opening_token, parse_date, stated_date

DAY = (date(2021, 5, 3), "day")
MONTH = (date(2021, 5, 1), "month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2021-05 The council met on Thursday.", MONTH),
        ("date 2021-05-03 The council met.", DAY),
        ("Date: 2021-05\nThe council met.", MONTH),
        ("Monday, May 3, 2021\n\nCouncil meets", DAY),
        ("Council meets\n\nMon 3 May 2021 10.00 BST\n\nThe council met.", DAY),
        ("Published: 3 May 2021\nthe council met.", DAY),
        ("First published on Mon 3 May 2021 10.00 BST\nThe council met.", DAY),
        ("Council meets\nBy Ann Lee | May 3, 2021 | 4 min read\nThe council met.", DAY),
        ("By Ann Lee, May 3, 2021\nThe council met.", DAY),
        ("Posted on May 3rd, 2021 at 5:31 p.m. ET\nThe council met.", DAY),
        ("Last updated: 2021-05-03T10:00:00Z\n\nThe council met.", DAY),
        ("Updated May 9, 2021\nPublished May 3, 2021\n\nThe council met.", DAY),
        ("May 3, 2021 – Updated May 9, 2021\n\nThe council met.", DAY),
        ("Updated 9:00 a.m. ET, May 3, 2021\n\nThe council met.", DAY),
        ("May 2021\n\nThe council met.", MONTH),
        ("13/05/2021\n\nThe council met.", (date(2021, 5, 13), "day")),
        ("05/13/2021\n\nThe council met.", (date(2021, 5, 13), "day")),
        ("HARTFORD, Conn., May 3, 2021 (AP) — The council met.", DAY),
        ("NEW YORK, May 3, 2021 /Newswire/ -- The council met.", DAY),
        ("LONDON, 3 May 2021 – The council met.", DAY),
    ],
)
def test_a_text_that_states_its_date_at_the_top_has_that_date(
    text: str, expected: tuple[date, str]
) -> None:
    assert stated_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council met on May 3, 2021, and voted.",
        "On May 3, 2021, the council met.",
        "HARTFORD, Conn. (AP) — On May 3, 2021, the council met.",
        "LONDON, May 3 (AP) — The council met.",
        "04/05/2021\n\nThe council met.",
        "31 February 2021\n\nThe council met.",
        "Updated at 9:00 a.m.\n\nThe council met.",
        "2021\n\nThe council met.",
        "date 2021-13 The council met.",
        "A date 2021-05 was named.",
        "The council met.\n\n" * 10 + "Monday, May 3, 2021",
        "From May 3, 2021 to now\n\nThe council met.",
    ],
)
def test_a_date_that_is_not_clearly_of_publication_is_not_taken(text: str) -> None:
    assert stated_date(text) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2021-05-03", DAY),
        ("2021-05-03T10:00:00+02:00", DAY),
        ("2021-05", MONTH),
        ("2021", (date(2021, 1, 1), "year")),
        ("Mon, 03 May 2021 10:00:00 GMT", DAY),
        ("May 3rd, 2021", DAY),
        ("Sept. 3, 2021", (date(2021, 9, 3), "day")),
        ("3/4/2021", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_metadata_date_is_read_with_its_precision(
    words: str, expected: tuple[date, str] | None
) -> None:
    assert parse_date(words) == expected


def test_the_opening_token_is_the_token_alone() -> None:
    text = " date 2021-05 The council met."
    where = opening_token(text)
    assert where is not None
    assert text[slice(*where)] == "date 2021-05"


def test_a_line_that_says_more_than_when_is_no_date_line() -> None:
    assert is_date_line("Wednesday, April 17, 2024")
    assert not is_date_line("Wednesday, April 17, 2024, was cold")
