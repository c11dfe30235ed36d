from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.sources.clean import furniture
from verify.sources.dates import stated_date
from verify.sources.source import from_text
from verify.text.canonical import canonical

BODY = """The council of Milltown voted on Tuesday to close two of its nine libraries.

"We had no choice," said Ann Lee, who chairs the budget committee. The vote was 5 to 4.

The libraries cost the town $1.2 million a year, according to a report that was published in May.

Opponents plan to sue. Their lawyer said that the notice was too short.

More than 300 people signed a petition on Monday and handed it to the clerk of the council.

The council meets again on June 1. It has not said when the buildings will be sold."""


def marked(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


ANYWHERE = [
    "Recommended For You",
    "Most Popular",
    "Most read stories",
    "Trending Now",
    "You may also like",
    "Advertisement",
    "ADVERTISEMENT",
    "Advertisement Continue reading the main story",
    "Story continues below",
    "Article continues after the ad",
    "Slideshow (4 images)",
    "* * *",
    "Leave a comment",
    "12 Comments",
    "Comments are closed.",
    "Be the first to comment on this story",
    "Click here for our map of the libraries.",
    "CLICK HERE TO GET OUR APP",
    "Read the full article here",
    "Continue reading →",
    "The post Libraries close appeared first on Milltown Daily.",
    "This article was originally published on Milltown Daily.",
    "Read more: Why libraries matter",
    "RELATED: Budget gap grows",
    "( PHOTOS: Libraries through the years )",
    "Share this article",
    "Facebook Twitter LinkedIn Email Print",
    "SHARE THIS ARTICLE Share Tweet Post Email",
    "Follow us on Facebook and Twitter",
    "Follow Ann Lee on Twitter: @annlee",
    "1.2k shares",
    "More:",
    "( Also on MILLTOWN DAILY: Mayor to leave )",
    "Read or share this story: https://example.org/a",
    "Sign up for our daily newsletter",
    "Get news from Milltown in your inbox, each weekday morning",
    "The opinions expressed by columnists are their own and do not represent the views of us.",
    "Subscribe",
    "Get the news delivered to your inbox every morning.",
    "Email Sign Up By signing up you agree to receive e-mail. You can unsubscribe at any time.",
    "You have two free articles left this month.",
    "We use cookies to make this site better.",
    "Accept all cookies",
    "By continuing to use this site you agree to our cookie policy.",
    "Privacy Policy | Terms of Use | Contact Us",
    "Enlarge this image toggle caption Sam Poole/Example Images Sam Poole/Example Images",
    "Photo: Sam Poole/Example",
    "Copyright © 2025 Milltown Daily. All rights reserved.",
    "© 2025 Milltown Daily LLC, All Rights Reserved. Request re-use from us. Other uses by letter.",
]

TOP = [
    "Wednesday, April 17, 2024",
    "Published: 3 May 2021",
    "Updated at 9:00 a.m. ET",
    "By Ann Lee",
    "Analysis by Ann Lee, Milltown News, Hartford",
    "By Ann Lee and Sam Poole, Milltown Daily staff",
    "By Ann Lee | May 3, 2021",
    "4 min read",
    "3 hours ago",
    "Home > News > Milltown",
    "HomeNewsTwo libraries close in Milltown",
    "Skip to main content",
    "Home News Politics Sport",
]

END = [
    "Sam Poole contributed to this report.",
    "Contributing: Sam Poole",
    "Reporting by Sam Poole; editing by Ann Lee",
    "This story has been updated.",
    "Sam Poole can be reached at sam@example.org.",
    "Sam Poole is a staff writer who covers schools. He lives in Milltown.",
    "Sam is the bureau chief of the Milltown Daily.",
    "Sam Poole covers the council for the Milltown Daily.",
    "Tags: council, libraries",
    "Write to Sam Poole at sam@example.org",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_a_line_of_furniture_is_marked_wherever_it_stands(line: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    assert marked(f"{first}\n\n{line}\n\n{rest}") == [line]
    assert marked(f"{BODY}\n\n{line}") == [line]


@pytest.mark.parametrize("line", TOP)
def test_dates_bylines_and_navigation_are_marked_at_the_top_only(line: str) -> None:
    assert marked(f"{line}\n\n{BODY}") == [line]
    long = "\n\n".join([BODY] * 3)
    assert marked(f"{long}\n\n{line}\n\n{long}") == []


@pytest.mark.parametrize("line", END)
def test_notices_and_biographies_are_marked_at_the_end_only(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}") == [line]
    long = "\n\n".join([BODY] * 3)
    assert marked(f"{long}\n\n{line}\n\n{long}") == []


@pytest.mark.parametrize(
    "line",
    [
        "The most popular of the nine libraries is on Mill Street.",
        "Read the report before you vote, Lee told the council.",
        "Advertisement revenue fell by 12 percent.",
        "Comments by the mayor drew criticism.",
        "Click through rates fell, the report says.",
        "Sign up for the summer course by June 1, the library says.",
        "Subscribe to that idea or not, the vote stands.",
        "More: the word was on every poster in town that week, and nobody laughed.",
        "Cookies were sold at the door.",
        "He said the site uses cookies to follow its readers.",
        "Copyright law protects the drawings, a judge ruled.",
        "The album, copyright of the town, sold well.",
        "Under the bill, (c) The council may appoint a reader.",
        "Share prices fell by 3 percent on Tuesday.",
        "Follow the money, Lee said.",
        "By Tuesday, nine people had signed.",
        "By Friday Ann Lee had left.",
        "Home prices rose in Milltown.",
        "HomeBuilders and unions agreed.",
        "Wednesday, April 17, 2024, was the last day to object.",
        "Sam Poole is a reporter, and he was there. “I saw it,” he said.",
        "Editor's note: An earlier version of this article misstated the vote. It was 5 to 4.",
        "Correction: The vote was 5 to 4.",
        "Watch for ice on the bridge, police said.",
        "The story continues to be told.",
        "A man called Ad Smith spoke.",
        "Video of the meeting was shared widely.",
        "Getty Images sued the firm in London.",
        "The photo shows the mayor.",
        "The views expressed at the meeting were loud.",
        "The opinions expressed in court are his, the judge said.",
        "More than half of the spam in your inbox is sent by five firms.",
        "Click fraud costs firms $1 billion a year.",
        "Breaking news comes late in Milltown.",
    ],
)
def test_a_sentence_of_the_article_is_not_marked(line: str) -> None:
    parts = BODY.split("\n\n")
    for n in range(len(parts)):
        assert marked("\n\n".join([*parts[:n], line, *parts[n:]])) == []


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (" date 2021-05 The council voted.", "date 2021-05"),
        ("Published: 3 May 2021\neBay workers voted.", "Published: 3 May 2021"),
        ("The mayor speaks. (AP Photo/Sam Poole)", " (AP Photo/Sam Poole)"),
        ("The mayor speaks on May 3. REUTERS/Sam Poole", " REUTERS/Sam Poole"),
        (
            "The mayor speaks. Sam Poole | Example | Getty Images",
            " Sam Poole | Example | Getty Images",
        ),
        (
            "Image copyright Example Images Image caption The mayor speaks",
            "Image copyright Example Images Image caption ",
        ),
    ],
)
def test_only_the_part_that_is_furniture_is_marked(line: str, part: str) -> None:
    assert marked(f"{line}\n\n{BODY}") == [part]


def test_a_copyright_note_is_marked_with_the_sentences_behind_it() -> None:
    note = "© 2025 Example Media, LLC. Request re-use from us. Other uses by letter."
    assert [m.strip() for m in marked(f"{BODY} {note}")] == [note]


def test_headlines_under_a_list_heading_at_the_end_are_marked() -> None:
    tail = ["READ MORE:", "Budget gap grows", "Mayor to leave in June"]
    assert marked("\n\n".join([BODY, *tail])) == tail
    assert marked("\n\n".join([BODY, *tail, "The council will meet again."])) == tail[:1]


def test_a_line_that_is_said_twice_is_marked_once() -> None:
    line = "Two libraries close in Milltown"
    assert marked(f"{line}\n\n{line}\n\n{BODY}") == [line]
    assert furniture(f"{line}\n\n{line}\n\n{BODY}")[0].start > len(line)


def test_a_signature_at_the_end_is_marked_with_the_line_about_its_bearer() -> None:
    tail = ["Ann Lee", "Ann Lee", "Organiser for the friends of the library."]
    assert marked("\n".join([BODY, "", *tail])) == tail


@given(st.lists(st.one_of(st.sampled_from([*ANYWHERE, *TOP, *END]), st.text(max_size=60))))
def test_furniture_is_in_order_inside_the_text_and_never_empty(lines: list[str]) -> None:
    text = canonical("\n".join(lines))
    spans = furniture(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))


