"""Extractive answers: the words of a source that answer, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from verify.judges.candidates import Candidate, candidates
from verify.judges.dossier import Dossier, Window
from verify.judges.question import Question, understand
from verify.judges.signals import Weight, local_weight, merge, missing_names, read
from verify.judges.times import fits
from verify.models import AnswerRuling, OtherFigure, Pick, Working
from verify.text.words import words

LEAST_COVERAGE = 0.5
"""Weighted share of the question's topic that an answering window holds. Fitted on half of dev."""
LEAST_PASSAGE_COVERAGE = 0.67
"""The same where the answer is a whole sentence and nothing else shows that it fits."""
_LENGTH_COST = 0.06
_LOOKED_AT = 40
_SHOWN = 3
_OTHERS = 5
_RIVAL_MARGIN = 0.12
_NUMERIC = ("share", "count", "money", "difference", "duration")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate in its window, with the score by which it is chosen."""

    window: Window
    coverage: float
    candidate: Candidate
    score: float


def answer(asked: str, seen: Dossier, weight: Weight | None) -> AnswerRuling:
    """The best candidate among the windows that are about the question, or an abstention."""
    question = understand(asked)
    if not question.topic:
        return AnswerRuling(text=None, reason="The question has no words that could be looked up.")
    ranked = _about(question, seen, weight)
    near = _nearest(ranked)
    close = [(w, c) for w, c in ranked if c >= LEAST_COVERAGE][:_LOOKED_AT]
    if not close:
        return AnswerRuling(text=None, nearest=near, reason="No source is about this.")
    if question.kind == "passage":
        return _passage(close, near)
    found = _found(question, close, seen)
    if not found:
        return AnswerRuling(
            text=None,
            nearest=near,
            reason=f"The sources are near this but give no {question.kind}.",
        )
    return _chosen(question, found, near)


def _about(question: Question, seen: Dossier, weight: Weight | None) -> list[tuple[Window, float]]:
    """The sentences by how well they, or a window around them, cover the topic, best first.

    A name that the question gives has to stand in the window or elsewhere in its source.
    """
    windows = seen.windows()
    weigh = weight or local_weight(windows)
    weights = {s: weigh(s) for s in question.topic}
    readings = {s.id: read(s.text) for s in seen.shown}
    total = sum(weights.values()) or 1.0
    best: dict[int, float] = {}
    for window in windows:
        content = merge([readings[s.id] for s in window.sentences]).content
        named = question.reading.names - content
        if missing_names(named, seen.sources[window.source_id]):
            continue
        # A name that only the rest of the article gives counts half: it may not be meant here.
        held = sum(weights[s] for s in question.topic & content)
        held += sum(0.5 * weights[s] for s in question.topic & named)
        coverage = held / total - _LENGTH_COST * (len(window.sentences) - 1)
        for sentence in window.sentences:
            best[sentence.id] = max(best.get(sentence.id, 0.0), coverage)
    ranked = [(Window((seen.shown[i - 1],)), coverage) for i, coverage in best.items()]
    return sorted(ranked, key=lambda pair: pair[1], reverse=True)


def _found(question: Question, close: Sequence[tuple[Window, float]], seen: Dossier) -> list[Found]:
    """Every candidate with its score, best first."""
    found: list[Found] = []
    for window, coverage in close:
        source = seen.sources[window.source_id]
        if not fits(question.text, window.text, source):
            continue
        for candidate in candidates(question, window, source):
            score = coverage + 0.5 * candidate.fit + 0.2 * _closeness(question, window, candidate)
            found.append(Found(window, coverage, candidate, score))
    return sorted(found, key=lambda one: one.score, reverse=True)


def _closeness(question: Question, window: Window, candidate: Candidate) -> float:
    """How near the candidate stands to the question's words, 1 for beside them."""
    gaps = [
        min(abs(w.start - candidate.span.end), abs(candidate.span.start - w.end))
        for w in words(window.text)
        if read(w.text).content & question.topic
        and not (candidate.span.start <= w.start < candidate.span.end)
    ]
    return 1.0 / (1.0 + min(gaps, default=400) / 40.0)


def _chosen(question: Question, found: Sequence[Found], near: tuple[Pick, ...]) -> AnswerRuling:
    best = found[0]
    if best.candidate.fit <= 0.0:
        return AnswerRuling(
            text=None,
            nearest=near,
            other=_others(question, found, skip=0),
            reason=f"The sources give figures, but none is a {question.kind} of what was asked.",
        )
    workings = _workings(best)
    same = [f for f in found[1:] if f.candidate.value == best.candidate.value]
    picks = [_pick(best), *(_pick(f) for f in same if f.candidate.fit >= best.candidate.fit)]
    return AnswerRuling(
        text=best.candidate.text,
        picks=tuple(dict.fromkeys(picks))[:_SHOWN],
        workings=workings,
        other=_others(question, found, skip=1),
    )


def _workings(found: Found) -> tuple[Working, ...]:
    if found.candidate.calculation is None:
        return ()
    text, expression, value = found.candidate.calculation
    return (Working(text=text, expression=expression, value=value, inputs=(_pick(found),)),)


def _others(question: Question, found: Sequence[Found], skip: int) -> tuple[OtherFigure, ...]:
    """What says otherwise, each once: figures in the answer's sentence or of the same thing."""
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
    return near or one.window == best.window or one.candidate.fit >= best.candidate.fit >= 0.9


def _passage(close: Sequence[tuple[Window, float]], near: tuple[Pick, ...]) -> AnswerRuling:
    window, coverage = close[0]
    if coverage < LEAST_PASSAGE_COVERAGE:
        return AnswerRuling(
            text=None, nearest=near, reason="The sources are near this but do not answer it."
        )
    return AnswerRuling(
        text=window.text, picks=tuple(Pick(sentence=s.id) for s in window.sentences)
    )


def _nearest(ranked: Sequence[tuple[Window, float]]) -> tuple[Pick, ...]:
    ids = [w.sentences[0].id for w, coverage in ranked if coverage > 0.2]
    return tuple(Pick(sentence=i) for i in ids[:_SHOWN])


def _pick(found: Found) -> Pick:
    return found.window.pick(found.candidate.span)
