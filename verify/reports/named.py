"""What the sources say that a draft's writer names, in words and as HTML."""

from __future__ import annotations

from verify.models import Finding, NamedSource, Report
from verify.models.named import Says
from verify.reports.cards import section
from verify.reports.marked import line
from verify.reports.wording import counted, one_line

_SAYS: dict[Says, str] = {
    "supports": "Your source says so",
    "refutes": "Your source says otherwise",
    "open": "Your source does not say so",
    "absent": "Your source is not in the library",
}
_NOTE_CHARS = 120


def named_lines(finding: Finding) -> list[str]:
    """A line for each source that the writer names for a claim."""
    return [_line(named) for named in finding.named]


def _line(named: NamedSource) -> str:
    if named.says == "absent":
        told = one_line(named.note.url or named.note.text)
        told = told if len(told) <= _NOTE_CHARS else told[:_NOTE_CHARS].rsplit(" ", 1)[0] + " …"
        add = f" (add it: verify add {one_line(named.note.url)})" if named.note.url else ""
        return f"{_SAYS['absent']}: {told}{add}"
    return f"{_SAYS[named.says]}: {one_line(named.title or '')}"


def named_html(finding: Finding) -> str:
    """The same as a section of a report; nothing where no source is named."""
    lines = "".join(f"<li>{line(text)}</li>" for text in named_lines(finding))
    return section("The writer's sources", [f"<ul>{lines}</ul>"] if lines else [])


def nameless(report: Report) -> list[int]:
    """The numbers of the claims that no source is named for, in a draft that names some."""
    if not any(finding.named for finding in report.findings):
        return []
    return [n for n, item in report.numbered() if isinstance(item, Finding) and not item.named]


def nameless_words(report: Report) -> str | None:
    """Which claims no source is named for, in one line; None where that is not asked."""
    numbers = nameless(report)
    if not numbers:
        return None
    return (
        f"no source is named for {counted(len(numbers), 'claim')}: {', '.join(map(str, numbers))}"
    )
