"""The dates of a claim against the dates of the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from verify.lang.en.calendar import ANAPHORIC_TIME
from verify.lang.en.conditions import NOT_THIS
from verify.models import Span
from verify.quantities.comparison import AGREE_COVER, DISAGREE_COVER, MARGIN, Comparison, Relation
from verify.quantities.dates import DateMention, find_dates
from verify.quantities.figure import Analysis, Word
from verify.quantities.lexicon import opposed
from verify.quantities.surroundings import clause_of, covered
from verify.quantities.values import Outcome
from verify.text.words import asks

_NOT_THEN = re.compile(NOT_THIS + r"(?:(?:on|in|at)\s+)?(?:the\s+)?\Z", re.IGNORECASE)


_WORDS_BEFORE = 80
"""Characters before a date that are looked through for the words that lead to it."""


@dataclass(frozen=True, slots=True)
class DateFrame:
    """A date with the content stems and acts of its sentence, its own words left out.

    `names_one` is the stem of the noun that it tells from others of its kind: "the June package".
    `denied` is true of a date that is named as the wrong one: "on Tuesday, not Wednesday".
    """

    mention: DateMention
    near: frozenset[str]
    words: frozenset[str]
    acts: frozenset[str]
    names: frozenset[str]
    dates_a_figure: bool
    sentence: int
    names_one: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A claim's date against one of the evidence."""

    found: DateFrame
    outcome: Outcome
    cover: float
    against: tuple[str, str] | None


def date_frames(analysis: Analysis, published: date | None) -> list[DateFrame]:
    """The dates of a text with what surrounds them."""
    frames = []
    for mention in find_dates(analysis.text, published):
        if _is_lifetime(analysis.text, mention):
            frames += _birth_and_death(analysis, mention)
            continue
        sentence = analysis.sentence_at(mention.span.start)
        span = analysis.sentences[sentence] if analysis.sentences else Span(start=0, end=0)
        clause = clause_of(analysis.text, span, mention.span.start)
        outside = [
            w
            for w in analysis.words_in(span)
            if not mention.span.start <= w.start < mention.span.end
        ]
        near = [w for w in outside if clause.start <= w.start < clause.end]
        denied = _NOT_THEN.search(analysis.text, *_right_before(mention.span)) is not None
        if denied:
            near = [w for w in outside if not w.negates]  # "not in 2011" is of what is told
        if asks(span.of(analysis.text)):
            answered = _after(analysis, sentence)
            outside, near = [*outside, *answered], [*near, *answered]
        frames.append(
            DateFrame(
                mention,
                frozenset(w.stem for w in near if w.content),
                frozenset(w.stem for w in outside if w.content),
                frozenset(a for w in near for a in w.acts),
                frozenset(w.stem for w in outside if w.name),
                any(
                    f.part.covers(mention.span)
                    for f in analysis.by_sentence.get(sentence, ())
                    if f.quantity.kind not in ("ordinal", "age", "predicate")
                ),
                sentence,
                _named_by(analysis, mention),
                denied=denied,
            )
        )
    return frames


def _named_by(analysis: Analysis, mention: DateMention) -> str | None:
    """The stem of the noun right behind a date that stands before it: "the June package"."""
    text, at = analysis.text, mention.span
    behind = next(iter(analysis.words_in(Span(start=at.end, end=at.end + 2))), None)
    if behind is None or not behind.content or text[at.end : behind.start] != " ":
        return None
    return behind.stem if ANAPHORIC_TIME.search(text, *_right_before(at)) else None


def _after(analysis: Analysis, sentence: int) -> list[Word]:
    """The words of the sentence behind a question: its answer is of the question's time."""
    ends = analysis.sentences[sentence + 1 : sentence + 2]
    return [w for s in ends for w in analysis.words_in(s)]


def _right_before(span: Span) -> tuple[int, int]:
    """Where a word or two right before `span` may stand."""
    return max(0, span.start - _WORDS_BEFORE), span.start


