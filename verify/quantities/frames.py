"""What surrounds a figure: what is counted, what is done to it, who, and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from verify.models import Span
from verify.quantities.lexicon import ACT_OF, thing
from verify.quantities.nouns import is_plural
from verify.quantities.parse import parse
from verify.quantities.predicates import quantifiers
from verify.quantities.quantity import Quantity
from verify.text.sentences import sentence_spans
from verify.text.words import NEGATIONS, STOPWORDS, words

_CLAUSE = re.compile(
    r"\s[-–—]+\s?|[—;:()\[\]]|,\s+(?=(?:and|but|or|who|which|while|whose|where|with|compared|up|down"
    r"|plus|according|including)\b)|\b(?:after|before|while|although|though|because|when|whereas"
    r"|unless|but|despite|than)\b",
    re.IGNORECASE,
)
# Two words that mean another act than their second word, or none.
_PAIRS = {
    ("turned", "down"): "reject", ("turn", "down"): "reject", ("voted", "down"): "reject",
    ("struck", "down"): "reject", ("shot", "down"): "reject", ("vote", "down"): "reject",
    ("laid", "off"): "lay off", ("lay", "off"): "lay off", ("laying", "off"): "lay off",
    ("let", "go"): "lay off", ("stepped", "down"): "leave", ("shut", "down"): "close",
    ("made", "up"): "", ("make", "up"): "", ("makes", "up"): "", ("set", "up"): "",
    ("up", "to"): "", ("up", "for"): "", ("end", "of"): "", ("signed", "up"): "join",
    ("open", "to"): "", ("opened", "fire"): "", ("cut", "off"): "", ("sit", "down"): "",
    ("job", "cuts"): "lay off", ("staff", "cuts"): "lay off", ("cut", "jobs"): "lay off",
    ("tax", "cut"): "", ("tax", "cuts"): "", ("price", "increase"): "up",
    ("no", "vote"): "reject", ("no", "votes"): "reject", ("voted", "no"): "reject",
    ("voted", "yes"): "approve", ("voting", "no"): "reject", ("in", "support"): "approve",
    ("end", "up"): "", ("pick", "up"): "", ("picked", "up"): "", ("given", "up"): "",
    ("gave", "up"): "", ("show", "up"): "", ("showed", "up"): "", ("come", "up"): "",
    ("break", "down"): "", ("broke", "down"): "", ("came", "up"): "", ("backed", "out"): "leave",
    ("dropped", "out"): "leave", ("pay", "raise"): "", ("pay", "raises"): "", ("cut", "short"): "",
    ("fire", "department"): "", ("on", "fire"): "", ("fire", "station"): "", ("dead", "heat"): "",
    ("pass", "away"): "kill", ("passed", "away"): "kill", ("in", "favor"): "approve",
}  # fmt: skip
_REQUIRED = re.compile(
    r"\b(?:ha[sd] to|have to|having to|must|need(?:s|ed)? to|need(?:s|ed)?|require[sd]?|requirement"
    r"|necessary|mandatory|threshold|minimum|maximum|limit(?:ed|s)?|cap(?:ped|s)?|quorum|should"
    r"|supermajority)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|propos\w+|expect\w*|could|may|might|set to|aim\w*|hope\w*"
    r"|forecast\w*|project(?:s|ed|ion|ions)|goal|target\w*|seek\w*|want\w*|demand\w*|threat\w*)\b",
    re.IGNORECASE,
)
_DENIALS = NEGATIONS - frozenset("no not".split()) | frozenset("no not n't".split())
_NUMERIC = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place, its stem (or "=act"), and what it does."""

    start: int
    end: int
    stem: str
    acts: frozenset[str]
    content: bool
    name: bool
    negates: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and its frame.

    `thing` is the stem of what is counted and `qualities` those of the words before it; `near` are
    the content stems of its clause, `words` those of its sentence, the quantity's own left out;
    `beside` are those next to it. `acts` are what its clause says is done ("reject", "up").
    """

    quantity: Quantity
    thing: str | None
    qualities: frozenset[str]
    acts: frozenset[str]
    required: bool
    planned: bool
    negated: bool
    near: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]
    names: frozenset[str]
    change: bool
    sentence: int
    clause: Span
    is_whole: bool = False
    is_move: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its figures in their frames, and the content stems of its sentences."""

    text: str
    figures: tuple[Figure, ...]
    sentences: tuple[Span, ...]
    words: frozenset[str]
    names: frozenset[str]
    by_sentence: tuple[frozenset[str], ...]
    acts_by_sentence: tuple[frozenset[str], ...]
    listed: tuple[Word, ...]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)


