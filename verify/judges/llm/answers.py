"""What code makes of a model's answer: its figures, names and quotes have to be in its sentences.

A figure may also be derived from them, by our own engine and with its working. What a figure counts
has to be what was asked for. An answer that does not hold is not printed, not even in part.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from verify.judges.arithmetic import WorkingProblem
from verify.judges.candidates import Candidate, candidates
from verify.judges.judge import Dossier, Window, widened
from verify.judges.llm.schema import AnswerReply
from verify.judges.llm.shown import by_source
from verify.judges.llm.working import worked
from verify.judges.question import Question, understand
from verify.judges.signals import missing_names, read
from verify.judges.stated import says, stated
from verify.judges.weighing import working
from verify.models import AnswerRuling, OtherFigure, Pick, Source, Span, Working
from verify.quantities.compare import compare
from verify.quantities.frames import analyse
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.text.fold import fold

LEAST_KNOWN = 0.5
"""Share of an answer's content words that its sentences or the question have to hold."""
LEAST_FIT = 0.5
"""How far what a figure counts has to be what was asked for."""

_NUMERIC = ("share", "count", "money", "difference", "duration")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{2,})[”\"»]")


def held(reply: AnswerReply, asked: str, seen: Dossier) -> AnswerRuling:
    """The ruling that a model's answer comes to: its words where they hold, else an abstention."""
    ids = tuple(dict.fromkeys([*reply.sentences, *reply.computed_from]))
    picks = tuple(Pick(sentence=i) for i in ids)
    text = reply.answer.strip()
    if not text:
        return AnswerRuling(
            text=None,
            nearest=picks[:3],
            reason="The model finds no answer to this in the sources.",
        )
    windows = by_source(ids, seen)
    question = understand(asked)
    made, problem = _worked(reply, text, ids, seen)
    why, workings = _figures_hold(text, question, windows, seen, made)
    why = why or _words_hold(text, question, windows, seen)
    if why:
        return AnswerRuling(
            text=None, nearest=picks[:3], reason=f"The model's answer was not kept: {why}"
        )
    return AnswerRuling(
        text=text,
        picks=picks,
        workings=workings,
        other=_others(question, text, windows, seen),
        cautions=(f"The model's working does not hold: {problem}.",) if problem else (),
    )


def _worked(
    reply: AnswerReply, text: str, ids: Sequence[int], seen: Dossier
) -> tuple[tuple[Working, ...], str]:
    """The calculations that the model gives, computed by code, or why they do not hold."""
    if not reply.working.strip():
        return (), ""
    try:
        return worked(reply.working, text, ids, seen), ""
    except WorkingProblem as problem:
        return (), str(problem)


# ------------------------------------------------------------------------------------- figures


def _figures_hold(
    text: str,
    question: Question,
    windows: Sequence[Window],
    seen: Dossier,
    made: Sequence[Working] = (),
) -> tuple[str, tuple[Working, ...]]:
    """Why a figure of the answer does not hold (or ""), and the workings behind those that do.

    A figure stands in the sentences in any spelling, or is what one of the workings `made`
    comes to.
    """
    workings: list[Working] = list(made)
    computed = [Decimal(str(w.value)) for w in made if w.value is not None]
    standing = {value for window in windows for value in stated(window.text)}
    mine = parse(text)
    borne: list[Span] = [q.span for q in mine if _is_one(q, standing)]
    reached = [q.span for q in mine if any(says(q, v, share=True) for v in computed)]
    derived = bool(reached) and not any(span in borne for span in reached)
    borne += reached
    for window in windows:
        source = seen.sources[window.source_id]
        wide = widened(window, seen)
        for near in (window, wide):
            for found in compare(text, near.text, evidence_date=source.published):
                if found.relation == "agree":
                    borne.append(found.claim_span)
                    if (shown := working(found, near)) is not None:
                        workings.append(shown)
        theirs = [figure.quantity for figure in analyse(window.text).told.figures]
        borne += [q.phrase if q.phrase.end else q.span for q in mine if _stands_in(q, theirs)]
        for quantity, candidate in _answering(question, mine, window, source):
            borne.append(quantity.span)
            made_by = _working_of(candidate, window)
            workings += [made_by] if made_by else []
    written = {m.group() for w in windows for s in w.sentences for m in _DIGITS.finditer(s.text)}
    written |= {m.group() for m in _DIGITS.finditer(question.text)}
    for number in _DIGITS.finditer(text):
        span = Span(start=number.start(), end=number.end())
        if number.group() not in written and not any(b.overlaps(span) for b in borne):
            return "it has a figure that the sentences it names neither hold nor yield.", ()
    for quantity in parse(text):
        if quantity.kind not in ("ordinal", "predicate") and not any(
            b.overlaps(quantity.span) for b in borne
        ):
            return "it has a figure that the sentences it names neither hold nor yield.", ()
    # A figure that stands nowhere and was computed counts what the working says it counts.
    why = "" if derived else _counts_something_else(text, question, windows, seen)
    return why, () if why else tuple(dict.fromkeys(workings))


