"""What is open says why and what it leans to, and what leans to refuted comes first."""

from io import StringIO
from typing import get_args

import pytest
from rich.console import Console, RenderableType

from verify.batch.results import results_text
from verify.models import (
    CheckedRow,
    Claim,
    Decision,
    Draft,
    Finding,
    Leaning,
    Reason,
    Report,
    Span,
    Verdict,
)
from verify.reports.cards import finding_html
from verify.reports.labels import REASONS, worst_first
from verify.reports.markdown import report_markdown
from verify.reports.passage import Context
from verify.reports.terminal import render_finding
from verify.reports.views import items_html, worst
from verify.reports.wording import gaps_of, leaning_words, verdict_words

WHY = "Not settled: the sources speak of this. The source has 7.3, your text 7.9."


def opened(refutes: float | None, start: int = 0, reason: Reason = "other_figure") -> Finding:
    """A finding that settles nothing, leaning so far to refuted."""
    text = f"Claim at {start}."
    return Finding.judged(
        Claim(text=text, span=Span(start=start, end=start + len(text)), sentence=text),
        Verdict(
            label="not_enough_evidence",
            confidence=0.4,
            rationale=WHY,
            gaps=("The source has 7.3, your text 7.9.", "a later figure"),
            reason=reason,
            leaning=None if refutes is None else Leaning(supports=0.05, refutes=refutes),
            judge="embedded",
        ),
    )


@pytest.fixture
def drafted(report: Report) -> Report:
    """A report on four claims of which none is settled."""
    found = [opened(0.2, 0), opened(None, 20), opened(0.62, 40), opened(0.4, 60)]
    draft = Draft(title="Open", text=" " * 100)
    return Report(draft=draft, findings=tuple(found), quotes=(), run=report.run)


def printed(renderable: RenderableType) -> str:
    console = Console(file=StringIO(), width=200, color_system=None)
    console.print(renderable)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_every_reason_has_a_few_words() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_what_leans_most_to_refuted_comes_first(drafted: Report) -> None:
    assert [number for number, _ in worst_first(drafted)] == [3, 4, 1, 2]
    assert worst(drafted) == [3, 4, 1, 2]


def test_what_somebody_decided_no_longer_leans(drafted: Report) -> None:
    made = Decision.model_validate(
        {"number": 3, "action": "accept", "by": "Ina", "at": drafted.run.started}
    )
    decided = drafted.model_copy(update={"decisions": (made,)})
    assert worst(decided) == [4, 1, 2, 3]


def test_reason_and_leaning_stand_in_every_report(drafted: Report, context: Context) -> None:
    finding = drafted.findings[2]
    for text in (
        printed(render_finding(finding, context)),
        finding_html(finding, context),
        report_markdown(drafted),
    ):
        assert "another figure" in text
        assert "leans to refuted (62 %)" in text.replace("\\", "")
    assert "leans to refuted (62 %)" in items_html(drafted)


def test_what_the_rationale_says_is_not_said_again(context: Context) -> None:
    finding = opened(0.6)
    assert finding.verdict is not None
    assert gaps_of(finding.verdict) == ["a later figure"]
    assert printed(render_finding(finding, context)).count("your text 7.9") == 1


@pytest.mark.parametrize(
    ("supports", "refutes", "said"),
    [
        (0.62, 0.1, "leans to supported (62 %)"),
        (0.1, 0.3, "leans to refuted (30 %)"),
        (0.1, 0.1, ""),
        (0.42, 0.44, ""),
        (0.0, 0.0, ""),
    ],
)
def test_a_leaning_is_said_where_there_is_one(supports: float, refutes: float, said: str) -> None:
    leaning = Leaning(supports=supports, refutes=refutes)
    verdict = opened(None).verdict
    assert verdict is not None
    assert leaning_words(verdict.model_copy(update={"leaning": leaning})) == said


def test_a_settled_verdict_has_neither(refuted: Finding) -> None:
    assert refuted.verdict is not None
    said = verdict_words(refuted.verdict)
    assert said == "confidence 0.93 · judge: embedded"


def test_a_row_of_a_table_has_them_too() -> None:
    row = CheckedRow(number=1, id="a", result=opened(0.62))
    head, line = results_text([row], ".csv").splitlines()[:2]
    cells = dict(zip(head.split(","), line.split(","), strict=False))
    assert head.endswith("failure,reason,leans_supported,leans_refuted,json")
    assert ",other_figure,0.05,0.62," in line
    assert cells["id"] == "a"


def test_hostile_gaps_are_text(hostile: str, context: Context) -> None:
    finding = opened(0.6)
    assert finding.verdict is not None
    verdict = finding.verdict.model_copy(update={"gaps": (hostile,), "rationale": hostile})
    html = finding_html(Finding.judged(finding.claim, verdict), context)
    for element in ("<script", "<img", "<form", "<svg", "\x1b", "\u202e"):
        assert element not in html
