"""The draft comes back as its own Word file, with comments and corrections in it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from verify.errors import InputError
from verify.models import (
    Citation,
    Claim,
    Decision,
    DiffPart,
    Draft,
    Evidence,
    Failure,
    Finding,
    Quote,
    QuoteCheck,
    Report,
    Run,
    Source,
    Span,
    Verdict,
    item_of,
)
from verify.reports.corrections import corrections
from verify.reports.orders import Order
from verify.reports.word.writer import annotated_docx
from verify.settings import Settings
from verify.sources.read import read_draft
from verify.sources.source import from_text
from verify.text.canonical import canonical
from verify.verifier.drafting import extract

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN = Run(
    version="0.1.0",
    settings="abc",
    library="def",
    judge="embedded",
    started=datetime(2024, 5, 4, 10, 30, tzinfo=UTC),
    seconds=1.0,
)

BODIES = {
    "split into runs": """
        <w:p><w:r><w:t xml:space="preserve">The ferry </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>
        <w:t>pilots</w:t></w:r><w:r><w:t xml:space="preserve"> of Lower Harbour met on Monday. Six
        of the 24 crews voted </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>against</w:t></w:r><w:r>
        <w:t xml:space="preserve"> the offer. Turnout was 81 percent.</w:t></w:r></w:p>""",
    "one run": """
        <w:p><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>The harbour board met on Monday. It voted 5
        to 4 for the new rota. “We will sail when the rota is fair,” said Ida
        Holm.</w:t></w:r></w:p>
        """,
    "tabs and breaks": """
        <w:p><w:r><w:t>The board met on Friday.</w:t><w:br/><w:t>It paid 24 crews.</w:t><w:tab/>
        <w:t>Fares rose by 3 percent.</w:t></w:r></w:p>""",
    "a link": """
        <w:p><w:r><w:t xml:space="preserve">Ida Holm said in </w:t></w:r><w:hyperlink w:anchor="x">
        <w:r><w:t>the harbour report that fares rose by 3 percent. The board</w:t></w:r>
        </w:hyperlink><w:r><w:t xml:space="preserve"> paid 24 crews in May.</w:t></w:r></w:p>""",
    "tracked changes": """
        <w:p><w:r><w:t xml:space="preserve">The board paid </w:t></w:r>
        <w:del w:id="7" w:author="Ed" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>12</w:delText>
        </w:r></w:del><w:ins w:id="8" w:author="Ed" w:date="2024-01-01T00:00:00Z"><w:r><w:t
        xml:space="preserve">24 crews in May. Fares rose </w:t></w:r></w:ins><w:r><w:t>by 3 percent.
        </w:t></w:r></w:p>""",
    "a table": """
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>The board paid 24 crews in May.</w:t></w:r></w:p></w:tc>
        <w:tc><w:p><w:r><w:t>Fares rose by 3 percent in June.</w:t></w:r></w:p></w:tc></w:tr>
        </w:tbl>        <w:p><w:r><w:t>The board met on Friday.</w:t></w:r></w:p>""",
    "decomposed letters": """
        <w:p><w:r><w:t>Jose\u0301 Andre\u0301 spoke to the board on Friday. The cafe\u0301 paid 24
        crews in May.</w:t></w:r></w:p>""",
    "beside what is no text": """
        <w:p><w:bookmarkStart w:id="3" w:name="a"/><w:r><w:lastRenderedPageBreak/><w:t
        xml:space="preserve">The board met on Friday. </w:t><w:noBreakHyphen/><w:t>It paid 24 crews
        in May.</w:t></w:r><w:bookmarkEnd w:id="3"/><w:proofErr w:type="gramEnd"/></w:p>""",
    "an earlier comment": """
        <w:p><w:commentRangeStart w:id="0"/><w:r><w:t>The board met on Friday. It paid</w:t></w:r>
        <w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t
        xml:space="preserve"> 24 crews in May.</w:t></w:r></w:p>""",
}
"""Bodies of documents, each with something that a comment has to find its way around."""

CLOSED = {
    "a field": """
        <w:p><w:r><w:t xml:space="preserve">As section </w:t></w:r><w:fldSimple w:instr="REF a">
        <w:r><w:t>12 says, the board found that it paid. It</w:t></w:r></w:fldSimple><w:r><w:t
        xml:space="preserve"> met on Friday in the harbour office.</w:t></w:r></w:p>""",
    "a content control": """
        <w:p><w:r><w:t xml:space="preserve">The board met on </w:t></w:r><w:sdt><w:sdtPr><w:text/>
        </w:sdtPr><w:sdtContent><w:r><w:t>Friday, 4 May. It paid</w:t></w:r></w:sdtContent></w:sdt>
        <w:r><w:t xml:space="preserve"> 24 crews in all of the harbour.</w:t></w:r></w:p>""",
}
"""Bodies with something inside of which no comment may begin or end."""


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def of_body(inside: str) -> bytes:
    """A document with these paragraphs and tables, with the line breaks of our source taken out."""
    plain = " ".join(inside.split()).replace("> <", "><").replace(" </w:", "</w:")
    document = docx.Document()
    root = parse_xml(f"<w:body {nsdecls('w')}>{plain}</w:body>")
    for n, child in enumerate(list(root)):
        document.element.body.insert(n, child)
    return saved(document)


@pytest.fixture(params=list(BODIES.values()), ids=list(BODIES))
def body(request: pytest.FixtureRequest) -> bytes:
    return of_body(str(request.param))


def text_of(data: bytes) -> str:
    """The text of a document, as every draft is read."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        return read_draft(Path(file.name), Settings())[1]


