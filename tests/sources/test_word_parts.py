"""What a Word file is made of: every part is read as what it is, and nothing is lost silently."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from verify.errors import SourceError
from verify.models import NOT_TEXT, Cell, Part, Source
from verify.settings import Settings
from verify.sources.read import read_document
from verify.sources.word import read_word

FILES = Path(__file__).parent / "files"
SPACES = nsdecls("w", "m", "r", "wp", "a")
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def made(*body: str, notes: str = "", comments: dict[str, str] | None = None) -> bytes:
    """A .docx with these elements as its body, and w:footnote elements as its footnotes."""
    document = docx.Document()
    for author, words in (comments or {}).items():
        run = document.add_paragraph().add_run("")
        document.add_comment(run, text=words, author=author)
    for child in list(document.element.body):
        if not child.tag.endswith("sectPr"):
            document.element.body.remove(child)
    for n, xml in enumerate(body):
        document.element.body.insert(n, parse_xml(spaced(xml)))
    out = io.BytesIO()
    document.save(out)
    return with_footnotes(out.getvalue(), notes) if notes else out.getvalue()


def spaced(xml: str) -> str:
    """`xml` with the namespaces of Word on its first element."""
    name = xml[1:].split(">")[0].split(" ")[0].rstrip("/")
    return xml.replace(f"<{name}", f'<{name} {SPACES} xmlns:wps="{WPS}" xmlns:mc="{MC}"', 1)


def with_footnotes(data: bytes, notes: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = (
                    f'<Relationship Id="rIdN" Type="{RELATED}/footnotes" Target="footnotes.xml"/>'
                )
                content = content.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            if name == "[Content_Types].xml":
                kind = (
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                )
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
                content = content.replace(b"</Types>", f"{part}</Types>".encode())
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>')
    return out.getvalue()


def run(words: str, settings: str = "") -> str:
    look = f"<w:rPr>{settings}</w:rPr>" if settings else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def text_of(data: bytes) -> str:
    return read_word(data, "a.docx", Settings()).text


def parts_of(data: bytes) -> list[tuple[str, str]]:
    read = read_word(data, "a.docx", Settings())
    return [(part.kind, words_of(part, read.text)) for part in read.parts]


def words_of(part: Part, text: str) -> str:
    return part.span.of(text) if part.left_out is None else part.left_out


def saved_by_libreoffice(name: str = "tram.docx") -> Source:
    return read_document(FILES / name, Settings())


def test_every_part_of_a_file_saved_by_libreoffice_is_read_as_what_it_is() -> None:
    source = saved_by_libreoffice()
    assert [(part.kind, words_of(part, source.text)) for part in source.parts] == [
        ("heading", "Tram line reaches Kessel"),
        (
            "body",
            "The tram opened on Monday, nine years late. It carried 2,400 people on its first day "
            "and cost $40 million.",
        ),
        ("footnote", "The council had planned for 2016."),
        ("endnote", "Riders were counted by hand."),
        ("body", "Parking fell by 30 spaces."),
        ("deleted", "40"),
        ("body", "The mayor, Otto Reyl, rode the first car."),
        ("body", "Seats are blue. The bell is  new."),
        ("hidden", "Nobody likes them."),
        ("deleted", "old"),
        ("comment", "Or 3? Ask the company."),
        ("body", "A ticket costs 2 euros, and children ride free."),
        ("list", "Line 6 has 14 stops"),
        ("list", "Two are under ground"),
        ("list", "Trams run every 9 minutes"),
        ("body", "The stops are shown in the table."),
        ("text_box", "Fact box: 31 drivers were hired."),
        ("cell", "Stop"),
        ("cell", "Riders"),
        ("cell", "Mill Bridge"),
        ("cell", "310"),
        ("body", "The line ends at the lake."),
        ("header", "Proof 3: the tram cost 88 million euros."),
        ("footer", "City desk, page"),
    ]


def test_a_part_says_where_it_belongs() -> None:
    source = saved_by_libreoffice()
    by_words = {words_of(part, source.text): part for part in source.parts}
    note = by_words["The council had planned for 2016."]
    assert note.anchor is not None
    assert source.text[: note.anchor].endswith("nine years late.")
    comment = by_words["Or 3? Ask the company."]
    assert (comment.span.of(source.text), comment.author) == ("A ticket costs 2 euros", "Ed")
    assert by_words["310"].cell == Cell(table=1, row=2, column=2)
    assert by_words["Two are under ground"].level == 2
    deleted = by_words["40"]
    assert source.text[: deleted.span.start].endswith("Parking fell by ")
    assert deleted.author == "Mara"
    (link,) = source.links
    assert (link.span.of(source.text), link.url) == (
        "children ride free",
        "https://tram.example.org/fares",
    )


@pytest.mark.parametrize("name", ["tram.docx"])
def test_all_words_lie_in_one_part_each(name: str) -> None:
    source = saved_by_libreoffice(name)
    held = [part.span for part in source.parts if part.kind not in NOT_TEXT]
    assert all(a.end <= b.start for a, b in pairwise(held))
    covered = "".join(span.of(source.text) for span in held)
    assert "".join(covered.split()) == "".join(source.text.replace(" | ", "").split())


@pytest.mark.parametrize(
    ("before", "mark", "after", "text"),
    [
        ("It cost $40", "3", " million.", "It cost $40 million."),
        ("They counted 3,000", "12", " people.", "They counted 3,000 people."),
        ("So it was said.", "[4]", "", "So it was said."),
        ("The park has 45 km", "2", " of wood.", "The park has 45 km² of wood."),
        ("On the 5", "th", " of May.", "On the 5th of May."),
        ("He works for Ulm", "TM", " Ltd.", "He works for UlmTM Ltd."),
    ],
)
def test_a_raised_note_mark_never_melts_into_a_figure(
    before: str, mark: str, after: str, text: str
) -> None:
    sup = '<w:vertAlign w:val="superscript"/>'
    assert text_of(made(paragraph(run(before), run(mark, sup), run(after)))) == text


def test_an_equation_is_text() -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
    )
    power = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    assert text_of(made(paragraph(run("Turnout was "), fraction, run(".")))) == "Turnout was 3/4."
    assert text_of(made(paragraph(power))) == "x²"


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    gone = "<w:rPr><w:del w:id='1' w:author='Mara'/></w:rPr>"
    data = made(
        paragraph(run("The clerk, Ilse "), settings=gone),
        paragraph(run("Moor, left.")),
        paragraph(run("Nobody asked why."), settings=gone),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    )
    assert text_of(data).split("\n\n") == [
        "The clerk, Ilse Moor, left.",
        "Nobody asked why.",
        "Year",
    ]


def test_deleted_rows_and_moved_text_are_not_text() -> None:
    def row(words: str, settings: str = "") -> str:
        return (
            f"<w:tr><w:trPr>{settings}</w:trPr>"
            f"<w:tc>{paragraph(run(words))}</w:tc><w:tc>{paragraph(run('7'))}</w:tc></w:tr>"
        )

    data = made(
        "<w:tbl>" + row("2018") + row("2019", "<w:del w:id='1' w:author='Jo'/>") + "</w:tbl>",
        paragraph("<w:moveFrom w:id='2' w:author='Jo'>" + run("It rained.") + "</w:moveFrom>"),
        paragraph("<w:moveTo w:id='3' w:author='Jo'>" + run("It rained.") + "</w:moveTo>"),
    )
    assert parts_of(data) == [
        ("cell", "2018"),
        ("cell", "7"),
        ("deleted", "2019 | 7"),
        ("body", "It rained."),
    ]


def test_hidden_text_is_left_out_by_its_run_and_by_its_style() -> None:
    document = docx.Document()
    document.add_paragraph("Seen.").add_run(" Not seen.").font.hidden = True
    style = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    document.add_paragraph("Nor this.", style="Secret")
    out = io.BytesIO()
    document.save(out)
    assert parts_of(out.getvalue()) == [
        ("body", "Seen."),
        ("hidden", "Not seen."),
        ("hidden", "Nor this."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inside = f"<w:txbxContent>{paragraph(run('31 homes have one.'))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inside}</wps:txbx>"
        f"</mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert parts_of(made(paragraph(run("See the box."), both), paragraph(run("It ends.")))) == [
        ("body", "See the box."),
        ("text_box", "31 homes have one."),
        ("body", "It ends."),
    ]


def test_headers_that_are_shown_are_read_once_and_page_numbers_are_not_text() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    first = document.sections[0]
    first.header.paragraphs[0].text = "Third proof"
    first.first_page_header.paragraphs[0].text = "Shown on no page"
    first.footer.paragraphs[0]._p.append(
        parse_xml(spaced("<w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple>"))
    )
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Third proof"
    out = io.BytesIO()
    document.save(out)
    assert parts_of(out.getvalue()) == [("body", "Body."), ("header", "Third proof")]


def test_a_comment_on_a_deleted_word_stands_at_its_place() -> None:
    data = made(
        paragraph(
            run("It costs "),
            "<w:commentRangeStart w:id='0'/>",
            "<w:del w:id='5' w:author='Jo'><w:r><w:delText>40</w:delText></w:r></w:del>",
            "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>",
            run("30 euros."),
        ),
        comments={"Ed": "Which one?"},
    )
    read = read_word(data, "a.docx", Settings())
    assert [(p.kind, words_of(p, read.text), p.span.start, p.span.end) for p in read.parts] == [
        ("body", "It costs 30 euros.", 0, 18),
        ("deleted", "40", 9, 9),
        ("comment", "Which one?", 9, 9),
    ]


def test_a_custom_mark_of_a_footnote_is_not_text() -> None:
    mark = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>*</w:t></w:r>"
    note = f"<w:footnote w:id='2'>{paragraph(run('Or 9, as some say.'))}</w:footnote>"
    assert parts_of(made(paragraph(run("Eight came"), mark, run(".")), notes=note)) == [
        ("body", "Eight came."),
        ("footnote", "Or 9, as some say."),
    ]


def test_thousands_of_footnotes_stand_behind_their_paragraphs() -> None:
    many = 3_000
    mark = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    data = made(
        *(paragraph(run(f"Line {n}."), mark.format(n)) for n in range(1, many + 1)),
        notes="".join(
            f"<w:footnote w:id='{n}'>{paragraph(run(f'Note {n}.'))}</w:footnote>"
            for n in range(1, many + 1)
        ),
    )
    blocks = text_of(data).split("\n\n")
    assert len(blocks) == 2 * many
    assert blocks[-2:] == [f"Line {many}.", f"Note {many}."]


def test_places_lead_from_the_text_back_into_the_file() -> None:
    data = made(
        paragraph(run("  It costs "), run("30 euros.")), paragraph(run("Cafe\u0301 closed."))
    )
    read = read_word(data, "a.docx", Settings())
    assert read.text == "It costs 30 euros.\n\nCafé closed."
    assert [(read.text[start:end], element.text) for start, end, element in read.places] == [
        ("It costs ", "  It costs "),
        ("30 euros.", "30 euros."),
        ("Café closed.", "Cafe\u0301 closed."),
    ]


def test_a_chart_that_is_not_read_is_said() -> None:
    chart = (
        "<w:r><w:drawing><c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
        "/></w:drawing></w:r>"
    )
    read = read_word(made(paragraph(run("See the chart."), chart)), "a.docx", Settings())
    assert read.notes == ("1 chart in it could not be read",)


def test_a_file_with_broken_footnotes_is_refused() -> None:
    data = made(paragraph(run("It rained.")), notes="<w:footnote")
    with pytest.raises(SourceError, match=r"this \.docx is broken"):
        read_word(data, "a.docx", Settings())
