"""Whose words they are: the inner speaker's, the writer's, and nobody's outside the marks."""

import pytest

from verify.models import Mention, Quote, QuoteCheck, Span
from verify.quotes.check import check
from verify.quotes.extract import extract
from verify.quotes.lookup import SourcesInMemory
from verify.sources.source import from_text


def checked(source: str, words: str, speaker: str | None = None) -> QuoteCheck:
    named = Mention(text=speaker, span=Span(start=0, end=0)) if speaker else None
    quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=named)
    return check(quote, SourcesInMemory([from_text(source, title="The hearing")]))


def speaker_in(text: str) -> str | None:
    quote = extract(text)[-1]
    return quote.speaker.text if quote.speaker else None


# ---------------------------------------------------------------------------- speech within speech

NESTED = (
    "Lawyer Dora Hall told the jury: “My client heard Mr Berg say, ‘I’ll sink the ferry,’ and he "
    "called the harbour.”"
)


@pytest.mark.parametrize(
    ("words", "speaker", "label"),
    [
        ("I’ll sink the ferry", "Berg", "matches"),
        ("I’ll sink the ferry", "Dora Hall", "differs"),
        ("I’ll sink the ferry", "Ola Lind", "differs"),
        ("he called the harbour", "Dora Hall", "matches"),
        ("he called the harbour", "Berg", "differs"),
        (
            "My client heard Mr Berg say, ‘I’ll sink the ferry,’ and he called the harbour.",
            "Dora Hall",
            "matches",
        ),
    ],
)
def test_speech_within_speech_is_the_inner_speakers(words: str, speaker: str, label: str) -> None:
    assert checked(NESTED, words, speaker).speaker.label == label


def test_what_somebody_quotes_of_their_own_words_is_theirs() -> None:
    source = "“I told the board, ‘You are out of time and out of money,’” Dora Hall said."
    assert checked(source, "You are out of time and out of money", "Dora Hall").speaker.label == (
        "matches"
    )


def test_a_word_held_at_arms_length_within_speech_is_the_outer_speakers() -> None:
    source = "“The so-called ‘fair share’ was never paid to the crews,” Dora Hall said."
    assert checked(source, "fair share", "Dora Hall").speaker.label == "matches"


# ------------------------------------------------------------------------------------- read aloud


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutor Ola Lind read from Ina Berg’s diary: “I hid the money.”",
        "Prosecutor Ola Lind read aloud from the diary of Ina Berg: “I hid the money.”",
        "“I hid the money,” Ina Berg wrote in a diary that prosecutor Ola Lind read to the court.",
        "In her diary, which Ola Lind read out in court, Ina Berg wrote: “I hid the money.”",
        "“I hid the money,” Ola Lind read from Ina Berg’s notebook.",
        "Reading from a letter that Ina Berg wrote in 2001, Ola Lind said: “I hid the money.”",
        "A diary entry by Ina Berg, read in court by Ola Lind, says: “I hid the money.”",
    ],
)
def test_what_is_read_aloud_is_the_writers(text: str) -> None:
    assert speaker_in(text) == "Ina Berg"


def test_what_is_read_from_somebodys_paper_who_is_not_named_is_nobodys() -> None:
    assert speaker_in("Prosecutor Ola Lind read aloud from a diary: “I hid the money.”") is None


# --------------------------------------------------------------------------------- partial quotes

PARTIAL = "The mayor, Ina Berg, said the harbour was “broke” and needed help."


def test_the_marked_word_alone_is_word_for_word() -> None:
    found = checked(PARTIAL, "broke", "Ina Berg")
    assert (found.label, found.speaker.label, found.flags) == ("verbatim", "matches", ())


@pytest.mark.parametrize("speaker", ["Ina Berg", None])
def test_words_outside_the_marks_are_not_vouched_for(speaker: str | None) -> None:
    found = checked(PARTIAL, "the harbour was broke", speaker)
    assert found.label == "altered"
    assert "not_speech" in found.flags
    assert [(part.op, part.quote) for part in found.diff] == [
        ("insert", "the harbour was"),
        ("equal", "broke"),
    ]


def test_a_place_where_all_of_it_is_said_counts_first() -> None:
    source = f"{PARTIAL}\n\n“I told them the harbour was broke,” Ina Berg said later."
    assert checked(source, "the harbour was broke", "Ina Berg").label == "verbatim"


def test_the_writers_own_sentence_is_quoted_with_its_inner_marks() -> None:
    found = checked(PARTIAL, "Ina Berg, said the harbour was “broke” and needed help")
    assert (found.label, found.flags) == ("verbatim", ("not_speech",))


# ---------------------------------------------------------------------------------- heads of names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is a first step,” said the study´s senior author Ola Lind.", "Ola Lind"),
        ("“It is a first step,” the study ’s senior author Ola Lind said.", "Ola Lind"),
        ("Ola Lind, Berg’s lawyer, said: “It is a first step.”", "Ola Lind, Berg’s lawyer"),
        ("Ferries burned all week. “It is a first step,” the fire chief said.", "the fire chief"),
    ],
)
def test_a_speaker_is_no_fragment_of_a_phrase(text: str, speaker: str) -> None:
    found = speaker_in(text)
    assert found is not None
    assert found.endswith(speaker)
    assert not found.startswith("s ")


def test_a_place_is_no_speaker() -> None:
    text = (
        "After years of drought in Southern Brenn, most notably the Moor Fire, he called it “the "
        "new normal for us all.”"
    )
    assert speaker_in(text) == "he"


# -------------------------------------------------------------------------- people of one surname

TWO = "Ina Berg, the mayor, met Ola Berg, the builder. "


@pytest.mark.parametrize(
    ("named", "claimed", "label"),
    [
        ("Ola Berg", "Ola Berg", "matches"),
        ("Ola Berg", "Ina Berg", "differs"),
        ("Ola Berg", "Berg", "unknown"),
        ("Berg", "Ina Berg", "unknown"),
        ("Berg", "Ola Berg", "unknown"),
    ],
)
def test_a_surname_of_two_people_says_of_neither_that_they_said_it(
    named: str, claimed: str, label: str
) -> None:
    source = f"{TWO}“I never saw the bill,” {named} said."
    assert checked(source, "I never saw the bill", claimed).speaker.label == label


# ------------------------------------------------------------------------------------ descriptions


@pytest.mark.parametrize(
    ("lead", "description", "claimed", "label"),
    [
        ("Sen. Ina Berg opposed it.", "the Ohio Democrat", "Ina Berg", "matches"),
        ("Sen. Ina Berg opposed it.", "the 61-year-old", "Ina Berg", "matches"),
        ("Sen. Ina Berg and Sen. Ola Lind opposed it.", "the Ohio Democrat", "Ina Berg", "unknown"),
        ("The senate opposed it.", "the Ohio Democrat", "Ina Berg", "unknown"),
    ],
)
def test_a_description_is_the_one_named_before_it_or_unknown(
    lead: str, description: str, claimed: str, label: str
) -> None:
    source = f"{lead} “It will fail,” {description} said."
    assert checked(source, "It will fail", claimed).speaker.label == label


# ---------------------------------------------------------------------------------- short quotes


def test_one_word_of_a_short_quote_changed_where_somebody_begins_to_speak() -> None:
    source = (
        "The ferry ends in May. “Nobody warned the crews, and nobody warned us,” Ina Berg said."
    )
    found = checked(source, "Nobody paid the crews", "Ina Berg")
    assert (found.label, found.speaker.label) == ("altered", "matches")
    assert checked(source, "Nobody fed the horses").label == "not_found"
