"""An answer in a terminal."""

from rich.console import Group, RenderableType

from verify.models import Answer
from verify.reports.labels import look_of
from verify.reports.passage import Context
from verify.reports.terminal.cited import (
    cited_list,
    failed,
    heading,
    indented,
    label,
    listed,
    nearest,
    oddities,
    other_figures,
    sections,
    used_figures,
    words,
    workings,
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
