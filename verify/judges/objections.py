"""What code can say against a label, each with something it can show.

An objection is a figure that disagrees or stands nowhere, a name that the source does not have, a
negation or an opposite in words that both have, an accusation taken for the act, quoted words that
the source does not have or gives to somebody else, a sentence with nothing of the claim, or a
source that is about something else. Few kinds are proof (`HARD`); the others only speak. Pure: the
same claim and sentences give the same objections.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from verify.judges.judge import Dossier, Window, widened
from verify.judges.lexicon import ACCUSATION_STEMS, DENIALS, plain_words, root
from verify.judges.quotations import misquoted
from verify.judges.signals import Reading, Weight, merge, opposites, read
from verify.judges.stated import figures_of, follows, says, stated
from verify.judges.weighing import Weighed, weigh_one
from verify.lang.en.deeds import DENIAL_CUES
from verify.lang.en.people import ABBREVIATIONS
from verify.lang.en.sentences import STOPWORDS
from verify.models import Claim, Source, Stance
from verify.quantities.compare import same_number
from verify.quantities.comparison import Comparison
from verify.quantities.dates import find_dates
from verify.quantities.match import same_unit
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.quantities.when import compare_dates
from verify.text.names import proper_names
from verify.text.remembering import remembered
from verify.text.words import distinct_words, words

_LIMITS = ("about", "nearly", "more_than", "at_least", "less_than", "at_most")
_STATED = ("money", "percent")
_SHARES = ("share", "percent", "ratio")
_NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?=(?:st|nd|rd|th|s)?(?![\w-]))")
_MARKS = re.compile(
    r"\[[\d,;\s–-]+\]|^\s*\d{1,2}[.)]\s|\b(?:figs?\.?|figures?|tables?|sections?)\s+\d+",
    re.IGNORECASE | re.MULTILINE,
)
"""Numbers that count nothing: of notes, of list entries, of figures and tables."""


def nowhere(comparison: Comparison, claim: str, source: Source) -> str:
    """The words of an open figure that stands nowhere in the source; "" where it does.

    Only beside a rival, a figure of the same sort: else the source does not speak of it. A sum of
    money needs none.
    """
    if comparison.kind == "predicate":
        return ""
    span = comparison.claim_span
    stated = [q for q in parse(claim) if q.kind in _STATED and q.span.overlaps(span)]
    sum_of_money = any(q.kind == "money" for q in stated)
    if not sum_of_money and not _rivalled(comparison, claim, source):
        return ""
    for quantity in stated:
        named = quantity.modifier in _LIMITS or _has(source, quantity)
        if not named and not taken_apart(quantity.text, source.text):
            return quantity.text
    marks = [match.span() for match in _MARKS.finditer(claim)]
    for match in _NUMBER.finditer(claim, span.start, span.end):
        if any(start <= match.start() < end for start, end in marks):
            continue
        number = match.group().rstrip(",")
        if same_number(number, source.text) is None and not taken_apart(number, source.text):
            return number
    return ""


def taken_apart(figure: str, text: str) -> bool:
    """Whether `text` has the number of `figure` in pieces, as archives keep it: "36, 000"."""
    found = _NUMBER.search(figure)
    pieces = re.split(r"([,.])", found.group()) if found else []
    whole = r"\s?".join(map(re.escape, pieces))
    return len(pieces) > 1 and re.search(rf"(?<![\d.,]){whole}(?![\d])", text) is not None


def unproven(comparison: Comparison, claim: str, window: str) -> str:
    """The words of an open share ("most", "half") that figures of `window` leave open; else "".

    Beside "four of the 15" a "most" is a figure like any other: it has to come out of them. A
    window without a share or two counts may say it in words.
    """
    if comparison.kind != "predicate":
        return ""
    told = parse(window)
    counts = sum(q.kind == "count" for q in told)
    if counts < 2 and not any(q.kind in _SHARES for q in told):
        return ""
    return comparison.claim_span.of(claim)


def another_time(comparison: Comparison, claim: str, source: Source) -> str:
    """The words of a date of the claim beside which a passage has another; "" where the source has
    both, and for a day of the week, which "the night before" may be as well."""
    if comparison.kind != "date" or not comparison.differs:
        return ""
    theirs = find_dates(source.text, source.published)
    mine = [d for d in find_dates(claim, None) if d.span == comparison.claim_span]
    if all(d.year is None and d.month is None for d in mine):
        return ""
    if any(compare_dates(one, other) == "agree" for one in mine for other in theirs):
        return ""
    return comparison.claim_span.of(claim)


def _has(source: Source, quantity: Quantity) -> bool:
    """Whether the source has a figure of the same unit and value, as finely as it is written."""
    theirs = [one for other in parse(source.text) for one in (other, *other.ends)]
    return any(
        same_unit(quantity, one) and abs(one.low - end) < max(one.step, quantity.step)
        for one in theirs
        for end in (quantity.low, quantity.high)
    )


def _rivalled(comparison: Comparison, claim: str, source: Source) -> bool:
    """Whether the source has a figure of the same unit, or, for one without a unit, any number.

    "More than 100" may be told in another way, as each part of a sum: its rival is a limit too.
    """
    mine = [q for q in parse(claim) if q.span.overlaps(comparison.claim_span)]
    theirs = parse(source.text)
    limits = [q for q in mine if q.modifier in _LIMITS]
    if limits:
        return any(q.modifier == t.modifier and same_unit(q, t) for q in limits for t in theirs)
    if all(q.unit is None for q in mine):
        return _NUMBER.search(source.text) is not None
    return any(same_unit(q, t) for q in mine for t in theirs)


Kind = Literal[
    "name", "figure", "placed", "day", "absent", "date", "share", "reported", "quote", "negation",
    "opposite", "unrelated", "subject", "elsewhere", "agrees", "checker", "working", "planted",
]  # fmt: skip
"""What an objection is about. "figure" is one that disagrees and stands nowhere in the source,
"placed" one that stands there for something else, "day" a date that disagrees, "absent" one that
the source has nowhere, "share" a "most" that the figures leave open, "agrees" a sentence that bears
out what it is to refute; the last four are raised against a model's word alone.
"""

HARD: frozenset[Kind] = frozenset({"figure", "day", "subject", "planted"})
"""Kinds that stand against a judge's word whatever it says: their measured precision is .95 at
least (docs/experiments.md). What is not measured to be so only speaks."""
FIGURES: frozenset[Kind] = frozenset({"figure", "placed", "day", "absent", "date", "share"})
"""Kinds that a calculation may answer."""

TURNED_SHARED = 0.4
"""The same from which on a negation or an opposite in one sentence turns the claim round."""
_PEOPLES = re.compile(r"(?:ans?|ese|ish)\Z")
_LONG = 24
"""Content words from which on a claim is several."""
_ABOUT = 0.35
"""Share of the claim's words that an article has, beside its names, if it can refute it. What says
the same may well say it in other words."""
_ARTICLE = 80
"""Different words from which on a source is an article that would name what it is about."""
_NEAR = 0.1
"""The same of the sentences with their surroundings, where they have no word of it themselves."""
_PLAINLY = 0.7
"""Share of what a window has of the claim from which on its plain sentences say it."""
_ALIKE = 5
"""Letters that "America" and "American" have in common: the one names the other."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against a label: of which kind, and why, as a sentence for the reader."""

    kind: Kind
    why: str

    @property
    def hard(self) -> bool:
        """Whether it is proof against a label."""
        return self.kind in HARD


