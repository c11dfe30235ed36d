"""Transcripts say who speaks and when, in whatever way they are written."""

from pathlib import Path

import pytest

from verify.models import Citation, Mention, Quote, Source, Span
from verify.quotes.check import check
from verify.quotes.lookup import SourcesInMemory
from verify.settings import Settings
from verify.sources.read import read

FIRST, SECOND, THIRD = "The ferry sank at noon.", "Nobody was on board then.", "We will raise it."

STYLES = {
    "name [time]:": "{a} [00:00:31]: {1}\n{b} [00:01:05]: {2}\n{a} [00:02:00]: {3}",
    "[time] name:": "[00:31] {a}: {1}\n\n[01:05] {b}: {2}\n\n[02:00] {a}: {3}",
    "name  time, own line": "{a}  0:31\n{1}\n\n{b}  1:05\n{2}\n\n{a}  2:00\n{3}",
    "name (time):": "{a} (00:31):\n{1}\n\n{b} (01:05):\n{2}\n\n{a} (02:00):\n{3}",
    "[time] own line": "[00:31] {a}\n{1}\n[01:05] {b}\n{2}\n[02:00] {a}\n{3}",
    "numbered": "Speaker 2 - {a} - 00:31\n{1}\nSpeaker 1 - {b} - 01:05\n{2}\n"
    "Speaker 2 - {a} - 02:00\n{3}",
    "time name:": "00:00:31 {a}: {1}\n00:01:05 {b}: {2}\n00:02:00 {a}: {3}",
    "bold": "**{a} [00:31]:** {1}\n\n**{b} [01:05]:** {2}\n\n**{a} [02:00]:** {3}",
    "NAME, TITLE:": "{A}, CAPTAIN: {1}\n\n{B}, COOK: {2}\n\n{A}, CAPTAIN: {3}",
    "name:": "{a}: {1}\n{b}: {2}\n{a}: {3}",
    "srt": "1\n00:00:31,000 --> 00:00:34,000\n{A}: {1}\n\n"
    "2\n00:01:05,000 --> 00:01:08,000\n{B}: {2}\n\n3\n00:02:00,000 --> 00:02:04,000\n{A}: {3}\n",
    "vtt": "WEBVTT\n\n00:31.000 --> 00:34.000\n<v {a}>{1}</v>\n\n"
    "01:05.000 --> 01:08.000\n<v {b}>{2}\n\n02:00.000 --> 02:04.000\n<v {a}>{3}\n",
}
TIMED = [style for style in STYLES if style not in ("NAME, TITLE:", "name:")]


def written(style: str) -> str:
    names = {"a": "Una Rook", "b": "Bo Lind", "A": "UNA ROOK", "B": "BO LIND"}
    said = {"{1}": FIRST, "{2}": SECOND, "{3}": THIRD}
    text = STYLES[style]
    for key, words in {**{f"{{{k}}}": v for k, v in names.items()}, **said}.items():
        text = text.replace(key, words)
    return text


def source_of(tmp_path: Path, text: str, name: str = "talk.txt") -> Source:
    (tmp_path / name).write_text(text, "utf-8")
    (source,) = read(tmp_path / name, Settings())
    assert isinstance(source, Source)
    return source


def by(speaker: str, words: str, source: Source) -> tuple[str, str]:
    who = Mention(text=speaker, span=Span(start=0, end=0))
    quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=who)
    found = check(quote, SourcesInMemory([source]))
    return found.label, found.speaker.label


@pytest.mark.parametrize("style", STYLES)
def test_every_turn_has_its_speaker_and_a_quote_of_another_is_said_by_another(
    tmp_path: Path, style: str
) -> None:
    suffix = style if style in ("srt", "vtt") else "txt"
    source = source_of(tmp_path, written(style), f"talk.{suffix}")
    said = {turn.span.of(source.text): turn for turn in source.turns}
    for words, who in ((FIRST, "Una Rook"), (SECOND, "Bo Lind"), (THIRD, "Una Rook")):
        (turn,) = (t for text, t in said.items() if words in text)
        assert (turn.speaker or "").casefold().startswith(who.casefold())
        other = "Bo Lind" if who == "Una Rook" else "Una Rook"
        assert by(who, words, source) == ("verbatim", "matches")
        assert by(other, words, source) == ("verbatim", "differs")


