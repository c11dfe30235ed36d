"""Which words stand between quote marks, whatever the marks and however badly they are set.

Marks are read paragraph by paragraph, so that one lost mark cannot turn the rest of a text inside
out. Only the outermost marks count: a quote within a quote belongs to the words around it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from verify.lang.en.speech import CLIPPED
from verify.models import Span

Turn = Literal["opens", "closes"]

_DOUBLE = re.compile("``|''|[\"“”„‟«»〝〞＂「」『』]")
_SINGLE = re.compile("['‘’‚‛‹›`]")
_SHAPE: dict[str, Turn] = {
    **dict.fromkeys(("``", "〝", "「", "『"), "opens"),
    **dict.fromkeys(("''", "〞", "」", "』"), "closes"),
}
_BEFORE_OPENING = frozenset("([{<—–-―/:\u00a0*_>¿¡=|")
_AFTER_CLOSING = frozenset(")]}>—–-―/:;,.!?…\u00a0*_&|")
_NEVER_FIRST = frozenset(",;:.!?)]}")
_ANY_MARK = frozenset("\"“”„‟«»〝〞＂「」『』'‘’‚‛‹›`")
_ENDS = frozenset(".,!?…—–-;:")
_HEIGHT = re.compile(r"\d['’′] ?\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: `start` to `end` inside them, `opened` to `closed` with them.

    `continues` says that they go on from the stretch before (a paragraph opened again without
    having been closed, or never opened); `closes` is False where no closing mark was found.
    """

    start: int
    end: int
    opened: int
    closed: int
    single: bool = False
    continues: bool = False
    closes: bool = True

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


@dataclass(slots=True)
class _Open:
    at: int
    end: int
    mark: str
    continues: bool = False


class _After(NamedTuple):
    closers: int
    openers: int
    any: int