def objections(
    claim: Claim, asked: Reading, window: Window, seen: Dossier, weight: Weight, stance: Stance
) -> tuple[Objection, ...]:
    """What speaks against `window` as evidence that `supports` or `refutes` `claim`.

    `asked` is the claim as read, `weight` what a stem tells. The gravest comes first; nothing means
    that the label may stand. Sentences that only report are never objected to.
    """
    return raised(asked, weigh_one(claim, asked, window, seen, weight), claim, seen, weight, stance)


def raised(
    asked: Reading, found: Weighed, claim: Claim, seen: Dossier, weight: Weight, stance: Stance
) -> tuple[Objection, ...]:
    """The same for a window that has been weighed already."""
    source = seen.sources[found.window.source_id]
    if stance == "reports":
        return ()
    off = tuple(_off_subject(asked, found, seen, weight, stance))
    if stance == "refutes":
        return (*off, *_to_refutation(asked, found))
    shared = _shared(asked, found.window, weight)
    return (*_to_support(asked, found, claim, source, shared), *off)


def _to_support(
    asked: Reading, found: Weighed, claim: Claim, source: Source, shared: float
) -> Iterator[Objection]:
    figures = found.figures
    if strangers := _strangers(asked, claim.text, found.window, source):
        yield Objection("name", f"The source does not name {', '.join(strangers)}.")
    for comparison in figures.disagree:
        if comparison.kind != "name":
            kind = _how_it_differs(comparison, claim.text, asked, found.window, source)
            yield Objection(kind, f"A figure stands against it: {comparison.reason}")
    for comparison in figures.open:
        free = not _follows(comparison, claim.text, asked, found.window)
        if (written := nowhere(comparison, claim.text, source)) and free:
            yield Objection("absent", f"The source does not have the figure “{written}”.")
        if date := another_time(comparison, claim.text, source):
            yield Objection("date", f"The source has another date, and nowhere “{date}”.")
        if (amount := unproven(comparison, claim.text, found.window.text)) and free:
            yield Objection("share", f"The figures of the passage do not show “{amount}”.")
    if _only_told(asked, found.window):
        yield Objection("reported", "The sentence named only says that somebody says so.")
    yield from (Objection("quote", why) for why in misquoted(claim.text, source))
    if shared >= TURNED_SHARED and not (figures.agree and figures.workings):
        nearest = _nearest(asked, found.window)
        if _denied(asked, nearest) and _denial_on_one_side(claim.text, found.window.text):
            yield Objection("negation", "The sentence named negates what the claim says.")
        if opposed := _opposed(asked, nearest, found.window):
            said = ", ".join(f"“{word}”" for word in opposed)
            yield Objection("opposite", f"The sentence named has the opposite of {said}.")


