"""Whether a window tells of the time that a claim or question names."""

import re

from verify.models import Source

_MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march|april apr|may|june jun|july jul|august aug|
        september sept sep|october oct|november nov|december dec""".replace("\n", "").split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = re.compile(
    rf"\b(?:{'|'.join(name.capitalize() for name in _MONTHS)})\b(?!\s+[A-Z][a-z])(?<!May have)"
)
_YEAR = re.compile(r"(?<![\d$£€,.])(?:1[89]|20)\d\d(?![\d%]|[.,]\d)")
_TIME = re.compile(
    rf"(?:{_MONTH.pattern})(?:\s+\d{{1,2}}\b)?(?:,?\s+(?:{_YEAR.pattern}))?|{_YEAR.pattern}"
)


def times(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The months (1 to 12) and the years that `text` names."""
    months = frozenset(_MONTHS[m.group().casefold()] for m in _MONTH.finditer(text))
    return months, frozenset(int(m.group()) for m in _YEAR.finditer(text))


def told_times(text: str, source: Source | None = None) -> str:
    """The months and years that `text` names, in its words; else when its `source` is from.

    >>> told_times("In May 2011 they met again in August.")
    'May 2011, August'
    """
    if told := dict.fromkeys(" ".join(m.group().split()) for m in _TIME.finditer(text)):
        return ", ".join(told)
    if source is None or source.published is None:
        return ""
    exact = source.published_precision != "year"
    return f"{source.published:%B %Y}" if exact else str(source.published.year)


def fits(asked: str, window: str, source: Source) -> bool:
    """Whether `window` can be about the months and years that `asked` names.

    A window that names none of its own is taken to be of its article's date; an undated article may
    be of any time.
    """
    months, years = times(asked)
    own_months, own_years = times(window)
    published = source.published
    if published is not None:
        exact = source.published_precision != "year"
        own_months = own_months or (frozenset({published.month}) if exact else own_months)
        own_years = own_years or frozenset({published.year})
    return _meet(months, own_months) and _meet(years, own_years)


def _meet(asked: frozenset[int], told: frozenset[int]) -> bool:
    return not asked or not told or bool(asked & told)
