"""Words in a window that could be the answer, by what the question asks for."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from verify.judges.judge import Window
from verify.judges.question import Question, operation
from verify.judges.signals import read
from verify.lang.codes import QuestionKind
from verify.lang.en.people import OFFICE_OF_TITLE, PARTY
from verify.lang.en.questions import (
    AMOUNT_MODIFIER,
    ASKED_PERIOD,
    BEFORE_A_PLACE,
    DENIED_BEFORE,
    MONEY_WORD,
    VAGUE_AMOUNT,
)
from verify.models import Mention, Source, Span
from verify.quantities import derive
from verify.quantities.dates import find_dates
from verify.quantities.derive import Derivation
from verify.quantities.frames import analyse
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.text.names import proper_names
from verify.text.places import paths
from verify.text.words import content_stems, stem, words


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words under `span` of a window that could answer; `fit` 0..1 says how well their kind does.

    `value` makes two candidates comparable; `about` says what a figure is a figure of.
    `calculation` is (text, expression, value) where the answer was derived.
    """

    text: str
    span: Span
    fit: float
    value: Fraction | str | None = None
    unit: str | None = None
    about: str = ""
    calculation: tuple[str, str, float] | None = None


def candidates(question: Question, window: Window, source: Source) -> list[Candidate]:
    """The candidates for `question` in `window`, in reading order; empty for kind "passage"."""
    finder = _FINDERS.get(question.kind)
    return list(finder(question, window, source)) if finder else []


# ------------------------------------------------------------------------------------- figures


def _figures(window: Window) -> list[Quantity]:
    return _told_figures(window.text)


def _told_figures(text: str) -> list[Quantity]:
    """The figures of `text` but ranks and those that it takes back."""
    wrong = {figure.quantity.span for figure in analyse(text).told.denied}
    return [q for q in parse(text) if q.kind != "ordinal" and q.span not in wrong]


def _share(question: Question, window: Window, _source: Source) -> Iterator[Candidate]:
    for quantity in _figures(window):
        share = quantity.share
        if share is None or quantity.kind not in ("share", "percent", "ratio"):
            continue
        # What a share is of has to be what was asked for: 57 percent of voters are not unions.
        fit = _of_fit(question.head, quantity)
        if fit is None:
            fit = 0.35 if quantity.kind == "percent" else 0.5
        text, calculation = quantity.text, None
        if quantity.kind == "share" and quantity.whole is not None:
            percent = f"{float(share * 100):.1f} %"
            part, whole = _plain(quantity), _plain(quantity.whole)
            text = f"{part} of {whole} ({percent})"
            calculation = (
                f"{part} of {whole} = {percent}",
                f"{part} / {whole} * 100",
                float(share * 100),
            )
        about = _about(quantity, window)
        yield Candidate(text, quantity.phrase, fit, share, "share", about, calculation)


def _count(question: Question, window: Window, _source: Source) -> Iterator[Candidate]:
    figures = _figures(window)
    wholes = {q.whole.span for q in figures if q.whole is not None}
    for quantity in figures:
        if quantity.whole is not None and _asks_for_whole(question, quantity.whole):
            yield _figure(quantity.whole, window, 1.0)
            continue
        if quantity.kind not in ("count", "share") or quantity.unit is not None:
            continue
        fit = _of_fit(question.head, quantity)
        if fit is None:
            fit = 0.3 if not quantity.of else 0.0
        # Of "eight of the 15 unions" it is the eight that something is said of.
        if VAGUE_AMOUNT.search(quantity.text) or quantity.span in wholes:
            fit *= 0.5
        if fit > 0.0:
            yield _figure(quantity, window, fit)


def _asks_for_whole(question: Question, whole: Quantity) -> bool:
    """Whether the question is how many there are: "four of the 15 X unions" says so of X unions."""
    return bool(whole.of) and question.topic <= set(content_stems(whole.of or ""))


def _of_unit(*kinds: str) -> Callable[[Question, Window, Source], Iterator[Candidate]]:
    def find(question: Question, window: Window, _source: Source) -> Iterator[Candidate]:
        for quantity in _figures(window):
            if quantity.kind in kinds:
                fit = _of_fit(question.head | question.topic, quantity)
                yield _figure(quantity, window, 0.7 if fit is None else max(fit, 0.7))

    return find


def _difference(_question: Question, window: Window, _source: Source) -> Iterator[Candidate]:
    for quantity in _figures(window):
        if quantity.role == "by" and not quantity.ends:
            yield _figure(quantity, window, 1.0)
        if quantity.role != "from" or len(quantity.ends) != 2:
            continue
        before, after = quantity.ends
        change = after.low - before.low
        text = _spelled(abs(change), quantity)
        calculation = (
            f"{quantity.text} = a change of {text}",
            f"{after.low:f} - {before.low:f}",
            float(change),
        )
        about = _about(quantity, window)
        yield Candidate(
            text, quantity.span, 0.9, Fraction(change), quantity.unit, about, calculation
        )


