"""A title before a name belongs to the speaker, shortened or not, and ends no sentence."""

import pytest

from verify.models import Mention, Quote, Span
from verify.quotes.check import check
from verify.quotes.extract import extract
from verify.quotes.lookup import SourcesInMemory
from verify.sources.source import from_text

WORDS = "We will not close the ferry this year"
SHORT = (
    "Supt. Det. Maj. Cmdr. Hon. Pres. Atty. Insp. Msgr. Amb. Asst. Sgt. Cpl. Pvt. Ofc. Cllr. Ald. "
    "Rev. Capt. Gov. Sen. Rep. Dr. Prof. Chf. Sr. Fr. Adm."
).split()
LONG = (
    "Atty. Gen.|Brig. Gen.|Lt. Gov.|State Rep.|U.S. Sen.|Prime Minister|Superintendent|Trooper|"
    "Attorney General|Rabbi|Councilwoman|Chief Justice|Professor Emeritus"
).split("|")


def speaker_in(text: str) -> str | None:
    [quote] = extract(text)
    return quote.speaker.text if quote.speaker else None


def given_to(name: str, source: str) -> str:
    quote = Quote(
        text=WORDS,
        span=Span(start=0, end=len(WORDS)),
        speaker=Mention(text=name, span=Span(start=0, end=0)),
    )
    return check(quote, SourcesInMemory([from_text(source, title="Ferry")])).speaker.label


@pytest.mark.parametrize("title", SHORT + LONG)
def test_words_behind_which_a_title_stands_are_not_somebody_elses(title: str) -> None:
    source = f"The board met.\n\n“{WORDS},” {title} Ina Berg said.\n\n“It is late,” said Ola Lind."
    assert given_to("Ola Lind", source) == "differs"
    assert given_to("Ina Berg", source) == "matches"


@pytest.mark.parametrize("title", SHORT + LONG)
def test_a_title_is_part_of_the_speaker(title: str) -> None:
    behind = f"“{WORDS},” said {title} Ina Berg, who met the crews on Monday."
    assert (speaker_in(behind) or "").startswith(f"{title} Ina Berg")
    ahead = f"The board met. After the vote {title} Ina Berg told reporters, “{WORDS}.”"
    assert speaker_in(ahead) == f"{title} Ina Berg"


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("In the letter Governor Ina Berg wrote", "Governor Ina Berg"),
        ("On her page singer Noa Bell wrote", "singer Noa Bell"),
        ("During the debate Green nominee Ola Lind said", "Green nominee Ola Lind"),
        ("In his speech former Lt. Gov. Dora Hall said", "former Lt. Gov. Dora Hall"),
        ("At the end of the hearing the judge said", "the judge"),
        ("In an interview Monday Mayor Ina Berg said", "Mayor Ina Berg"),
        ("In a statement the company Kjell Oil said", "the company Kjell Oil"),
        ("After the game coach Dora Hall said", "coach Dora Hall"),
        ("In a post Lind wrote", "Lind"),
    ],
)
def test_what_leads_in_is_no_part_of_the_speaker(lead: str, speaker: str) -> None:
    assert speaker_in(f"{lead}: “{WORDS}.”") == speaker


def test_what_leads_in_may_be_the_speaker() -> None:
    assert (
        speaker_in(f"After the mayor Ina Berg said “{WORDS},” they left.") == "the mayor Ina Berg"
    )
