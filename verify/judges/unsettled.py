"""What is said of a claim that is not settled: why, what the sources lean to, what to read.

Every judge's ruling passes `explained` on its way to a reader. That no source says a thing is said
only where no sentence is on its subject; a figure, a time or a name that differs is named, in the
words of the source and of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verify.judges.judge import Dossier, Window
from verify.judges.objections import raised
from verify.judges.signals import (
    Reading,
    Weight,
    as_written,
    local_weight,
    missing_names,
    read,
    share_of,
)
from verify.judges.weighing import Weighed, told_times, weigh_one
from verify.lang.en.deeds import COMPARING, NUMBERS_SPELT
from verify.models import Claim, Leaning, Pick, Reason, Ruling, Shown
from verify.text.names import proper_names

NOTHING = "No source is about this."
NEITHER = "No source says this, and none says the opposite."
"""Both are said only where no sentence that was found is on the subject of the claim."""
ON_SUBJECT = 0.3
"""Share of a claim's words from which on a sentence is on its subject."""
COMPARED = 0.4
"""The same for a window whose figures, times and names are held against those of the claim."""
STATED = 0.6
"""The same for one that may say it as somebody's word, or of another time."""
OF_THE_SAME = 0.5
"""How much of a figure's own context another has, where the two are worth naming side by side."""
_PEOPLES = re.compile(r"\A\w+(?:ans?|ese|ish)\Z")
_SHOWN = 3
_LONGEST = 60
_MISSING = 5

SAID: Mapping[Reason, str] = {
    "nothing_on_subject": NEITHER,
    "other_figure": "Not settled: the sources speak of this, with another figure.",
    "other_time": "Not settled: the sources speak of this, with another date or time.",
    "other_name": "Not settled: the sources speak of this, and not of everyone whom it names.",
    "other_words": "Not settled: the source does not have the quoted words as they stand here.",
    "only_reported": "Not settled: the sources only say that somebody says so.",
    "only_possible": "Not settled: the sources give it only as a possibility.",
    "needs_two_sources": "Not settled: no source names everyone in this; two of them together do.",
    "not_decided": "Not settled: the sources speak of this, and nothing in them was read as saying "
    "it, or the opposite.",
    "judges_disagree": "Not settled: the model says one thing, and the checks another.",
    "language": "Not judged: the claim is not in English, the only language the checker reads.",
    "fragment": "Not judged: this is a fragment without a verb. Write a whole sentence, which can "
    "be true or false.",
    "too_short": "Not judged: the claim is too short to say anything.",
    "too_long": "Not judged: the claim is too long to be read whole.",
}
"""What a verdict says of itself, by its reason."""
_LEANS = {"supports": "supporting it", "refutes": "refuting it"}
_SHORTENED = re.compile(r"\b\w(?:\.\w)+\.\Z")
"""The end of "6 a.m." and "Washington, D.C.", whose last full stop belongs to it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a source has in another way than a claim: told in `why`, read in `sentence`."""

    reason: Reason
    why: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Open:
    """Why a claim is open, what differs or lacks, and the sentences to read, by their numbers."""

    reason: Reason
    gaps: tuple[str, ...] = ()
    read: tuple[int, ...] = ()

    @property
    def nearest(self) -> tuple[Pick, ...]:
        """The sentences to read, as picks."""
        return tuple(Pick(sentence=i) for i in dict.fromkeys(self.read))[:_SHOWN]


def unsettled(
    reason: Reason,
    confidence: float,
    *gaps: str,
    leaning: Leaning | None = None,
    nearest: tuple[Pick, ...] = (),
) -> Ruling:
    """The ruling on a claim that is not settled, in the words of its reason.

    What differs (the first of `gaps`) is said at once, then what the sources lean to, and what to
    read.
    """
    return Ruling(
        label="not_enough_evidence",
        confidence=round(confidence, 3),
        rationale=_rationale(reason, gaps, leaning, len(nearest)),
        gaps=gaps or (_gap(reason, leaning),),
        reason=reason,
        leaning=leaning,
        nearest=nearest,
    )


def _gap(reason: Reason, leaning: Leaning | None) -> str:
    """What is missing where nothing more can be said than the reason."""
    if reason == "nothing_on_subject":
        return NOTHING
    if reason == "not_decided" and leaning is not None and leaning.side is not None:
        return "Nothing in them was read surely enough to settle it."
    said = SAID[reason].partition(": ")[2]
    return said[:1].upper() + said[1:]


def _rationale(reason: Reason, gaps: Sequence[str], leaning: Leaning | None, shown: int) -> str:
    parts = [SAID[reason]]
    side = leaning.side if leaning is not None else None
    if leaning is not None and side is not None:
        leans = f"read more like {_LEANS[side]} ({leaning.probability:.0%})".replace("%", " %")
        if reason == "not_decided":
            parts = [f"Not settled: the sources speak of this, and {leans}."]
        else:
            parts.append(f"They {leans}.")
    if reason in _NAMED and gaps:
        parts.insert(1, gaps[0])
    if 0 < shown < len(NUMBERS_SPELT):
        parts.append(f"Read {NUMBERS_SPELT[shown]}.")
    return " ".join(parts)


