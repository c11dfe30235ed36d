import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from verify.errors import SourceError, SourceTooLarge, UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import read, read_draft


def one(path: Path, settings: Settings | None = None) -> Source:
    (source,) = read(path, settings or Settings())
    assert isinstance(source, Source)
    return source


def saved(tmp_path: Path, title: str = "") -> Path:
    document = docx.Document()
    document.core_properties.title = title
    document.add_heading("Two libraries close", 1)
    document.add_paragraph("The council voted.").add_run(" It was 5 to 4.").bold = True
    table = document.add_table(rows=2, cols=2)
    for n, words in enumerate(("Library", "Cost", "Mill Street", "$600,000")):
        table.cell(n // 2, n % 2).text = words
    inner = table.cell(1, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "a year"
    document.add_paragraph("")
    document.add_paragraph("The mayor did not speak.")
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def test_paragraphs_and_tables_are_read_in_their_order(tmp_path: Path) -> None:
    source = one(saved(tmp_path))
    assert source.text.split("\n\n") == [
        "Two libraries close",
        "The council voted. It was 5 to 4.",
        "Library | Cost",
        "Mill Street | $600,000 a year",
        "The mayor did not speak.",
    ]
    assert source.title == "Two libraries close"


def test_the_title_in_the_properties_goes_before_the_headline(tmp_path: Path) -> None:
    path = saved(tmp_path, title="Libraries")
    assert one(path).title == "Libraries"
    assert read_draft(path, Settings())[0] == "Libraries"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:ins><w:r><w:t>was put in</w:t></w:r></w:ins>", "was put in"),
        ("<w:del><w:r><w:delText>was taken out</w:delText></w:r></w:del><w:r/>", ""),
        ("<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>", ""),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        (
            "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>",
            "one\ntwo\tthree",
        ),
        ("<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>war</w:t></w:r>", "anti-war"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
        ("<w:sdt><w:sdtContent><w:r><w:t>a field</w:t></w:r></w:sdtContent></w:sdt>", "a field"),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r>", "x"),
    ],
)
def test_a_paragraph_reads_as_with_all_changes_accepted(
    tmp_path: Path, inside: str, text: str
) -> None:
    document = docx.Document()
    document.add_paragraph("The council voted.")
    mark = parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")
    document.element.body.insert(1, mark)
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert one(path).text == "\n\n".join(filter(None, ("The council voted.", text)))


def test_a_content_control_around_paragraphs_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    inside = "<w:sdtContent><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:sdtContent>"
    document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{inside}</w:sdt>"))
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert one(path).text == "Inside."


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", bytes(20_000_000))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(SourceTooLarge, match=r"unpacks to 2. MB, over the limit of 8 MB"):
        one(path, Settings(max_file_mb=2))


def entities() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
    return f"{body}<w:t>&l11;</w:t></w:r></w:p></w:body></w:document>".encode()


def replaced(path: Path, name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"<w:document/>", b"not xml", entities()])
def test_a_docx_with_a_broken_document_is_refused(tmp_path: Path, data: bytes) -> None:
    path = saved(tmp_path)
    path.write_bytes(replaced(path, "word/document.xml", data))
    with pytest.raises(UnreadableSource):
        one(path)


@pytest.mark.parametrize("data", [b"This is no .docx.", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_docx_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=r"not a \.docx"):
        one(path)


def test_another_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "No document here.")
    with pytest.raises(UnreadableSource, match=r"broken"):
        one(path)


def test_a_damaged_docx_is_read_or_refused_but_never_crashes(tmp_path: Path) -> None:
    path = saved(tmp_path)
    whole, dice = path.read_bytes(), random.Random(7)
    for _ in range(80):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 20)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(bytes(data))
        with suppress(SourceError):
            one(path)
