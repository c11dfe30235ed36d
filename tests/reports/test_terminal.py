"""How results read in a terminal."""

import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from verify.models import (
    Answer,
    Calculation,
    Citation,
    Claim,
    DiffPart,
    Finding,
    Quote,
    QuoteCheck,
    Report,
    Source,
    Span,
    Unchecked,
)
from verify.reports.labels import LOOKS
from verify.reports.passage import Context, passage
from verify.reports.terminal import (
    render_added,
    render_answer,
    render_batch,
    render_extraction,
    render_finding,
    render_quote_check,
    render_report,
    render_source,
    render_sources,
)
from verify.reports.terminal.cited import CLOSE, OPEN, cited, diff, sentence
from verify.text.canonical import printable


def printed(renderable: RenderableType, *, colour: bool = False, width: int = 100) -> str:
    out = io.StringIO()
    Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        legacy_windows=False,
    ).print(renderable)
    return out.getvalue()


def solid(text: str) -> str:
    """`text` without its spaces: what is left when lines were broken anywhere."""
    return "".join(text.split())


def stored(citation: Citation) -> tuple[str, str, str]:
    return citation.prefix, citation.exact, citation.suffix


# ------------------------------------------------------------------------------------ answers


def test_an_answer_comes_first_then_its_working_then_the_cited_words(
    answer: Answer, context: Context
) -> None:
    lines = printed(render_answer(answer, context)).splitlines()
    assert lines[:3] == [answer.question, "6 of 24 (25 %)", "Working  6 of 24 = 25 %"]
    assert f"  [1] {OPEN}Six of the 24 crews{CLOSE} voted against it, the harbour board said." in (
        lines
    )
    assert "      Ferry pilots turn offer down" in lines
    assert any("The Harbour Post, 7 March 2023" in line for line in lines)
    assert any("https://harbourpost.example/pilots?id=7&page=1" in line for line in lines)


def test_another_figure_is_listed_with_what_it_is_about(answer: Answer, context: Context) -> None:
    shown = printed(render_answer(answer, context))
    assert "Other figures in the sources\n  81 percent, about turnout\n" in shown
    assert f"Turnout was {OPEN}81 percent{CLOSE}." in shown


def test_a_question_without_an_answer_says_why_and_shows_what_came_nearest(
    abstained: Answer, context: Context
) -> None:
    shown = printed(render_answer(abstained, context))
    assert "? No answer was found\n  No source states a price.\n" in shown
    assert "Nearest passages (they do not decide it)\n  Turnout was 81 percent." in shown


def test_a_failed_answer_looks_like_a_failure(failed_answer: Answer, context: Context) -> None:
    shown = printed(render_answer(failed_answer, context))
    assert " ! COULD NOT BE ANSWERED \n" in shown
    assert "judge: the model did not answer in 30 s. Trying again may help." in shown
    assert "not a verdict" in shown


# ----------------------------------------------------------------------------------- findings


def test_a_verdict_shows_its_label_working_and_evidence_strongest_first(
    refuted: Finding, context: Context
) -> None:
    shown = printed(render_finding(refuted, context))
    assert "✗ Refuted\nThe source has 6 of 24, not half.\nWorking  6 of 24 = 25 %\n" in shown
    assert shown.index("✗ Refutes") < shown.index("○ Only reports that it was said")


@pytest.mark.parametrize("label", [name for name in LOOKS if name != "failed"])
def test_no_label_can_be_taken_for_a_failure(label: str) -> None:
    failure = LOOKS["failed"]
    assert LOOKS[label].words != failure.words
    assert LOOKS[label].symbol != failure.symbol
    assert LOOKS[label].tone != failure.tone


def test_a_claim_that_could_not_be_checked_has_no_label_of_a_verdict(
    report: Report, context: Context
) -> None:
    shown = printed(render_finding(report.findings[-1], context))
    assert " ! COULD NOT BE CHECKED \n" in shown
    verdicts = ("supported", "refuted", "conflicting", "not_enough_evidence")
    assert not any(LOOKS[label].words in shown for label in verdicts)


def test_gaps_and_checks_that_were_left_out_are_listed(report: Report, context: Context) -> None:
    shown = printed(render_finding(report.findings[3], context))
    assert "What is missing\n  - a source on fares\n" in shown
    assert "Not checked\n  - negation\n" in shown


