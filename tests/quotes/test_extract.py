"""Quotes in a text and who said them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.models import Quote
from verify.quotes.extract import extract


def spoken(text: str) -> list[tuple[str, str | None]]:
    """The words in marks and the speaker's fullest mention, without titles and scare quotes."""
    quotes = [q for q in extract(text) if q.kind not in ("scare", "title")]
    return [(q.text, q.speaker.text if q.speaker else None) for q in quotes]


OKAFOR = "Ines Okafor, head of the Harbor Guild"
STAY = "We will not close the yard,"

ATTRIBUTED = [
    # behind the quote
    (f"“{STAY}” said {OKAFOR}.", OKAFOR),
    (f"“{STAY}” Ines Okafor said on Monday.", "Ines Okafor"),
    (f"“{STAY}” Okafor also told reporters in Norwich.", "Okafor"),
    (
        f"“{STAY}” Ines Okafor, 58, a welder from Norwich, said.",
        "Ines Okafor, 58, a welder from Norwich",
    ),
    (f"“{STAY}” Rep. Ines Okafor (D-Norwich) said.", "Rep. Ines Okafor (D-Norwich)"),
    (f"“{STAY}” said Okafor, who has led the guild since 2012.", "Okafor"),
    (f"“{STAY}” beamed Ines Okafor.", "Ines Okafor"),
    (f"“{STAY}” guild spokeswoman Ines Okafor wrote in an email.", "guild spokeswoman Ines Okafor"),
    (f"“{STAY}” according to Ines Okafor.", "Ines Okafor"),
    (f"“{STAY}” a spokesman for the guild said.", "a spokesman for the guild"),
    (f"“{STAY}” the guild’s head, Ines Okafor, said.", "the guild’s head, Ines Okafor"),
    (f"“{STAY}” the Harbor Guild said in a statement.", "the Harbor Guild"),
    (f"“{STAY}” the letter reads.", "the letter"),
    (f"“{STAY}” according to an earlier guild statement.", "an earlier guild statement"),
    (
        f"“{STAY}” Ines Okafor and Jürgen Voss said in a joint letter.",
        "Ines Okafor and Jürgen Voss",
    ),
    (f"“{STAY}” said Ann Roe and Dr. Bo Voss, in a joint letter.", "Ann Roe and Dr. Bo Voss"),
    ("“Will it close?” asked Voss.", "Voss"),
    ("“Never!” Okafor shouted.", "Okafor"),
    # ahead of it
    ("Ines Okafor said, “We will not close the yard.”", "Ines Okafor"),
    ("Ines Okafor said on Monday that “nobody asked the guild.”", "Ines Okafor"),
    ("According to Ines Okafor, “nobody asked the guild.”", "Ines Okafor"),
    ("Okafor tweeted: “Nobody asked us.”", "Okafor"),
    ("Said Okafor: “Nobody asked us.”", "Okafor"),
    ("Ines Okafor: “Nobody asked us.”", "Ines Okafor"),
    ("On Tuesday, Ines Okafor went on to say, “Nobody asked us.”", "Ines Okafor"),
    ("Okafor shook her head and said, “Nobody asked us.”", "Okafor"),
    ("Ines Okafor released a statement saying, “Nobody asked us.”", "Ines Okafor"),
    (
        "Asked about it, guild spokeswoman Ann Roe said, “Nobody asked us.”",
        "guild spokeswoman Ann Roe",
    ),
    (
        "HARTFORD, Conn. (AP) — Guild leaders on Tuesday asked Ann Roe to “reconvene.”",
        "Guild leaders",
    ),
    # at the end of its sentence, behind a dash
    ("It was “a disaster for the harbor,” Okafor told reporters.", "Okafor"),
    ("The plan would be “a disaster” for the harbor, Ines Okafor said.", "Ines Okafor"),
    (f"“The yard stays open, come what may.” — {OKAFOR}", OKAFOR),
    ("“The yard stays open, come what may.”\n― Ines Okafor", "Ines Okafor"),
    # nobody
    ("A note was found on the gate. “The yard is ours to keep.”", None),
]


@pytest.mark.parametrize(("text", "speaker"), ATTRIBUTED)
def test_the_speaker_is_found_before_after_and_between(text: str, speaker: str | None) -> None:
    ((_, found),) = spoken(text)
    assert found == speaker


def test_a_quote_split_by_its_attribution_has_one_speaker() -> None:
    text = f"“Both yards are busy,” said {OKAFOR}. “These are good years.”"
    assert spoken(text) == [("Both yards are busy,", OKAFOR), ("These are good years.", OKAFOR)]
    text = "“The yard,” Okafor said, “is ours.”"
    assert spoken(text) == [("The yard,", "Okafor"), ("is ours.", "Okafor")]


