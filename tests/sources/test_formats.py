"""Mails, OpenDocument, rich text, spreadsheets, slides, and what databases and wires send."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pptx
import pytest
from pptx.util import Inches

from verify.errors import SourceError, UnreadableSource, UnsupportedSource
from verify.models import Cell, Source
from verify.settings import Settings
from verify.sources.read import read, read_document
from verify.sources.upload import read_upload

FILES = Path(__file__).parent / "files"


def found(name: str, data: bytes) -> list[Source | SourceError]:
    return list(read_upload(name, data, Settings()))


def sources(name: str, data: bytes) -> list[Source]:
    read_as = found(name, data)
    assert all(isinstance(item, Source) for item in read_as), read_as
    return [item for item in read_as if isinstance(item, Source)]


def parts_of(source: Source) -> list[tuple[str, str]]:
    return [(p.kind, p.left_out or p.span.of(source.text)) for p in source.parts]


def test_one_document_reads_alike_as_docx_and_as_odt() -> None:
    word, odt = (read_document(FILES / f"tram.{kind}", Settings()) for kind in ("docx", "odt"))
    assert parts_of(odt) == parts_of(word)
    assert odt.text == word.text
    assert [p.cell for p in odt.parts] == [p.cell for p in word.parts]


def test_rich_text_keeps_its_parts_apart() -> None:
    rtf, word = (read_document(FILES / f"tram.{kind}", Settings()) for kind in ("rtf", "docx"))
    # LibreOffice writes a deleted end of a paragraph into .rtf as if the paragraph were deleted.
    assert rtf.text == word.text.replace("The mayor, Otto Reyl,", "Reyl,")
    kinds = {words: kind for kind, words in parts_of(rtf)}
    assert kinds["The council had planned for 2016."] == "footnote"
    assert kinds["Fact box: 31 drivers were hired."] == "text_box"
    assert kinds["Nobody likes them."] == "hidden"
    assert kinds["40"] == kinds["old"] == "deleted"
    assert kinds["Or 3? Ask the company."] == "comment"
    assert kinds["Proof 3: the tram cost 88 million euros."] == "header"
    assert kinds["310"] == "cell"


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi It cost \'8014 million.}", "It cost €14 million."),
        (
            rb"{\rtf1\ansi\uc1 It cost \u8364?14.\par Then it fell.}",
            "It cost €14.\n\nThen it fell.",
        ),
        (rb"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\f1 \'cc\'e8\'f0}}", "Мир"),
        (rb"{\rtf1 {\*\generator Riched20;}A{\b b}c\line d\~e}", "Abc\nd\u00a0e"),
        (rb"{\rtf1 Unclosed {\b text", "Unclosed text"),
    ],
)
def test_rich_text_is_decoded_by_its_fonts(rtf: bytes, text: str) -> None:
    (source,) = sources("a.rtf", rtf)
    assert source.text == text


MAIL = """\
From: Press Office <press@harbour.example.org>
To: Desk <desk@paper.example.org>
Subject: =?utf-8?Q?Dredging_=E2=80=93_statement?=
Date: Tue, 04 Mar 2025 21:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Dredging will cost =E2=82=AC9 million.

On 3 March the desk wrote:
> Is it true that it costs 30 million?

--=20
Press Office, Quay 1
--x
Content-Type: text/plain; name="minutes.txt"
Content-Disposition: attachment; filename="minutes.txt"

The board met for two hours.
--x
Content-Type: application/octet-stream; name="plan.dwg"
Content-Disposition: attachment; filename="plan.dwg"

