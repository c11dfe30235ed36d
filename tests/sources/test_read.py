import json
from datetime import date
from pathlib import Path

import pytest

from verify.errors import SourceError, SourceTooLarge, UnreadableSource, UnsupportedSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import find, read, read_draft

TEXT = "The council voted 5 to 4.\n\n“It cost £2,” said Ann Lee.\n"


def one(path: Path, settings: Settings | None = None) -> Source:
    (source,) = read(path, settings or Settings())
    assert isinstance(source, Source)
    return source


def sources(found: list[Source | SourceError]) -> list[Source]:
    return [item for item in found if isinstance(item, Source)]


def errors(found: list[Source | SourceError]) -> list[SourceError]:
    return [item for item in found if isinstance(item, SourceError)]


def test_a_text_file_becomes_a_source_at_its_path(tmp_path: Path) -> None:
    path = tmp_path / "council.txt"
    path.write_text(TEXT, "utf-8")
    source = one(path)
    assert (source.text, source.path) == (TEXT, str(path))
    assert source.title == "The council voted 5 to 4."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_encoding_of_a_text_is_recognised(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "council.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert one(path).text == TEXT


def test_line_ends_and_accents_are_made_canonical_once(tmp_path: Path) -> None:
    path = tmp_path / "council.txt"
    path.write_bytes("Jose\u0301 voted.\r\nLee did not.\r".encode())
    assert one(path).text == "José voted.\nLee did not.\n"


def test_a_few_control_characters_are_taken_out_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "council.txt"
    path.write_text("The council \x02voted\x07." + " It was 5 to 4." * 9, "utf-8")
    source = one(path)
    assert source.text.startswith("The council voted. It was")
    assert source.notes == ("2 control characters were taken out",)


def test_front_matter_is_read_and_left_out_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "council.md"
    path.write_text(
        '---\ntitle: "Libraries: two close"\ndate: 2021-05\nsource: Milltown Daily\n'
        "url: https://example.org/a\ntags: [x]\n---\n\n# Libraries\n\nThe council *voted*.\n",
        "utf-8",
    )
    source = one(path)
    assert source.title == "Libraries: two close"
    assert (source.published, source.published_precision) == (date(2021, 5, 1), "month")
    assert (source.publisher, source.url) == ("Milltown Daily", "https://example.org/a")
    assert source.text.strip() == "# Libraries\n\nThe council *voted*."


def test_the_heading_of_a_markdown_file_is_its_title(tmp_path: Path) -> None:
    path = tmp_path / "council.md"
    path.write_text("# Two libraries close\n\nThe council voted.\n\n---\n\nMore.\n", "utf-8")
    assert one(path).title == "Two libraries close"


def test_every_row_of_a_json_lines_file_is_a_source_or_an_error(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [
        json.dumps({"id": "a", "title": "One", "text": "First text.", "date": "2021-05-03"}),
        "not json",
        "",
        json.dumps(["a", "list"]),
        json.dumps({"title": "No text"}),
        json.dumps({"text": "Second text.", "date": "one fine day"}),
        json.dumps({"text": "   "}),
        json.dumps({"Headline": "Two", "body": ["Third.", "Text."], "publisher": "Milltown Daily"}),
        json.dumps({"text": "Broken \ud800 surrogate.", "date": None, "url": "https://e.org/4"}),
    ]
    path.write_text("\n".join(rows), "utf-8")
    found = list(read(path, Settings()))
    assert [s.title for s in sources(found)] == [
        "One",
        "Second text.",
        "Two",
        "Broken \ufffd surrogate.",
    ]
    assert [s.text for s in sources(found)][:3:2] == ["First text.", "Third.\n\nText."]
    assert sources(found)[0].published == date(2021, 5, 3)
    assert sources(found)[2].publisher == "Milltown Daily"
    said = [str(e) for e in errors(found)]
    assert [s.partition("line ")[2][:2] for s in said] == ["2:", "4:", "5:", "7:"]


@pytest.mark.parametrize(
    ("words", "published", "noted"),
    [
        ("one fine day", None, "cannot be read, so it is left unknown; write it as YYYY-MM-DD"),
        ("03/04/2025", None, "may mean 2025-04-03 or 2025-03-04, so it is left unknown"),
        ("04/04/2025", date(2025, 4, 4), ""),
        ("25/04/2025", date(2025, 4, 25), ""),
        ("04.03.2025", date(2025, 3, 4), ""),
        ("45720", date(2025, 3, 4), ""),
        ("1741123800", date(2025, 3, 4), ""),
        ("1741123800000", date(2025, 3, 4), ""),
        ("20250304T213000Z", date(2025, 3, 4), ""),
        ("Tue, 04 Mar 2025 21:30:00 GMT", date(2025, 3, 4), ""),
        ("12345678901", None, "cannot be read"),
    ],
)
def test_a_date_that_cannot_be_told_costs_the_date_and_not_the_row(
    tmp_path: Path, words: str, published: date | None, noted: str
) -> None:
    path = tmp_path / "articles.csv"
    path.write_text(f'text,Pub Date\nThe mill was sold.,"{words}"\n', "utf-8")
    source = one(path)
    assert (source.text, source.published) == ("The mill was sold.", published)
    assert [noted in note for note in source.notes] == [True] * bool(noted)


def test_html_in_a_row_is_read_as_html_and_objects_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [
        {
            "body": "<p>The mill in <b>Orle</b> cost &pound;3m.<sup>2</sup></p>"
            "<script>x()</script><ul><li>It burnt.</li></ul>"
            "<table><tr><td>2019</td><td>511</td></tr></table>",
            "source": {"name": "Orle Post"},
        },
        {"content": {"rendered": "<p>It <s>rained</s> snowed.</p>"}},
        {"text": "If a < b and c > d, write <x>."},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    found = sources(list(read(path, Settings())))
    assert [source.text for source in found] == [
        "The mill in Orle cost £3m.\n\nIt burnt.\n\n2019 | 511",
        "It snowed.",
        "If a < b and c > d, write <x>.",
    ]
    assert found[0].publisher == "Orle Post"


def test_a_row_is_known_by_its_id_or_url_and_not_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [{"id": 7, "text": "A."}, {"url": "https://e.org/b", "text": "B."}, {"text": "C."}]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    paths = [s.path for s in sources(list(read(path, Settings())))]
    assert paths[:2] == [f"{path}#7", f"{path}#https://e.org/b"]
    moved = [{"text": "New."}, *rows, {"id": 7, "text": "Its id is taken."}]
    path.write_text("\n".join(map(json.dumps, moved)), "utf-8")
    again = [s.path for s in sources(list(read(path, Settings())))]
    assert again[1:4] == paths
    assert len(set(again)) == 5


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_of_articles_is_read_by_its_column_names(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = tmp_path / "articles.csv"
    lines = [
        delimiter.join(("Title", "Text", "Published", "Outlet")),
        delimiter.join(("One", '"“First”\n\ntext."', "3 May 2021", "Milltown Daily")),
        delimiter.join(("Two", "", "", "")),
        delimiter.join(("Three", "Third text.", "", "", "", "too many")),
        "",
        delimiter.join(("Four", "Fourth text.")),
    ]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    found = list(read(path, Settings()))
    assert [(s.title, s.text) for s in sources(found)] == [
        ("One", "“First”\n\ntext."),
        ("Four", "Fourth text."),
    ]
    assert sources(found)[0].published == date(2021, 5, 3)
    assert ["no text" in str(e) or "fields" in str(e) for e in errors(found)] == [True, True]


def test_a_quote_mark_missing_in_a_csv_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text('title,text\nOne,First.\nTwo,"Second.\nThree,Third.\n', "utf-8")
    found = list(read(path, Settings()))
    assert [s.text for s in sources(found)] == ["First."]
    assert "line 3: broken CSV" in str(errors(found)[0])


def test_a_folder_is_read_in_order_and_a_bad_file_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second.", "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.md").write_text("Third.", "utf-8")
    (tmp_path / "a.txt").write_text("First.", "utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 99)
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("Hidden.", "utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Hidden.", "utf-8")
    names = ["a.txt", "b.txt", "c.txt", "image.png", "z.md"]
    assert [p.name for p in find(tmp_path) if isinstance(p, Path)] == names
    found = list(read(tmp_path, Settings()))
    assert [s.text for s in sources(found)] == ["First.", "Second.", "Third."]
    assert [Path(e.where).name for e in errors(found)] == ["c.txt", "image.png"]
    assert "no reader for .png" in str(errors(found)[1])


def test_a_link_that_leads_out_of_the_folder_is_followed_only_when_asked(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_text("Secret.", "utf-8")
    (inside / "own.txt").write_text("Own.", "utf-8")
    (inside / "alias.txt").symlink_to(inside / "own.txt")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "circle").symlink_to(inside)
    found = list(read(inside, Settings()))
    assert [s.text for s in sources(found)] == ["Own.", "Own."]
    assert [Path(e.where).name for e in errors(found)] == ["file.txt", "folder"]
    assert "VERIFY_FOLLOW_LINKS" in str(errors(found)[0])
    followed = list(read(inside, Settings(follow_links=True)))
    assert {s.text for s in sources(followed)} == {"Own.", "Secret."}
    assert not errors(followed)
    assert [s.text for s in sources(list(read(inside / "file.txt", Settings())))] == ["Secret."]


def test_a_file_is_found_itself(tmp_path: Path) -> None:
    assert list(find(tmp_path / "x.doc")) == [tmp_path / "x.doc"]


BAD: list[tuple[str, bytes | None, type[SourceError], str]] = [
    ("missing.txt", None, UnreadableSource, "no such file"),
    ("empty.txt", b"", UnreadableSource, "is empty"),
    ("blank.txt", b" \n\t\n", UnreadableSource, "no text"),
    ("only-head.md", b"---\ntitle: A\n---\n", UnreadableSource, "no text"),
    ("binary.txt", bytes(range(256)) * 20, UnreadableSource, "binary"),
    ("x" * 5000, None, UnreadableSource, "no path"),
    ("nul.txt", b"Text\x00text", UnreadableSource, "binary"),
    ("controls.txt", b"\x01\x02\x03 abc", UnreadableSource, "binary"),
    ("really.txt", b"%PDF-1.7 ...", UnreadableSource, "a PDF"),
    ("really.md", b"PK\x03\x04....", UnreadableSource, ".docx"),
    ("mac.txt", "She said “no”.".encode("mac-roman"), UnreadableSource, "UTF-8"),
    ("notes.wpd", b"{text}", UnsupportedSource, "no reader for .wpd; there are"),
    ("notes", b"Text.", UnsupportedSource, "without a suffix"),
    ("no-text.csv", b"a,b\n1,2\n", UnreadableSource, "no column is called text"),
    ("empty.csv", b"", UnreadableSource, "is empty"),
]


@pytest.mark.parametrize(("name", "data", "kind", "said"), BAD, ids=[row[0][:20] for row in BAD])
def test_bad_input_is_refused_with_the_reason(
    tmp_path: Path, name: str, data: bytes | None, kind: type[SourceError], said: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(kind) as raised:
        list(read(path, Settings()))
    assert said in str(raised.value)
    assert str(path)[:200] in str(raised.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(SourceTooLarge, match=r"200 MB .* VERIFY_MAX_FILE_MB"):
        list(read(path, Settings()))


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Text. " * 100, "utf-8")
    with pytest.raises(SourceTooLarge, match="VERIFY_MAX_TEXT_CHARS"):
        list(read(path, Settings(max_text_chars=100)))


def test_a_line_over_the_limit_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    long = json.dumps({"text": "x" * 5000})
    path.write_text(f'{long}\n{{"text": "Short."}}\n', "utf-8")
    found = list(read(path, Settings(max_text_chars=100)))
    assert [s.text for s in sources(found)] == ["Short."]
    assert isinstance(found[0], SourceTooLarge)


def test_a_draft_has_a_title_and_canonical_text(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"# Two libraries close\r\n\r\nThe council voted.")
    assert read_draft(path, Settings()) == (
        "Two libraries close",
        "# Two libraries close\n\nThe council voted.",
    )


def test_a_folder_is_no_draft(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedSource, match="not a draft"):
        read_draft(tmp_path, Settings())


def test_a_table_is_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "draft.jsonl"
    path.write_text('{"text": "A."}', "utf-8")
    with pytest.raises(UnsupportedSource, match="not a draft"):
        read_draft(path, Settings())
