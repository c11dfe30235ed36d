import io
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import SourceError, UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.pdf import flow
from verify.sources.read import read, read_draft
from verify.text.canonical import canonical
from verify.text.sentences import sentence_spans

PdfMaker = Callable[..., bytes]
PAGES = (
    "Milltown Daily 3\nTwo libraries close\n\n"
    "The council of Milltown voted on Tuesday to close two of its nine lib-\n"
    "raries and a hall, after a long debate that ended at midnight. The vote was\n"
    "5 to 4.\n1",
    "Milltown Daily 4\nThe mayor said that the town could not af-\n"
    "ford them, and that the well-\nknown plan of\n2",
    "Milltown Daily 5\nlast year was dead. A “well-known” (old) plan.\n3",
)


def one(path: Path) -> Source:
    (source,) = read(path, Settings())
    assert isinstance(source, Source)
    return source


def test_a_pdf_becomes_running_text_whose_sentences_are_whole(
    tmp_path: Path, make_pdf: PdfMaker
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(*PAGES))
    source = one(path)
    assert [span.of(source.text) for span in sentence_spans(source.text)] == [
        "Two libraries close",
        "The council of Milltown voted on Tuesday to close two of its nine libraries and a hall, "
        "after a long debate that ended at midnight.",
        "The vote was 5 to 4.",
        "The mayor said that the town could not afford them, and that the well-known plan of "
        "last year was dead.",
        "A “well-known” (old) plan.",
    ]


def test_a_citation_from_a_pdf_knows_its_page(tmp_path: Path, make_pdf: PdfMaker) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(*PAGES))
    source = one(path)
    pages = [source.page_of(source.text.index(w)) for w in ("Two", "5 to 4", "The mayor", "last")]
    assert pages == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The libraries of Milltown", "The libraries of Milltown"),
        ("", "Two libraries close"),
        ("draft3.doc", "Two libraries close"),
        ("Microsoft Word - draft", "Two libraries close"),
        ("untitled", "Two libraries close"),
    ],
)
def test_the_title_of_a_pdf_is_its_metadata_unless_a_program_put_it_in(
    tmp_path: Path, make_pdf: PdfMaker, title: str, expected: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(*PAGES, title=title))
    assert one(path).title == expected
    assert read_draft(path, Settings())[0] == expected


def encrypted(data: bytes, user: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt(user_password=user, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path: Path, make_pdf: PdfMaker) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(encrypted(make_pdf("The council voted."), user=""))
    assert one(path).text == "The council voted."


def test_a_pdf_with_a_password_is_refused(tmp_path: Path, make_pdf: PdfMaker) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(encrypted(make_pdf("The council voted."), user="secret"))
    with pytest.raises(UnreadableSource, match="needs a password"):
        one(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "broken"),
        (b"This is no PDF.", "broken"),
        (b"%PDF-1.7\n%%EOF", "broken"),
    ],
)
def test_a_broken_pdf_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=said):
        one(path)


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path, make_pdf: PdfMaker) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf("", ""))
    with pytest.raises(UnreadableSource, match="text recognition"):
        one(path)


def test_a_damaged_pdf_is_read_or_refused_but_never_crashes(
    tmp_path: Path, make_pdf: PdfMaker
) -> None:
    whole, dice = make_pdf(*PAGES), random.Random(7)
    path = tmp_path / "a.pdf"
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(bytes(data[: dice.randint(1, len(data))]))
        with suppress(SourceError):
            one(path)


@given(
    st.lists(st.text(alphabet="aB-\u00ad\u0301. \n1ﬁ“", max_size=60), max_size=6),
)
def test_running_text_is_canonical_and_its_pages_are_in_order(pages: list[str]) -> None:
    text, offsets = flow(pages)
    assert text == canonical(text)
    assert len(offsets) == len(pages)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("A short head\nThe text of this page begins here.", None),
        ("The text goes on and on until the line is full and\nThen it ends.", " "),
        ("The text goes on\nin lower case.", " "),
        ("The first item of a list that is as long as a line:\n• Second item.", None),
        ("A tariff on co-\noperation", ""),
    ],
)
def test_lines_are_joined_where_the_text_goes_on(lines: str, text: str | None) -> None:
    joint = "\n\n" if text is None else text
    expected = lines.replace("-\n", "") if joint == "" else lines.replace("\n", joint)
    assert flow([lines])[0] == expected


def test_a_line_that_heads_every_page_is_left_out() -> None:
    pages = [f"Annual report 2021 · {n}\n\nPage text {name}." for n, name in enumerate("abcd")]
    assert flow(pages)[0] == "\n\n".join(f"Page text {name}." for name in "abcd")


def test_ligatures_are_spelt_out_so_that_words_can_be_found() -> None:
    assert flow(["The oﬃce ﬁled it."])[0] == "The office filed it."