def test_figures_that_were_used_are_marked_in_a_cited_sentence(
    cite: Callable[..., Citation], context: Context
) -> None:
    whole = cite("Six of the 24 crews voted against it, the harbour board said.")
    working = Calculation(
        text="6 of 24", expression="6/24", value=0.25, inputs=(cite("Six of the 24 crews"),)
    )
    assert whole.exact in printed(cited([whole], context)).splitlines()
    assert f"{OPEN}Six of the 24 crews{CLOSE} voted against it, the harbour board said." in (
        printed(cited([whole], context, [working])).splitlines()
    )


# ------------------------------------------------------------------------------------- quotes


def test_an_altered_quote_shows_the_change_the_speaker_and_the_words_as_they_stand(
    report: Report, context: Context
) -> None:
    shown = printed(render_quote_check(report.quotes[0], context))
    assert "≠ Altered\nOne word is missing.\nThe tense was changed.\n" in shown
    assert "Attributed to Per Lund; the source gives the words to Ida Holm." in shown
    assert "  We [-will-] sail when the rota is fair,\n" in shown
    assert f'"{OPEN}We will sail when the rota is fair,{CLOSE}" said Ida Holm' in shown


def test_a_quote_that_is_word_for_word_has_no_list_of_changes(
    cite: Callable[..., Citation],
) -> None:
    place = cite("Turnout was 81 percent.")
    check = QuoteCheck(
        quote=Quote(text=place.exact, span=Span(start=0, end=len(place.exact))),
        label="verbatim",
        citation=place,
        places=(place,),
        diff=(DiffPart(op="equal", source=place.exact, quote=place.exact),),
    )
    shown = printed(render_quote_check(check, stored))
    assert "✓ Word for word\n" in shown
    assert "[-" not in shown


def test_a_diff_shows_old_and_new_words() -> None:
    parts = (
        DiffPart(op="equal", source="We", quote="We"),
        DiffPart(op="replace", source="will", quote="won't"),
        DiffPart(op="insert", source="", quote="ever"),
        DiffPart(op="delete", source="sail", quote=""),
    )
    assert diff(parts).plain == "We [-will-] {+won't+} {+ever+} [-sail-]"


# -------------------------------------------------------------------------------------- drafts


def test_a_checked_draft_lists_everything_once_the_worst_first(
    report: Report, context: Context
) -> None:
    shown = printed(render_report(report, context))
    heads = [line for line in shown.splitlines() if line.endswith((". claim", ". quote"))]
    assert heads == [f"{n}. {kind}" for n, kind in _WORST_FIRST]
    assert shown.startswith("Pilots vote  pilots.md\n5 claims, 2 quotes\n    1  ≠ Altered\n")


_WORST_FIRST = [
    (2, "claim"),
    (6, "quote"),
    (1, "claim"),
    (5, "claim"),
    (7, "quote"),
    (4, "claim"),
    (3, "claim"),
]


def test_a_draft_in_which_nothing_was_found_says_so(report: Report, context: Context) -> None:
    empty = report.model_copy(update={"findings": (), "quotes": ()})
    assert "No claim and no quote was found in this draft." in printed(
        render_report(empty, context)
    )


# ---------------------------------------------------------------------------------- the library


def test_sources_are_listed_with_dates_no_more_exact_than_stated(
    article: Source, reply: Source
) -> None:
    monthly = article.model_copy(update={"published_precision": "month"})
    shown = printed(render_sources([monthly, reply]))
    assert "March 2023" in shown
    assert "7 March" not in shown
    assert "no date" in shown
    assert shown.endswith("2 sources\n")


def test_an_empty_library_says_what_to_do() -> None:
    assert "verify add" in printed(render_sources([]))


def test_a_source_is_shown_whole(article: Source) -> None:
    assert solid(article.text) in solid(printed(render_source(article)))


@dataclass(frozen=True)
class _Added:
    added: tuple[tuple[Source, int], ...]
    unchanged: tuple[Source, ...]
    failed: tuple[tuple[str, str], ...]