REAL = [
    (
        "000",
        ["date 2021-05"],
    ),
    ("001", ["Recommended For You", "© 2025"]),
    (
        "002",
        [
            "Wednesday, April 17, 2024",
            "HomeHealthcare",
            *["Click here for"] * 4,
            *["Matt O'Connor"] * 2,
            "Communications Coordinator",
            "Most Popular",
        ],
    ),
    ("003", ["Mark is the", "Leave a comment"]),
    ("004", ["Read the full"]),
]


@pytest.mark.parametrize(("name", "openings"), REAL, ids=[name for name, _ in REAL])
def test_the_furniture_of_real_articles_and_nothing_else_is_marked(
    real_articles: Path, name: str, openings: list[str]
) -> None:
    text = next(real_articles.glob(f"{name}_*.txt")).read_text("utf-8")
    found = marked(canonical(text))
    assert len(found) == len(openings)
    assert all(a.startswith(b) for a, b in zip(found, openings, strict=True))


def test_the_dates_that_real_articles_state_are_found(real_articles: Path) -> None:
    stated = [stated_date(p.read_text("utf-8")) for p in sorted(real_articles.glob("*.txt"))]
    shown = [f"{s[0]:%Y-%m-%d} {s[1]}" if s else None for s in stated]
    assert shown == ["2021-05-01 month", None, "2024-04-17 day", None, None]


def test_the_title_of_a_real_article_is_its_headline(real_articles: Path) -> None:
    text = next(real_articles.glob("002_*.txt")).read_text("utf-8")
    assert from_text(text).title.startswith("Winning State")
    dated = next(real_articles.glob("000_*.txt")).read_text("utf-8")
    assert from_text(dated).title.startswith("Connecticut Gov.")
