"""Corrections in a Word file as tracked changes, for a person to accept or refuse."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from typing import Any

from verify.models import Span
from verify.reports.corrections import Correction
from verify.reports.word.comments import moment, shown
from verify.reports.word.package import XML_SPACE, W, next_id
from verify.reports.word.places import Layout
from verify.sources.named import AUTHOR

_TRACKED = frozenset(f"{W}{name}" for name in "rPrChange ins del moveFrom moveTo".split())
_LINKS = frozenset(f"{W}{name}" for name in "hyperlink smartTag".split())
_IN_RUN = frozenset(f"{W}{name}" for name in "rPr t tab br cr noBreakHyphen softHyphen".split())


def suggest(
    body: Any, layout: Layout, wanted: Iterable[Correction], written: datetime
) -> list[Correction]:
    """Put corrections into a document as tracked changes; what could not be put in comes back.

    That is one inside another's tracked change, in a field or a content control, and one that
    begins in one paragraph, link or the like and ends in another.
    """
    number = next_id(body)
    given = {f"{W}author": AUTHOR, f"{W}date": moment(written)}
    left: list[Correction] = []
    for correction in wanted:
        runs = _runs(layout, correction.span)
        if not runs:
            left.append(correction)
            continue
        behind = runs[-1]
        if correction.span.start < correction.span.end:
            for run in runs:
                behind = _delete(run, {f"{W}id": str(number), **given})
                number += 1
        if correction.words:
            behind.addnext(_insertion(runs[0], correction.words, {f"{W}id": str(number), **given}))
            number += 1
    return left


def _runs(layout: Layout, span: Span) -> list[Any]:
    """The runs that hold `span` and nothing else, of one parent; nothing where it has none such.

    For a place between words, the run that ends there.
    """
    between = span.start == span.end
    words = Span(start=max(0, span.start - 1), end=span.end) if between else span
    places = layout.within(words)
    if not places or any(not _may_change(place.element) for place in places):
        return []
    if len({place.element.getparent().getparent() for place in places}) != 1:
        return []
    places = layout.cut(words)
    first, last = places[0].element.getparent(), places[-1].element.getparent()
    beside = [first]
    while beside[-1] is not last:
        beside.append(beside[-1].getnext())
    runs = [one for one in beside if one.tag == f"{W}r"]
    return runs if all(one.tag in _IN_RUN for run in runs for one in run) else []


def _may_change(element: Any) -> bool:
    """Whether it stands in a run of a paragraph, or of a link in one, and in nothing else."""
    if element.getparent().tag != f"{W}r":
        return False
    around = list(element.getparent().iterancestors())
    inner = [one.tag for one in around][: [one.tag for one in around].index(f"{W}p")]
    return _LINKS.issuperset(inner) and f"{W}txbxContent" not in {one.tag for one in around}


def _delete(run: Any, given: dict[str, str]) -> Any:
    change = run.makeelement(f"{W}del", given)
    run.addprevious(change)
    change.append(run)
    for text in run.iter(f"{W}t"):
        text.tag = f"{W}delText"
    return change


def _insertion(like: Any, words: str, given: dict[str, str]) -> Any:
    change = like.makeelement(f"{W}ins", given)
    run = like.makeelement(f"{W}r", {})
    properties = like.find(f"{W}rPr")
    if properties is not None:
        same = deepcopy(properties)
        for one in [one for one in same if one.tag in _TRACKED]:
            same.remove(one)
        run.append(same)
    text = like.makeelement(f"{W}t", {XML_SPACE: "preserve"})
    text.text = shown(words)
    run.append(text)
    change.append(run)
    return change
