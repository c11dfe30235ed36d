"""Uploads: a name and bytes, from somebody who may mean harm."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import SourceError, SourceTooLarge, UnreadableSource, UnsupportedSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.upload import read_draft_upload, read_upload, safe_name
from verify.verifier import Verifier

STORY = "The council of Elm approved the loan on Monday. It was 5 to 4."


def word(text: str = STORY) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip file with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return out.getvalue()


FILES = {
    "story.txt": STORY.encode(),
    "story.md": f"# Loan\n\n{STORY}".encode(),
    "story.html": f"<html><body><article><p>{STORY}</p></article></body></html>".encode(),
    "STORY.DOCX": word(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_source_and_a_draft_are_read_from_bytes(name: str) -> None:
    [source] = read_upload(name, FILES[name], Settings())
    assert isinstance(source, Source)
    assert STORY in source.text
    assert source.path is not None
    assert source.path.endswith(f"/{name}")
    title, text = read_draft_upload(name, FILES[name], Settings())
    assert STORY in text
    assert title


def test_the_rows_of_a_table_are_sources_or_errors() -> None:
    rows = [json.dumps({"text": STORY, "title": "Loan"}), "{", json.dumps({"title": "no text"})]
    found = list(read_upload("rows.jsonl", "\n".join(rows).encode(), Settings()))
    assert [type(item).__name__ for item in found] == [
        "Source", "UnreadableSource", "UnreadableSource",
    ]  # fmt: skip
    assert str(found[1]).startswith("rows.jsonl line 2: ")
    with pytest.raises(UnsupportedSource, match="not a draft"):
        read_draft_upload("rows.jsonl", b"{}", Settings())


def test_two_files_of_one_name_are_not_versions_of_each_other(tmp_path: Path) -> None:
    with Verifier.open(tmp_path) as desk:
        for text in (STORY, "Elm's loan was called off on Friday.", STORY):
            assert not desk.add_upload("story.txt", text.encode()).failed
        assert [row.superseded_by for row in desk.library.sources(superseded=True)] == [None, None]
        assert desk.add_upload("story.txt", STORY.encode()).unchanged
        failed = desk.add_upload("photo.jpg", b"\xff\xd8").failed
        assert [where for where, _ in failed] == ["photo.jpg"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("story.txt", "story.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\story.txt", "story.txt"),
        ("/etc/shadow", "shadow"),
        (".htaccess.txt", "htaccess.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\x00b\x1b[2J\u202e.txt", "ab[2J.txt"),
        ("a\n b.txt", "a b.txt"),
    ],
)
def test_a_name_is_only_what_people_call_the_file(name: str, shown: str) -> None:
    assert safe_name(name) == shown


@given(st.text(max_size=400))
def test_no_name_leads_anywhere(name: str) -> None:
    shown = safe_name(name)
    assert shown
    assert len(shown) <= 120
    assert not set(shown) & {"/", "\\", "\0", "\n"}
    assert not shown.startswith(".")


def test_a_long_name_keeps_its_suffix() -> None:
    assert safe_name("x" * 500 + ".docx").endswith("….docx")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("story.exe", b"MZ", UnsupportedSource),
        ("story", b"words", UnsupportedSource),
        ("story.txt", b"", UnreadableSource),
        ("story.txt", b"  \n ", UnreadableSource),
        ("story.docx", b"not a zip", UnreadableSource),
        ("story.pdf", b"%PDF-1.7 and no more", UnreadableSource),
        ("story.html", b"<html></html>", UnreadableSource),
        ("story.txt", b"x" * 1_100_000, SourceTooLarge),
        ("rows.csv", b"text\n" + b"x" * 1_100_000, SourceTooLarge),
    ],
)
def test_what_cannot_be_read_is_named_and_refused(
    name: str, data: bytes, error: type[SourceError]
) -> None:
    settings = Settings.load(max_file_mb=1)
    with pytest.raises(error, match=f"^{name}: "):
        list(read_upload(name, data, settings))
    if not name.endswith(".csv"):
        with pytest.raises(error, match=f"^{name}: "):
            read_draft_upload(name, data, settings)


BOMB = (
    b'<!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)


@pytest.mark.parametrize(
    "part", ["word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels"]
)
@pytest.mark.parametrize("padding", [b"", b"<!--" + b" " * 65_520 + b"-->"])
def test_an_xml_bomb_is_refused(part: str, padding: bytes) -> None:
    data = repacked(word(), part, lambda xml: xml.replace(b"?>", b"?>" + padding + BOMB, 1))
    with pytest.raises(UnreadableSource, match="declares entities"):
        list(read_upload("story.docx", data, Settings()))


def test_an_xml_bomb_in_another_encoding_is_refused() -> None:
    def change(xml: bytes) -> bytes:
        body = xml.split(b"?>", 1)[1]
        head = b'<?xml version="1.0" encoding="UTF-16"?>'
        return (head + BOMB + body).decode().encode("utf-16")

    data = repacked(word(), "word/document.xml", change)
    with pytest.raises(UnreadableSource, match="declares entities"):
        list(read_upload("story.docx", data, Settings()))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", bytes(20_000_000))
    assert len(out.getvalue()) < 100_000
    with pytest.raises(SourceTooLarge, match="unpacks to 21 MB"):
        list(read_upload("story.docx", out.getvalue(), Settings.load(max_file_mb=1)))


def test_a_zip_file_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(word("long " * 40_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lie, truth = (100).to_bytes(4, "little"), size.to_bytes(4, "little")
    assert data.count(truth) == 2
    with pytest.raises(UnreadableSource):
        list(read_upload("story.docx", bytes(data).replace(truth, lie), Settings()))
