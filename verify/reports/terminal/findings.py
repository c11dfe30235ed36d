"""Verdicts, quote checks and checked drafts in a terminal."""

from rich.console import Group, RenderableType
from rich.text import Text

from verify.models import Answer, Finding, Quote, QuoteCheck, Report
from verify.reports.labels import PENDING, about, look_of, tally, unchecked, worst_first
from verify.reports.passage import Context
from verify.reports.terminal.cited import (
    STYLES,
    cited_list,
    diff,
    evidence_list,
    failed,
    heading,
    indented,
    label,
    listed,
    nearest,
    oddities,
    other_figures,
    places,
    sections,
    used_figures,
    words,
    workings,
)
from verify.reports.wording import (
    LEFT_OUT,
    decision_words,
    gaps_of,
    left_out_words,
    one_line,
    quote_remarks,
    run_words,
    total_words,
    verdict_words,
)


def render_answer(answer: Answer, context: Context) -> RenderableType:
    """The answer first; under it the working, the cited words, other figures, near passages."""
    cited = [indented(item) for item in cited_list(answer.citations, context, answer.calculations)]
    return sections(
        [words(answer.question, "dim"), _said(answer), *workings(answer.calculations)],
        [heading("In the sources"), *cited] if cited else [],
        used_figures(answer.calculations, answer.citations, context),
        other_figures(answer.other, context),
        oddities(answer.oddities, context),
        listed("Take care", answer.cautions),
        nearest(answer.nearest, context),
        [words(f"judge: {answer.judge}", "dim")],
    )


def _said(answer: Answer) -> RenderableType:
    look = look_of(answer)
    if answer.failure is not None:
        return failed(answer.failure, look)
    if answer.text is not None:
        return words(answer.text, "bold green")
    return Group(label(look), indented(words(answer.reason or "")))


def render_finding(finding: Finding, context: Context) -> RenderableType:
    """The verdict on a claim first; under it why, the working, the evidence and what is missing.

    A failure shows as a failure.
    """
    claim = words(finding.claim.text, "dim")
    if finding.failure is not None:
        return Group(claim, failed(finding.failure))
    assert finding.verdict is not None  # noqa: S101  # the noun's validator holds it
    verdict = finding.verdict
    return sections(
        [claim, label(look_of(finding)), words(verdict.rationale), *workings(verdict.calculations)],
        evidence_list(verdict.evidence, context, verdict.calculations),
        used_figures(verdict.calculations, (e.citation for e in verdict.evidence), context),
        oddities(verdict.oddities, context),
        nearest(verdict.nearest, context),
        listed("Take care", verdict.cautions),
        listed("What is missing", gaps_of(verdict)),
        listed("Not checked", verdict.skipped_checks),
        [words(verdict_words(verdict), "dim")],
    )


def render_quote_check(check: QuoteCheck, context: Context) -> RenderableType:
    """What became of a quote first; under it the changes, the speaker and the words as they stand.

    Further places that hold the same words are listed after the best one.
    """
    changed = any(part.op != "equal" for part in check.diff)
    others = [place for place in check.places if place != check.citation]
    return sections(
        [
            Text.assemble(("“", "dim"), words(check.quote.text), ("”", "dim")),
            label(look_of(check)),
            *(words(remark) for remark in quote_remarks(check)),
        ],
        [heading("The source [-has-], the quote {+has+}"), indented(diff(check.diff))]
        if changed
        else [],
        places("In the source", [check.citation] if check.citation else [], context),
        places("Also here", others, context),
    )


def render_report(report: Report, context: Context) -> RenderableType:
    """A checked draft: the counts, then every claim and quote, the worst first."""
    head = Text.assemble((one_line(report.draft.title), "bold"))
    if report.draft.path:
        head.append(f"  {one_line(report.draft.path)}", style="dim")
    blocks: list[list[RenderableType]] = [[head, _counts(report)]]
    for number, result in worst_first(report):
        shown = (
            render_finding(result, context)
            if isinstance(result, Finding)
            else render_quote_check(result, context)
        )
        kind = "claim" if isinstance(result, Finding) else "quote"
        decided = (
            indented(words(f"Decided: {decision_words(made)}", "bold"))
            for made in about(report.decisions, number)
        )
        blocks.append([Text(f"{number}. {kind}", style="bold"), indented(shown), *decided])
    for number, item in unchecked(report):
        kind = "quote" if isinstance(item, Quote) else "claim"
        left = Group(words(item.text, "dim"), label(PENDING))
        blocks.append([Text(f"{number}. {kind}", style="bold"), indented(left)])
    if len(blocks) == 1:
        blocks.append([words("No claim and no quote was found in this draft.")])
    blocks.append(listed(LEFT_OUT, left_out_words(report)))
    return sections(*blocks, [words(run_words(report.run), "dim")])


def _counts(report: Report) -> Text:
    shown = Text(total_words(report))
    for look, n in tally(report):
        shown.append("\n")
        shown.append(f"{n:>5}  ")
        shown.append(f"{look.symbol} {look.words}", style=STYLES[look.tone])
    return shown
