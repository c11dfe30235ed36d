"""A working that a model gives, computed by code from figures of the sentences that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from verify.judges.arithmetic import Computed, WorkingProblem, compute
from verify.judges.judge import Dossier
from verify.judges.stated import figures_of, says, stated
from verify.models import Pick, Shown, Span, Working
from verify.quantities.dates import find_dates
from verify.quantities.derive import shown
from verify.text.fold import fold

MOST = 4
"""Workings in one reply that are computed."""
_APART = re.compile(r"\n|;(?![^()]*\))")
_HUNDRED = Decimal(100)
_FACTORS = frozenset(map(Decimal, (7, 10, 12, 24, 52, 60, 100, 365, 1000)))
"""Numbers that may multiply and divide without standing in a sentence: they change a unit."""
_ANY = Decimal(10**9)


def worked(given: str, claim: str | None, ids: Sequence[int], seen: Dossier) -> tuple[Working, ...]:
    """The calculations of `given`, each with the places that its figures come from.

    `claim` is what they have to come to: the value of one of them has to be a figure of it. None
    where it does not matter, as for what refutes a claim. Raises WorkingProblem, in words that a
    reader understands, where a working does not come out, or takes a figure that no sentence of
    `ids` has.
    """
    written = [part.strip() for part in _APART.split(given) if part.strip()]
    if not written:
        raise WorkingProblem("it is empty")
    if len(written) > MOST:
        raise WorkingProblem(f"it has more than {MOST} parts")
    sentences = [s for i in ids if (s := seen.sentence(i)) is not None]
    found: list[Working] = []
    before: dict[Decimal, tuple[Pick, ...]] = {}
    reached = claim is None
    for part in written:
        computed = compute(part)
        picks = _inputs(computed, sentences, before)
        value = abs(computed.value)
        before[value] = picks
        reached = reached or (claim is not None and _comes_to(computed, claim))
        text = f"{computed.expression} = {_result(computed)}"
        found.append(
            Working(text=text, expression=computed.expression, value=float(value), inputs=picks)
        )
    if not reached:
        raise WorkingProblem(f"it comes to {_result(compute(written[-1]))}, not to a figure of it")
    return tuple(found)


def _result(computed: Computed) -> str:
    if computed.share and abs(computed.value) <= 1:
        return f"{shown(computed.value * _HUNDRED)} %"
    return shown(computed.value)


def _comes_to(computed: Computed, claim: str) -> bool:
    """Whether a figure of the claim is the value, or allows for it."""
    value, share = abs(computed.value), computed.share
    if any(says(q, value, share=share, furthest=_ANY) for q in figures_of(claim)):
        return True
    return value in stated(claim) and value == value.to_integral_value()


def _inputs(
    computed: Computed, sentences: Sequence[Shown], before: dict[Decimal, tuple[Pick, ...]]
) -> tuple[Pick, ...]:
    """Where each input stands. Raises WorkingProblem for the first that stands nowhere."""
    picks: list[Pick] = []
    for value in computed.inputs:
        if (place := _place(value, sentences)) is not None:
            picks.append(place)
        elif value in before:
            picks += before[value]
        elif value != _HUNDRED and not (value in computed.factors and value in _FACTORS):
            raise WorkingProblem(f"no sentence that it names has {shown(value)}")
    for item in computed.items:
        picks.append(_named(item, sentences))
    for day in computed.dates:
        picks.append(_dated(day, sentences))
    if not picks:
        raise WorkingProblem("none of its figures stands in a sentence that it names")
    return tuple(dict.fromkeys(picks))


def _place(value: Decimal, sentences: Sequence[Shown]) -> Pick | None:
    for sentence in sentences:
        span = stated(sentence.text).get(value)
        if span is not None:
            return Pick(sentence=sentence.id, within=span)
    return None


def _named(item: str, sentences: Sequence[Shown]) -> Pick:
    wanted = fold(item, case=True).text.strip()
    for sentence in sentences:
        if wanted and re.search(
            rf"(?<!\w){re.escape(wanted)}(?!\w)", fold(sentence.text, case=True).text
        ):
            return Pick(sentence=sentence.id)
    raise WorkingProblem(f"no sentence that it names has “{item[:60]}”")


def _dated(day: date, sentences: Sequence[Shown]) -> Pick:
    """The sentence that names a day; one without its year is taken to be of any year."""
    for sentence in sentences:
        for mention in find_dates(sentence.text, sentence.published):
            same = (mention.month, mention.day) == (day.month, day.day)
            if mention.start == mention.end == day or (same and mention.year in (None, day.year)):
                span = Span(start=mention.span.start, end=mention.span.end)
                return Pick(sentence=sentence.id, within=span)
    raise WorkingProblem(f"no sentence that it names has the date {day.isoformat()}")
