"""The rows of a batch on the web desk: filtered, and listed with what came of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from verify.models import CheckedRow, Citation, Finding, outcomes
from verify.reports.addresses import reading_address
from verify.reports.cards import badge
from verify.reports.labels import OUTCOMES, look_of
from verify.reports.listing import table
from verify.reports.marked import line
from verify.reports.wording import byline, failure_words, one_line, title_words

_CITED_CHARS = 240


def outcome_counts(rows: Iterable[CheckedRow]) -> dict[str, int]:
    """How many rows came to what, the worst first."""
    counts = Counter(name for row in rows for name in outcomes(row.result))
    return dict(sorted(counts.items(), key=lambda pair: (OUTCOMES[pair[0]].rank, pair[0])))


def that_came_to(rows: Iterable[CheckedRow], wanted: Collection[str]) -> list[CheckedRow]:
    """The rows that came to any of `wanted`; all of them where nothing is wanted."""
    return [row for row in rows if not wanted or set(wanted).intersection(outcomes(row.result))]


def rows_html(rows: Sequence[CheckedRow]) -> str:
    """Rows with their result, what was checked, and the words that decided it."""
    return table(
        ("Row", "Result", "Claim or quote", "In the sources"), map(_cells, rows), "Results"
    )


def _cells(row: CheckedRow) -> tuple[str, ...]:
    checked = row.result
    text = checked.claim.text if isinstance(checked, Finding) else f"“{checked.quote.text}”"
    return (
        line(str(row.id)),
        badge(look_of(checked)),
        f'<span dir="auto">{line(text)}</span>',
        _why(row),
    )


def _why(row: CheckedRow) -> str:
    checked = row.result
    if isinstance(checked, Finding):
        if checked.failure is not None:
            return line(failure_words(checked.failure))
        cited = [item.citation for item in checked.verdict.evidence] if checked.verdict else []
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