def _to_refutation(asked: Reading, found: Weighed) -> Iterator[Objection]:
    """A refutation may well lack the claim's name or figure: that is what it refutes.

    What a correction takes back is refuted by it.
    """
    if _only_told(asked, found.window) and not found.figures.taken_back:
        yield Objection("reported", "The sentence named only says that somebody says so.")


def _off_subject(
    asked: Reading, found: Weighed, seen: Dossier, weight: Weight, stance: Stance
) -> Iterator[Objection]:
    """The sentences, or all of their source, say nothing of what the claim is about.

    The title and the sentence before are read along: there stands who "he" is.
    """
    if found.figures.agree or found.figures.disagree or not asked.content:
        return
    source = seen.sources[found.window.source_id]
    known = _stems_of(source)
    long = len(known) >= _ARTICLE
    about = stance == "supports" or not long or not asked.names.isdisjoint(known)
    if not about and _share(asked, known, weight) < _ABOUT:
        yield Objection("subject", f"“{source.title}” is about something else than the claim.")
        return
    own = merge([read(s.text) for s in found.window.sentences])
    held = own.content | opposites(asked.stems, own.stems).keys()
    beginnings = _beginnings(frozenset(held))
    if not asked.content.isdisjoint(held) or any(s[:_ALIKE] in beginnings for s in asked.content):
        return
    if stance == "supports" and _is_near(asked, found, seen, weight):
        return
    yield Objection("unrelated", "The sentence named says nothing of the claim.")


def _is_near(asked: Reading, found: Weighed, seen: Dossier, weight: Weight) -> bool:
    """Whether what is without a word of the claim may say it all the same: what stands around it
    is about the claim, or it has a figure that the claim may go by."""
    title = seen.sources[found.window.source_id].title
    near = read(f"{title}\n{widened(found.window, seen).text}")
    counted = bool(found.figures.open and parse(found.window.text))
    named = not asked.names.isdisjoint(near.stems)
    return counted or named or _share(asked, near.content, weight) >= _NEAR