def test_several_parts_of_one_sentence_have_one_speaker() -> None:
    text = "Okafor said “nobody asked” and that it was “a disaster.”"
    assert spoken(text) == [("nobody asked", "Okafor"), ("a disaster.", "Okafor")]


def test_words_of_a_speech_are_no_cue() -> None:
    text = "“He told me so, and I said no,” Okafor recalled."
    ((_, speaker),) = spoken(text)
    assert speaker == "Okafor"


@pytest.mark.parametrize(
    "text",
    [
        "“The yard is ours.\n\n“We built it.\n\n“That is all,” said Ines Okafor.",
        "Ines Okafor said: “The yard is ours.\n\n“We built it.\n\n“That is all.”",
        "“The yard is ours,” said Ines Okafor. “We built it.\n\n“That is all.”",
    ],
)
def test_every_paragraph_of_a_long_quote_has_its_speaker(text: str) -> None:
    found = spoken(text)
    assert len(found) == 3
    assert {speaker for _, speaker in found} == {"Ines Okafor"}


ARTICLE = f"""\
Ann Roe, the mayor of Norwich, met the guild on Monday. {OKAFOR}, would not give details.

“We will not close the yard,” she said. “It stays open.”

“Nobody asked the guild,” Okafor added.

Voss left early. Gov. Jürgen Voss, who backs the plan, spoke to reporters at noon.

“I had nothing to offer,” he said.

“So be it,” the governor repeated, and Roe called it “a sad day for all of Norwich.”
"""


def test_short_names_pronouns_and_offices_lead_to_the_fullest_mention() -> None:
    assert spoken(ARTICLE) == [
        ("We will not close the yard,", OKAFOR),
        ("It stays open.", OKAFOR),
        ("Nobody asked the guild,", OKAFOR),
        ("I had nothing to offer,", "Gov. Jürgen Voss"),
        ("So be it,", "Gov. Jürgen Voss"),
        ("a sad day for all of Norwich.", "Ann Roe, the mayor of Norwich"),
    ]


def test_how_the_speaker_is_named_beside_the_quote_is_kept() -> None:
    quotes = extract(ARTICLE)
    assert [q.named_as.text for q in quotes if q.named_as] == [
        "she", "she", "Okafor", "he", "the governor", "Roe",
    ]  # fmt: skip
    assert [q.cue.text for q in quotes if q.cue] == [
        "said", "said", "added", "said", "repeated", "called",
    ]  # fmt: skip


def test_he_and_she_are_told_apart_by_given_names() -> None:
    text = "Brian Voss met Carol Okafor. “We agree,” she said.\n\n“We do not,” he said."
    assert [speaker for _, speaker in spoken(text)] == ["Carol Okafor", "Brian Voss"]


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Carol Voss spoke first. Brian Voss waited.\n\n“I can wait,” Brian Voss said."
    assert spoken(text) == [("I can wait,", "Brian Voss")]


def test_they_are_the_joint_speakers() -> None:
    text = "“We go,” Ann Roe and Bo Voss said in a letter. “We go now,” they wrote."
    assert [speaker for _, speaker in spoken(text)] == ["Ann Roe and Bo Voss"] * 2


LETTER = (
    "The yard is ours. We built it with our own hands, and we will keep it as long as it floats."
)

BLOCKS = [
    (f"Okafor wrote in a letter to the council:\n\n{LETTER}\n\nThe council met.", "block", LETTER),
    (f"Okafor wrote:\n\n> {LETTER}\n\nThe council met.", "block", LETTER),
]


@pytest.mark.parametrize(("text", "kind", "words"), BLOCKS)
def test_block_quotes_need_no_marks(text: str, kind: str, words: str) -> None:
    (quote,) = extract(text)
    assert (quote.kind, quote.text) == (kind, words)
    assert quote.speaker is not None
    assert quote.speaker.text == "Okafor"


def test_a_cited_block_of_several_lines_is_one_quote() -> None:
    (quote,) = extract("She wrote:\n\n> The yard is ours. We built it,\n> and we keep it.\n\nSo.")
    assert quote.text == "The yard is ours. We built it,\n> and we keep it."


def test_a_list_behind_a_colon_is_no_block_quote() -> None:
    assert extract("The guild said it wants:\n\n- more pay\n\n- more time") == []


@pytest.mark.parametrize(
    "text",
    [
        "OKAFOR: The yard is ours.\n\nVOSS: Nobody said no.\n\nOKAFOR: Then why are we here?",
        "Okafor: The yard is ours.\nVoss: Nobody said no.\nOkafor: Then why are we here?",
        '"OKAFOR: The yard is ours.\n\n"VOSS: Nobody said no.\n\n"OKAFOR: Then why are we here?"',
    ],
)
def test_a_transcript_gives_every_turn_to_its_speaker(text: str) -> None:
    quotes = extract(text)
    assert [q.kind for q in quotes] == ["transcript"] * 3
    assert [q.speaker.text.casefold() for q in quotes if q.speaker] == ["okafor", "voss", "okafor"]
    assert quotes[1].text == "Nobody said no."


