"""Ways through a report that runs nothing: from one result to the next, and only some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from verify.reports.labels import Look, Tone


def filters_html(looks: Iterable[tuple[Look, int]]) -> str:
    """A box to tick for each tone of what was found; the style hides what is not ticked.

    `looks` are the looks that there are, each with how many results have it.
    """
    by_tone: dict[Tone, list[tuple[Look, int]]] = {}
    for look, n in looks:
        by_tone.setdefault(look.tone, []).append((look, n))
    if len(by_tone) < 2:
        return ""
    boxes = "".join(_box(tone, by_tone[tone]) for tone in get_args(Tone) if tone in by_tone)
    return f'<fieldset class="v-filters"><legend>Show</legend>{boxes}</fieldset>'


def _box(tone: Tone, looks: Sequence[tuple[Look, int]]) -> str:
    named = ", ".join(dict.fromkeys(look.words for look, _ in looks))
    return (
        f'<label><input type="checkbox" id="show-{tone}" checked> '
        f"{named} ({sum(n for _, n in looks)})</label>"
    )


def steps(numbers: Sequence[int]) -> Mapping[int, str]:
    """For each result, in the order in which they stand, links to the ones before and after it."""
    found: dict[int, str] = {}
    for at, number in enumerate(numbers):
        links = [
            _link(numbers[at - 1], "prev", "Previous") if at else "",
            _link(numbers[at + 1], "next", "Next") if at + 1 < len(numbers) else "",
        ]
        found[number] = f'<nav class="v-steps">{" ".join(filter(None, links))}</nav>'
    return found


def _link(number: int, relation: str, words: str) -> str:
    return f'<a rel="{relation}" href="#found-{number}">{words}</a>'