def _share(asked: Reading, stems: frozenset[str], weight: Weight) -> float:
    """The weighted share of the claim's words that are among `stems`."""
    total = math.fsum(weight(s) for s in asked.content)
    return math.fsum(weight(s) for s in asked.content & stems) / total if total else 0.0


def _how_it_differs(
    comparison: Comparison, claim: str, asked: Reading, window: Window, source: Source
) -> Kind:
    """Whether a figure that differs is nowhere in the source, or stands there for something else.

    What has the figure, or figures that it follows from, may mean it so: "four, and the judge
    himself" are five.
    """
    if comparison.kind == "date":
        return "day"
    mine = _meant(comparison, claim)
    there = stated(source.text)
    if any(says(quantity, value) for quantity in mine for value in there):
        return "placed"
    if any(taken_apart(quantity.text, source.text) for quantity in mine):
        return "placed"
    return "placed" if _follows(comparison, claim, asked, window) else "figure"


def _meant(comparison: Comparison, claim: str) -> list[Quantity]:
    """The figures of a claim that were compared; not the whole that one of them is a part of."""
    figures = figures_of(claim)
    wholes = {q.whole.span for q in figures if q.whole is not None}
    span = comparison.claim_span
    return [q for q in figures if q.span.overlaps(span) and q.span not in wholes]


def _follows(comparison: Comparison, claim: str, asked: Reading, window: Window) -> bool:
    """Whether the claim's figure comes of one or two figures of the sentences in one step."""
    said = merge([read(s.text) for s in window.sentences])
    turned = bool(opposites(asked.stems, said.stems)) or bool(asked.negated) != bool(said.negated)
    mine = _meant(comparison, claim)
    texts = [s.text for s in window.sentences]
    return any(follows(quantity, texts, turned=turned) for quantity in mine)


# --------------------------------------------------------------------------------------- names


def _strangers(asked: Reading, claim: str, window: Window, source: Source) -> list[str]:
    """The names of the claim whose last word the source never has, while it names somebody else.

    Names of two and three words count one by one, against any other in the source. A single
    capitalised word may be a disease, an adjective or the opening of a sentence, so that it counts
    only where the source has none of the claim's names, and against a name in the sentences.
    Where the claim gives words to somebody, the source has to name whom, whoever else it names.
    """
    known = _stems_of(source)
    named = proper_names(claim)
    absent = [m for m in named if not _known(m.text, known)]
    full = [m.text for m in absent if _is_person(m.text)]
    if full or len(absent) < len(named):
        return full if asked.attributed or _others(claim, source.text) else []
    single = [m.text for m in absent if m.span.start > 1 and _is_word(m.text)]
    return single if _others(claim, window.text) else []


def _others(claim: str, text: str) -> bool:
    """Whether `text` names somebody in full whom the claim does not name."""
    known = frozenset(word.text.casefold() for word in words(claim))
    ends = (m.text.split()[-1].casefold() for m in proper_names(text) if _is_person(m.text))
    return any(end not in known for end in ends)


def _is_person(name: str) -> bool:
    parts = name.split()
    ends = (parts[0], parts[-1])
    return len(parts) in (2, 3) and all(p.isalpha() and p.istitle() for p in ends)


def _is_word(name: str) -> bool:
    return name.isalpha() and name.istitle() and not _PEOPLES.search(name)


def _known(name: str, known: frozenset[str]) -> bool:
    """Whether the source has the last word of a name, one that begins alike, or its initials."""
    parts = name.split()
    plain = parts[-1].casefold().replace("’", "'").removesuffix("'s").strip(".,")
    stemmed = root(ABBREVIATIONS.get(plain, plain))
    short = "".join(part[0] for part in parts).casefold()
    return (
        plain in STOPWORDS
        or stemmed in known
        or stemmed[:_ALIKE] in _beginnings(known)
        or (len(parts) > 1 and not known.isdisjoint((short, ".".join(short))))
    )


@lru_cache(maxsize=64)
def _beginnings(known: frozenset[str]) -> frozenset[str]:
    return frozenset(stem[:_ALIKE] for stem in known if len(stem) >= _ALIKE)


