"""Dates with exact spans, resolved against the day that their article was published."""

from datetime import date
from itertools import pairwise

import pytest

from verify.models import Span
from verify.quantities.dates import DateMention, as_json, find_dates
from verify.quantities.when import compare_dates

THURSDAY = date(2021, 5, 13)
# text, the words that are the date, first and last day (None: not resolved), relation
CASES: list[tuple[str, str, str | None, str | None, str]] = [
    # absolute
    ("It opened on April 17, 2024.", "April 17, 2024", "2024-04-17", "2024-04-17", "on"),
    ("Wednesday, April 17, 2024", "Wednesday, April 17, 2024", "2024-04-17", "2024-04-17", "on"),
    ("It opened on 17 April 2024.", "17 April 2024", "2024-04-17", "2024-04-17", "on"),
    ("Filed 2024-04-17 in court", "2024-04-17", "2024-04-17", "2024-04-17", "on"),
    ("Filed 4/17/2024 in court", "4/17/2024", "2024-04-17", "2024-04-17", "on"),
    ("in June of 1866", "June of 1866", "1866-06-01", "1866-06-30", "on"),
    ("in February 2020", "February 2020", "2020-02-01", "2020-02-29", "on"),
    ("founded in 1974", "1974", "1974-01-01", "1974-12-31", "on"),
    ("In June 2019, the harbor board met.", "June 2019", "2019-06-01", "2019-06-30", "on"),
    ("In June, 2019, the harbor board met.", "June, 2019", "2019-06-01", "2019-06-30", "on"),
    ("On June 4, 2019, the board met.", "June 4, 2019", "2019-06-04", "2019-06-04", "on"),
    ("By 2019, 40 homes stood.", "2019", "2019-01-01", "2019-12-31", "by"),
    ("2019, a dry year, was worse.", "2019", "2019-01-01", "2019-12-31", "on"),
    ("the Vell Mill, founded 1877, has", "1877", "1877-01-01", "1877-12-31", "on"),
    ("He left in ’22.", "’22", "2022-01-01", "2022-12-31", "on"),
    ("He left in '22, and came back.", "'22", "2022-01-01", "2022-12-31", "on"),
    ("the class of '98", "'98", "1998-01-01", "1998-12-31", "on"),
    ("open since ’08", "’08", "2008-01-01", "2008-12-31", "since"),
    ("a '69 truck", "'69", "1969-01-01", "1969-12-31", "on"),
    ("'22 was bad.", "'22", "2022-01-01", "2022-12-31", "on"),
    ("in June '19", "June '19", "2019-06-01", "2019-06-30", "on"),
    ("on June 4, ’19", "June 4, ’19", "2019-06-04", "2019-06-04", "on"),
    ("the winter of ’69", "winter of ’69", "1969-12-01", "1970-02-28", "on"),
    ("in late ’19", "late ’19", "2019-09-01", "2019-12-31", "on"),
    ("in Q3 ’20", "Q3 ’20", "2020-07-01", "2020-09-30", "on"),
    ("fiscal '24", "fiscal '24", "2023-07-01", "2024-06-30", "on"),
    ("from '05 to '08", "'05 to '08", "2005-01-01", "2008-12-31", "on"),
    ("the ’22-’23 season", "’22-’23", "2022-01-01", "2023-12-31", "on"),
    ("in the '00s", "'00s", "2000-01-01", "2009-12-31", "on"),
    ("in the 1990s", "1990s", "1990-01-01", "1999-12-31", "on"),
    ("in the '80s", "'80s", "1980-01-01", "1989-12-31", "on"),
    ("in the 19th century", "19th century", "1800-01-01", "1900-12-31", "on"),
    ("a sixteenth-century map", "sixteenth-century", "1500-01-01", "1600-12-31", "on"),
    ("the twenty-first century", "twenty-first century", "2000-01-01", "2100-12-31", "on"),
    ("before the late 19th century", "late 19th century", "1866-09-01", "1899-12-31", "before"),
    # partial
    ("It expired Sept. 30.", "Sept. 30", "2021-09-30", "2021-09-30", "on"),
    ("a strike begins Nov. 1", "Nov. 1", "2021-11-01", "2021-11-01", "on"),
    ("due by October 1st", "October 1st", "2021-10-01", "2021-10-01", "by"),
    ("a storm in December", "December", "2020-12-01", "2020-12-31", "on"),
    ("will vote in January", "January", "2022-01-01", "2022-01-31", "on"),
    # relative
    ("quit on Wednesday", "Wednesday", "2021-05-12", "2021-05-12", "on"),
    ("talks will resume Friday", "Friday", "2021-05-14", "2021-05-14", "on"),
    ("met last Thursday", "last Thursday", "2021-05-06", "2021-05-06", "on"),
    ("meets next Monday", "next Monday", "2021-05-17", "2021-05-17", "on"),
    ("said today", "today", "2021-05-13", "2021-05-13", "on"),
    ("said yesterday", "yesterday", "2021-05-12", "2021-05-12", "on"),
    ("leaves tomorrow", "tomorrow", "2021-05-14", "2021-05-14", "on"),
    ("passed last week", "last week", "2021-05-03", "2021-05-09", "on"),
    ("votes next month", "next month", "2021-06-01", "2021-06-30", "on"),
    ("since last year", "last year", "2020-01-01", "2020-12-31", "since"),
    ("two years ago", "two years ago", "2019-01-01", "2019-12-31", "on"),
    ("10 days ago", "10 days ago", "2021-05-03", "2021-05-03", "on"),
    ("a month ago", "a month ago", "2021-04-01", "2021-04-30", "on"),
    ("last July", "last July", "2020-07-01", "2020-07-31", "on"),
    ("by the end of the year", "end of the year", "2021-09-01", "2021-12-31", "by"),
    # parts, seasons, quarters, fiscal years
    ("in early September", "early September", "2021-09-01", "2021-09-11", "on"),
    ("in late 2019", "late 2019", "2019-09-01", "2019-12-31", "on"),
    ("in summer 2018", "summer 2018", "2018-06-01", "2018-08-31", "on"),
    ("the third quarter of 2020", "third quarter of 2020", "2020-07-01", "2020-09-30", "on"),
    ("in Q3 2020", "Q3 2020", "2020-07-01", "2020-09-30", "on"),
    ("fiscal year 2024", "fiscal year 2024", "2023-07-01", "2024-06-30", "on"),
    # ranges
    ("from 2018 to 2020", "2018 to 2020", "2018-01-01", "2020-12-31", "on"),
    ("between 2015 and 2017", "2015 and 2017", "2015-01-01", "2017-12-31", "on"),
    ("the 2018-19 season", "2018-19", "2018-01-01", "2019-12-31", "on"),
    ("July 4-6", "July 4-6", "2021-07-04", "2021-07-06", "on"),
    ("3 May 1914 − 4 July 1980", "3 May 1914 − 4 July 1980", "1914-05-03", "1980-07-04", "on"),
    ("Dec. 24 to Jan. 2", "Dec. 24 to Jan. 2", "2020-12-24", "2021-01-02", "on"),
    ("Monday through Friday", "Monday through Friday", "2021-05-10", "2021-05-14", "on"),
    # relations
    ("in place until 2017", "2017", "2017-01-01", "2017-12-31", "until"),
    ("gave them until Aug. 31", "Aug. 31", "2021-08-31", "2021-08-31", "until"),
    ("since 2016", "2016", "2016-01-01", "2016-12-31", "since"),
    ("before March 3", "March 3", "2021-03-03", "2021-03-03", "before"),
    ("after June 2019", "June 2019", "2019-06-01", "2019-06-30", "after"),
    # times of day
    ("at 6 a.m.", "6 a.m.", None, None, "on"),
    ("at 22:15", "22:15", None, None, "on"),
]  # fmt: skip
NO_DATES = [
    "They may march.",
    "March on, said the major.",
    "It may rain.",
    "2,018 workers and 2018 people",
    "Room 1984 and $1,999",
    "about 1950 pages",
    "a 10-4 vote",
    "1/2/3",
    "13/45/2020",
    "He said: '22 people came.'",
    "It hired '22 people' in all",
    "a 5'10 guard",
    "the boys' 22 goals",
    "'12 percent' and ’22 percent",
    "",
]