def _is_lifetime(text: str, mention: DateMention) -> bool:
    """Whether a date stands as "(April 14, 1866 – October 20, 1936)" behind a name."""
    before = text[: mention.span.start].rstrip().casefold()
    after = text[mention.span.end :].lstrip()
    return (
        mention.later is not None
        and mention.precision in ("day", "year")
        and before.endswith(("(", "(born"))
        and after.startswith(")")
    )


def _birth_and_death(analysis: Analysis, mention: DateMention) -> list[DateFrame]:
    assert mention.later is not None  # noqa: S101
    sentence = analysis.sentence_at(mention.span.start)
    span, own = analysis.sentences[sentence], mention.span
    names = frozenset(
        w.stem for w in analysis.words_in(span) if w.content and not own.start <= w.start < own.end
    )
    first = replace(mention, end=mention.start, later=None)
    both = ((first, "=born"), (mention.later, "=kill"))
    return [
        DateFrame(m, names | {act}, names | {act}, frozenset((act[1:],)), names, False, sentence)
        for m, act in both
    ]


def match_dates(claimed: DateFrame, found: DateFrame, evidence: Analysis) -> DateMatch:
    """Whether `found` bears out `claimed`, and how much of the claim stands around it."""
    rest = claimed.words - claimed.near
    return DateMatch(
        found,
        compare_dates(claimed.mention, found.mention),
        covered(claimed.near, rest, found.near, found.words, evidence.words),
        # What was done to it says nothing of which one it was.
        None
        if claimed.names_one and claimed.names_one == found.names_one
        else opposed(claimed.acts, found.acts),
    )


def compare_dates(claimed: DateMention, found: DateMention) -> Outcome:
    """Whether a date bears out a claimed one: the claim may be the wider of the two."""
    if claimed.clock is not None or found.clock is not None:
        if claimed.clock is None or found.clock is None:
            return "unclear"
        return "agree" if claimed.clock == found.clock else "disagree"
    if claimed.later is not None and found.later is not None:
        return _ranges(claimed, found)
    if claimed.start and claimed.end and found.start and found.end:
        return _intervals(claimed, found, (claimed.start, claimed.end), (found.start, found.end))
    return _parts(claimed, found)


def _ranges(claimed: DateMention, found: DateMention) -> Outcome:
    """Two ranges of dates: each end for itself."""
    assert claimed.later is not None  # noqa: S101
    assert found.later is not None  # noqa: S101
    if claimed.start and claimed.end and found.start and found.end:
        same = (claimed.start, claimed.end) == (found.start, found.end)
        return "agree" if same else "disagree"
    ends = {_parts(claimed, found), _parts(claimed.later, found.later)}
    return "disagree" if "disagree" in ends else "agree" if ends == {"agree"} else "unclear"


def _intervals(
    claimed: DateMention, found: DateMention, mine: tuple[date, date], theirs: tuple[date, date]
) -> Outcome:
    bound = _BOUND.get(claimed.relation)
    if bound is not None and found.relation == "on":
        if bound == "before":
            return "agree" if theirs[1] <= mine[1] else "disagree"
        return "agree" if theirs[0] >= mine[0] else "disagree"
    if claimed.relation != found.relation and "on" not in (claimed.relation, found.relation):
        return "unclear" if mine != theirs else "agree"
    if mine[0] <= theirs[0] and theirs[1] <= mine[1]:
        return "agree"
    if theirs[0] <= mine[0] and mine[1] <= theirs[1]:
        return "unclear"
    if mine[1] < theirs[0] or theirs[1] < mine[0]:
        return "disagree" if claimed.relation == found.relation else "unclear"
    return "unclear"


_BOUND: dict[str, Literal["before", "after"]] = {"before": "before", "after": "after"}


def _parts(claimed: DateMention, found: DateMention) -> Outcome:
    """Dates that no calendar year is known for, by the parts that both name."""
    agreeing, day = 0, found.start if found.start == found.end else None
    for mine, theirs in (
        (claimed.year, found.year),
        (claimed.month, found.month or (day.month if day else None)),
        (claimed.day, found.day or (day.day if day else None)),
        (claimed.weekday, _weekday_of(found)),
    ):
        if mine is None or theirs is None:
            continue
        if mine != theirs:
            return "disagree" if claimed.relation == found.relation else "unclear"
        agreeing += 1
    finer = claimed.day is not None and found.day is None and day is None
    if agreeing and not finer:
        return "agree"
    return "agree" if claimed.text.casefold() == found.text.casefold() else "unclear"


