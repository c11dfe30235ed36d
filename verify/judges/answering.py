"""Extractive answers: the words of a source that answer, or none."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from verify.judges.candidates import Candidate, candidates
from verify.judges.judge import Dossier, Window
from verify.judges.question import Question, understand
from verify.judges.signals import (
    Reading,
    Weight,
    local_weight,
    merge,
    missing_names,
    opposites,
    read,
)
from verify.judges.weighing import fits
from verify.lang.codes import QuestionKind
from verify.models import AnswerRuling, OtherFigure, Pick, Span, Working
from verify.text.words import words

LEAST_COVERAGE = 0.5
"""Weighted share of the question's topic that an answering window holds. Fitted on half of dev."""
LEAST_PASSAGE_COVERAGE = 0.67
"""The same where the answer is a whole sentence and nothing else shows that it fits."""
LEAST_SCORE = 0.7
"""What coverage, fit and closeness together have to come to."""
LEAST_READ = 0.6
"""How probable it has to be that a sentence answers, where a network reads it.

On half a of QED's questions: .53 answered, .83 of these by a sentence that answers, .05 of another
paragraph; from .5 on .56, .82, .07.
"""
UNREAD = 0.2
"""The same where the sentence has the question's words and a candidate of the right kind."""
STATED: dict[QuestionKind, float] = {"who": 0.3, "where": 0.3, "when": 0.2}
"""How probable it has to be that a sentence, with those before it that it needs, bears out the
question with the answer put in.

On half b of QED, of the answers to who .64 have the words that people marked and not .48, to where
.56 and .57, to when .75 and not .79; and of other paragraphs .10, .04 and .08 are answered and not
.27, .10 and .17. Counts lose by it: there code has the say.
"""
_STATED = 6
"""So many are put in."""
_READ = 8
_READ_COVERAGE = 0.2
"""So many sentences are read, and such as have so much of the topic."""
_BEFORE_COST = 0.06
"""What it costs a sentence to need another before it to be about the question."""
_LOOKED_AT = 40
_SHOWN = 3
_OTHERS = 5
_RIVAL_MARGIN = 0.12
_OTHERWISE = 0.35
_CLAUSE_BREAK = re.compile(r"[,;:—–()](?=\s)|\s[—–]\s")
_STRANGE = 0.75
"""What is left of a sentence's coverage for each name in the question that its article lacks."""
_ASKED_FOR: dict[QuestionKind, tuple[str, str]] = {
    "share": ("share", "figure"),
    "difference": ("difference", "figure"),
    "money": ("amount of money", "figure"),
    "count": ("number", "figure"),
    "when": ("date", "date"),
    "who": ("name", "name"),
    "where": ("place", "name"),
    "party": ("party", "word"),
    "duration": ("length of time", "figure"),
}
"""What a question asks for, and as what the sources give it."""
NOTHING = "No source is about this."
NOT_ANSWERED = "The sources are near this, but nothing in them was read as answering it."
_NUMERIC = ("share", "count", "money", "difference", "duration")


Reader = Callable[[str, Sequence[str]], Sequence[float]]
"""How probable it is that each of some sentences answers a question."""


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence (as a window), and with it those before that help it cover the topic.

    `read` is how probable it is that it answers, where a network read it.
    """

    window: Window
    context: str
    coverage: float
    read: float | None = None

    @property
    def strength(self) -> float:
        """Coverage, raised or lowered by what was read."""
        return self.coverage + (0.0 if self.read is None else self.read - LEAST_READ)


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate in its window, with the score by which it is chosen.

    `context` is the window with the sentences before it that it needs to be about the question.
    """

    window: Window
    candidate: Candidate
    score: float
    context: str


