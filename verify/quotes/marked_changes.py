"""Quotes that say that they were changed: "...", "[he]", and where their parts stand."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verify.models import Span
from verify.text.locate import Prepared, exactly, needles, typographically, within_word
from verify.text.words import STOPWORDS

Change = Literal["ellipsis", "bracket"]

_CHANGE = re.compile(
    r"(?P<ellipsis>[\[(]\s*(?:…|\.(?:\s?\.)+)\s*[\])]|\s*(?:…|\.(?:\s?\.){2,})|\*(?:\s\*){2})"
    r"|(?P<bracket>\[[^\[\]]{0,300}\])"
)
_ROUND = re.compile(r"(?P<bracket>\([^()]{1,300}\))|(?P<ellipsis>(?!))")
# What stands in brackets in the source was not put in by the draft.
_BRACKET = re.compile(r"[\[\](){}]")
_EDGES = " \t\n\xa0,;:.!?—–-\"“”'‘’"
BRACKET_WORDS = 12
"""A bracket may stand for so many words of the source; more is a cut, and wants an ellipsis."""
NEAR_WORDS = 150
"""Parts of fewer than four words must stand this close, or anything could be pieced together."""
_WORD = re.compile(r"[^\W_]+")
_PLACES = 200
MOST_PARTS = 40
"""A quote cut into more parts is no quote."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words between two marked changes; `before` is the change in front of them.

    `inserted` is what the bracket in front says. `open_start` and `open_end` say that a bracket is
    attached to the word there ("talk[ed]"), so that the source's word may go on.
    """

    text: str
    before: Change | None = None
    inserted: str = ""
    open_start: bool = False
    open_end: bool = False


def parts(text: str, round_brackets: bool = False) -> list[Part]:
    """The parts of `text` between its marked changes; one part if there is none.

    With `round_brackets`, "(the unions)" counts as an insertion too, as some houses set it.
    """
    found: list[Part] = []
    at = 0
    change: Change | None = None
    inserted = ""
    open_start = False
    for match in (_ROUND if round_brackets else _CHANGE).finditer(text):
        kind: Change = "ellipsis" if match.lastgroup == "ellipsis" else "bracket"
        attached_end = kind == "bracket" and text[match.start() - 1 : match.start()].isalnum()
        piece = text[at : match.start()]
        if _WORD.search(piece):
            found.append(_part(piece, change, inserted, open_start, attached_end))
            change, inserted = kind, ""
        else:
            change = "bracket" if "bracket" in (kind, change) else kind
        inserted += match.group() if kind == "bracket" else ""
        at = match.end()
        open_start = kind == "bracket" and text[at : at + 1].isalnum()
    if _WORD.search(text[at:]):
        found.append(_part(text[at:], change, inserted, open_start, False))
    elif change is not None and found:
        found.append(Part("", change, inserted))
    return found


def _part(
    piece: str, change: Change | None, inserted: str, open_start: bool, open_end: bool
) -> Part:
    text = piece.strip() if open_start or open_end else piece.strip(_EDGES)
    return Part(text, change, inserted, open_start, open_end)


def places_of(part: Part, prepared: Prepared) -> list[Span]:
    """Where the words of one part stand, in order; at most 200 places."""
    if part.open_start or part.open_end:
        return _open_places(part, prepared)
    return exactly(prepared.text, part.text, _PLACES) or typographically(
        prepared, part.text, _PLACES
    )


def _open_places(part: Part, prepared: Prepared) -> list[Span]:
    """Places of a part whose first or last word is only the beginning or end of a source word."""
    spans: list[Span] = []
    text = part.text.strip()
    for needle in needles(text):
        folded = prepared.folds[0]
        at = folded.text.find(needle)
        while at >= 0 and len(spans) < _PLACES:
            span = folded.original(at, at + len(needle))
            starts = part.open_start or not within_word(prepared.text, span.start)
            if starts and (part.open_end or not within_word(prepared.text, span.end)):
                spans.append(span)
            at = folded.text.find(needle, at + 1)
    return sorted(spans, key=lambda span: span.start)


def in_order(pieces: Sequence[Part], prepared: Prepared) -> list[Span] | None:
    """Places of all parts in order, as close together as they come; None where they do not."""
    spoken = [piece for piece in pieces if piece.text]
    if len(spoken) > MOST_PARTS or not any(_tells(piece) for piece in spoken):
        return None
    every: list[list[Span]] = []
    for piece in spoken:
        every.append(places_of(piece, prepared))
        if not every[-1]:
            return None
    starts = [[span.start for span in spans] for spans in every]
    best: list[Span] | None = None
    for head in every[0]:
        chain = [head]
        for n in range(1, len(spoken)):
            i = bisect_left(starts[n], chain[-1].end)
            if i == len(every[n]) or not _near(
                prepared.text, spoken[n - 1], spoken[n], chain[-1], every[n][i]
            ):
                break
            chain.append(every[n][i])
        else:
            if best is None or chain[-1].end - chain[0].start < best[-1].end - best[0].start:
                best = chain
    return best


def _tells(piece: Part) -> bool:
    """Whether a part is more than a word or two that stand everywhere."""
    words = _WORD.findall(piece.text)
    return len(words) >= 3 or any(word.casefold() not in STOPWORDS for word in words)


def _near(text: str, left: Part, right: Part, a: Span, b: Span) -> bool:
    if right.before == "bracket" and _BRACKET.search(text, a.end, b.start):
        return False
    between = sum(1 for _ in _WORD.finditer(text, a.end, min(b.start, a.end + 4000)))
    if right.before == "bracket":
        return between <= BRACKET_WORDS
    short = min(len(_WORD.findall(left.text)), len(_WORD.findall(right.text))) < 4
    return not short or between <= NEAR_WORDS
