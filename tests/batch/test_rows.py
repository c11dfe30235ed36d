"""Rows are read from JSONL and CSV, whatever their columns are called."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.batch.results import checked_row, document, results_text
from verify.batch.rows import FIELDS, Row, columns_of, likely_columns, rows_of
from verify.errors import InputError
from verify.models import CheckedRow, Claim, Failure, Finding, Quote, QuoteCheck, Span

CSV = "Nr;Statement;Said by\n7;It rained.;\n8;;Ina\n"
JSONL = '{"key": "a", "statement": "It rained."}\n\n[]\n{"key": "b", "other": 1}\n'


def test_columns_of_other_names_are_mapped() -> None:
    columns = {"id": "Nr", "claim": "Statement"}
    assert columns_of("in.csv", CSV.encode()) == ["Nr", "Statement", "Said by"]
    first, second = rows_of("in.csv", CSV.encode(), columns)
    assert first == Row(id="7", claim="It rained.")
    assert second.problem == "row 2: needs either a claim or a quote"
    assert columns_of("in.jsonl", JSONL.encode()) == ["key", "statement", "other"]
    rows = rows_of("in.jsonl", JSONL.encode(), {"id": "key", "claim": "statement"})
    assert [row.id for row in rows] == ["a", 2, "b"]
    assert [bool(row.problem) for row in rows] == [False, True, True]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"claim": "Claim"}, "has no column Claim; it has Nr, Statement, Said by"),
        ({"words": "Statement"}, "no such field: words; there are id, claim"),
        ({}, "no column named claim or quote, but Nr, Statement"),
    ],
)
def test_columns_that_are_not_there_are_named(columns: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        rows_of("in.csv", CSV.encode(), columns)


@pytest.mark.parametrize(
    ("there", "likely"),
    [
        (["id", "claim"], {"id": "id", "claim": "claim"}),
        (["Nr", "Statement", "Said by"], {"id": "Nr", "claim": "Statement", "speaker": "Said by"}),
        (["text", "claim"], {"claim": "claim"}),
        (["Quote", "Speaker"], {"quote": "Quote", "speaker": "Speaker"}),
        (["a", "b"], {}),
    ],
)
def test_the_likely_columns_go_by_their_names(there: list[str], likely: dict[str, str]) -> None:
    assert likely_columns(there) == likely


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


@example(["id", "claim", "quote", "evidence", "speaker"], ["1", "quote", "a", "b", "c"], "Rain.")
@given(st.permutations(FIELDS), st.lists(NAMES, min_size=5, max_size=5, unique=True), NAMES)
def test_a_mapping_is_all_that_names_matter_for(
    fields: list[str], names: list[str], words: str
) -> None:
    columns = dict(zip(fields, names, strict=True))
    plain = {"id": "x", "claim": words}
    renamed = {columns[field]: value for field, value in plain.items()}
    assert rows_of("in.jsonl", json.dumps(renamed).encode(), {f: columns[f] for f in plain}) == (
        rows_of("in.jsonl", json.dumps(plain).encode())
    )


def test_checked_rows_are_written_and_read_again() -> None:
    claim = Claim.alone("It rained.")
    quote = Quote(text="we will", span=Span(start=0, end=7))
    rows = [
        CheckedRow(
            number=1,
            id="a",
            evidence="It did.",
            result=Finding.failed(claim, Failure(stage="model", message="down")),
        ),
        CheckedRow(number=2, id=2, result=QuoteCheck(quote=quote, label="not_found")),
    ]
    assert [checked_row(row.number, document(row)) for row in rows] == rows
    lines = results_text(rows, ".jsonl").splitlines()
    assert [json.loads(line) for line in lines] == [document(row) for row in rows]
    assert results_text(rows, ".csv").startswith("id,status,text,label")
    assert results_text(rows, ".csv").count("\n") == 3


@pytest.mark.parametrize(
    "data",
    [
        "id,claim\r\n1,It rained.\r\n2,It “never” stopped.\r\n".encode("cp1252"),
        "id\tclaim\r\n1\tIt rained.\r\n2\tIt “never” stopped.\r\n".encode("utf-16"),
        "\ufeffid;claim\r\n1;It rained.\r\n2;It “never” stopped.\r\n".encode(),
        'sep=;\r\nid;claim\r\n1;It rained.\r\n2;"It “never” stopped."\r\n'.encode(),
        "id,claim\r1,It rained.\r2,It “never” stopped.\r".encode(),
        "ID,Claim\n1,It rained.\n,\n2,It “never” stopped.,\n".encode(),
    ],
    ids=["cp1252", "utf-16", "bom", "sep", "cr", "capitals"],
)
def test_a_batch_is_read_like_articles_are(data: bytes) -> None:
    rows = rows_of("in.csv", data)
    assert rows == [Row(id="1", claim="It rained."), Row(id="2", claim="It “never” stopped.")]


def test_a_row_with_too_many_fields_has_a_problem_of_its_own() -> None:
    first, second = rows_of("in.csv", b"id,claim\n1,It cost 4, not 5.\n2,It rained.\n")
    assert first.problem == "row 1: this row has 3 fields, the first row names 2"
    assert second == Row(id="2", claim="It rained.")
