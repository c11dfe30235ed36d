"""Only the sources that are asked are evidence, for claims, questions and quotes alike."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from verify.cli import app
from verify.errors import InputError, UnknownSource
from verify.sources.source import from_text
from verify.verifier import Verifier

OLD = "Six of the nine wardens backed the ferry in March. “It is a fair price,” said Ina Berg."
NEW = "Two of the nine wardens backed the ferry in June. “It is a poor price,” said Ola Lind."
CLAIM = "Six of the nine wardens backed the ferry in March."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Verifier]:
    """The desk over two articles and one without a date."""
    with Verifier.open(tmp_path / "store") as opened:
        opened.library.add(
            [
                from_text(OLD, title="Old", publisher="Post", published=date(2024, 3, 5)),
                from_text(NEW, title="New", publisher="Herald", published=date(2024, 6, 9)),
                from_text("The ferry is blue, the wardens say.", title="Undated"),
            ]
        )
        yield opened


def label(desk: Verifier) -> str | None:
    verdict = desk.check_claim(CLAIM).verdict
    return verdict.label if verdict else None


def test_all_sources_are_asked_unless_some_are_named(desk: Verifier) -> None:
    assert label(desk) == "supported"
    assert desk.check_quote("It is a poor price").label == "verbatim"


@pytest.mark.parametrize(
    ("asked", "claim", "quote"),
    [
        ({"publisher": "post"}, "supported", "not_found"),
        ({"publisher": "Herald"}, "other", "verbatim"),
        ({"published_to": date(2024, 4, 1)}, "supported", "not_found"),
        ({"published_from": date(2024, 4, 1)}, "other", "verbatim"),
        ({"as_of": date(2024, 4, 1)}, "supported", "not_found"),
        ({"as_of": date(2024, 7, 1)}, "supported", "verbatim"),
    ],
)
def test_only_what_is_asked_is_evidence(
    desk: Verifier, asked: dict[str, object], claim: str, quote: str
) -> None:
    desk.narrow(**asked)  # type: ignore[arg-type]
    assert (label(desk) == "supported") == (claim == "supported")
    found = desk.check_quote("It is a poor price")
    assert (found.label == "verbatim") == (quote == "verbatim")


def test_one_source_is_asked_by_the_start_of_its_id(desk: Verifier) -> None:
    new = next(row.id for row in desk.sources() if row.title == "New")
    desk.narrow([new[:8]])
    assert label(desk) != "supported"
    assert desk.check_draft(CLAIM).run.only == f"source {new}"


def test_a_month_counts_as_of_its_last_day(tmp_path: Path) -> None:
    with Verifier.open(tmp_path / "store") as desk:
        source = from_text(OLD, title="Old", published=date(2024, 3, 1))
        desk.library.add([source.model_copy(update={"published_precision": "month"})])
        with pytest.raises(InputError, match="as of 2024-03-20"):
            desk.narrow(as_of=date(2024, 3, 20))
        desk.narrow(as_of=date(2024, 3, 31))
        assert label(desk) == "supported"


def test_where_no_source_fits_nothing_is_checked(desk: Verifier) -> None:
    with pytest.raises(InputError, match="publisher Gazette"):
        desk.narrow(publisher="Gazette")
    with pytest.raises(UnknownSource):
        desk.narrow(["feedfeed"])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--as-of", "2024-04-01"], 1),
        (["--from", "2024-04-01", "--publisher", "Herald"], 0),
        (["--to", "April"], 2),
    ],
)
def test_the_options_of_a_command_name_who_is_asked(
    desk: Verifier, options: list[str], code: int
) -> None:
    store = str(desk.settings.store)
    ran = CliRunner().invoke(app, ["quote", "It is a poor price", *options, "--store", store])
    assert ran.exit_code == code
