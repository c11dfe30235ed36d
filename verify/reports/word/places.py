"""Where the words of a draft's text stand in its Word file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verify.models import Span
from verify.reports.word.package import XML_SPACE, Package, W
from verify.sources.repair import repaired

if TYPE_CHECKING:
    from verify.sources.word import WordText

Edges = tuple[Any, Any]
NAMES = {"w": W.strip("{}")}
_NOTE_MARKS = "following::w:footnoteReference | following::w:endnoteReference"

_RUN, _PROPERTIES, _TEXT = f"{W}r", f"{W}rPr", f"{W}t"
_OPEN = frozenset(
    f"{W}{name}" for name in "ins moveTo hyperlink smartTag sdtContent customXml dir bdo".split()
)
"""What may stand between a paragraph and its runs, and have marks between its own."""
_PLAIN = frozenset(f"{W}{name}" for name in "text date dropDownList comboBox".split())
"""Content controls that hold text and nothing else."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The offsets of the draft's text that one element holds: a w:t, w:tab, w:br, an equation."""

    start: int
    end: int
    element: Any = None


class Layout:
    """The elements of a main document that hold the draft's text, in the order of that text.

    Runs are split as marks are set, so that a mark stands at a character; nothing else changes.
    """

    def __init__(self, places: Iterable[tuple[int, int, Any]]) -> None:
        self._places = sorted(
            (Place(start, end, element) for start, end, element in places if start < end),
            key=_start,
        )

    def within(self, span: Span) -> list[Place]:
        """The places that hold something of `span`, in order, none of them cut."""
        first = bisect_right(self._places, span.start, key=_end)
        last = bisect_left(self._places, span.end, key=_start)
        return self._places[first:last]

    def cut(self, span: Span) -> list[Place]:
        """The places that hold `span` and nothing else, in runs that hold nothing else.

        What cannot be cut, an equation or the words of a text box, stays whole.
        """
        found = self.within(span)
        if found and found[0].start < span.start and _can_be_cut(found[0]):
            self._split(found[0], span.start)
            found = self.within(span)
        if found and found[-1].end > span.end and _can_be_cut(found[-1]):
            self._split(found[-1], span.end)
            found = self.within(span)
        if found and _in_run(found[0]):
            _part_before(found[0].element)
        if found and _in_run(found[-1]):
            _part_behind(found[-1].element)
        return found

    def edges(self, span: Span) -> Edges | None:
        """The elements before and behind which marks for `span` belong; None where it has none."""
        found = self.cut(span)
        if not found:
            return None
        return _outermost(found[0].element, first=True), _outermost(found[-1].element, first=False)

    def note(self, anchor: int) -> Edges | None:
        """The same for the mark of a note that stands at `anchor`, behind its word."""
        before = self.within(Span(start=max(0, anchor - 1), end=anchor))
        marks = before[-1].element.xpath(_NOTE_MARKS, namespaces=NAMES) if before else []
        if not marks:
            return None
        _part_before(marks[0])
        _part_behind(marks[0])
        return _outermost(marks[0], first=True), _outermost(marks[0], first=False)

    def _split(self, place: Place, at: int) -> None:
        element = place.element
        text = element.text or ""
        cut = _raw_length(text, at - place.start, place.end - place.start)
        behind = element.makeelement(element.tag, dict(element.attrib))
        element.text, behind.text = text[:cut], text[cut:]
        for one in (element, behind):
            one.set(XML_SPACE, "preserve")
        element.addnext(behind)
        _part_before(behind)
        index = self._places.index(place)
        self._places[index] = Place(place.start, at, element)
        insort(self._places, Place(at, place.end, behind), key=_start)


def places_in(package: Package, read: WordText) -> list[tuple[int, int, Any]]:
    """The places of `read` with the elements of `package` in the place of the reader's own."""
    root = read.document.element
    theirs = list(root.iter())
    ours = dict(zip(theirs, package.body.iter(), strict=True))
    return [(start, end, ours[e]) for start, end, e in read.places if e in ours]


def _start(place: Place) -> int:
    return place.start


def _end(place: Place) -> int:
    return place.end


def _raw_length(text: str, wanted: int, total: int) -> int:
    """How many characters of `text`, as the file has it, make the first `wanted` of the draft's."""
    if len(text) == total:
        return wanted
    sizes = (len(repaired(text[:n])[0]) for n in range(len(text) + 1))
    return next((n for n, size in enumerate(sizes) if size >= wanted), len(text))


def _in_run(place: Place) -> bool:
    return place.element.getparent().tag == _RUN and _box(place.element) is None


def _can_be_cut(place: Place) -> bool:
    return place.element.tag == _TEXT and _in_run(place)


def _box(element: Any) -> Any:
    """The run that holds the outermost text box around `element`; None outside of any."""
    boxes = list(element.iterancestors(f"{W}txbxContent"))
    return next(boxes[-1].iterancestors(_RUN), None) if boxes else None


def _outermost(element: Any, *, first: bool) -> Any:
    """The element beside which a mark stands: the run, or what it begins or ends."""
    at = _box(element)
    if at is None:
        at = element.getparent() if element.getparent().tag == _RUN else element
    while (parent := at.getparent()).tag != f"{W}p":
        beside = at.getprevious() if first else at.getnext()
        if beside is not None and parent.tag in _OPEN and not _plain(parent):
            break
        at = parent
    return at


def _plain(container: Any) -> bool:
    """Whether it is the content of a control that holds text and nothing else."""
    properties = container.getparent().find(f"{W}sdtPr")
    return properties is not None and any(one.tag in _PLAIN for one in properties)


def _part_before(element: Any) -> None:
    """Split the run of `element` before it, where something stands before it in it."""
    previous = element.getprevious()
    if previous is not None and previous.tag != _PROPERTIES:
        _divide(element.getparent(), [element, *element.itersiblings()])


def _part_behind(element: Any) -> None:
    """Split the run of `element` behind it, where something stands behind it in it."""
    if element.getnext() is not None:
        _divide(element.getparent(), list(element.itersiblings()))


def _divide(run: Any, moved: list[Any]) -> None:
    other = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(_PROPERTIES)
    if properties is not None:
        other.append(deepcopy(properties))
    other.extend(moved)
    run.addnext(other)
