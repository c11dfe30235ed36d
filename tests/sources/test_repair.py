"""Text is repaired once, before any offset counts into it, and the source says what was done."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.models import Source
from verify.settings import Settings
from verify.sources.encoding import decode
from verify.sources.read import read
from verify.sources.repair import repaired
from verify.text.canonical import canonical


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("He saidâ€”and meantâ€”“no”.", "He said—and meant—“no”."),
        ("It costs â‚¬14 million.", "It costs €14 million."),
        ("The cafÃ© donâ€™t close.", "The café don’t close."),
        ("\x93Never,\x94 she said.", "“Never,” she said."),
    ],
)
def test_garbled_characters_are_put_right(raw: str, text: str) -> None:
    read_as, notes = repaired(raw)
    assert read_as == text
    assert notes[0].startswith("characters garbled by a wrong encoding were repaired")


@pytest.mark.parametrize(
    "text",
    [
        "“Plain” quotes — and dashes… for €5.",
        "Ærø, Łódź, İzmir, São Tomé, Âge, naïve, ½ km²",
        "ﬁve ﬂats, ｆｕｌｌ width",
        "Привет, мир. 你好。",
    ],
)
def test_text_without_faults_stays_as_it_is(text: str) -> None:
    assert repaired(text) == (text, ())


def test_control_characters_are_taken_out_and_noted() -> None:
    assert repaired("It\x00 rained\x1b.\x0cIt stopped.") == (
        "It rained.\nIt stopped.",
        ("2 control characters were taken out",),
    )


@given(st.text())
def test_what_was_repaired_is_canonical_and_has_no_control_characters(raw: str) -> None:
    text, _ = repaired(raw)
    assert canonical(text) == text
    assert all(char.isprintable() or ord(char) > 0x9F or char in "\t\n" for char in text)


def test_a_garbled_title_is_repaired_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nThe mayorâ€™s plan,It rained.\n", "utf-8")
    (source,) = read(path, Settings())
    assert isinstance(source, Source)
    assert source.title == "The mayor’s plan"


def test_a_few_bad_bytes_in_utf8_are_replaced_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("“We paid €3 million,” she said — at last".encode() + b"\x92\xff.")
    (source,) = read(path, Settings())
    assert isinstance(source, Source)
    assert source.text.endswith("— at last\ufffd\ufffd.")
    assert source.notes == ("2 characters were lost before this (shown as \ufffd)",)


def test_many_bad_bytes_are_another_encoding() -> None:
    text = "The café on Mill Street is closed – “for good”, they say."
    assert decode(text.encode("cp1252"), "a.txt") == text
    assert decode(b"It isn\x92t.", "a.txt", "utf-8") == "It isn’t."