def test_what_could_not_be_read_is_listed_with_the_reason(article: Source, reply: Source) -> None:
    result = _Added(((article, 3),), (reply,), (("a.bin", "no reader for .bin"),))
    shown = printed(render_added(result))
    assert "! could not be read  a.bin: no reader for .bin" in shown
    assert shown.endswith("1 source added (3 passages), 1 unchanged, 1 failed\n")


@dataclass(frozen=True)
class _Batch:
    rows: int
    kept: int
    seconds: float
    outcomes: Counter[str]


def test_a_batch_ends_with_how_many_rows_came_to_what() -> None:
    outcomes = Counter({"supported": 3, "failed": 1, "differs": 1, "number_changed": 1})
    shown = printed(render_batch(_Batch(5, 2, 3.21, outcomes)))
    assert shown.startswith("5 rows, 2 of them done before, 3.2 s\n")
    for line in (
        "1  ! Could not be checked  failed",
        "3  ✓ Supported  supported",
        "1  ≠ Another speaker  differs",
        "1  ≠ A number was changed  number_changed",
    ):
        assert line in shown


@dataclass(frozen=True)
class _Figure:
    text: str
    span: Span
    value: Decimal | tuple[Decimal, Decimal]
    unit: str | None = None
    of: str | None = None
    modifier: str = "exactly"


@dataclass(frozen=True)
class _Extraction:
    text: str
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    quantities: tuple[_Figure, ...]
    dates: tuple[_Figure, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


def test_an_extraction_lists_claims_quotes_and_figures_with_their_places(report: Report) -> None:
    figures = (
        _Figure("a third", Span(start=45, end=49), Decimal(1) / 3, of="crews"),
        _Figure("2-3 m", Span(start=1, end=6), (Decimal("2E+6"), Decimal("3E+6")), "EUR", "tax"),
        _Figure("over 4", Span(start=8, end=14), Decimal(4), modifier="more_than"),
    )
    claims = tuple(finding.claim for finding in report.findings)
    quotes = tuple(check.quote for check in report.quotes)
    asked = Unchecked(text="Who paid?", span=Span(start=50, end=59), reason="question")
    found = _Extraction(report.draft.text, claims, quotes, figures, unchecked=(asked,))
    shown = printed(render_extraction(found))
    assert "1 other line\n" in shown
    assert "question" in shown
    assert "5 claims\n" in shown
    assert "0 dates" in shown
    assert " 2,000,000 to 3,000,000 " in shown
    assert "more than 4 " in shown
    assert "0.333333 " in shown
    assert "Per Lund" in shown


# ------------------------------------------------------------------------------- hostile words


def test_hostile_words_are_shown_as_they_are_and_move_nothing(
    hostile: str, report_all_of: Callable[[str], Report]
) -> None:
    shown = printed(render_report(report_all_of(hostile), stored))
    assert not _controls(shown)
    assert solid(printable(hostile)) in solid(shown)


def test_hostile_words_add_no_escape_sequence_to_a_coloured_terminal(
    hostile: str, report_all_of: Callable[[str], Report]
) -> None:
    shown = printed(render_report(report_all_of(hostile), stored), colour=True, width=10_000)
    tame = printed(render_report(report_all_of("The board paid 24."), stored), colour=True)
    kinds = {sequence[-1] for sequence in _sequences(shown)}
    assert kinds <= {sequence[-1] for sequence in _sequences(tame)} | {"m", "\\"}
    assert not any("evil" in sequence for sequence in _sequences(shown))


def _controls(text: str) -> set[str]:
    return {char for char in text if char != "\n" and printable(char) != char}


def _sequences(text: str) -> list[str]:

    return re.findall(r"\x1b(?:\[[0-9;]*[A-Za-z]|\]8;[^\x1b\x07]*\x1b\\)", text)


TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("[]/\\\x1b\x9b\u202e\u200b\n\t ab12“”:")
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(printable(text).strip()))


@given(text=TEXTS, cut=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_passage_is_shown_whole_whatever_it_says(text: str, cut: tuple[int, int]) -> None:
    start, end = sorted(min(at, len(text)) for at in cut)
    shown = sentence(passage(text, [Span(start=start, end=end)]))
    bare = shown.plain.replace(OPEN, "").replace(CLOSE, "")
    assert solid(bare) == solid(printable(text).replace(OPEN, "").replace(CLOSE, ""))
    assert not _controls(shown.plain)
    assert not _controls(printed(shown, width=40))