@lru_cache(maxsize=2048)
def analyse(text: str) -> Analysis:
    """The figures of `text` with their frames; the ends of a change are figures too, at the end."""
    quantities = parse(text)
    sentences = tuple(sentence_spans(text))
    listed = _words(text)
    starts = [s.start for s in sentences]
    owner = [max(0, bisect_right(starts, w.start) - 1) for w in listed]
    by_sentence = tuple(
        frozenset(w.stem for w, o in zip(listed, owner, strict=True) if o == n and w.content)
        for n in range(len(sentences))
    )
    acts_by_sentence = tuple(
        frozenset(a for w, o in zip(listed, owner, strict=True) if o == n for a in w.acts)
        for n in range(len(sentences))
    )
    quantities = sorted([*quantities, *quantifiers(text)], key=lambda q: q.span.start)
    taken = [(q.span.start, q.span.end) for q in quantities]
    wholes = frozenset(q.whole.span for q in quantities if q.whole is not None)
    ends = [end for q in quantities if _is_move(q) for end in q.ends]
    figures = tuple(
        _figure(q, text, sentences, starts, listed, taken, wholes) for q in [*quantities, *ends]
    )
    return Analysis(
        text,
        figures,
        sentences,
        frozenset(w.stem for w in listed if w.content),
        frozenset(w.stem for w in listed if w.name),
        by_sentence,
        acts_by_sentence,
        tuple(listed),
    )


def _words(text: str) -> list[Word]:
    raw = words(text)
    lowered = [w.text.casefold().replace("’", "'") for w in raw]
    out = []
    for k, word in enumerate(raw):
        low = lowered[k]
        pair = _PAIRS.get((lowered[k - 1], low)) if k else None
        acts = ACT_OF.get(low, frozenset())
        if pair is not None:
            acts = frozenset((pair,)) if pair else frozenset()
        elif k + 1 < len(raw) and (follower := _PAIRS.get((low, lowered[k + 1]))) is not None:
            acts = frozenset((follower,)) if follower else frozenset()
        elif low == "no":
            acts = frozenset()
        content = low not in STOPWORDS and not _NUMERIC.search(low)
        out.append(
            Word(
                word.start,
                word.end,
                f"={min(acts)}" if acts else thing(low),
                acts,
                content,
                content and word.text[0].isupper() and not _common_opener(text, raw, k),
                low in _DENIALS or low.endswith("n't"),
            )
        )
    return out


_MASS = frozenset(
    """unemployment inflation turnout revenue employment enrollment spending production demand
    output attendance traffic crime poverty growth income debt management congress parliament police
    support membership parking housing tuition rent oil gas gold""".split()
)
_OPENING = re.compile(r"(?:^|[.!?:;”\"]\s*|\n\s*)$")


def _common_opener(text: str, raw: list[Any], k: int) -> bool:
    """Whether the capital of word `k` only shows that a sentence opens there.

    A bare singular before a verb is taken for a name ("Ohio cut 6,500 jobs"): a common noun would
    have an article. Plurals and things without number ("Turnout rose") are common.
    """
    word = raw[k]
    if not _OPENING.search(text, max(0, word.start - 3), word.start):
        return False
    low = word.text.casefold()
    if word.text.endswith(("'s", "’s")) or (len(word.text) > 1 and word.text.isupper()):
        return False
    if k + 1 < len(raw) and raw[k + 1].text[0].isupper():
        return False
    if is_plural(low) or low in _MASS or low.endswith(("ment", "tion", "ing", "ity", "ly", "ship")):
        return True
    if k + 1 >= len(raw):
        return True
    follower = raw[k + 1].text.casefold()
    return not (follower.endswith("ed") or follower in ACT_OF or follower in _VERBS)