@pytest.mark.parametrize(("text", "words", "first", "last", "relation"), CASES)
def test_a_date_is_found_and_resolved(
    text: str, words: str, first: str | None, last: str | None, relation: str
) -> None:
    (mention,) = find_dates(text, THURSDAY)
    assert mention.text == words == mention.span.of(text)
    assert mention.start == (date.fromisoformat(first) if first else None)
    assert mention.end == (date.fromisoformat(last) if last else None)
    assert mention.relation == relation
    assert mention.resolved == (first is not None)


@pytest.mark.parametrize("text", NO_DATES, ids=lambda t: repr(t[:30]))
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text, THURSDAY) == []


def test_two_dates_in_one_sentence_are_two() -> None:
    found = find_dates("It expired Sept. 30, and a strike begins Nov. 1.", THURSDAY)
    assert [m.text for m in found] == ["Sept. 30", "Nov. 1"]


def test_without_the_articles_date_the_written_parts_stay() -> None:
    (mention,) = find_dates("It expired Sept. 30.")
    assert (mention.resolved, mention.start) == (False, None)
    assert (mention.month, mention.day) == (9, 30)


def test_an_impossible_day_is_not_resolved() -> None:
    (mention,) = find_dates("on February 30, 2021", THURSDAY)
    assert not mention.resolved