def report_on(text: str) -> Report:
    """A report in which every claim has failed and no quote was found."""
    found = extract(text)
    failure = Failure(stage="judge", message="nobody was asked")
    return Report(
        draft=Draft(title="Draft", path="draft.docx", text=text),
        findings=tuple(Finding.failed(claim, failure) for claim in found.claims),
        quotes=tuple(QuoteCheck(quote=quote, label="not_found") for quote in found.quotes),
        run=RUN,
    )


def report_of_spans(text: str, spans: list[Span]) -> Report:
    """A report with a failed claim on each of `spans`."""
    failure = Failure(stage="judge", message="nobody was asked")
    claims = [Claim(text=s.of(text), span=s, sentence=s.of(text)) for s in spans]
    return Report(
        draft=Draft(title="Draft", path="draft.docx", text=text),
        findings=tuple(Finding.failed(claim, failure) for claim in claims),
        quotes=(),
        run=RUN,
    )


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def commented(data: bytes) -> dict[str, str]:
    """The words under each comment of a document, by the id of the comment."""
    open_now: set[str] = set()
    words: dict[str, str] = {}
    for one in part(data, "word/document.xml").iter():
        number = one.get(f"{W}id", "")
        if one.tag == f"{W}commentRangeStart":
            open_now.add(number)
            words[number] = ""
        elif one.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif one.tag in TEXT:
            for number in open_now:
                words[number] += TEXT[one.tag] or one.text or ""
    assert not open_now
    return words


TEXT = {f"{W}t": "", f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}