_NAMED: frozenset[Reason] = frozenset(("other_figure", "other_time", "other_name", "other_words"))
"""Reasons whose first gap says what differs."""


def explained(ruling: Ruling, claim: Claim, seen: Dossier) -> Ruling:
    """`ruling` with a reason where it settles nothing, and without a word that claims too much.

    A ruling that says why itself is left as it is, but for one thing: that no source is about a
    claim does not stand where a sentence on its subject was seen.
    """
    if ruling.label != "not_enough_evidence":
        return ruling
    known = ruling.reason not in (None, "nothing_on_subject")
    absent = NEITHER in ruling.rationale or NOTHING in ruling.gaps
    if known and not absent:
        return ruling
    near = ruling.nearest or tuple(stand.pick for stand in ruling.stands)
    near = near or tuple(Pick(sentence=s.id) for s in on_subject(claim, seen)[:_SHOWN])
    if not near and not known:
        return ruling.model_copy(
            update={"reason": "nothing_on_subject", "gaps": ruling.gaps or (NOTHING,)}
        )
    found = Open(ruling.reason) if known and ruling.reason else _inferred(ruling, near, claim, seen)
    gaps = tuple(gap for gap in (*found.gaps, *ruling.gaps) if gap != NOTHING)
    gaps = tuple(dict.fromkeys(gaps)) or (_gap(found.reason, ruling.leaning),)
    plain = absent or found.reason in _NAMED
    said = _rationale(found.reason, gaps, ruling.leaning, len(near)) if plain else ruling.rationale
    return ruling.model_copy(
        update={
            "reason": found.reason,
            "gaps": gaps,
            "rationale": said,
            "nearest": ruling.nearest or (() if ruling.stands else near),
        }
    )


def _inferred(ruling: Ruling, near: Iterable[Pick], claim: Claim, seen: Dossier) -> Open:
    """Why a ruling is open that does not say so: by what it names, and what differs there."""
    if ruling.stands:
        return Open("only_reported")
    asked, weight = read(claim.text), local_weight(seen.windows(1))
    shown = [sentence for pick in near if (sentence := seen.sentence(pick.sentence)) is not None]
    windows = [Window((sentence,)) for sentence in shown]
    weighed = [weigh_one(claim, asked, window, seen, weight) for window in windows]
    found = why_open(claim, weighed, seen, weight)
    return found if found.reason in _NAMED else Open("not_decided")


def on_subject(claim: Claim, seen: Dossier) -> list[Shown]:
    """The sentences that are on the subject of a claim, those with most of its words first.

    They have the name that the claim names first, or enough of its words.
    """
    asked = read(claim.text)
    weight = local_weight(seen.windows(1))
    worth = {stem: weight(stem) for stem in asked.content}
    subject = asked.subject
    found: list[tuple[float, Shown]] = []
    for sentence in seen.shown:
        content = read(sentence.text).content
        much = share_of(asked, content, worth)
        if much >= ON_SUBJECT or (subject is not None and subject in content):
            found.append((much, sentence))
    return [sentence for _, sentence in sorted(found, key=lambda pair: -pair[0])]


def why_open(claim: Claim, near: Sequence[Weighed], seen: Dossier, weight: Weight) -> Open:
    """Why the windows that came nearest leave a claim open, and what differs or lacks in them.

    `near` are windows on the subject, nearest first; without any, nothing is on it. `weight` is
    what a stem tells.
    """
    asked = read(claim.text)
    if not near:
        return Open("nothing_on_subject", (NOTHING,))
    told = tuple(i for one in near for i in one.carrying)
    if COMPARING.search(claim.text) and _takes_two(asked, seen):
        return Open("needs_two_sources", read=told)
    named = [one for one in near if asked.subject not in one.signals.missing_names]
    if not named and (about := _of_subject(asked, seen)):
        return Open("not_decided", read=about)
    close = [one for one in named if one.signals.coverage >= COMPARED][:_SHOWN]
    found = [d for one in close for d in differences(claim, one, seen)]
    found = found or [d for one in (named or near)[:_SHOWN] for d in _names(claim, one)]
    if found:
        same = [d for d in found if d.reason == found[0].reason]
        whys = tuple(dict.fromkeys(d.why for d in same))[:_SHOWN]
        return Open(found[0].reason, whys, (*(d.sentence for d in same), *told))
    for reason, says in _TOLD.items():
        if (one := next((o for o in close if says(o, claim, seen, weight)), None)) is not None:
            return Open(reason, read=(*one.carrying, *told))
    return Open("not_decided", _lacking(claim, near[0]), told)