def test_json_of_a_date() -> None:
    (mention,) = find_dates("until Aug. 31", THURSDAY)
    assert as_json(mention) == {
        "text": "Aug. 31",
        "span": {"start": 6, "end": 13},
        "start": "2021-08-31",
        "end": "2021-08-31",
        "precision": "day",
        "relation": "until",
        "resolved": True,
    }


def mention(text: str, published: date | None = THURSDAY) -> DateMention:
    """The one date of `text`."""
    (only,) = find_dates(text, published)
    return only


# claim, evidence, outcome: the claim may be the wider of the two, not the finer
OUTCOMES = [
    ("in 2019", "on June 12, 2019", "agree"),
    ("on June 12, 2019", "in 2019", "unclear"),
    ("on June 12, 2019", "on June 21, 2019", "disagree"),
    ("in June 2019", "on June 12, 2019", "agree"),
    ("in the 1970s", "in 1974", "agree"),
    ("before 2020", "on June 12, 2019", "agree"),
    ("before 2018", "on June 12, 2019", "disagree"),
    ("after 2018", "on June 12, 2019", "agree"),
    ("until 2017", "until 2017", "agree"),
    ("until 2017", "until 2019", "disagree"),
    ("by July 15", "by July 15", "agree"),
    ("from 2015 to 2017", "from 2015 to 2018", "disagree"),
    ("last week", "on Wednesday", "disagree"),
    ("this week", "on Wednesday", "agree"),
    ("at 6 a.m.", "at 6:00", "agree"),
    ("at 6 a.m.", "at 6 p.m.", "disagree"),
    ("at 6 a.m.", "on Friday", "unclear"),
]


@pytest.mark.parametrize(("claim", "evidence", "outcome"), OUTCOMES)
def test_a_date_against_a_date(claim: str, evidence: str, outcome: str) -> None:
    assert compare_dates(mention(claim), mention(evidence)) == outcome


def test_dates_without_a_year_are_compared_by_what_they_say() -> None:
    ninth = mention("on Sept. 30", None)
    assert compare_dates(ninth, mention("September 30", None)) == "agree"
    assert compare_dates(ninth, mention("Sept. 20", None)) == "disagree"
    assert compare_dates(ninth, mention("in September", None)) == "unclear"


def test_spans_do_not_overlap() -> None:
    text = "From Monday, May 3, 2021, to Friday, May 7, 2021, and again in the third quarter."
    found = find_dates(text, THURSDAY)
    assert all(isinstance(m.span, Span) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
