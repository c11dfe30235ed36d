"""Answers that a network finds: it reads a question beside windows and says where the answer is.

What is printed are words of a source, "Yes" or "No", or a figure computed from a source with its
working. How sure a draft has to be depends on its form: a wrong answer costs three abstentions.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from verify.checker.checker import Reply
from verify.judges.answering import (
    NOT_ANSWERED,
    NOTHING,
    Near,
    about,
    found_in,
    nearest,
    others_of,
)
from verify.judges.candidates import before_figure, computed
from verify.judges.judge import Dossier, Window
from verify.judges.question import (
    Question,
    asked_plainly,
    asks_whether,
    offers_a_choice,
    operation,
    states,
    understand,
)
from verify.judges.signals import Weight, local_weight, read
from verify.judges.weighing import fits
from verify.lang.en.questions import COUNTED_ANSWER, DISTANCE, HOW_MUCH
from verify.models import AnswerRuling, OtherFigure, Pick, Shown, Span, Working
from verify.quantities.derive import Derivation
from verify.quantities.parse import parse
from verify.text.language import is_english
from verify.text.names import proper_names
from verify.text.words import content_stems, words

Form = Literal["words", "yes", "no", "computed"]
LEAST: Mapping[Form, float] = {"words": 0.667, "yes": 0.432, "no": 0.432, "computed": 0.5}
"""How sure a draft of each form has to be."""
SIGNS: Mapping[str, float] = {
    "": 0.646,
    "supports": 0.006,
    "found": 0.543,
    "ahead": 0.308,
    "place": -0.735,
}
"""What the signs of an answer in words weigh in the log-odds that it is right; "" is added always.

`benchmarks/desk_questions.py --fit` prints these and `LEAST` anew for another network.
"""
_FARTHEST = 5.0
"""How far the best window is ahead, at most, and where no other has an answer."""
MOST_WORDS = 100
"""A longer question is declined: the network reads the first sixty tokens of it."""
_SENTENCES, _TOGETHER, _WINDOW_WORDS, _WINDOWS = 14, 3, 85, 6
"""So many sentences are read, so many and so many words in one window, and so many windows."""
_TITLE_COUNTS = 0.4
"""What a word of the question counts that only the title of the sentence's article has."""
_ANSWERING = 0.5
"""How probable it is that a window answers, where another figure or place in it is shown too."""
_SHOWN = 3
_SUREST = 0.002
"""Probabilities nearer to 0 or 1 than this are no surer than this."""
_SHORT = "One word is no question: ask for what you want to know of it."
_LONG = f"The question is too long to be read whole: ask in at most {MOST_WORDS} words."
_FOREIGN = "The question is not in English, the only language the checker reads."
_STATES = "This states something and asks nothing: check it as a claim."


_WHY = re.compile(r"\s*why\b", re.IGNORECASE)
_SHORTENED = re.compile(r"\b\w(?:\.\w)+\Z")