def answer(
    asked: str, seen: Dossier, weight: Weight | None, reader: Reader | None = None
) -> AnswerRuling:
    """The best candidate among the windows that are about the question, or an abstention.

    With a `reader` a sentence has to be read as answering; without one, words have to suffice.
    """
    question = understand(asked)
    if not question.topic:
        return AnswerRuling(text=None, reason="The question has no words that could be looked up.")
    ranked = about(question, seen, weight)
    near = nearest(ranked)
    close = _read(asked, ranked, reader) if reader else _covering(ranked)
    if not close:
        return AnswerRuling(text=None, nearest=near, reason=NOT_ANSWERED if near else NOTHING)
    if question.kind == "passage":
        return _passage(close, near)
    found = found_in(question, close, seen)
    if not found:
        wanted, _ = _ASKED_FOR[question.kind]
        return AnswerRuling(
            text=None,
            nearest=near,
            reason=f"The sources are near this, but no {wanted} was found in them.",
        )
    fitting = [f for f in found if f.candidate.fit > 0.0 and f.score >= LEAST_SCORE]
    if reader and question.kind in STATED:
        found = fitting = _borne_out(question, fitting, reader)
    return _chosen(question, fitting, found, near)


def about(question: Question, seen: Dossier, weight: Weight | None) -> list[Near]:
    """The sentences by how well they, with up to two before them, cover the topic, best first."""
    windows = seen.windows()
    weigh = weight or local_weight(windows)
    weights = {s: weigh(s) for s in question.topic}
    readings = {s.id: read(s.text) for s in seen.shown}
    total = math.fsum(weights.values()) or 1.0
    best: dict[int, Near] = {}
    for window in windows:
        content = merge([readings[s.id] for s in window.sentences]).content
        named = question.reading.names - content
        strange = missing_names(named, seen.sources[window.source_id])
        named -= set(strange)
        # A name that only the rest of the article gives counts half: it may not be meant here.
        held = math.fsum(weights[s] for s in question.topic & content)
        held += math.fsum(0.5 * weights[s] for s in question.topic & named)
        held *= _STRANGE ** len(strange) / total
        coverage = held - _BEFORE_COST * (len(window.sentences) - 1)
        told = window.sentences[-1]
        if told.id not in best or coverage > best[told.id].coverage:
            best[told.id] = Near(Window((told,)), window.text, coverage)
    return sorted(best.values(), key=lambda near: near.coverage, reverse=True)


def _covering(ranked: Sequence[Near]) -> list[Near]:
    return [n for n in ranked if n.coverage >= LEAST_COVERAGE][:_LOOKED_AT]


def _read(asked: str, ranked: Sequence[Near], reader: Reader) -> list[Near]:
    """The sentences that have most of the topic, as they were read, strongest first."""
    near = [n for n in ranked if n.coverage >= _READ_COVERAGE][:_READ]
    told = reader(asked, [n.window.text for n in near])
    read = [replace(n, read=p) for n, p in zip(near, told, strict=True) if p >= UNREAD]
    return sorted(read, key=lambda n: n.strength, reverse=True)


def found_in(question: Question, close: Sequence[Near], seen: Dossier) -> list[Found]:
    """Every candidate with its score, best first."""
    found: list[Found] = []
    for near in close:
        window, source = near.window, seen.sources[near.window.source_id]
        if not fits(question.text, near.context, source):
            continue
        for candidate in candidates(question, window, source):
            score = near.strength + 0.5 * candidate.fit
            score += 0.2 * _closeness(question, window, candidate)
            score -= _OTHERWISE * _tells_otherwise(question, _clause(window.text, candidate.span))
            found.append(Found(window, candidate, score, near.context))
    return sorted(found, key=lambda one: one.score, reverse=True)


def _borne_out(question: Question, fitting: Sequence[Found], reader: Reader) -> list[Found]:
    """The candidates with which their sentence bears out the question; names likeliest first.

    Of dates and places the nearest to the question's words stays first.
    """
    least = STATED[question.kind]
    stated = [(one, question.told(one.candidate.text)) for one in fitting[:_STATED]]
    read = [(one, reader(said, [one.context])[0] if said else 1.0) for one, said in stated]
    if question.kind == "who":
        read.sort(key=lambda pair: -pair[1])
    return [one for one, probable in read if probable >= least]


