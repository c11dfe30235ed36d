"""What people decided, and what nobody came to, is in every report beside what was found."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from verify.models import Decision, Finding, Report
from verify.reports.html import report_html
from verify.reports.markdown import report_markdown
from verify.reports.passage import Context
from verify.reports.terminal import render_report
from verify.reports.wording import decision_words, total_words

AT = datetime(2024, 5, 4, 10, 30, tzinfo=UTC)


def decided(number: int, **fields: object) -> Decision:
    return Decision.model_validate(
        {"number": number, "action": "accept", "by": "Ina Berg", "at": AT, **fields}
    )


@pytest.fixture
def worked_on(report: Report, refuted: Finding) -> Report:
    """A report of which one result was overridden, one was written anew, and one is missing."""
    numbers = {id(item): n for n, item in report.numbered()}
    number = numbers[id(report.findings[1])]
    *quotes, last = report.quotes
    return report.model_copy(
        update={
            "quotes": tuple(quotes),
            "unchecked": (last.quote,),
            "decisions": (
                decided(1, action="override", label="supported", note="The board's own count."),
                decided(number),
                decided(number, action="edit", by="Ola", result=refuted),
            ),
        }
    )


def terminal(report: Report, context: Context) -> str:
    console = Console(file=StringIO(), width=100)
    console.print(render_report(report, context))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


WRITERS: dict[str, Callable[[Report, Context], str]] = {
    "html": report_html,
    "markdown": report_markdown,
    "terminal": terminal,
    "json": lambda report, _: report.model_dump_json(),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_decision_stands_beside_what_was_found(
    worked_on: Report, context: Context, writer: str
) -> None:
    text = " ".join(WRITERS[writer](worked_on, context).split())
    for words in ("Ina Berg", "Ola", "own count"):
        assert words in text
    if writer != "json":
        assert "Ina Berg overrides it: ✓ Supported (4 May 2024, 10:30 UTC)" in text
        assert text.count("Sources conflict") >= 1
        assert "Ola has other words checked" in text


@pytest.mark.parametrize("writer", ["html", "markdown", "terminal"])
def test_what_nobody_came_to_is_never_missing(
    worked_on: Report, context: Context, writer: str
) -> None:
    text = " ".join(WRITERS[writer](worked_on, context).split())
    assert re.search("…(</span>)? Not checked", text)
    assert "1 of them not checked: the run was stopped" in text
    assert worked_on.unchecked[0].text[:20] in text


def test_the_marked_draft_shows_both_labels(worked_on: Report, context: Context) -> None:
    page = report_html(worked_on, context)
    assert "⇄→✓&#8239;1</a>" in page
    assert "…&#8239;" in page


def test_a_draft_that_was_checked_whole_says_nothing_of_the_kind(
    report: Report, context: Context
) -> None:
    page = report_html(report, context)
    assert "before it came to this" not in page
    assert "Decided" not in page
    assert "not checked" not in total_words(report)


def test_a_withdrawn_decision_stays_on_record_and_changes_no_mark(
    worked_on: Report, context: Context
) -> None:
    made = (*worked_on.decisions, decided(1, action="withdraw", by="Ola"))
    page = report_html(worked_on.model_copy(update={"decisions": made}), context)
    assert "Ola takes the decision back" in page
    assert "Ina Berg overrides it" in page
    assert "⇄&#8239;1</a>" in page


def test_nothing_in_a_decision_is_markup(worked_on: Report, context: Context, hostile: str) -> None:
    made = (decided(1, action="override", label="refuted", by=hostile, note=hostile),)
    page = report_html(worked_on.model_copy(update={"decisions": made}), context)
    for tag in ("<script", "<img", "<form", "<svg", "\x1b", "\u202e"):
        assert tag not in page


def test_a_decision_reads_as_one_line(refuted: Finding) -> None:
    assert decision_words(decided(1, note=" Called\nher. ")) == (
        "Ina Berg agrees (4 May 2024, 10:30 UTC). Called her."
    )
    assert decision_words(decided(1, action="edit", result=refuted)).startswith(
        "Ina Berg has other words checked: Half of the 24 crews"
    )
