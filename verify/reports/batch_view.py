"""The rows of a batch on the web desk: filtered, and listed with what came of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from verify.models import Checked, CheckedRow, Citation, Decision, Finding, outcomes
from verify.reports.addresses import reading_address
from verify.reports.cards import badge
from verify.reports.html import decisions_html, result_html
from verify.reports.labels import OUTCOMES, decided_look, look_of
from verify.reports.listing import table
from verify.reports.marked import line
from verify.reports.passage import Context
from verify.reports.wording import byline, decision_words, failure_words, one_line, title_words

_CITED_CHARS = 240
DECIDED = {
    "all": "Every row",
    "open": "Not decided",
    "accept": "Accepted",
    "override": "Given another label",
    "edit": "Edited and checked again",
}
"""What rows can be filtered by: what was decided about them."""


def outcome_counts(rows: Iterable[CheckedRow]) -> dict[str, int]:
    """How many rows came to what, the worst first."""
    counts = Counter(name for row in rows for name in outcomes(row.result))
    return dict(sorted(counts.items(), key=lambda pair: (OUTCOMES[pair[0]].rank, pair[0])))


def that_came_to(rows: Iterable[CheckedRow], wanted: Collection[str]) -> list[CheckedRow]:
    """The rows that came to any of `wanted`; all of them where nothing is wanted."""
    return [row for row in rows if not wanted or set(wanted).intersection(outcomes(row.result))]


def that_were(
    rows: Iterable[CheckedRow], decided: Mapping[int, Decision], wanted: str
) -> list[CheckedRow]:
    """The rows about which what DECIDED calls `wanted` was decided."""
    return [row for row in rows if wanted in ("all", _action(decided.get(row.number)))]


def _action(made: Decision | None) -> str:
    return made.action if made is not None else "open"


def rows_html(
    rows: Sequence[CheckedRow], decided: Mapping[int, Decision], chosen: int | None = None
) -> str:
    """Rows with their result, what was decided, what was checked, and the words that decided it.

    The id of a row is a link to all that was found about it.
    """
    heads = ("Row", "Result", "Claim or quote", "In the sources")
    cells = (_cells(row, decided.get(row.number), row.number == chosen) for row in rows)
    return table(heads, cells, "Results")


def row_html(row: CheckedRow, decided: Sequence[Decision], context: Context) -> str:
    """All that was found about a row, and what was decided about it."""
    return (
        f'<article class="v-item v-edge-{look_of(row.result).tone}" id="found" tabindex="-1">'
        f'<p class="v-number">Row {line(str(row.id))}</p>'
        f"{result_html(row.result, context)}{decisions_html(decided, context)}</article>"
    )


def _cells(row: CheckedRow, made: Decision | None, chosen: bool) -> tuple[str, ...]:
    checked = row.result
    text = checked.claim.text if isinstance(checked, Finding) else f"“{checked.quote.text}”"
    current = ' aria-current="true"' if chosen else ""
    return (
        f'<a href="#found-{row.number}"{current}>{line(str(row.id))}</a>',
        badge(look_of(checked)) + _decided(checked, made),
        f'<span dir="auto">{line(text)}</span>',
        _why(row),
    )


def _decided(checked: Checked, made: Decision | None) -> str:
    if made is None:
        return ""
    after = decided_look(checked, made)
    changed = f" → {badge(after)}" if after != look_of(checked) else ""
    return f'{changed}<span class="v-by">{line(decision_words(made))}</span>'


def _why(row: CheckedRow) -> str:
    checked = row.result
    if isinstance(checked, Finding):
        if checked.failure is not None:
            return line(failure_words(checked.failure))
        cited = [item.citation for item in checked.verdict.evidence] if checked.verdict else []
        if checked.verdict is not None and not cited:
            return line(checked.verdict.rationale)
    else:
        cited = [checked.citation] if checked.citation else []
    return _cited(cited[0], own=row.evidence is not None) if cited else "–"


def _cited(citation: Citation, *, own: bool) -> str:
    words = one_line(citation.exact)
    words = words if len(words) <= _CITED_CHARS else words[:_CITED_CHARS].rsplit(" ", 1)[0] + " …"
    if own:
        return f'<mark dir="auto">{line(words)}</mark><br>evidence of the row'
    return (
        f'<mark dir="auto">{line(words)}</mark><br>{line(title_words(citation))}, '
        f'{line(byline(citation))} <a class="v-link v-read" '
        f'href="{line(reading_address([citation]))}">Read in the article</a>'
    )
