"""Files that are made to keep a reader busy, to fill the memory, or to end it: read or refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import readers
from verify.errors import RefusedAddress, SourceError, UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.apart import apart
from verify.sources.read import read, read_draft
from verify.sources.upload import read_upload


@pytest.fixture
def quick(tmp_path: Path) -> Settings:
    return Settings.load(store=tmp_path / "library", read_seconds=3.0, read_mb=300)


@pytest.mark.parametrize(
    ("reader", "complaint"),
    [
        (readers.sleeps, "VERIFY_READ_SECONDS"),
        (readers.loops, "VERIFY_READ_SECONDS"),
        (readers.hoards, "VERIFY_READ_MB"),
        (readers.dies, "SIGSEGV"),
        (readers.leaves, "exit code 3"),
        (readers.stumbles, "KeyError"),
        (readers.recurses, "RecursionError"),
    ],
)
def test_a_reader_that_does_not_come_back_fails_for_its_file_alone(
    quick: Settings, reader: object, complaint: str
) -> None:
    with pytest.raises(UnreadableSource, match=complaint) as refused:
        list(apart(reader, where="a.pdf", settings=quick))  # type: ignore[arg-type]
    assert refused.value.where == "a.pdf"
    [after] = apart(readers.prints, where="b.txt", settings=quick)
    assert isinstance(after, Source)
    assert after.text == "Nine boats came to the harbour."


def test_what_is_read_apart_is_what_is_read_here(quick: Settings) -> None:
    here, there = (
        list(readers.several(quick)),
        list(apart(readers.several, where="a", settings=quick)),
    )
    assert here[0] == there[0]
    assert here[2] == there[2]
    assert isinstance(there[1], RefusedAddress)
    assert (there[1].where, there[1].what) == ("b", "not this one")


def test_what_came_before_a_refusal_is_kept(quick: Settings) -> None:
    found = apart(readers.refuses, where="a", settings=quick)
    assert isinstance(next(found), Source)
    with pytest.raises(RefusedAddress, match="not this one"):
        next(found)


def test_a_reader_is_not_told_the_key(quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    with_key = Settings.load(store=quick.store)
    [found] = apart(readers.key, where="a", settings=with_key)
    assert isinstance(found, Source)
    assert found.text == "The key is (None, None)."


def test_reading_that_is_given_up_half_way_leaves_a_new_reader(quick: Settings) -> None:
    found = apart(readers.several, where="a", settings=quick)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert len(list(apart(readers.several, where="a", settings=quick))) == 3


# ----------------------------------------------------------------------------- hostile files


def _docx(document: bytes) -> bytes:
    out = io.BytesIO()
    kinds = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        b'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def _word(paragraphs: int, words: bytes = b"Nine boats came.") -> bytes:
    one = b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"
    opening = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    return _docx(opening + b"<w:body>" + one * paragraphs + b"</w:body></w:document>")


def _pdf(operators: int) -> bytes:
    stream = b"BT /F1 9 Tf " + b"(boats) Tj 1 0 Td " * operators + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "attributes.html": lambda: b"<p %s>Nine.</p>" % b" ".join(b"a%d=1" % n for n in range(500_000)),
    "paragraphs.html": lambda: b"<article>" + b"<p>Nine boats came to us.</p>" * 200_000,
    "nested.html": lambda: b"<div>" * 200_000 + b"Nine boats came.",
    "charset.html": lambda: b'<meta charset="punycode"><p>' + b"Nine boats came-" * 20_000,
    "line.txt": lambda: b"nine boats came and " * 250_000,
    "letters.txt": lambda: b"a" * 5_000_000,
    "blank.txt": lambda: b"a" + b" \n" * 2_000_000 + b"b",
    "bytes.txt": lambda: bytes(range(128, 256)) * 40_000,
    "digits.txt": lambda: b"7" * 1_000_000,
    "paragraphs.docx": lambda: _word(200_000),
    "large.docx": lambda: _word(400, b"boats " * 100_000),
    "operators.pdf": lambda: _pdf(300_000),
    "row.jsonl": lambda: b'{"text": ' + b"[" * 500_000,
    "cell.csv": lambda: b'text\n"' + b"a,\n" * 1_500_000,
}
"""Files that are small enough to be read, and made to be hard to read."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused(name: str, quick: Settings) -> None:
    try:
        found = list(read_upload(name, HOSTILE[name](), quick))
    except SourceError as error:
        found = [error]
    assert found
    for item in found:
        if isinstance(item, SourceError):
            assert item.what
        else:
            assert item.text.strip()


def test_a_file_a_folder_and_a_draft_are_read_apart(tmp_path: Path, quick: Settings) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "boats.txt").write_text("Nine boats came.\n", encoding="utf-8")
    (tmp_path / "a" / "z.docx").write_bytes(_word(1)[:200])
    good, bad = read(tmp_path / "a", quick)
    assert isinstance(good, Source)
    assert isinstance(bad, UnreadableSource)
    title, text = read_draft(tmp_path / "a" / "boats.txt", quick)
    assert text.startswith("Nine boats")
    assert title