def _weekday_of(mention: DateMention) -> int | None:
    if mention.weekday is not None:
        return mention.weekday
    return mention.start.weekday() if mention.start and mention.start == mention.end else None


def apart(mine: list[DateMention], theirs: list[DateMention]) -> tuple[str, str] | None:
    """The first two dates that cannot be the same time, where none of the others can either."""
    pairs = [(a, b) for a in mine for b in theirs if a.clock is None and b.clock is None]
    if not pairs or any(not _disjoint(a, b) for a, b in pairs):
        return None
    return pairs[0][0].text, pairs[0][1].text


def _disjoint(a: DateMention, b: DateMention) -> bool:
    if a.start and a.end and b.start and b.end:
        return a.end < b.start or b.end < a.start
    return _parts(a, b) == "disagree"


def compare_date(claimed: DateFrame, found: list[DateFrame], evidence: Analysis) -> Comparison:
    """What the evidence says to a date of the claim.

    The date of a figure ("5 percent in 2012") is never contradicted by the figure of another date.
    """
    mine = claimed.mention
    alike = [f for f in found if (f.mention.clock is None) == (mine.clock is None)]
    ranked = sorted((match_dates(claimed, f, evidence) for f in alike), key=lambda m: -m.cover)
    matches = [m for m in ranked if not m.found.denied]
    wrong = [m for m in ranked if m.found.denied and _takes_back(m)]
    if wrong and not any(m.outcome == "agree" for m in matches):
        told = wrong[0].found.mention
        reason = f"the evidence says that “{told.text}” is wrong"
        return Comparison(
            "disagree", reason, mine.span, told.span, kind="date", cover=wrong[0].cover,
            taken_back=True,
        )  # fmt: skip
    if not matches:
        reason = f"the evidence has no date to hold against “{mine.text}”"
        return Comparison("incomparable", reason, mine.span, kind="date")
    best = matches[0].cover
    agreeing = [m for m in matches if m.outcome == "agree" and m.cover >= best - MARGIN]
    chosen = (agreeing or matches)[0]
    theirs = chosen.found.mention
    texts = f"“{mine.text}” and “{theirs.text}”"
    relation: Relation = "incomparable"
    reason = f"{texts}: too little says that they are about the same thing"
    if chosen.against is not None:
        reason = (
            f"{texts}: one is about “{chosen.against[0]}”, the other about “{chosen.against[1]}”"
        )
    elif chosen.outcome == "unclear":
        reason = f"{texts} can both be true"
    elif chosen.outcome == "disagree" and claimed.dates_a_figure:
        reason = f"the evidence is of “{theirs.text}”, not of “{mine.text}”"
    elif chosen.outcome == "agree" and chosen.cover >= AGREE_COVER:
        relation, reason = "agree", f"the evidence says “{theirs.text}”"
    elif (
        chosen.outcome == "disagree"
        and chosen.cover >= DISAGREE_COVER
        and not (claimed.names - evidence.words)
        and _lacking(claimed, chosen.found, evidence) <= len(claimed.near) / 4
    ):
        relation, reason = "disagree", f"{texts} are dates of the same thing and differ"
    differs = chosen.outcome == "disagree"
    return Comparison(
        relation, reason, mine.span, theirs.span, kind="date", cover=chosen.cover, differs=differs
    )


def _takes_back(match: DateMatch) -> bool:
    """Whether a date that is named as the wrong one is that of the claim, for the same thing."""
    return match.outcome == "agree" and match.against is None and match.cover >= DISAGREE_COVER


def _lacking(claimed: DateFrame, found: DateFrame, evidence: Analysis) -> float:
    """How many words beside the claim's date that one's sentence lacks; half for those near by."""
    absent = claimed.near - found.words
    return len(absent) - 0.5 * len(absent & evidence.words)