drawing
--x--
"""


def test_a_mail_is_read_with_its_attachments_and_those_that_cannot_be_are_said() -> None:
    letter, minutes, plan = found("release.eml", MAIL.encode())
    assert isinstance(letter, Source)
    assert isinstance(minutes, Source)
    assert (letter.title, letter.publisher) == ("Dredging – statement", "Press Office")
    assert letter.published == date(2025, 3, 4)
    assert letter.text.startswith("Dredging will cost €9 million.")
    marked = [span.of(letter.text) for span in letter.furniture]
    assert any("30 million" in words for words in marked)
    assert any("Quay 1" in words for words in marked)
    assert minutes.text.strip() == "The board met for two hours."
    assert (minutes.publisher, minutes.published) == ("Press Office", date(2025, 3, 4))
    assert isinstance(plan, UnsupportedSource)
    assert "plan.dwg" in str(plan)


def test_a_mail_within_a_mail_and_one_in_html_are_read() -> None:
    html = "Subject: Rain\nContent-Type: text/html\n\n<p>It rained for <b>9</b> days.</p>"
    assert sources("a.eml", html.encode())[0].text == "It rained for 9 days."
    outer = (
        "Subject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\n"
        f"See below.\n--y\nContent-Type: message/rfc822\n\n{html}\n--y--\n"
    )
    assert [s.title for s in sources("b.eml", outer.encode())] == ["Fwd", "Rain"]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ferries"
    sheet.append(["Year", "Share", "Riders", "Cost", "Opened"])
    sheet.append([2019, 0.145, 12500, 3.5, date(2019, 5, 1)])
    sheet["B2"].number_format = "0.0%"
    sheet["C2"].number_format = "#,##0"
    sheet["D2"].number_format = '"$"0.00'
    sheet.append([2020, "secret"])
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("Old").append(["7 boats"])
    book["Old"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_shows_its_figures_as_people_see_them() -> None:
    (source,) = sources("ferries.xlsx", workbook())
    assert source.text.split("\n\n") == [
        "Ferries",
        "Year | Share | Riders | Cost | Opened",
        "2019 | 14.5% | 12,500 | $3.50 | 2019-05-01",
    ]
    kinds = parts_of(source)
    assert ("hidden", "secret") in kinds
    assert ("hidden", "Old: 7 boats") in kinds
    cell = next(p for p in source.parts if p.span.of(source.text) == "14.5%")
    assert cell.cell == Cell(table=1, row=2, column=2)


def test_a_spreadsheet_with_a_column_of_texts_is_articles() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Headline", "Text", "Date"])
    sheet.append(["Rain", "It rained.", date(2021, 5, 3)])
    sheet.append(["Snow", "It snowed.", "one fine day"])
    out = io.BytesIO()
    book.save(out)
    rain, snow = sources("articles.xlsx", out.getvalue())
    assert (rain.title, rain.text, rain.published) == ("Rain", "It rained.", date(2021, 5, 3))
    assert snow.published is None


def test_a_presentation_is_read_slide_by_slide() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Ferries"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(3), Inches(3), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Riders", "12,500"
    slide.notes_slide.notes_text_frame.text = "Say that 3 boats broke."
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Thank you"
    out = io.BytesIO()
    deck.save(out)
    (source,) = sources("talk.pptx", out.getvalue())
    assert parts_of(source) == [
        ("heading", "Ferries"),
        ("cell", "Riders"),
        ("cell", "12,500"),
        ("footnote", "Say that 3 boats broke."),
        ("heading", "Thank you"),
    ]
    assert source.page_of(source.text.index("Thank")) == 2


LEXIS = """
                               1 of 2 DOCUMENTS

                             The Mill Gazette

                          June 3, 2022 Friday
                              Final Edition

Ferry fares to rise

BYLINE: Una Rook

SECTION: NEWS; Pg. 1

LENGTH: 20 words

Fares will rise by 5 percent.

Nobody objected.

LOAD-DATE: June 4, 2022

                     Copyright 2022 Mill Gazette Ltd
                           All Rights Reserved

                               2 of 2 DOCUMENTS

                               The Tarn Post

                          July 9, 2021 Friday

Ferry breaks down

LENGTH: 9 words

The ferry broke down twice.
"""
NEXIS = """Ferry fares to rise
The Mill Gazette
June 3, 2022 Friday
Copyright 2022 Mill Gazette Ltd All Rights Reserved
Section: NEWS
Length: 20 words
Byline: Una Rook
Body

Fares will rise by 5 percent.

Nobody objected.

Load-Date: June 4, 2022
End of Document

Ferry breaks down
The Tarn Post
July 9, 2021
Copyright 2021 Tarn Post
Length: 9 words
Body
The ferry broke down twice.
End of Document
"""
FACTIVA = """HD Ferry fares to rise
BY Una Rook
WC 20 words
PD 3 June 2022
SN The Mill Gazette
LP
Fares will rise by 5 percent.
TD
Nobody objected.
RE orb : Orbania
AN Document MILGAZ0020220603ei6300012

Ferry breaks down
By Bo Lind
9 words
9 July 2021
The Tarn Post
TARNPO
English
(c) 2021 Tarn Post

The ferry broke down twice.

Document TARNPO0020210709eh790001
"""
PROQUEST = """____________________________________________________________

Title: Ferry fares to rise
Author: Rook, Una
Publication title: The Mill Gazette
Publication date: Jun 3, 2022
Full text: Fares will rise by 5 percent.

Nobody objected.
ProQuest document ID: 1234
____________________________________________________________

Document 2 of 2

Ferry breaks down

Author: Lind, Bo
Publication info: The Tarn Post ; Tarn [Tarn] 09 July 2021: A.3.
Full text: The ferry broke down twice.
ProQuest document ID: 1235
____________________________________________________________
"""
NEWSBANK = """Newspaper: The Mill Gazette
Title: Ferry fares to rise
Date: June 3, 2022
Section: News

