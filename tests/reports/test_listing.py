"""Lists of the web desk: what is known of sources, and how their versions hang together."""

from datetime import UTC, date, datetime

from verify.library.records import SourceRow
from verify.reports.listing import added_html, matching, sources_html, versions
from verify.verifier import AddResult


def row(name: str, title: str, superseded_by: str | None = None, **known: str) -> SourceRow:
    return SourceRow(
        id=name,
        title=title,
        publisher=known.get("publisher"),
        published=date(2011, 6, 27),
        published_precision="day",
        url=known.get("url"),
        path=None,
        retrieved_at=datetime(2026, 11, 24, tzinfo=UTC),
        furniture=(),
        pages=(),
        passages=1,
        transcribed=False,
        notes=(),
        superseded_by=superseded_by,
    )


FIRST, SECOND, THIRD = row("a1", "A vote", "b2"), row("b2", "A vote", "c3"), row("c3", "A vote")
OTHER = row("d4", "<b>Tolls</b>", publisher="Harbour Post")


def test_earlier_versions_stand_under_the_one_that_took_their_place() -> None:
    assert versions([FIRST, SECOND, THIRD, OTHER]) == {"c3": [FIRST, SECOND], "d4": []}


def test_a_version_whose_successor_is_gone_is_passed_over() -> None:
    assert versions([FIRST, OTHER]) == {"d4": []}


def test_every_word_of_a_search_must_be_there() -> None:
    assert matching([THIRD, OTHER], "HARBOUR tolls") == [OTHER]
    assert matching([THIRD, OTHER], "june 2011") == [THIRD, OTHER]
    assert matching([THIRD, OTHER], "vote tolls") == []


def test_titles_are_escaped_and_lead_to_their_article() -> None:
    html = sources_html([OTHER], {})
    assert '<a dir="auto" href="article?source=d4">&lt;b&gt;Tolls&lt;/b&gt;</a>' in html


def test_what_failed_is_named_without_the_place_on_the_server() -> None:
    html = added_html(AddResult(failed=(("/tmp/x/bad.pdf", "/tmp/x/bad.pdf: is <broken>"),)))  # noqa: S108
    assert "1 could not be read" in html
    assert "<b>bad.pdf</b>: is &lt;broken&gt;" in html
    assert "/tmp" not in html  # noqa: S108
