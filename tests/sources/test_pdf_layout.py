"""A PDF page reads as a reader reads it: column by column, and without melted note marks."""

from pathlib import Path

import pytest

from verify.models import Source
from verify.settings import Settings
from verify.sources.pdf_layout import Box, text_of
from verify.sources.read import read

LEFT = (
    "The harbour board agreed on",
    "Monday to buy two ferries for",
    "nine million, its chair said",
    "after a meeting of the board",
    "that went on until midnight.",
)
RIGHT = (
    "Meanwhile the old market",
    "lost twelve of its stalls in",
    "a fire on Sunday, a trader",
    "of the market told the paper",
    "in the evening of that day.",
)


def drawn(*runs: tuple[float, float, float, str]) -> bytes:
    """A PDF of one page with these runs of text: x, y, size, words."""
    shown = "".join(
        f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n" for x, y, size, words in runs
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
        b"/Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
    ]
    out, at = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in at)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def read_one(tmp_path: Path, data: bytes) -> str:
    (tmp_path / "a.pdf").write_bytes(data)
    (source,) = read(tmp_path / "a.pdf", Settings())
    assert isinstance(source, Source)
    return source.text


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    rows = [
        run
        for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for run in ((50, 700 - 14 * n, 11, left), (320, 700 - 14 * n, 11, right))
    ]
    assert read_one(tmp_path, drawn(*rows)).split() == " ".join((*LEFT, *RIGHT)).split()


def test_a_raised_figure_does_not_melt_into_the_word_before_it(tmp_path: Path) -> None:
    text = read_one(
        tmp_path,
        drawn(
            (50, 700, 12, "They lost $45"),
            (124.5, 705, 7, "3"),
            (129, 700, 12, "million, and 120"),
            (216.5, 705, 7, "7"),
            (221, 700, 12, "people left."),
        ),
    )
    assert text == "They lost $45 million, and 120 people left."


@pytest.mark.parametrize(
    "rows",
    [
        [("Orle", "1,200"), ("Vell", "980"), ("Tarn", "761"), ("Marsh", "85"), ("Holm", "40")],
        [(LEFT[0], "12"), (LEFT[1], "7"), (LEFT[2], "9"), (LEFT[3], "4"), (LEFT[4], "3")],
    ],
)
def test_a_table_is_not_read_as_columns(rows: list[tuple[str, str]]) -> None:
    boxes = [
        box
        for n, (name, figure) in enumerate(rows)
        for box in (
            Box(50, 700 - 14 * n, 200, 710 - 14 * n, name),
            Box(320, 700 - 14 * n, 350, 710 - 14 * n, figure),
        )
    ]
    assert text_of(boxes, 600) is None