def without_marks(data: bytes) -> bytes:
    """The document without comment marks, adjacent runs of one formatting joined, as bytes."""
    root = part(data, "word/document.xml")
    for one in list(root.iter(f"{W}commentReference")):
        run = one.getparent()
        run.getparent().remove(run)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for one in list(root.iter(f"{W}{name}")):
            one.getparent().remove(one)
    for run in list(root.iter(f"{W}r")):
        _join(run)
    for text in root.iter(f"{W}t", f"{W}delText"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return bytes(etree.tostring(root, method="c14n"))


def _join(run: Any) -> None:
    """Join a run with those behind it that look the same, and its texts with each other."""
    if run.getparent() is None:
        return
    while (behind := run.getnext()) is not None and behind.tag == run.tag and _like(run, behind):
        run.extend([child for child in behind if child.tag != f"{W}rPr"])
        run.getparent().remove(behind)
    for child in list(run):
        before = child.getprevious()
        if before is not None and before.tag == child.tag == f"{W}t":
            before.text = (before.text or "") + (child.text or "")
            run.remove(child)


def _like(one: Any, other: Any) -> bool:
    return all(
        etree.tostring(a) == etree.tostring(b) if a is not None and b is not None else a is b
        for a, b in [(one.find(f"{W}rPr"), other.find(f"{W}rPr"))]
    )


def settled(data: bytes, *, accept: bool, author: str = "Verify") -> bytes:
    """The file after all changes of `author` were accepted, or all were refused."""
    root = part(data, "word/document.xml")
    kept, gone = ("ins", "del") if accept else ("del", "ins")
    for change in [one for one in root.iter(f"{W}{gone}") if one.get(f"{W}author") == author]:
        change.getparent().remove(change)
    for change in [one for one in root.iter(f"{W}{kept}") if one.get(f"{W}author") == author]:
        for run in list(change):
            for text in run.iter(f"{W}delText"):
                text.tag = f"{W}t"
            change.addprevious(run)
        change.getparent().remove(change)
    return _with_document(data, etree.tostring(deepcopy(root)))


def _with_document(data: bytes, document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def around(citation: Citation) -> tuple[str, str, str]:
    return citation.prefix, citation.exact, citation.suffix


def written(report: Report, data: bytes, **asked: Any) -> bytes:
    return annotated_docx(Order(report, around, data, **asked))


def bare(text: str) -> str:
    """Words as a comment's range has them: without what stands between paragraphs and cells."""
    return "".join(canonical(text).replace(" | ", "").split())


# ------------------------------------------------------------------------------------- comments


def test_the_text_reads_the_same_and_every_comment_covers_its_words(body: bytes) -> None:
    text = text_of(body)
    report = report_on(text)
    assert len(report.findings) >= 1
    out = written(report, body)
    assert text_of(out) == text
    covered = [bare(words) for words in commented(out).values()]
    for _, item in report.numbered():
        assert bare(item_of(item).span.of(text)) in covered


@pytest.mark.parametrize("inside", list(CLOSED.values()), ids=list(CLOSED))
def test_a_comment_goes_around_what_it_may_not_begin_or_end_in(inside: str) -> None:
    before = of_body(inside)
    text = text_of(before)
    report = report_on(text)
    out = written(report, before)
    assert text_of(out) == text
    assert without_marks(out) == without_marks(before)
    covered = [bare(words) for words in commented(out).values()]
    for _, item in report.numbered():
        assert any(bare(item_of(item).span.of(text)) in words for words in covered)
    root = part(out, "word/document.xml")
    for container in ("fldSimple", "sdt"):
        assert not [
            m for one in root.iter(f"{W}{container}") for m in one.iter(f"{W}commentRangeEnd")
        ]


NOTE = "The town clerk said so in a letter of May."
BOX = """
    <w:p><w:r><w:t>The board met on Friday.</w:t></w:r><w:r><w:pict><v:shape
    xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>It paid 24
    crews in May.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"""


def test_a_comment_on_words_of_a_text_box_stands_around_the_box() -> None:
    before = of_body(BOX)
    text = text_of(before)
    out = written(report_on(text), before)
    assert text_of(out) == text
    assert without_marks(out) == without_marks(before)
    assert list(commented(out).values()) == ["The board met on Friday.", "It paid 24 crews in May."]
    assert not list(next(part(out, "word/document.xml").iter(f"{W}txbxContent")).iter(*MARKS))


def test_a_comment_on_words_of_a_footnote_stands_at_its_mark_and_names_them() -> None:
    before = with_footnote("The board met on Friday.", " It paid 24 crews.", NOTE)
    text = text_of(before)
    out = written(report_on(text), before)
    assert text_of(out) == text
    assert without_marks(out) == without_marks(before)
    assert list(commented(out).values()) == ["The board met on Friday.", "", "It paid 24 crews."]
    said = ["".join(one.itertext()) for one in part(out, "word/comments.xml")]
    assert any(f"In the footnote: {NOTE}" in words for words in said)


MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def with_footnote(before: str, behind: str, note: str) -> bytes:
    """A document of one paragraph with the mark of a footnote inside it."""
    data = of_body(
        f'<w:p><w:r><w:t>{before}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        f'<w:r><w:t xml:space="preserve">{behind}</w:t></w:r></w:p>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    added = {
        "[Content_Types].xml": f'<Override PartName="/word/footnotes.xml" ContentType="{media}"/>',
        "word/_rels/document.xml.rels": (
            f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/>'
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            head, _, tail = content.rpartition("</")
            content = f"{head}{added[name]}</{tail}" if name in added else content
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        new.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve">{note}</w:t></w:r></w:p></w:footnote></w:footnotes>',
        )
    return made.getvalue()


def test_nothing_but_comment_marks_is_new_in_the_document(body: bytes) -> None:
    out = written(report_on(text_of(body)), body)
    assert without_marks(out) == without_marks(body)


@given(st.data())
@settings(deadline=None, max_examples=30)
def test_any_words_of_a_paragraph_can_have_their_comment(data: st.DataObject) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    pieces = data.draw(st.lists(st.text("ab é", min_size=1, max_size=6), min_size=1, max_size=6))
    for n, piece in enumerate(["x", *pieces, "y"]):
        paragraph.add_run(piece).bold = bool(n % 2)
    before = saved(document)
    text = text_of(before)
    offsets = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(offsets, offsets), min_size=1, max_size=5))
    spans = [Span(start=min(pair), end=max(pair)) for pair in drawn]
    spans = [span for span in spans if span.start < span.end]
    report = report_of_spans(text, spans)
    out = written(report, before)
    assert text_of(out) == text
    assert without_marks(out) == without_marks(before)
    assert sorted(commented(out).values()) == sorted(span.of(text) for span in spans)


def test_earlier_comments_stay_and_no_number_is_given_twice() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("The board met on Friday. It paid 24 crews in May.")
    document.add_comment(run, "Is this so?", author="Ed", initials="E")
    before = saved(document)
    out = written(report_on(text_of(before)), before)
    comments = part(out, "word/comments.xml")
    numbers = [one.get(f"{W}id") for one in comments]
    assert [one.get(f"{W}author") for one in comments] == ["Ed", "Verify", "Verify"]
    assert len(set(numbers)) == len(numbers)
    assert "Is this so?" in "".join(comments[0].itertext())


def test_a_file_that_was_checked_can_be_checked_again() -> None:
    before = of_body(BODIES["one run"])
    once = written(report_on(text_of(before)), before)
    twice = written(report_on(text_of(once)), once)
    assert text_of(twice) == text_of(before)
    comments = part(twice, "word/comments.xml")
    assert len(comments) == 2 * len(part(once, "word/comments.xml"))


def test_the_file_opens_again_and_its_comments_say_who_and_how_grave() -> None:
    before = of_body(BODIES["one run"])
    out = written(report_on(text_of(before)), before)
    comments = list(docx.Document(io.BytesIO(out)).comments)
    assert {comment.author for comment in comments} == {"Verify"}
    assert {comment.initials for comment in comments} == {"V-failed", "V-look"}
    assert "nobody was asked" in comments[0].text


def test_other_parts_of_the_file_keep_their_bytes() -> None:
    before = of_body(BODIES["one run"])
    out = written(report_on(text_of(before)), before)
    touched = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        for name in set(old.namelist()) - touched:
            assert new.read(name) == old.read(name), name


def test_the_same_report_gives_the_same_bytes() -> None:
    before = of_body(BODIES["a link"])
    report = report_on(text_of(before))
    assert written(report, before) == written(report, before)


def test_what_has_no_place_in_the_document_is_in_a_last_comment() -> None:
    before = of_body(BODIES["one run"])
    text = text_of(before)
    end = len(text)
    report = report_of_spans(text, [Span(start=end, end=end)])
    out = written(report, before)
    assert text_of(out) == text
    [comment] = part(out, "word/comments.xml")
    assert "where no comment can" in "".join(comment.itertext())


def test_a_file_that_says_something_else_by_now_is_refused() -> None:
    report = report_on(text_of(of_body(BODIES["one run"])))
    with pytest.raises(InputError, match="check it again"):
        written(report, of_body(BODIES["a link"]))


def test_without_the_file_there_is_nothing_to_write_into() -> None:
    report = report_on("The board met on Friday.")
    with pytest.raises(InputError, match="is needed"):
        annotated_docx(Order(report, around))


def test_only_what_is_wanted_is_commented_on() -> None:
    before = of_body(BODIES["one run"])
    report = report_on(text_of(before))
    out = written(report, before, only=frozenset(["not_found"]))
    assert list(commented(out).values()) == ["We will sail when the rota is fair,"]


@pytest.mark.parametrize("hostile", ["a\x00b\x1b[31m", "\ufffe\ud800", "<w:t>&amp;", "\u202eabc"])
def test_text_of_others_is_text_in_a_comment(hostile: str) -> None:
    before = of_body(BODIES["one run"])
    text = text_of(before)
    failure = Failure(stage="judge", message=f"The model said {hostile} to it")
    claim = Claim(text=text[:20], span=Span(start=0, end=20), sentence=text[:20])
    report = report_of_spans(text, []).model_copy(
        update={"findings": (Finding.failed(claim, failure),)}
    )
    out = written(report, before)
    said = "".join(part(out, "word/comments.xml").itertext())
    assert "The model said" in said
    assert not {"\x00", "\x1b", "\ufffe", "\u202e"} & set(said)


def test_decisions_of_people_are_told_in_the_comment() -> None:
    before = of_body(BODIES["one run"])
    report = report_on(text_of(before))
    made = Decision(
        number=1, action="override", by="Ada Lind", at=RUN.started, label="refuted", note="I asked."
    )
    out = written(report.model_copy(update={"decisions": (made,)}), before)
    first = part(out, "word/comments.xml")[0]
    assert first.get(f"{W}initials") == "V-wrong"
    assert "Ada Lind" in "".join(first.itertext())


# ----------------------------------------------------------------------------------- corrections

ARTICLE = from_text(
    "The board paid 24 crews in May. Fares rose by 3 percent. The board met on 4 June 2012.\n\n"
    "“We will sail when the rota is fair,” said Ida Holm, who speaks for the pilots.",
    title="Pilots",
)


def refuted(text: str, claim: str, by: str, source: Source = ARTICLE) -> Finding:
    start, at = text.index(claim), source.text.index(by)
    cited = Citation.of(source, Span(start=at, end=at + len(by)))
    return Finding.judged(
        Claim(text=claim, span=Span(start=start, end=start + len(claim)), sentence=claim),
        Verdict(
            label="refuted",
            confidence=0.9,
            rationale="They differ.",
            evidence=(Evidence(stance="refutes", score=0.9, method="quantity", citation=cited),),
            judge="embedded",
        ),
    )


def altered(text: str, words: str, diff: list[tuple[str, str]]) -> QuoteCheck:
    """An altered quote; equal parts of the diff are pairs of the same words."""
    start = text.index(words)
    at = ARTICLE.text.index("We will sail")
    ops = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}
    return QuoteCheck(
        quote=Quote(text=words, span=Span(start=start, end=start + len(words))),
        label="altered",
        citation=Citation.of(ARTICLE, Span(start=at, end=at + 34)),
        diff=tuple(
            DiffPart.model_validate(
                {
                    "op": "equal" if a == b else ops[bool(a), bool(b)],
                    "source": a,
                    "quote": b,
                }
            )
            for a, b in diff
        ),
    )


CHANGED = (
    "The board paid 42 crews in May, in full. Fares rose by 7 percent. The board met on 6 June"
    " 2012. “We shall sail once when rota is fair,” said Ida Holm."
)
RIGHT = (
    "The board paid 24 crews in May, in full. Fares rose by 3 percent. The board met on 4 June"
    " 2012. “We will sail when the rota is fair,” said Ida Holm."
)


def changed_report() -> Report:
    quoted = "We shall sail once when rota is fair,"
    diff = [
        ("We", "We"), ("will", "shall"), ("sail", "sail"), ("", "once"), ("when", "when"),
        ("the", ""), ("rota is fair,", "rota is fair,"),
    ]  # fmt: skip
    return Report(
        draft=Draft(title="Draft", path="draft.docx", text=CHANGED),
        findings=(
            refuted(CHANGED, "The board paid 42 crews in May, in full.", "The board paid 24 crews"),
            refuted(CHANGED, "Fares rose by 7 percent.", "Fares rose by 3 percent."),
            refuted(CHANGED, "The board met on 6 June 2012.", "The board met on 4 June 2012."),
        ),
        quotes=(altered(CHANGED, quoted, diff),),
        run=RUN,
    )


def in_runs(text: str, every: int) -> bytes:
    """`text` as a paragraph of runs of so many characters, every second one bold."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for n, start in enumerate(range(0, len(text), every)):
        paragraph.add_run(text[start : start + every]).bold = bool(n % 2)
    return saved(document)


@pytest.mark.parametrize("every", [3, 11, 1000])
def test_accepted_the_document_says_what_the_sources_say_refused_what_it_said(every: int) -> None:
    before = in_runs(CHANGED, every)
    out = written(changed_report(), before, suggest=True)
    assert text_of(out) == RIGHT  # a draft is read with all changes accepted
    assert text_of(settled(out, accept=True)) == RIGHT
    refused = settled(out, accept=False)
    assert text_of(refused) == CHANGED
    assert without_marks(refused) == without_marks(before)


def test_without_being_asked_nothing_is_suggested() -> None:
    out = written(changed_report(), in_runs(CHANGED, 11))
    assert text_of(out) == CHANGED
    assert b"w:ins " not in etree.tostring(part(out, "word/document.xml"))


def test_what_stands_in_the_change_of_another_is_left_to_the_comment() -> None:
    inside = (
        '<w:p><w:ins w:id="1" w:author="Ed" w:date="2024-01-01T00:00:00Z"><w:r><w:t>'
        "The board paid 42 crews in May.</w:t></w:r></w:ins></w:p>"
    )
    before = of_body(inside)
    text = text_of(before)
    report = report_of_spans(text, []).model_copy(
        update={"findings": (refuted(text, text, "The board paid 24 crews in May."),)}
    )
    assert len(corrections(report)) == 1
    out = written(report, before, suggest=True)
    assert text_of(out) == text
    assert without_marks(out) == without_marks(before)


def test_two_different_corrections_of_one_place_are_both_left_out() -> None:
    text = "Fares rose by 7 percent."
    other = from_text("Fares rose by 5 percent.", title="Other")
    report = report_of_spans(text, []).model_copy(
        update={
            "findings": (
                refuted(text, text, "Fares rose by 3 percent."),
                refuted(text, text, "Fares rose by 5 percent.", other),
            )
        }
    )
    assert corrections(report) == []


def test_a_claim_that_a_model_put_in_other_words_gets_no_correction() -> None:
    text = "They rose by 7 percent."
    found = refuted("Fares rose by 7 percent.", "Fares rose by 7 percent.", "Fares rose by 3")
    claim = found.claim.model_copy(update={"span": Span(start=0, end=len(text))})
    report = report_of_spans(text, []).model_copy(
        update={"findings": (found.model_copy(update={"claim": claim}),)}
    )
    assert corrections(report) == []


@pytest.mark.parametrize(
    ("claim", "source", "right"),
    [
        ("The board paid more than 300 crews.", "The board paid 24 crews.", None),
        ("The board paid 42 crews.", "It paid about 24 crews.", "The board paid about 24 crews."),
        ("The board met on Friday.", "The board met on 4 June 2012.", None),
        ("The board met on Friday.", "The board met on Monday.", "The board met on Monday."),
        ("In all, two of the nine towns agreed.", "Seven of the nine towns agreed.",
         "In all, seven of the nine towns agreed."),
        ("It fell to 3 percent from 5 percent.", "It fell to 3 percent from 4 percent.",
         "It fell to 3 percent from 4 percent."),
        ("The rate is down to 11.2 percent last month from January's 19 percent.",
         "The rate is down to 11.2 percent last month from January's 12 percent.", None),
        ("The levy brings $5 million a year.", "The levy brings $4.2 million a year.",
         "The levy brings $4.2 million a year."),
    ],
)  # fmt: skip
def test_a_figure_is_corrected_as_its_source_has_it(
    claim: str, source: str, right: str | None
) -> None:
    article = from_text(source, title="Article")
    report = report_of_spans(claim, []).model_copy(
        update={"findings": (refuted(claim, claim, source, article),)}
    )
    made = claim
    for one in reversed(corrections(report)):
        made = made[: one.span.start] + one.words + made[one.span.end :]
    assert made == (right or claim)
