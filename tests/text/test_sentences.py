import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.models import Span
from verify.text.sentences import sentence_spans, sentences_by_paragraph

ARTICLE = """HARTFORD, Conn. (AP) — Gov. Ann B. Lee spoke in Washington, D.C. on Tuesday. She left.

“We are ready,” she said. "We waited for years." © 2025 Example Media."""


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    assert split(ARTICLE) == [
        "HARTFORD, Conn. (AP) — Gov. Ann B. Lee spoke in Washington, D.C. on Tuesday.",
        "She left.",
        "“We are ready,” she said.",
        '"We waited for years."',
        "© 2025 Example Media.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Mr. Lee left,” she said.",
        "Then-Gov. Ann Lee and Sens. Sam Poole and Bo Ray met Lt. Col. Kim Ash.",
        "The anti-U.S. groups met U.S. Senator Ann Lee at the U.N. General Assembly.",
        "The G.O.P. is divided, and the N.E.A. and others wait.",
        "Sen. Ann Lee (D-N.M.), a member of the panel, voted.",
        "Sam Poole, D-St. Louis, voted.",
        "It runs from Nov. 1-Dec. 15 and opens at 9 a.m. Monday.",
        "“Is it true?” Mr. Lee asked in Hartford.",
        '"What a day!" Ann Lee said.',
        "The aha! moments carry the book.",
        "The U.S. Senate and the U.K. Parliament met.",
        "Washington D.C. Mayor Ann Roe met the D.C. Council.",
        "Acme Inc. Chairman Bo Ray and Vell Corp. Chief Executive Ann Roe met.",
        "Harlow Cos. Treasurer Ann Roe and Roe Bros. Founder Bo Ray met.",
        "Acme Inc. Vice President Ann Roe left the U.S. Open.",
        "U.S. Immigration and Customs Enforcement said so.",
        "It opens at 9 a.m. Eastern time and closes at 5 p.m. Sept. 4.",
        "Ann Roe Jr. High School is full.",
        "The case of Roe v. The State was heard.",
    ],
)
def test_an_abbreviation_or_a_cry_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert split(f"{sentence} She left.") == [sentence, "She left."]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Most voted no.", "His party lost."],
        ["They moved to New York.", "He stayed."],
        ["It ended,” said Hughes.", "“People went home.”"],
        ["They met.", "Four left."],
        ["It opens at 9 a.m.", "The school is new."],
        ["They went to the W.T.O.", "And they won."],
        ["The firm left the U.S.", "The mayor said nothing."],
        ["It moved to the U.K.", "Its owner stayed."],
        ["It is in Washington, D.C.", "That was it."],
        ["She left for the U.S.", "Critics said that it was late."],
        ["It was sold in the U.S.", "Residents were glad."],
        ["They went to D.C.", "“We are here,” she said."],
        ["It moved from D.C.", "A judge had said so."],
        ["It left the U.S.", "Not all were sad."],
        ["It left the E.U.", "On Monday it came back."],
        ["He runs Acme Inc.", "The firm is old."],
        ["He runs Vell Corp.", "In May he left."],
        ["She holds a Ph.D.", "Her book is new."],
        ["It closed at 5 p.m.", "Harlow police came."],
        ["It opens at 8 a.m.", "Twelve people came."],
        ["He met Ann Roe Jr.", "The man left."],
        ["It is on Main St.", "The shop is old."],
        ["“Is it true?”", "He said no more."],
        ["It was over.", "https://example.org/a"],
    ],
)
def test_a_sentence_ends_where_it_looks_like_an_abbreviation_but_is_none(
    sentences: list[str],
) -> None:
    assert split(" ".join(sentences)) == sentences


def test_sentences_come_by_paragraph() -> None:
    assert [len(group) for group in sentences_by_paragraph(ARTICLE)] == [2, 3]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("One that goes\non. Two.", ["One that goes\non.", "Two."]),
        (
            "A text that was wrapped by hand at some width of the Page\n"
            "Street office goes on over its lines, and a sentence may\n"
            "End anywhere. So is this one.",
            [
                "A text that was wrapped by hand at some width of the Page\n"
                "Street office goes on over its lines, and a sentence may\nEnd anywhere.",
                "So is this one.",
            ],
        ),
        (
            "The first of three lines that are about equally long.\n"
            "The second of three lines that are equally long, too.\n"
            "The third.",
            [
                "The first of three lines that are about equally long.",
                "The second of three lines that are equally long, too.",
                "The third.",
            ],
        ),
        (
            "- The first item of a list whose items are equally long\n"
            "- The second item of a list whose items are just as long\n"
            "- The third",
            [
                "- The first item of a list whose items are equally long",
                "- The second item of a list whose items are just as long",
                "- The third",
            ],
        ),
    ],
)
def test_a_line_break_ends_a_sentence_unless_the_line_goes_on(
    text: str, sentences: list[str]
) -> None:
    assert split(text) == sentences


@given(st.text(alphabet=' \n\tab.!?”"A1', max_size=200), st.integers(0, 100), st.integers(0, 100))
def test_every_character_outside_what_is_left_out_is_in_one_sentence(
    text: str, start: int, length: int
) -> None:
    start = min(start, len(text))
    out = Span(start=start, end=min(len(text), start + length))
    spans = sentence_spans(text, [out])
    held = [i for span in spans for i in range(span.start, span.end)]
    assert held == sorted(set(held))
    assert not any(out.start <= i < out.end for i in held)
    missing = set(range(len(text))) - set(held) - set(range(out.start, out.end))
    assert all(text[i].isspace() for i in missing)
