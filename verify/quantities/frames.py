"""What surrounds a figure: what is counted, what is done to it, who, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, pairwise

from verify.lang.codes import Modifier
from verify.lang.en.conditions import (
    ALLOWED,
    ASKED_FOR,
    CONDITION,
    CONSENT,
    CONSENTS,
    INTENDED,
    IT_IS,
    NOT_NOUNS,
    ONE_OF_THEM,
    PARTIAL,
    REQUIRED,
    SHARES_IN_WORDS,
    STILL_OPEN,
)
from verify.models import Span
from verify.quantities.dates import written_dates
from verify.quantities.figure import Analysis, Figure, Word, words_of
from verify.quantities.nouns import counted_phrase, object_phrase
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.quantities.stretches import Stretches
from verify.quantities.surroundings import (
    behind,
    beside,
    is_change,
    is_denied,
    is_distance,
    is_negated,
    owned,
    parts,
    settings,
    shared_lead,
    voice,
)
from verify.quantities.tokens import tokenize
from verify.text.sentences import sentence_spans
from verify.text.words import stem

_ANY = re.compile(
    "|".join(rf"(?P<r{n}>\b(?:{pattern})\b)" for n, (pattern, _, _) in enumerate(SHARES_IN_WORDS)),
    re.IGNORECASE,
)
_NOT_A_SHARE = re.compile(r"\b(?:at|the|one|two|among|of)\s+$", re.IGNORECASE)


def quantifiers(text: str) -> list[Quantity]:
    """The worded shares of `text`, in order, as quantities of the kind "predicate"."""
    found = []
    for match in _ANY.finditer(text):
        reading = int((match.lastgroup or "r0")[1:])
        _, value, modifier = SHARES_IN_WORDS[reading]
        quantity = _quantifier(text, match, value, modifier)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantifier(
    text: str, match: re.Match[str], value: Decimal, modifier: Modifier
) -> Quantity | None:
    word = match.group().casefold()
    if word.startswith("the most") or _NOT_A_SHARE.search(text, 0, match.start()):
        return None
    tokens = tokenize(text)
    at = next((k for k, t in enumerate(tokens) if t.start >= match.end()), len(tokens))
    of = None
    if not word.startswith("unanimous"):
        phrase = object_phrase(tokens, at)
        if phrase is None:
            while at < len(tokens) and tokens[at].lower in (
                "the",
                "its",
                "their",
                "these",
                "those",
            ):
                at += 1
            if at >= len(tokens) or tokens[at].lower in NOT_NOUNS or tokens[at].kind != "word":
                return None
            phrase = counted_phrase(tokens, at, one=word in ("no", "every", "each"))
        if phrase is None:
            return None
        of = Span(start=tokens[phrase.start].start, end=tokens[phrase.end - 1].end)
    span = Span(start=match.start(), end=match.end())
    return Quantity(
        text=match.group(),
        span=span,
        value=value,
        kind="predicate",
        of=of.of(text) if of else None,
        of_span=of,
        modifier=modifier,
        step=Decimal("0.01"),
        phrase=Span(start=span.start, end=of.end if of else span.end),
    )


_ONCE = re.compile(r"\b(?:when|once|until)\b[^,;:.]*\Z", re.IGNORECASE)
_COUNTED = frozenset(("count", "share", "ratio", "percent", "predicate"))
_LEAD_CHARS = 8
"""What may stand before the part of a figure: "when" opens a clause of its own."""


def is_required(text: str, part: Span, quantity: Quantity) -> bool:
    """Whether a figure is what has to be met, so that nobody says that it was."""
    own = quantity.phrase
    part_text = text[part.start : part.end]
    if REQUIRED.search(part_text) is not None:
        return True
    if quantity.kind not in _COUNTED:
        return False
    clause = max(part.start - _LEAD_CHARS, 0)
    if CONDITION.search(text, clause, own.start) is not None:
        return True
    if _ONCE.search(text, clause, own.start) and CONSENTS.match(text, own.end):
        return True
    asked = ASKED_FOR.search(text, part.start, own.start)
    return asked is not None and CONSENT.search(part_text) is not None


_ANSWER = re.compile(r"No[.,;:—–]", re.IGNORECASE)
"""An opening that answers a question, and denies nothing of what follows it."""
_EACH = re.compile(r"\b(?:each|apiece|average)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:[,;]|\band|\bor)\s+\Z", re.IGNORECASE)
_PIECE = 60
"""Figures of one sentence that are read together."""
_OFFSET = re.compile(r"\s+(?:before|after|later|earlier)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def analyse(text: str) -> Analysis:
    """The figures of `text` with their frames; the ends of a change are figures too, at the end."""
    quantities = sorted([*parse(text), *quantifiers(text)], key=lambda q: q.span.start)
    if not quantities and not written_dates(text):
        # Most windows of most articles: nothing to compare, so nothing to take apart.
        return Analysis(text, (), (Span(start=0, end=len(text)),), (), frozenset())
    whole = sentence_spans(text) or [Span(start=0, end=len(text))]
    tokens = tokenize(text)
    days = [tokens[written.first].start for written in written_dates(text)]
    sentences = tuple(_in_pieces(whole, sorted([*days, *(q.span.start for q in quantities)])))
    listed = tuple(words_of(text))
    bare = Analysis(text, (), sentences, listed, frozenset(w.stem for w in listed if w.content))
    figures: list[Figure] = []
    for number, inside in groupby(quantities, lambda q: bare.sentence_at(q.span.start)):
        figures += _sentence(list(inside), bare, number, _carried(figures, bare, number))
    figures = [_put_right(_of_those_before(f, figures), figures, text) for f in figures]
    return replace(bare, figures=(*figures, *(e for f in figures for e in _ends(f))))


def _in_pieces(sentences: Sequence[Span], figures: Sequence[int]) -> Iterator[Span]:
    """`sentences`, those with very many figures and dates cut before every 60th.

    `figures` are the offsets of both, in order. Tables that came as one sentence have hundreds;
    the time to read one figure grows with those beside it.
    """
    for sentence in sentences:
        first, behind = (bisect_left(figures, at) for at in (sentence.start, sentence.end))
        edges = [sentence.start, *figures[first:behind][_PIECE::_PIECE], sentence.end]
        yield from (Span(start=a, end=b) for a, b in pairwise(edges))


def _carried(figures: Sequence[Figure], text: Analysis, number: int) -> Figure | None:
    """The last figure of the piece before, where piece `number` goes on with its list."""
    start = text.sentences[number].start
    if not figures or text.sentences[number - 1].end != start:
        return None
    return figures[-1] if _GOES_ON.search(text.text, max(0, start - 8), start) else None


def _of_those_before(figure: Figure, figures: list[Figure]) -> Figure:
    """`figure`, counting what others tell where it is "four of the 15" and does not say of what.

    That is what the same 15 count elsewhere, or of what a share was told or asked in words before
    ("Did most unions reject it? Four of the 15 did").
    """
    whole = figure.quantity if figure.is_whole else figure.quantity.whole
    if figure.thing is not None or whole is None or whole.of is not None:
        return figure
    for other in reversed(figures):
        theirs = other.quantity
        counted = theirs.whole or theirs
        alike = counted.kind == "count" and counted.value == whole.value
        worded = theirs.kind == "predicate" and theirs.span.start < whole.span.start
        if other.thing is not None and (alike or worded):
            return replace(figure, thing=other.thing)
    return figure


def _put_right(figure: Figure, figures: list[Figure], text: str) -> Figure:
    """`figure` in the frame of the wrong one before it: "... put the number at 28. It is 26"."""
    own = figure.quantity.phrase
    if figure.thing is not None or not IT_IS.match(text, figure.part.start, own.start):
        return figure
    for wrong in figures:
        near = wrong.sentence in (figure.sentence - 1, figure.sentence)
        if wrong.denied and near and wrong.quantity.span.start < own.start:
            return replace(
                wrong,
                quantity=figure.quantity,
                sentence=figure.sentence,
                part=figure.part,
                denied=False,
            )
    return figure


def _ends(figure: Figure) -> list[Figure]:
    """The two ends of a change ("from 280 to 267") as figures of their own."""
    if not figure.is_move:
        return []
    return [replace(figure, quantity=end, is_move=False) for end in figure.quantity.ends]


def _sentence(
    quantities: list[Quantity], text: Analysis, number: int, carried: Figure | None
) -> list[Figure]:
    sentence = text.sentences[number]
    wholes = {q.whole.span for q in quantities if q.whole is not None}
    within = {
        q.span: rate.span
        for rate in quantities
        if rate.kind in ("percent", "ratio") and rate.of_span is not None
        for q in quantities
        if q.kind == "count" and rate.of_span.overlaps(q.span)
    }
    wholes |= set(within)
    free = [q for q in quantities if q.span not in wholes]
    taken = [q.span for q in quantities]
    words = list(text.words_in(sentence))
    held = Stretches((q.span.start, q.span.end) for q in quantities)
    free_words = [w for w in words if w.start not in held]
    figures: list[Figure] = []
    for quantity, (part, joined) in zip(
        free, parts(text.text, sentence, [q.phrase for q in free]), strict=True
    ):
        before = (figures[-1] if joined else None) if figures else carried
        around = _Around(text.text, part, words, free_words, taken, number)
        figures.append(_figure(quantity, around, before))
    figures = [_set_apart(f, figures) for f in figures]
    by_whole = {f.quantity.whole.span: f for f in figures if f.quantity.whole is not None}
    by_span = {f.quantity.span: f for f in figures}
    by_whole |= {inner: by_span[outer] for inner, outer in within.items() if outer in by_span}
    return figures + [
        replace(by_whole[q.span], quantity=q, acts=frozenset(), is_whole=True)
        for q in quantities
        if q.span in wholes and q.span in by_whole
    ]


def _set_apart(figure: Figure, all_of_them: list[Figure]) -> Figure:
    """`figure` with the words that belong to the others of its sentence."""
    others = [f for f in all_of_them if f is not figure and f.part != figure.part]
    lead = frozenset(w for f in others for w in f.lead) - figure.near
    trail = frozenset(w for f in others for w in f.trail) - figure.near
    things = frozenset(f.thing for f in all_of_them if f is not figure and f.thing is not None)
    return replace(figure, elsewhere=(lead, trail, things))


@dataclass(frozen=True, slots=True)
class _Around:
    """What a figure stands in: the text, its own part of sentence `number`, and that sentence.

    `words` are all of the sentence's, `free` those outside of its figures, which are `taken`.
    """

    text: str
    part: Span
    words: list[Word]
    free: list[Word]
    taken: list[Span]
    number: int


def _figure(quantity: Quantity, around: _Around, before: Figure | None) -> Figure:
    text, part, words, taken = around.text, around.part, around.words, around.taken
    own = quantity.phrase
    outside = [w for w in around.free if not own.start <= w.start < own.end]
    near = [w for w in outside if part.start <= w.start < part.end]
    phrase = [w for w in words if own.start <= w.start < own.end and w.content]
    lead, shared_acts = shared_lead(near, own, (before.lead, before.acts) if before else None)
    acts = frozenset(a for w in (*near, *phrase) for a in w.acts) or shared_acts
    if not acts:
        # An elliptical clause ("..., or 57 percent of voters") goes on with the act before it.
        earlier = [w for w in outside if w.start < part.start and w.acts]
        acts = earlier[-1].acts if earlier else frozenset()
    thing, qualities = _thing(quantity, phrase, before)
    start = words[0].start if words else own.start
    answer = _ANSWER.match(text, start)
    opening = answer.end() if answer else start
    content = [w for w in near if w.content]
    part_text = text[part.start : part.end]
    return Figure(
        quantity,
        thing,
        qualities,
        acts,
        is_required(text, part, quantity),
        ALLOWED.search(part_text) is not None,
        INTENDED.search(text, part.start, own.start) is not None,
        STILL_OPEN.search(part_text) is not None,
        is_negated([w for w in near if w.start >= opening and not _denies_one(w, taken)]),
        lead,
        frozenset(w.stem for w in content if w.start >= own.end),
        frozenset(w.stem for w in outside if w.content),
        beside(content, own) or lead,
        frozenset(w.stem for w in outside if w.name),
        settings(text, words),
        is_change(quantity, text, acts),
        is_distance(quantity, text),
        voice(quantity, near, own),
        _EACH.search(part_text) is not None,
        PARTIAL.search(text, max(0, own.start - 12), own.end + 5) is not None
        or (quantity.kind == "duration" and _OFFSET.match(text, own.end) is not None)
        or ONE_OF_THEM.search(part_text) is not None,
        owned(near, outside),
        around.number,
        part,
        False,
        len(quantity.ends) == 2 and quantity.ends[0].role == "from",
        behind(text, part, own, near),
        denied=is_denied(quantity, text, start),
    )


def _denies_one(word: Word, figures: list[Span]) -> bool:
    """Whether a "not" stands right before a figure, and denies that one alone."""
    return word.plain == "not" and any(span.start == word.end + 1 for span in figures)


def _thing(
    quantity: Quantity, phrase: list[Word], before: Figure | None
) -> tuple[str | None, frozenset[str]]:
    """What is counted and its qualities; a bare count goes on with the thing before it."""
    of = quantity.of_span
    head = [w for w in phrase if of is not None and of.start <= w.start < of.end]
    if not head and quantity.of:  # "60-page" is one word of the text
        head = [w for w in words_of(quantity.of) if w.content]
    if quantity.kind == "ordinal" and head:
        return stem(head[0].plain), frozenset(w.stem for w in head[1:])
    if not head or head[-1].plain in ("others", "more"):
        bare = quantity.kind in ("count", "percent", "ratio") and quantity.unit in (None, "percent")
        # "One of the 15 unions, or 6.7 percent": the same share again.
        kinds = (quantity.kind, "share") if quantity.kind == "percent" else (quantity.kind,)
        if before is not None and bare and before.quantity.kind in kinds:
            return before.thing, before.qualities
        return None, frozenset()
    opening = (quantity.of or "").casefold()
    if opening.startswith(("those", "people who", "all those")):
        return "those " + " ".join(w.stem for w in head), frozenset()
    listed = re.split(r",? (?:and|or) ", quantity.of or "")
    if len(listed) > 1 and len(head) >= 2:
        return " and ".join(sorted((head[-2].stem, head[-1].stem))), frozenset()
    return head[-1].stem, frozenset(w.stem for w in head[:-1])