@pytest.mark.parametrize("style", TIMED)
def test_every_citation_carries_the_time(tmp_path: Path, style: str) -> None:
    suffix = style if style in ("srt", "vtt") else "txt"
    source = source_of(tmp_path, written(style), f"talk.{suffix}")
    for words, time in ((FIRST, "00:00:31"), (SECOND, "00:01:05"), (THIRD, "00:02:00")):
        start = source.text.index(words)
        cited = Citation.of(source, Span(start=start, end=start + len(words)))
        assert cited.time == time


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            f"Ms. LOPEZ. {FIRST}\n\nMr. LIND of Tarn. {SECOND}\n\nMs. LOPEZ. {THIRD}",
            ["Ms. LOPEZ", "Mr. LIND of Tarn", "Ms. LOPEZ"],
        ),
        (f"Q. Who was it?\nA. {FIRST}\nQ. And then?\nA. {SECOND}", ["Q", "A", "Q", "A"]),
    ],
)
def test_debates_and_questions_with_answers_are_transcripts(
    tmp_path: Path, text: str, speakers: list[str]
) -> None:
    source = source_of(tmp_path, text)
    assert [turn.speaker for turn in source.turns] == speakers
    assert source.text == text


def test_a_label_that_is_not_understood_vouches_for_nobody(tmp_path: Path) -> None:
    text = f"Una Rook: {FIRST}\n\nBo Lind: Yes.\n\nROOK>> {SECOND}\n\nUna Rook: {THIRD}"
    source = source_of(tmp_path, text)
    assert source.notes == ("in 1 of its 4 turns the speaker could not be read",)
    quote = Quote(
        text=SECOND,
        span=Span(start=0, end=len(SECOND)),
        speaker=Mention(text="Bo Lind", span=Span(start=0, end=0)),
    )
    found = check(quote, SourcesInMemory([source]))
    assert found.speaker.label == "unknown"
    assert "speaker_not_read" in found.flags
    assert "who says it there could not be read" in found.note


def test_a_sentence_over_several_cues_is_one_and_keeps_the_time_of_each(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:04,000\nUNA ROOK: The ferry\n\n"
        "2\n00:00:04,000 --> 00:00:07,000\nsank at noon.\n\n"
        "3\n26:00:07,000 --> 26:00:09,000\n>> Did it?\n"
    )
    source = source_of(tmp_path, text, "talk.srt")
    assert source.text == "UNA ROOK: The ferry sank at noon.\n\nDid it?"
    assert [turn.time for turn in source.turns] == ["00:00:01", "00:00:04", "26:00:07"]
    assert [turn.speaker for turn in source.turns] == ["UNA ROOK", "UNA ROOK", None]
    assert source.title == "talk"


def test_subtitles_out_of_order_are_read_in_order_and_said_so(tmp_path: Path) -> None:
    text = (
        "1\n00:00:09,000 --> 00:00:10,000\nat noon.\n\n2\n00:00:01,000 --> 00:00:04,000\nIt sank\n"
    )
    source = source_of(tmp_path, text, "talk.srt")
    assert source.text == "It sank at noon."
    assert "out of order" in source.notes[0]


def test_an_article_with_colons_is_no_transcript(tmp_path: Path) -> None:
    text = "Ferry facts\n\nCost: 9 million.\n\nLength: 80 metres.\n\nIt was built in Tarn in 1961."
    assert source_of(tmp_path, text).turns == ()


def test_no_quote_of_a_machine_transcript_is_verbatim(tmp_path: Path) -> None:
    source = source_of(tmp_path, written("vtt"), "talk.vtt")
    machine = source.model_copy(update={"transcribed": True})
    assert by("Una Rook", FIRST, machine) == ("as_transcribed", "matches")
    assert by("Bo Lind", FIRST, machine) == ("as_transcribed", "differs")