def _of_subject(asked: Reading, seen: Dossier) -> tuple[int, ...]:
    """The sentences that have the name a claim names first, those with most of its words first."""
    content = {s.id: read(s.text).content for s in seen.shown}
    about = [i for i, stems in content.items() if asked.subject in stems]
    return tuple(sorted(about, key=lambda i: -len(content[i] & asked.content)))


def _only_reported(one: Weighed, claim: Claim, seen: Dossier, weight: Weight) -> bool:
    """Whether a window has most of a claim, but as somebody's word."""
    asked = read(claim.text)
    if asked.attributed or one.signals.coverage < STATED:
        return False
    found = raised(asked, one, claim, seen, weight, "supports")
    return any(objection.kind == "reported" for objection in found)


def only_possible(one: Weighed, *_: object) -> bool:
    """Whether a window has nearly all of a claim, but as a possibility."""
    return one.stance == "reports" and one.signals.hedged and not one.signals.only_reports


_TOLD: Mapping[Reason, Callable[[Weighed, Claim, Dossier, Weight], bool]] = {
    "only_reported": _only_reported,
    "only_possible": only_possible,
}
"""What a window that has a claim may still lack."""


def differences(claim: Claim, one: Weighed, seen: Dossier) -> list[Difference]:
    """The figures, times and names of a claim that a window has in another way."""
    found = [*_figures(claim, one), *_times(claim, one, seen), *_names(claim, one)]
    return list(dict.fromkeys(found))


def _figures(claim: Claim, one: Weighed) -> Iterable[Difference]:
    figures = one.figures
    near = (c for c in figures.open if c.differs and c.cover >= OF_THE_SAME)
    for compared in (*figures.disagree, *near):
        mine = _tidy(compared.claim_span.of(claim.text))
        if compared.derivation is not None:
            theirs, span = compared.derivation.text, compared.derivation.inputs[0]
        elif compared.evidence_span is not None:
            theirs, span = _tidy(compared.evidence_span.of(one.window.text)), compared.evidence_span
        else:
            continue
        kind: Reason = "other_time" if compared.kind == "date" else "other_figure"
        sentence = one.window.at(span.start)[0].id
        if compared.taken_back:
            yield Difference(kind, f"The source says that {theirs} is wrong.", sentence)
        elif mine.casefold() != theirs.casefold():
            yield Difference(kind, _both(theirs, mine), sentence)


def _times(claim: Claim, one: Weighed, seen: Dossier) -> Iterable[Difference]:
    """The months and years of a claim beside which a window, or its article, is of others."""
    if not one.other_time or one.signals.coverage < STATED:
        return
    theirs = told_times(one.window.text, seen.sources[one.window.source_id])
    mine = told_times(claim.text)
    if mine and theirs and mine != theirs:
        yield Difference("other_time", _both(theirs, mine), one.carrying[0])


def _names(claim: Claim, one: Weighed) -> Iterable[Difference]:
    """The names of a claim that the source of a window never has; whom it has instead."""
    named = _mentioned(claim.text, one.signals.missing_names)
    absent = [name for name in named if not _PEOPLES.search(name)]
    if not absent:
        return
    known = read(claim.text).content
    others = dict.fromkeys(
        _tidy(name.text)
        for name in proper_names(one.window.text)
        if not read(name.text).content & known
    )
    if len(others) == 1 and len(absent) == 1:
        why = _both(next(iter(others)), absent[0])
    else:
        why = f"The source does not name {', '.join(absent)}."
    yield Difference("other_name", why, one.carrying[0])


def _mentioned(text: str, stems: Sequence[str]) -> list[str]:
    """The names of a text, as it writes them, that have one of these stems."""
    wanted = frozenset(stems)
    whole = [_tidy(n.text) for n in proper_names(text) if wanted & set(read(n.text).stems)]
    return list(dict.fromkeys(whole)) or as_written(wanted, text)


def _both(theirs: str, mine: str) -> str:
    said = f"The source has {theirs}, your text {mine}"
    return said if said.endswith(".") else f"{said}."


def _tidy(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;:")
    if not _SHORTENED.search(plain):
        plain = plain.rstrip(".")
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _lacking(claim: Claim, nearest: Weighed) -> tuple[str, ...]:
    """The claim's words that the nearest passage does not have, as the claim writes them."""
    lacks = as_written(frozenset(nearest.signals.missing[:_MISSING]), claim.text)
    return (f"The nearest passage does not have: {', '.join(lacks)}.",) if lacks else ()


def _takes_two(asked: Reading, seen: Dossier) -> bool:
    """Whether no source names everyone whom a claim names, while two of them together do."""
    if len(asked.names) < 2:
        return False
    ids = dict.fromkeys(s.source_id for s in seen.shown)
    absent = [frozenset(missing_names(asked.names, seen.sources[i])) for i in ids]
    return all(absent) and any(not one & other for one in absent for other in absent)