def _tells_otherwise(question: Question, clause: Reading) -> int:
    """How many ways a clause tells of something else: the opposite act, or what ought to be."""
    asked = question.reading
    opposite = not asked.content.isdisjoint(opposites(asked.stems, clause.stems))
    return opposite + (clause.obliging and not asked.obliging)


def _clause(text: str, span: Span) -> Reading:
    """A reading of the clause around `span`."""
    start = max((m.end() for m in _CLAUSE_BREAK.finditer(text, 0, span.start)), default=0)
    after = _CLAUSE_BREAK.search(text, span.end)
    return read(text[start : after.start() if after else len(text)])


def _closeness(question: Question, window: Window, candidate: Candidate) -> float:
    """How near the candidate stands to the question's words, 1 for beside them."""
    gaps = [
        min(abs(w.start - candidate.span.end), abs(candidate.span.start - w.end))
        for w in words(window.text)
        if read(w.text).content & question.topic
        and not (candidate.span.start <= w.start < candidate.span.end)
    ]
    return 1.0 / (1.0 + min(gaps, default=400) / 40.0)


def _chosen(
    question: Question, fitting: Sequence[Found], found: Sequence[Found], near: tuple[Pick, ...]
) -> AnswerRuling:
    if not fitting:
        wanted, given = _ASKED_FOR[question.kind]
        return AnswerRuling(
            text=None,
            nearest=near,
            other=others_of(question, found, skip=0),
            reason=f"No {given} that was found is the {wanted} asked for.",
        )
    best = fitting[0]
    found = [best, *(f for f in found if f is not best)]
    workings = _workings(best)
    same = [f for f in fitting[1:] if f.candidate.value == best.candidate.value]
    picks = [_pick(best), *(_pick(f) for f in same if f.candidate.fit >= best.candidate.fit)]
    return AnswerRuling(
        text=best.candidate.text,
        picks=tuple(dict.fromkeys(picks))[:_SHOWN],
        workings=workings,
        other=others_of(question, found, skip=1),
    )


def _workings(found: Found) -> tuple[Working, ...]:
    if found.candidate.calculation is None:
        return ()
    text, expression, value = found.candidate.calculation
    return (Working(text=text, expression=expression, value=value, inputs=(_pick(found),)),)


def others_of(question: Question, found: Sequence[Found], skip: int) -> tuple[OtherFigure, ...]:
    """What says otherwise, each once: figures in the answer's sentence or of the same thing."""
    if not found:
        return ()
    best = found[0]
    told = {best.candidate.value} if skip else set()
    others: list[OtherFigure] = []
    for one in found[skip:]:
        if one.candidate.value in told or not _rivals(question, one, best):
            continue
        told.add(one.candidate.value)
        others.append(
            OtherFigure(text=one.candidate.text, about=one.candidate.about, pick=_pick(one))
        )
    return tuple(others[:_OTHERS])


def _rivals(question: Question, one: Found, best: Found) -> bool:
    """Whether a reader of the answer `best` should see `one` beside it."""
    if one.candidate.unit != best.candidate.unit:
        return False
    near = one.score >= best.score - _RIVAL_MARGIN
    if question.kind not in _NUMERIC:
        return near and one.window != best.window
    same_thing = one.candidate.fit >= 0.5 and one.score >= best.score - 3 * _RIVAL_MARGIN
    return near or one.window == best.window or same_thing


def _passage(close: Sequence[Near], near: tuple[Pick, ...]) -> AnswerRuling:
    window, read = close[0].window, close[0].read
    if close[0].coverage < LEAST_PASSAGE_COVERAGE if read is None else read < LEAST_READ:
        return AnswerRuling(text=None, nearest=near, reason=NOT_ANSWERED)
    return AnswerRuling(
        text=window.text, picks=tuple(Pick(sentence=s.id) for s in window.sentences)
    )


def nearest(ranked: Sequence[Near]) -> tuple[Pick, ...]:
    ids = [near.window.sentences[0].id for near in ranked if near.coverage > 0.2]
    return tuple(Pick(sentence=i) for i in ids[:_SHOWN])


def _pick(found: Found) -> Pick:
    return found.window.pick(found.candidate.span)