Fares will rise by 5 percent.

Nobody objected.

Copyright (c) 2022 Mill Gazette
Record Number: 0F1A2

Ferry breaks down

July 9, 2021 | The Tarn Post
Author: Bo Lind
9 Words

The ferry broke down twice.

Record Number: 0F1A3
"""


@pytest.mark.parametrize(
    ("export", "database"),
    [
        (LEXIS, "LexisNexis"),
        (NEXIS, "Nexis"),
        (FACTIVA, "Factiva"),
        (PROQUEST, "ProQuest"),
        (NEWSBANK, "NewsBank"),
    ],
    ids=["lexis", "nexis", "factiva", "proquest", "newsbank"],
)
def test_an_export_of_a_database_is_several_sources(
    tmp_path: Path, export: str, database: str
) -> None:
    path = tmp_path / "export.txt"
    path.write_text(export, "utf-8")
    first, second = (s for s in read(path, Settings()) if isinstance(s, Source))
    assert (first.title, first.publisher) == ("Ferry fares to rise", "The Mill Gazette")
    assert first.published == date(2022, 6, 3)
    assert first.text == "Fares will rise by 5 percent.\n\nNobody objected."
    assert (second.title, second.publisher) == ("Ferry breaks down", "The Tarn Post")
    assert second.published == date(2021, 7, 9)
    assert second.text == "The ferry broke down twice."
    assert first.path != second.path
    assert first.notes == (f"it was taken out of a file from {database}",)
    with pytest.raises(UnsupportedSource, match="2 articles"):
        read_document(path, Settings())


def test_the_copy_of_a_wire_is_read_without_slug_and_notes_to_editors() -> None:
    copy = (
        "BC-OR--Ferry Fares, 1st Ld-Writethru,0090\n"
        "Eds: CORRECTS name of captain in graf 2, sted Rooke.\nAW Photo TRN102\n\n"
        "By UNA ROOK\nOrbania Wire\n\nTARN, Orbania (OW) _ Fares will rise by 5 percent.\n"
        "   Captain Jan Rook said: ``It had to come.''\n   MORE\n   ___\n"
        "OW-TA-06-03-22 1830EST\n"
    )
    (source,) = sources("copy.txt", copy.encode())
    assert source.text.split("\n\n") == [
        "TARN, Orbania (OW) _ Fares will rise by 5 percent.",
        "Captain Jan Rook said: “It had to come.”",
    ]
    assert (source.title, source.publisher) == ("Ferry Fares", "Orbania Wire")
    assert source.published == date(2022, 6, 3)
    assert "sted Rooke" in source.notes[0]


NITF = (
    '<nitf><head><docdata><date.issue norm="20220603T183000Z"/>'
    '<doc.copyright holder="Orbania Wire"/></docdata></head><body><body.head><hedline>'
    "<hl1>Ferry fares to rise</hl1></hedline></body.head><body.content>"
    "<p>Fares will rise by <b>5</b> percent.</p><p>Nobody objected.</p></body.content>"
    "</body></nitf>"
)
G2 = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem><rightsInfo>'
    '<copyrightHolder literal="Orbania Wire"/></rightsInfo><itemMeta>'
    "<firstCreated>2022-06-03T18:30:00Z</firstCreated></itemMeta><contentMeta>"
    "<headline>Ferry fares to rise</headline></contentMeta><contentSet><inlineXML><html><body>"
    "<p>Fares will rise by 5 percent.</p><p>Nobody objected.</p></body></html></inlineXML>"
    "</contentSet></newsItem></itemSet></newsMessage>"
)


@pytest.mark.parametrize("xml", [NITF, G2], ids=["nitf", "newsml-g2"])
def test_the_xml_of_a_wire_is_read(xml: str) -> None:
    (source,) = sources("story.xml", xml.encode())
    assert source.text == "Fares will rise by 5 percent.\n\nNobody objected."
    assert (source.title, source.publisher) == ("Ferry fares to rise", "Orbania Wire")
    assert source.published == date(2022, 6, 3)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xml", b"<catalog><book/></catalog>", "no reader for XML that is <catalog>"),
        ("a.xml", b"<nitf>", "this XML is broken"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><nitf/>', "declares entities"),
        ("a.rtf", b"plain", "no rich text"),
        ("a.odt", b"PK\x03\x04 broken", "not a .odt file"),
        ("a.xlsx", b"PK\x03\x04 broken", "not a .xlsx file"),
        ("a.pptx", b"none", "not a .pptx file"),
        ("a.eml", b"\n\n", "no header"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(name: str, data: bytes, said: str) -> None:
    with pytest.raises((UnreadableSource, UnsupportedSource)) as raised:
        found(name, data)
    assert said in str(raised.value)
