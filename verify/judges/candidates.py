"""Words in a window that could be the answer, by what the question asks for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from verify.judges.dossier import Window
from verify.judges.question import Kind, Question
from verify.judges.signals import read
from verify.models import Mention, Source, Span
from verify.quantities.dates import find_dates
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
    wrong = {figure.quantity.span for figure in analyse(window.text).told.denied}
    return [q for q in parse(window.text) if q.kind != "ordinal" and q.span not in wrong]


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
        if _VAGUE.search(quantity.text) or quantity.span in wholes:
            fit *= 0.5
        if fit > 0.0:
            yield _figure(quantity, window, fit)


def _asks_for_whole(question: Question, whole: Quantity) -> bool:
    """Whether the question is how many there are: "four of the 15 X unions" says so of X unions."""
    return bool(whole.of) and question.topic <= set(content_stems(whole.of or ""))


_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE)


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


_MODIFIER = re.compile(
    r"\b(?:at (?:least|most)|(?:more|fewer|less) than|up to|as (?:many|much|few|little) as|about|"
    r"around|roughly|approximately|nearly|almost|over|under|only|just|some|an estimated)\s+$",
    re.IGNORECASE,
)


def _figure(quantity: Quantity, window: Window, fit: float) -> Candidate:
    """A figure with the words that qualify it: "at least 6,500" is not "6,500"."""
    span = quantity.phrase if quantity.kind == "count" else quantity.span
    before = _MODIFIER.search(window.text, 0, span.start)
    if before is not None:
        span = Span(start=before.start(), end=span.end)
    value, about = Fraction(quantity.low), _about(quantity, window)
    return Candidate(span.of(window.text), span, fit, value, quantity.unit, about)


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


_PARTIES = re.compile(
    r"\b(?:Democrat(?:ic)?|Republican|Independent|Libertarian|Green|Labou?r|Conservative|Tory|"
    r"Liberal Democrat|Liberal|Socialist|Christian Democrat)s?\b(?! Party's)"
)
_AFTER_PARTY = re.compile(r"\s+(\w+)")


def _party(question: Question, window: Window, source: Source) -> Iterator[Candidate]:
    """Party words that stand by the person asked about, or by the person's office."""
    offices = _offices(question.reading.names, source)
    for match in _PARTIES.finditer(window.text):
        beside = _AFTER_PARTY.match(window.text, match.end())
        noun = stem(beside[1]) if beside else ""
        near = read(window.text[max(0, match.start() - 60) : match.end() + 40]).content
        fit = 1.0 if noun in offices or noun in question.reading.names else 0.0
        if not fit and near & question.reading.names:
            fit = 0.55
        if fit:
            span = Span(start=match.start(), end=match.end())
            yield Candidate(match.group(), span, fit, match.group().casefold()[:8])


_OFFICES = {
    "gov": "governor", "governor": "governor", "sen": "senator", "senator": "senator",
    "rep": "representative", "president": "president", "mayor": "mayor", "attorney": "attorney",
    "minister": "minister", "chancellor": "chancellor", "premier": "premier",
}  # fmt: skip


def _offices(names: frozenset[str], source: Source) -> frozenset[str]:
    """The stems of the offices that the source gives the named person ("Gov. X" -> governor)."""
    held: set[str] = set()
    for name in names:
        for match in re.finditer(
            rf"\b({'|'.join(_OFFICES)})\.?\s+(?:[A-Z][\w.’']*\s+){{0,3}}{re.escape(name)}\b",
            source.text,
            re.IGNORECASE,
        ):
            held.add(stem(_OFFICES[match[1].casefold()]))
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


_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|across|outside|from|to)\s+(?:the\s+)?$")


def _where(question: Question, window: Window, _source: Source) -> Iterator[Candidate]:
    for name in proper_names(window.text):
        if _PLACE_BEFORE.search(window.text[: name.span.start]):
            stems = {stem(w.text) for w in words(name.text)}
            if not stems & question.reading.names:
                yield Candidate(name.text, name.span, 0.8, name.text.casefold())


_FINDERS: dict[Kind, Callable[[Question, Window, Source], Iterator[Candidate]]] = {
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
