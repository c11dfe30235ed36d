"""The words around a figure, read for what they say of it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from verify.lang.en.conditions import (
    AFTER_NO,
    ANAPHORA,
    ANY_OF_THEM,
    CLAUSE_EDGE,
    JOINT,
    MODIFYING,
    MOVE_AFTER,
    NOT_THIS,
    PASSIVE,
    PREPOSITION,
    RETRACTED,
    SETTING,
    THAN,
)
from verify.lang.en.deeds import DEEDS
from verify.models import Span
from verify.quantities.figure import Word, could_be_verb
from verify.quantities.lexicon import ACT_OF
from verify.quantities.quantity import Quantity


def clause_of(text: str, sentence: Span, at: int) -> Span:
    """The clause of `sentence` that holds the offset `at`."""
    start, end = sentence.start, sentence.end
    for match in CLAUSE_EDGE.finditer(text, sentence.start, sentence.end):
        if match.end() <= at:
            if match.group() in "([" and _holds_only_a_figure(text, match.end(), at):
                continue
            start = match.end()
        elif match.start() > at:
            end = match.start()
            break
    return Span(start=start, end=max(start, end))


def _holds_only_a_figure(text: str, opening: int, at: int) -> bool:
    """Whether a bracket is about the words before it: "jaundice (23 percent)"."""
    closing = text.find(")", opening)
    return at <= closing <= opening + 25 if closing > 0 else False


def parts(text: str, sentence: Span, figures: Sequence[Span]) -> list[tuple[Span, bool]]:
    """For each of the `figures` of a sentence, in order, the part of the sentence that is its own.

    A part ends with its clause, or at the "and" or comma that leads to the next figure. The flag
    is true of a part that such a joint opens: it may go on with the subject before it.
    """
    edges = [0] * len(figures)
    for k in range(1, len(figures)):
        joints = list(
            JOINT.finditer(text, figures[k - 1].end, max(figures[k].start, figures[k - 1].end))
        )
        edges[k] = joints[-1].end() if joints else 0
    found = []
    for k, figure in enumerate(figures):
        clause = clause_of(text, sentence, figure.start)
        start, end, joined = clause.start, clause.end, False
        if edges[k] >= start and edges[k]:
            start, joined = edges[k], True
        elif k and edges[k] and start > edges[k]:
            joined = JOINT.search(text, max(0, start - 6), start) is not None
        if k + 1 < len(figures) and start < edges[k + 1] <= end:
            end = edges[k + 1]
        elif k + 1 < len(figures) and edges[k + 1] == 0 and figures[k + 1].start < end:
            pass
        found.append((Span(start=start, end=max(start, end)), joined))
    return found


Stems = frozenset[str]


def beside(content: list[Word], own: Span) -> frozenset[str]:
    """The stems next to a figure, three either side."""
    ahead = [w.stem for w in content if w.start < own.start]
    behind = [w.stem for w in content if w.start >= own.end]
    return frozenset(ahead[-3:] + behind[:3])


def covered(own: Stems, rest: Stems, near: Stems, sentence: Stems, text: Stems) -> float:
    """The weighted share of a claim's words that stand around a figure or a date, 0 to 1.

    `own` are those of the claim's own part of its sentence, and count fully; the `rest` counts
    less. A word that is `near` covers more than one elsewhere in the `sentence` or in the `text`.
    """
    total = len(own) + 0.4 * len(rest)
    if not total:
        return 0.0

    def worth(word: str, elsewhere: float) -> float:
        if word in near:
            return 1.0
        return elsewhere if word in sentence else 0.5 if word in text else 0.0

    around = math.fsum(worth(w, 0.8) for w in own)
    return (around + 0.4 * math.fsum(worth(w, 1.0) for w in rest)) / total


def shared_lead(
    near: list[Word], own: Span, before: tuple[Stems, Stems] | None
) -> tuple[Stems, Stems]:
    """The stems before a figure and the acts that it shares with the part `before` it.

    `before` are that part's stems and acts; the subject is shared where the part names none.
    """
    ahead = [w for w in near if w.start < own.start]
    lead = frozenset(w.stem for w in ahead if w.content)
    if before is None:
        return lead, frozenset()
    if not lead:
        return before
    if _has_subject(ahead):
        return lead, frozenset()
    return lead | frozenset(w for w in before[0] if not w.startswith("=")), frozenset()


def _has_subject(ahead: list[Word]) -> bool:
    """Whether words that go on after a joint name what they speak of: "and wages rose"."""
    first = ahead[0]
    if first.plain in ANAPHORA:
        return False
    return first.plain in ("the", "a", "an") or first.name or not could_be_verb(first)


def owned(near: list[Word], words: list[Word]) -> frozenset[tuple[str, str]]:
    """Content words that stand right before another: ("county", "share").

    "Either rule" is whichever one asks for.
    """
    places = {w.start for w in near}
    return frozenset(
        (a.stem, b.stem)
        for a, b in pairwise(words)
        if a.content
        and b.content
        and b.start in places
        and b.start - a.end == 1
        and a.plain not in ANY_OF_THEM
        and not (a.acts or b.acts)
    )


def behind(text: str, part: Span, own: Span, near: list[Word]) -> frozenset[tuple[str, str]]:
    """The first preposition right behind a figure and the noun that it leads to."""
    found = PREPOSITION.match(text, own.end, part.end)
    if found is None:
        return frozenset()
    nouns = [w.stem for w in near if w.start >= found.end() and w.content]
    return frozenset(((found.group(1).casefold(), nouns[0]),)) if nouns else frozenset()


_NOT_THIS = re.compile(NOT_THIS + r"(?:the\s+|an?\s+)?\Z", re.IGNORECASE)
_NO_FIGURE = ("duration", "age", "ordinal", "predicate")


def is_denied(quantity: Quantity, text: str, sentence: int) -> bool:
    """Whether a figure is named as the wrong one: "26, not 28", "incorrectly put it at 28".

    "Not two weeks later" is soon, and "not one" is none. `sentence` is where its sentence begins.
    """
    if quantity.kind in _NO_FIGURE or quantity.low == 1:
        return False
    before = text[sentence : quantity.phrase.start]
    return bool(_NOT_THIS.search(before)) != bool(RETRACTED.search(before))


def is_negated(near: list[Word]) -> bool:
    """Whether a part of a sentence denies what it says; "no more than 40" denies nothing."""
    return any(
        w.negates and not (w.plain in ("no", "not") and b is not None and b.plain in AFTER_NO)
        for w, b in zip_longest(near, near[1:])
        if w is not None
    )


def voice(quantity: Quantity, near: list[Word], own: Span) -> str | None:
    """Whether what is counted does what is said ("agent") or has it done ("patient")."""
    if quantity.kind not in ("count", "share"):
        return None
    ahead = [k for k, w in enumerate(near) if w.acts & DEEDS and w.start < own.start]
    behind_it = [k for k, w in enumerate(near) if w.acts & DEEDS and w.start >= own.end]
    if ahead:
        return "agent" if quantity.role == "by" else "patient"
    if not behind_it:
        helped = next((w.plain for w in near if w.start >= own.end), "")
        passive = any(w.plain in PASSIVE for w in near if w.start < own.start)
        if quantity.role == "by" and passive:
            return "agent"
        return "patient" if helped in ("was", "were") else None
    first = behind_it[0]
    passive = any(w.plain in PASSIVE for w in near[max(0, first - 2) : first])
    return "patient" if passive else "agent"


def settings(text: str, words: list[Word]) -> frozenset[tuple[str, str]]:
    """Where and when a sentence sets its figures: ("before", "fire")."""
    if not words:
        return frozenset()
    stems = {w.start: w.stem for w in words}
    found = SETTING.finditer(text, words[0].start, words[-1].end)
    return frozenset(
        (m.group(1).casefold(), stems[m.start(2)]) for m in found if m.start(2) in stems
    )


_MOVES = frozenset(word for word, acts in ACT_OF.items() if acts & {"up", "down"})


def is_distance(quantity: Quantity, text: str) -> bool:
    """Whether a figure tells how far apart two others are: "$15,000 less than he asked for".

    "$265,000, less than he asked for" is one of the two.
    """
    return THAN.match(text, quantity.span.end) is not None


def is_change(quantity: Quantity, text: str, acts: frozenset[str]) -> bool:
    """Whether a figure is the size of a change: "by 13", "rose 5 percent", "a $13 million cut"."""
    if quantity.role is not None:
        # "By four unions" names who acts, unless something moves.
        return quantity.role == "by" and bool(acts & {"up", "down"} or quantity.unit)
    if MOVE_AFTER.match(text, quantity.span.end):
        return True
    before = text[max(0, quantity.span.start - 40) : quantity.span.start]
    words_before = [m.casefold() for m in re.findall(r"[A-Za-z]+", before)][-4:]
    while words_before and words_before[-1] in MODIFYING:
        words_before.pop()
    return bool(words_before) and words_before[-1] in _MOVES