def marked(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The stretches of `text` in quote marks, in order, none inside another."""
    reverse = _guillemets_point_in(text)
    found: list[Marked] = []
    carried: _Open | None = None
    for i, paragraph in enumerate(paragraphs):
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        doubles, carried = _doubles(text, paragraph, carried, following, reverse)
        found.extend(_with_singles(text, paragraph, doubles))
    return [_stripped(text, m) for m in found if text[m.start : m.end].strip()]


def _stripped(text: str, found: Marked) -> Marked:
    """The stretch without white space inside its marks, as French sets it."""
    inner = text[found.start : found.end]
    start = found.start + len(inner) - len(inner.lstrip())
    return replace(found, start=start, end=start + len(inner.strip()))


def _guillemets_point_in(text: str) -> bool:
    """Whether guillemets are set the German way, »so«."""
    first = re.search("[«»]", text)
    return first is not None and first.group() == "»"


def _doubles(
    text: str, paragraph: Span, carried: _Open | None, following: Span | None, reverse: bool
) -> tuple[list[Marked], _Open | None]:
    """The double-marked stretches of one paragraph, and what is left open for the next."""
    found: list[Marked] = []
    stack: list[_Open] = []
    marks = list(_DOUBLE.finditer(text, paragraph.start, paragraph.end))
    if carried is not None:
        if marks and marks[0].start() == paragraph.start:
            carried = _Open(marks[0].start(), marks[0].end(), marks[0].group(), continues=True)
            marks = marks[1:]
        else:
            carried = _Open(paragraph.start, paragraph.start, carried.mark, continues=True)
        stack.append(carried)
    for match, after in zip(marks, _afters(marks), strict=True):
        turn = _turn(text, match, paragraph, stack, after, reverse)
        if turn == "opens":
            if stack and not _may_nest(stack[-1], match, after):
                found.append(_broken_off(text, stack[0], match.start()))
                stack.clear()
            stack.append(_Open(match.start(), match.end(), match.group()))
        elif turn == "closes" and stack:
            opened = stack.pop()
            if not stack:
                found.append(_closed(opened, match))
    if not stack:
        return found, None
    opened = stack[0]
    goes_on = following is not None and _goes_on(text, opened, following)
    end = paragraph.end
    found.append(Marked(opened.end, end, opened.at, end, continues=opened.continues, closes=False))
    return found, opened if goes_on else None


def _closed(opened: _Open, match: re.Match[str]) -> Marked:
    return Marked(opened.end, match.start(), opened.at, match.end(), continues=opened.continues)


def _broken_off(text: str, opened: _Open, before: int) -> Marked:
    """A stretch whose closing mark is missing and that another one follows in its paragraph."""
    end = opened.end + len(text[opened.end : before].rstrip())
    return Marked(opened.end, end, opened.at, end, continues=opened.continues, closes=False)


def _turn(
    text: str,
    match: re.Match[str],
    paragraph: Span,
    stack: list[_Open],
    after: _After,
    reverse: bool,
) -> Turn | None:
    """Whether a double mark opens or closes; None where it is neither."""
    mark, at, end = match.group(), match.start(), match.end()
    if mark in _SHAPE:
        return _SHAPE[mark] if stack or _SHAPE[mark] == "opens" else None
    can_open, can_close = _can_open(text, at, end, paragraph), _can_close(text, at, end, paragraph)
    if mark in "«»":
        opens = (mark == "»") == reverse if can_open == can_close else can_open
        return "opens" if opens else ("closes" if stack else None)
    if mark == "„":
        return "opens"
    if mark == "“":
        if stack and (stack[-1].mark == "„" or (can_close and not can_open)):
            return "closes"
        return "opens" if can_open or not stack else "closes"
    if mark in "”‟":
        if stack and not (can_open and not can_close and after.closers >= 2):
            return "closes"
        return "opens" if can_open and not can_close and after.closers else None
    if stack and after.closers and _HEIGHT.search(text, max(paragraph.start, at - 8), at):
        return None
    if stack:
        return "opens" if can_open and not can_close and after.closers else "closes"
    return "opens" if can_open else None


def _afters(marks: Sequence[re.Match[str]]) -> list[_After]:
    """For each mark, how many marks of either kind follow it in its paragraph."""
    afters: list[_After] = []
    closers = openers = 0
    for match in reversed(marks):
        afters.append(_After(closers, openers, len(afters)))
        closers += match.group() in ("”", '"', "''", "＂")
        openers += match.group() in ("“", "„")
    return afters[::-1]


def _may_nest(outer: _Open, match: re.Match[str], after: _After) -> bool:
    """Whether a mark that opens inside open marks starts a quote within the quote.

    It does if the marks differ ("so “nested” here") or if enough closing marks follow; else the
    outer quote was never closed.
    """
    mark = match.group()
    if (outer.mark == '"') != (mark == '"'):
        return True
    if mark == '"':
        return after.any >= 2 and after.any % 2 == 0
    return after.closers - after.openers >= 2


def _can_open(text: str, at: int, end: int, paragraph: Span) -> bool:
    after = text[end : end + 1]
    if end >= paragraph.end or (after.isspace() and after != "\u00a0") or _never_first(text, end):
        return False
    if at == paragraph.start:
        return True
    before = text[at - 1]
    return before.isspace() or before in _BEFORE_OPENING or before in _ANY_MARK


def _never_first(text: str, at: int) -> bool:
    """Whether a quote cannot begin at `at`: with punctuation other than an ellipsis or "$.50"."""
    if text[at] not in _NEVER_FIRST:
        return False
    return not (
        text[at] == "."
        and text[at + 1 : at + 2]
        and (text[at + 1] in ". " or text[at + 1].isdigit())
    )


def _can_close(text: str, at: int, end: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    if before.isspace():
        return False
    if end >= paragraph.end:
        return True
    after = text[end]
    return after.isspace() or after in _AFTER_CLOSING or after in _ANY_MARK


def _goes_on(text: str, opened: _Open, following: Span) -> bool:
    """Whether a quote left open at a paragraph's end runs on into `following`."""
    mark = _DOUBLE.match(text, following.start)
    if mark is not None:
        return mark.group() in (opened.mark, "“", '"', "„", "«", "»")
    first = _DOUBLE.search(text, following.start, following.end)
    return (
        first is not None
        and (first.group() == "”" or _can_close(text, first.start(), first.end(), following))
        and not _can_open(text, first.start(), first.end(), following)
    )


def _with_singles(text: str, paragraph: Span, doubles: list[Marked]) -> list[Marked]:
    """`doubles` and the single-marked stretches outside them, less what lies inside those."""
    marks = list(_SINGLE.finditer(text, paragraph.start, paragraph.end))
    if len(marks) < 2:
        return doubles
    starts = [m.opened for m in doubles]
    singles: list[Marked] = []
    at = paragraph.start
    for n, match in enumerate(marks):
        if match.start() < at or not _opens_single(text, match, paragraph):
            continue
        if _inside(doubles, starts, match.start()):
            continue
        end = _single_end(text, marks[n + 1 : n + 200], paragraph, doubles, starts)
        if end is not None:
            singles.append(Marked(match.end(), end, match.start(), end + 1, single=True))
            at = end + 1
    if not singles:
        return doubles
    kept = [d for d in doubles if not any(s.start <= d.start and d.end <= s.end for s in singles)]
    return sorted([*kept, *singles], key=lambda m: m.start)


def _inside(doubles: list[Marked], starts: list[int], at: int) -> bool:
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < doubles[i].closed


def _opens_single(text: str, match: re.Match[str], paragraph: Span) -> bool:
    if match.group() in "’›" or not _can_open(text, match.start(), match.end(), paragraph):
        return False
    return CLIPPED.match(text, match.end()) is None


def _single_end(
    text: str,
    marks: Sequence[re.Match[str]],
    paragraph: Span,
    doubles: list[Marked],
    starts: list[int],
) -> int | None:
    """Where a single-marked stretch ends: at the first closing mark, unless that mark may be a
    plural's apostrophe and a better one follows before the next opening mark."""
    weak: int | None = None
    for match in marks:
        at = match.start()
        if _inside(doubles, starts, at):
            continue
        if match.group() in "‘‚‹" or not _can_close(text, at, match.end(), paragraph):
            if _opens_single(text, match, paragraph):
                return weak
            continue
        if text[at - 1] != "s":
            return at if weak is None or text[at - 1] in _ENDS else weak
        weak = at if weak is None else weak
    return weak