def _figure(quantity: Quantity, window: Window, fit: float) -> Candidate:
    """A figure with the words that qualify it: "at least 6,500" is not "6,500"."""
    span = quantity.phrase if quantity.kind == "count" else quantity.span
    span = Span(start=before_figure(window.text, span.start), end=span.end)
    value, about = Fraction(quantity.low), _about(quantity, window)
    return Candidate(span.of(window.text), span, fit, value, quantity.unit, about)


def before_figure(text: str, start: int) -> int:
    """Where the words begin that qualify the figure at `start` of `text`; `start` without any."""
    before = AMOUNT_MODIFIER.search(text, 0, start)
    return start if before is None else before.start()


def _of_fit(head: frozenset[str], quantity: Quantity) -> float | None:
    """How far what is counted is what was asked for, 0 to 1; None where nothing is said of it."""
    counted = quantity.of
    if counted is None and quantity.whole is not None:
        counted = quantity.whole.of
    if not counted:
        return None
    stems = set(content_stems(counted))
    if not stems or not head:
        return None
    noun = [w.text for w in words(counted)]
    same = any(_alike(stem(noun[-1]), h) for h in head)
    return 1.0 if same else 0.6 if stems & head else 0.0


def _alike(one: str, other: str) -> bool:
    """Whether two stems are forms of one word: the same, or "vote" and "voter"."""
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) >= 4 and long.startswith(short) and len(long) <= len(short) + 2
    )


def _about(quantity: Quantity, window: Window) -> str:
    after = window.text[quantity.span.end :]
    phrase = re.match(r"\s*((?:of|for|in)\s[^.,;:()—–\"”]{3,60})", after)
    if quantity.of:
        return quantity.of
    return phrase[1].strip() if phrase else ""


def _plain(quantity: Quantity) -> str:
    value = quantity.low
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value:f}"


def _spelled(change: object, like: Quantity) -> str:
    amount = float(str(change))
    scale, word = next(
        ((s, w) for s, w in ((1e9, " billion"), (1e6, " million")) if amount >= s), (1.0, "")
    )
    number = f"{amount / scale:,.10g}{word}"
    signs = {"USD": "$", "GBP": "£", "EUR": "€"}
    if like.kind == "money":
        return f"{signs.get(like.unit or '', (like.unit or '') + ' ')}{number}"
    return f"{number} {like.unit}" if like.unit else number


# --------------------------------------------------------------------- dates, people, places


def _when(_question: Question, window: Window, source: Source) -> Iterator[Candidate]:
    for mention in find_dates(window.text, source.published):
        when = f"{mention.start}/{mention.end}" if mention.resolved else mention.text
        yield Candidate(mention.text, mention.span, 0.9, when)


_AFTER_PARTY = re.compile(r"\s+(\w+)")


def _party(question: Question, window: Window, source: Source) -> Iterator[Candidate]:
    """Party words that stand by the person asked about, or by the person's office."""
    offices = _offices(question.reading.names, source)
    for match in PARTY.finditer(window.text):
        beside = _AFTER_PARTY.match(window.text, match.end())
        noun = stem(beside[1]) if beside else ""
        near = read(window.text[max(0, match.start() - 60) : match.end() + 40]).content
        fit = 1.0 if noun in offices or noun in question.reading.names else 0.0
        if not fit and near & question.reading.names:
            fit = 0.55
        if fit:
            span = Span(start=match.start(), end=match.end())
            yield Candidate(match.group(), span, fit, match.group().casefold()[:8])


def _offices(names: frozenset[str], source: Source) -> frozenset[str]:
    """The stems of the offices that the source gives the named person ("Gov. X" -> governor)."""
    held: set[str] = set()
    for name in names:
        for match in re.finditer(
            rf"\b({'|'.join(OFFICE_OF_TITLE)})\.?\s+(?:[A-Z][\w.’']*\s+){{0,3}}{re.escape(name)}\b",
            source.text,
            re.IGNORECASE,
        ):
            held.add(stem(OFFICE_OF_TITLE[match[1].casefold()]))
    return frozenset(held)


_OPENS = re.compile(r"(?:\A|[.!?:]|[“\"‘'(])\s*\Z")


def _who(question: Question, window: Window, source: Source) -> Iterator[Candidate]:
    """Names that the question does not have; countries and peoples fit less than people do."""
    asked = question.reading.content
    for name in proper_names(window.text):
        stems = {stem(w.text) for w in words(name.text)}
        if 2 * len(stems & asked) >= len(stems) or stems & question.reading.names:
            continue
        place = paths(name.text)
        if place and name.text not in {path[-1] for path in place}:  # "American"
            continue
        if len(stems) == 1 and not place and _only_opens(name, window.text, source):
            continue
        fit = 0.4 if place else 0.8 if len(stems) >= 2 else 0.5
        yield Candidate(name.text, name.span, fit, stem(words(name.text)[-1].text))


def _only_opens(name: Mention, text: str, source: Source) -> bool:
    """Whether a capital may only be that of a first word: no other place of the source has it."""
    inside = rf"[a-z,;] {re.escape(name.text)}\b"
    return _OPENS.search(text, 0, name.span.start) is not None and not re.search(
        inside, source.text
    )