_VERBS = frozenset(
    """is was has had will would said says plans spent made paid built took gave got came went put
    employs runs owns makes pays holds expects wants needs lost set met drew saw led owes""".split()
)


def _is_move(quantity: Quantity) -> bool:
    return len(quantity.ends) == 2 and quantity.ends[0].role == "from"


def clause_of(text: str, sentence: Span, at: int) -> Span:
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            end = match.start()
            break
    return Span(start=start, end=max(start, end))


def _figure(
    quantity: Quantity,
    text: str,
    sentences: tuple[Span, ...],
    starts: list[int],
    listed: list[Word],
    taken: list[tuple[int, int]],
    wholes: frozenset[Span],
) -> Figure:
    number = max(0, bisect_right(starts, quantity.span.start) - 1)
    sentence = sentences[number] if sentences else Span(start=0, end=len(text))
    clause = clause_of(text, sentence, quantity.span.start)
    own = quantity.phrase
    in_sentence = [w for w in listed if sentence.start <= w.start < sentence.end]
    outside = [
        w
        for w in in_sentence
        if not own.start <= w.start < own.end and not any(a <= w.start < b for a, b in taken)
    ]
    near = [w for w in outside if clause.start <= w.start < clause.end]
    phrase = [w for w in in_sentence if own.start <= w.start < own.end and w.content]
    acts = frozenset(a for w in (*near, *phrase) for a in w.acts)
    if not acts:
        # An elliptical clause ("..., or 57 percent of voters") goes on with the act before it.
        earlier = [w for w in outside if w.start < clause.start and w.acts]
        acts = earlier[-1].acts if earlier else frozenset()
    of = quantity.of_span
    head = [w for w in phrase if of is not None and of.start <= w.start < of.end]
    content = [w for w in outside if w.content]
    before = [w.stem for w in content if w.start < own.start][-3:]
    after = [w.stem for w in content if w.start >= own.end][:3]
    clause_text = text[clause.start : clause.end]
    return Figure(
        quantity,
        _head(quantity, head),
        frozenset(w.stem for w in head[:-1])
        if quantity.kind != "percent"
        else frozenset(w.stem for w in head),
        acts,
        _REQUIRED.search(clause_text) is not None,
        _PLANNED.search(clause_text) is not None,
        any(w.negates for w in near if w.start < own.start),
        frozenset(w.stem for w in near if w.content),
        frozenset(w.stem for w in content),
        frozenset(before + after),
        frozenset(w.stem for w in outside if w.name),
        _is_change(quantity, text),
        number,
        clause,
        quantity.span in wholes,
        _is_move(quantity),
    )


_MOVES = frozenset(word for word, acts in ACT_OF.items() if acts & {"up", "down"})
_MOVE_AFTER = re.compile(
    r"\W+(?:[a-z]+\W+)?(?:cuts?|increases?|decreases?|reductions?|rises?|drops?|declines?|gains?|raises?"
    r"|hikes?|boosts?|jumps?|falls?|growth|more|less|fewer|higher|lower|swing|bump|dip|surge)\b",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([A-Za-z]+)\W*$")


def _is_change(quantity: Quantity, text: str) -> bool:
    """Whether a figure is the size of a change: "by 13", "rose 5 percent", "a $13 million cut"."""
    if quantity.role is not None:
        return quantity.role == "by"
    if _MOVE_AFTER.match(text, quantity.span.end):
        return True
    before = text[max(0, quantity.span.start - 40) : quantity.span.start]
    words_before = [m.casefold() for m in re.findall(r"[A-Za-z]+", before)][-4:]
    while words_before and words_before[-1] in _MODIFYING:
        words_before.pop()
    return bool(words_before) and words_before[-1] in _MOVES


_MODIFYING = frozenset(
    """about roughly nearly almost some more than over around approximately just only an estimated
    another less at least most as much many""".split()
)


def _head(quantity: Quantity, head: list[Word]) -> str | None:
    if not head:
        return None
    first = quantity.of or ""
    if first.casefold().startswith(("those", "people who", "all those")):
        return "those " + " ".join(w.stem for w in head)
    return head[-1].stem