@remembered
def _stems_of(source: Source) -> frozenset[str]:
    found = distinct_words(f"{source.title}\n{source.text}")
    parts = (part for word in found for part in (word, *word.split("-")))
    return frozenset(root(ABBREVIATIONS.get(part, part)) for part in parts if part)


# --------------------------------------------------------------------------------------- words


def _shared(asked: Reading, window: Window, weight: Weight) -> float:
    """The weighted share of the claim's words, or their opposites, in the sentences themselves."""
    whole = merge([read(s.text) for s in window.sentences])
    total = math.fsum(weight(s) for s in asked.content)
    held = asked.content & (whole.content | opposites(asked.stems, whole.stems).keys())
    return math.fsum(weight(s) for s in held) / total if total else 0.0


def _nearest(asked: Reading, window: Window) -> Reading:
    readings = [read(s.text) for s in window.sentences]
    return max(readings, key=lambda r: len(r.content & asked.content))


def _only_told(asked: Reading, window: Window) -> bool:
    """Whether what the window has of the claim it gives as an accusation, or calls wrong.

    Sentences that accuse nobody may hold nearly as much of the claim: then these say it. A claim
    that gives itself to a speaker says no more than that somebody says so; one that says that
    somebody denies it is borne out where that is told.
    """
    readings = [read(s.text) for s in window.sentences]
    if DENIALS & asked.refusals and DENIALS & _refusals(window):
        return False
    nearest = _nearest(asked, window)
    if asked.accusing or asked.attributed or not _accuses(nearest):
        return False
    if not _behind_the_accusation(asked, nearest):
        return False
    plain = frozenset[str]().union(*(r.content for r in readings if not _accuses(r)))
    told = frozenset[str]().union(*(r.content for r in readings))
    return len(plain & asked.content) < _PLAINLY * len(told & asked.content)


def _accuses(reading: Reading) -> bool:
    return not ACCUSATION_STEMS.isdisjoint(reading.stems)


def _behind_the_accusation(asked: Reading, nearest: Reading) -> bool:
    """Whether at least half of what the sentence has of the claim stands behind the accusing word.

    "Agents were charged in May, accused of theft" tells the charge as done.
    """
    said = nearest.stems
    first = next(i for i, stem in enumerate(said) if stem in ACCUSATION_STEMS)
    shared = [i for i, s in enumerate(said) if s in asked.content and s not in asked.names]
    return not shared or 2 * sum(i > first for i in shared) >= len(shared)


def _denial_on_one_side(claim: str, window: str) -> bool:
    """Whether only one of the two has any word that can carry a denial ("few", "cancelled", "un-").

    Where both have one, they may well deny the same in other words.
    """
    mine, theirs = (DENIAL_CUES.search(plain_words(text)) for text in (claim, window))
    return (mine is None) != (theirs is None)


def _denied(asked: Reading, nearest: Reading) -> bool:
    """Whether one of the two denies what the other says, in two words that both have.

    One is enough where the claim denies, and the sentence denies nothing at all. A text of many
    words denies something somewhere.
    """
    if len(asked.content) > _LONG:
        return False
    shared = asked.content & nearest.content
    mine, theirs = asked.negated & shared, nearest.negated & shared
    balanced = asked.negated & opposites(asked.stems, nearest.stems).keys()
    if mine & theirs or balanced:
        return False
    return len(mine ^ theirs) >= 2 or bool(mine and not nearest.negated)


def _refusals(window: Window) -> frozenset[str]:
    return frozenset[str]().union(*(read(s.text).refusals for s in window.sentences))


def _opposed(asked: Reading, nearest: Reading, window: Window) -> list[str]:
    """The claim's stems whose opposite the nearest sentence has, and none of the sentences them.

    What is denied on one side is no opposite: "not rejected" goes with "approved".
    """
    content = frozenset().union(*(read(s.text).content for s in window.sentences))
    turned = opposites(asked.stems, nearest.stems)
    open_words = asked.content - content - asked.negated
    return sorted(s for s in open_words & turned.keys() if turned[s] - nearest.negated)