class Network(Protocol):
    """What reads: `verify.checker.checker.Checker` is one."""

    def replies(self, question: str, windows: Sequence[str]) -> Sequence[Reply]:
        """What each window says to a question, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A window with its reply; `span` is where the answer stands, if in one of its sentences.

    `place` is the rank of that sentence, from 0, among those that are about the question.
    """

    window: Window
    reply: Reply
    span: Span | None
    place: int = 0

    @property
    def strength(self) -> float:
        """How strongly it answers with these words, to compare windows by."""
        read = _log_odds(self.reply.odds.supports) + 0.5 * _log(self.reply.found)
        return read - math.sqrt(self.place)

    @property
    def text(self) -> str:
        """The words that answer; empty where there are none."""
        return "" if self.span is None else self.span.of(self.window.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is decided whether to give it, and how probable it is that it is right.

    `signs` are what that goes by where the answer is words of a source.
    """

    form: Form
    text: str
    sure: float
    picks: tuple[Pick, ...]
    workings: tuple[Working, ...] = ()
    other: tuple[OtherFigure, ...] = ()
    signs: Mapping[str, float] = field(default_factory=dict)


def reply_to(asked: str, seen: Dossier, weight: Weight | None, network: Network) -> AnswerRuling:
    """The answer that the network finds in the sentences seen, or an abstention with its reason."""
    question = understand(asked)
    reason = _unanswerable(asked, question)
    ranked = _ranked(question, seen, weight) if question.topic else []
    near = nearest(ranked)
    if reason is not None:
        return AnswerRuling(text=None, nearest=near, reason=reason)
    if not near:
        return AnswerRuling(text=None, reason=NOTHING)
    draft = _best(question, ranked, seen, network)
    if draft is None or draft.sure < LEAST[draft.form]:
        return AnswerRuling(text=None, nearest=near, reason=NOT_ANSWERED)
    return AnswerRuling(
        text=draft.text, picks=draft.picks, workings=draft.workings, other=draft.other
    )


def drafted(asked: str, seen: Dossier, weight: Weight | None, network: Network) -> Draft | None:
    """The likeliest answer, however unsure; None where nothing can be read as one."""
    question = understand(asked)
    if _unanswerable(asked, question) is not None:
        return None
    ranked = _ranked(question, seen, weight)
    return _best(question, ranked, seen, network) if nearest(ranked) else None


def _unanswerable(asked: str, question: Question) -> str | None:
    """Why a question is not read at all; None where it is."""
    said = asked.split()
    if len(said) > MOST_WORDS:
        return _LONG
    if not question.topic:
        return "The question has no words that could be looked up."
    if not is_english(asked):
        return _FOREIGN
    if len(said) < 2:
        return _SHORT
    return _STATES if states(asked) else None


# ------------------------------------------------------------------------------ what is read


def _ranked(question: Question, seen: Dossier, weight: Weight | None) -> list[Near]:
    """The sentences by how much of the topic they and the title of their article have."""
    weigh = weight or local_weight(seen.windows(1))
    weights = {s: weigh(s) for s in sorted(question.topic)}
    total = math.fsum(weights.values()) or 1.0

    def titled(near: Near) -> float:
        title = read(seen.sources[near.window.source_id].title or "").content
        only = question.topic & title - read(near.context).content
        return near.coverage + _TITLE_COUNTS * math.fsum(weights[s] for s in only) / total

    return sorted(about(question, seen, weight), key=titled, reverse=True)


def _of_time(asked: str, ranked: Sequence[Near], seen: Dossier) -> list[Near]:
    """The sentences that can be about the months and years that a question names."""
    plain = asked[:1].lower() + asked[1:]  # "May they leave?" names no month
    return [
        near for near in ranked if fits(plain, near.context, seen.sources[near.window.source_id])
    ]


def windows_of(ranked: Sequence[Near]) -> list[Window]:
    """The best sentences as windows of one source each, in its order; best first."""
    best = [near.window.sentences[0] for near in ranked[:_SENTENCES]]
    rank = {sentence.id: i for i, sentence in enumerate(best)}
    by_source: dict[str, list[Shown]] = {}
    for sentence in sorted(best, key=lambda s: s.id):
        by_source.setdefault(sentence.source_id, []).append(sentence)
    packed = [window for sentences in by_source.values() for window in _packed(sentences)]
    packed.sort(key=lambda window: min(rank[s.id] for s in window.sentences))
    return packed[:_WINDOWS]


def _packed(sentences: Sequence[Shown]) -> Iterator[Window]:
    taken: list[Shown] = []
    length = 0
    for sentence in sentences:
        more = len(sentence.text.split())
        if taken and (len(taken) == _TOGETHER or length + more > _WINDOW_WORDS):
            yield Window(tuple(taken))
            taken, length = [], 0
        taken.append(sentence)
        length += more
    if taken:
        yield Window(tuple(taken))


def _heard(asked: str, windows: Sequence[Window], seen: Dossier, network: Network) -> list[Heard]:
    """What each window says, read behind the title of its article."""
    titles = [seen.sources[window.source_id].title for window in windows]
    leads = [f"{title}: " if title else "" for title in titles]
    texts = [lead + window.text for lead, window in zip(leads, windows, strict=True)]
    replies = network.replies(asked, texts)
    return [
        Heard(window, reply, _span(asked, window, reply, len(lead)))
        for window, reply, lead in zip(windows, replies, leads, strict=True)
    ]


def _span(asked: str, window: Window, reply: Reply, lead: int) -> Span | None:
    """The words that a reply names, whole, where they stand in one sentence of the window."""
    start, end = reply.start - lead, reply.end - lead
    if start < 0 or end <= start:
        return None
    sentence, within = window.at(start)
    tidy = whole_words(sentence.text, within, min(within + end - start, len(sentence.text)))
    if tidy is None:
        return None
    if HOW_MUCH.search(asked) is not None:
        tidy = _figure_alone(sentence.text, tidy)
    return tidy.shifted(start - within)


def _figure_alone(text: str, span: Span) -> Span:
    """The one figure under `span` with what it counts, where there is just one; else `span`."""
    figures = [q for q in parse(text) if span.covers(q.span) and q.kind != "ordinal"]
    if len(figures) != 1:
        return span
    (one,) = figures
    counted = one.phrase if one.kind in ("count", "share") else one.span
    start = max(span.start, before_figure(text, one.span.start))
    return Span(start=start, end=min(span.end, max(counted.end, one.span.end)))


def whole_words(text: str, start: int, end: int) -> Span | None:
    """The words that `start` to `end` touch, with no figure or name cut in two; None for none.

    A figure keeps what qualifies it: "at least 6,500" is not "6,500".
    """
    touched = [w for w in words(text) if w.start < end and start < w.end]
    if not touched:
        return None
    first, last = touched[0].start, touched[-1].end
    figures = [q.span for q in parse(text) if q.span.start < last and first < q.span.end]
    names = [m.span for m in proper_names(text) if m.span.start < last and first < m.span.end]
    qualified = [before_figure(text, span.start) for span in figures]
    first = min([first, *qualified, *(s.start for s in names)])
    last = max([last, *(s.end for s in (*figures, *names))])
    bracket = text.find("(", first, last)
    if bracket > first and ")" not in text[bracket:last]:
        last = first + len(text[first:bracket].rstrip())
    if _SHORTENED.search(text, first, last) and text.startswith(".", last):
        last += 1  # "8 a.m.", "Washington, D.C."
    return Span(start=first, end=last)


# --------------------------------------------------------------------------- what is answered


def _best(
    question: Question, ranked: Sequence[Near], seen: Dossier, network: Network
) -> Draft | None:
    """The likeliest answer of the windows that are read; None where none has one."""
    asked = asked_plainly(question.text)
    ranked = _of_time(asked, ranked, seen)
    rank = {near.window.sentences[0].id: i for i, near in enumerate(ranked)}
    heard = [
        one if one.span is None else replace(one, place=rank[one.window.pick(one.span).sentence])
        for one in _heard(asked, windows_of(ranked), seen, network)
    ]
    if not heard:
        return None
    if asks_whether(asked):
        return _whether(asked, heard, seen, network)
    fitting = [one for one in heard if one.span and fits_question(asked, one.text)]
    best = max(fitting, key=lambda one: one.strength, default=None)
    if operation(asked) is not None and (best is None or not _gives(asked, best)):
        figure = _computed(asked, heard, rank, seen)
        if figure is not None:
            return figure
    return None if best is None else _in_words(question, best, fitting, ranked, seen)


def _whether(asked: str, heard: Sequence[Heard], seen: Dossier, network: Network) -> Draft | None:
    """Yes or no by the window that says so most surely, with the sentence that decides."""

    def sure(one: Heard) -> float:
        return max(one.reply.odds.supports, one.reply.odds.refutes)

    best = max(heard, key=sure)
    yes = best.reply.odds.supports >= best.reply.odds.refutes
    against = max(one.reply.odds.refutes if yes else one.reply.odds.supports for one in heard)
    topic = understand(asked).topic
    on_it = [s for s in best.window.sentences if read(s.text).content & topic]
    alone = _heard(asked, [Window((s,)) for s in on_it or best.window.sentences], seen, network)
    deciding = max(
        alone, key=lambda one: one.reply.odds.supports if yes else one.reply.odds.refutes
    )
    return Draft(
        "yes" if yes else "no",
        "Yes" if yes else "No",
        sure(best) * (1.0 - against),
        (Pick(sentence=deciding.window.sentences[0].id),),
    )


def fits_question(asked: str, text: str) -> bool:
    """Whether words can answer: with more than the question's own, and a figure to "how many".

    A reason takes more than one word.
    """
    said = set(content_stems(text))
    if said and said <= set(content_stems(asked)) and not offers_a_choice(asked):
        return False
    if _WHY.match(asked) is not None and len(text.split()) < 2:
        return False
    if HOW_MUCH.search(asked) is None:
        return True
    return COUNTED_ANSWER.search(text) is not None or bool(parse(text))


def _in_words(
    question: Question,
    best: Heard,
    heard: Sequence[Heard],
    ranked: Sequence[Near],
    seen: Dossier,
) -> Draft:
    """The words of the surest window, with the other places that have them."""
    same = [
        one
        for one in sorted(heard, key=lambda one: -one.strength)
        if one.reply.odds.supports >= _ANSWERING and _alike(one.text, best.text)
    ]
    picks = [one.window.pick(one.span) for one in (best, *same) if one.span is not None]
    text, workings, other = _beside(question, best, heard, ranked, seen)
    signs = _signs(best, heard)
    sure = _probability(sum(SIGNS[name] * value for name, value in signs.items()) + SIGNS[""])
    if not best.reply.odds.support_first:
        sure = 0.0  # the network itself says that the window does not answer
    shown = tuple(dict.fromkeys(picks))[:_SHOWN]
    return Draft("words", text, sure, shown, workings, other, signs)


def _signs(best: Heard, heard: Sequence[Heard]) -> dict[str, float]:
    """What speaks for the best answer: how it reads, and how far ahead it is of other words."""
    rivals = [one.strength for one in heard if not _alike(one.text, best.text)]
    ahead = min([_FARTHEST, *(best.strength - rival for rival in rivals)])
    return {
        "supports": _log_odds(best.reply.odds.supports),
        "found": _log(best.reply.found),
        "ahead": ahead,
        "place": math.sqrt(best.place),
    }


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))


def _log_odds(probability: float) -> float:
    kept = min(1.0 - _SUREST, max(_SUREST, probability))
    return math.log(kept / (1.0 - kept))


def _log(probability: float) -> float:
    return math.log(probability + 1e-4)


def _beside(
    question: Question,
    best: Heard,
    heard: Sequence[Heard],
    ranked: Sequence[Near],
    seen: Dossier,
) -> tuple[str, tuple[Working, ...], tuple[OtherFigure, ...]]:
    """The text of an answer, a share's working, and the figures that say otherwise."""
    answering = {
        s.id
        for one in heard
        if one is best or one.reply.odds.supports >= _ANSWERING
        for s in one.window.sentences
    }
    close = [near for near in ranked if near.window.sentences[0].id in answering]
    found = found_in(question, close, seen)
    pick = best.window.pick(best.span) if best.span is not None else None
    own = [
        one
        for one in found
        if pick is not None and _overlap(one.window.pick(one.candidate.span), pick)
    ]
    if not own:
        return best.text, (), ()
    first = own[0]
    other = others_of(question, [first, *(one for one in found if one is not first)], skip=1)
    if first.candidate.calculation is None or question.kind != "share":
        return best.text, (), other
    text, expression, value = first.candidate.calculation
    inputs = (first.window.pick(first.candidate.span),)
    working = Working(text=text, expression=expression, value=value, inputs=inputs)
    return first.candidate.text, (working,), other


def _overlap(one: Pick, other: Pick) -> bool:
    a, b = one.within, other.within
    same = one.sentence == other.sentence
    return same and a is not None and b is not None and a.start < b.end and b.start < a.end


def _alike(one: str, other: str) -> bool:
    """Whether two answers have the same words that carry meaning."""
    return set(content_stems(one)) == set(content_stems(other)) != set()


def _gives(asked: str, one: Heard) -> bool:
    """Whether the words found give themselves what else would be computed."""
    figures = parse(one.text)
    if operation(asked) == "share":
        return any(q.share is not None for q in figures)
    if operation(asked) != "difference" or one.span is None:
        return False
    around = parse(one.window.text)
    by = any(
        q.role == "by"
        for q in around
        if q.span.start < one.span.end and one.span.start < q.span.end
    )
    return bool(figures) and (by or DISTANCE.match(one.window.text, one.span.end) is not None)


def _computed(
    asked: str, heard: Sequence[Heard], rank: Mapping[int, int], seen: Dossier
) -> Draft | None:
    """The figure computed where windows read as answering: in a sentence alone, else in one whole.

    Of several sentences the one that is most about the question comes first.
    """
    answering = [one for one in heard if one.reply.odds.supports >= _ANSWERING]
    alone = [(Window((s,)), one) for one in answering for s in one.window.sentences]
    alone.sort(key=lambda pair: rank[pair[0].sentences[0].id])
    for window, one in [*alone, *((one.window, one) for one in answering)]:
        found = computed(asked, window.text, seen.sources[window.source_id].published)
        if found is not None:
            return _worked_out(found, window, one.reply.odds.supports)
    return None


def _worked_out(found: Derivation, window: Window, sure: float) -> Draft:
    picks = tuple(dict.fromkeys(window.pick(span) for span in found.inputs))
    working = Working(
        text=found.text, expression=found.expression, value=float(found.value), inputs=picks
    )
    said, _, figure = found.text.rpartition(" = ")
    text = f"{said} ({figure})" if " of " in said else figure  # "4 of 15 (26.7 %)"
    return Draft("computed", text, sure, picks, (working,))