def test_questions_and_answers_have_no_named_speaker() -> None:
    quotes = extract("Q: Will it close?\nA: No.\nQ: Why?\nA: We built it.")
    assert [(q.text, q.speaker) for q in quotes][:2] == [("Will it close?", None), ("No.", None)]


def test_lines_about_the_article_are_no_transcript() -> None:
    text = "Photo: Ann Roe\nUpdated: Monday at noon\nRelated: More on the yard"
    assert extract(text) == []


KINDS = [
    ("“We will not close the yard,” said Roe.", "direct"),
    ("Roe said, “We will not close the yard.”", "direct"),
    ("Roe said that the yard “will not close.”", "mixed"),
    ("The so-called “flexible yard” plan has critics.", "scare"),
    ("The “reform” has many critics in town.", "scare"),
    ("She stars in “The Long Harbor” this fall.", "title"),
    ("They watched “Saturday Night Live” at home.", "title"),
    ("He wrote the book “Tides of Winter.”", "title"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_speech_fragments_scare_quotes_and_titles_are_told_apart(text: str, kind: str) -> None:
    (quote,) = extract(text)
    assert quote.kind == kind


def test_scare_quotes_and_titles_have_no_speaker() -> None:
    for text, kind in KINDS:
        if kind in ("scare", "title"):
            assert extract(text)[0].speaker is None


def slices(text: str, quotes: list[Quote]) -> bool:
    mentions = [m for q in quotes for m in (q.speaker, q.named_as, q.cue) if m is not None]
    named = all(mention.span.of(text) == mention.text for mention in mentions)
    return named and all(quote.span.of(text) == quote.text for quote in quotes)


WORDS = [
    "“", "”", '"', "'", "‘", "’", "said", "Ann Roe", "he", "she", ",", ".", "?", "\n\n", "\n> ",
    "the letter", "ROE: ", "— Voss", "and", "according to", "we stay", "In", "who", ":", "(AP) — ",
    "told", "adding", "¤", "they", "the governor",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_every_quote_speaker_and_cue_is_a_slice_of_its_text(text: str) -> None:
    quotes = extract(text)
    assert slices(text, quotes)
    starts = [q.span.start for q in quotes]
    assert starts == sorted(starts)


@given(st.text(max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    assert slices(text, extract(text))


@pytest.mark.parametrize(
    "unit",
    [
        "“We stay,” she said. ",
        "In, In, In, ",
        "and said, ",
        "“a” and ",
        "Ann Roe, ",
        "He said ",
        "ROE: We stay.\n",
        "> We stay\n",
        "- ",
        ", a man",
        "Roe of the ",
        "“",
    ],
)
def test_long_and_monotonous_texts_take_bounded_time(unit: str) -> None:
    assert isinstance(extract(unit * (12_000 // len(unit)) + "“we stay,” said Roe."), list)


FIVE = {
    "000": ["Melissa McCaw and Department", "Anne Hughes"],
    "001": ["O'Connor", "O'Connor", "Colleen Flanagan", "Larry Dorman", "Larry Dorman"],
    "002": ["Shellye Davis", "Shellye Davis"],
    "003": [
        "Roy Occhiogrosso", "Roy Occhiogrosso", "Larry Dorman", "John P. McKinney", "James Finley",
    ],
    "004": ["union statement", "union statement"],
}  # fmt: skip


@pytest.mark.parametrize("number", FIVE)
def test_the_direct_quotes_of_the_real_articles_have_their_speakers(
    real_articles: Path, number: str
) -> None:
    (path,) = real_articles.glob(f"{number}_*.txt")
    quotes = [q for q in extract(path.read_text("utf-8")) if q.kind == "direct" and q.speaker]
    found = [q.speaker.text for q in quotes if q.speaker]
    if number == "001":
        assert found.pop(0) == "the letter"
    assert len(found) == len(FIVE[number])
    assert all(name in text for name, text in zip(FIVE[number], found, strict=True))


# ------------------------------------------------------------------------------ set apart by layout


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: Okafor arrested in Brenn\n\nSources: town hall, two ferry crews",
        "TIMELINE: from mill to quay\n\nBACKGROUND: the mill closed early",
    ],
)
def test_a_label_of_the_desk_is_no_speaker(text: str) -> None:
    assert extract(text) == []


@pytest.mark.parametrize(
    "lines",
    [
        "> “We will not sell the ferry,” said Ina Berg.",
        "> Ina Berg told us: “We will not sell the ferry,”",
    ],
)
def test_a_cited_line_with_marks_of_its_own_is_read_by_them(lines: str) -> None:
    [quote] = extract(f"The row goes on.\n\n{lines}\n")
    assert quote.text == "We will not sell the ferry,"
    assert quote.speaker is not None
    assert quote.speaker.text == "Ina Berg"