def _is_one(quantity: Quantity, standing: Collection[Decimal]) -> bool:
    """Whether a figure, and the whole that it is a part of, stand there."""
    if isinstance(quantity.value, tuple) or abs(quantity.low) not in standing:
        return False
    return quantity.whole is None or abs(quantity.whole.low) in standing


def _stands_in(quantity: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Whether the same figure, in the same unit, stands among `theirs`."""
    flat = [
        *theirs,
        *(end for q in theirs for end in q.ends),
        *(q.whole for q in theirs if q.whole),
    ]
    same = [q for q in flat if q.value == quantity.value and q.unit == quantity.unit]
    if quantity.kind == "share" and quantity.whole is not None:
        return any(q.whole is not None and q.whole.value == quantity.whole.value for q in same)
    return bool(same)


def _answering(
    question: Question, mine: Sequence[Quantity], window: Window, source: Source
) -> list[tuple[Quantity, Candidate]]:
    """The figures of an answer that equal one which our own engine would give for the question."""
    pairs = []
    for candidate in candidates(question, window, source):
        if candidate.calculation is not None:
            value = candidate.calculation[2]
            pairs += [(quantity, candidate) for quantity in mine if _equals(quantity, value)]
    return pairs


def _equals(quantity: Quantity, value: float) -> bool:
    """Whether a figure is `value`, as finely as it is written; a ratio against a percentage."""
    written = abs(float(quantity.low))
    if quantity.kind == "ratio":
        return abs(written * 100 - abs(value)) <= 0.5
    return abs(written - abs(value)) <= max(0.5 * float(quantity.step), 0.05)


def _working_of(candidate: Candidate, window: Window) -> Working | None:
    if candidate.calculation is None:
        return None
    text, expression, value = candidate.calculation
    inputs = (window.pick(candidate.span),)
    return Working(text=text, expression=expression, value=value, inputs=inputs)


def _counts_something_else(
    text: str, question: Question, windows: Sequence[Window], seen: Dossier
) -> str:
    """Why the figure of an answer is not the one asked for; "" where it may be."""
    mine = [q for q in parse(text) if q.kind not in ("ordinal", "predicate")]
    if question.kind not in _NUMERIC or not mine:
        return ""
    fits: list[tuple[float, str]] = []
    for window in windows:
        offered = candidates(question, window, seen.sources[window.source_id])
        fits += [(c.fit, c.about) for c in offered if _is_one_of(c, mine)]
    if not fits:
        # Our engine sees no such figure there: for a share that decides, else others may fit.
        return "its figure is no share of what was asked about." if question.kind == "share" else ""
    fit, about = max(fits)
    least = LEAST_FIT if question.kind == "share" else 0.01
    if fit >= least:
        return ""
    counted = f", but for {about}" if about else ""
    return f"its figure stands in the source, though not for what was asked{counted}."


def _is_one_of(candidate: Candidate, mine: Sequence[Quantity]) -> bool:
    """Whether a candidate has the value of one of the figures of an answer."""
    values = {str(q.share) for q in mine if q.share is not None} | {
        str(v) for q in mine for v in (q.low, q.high)
    }
    if str(candidate.value) in values:
        return True
    if candidate.calculation is None:
        return False
    value = candidate.calculation[2]
    return any(_equals(q, value) for q in mine)


def _others(
    question: Question, text: str, windows: Sequence[Window], seen: Dossier
) -> tuple[OtherFigure, ...]:
    """Figures of the asked kind in the same sentences that are not the answer's."""
    if question.kind not in _NUMERIC:
        return ()
    mine = parse(text)
    others: dict[str, OtherFigure] = {}
    for window in windows:
        for one in candidates(question, window, seen.sources[window.source_id]):
            if not _is_one_of(one, mine):
                other = OtherFigure(text=one.text, about=one.about, pick=window.pick(one.span))
                others.setdefault(str(one.value), other)
    return tuple(others.values())[:5]


# --------------------------------------------------------------------------------------- words


def _words_hold(text: str, question: Question, windows: Sequence[Window], seen: Dossier) -> str:
    """Why the words of an answer do not hold; "" where they do."""
    quotable = " ".join(fold(w.text).text for w in windows)
    for quoted in _QUOTED.finditer(text):
        if fold(quoted[1]).text.strip(" .,;:!?") not in quotable:
            return "it quotes words that are not in the sentences it names."
    said = read(text)
    named = said.names - question.reading.names - question.reading.content
    if windows and named:
        strange = min((missing_names(named, seen.sources[w.source_id]) for w in windows), key=len)
        if strange:
            return f"it names {', '.join(strange)}, whom the source does not."
    known = set(question.reading.content).union(
        *(read(widened(w, seen).text).content for w in windows)
    )
    told = said.content
    if told and len(told & known) / len(told) < LEAST_KNOWN:
        return "most of its words are neither in the sentences it names nor in the question."
    return ""