def _where(question: Question, window: Window, _source: Source) -> Iterator[Candidate]:
    for name in proper_names(window.text):
        if BEFORE_A_PLACE.search(window.text[: name.span.start]):
            stems = {stem(w.text) for w in words(name.text)}
            if not stems & question.reading.names:
                yield Candidate(name.text, name.span, 0.8, name.text.casefold())


# ---------------------------------------------------------------------------- what is computed


_POINTS = re.compile(r"\bpoints?\b|\bpercent|%", re.IGNORECASE)
_COMPUTED_OF = ("count", "share", "money", "percent", "measure", "score")


def computed(asked: str, text: str, published: date | None = None) -> Derivation | None:
    """The figure that `asked` wants computed, from figures of `text`; None where it is not clear.

    Args:
        asked: A question for a difference, a sum, a rest, a share or the time between two dates.
        text: A sentence, or several of one source.
        published: The date of the source, from which "Monday" is counted.
    """
    wanted = operation(asked)
    if wanted is None:
        return None
    if wanted == "time":
        return _time_between(asked, text, published)
    figures = _given(asked, text)
    if wanted == "share":
        return _one_share(asked, figures)
    if wanted == "rest":
        parts = [q for q in figures if q.kind == "share" and q.whole is not None]
        if len(parts) == 1 and parts[0].whole is not None:
            return derive.complement(parts[0], parts[0].whole)
    pairs = _pairs(asked, figures)
    pair = _nearest_pair(asked, text, pairs)
    if pair is None:
        return None
    return derive.total(*pair) if wanted == "total" else derive.difference(*pair)


def _given(asked: str, text: str) -> list[Quantity]:
    """The figures of `text` to compute with: those that the question names itself only place it."""
    named = {(q.low, q.unit) for q in parse(asked)}
    return [
        q for q in _told_figures(text) if q.kind in _COMPUTED_OF and (q.low, q.unit) not in named
    ]


def _pairs(asked: str, figures: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Two figures of one unit each: the ends of a change or a vote, else the only two there are."""
    fitting = [q for q in figures if _of_unit_asked(asked, q)]
    changes = [
        (q.ends[0], q.ends[1])
        for q in fitting
        if len(q.ends) == 2 and (q.role == "from" or q.kind == "score")
    ]
    single = [q for q in fitting if not q.ends]
    changes += [
        (a, b)
        for a, b in pairwise(single)
        if a.role == "from" and b.role == "to" and a.unit == b.unit
    ]
    if changes:
        return changes
    by_unit: dict[str | None, list[Quantity]] = {}
    for quantity in single:
        # "$9,075 per student ... $23,091": the second leaves out what both are for.
        unit = (quantity.unit or "").partition(" per ")[0] or None
        by_unit.setdefault(unit, []).append(replace(quantity, unit=unit))
    return [(two[0], two[1]) for two in by_unit.values() if len(two) == 2]


def _of_unit_asked(asked: str, quantity: Quantity) -> bool:
    if _POINTS.search(asked):
        return quantity.unit == "percent"
    if MONEY_WORD.search(asked) and "how many" not in asked.casefold():
        return quantity.kind == "money"
    if "how many" in asked.casefold():
        return quantity.kind in ("count", "share", "score")
    return True


def _nearest_pair(
    asked: str, text: str, pairs: Sequence[tuple[Quantity, Quantity]]
) -> tuple[Quantity, Quantity] | None:
    """Of several pairs the one whose own words have most of the question's; None for a tie."""
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    topic, scored, begin = read(asked).content, [], 0
    for first, last in pairs:
        end = max(first.span.end, last.span.end)
        scored.append(len(topic & read(text[begin:end]).content))
        begin = end
    best = max(scored)
    return pairs[scored.index(best)] if scored.count(best) == 1 else None


def _one_share(asked: str, figures: Sequence[Quantity]) -> Derivation | None:
    """The share that a part is of its whole, where just one part with a whole is given."""
    parts = [q for q in figures if q.kind == "share" and q.whole is not None]
    if len(parts) != 1 or parts[0].whole is None or DENIED_BEFORE.search(asked):
        return None
    return derive.share(parts[0], parts[0].whole)


def _time_between(asked: str, text: str, published: date | None) -> Derivation | None:
    """The time from one date to another, where just two dates or one range are given."""
    unit = ASKED_PERIOD.search(asked)
    dates = [d for d in find_dates(text, published) if d.clock is None and d.resolved]
    ranges = [d for d in dates if d.later is not None]
    if unit is None or len(ranges) > 1:
        return None
    ends = (ranges[0], ranges[0]) if ranges else tuple(dates)
    if len(ends) != 2:
        return None
    first, last = sorted(ends, key=lambda d: d.start or date.min)
    return derive.between(first, last, unit[1].casefold())


_FINDERS: dict[QuestionKind, Callable[[Question, Window, Source], Iterator[Candidate]]] = {
    "share": _share,
    "count": _count,
    "money": _of_unit("money"),
    "difference": _difference,
    "duration": _of_unit("duration", "age"),
    "when": _when,
    "party": _party,
    "who": _who,
    "where": _where,
}
