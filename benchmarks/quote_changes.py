"""Real quotes, changed in every way that drafts change them, with the label that each must get."""

from __future__ import annotations

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verify.lang.en.sentences import STOPWORDS
from verify.models import Mention, Quote, QuoteLabel, Source, Span
from verify.quotes.check import check
from verify.quotes.extract import extract
from verify.quotes.lookup import Shelf
from verify.text.words import stem

MIN_WORDS, MAX_WORDS = 8, 60
_TENSES = {
    "is": "was", "are": "were", "was": "is", "were": "are", "will": "would", "would": "will",
    "has": "had", "have": "had", "does": "did", "says": "said", "said": "says",
}  # fmt: skip
_NEGATED = {
    "is": "is not", "are": "are not", "was": "was not", "were": "were not", "will": "will not",
    "can": "cannot", "would": "would not", "should": "should not", "could": "could not",
    "don't": "do", "doesn't": "does", "didn't": "did", "isn't": "is", "can't": "can",
    "won't": "will", "wasn't": "was", "not": "", "never": "always", "no": "some",
    "don’t": "do", "doesn’t": "does", "didn’t": "did", "isn’t": "is", "can’t": "can",
    "won’t": "will", "wasn’t": "was",
}  # fmt: skip
_HEDGES = frozenset("may might could some about probably perhaps maybe think believe often".split())
_EDGES = re.compile(r"^([^\w$€£]*)(.*?)([^\w%]*)$", re.DOTALL)
TRUE: frozenset[QuoteLabel] = frozenset({"verbatim", "typographic"})


@dataclass(frozen=True, slots=True)
class Real:
    """A quote as a source has it, and who says it there."""

    source: Source
    quote: Quote

    @property
    def speaker(self) -> str | None:
        return self.quote.speaker.text if self.quote.speaker else None


@dataclass(frozen=True, slots=True)
class Case:
    """A quote to check: what was done to it, which labels are right, which flag must be there."""

    change: str
    text: str
    speaker: str | None
    right: frozenset[QuoteLabel]
    flag: str | None = None
    real: Real | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """Chance, and another real quote to take words from."""

    rng: random.Random
    other: Real


def real_quotes(sources: Iterable[Source], shuffled: random.Random) -> list[Real]:
    """The direct quotes of the sources with a speaker and enough words, in random order."""
    found = [
        Real(source, quote)
        for source in sources
        for quote in extract(source.text)
        if quote.kind == "direct"
        and quote.speaker is not None
        and MIN_WORDS <= len(quote.text.split()) <= MAX_WORDS
        and not re.search(r"[\[\]…\n(]|\.\.", quote.text)
    ]
    shuffled.shuffle(found)
    return found


def _put(words: Sequence[str], at: int, new: str) -> str:
    """`words` with the letters of one of them replaced; its punctuation stays."""
    before, _, after = _EDGES.match(words[at]).groups()  # type: ignore[union-attr]
    changed = [*words[:at], f"{before}{new}{after}" if new else after or "", *words[at + 1 :]]
    return " ".join(word for word in changed if word)


def _core(word: str) -> str:
    return _EDGES.match(word).group(2)  # type: ignore[union-attr]


def _pick(
    words: Sequence[str], rng: random.Random, fits: Callable[[int, str], object]
) -> int | None:
    places = [i for i, word in enumerate(words) if _core(word) and fits(i, _core(word))]
    return rng.choice(places) if places else None


def _altered(change: str, text: str | None, real: Real, flag: str | None = None) -> Case | None:
    if text is None or text == " ".join(real.quote.text.split()):
        return None
    return Case(change, text, real.speaker, frozenset({"altered"}), flag, real)


def unchanged(real: Real, _draw: Draw) -> Case | None:
    return Case("unchanged", real.quote.text, real.speaker, TRUE, None, real)


def trimmed(real: Real, draw: Draw) -> Case | None:
    spans = [m.span() for m in re.finditer(r"\S+", real.quote.text)]
    size = draw.rng.randint(5, len(spans) - 1)
    start = draw.rng.randint(0, len(spans) - size)
    text = real.quote.text[spans[start][0] : spans[start + size - 1][1]]
    return Case("trimmed", text, real.speaker, TRUE, None, real)


def word(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(words, draw.rng, lambda _, w: w.islower() and w.isalpha() and w not in STOPWORDS)
    new = [w for w in map(_core, draw.other.quote.text.split()) if w.isalpha() and w.islower()]
    new = [
        w
        for w in new
        if w not in STOPWORDS and at is not None and stem(w) != stem(_core(words[at]))
    ]
    return _altered(
        "word", _put(words, at, draw.rng.choice(new)) if at is not None and new else None, real
    )


def function_word(real: Real, draw: Draw) -> Case | None:
    swaps = {"the": "a", "a": "the", "in": "on", "on": "in", "and": "or", "or": "and", "to": "for",
             "for": "to", "we": "they", "they": "we", "I": "we", "this": "that", "that": "this",
             "his": "her", "our": "your", "my": "our", "of": "for"}  # fmt: skip
    words = real.quote.text.split()
    at = _pick(words, draw.rng, lambda _, w: w in swaps)
    return _altered(
        "function word", _put(words, at, swaps[_core(words[at])]) if at is not None else None, real
    )


def letter(real: Real, draw: Draw) -> Case | None:
    places = [i for i, c in enumerate(real.quote.text) if c.isalpha() and c.isascii()]
    at = draw.rng.choice(places[1:])
    old = real.quote.text[at]
    new = draw.rng.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != old.lower()])
    text = real.quote.text[:at] + new + real.quote.text[at + 1 :]
    return _altered("letter", text, real)


def number(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(words, draw.rng, lambda _, w: any(c.isdigit() for c in w) and w[-1].isdigit())
    if at is None:
        return None
    old = _core(words[at])
    digits = [i for i, c in enumerate(old) if c.isdigit()]
    i = draw.rng.choice(digits)
    new = old[:i] + str((int(old[i]) + draw.rng.randint(1, 8)) % 10) + old[i + 1 :]
    return _altered("number", _put(words, at, new), real, "number_changed") if new != old else None


def negation(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(words, draw.rng, lambda _, w: w in _NEGATED)
    text = _put(words, at, _NEGATED[_core(words[at])]) if at is not None else None
    return _altered("negation", text, real, "negation_changed")


def name(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()

    def fits(i: int, w: str) -> bool:
        return (
            i > 0
            and words[i - 1][-1].isalpha()
            and w[0].isupper()
            and w[1:].islower()
            and len(w) > 3
        )

    at = _pick(words, draw.rng, fits)
    new = draw.rng.choice(["Hargrove", "Ellison", "Montclair", "Brandt", "Okafor", "Whitfield"])
    return _altered("name", _put(words, at, new) if at is not None else None, real, "name_changed")


def tense(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(words, draw.rng, lambda _, w: w in _TENSES)
    text = _put(words, at, _TENSES[_core(words[at])]) if at is not None else None
    return _altered("tense", text, real, "tense_changed")


def hedge(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(
        words, draw.rng, lambda i, w: 0 < i < len(words) - 1 and w in _HEDGES and words[i] == w
    )
    return _altered("hedge", _put(words, at, "") if at is not None else None, real, "hedge_dropped")


def dropped(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(
        words, draw.rng, lambda i, w: 0 < i < len(words) - 1 and words[i] == w != words[i - 1]
    )
    return _altered("dropped", _put(words, at, "") if at is not None else None, real)


def order(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    cores = [_core(word) for word in words]
    places = [
        i
        for i in range(len(words) - 1)
        if cores[i].casefold() != cores[i + 1].casefold() and words[i] == cores[i]
    ]
    if not places:
        return None
    i = draw.rng.choice(places)
    swapped = [*words[:i], words[i + 1], words[i], *words[i + 2 :]]
    return _altered("order", " ".join(swapped), real)


def ellipsis(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    size = draw.rng.randint(1, max(1, len(words) - 7))
    start = draw.rng.randint(3, len(words) - size - 3)
    mark = draw.rng.choice(["...", "…", ". . .", "[...]", "[…]"])
    text = " ".join([*words[:start], mark, *words[start + size :]])
    return Case("ellipsis", text, real.speaker, frozenset({"ellipsis"}), None, real)


def bracket(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = draw.rng.randint(1, len(words) - 2)
    inserted = draw.rng.choice(["[the governor]", "[the union]", "[sic]", "[last year]"])
    new = [*words[:at], inserted, *words[at + (draw.rng.random() < 0.7) :]]
    return Case("bracket", " ".join(new), real.speaker, frozenset({"bracketed"}), None, real)


def stitch(real: Real, draw: Draw) -> Case | None:
    a, b = real.quote.text.split(), draw.other.quote.text.split()
    head = a[: draw.rng.randint(5, len(a) - 1)]
    tail = b[draw.rng.randint(1, len(b) - 5) :]
    return Case(
        "stitch", " ".join([*head, *tail]), real.speaker, frozenset({"stitched"}), None, real
    )


def straightened(real: Real, draw: Draw) -> Case | None:
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "–", "–": "—", "\xa0": " "})
    back = str.maketrans({"'": "’", '"': "”"})
    text = real.quote.text.translate(table if draw.rng.random() < 0.5 else back).replace(
        "fi", "ﬁ", 1
    )
    return Case("typography", text, real.speaker, TRUE, None, real)


def broken_lines(real: Real, draw: Draw) -> Case | None:
    words = real.quote.text.split()
    at = _pick(words, draw.rng, lambda i, w: i > 0 and w.isalpha() and w.islower() and len(w) > 5)
    if at is None:
        return None
    cut = len(words[at]) // 2
    words[at] = f"{words[at][:cut]}-\n{words[at][cut:]}"
    return Case("line break", " ".join(words), real.speaker, TRUE, None, real)


def other_speaker(real: Real, draw: Draw) -> Case | None:
    somebody = draw.rng.choice(["Harriet Lindqvist", "Desmond Achterberg", "Gov. Ruth Castellane"])
    return Case("other speaker", real.quote.text, somebody, TRUE, None, real)


def absent(missing: Real) -> Case:
    """A quote of a source that is not on the shelf."""
    return Case(
        "absent", missing.quote.text, missing.speaker, frozenset({"not_found"}), None, missing
    )


CHANGES: tuple[Callable[[Real, Draw], Case | None], ...] = (
    unchanged, trimmed, word, function_word, letter, number, negation, name, tense, hedge, dropped,
    order, ellipsis, bracket, stitch, straightened, broken_lines, other_speaker,
)  # fmt: skip
CHANGED_WORDS = frozenset(
    ["word", "function word", "letter", "number", "negation", "name", "tense", "hedge", "dropped",
     "order", "stitch"]
)  # fmt: skip


def quote_of(case: Case) -> Quote:
    """The case as a draft would give it."""
    named = Mention(text=case.speaker, span=Span(start=0, end=0)) if case.speaker else None
    return Quote(text=case.text, span=Span(start=0, end=len(case.text)), speaker=named)


def cases(reals: Sequence[Real], count: int, rng: random.Random) -> list[Case]:
    """`count` cases, every kind of change as often as the quotes allow it."""
    made: list[Case] = []
    n = 0
    while len(made) < count and n < 40 * count:
        real, other = reals[n % len(reals)], rng.choice(reals)
        case = CHANGES[len(made) % len(CHANGES)](real, Draw(rng, other))
        n += 1
        if case is not None:
            made.append(case)
    return made


@dataclass(slots=True)
class Outcome:
    """What came of checking cases; `times` are milliseconds."""

    labels: dict[str, Counter[str]]
    flagged: dict[str, list[bool]]
    speakers: dict[str, Counter[str]]
    times: list[float]
    right: int = 0
    wrongly_true: int = 0


def outcome(cases: Sequence[Case], shelf: Shelf) -> Outcome:
    """Every case checked against the shelf."""
    came = Outcome(defaultdict(Counter), defaultdict(list), defaultdict(Counter), [])
    for case in cases:
        quote = quote_of(case)
        started = time.perf_counter()
        result = check(quote, shelf)
        came.times.append((time.perf_counter() - started) * 1000)
        came.labels[case.change][result.label] += 1
        came.right += result.label in case.right
        came.wrongly_true += case.change in CHANGED_WORDS and result.label in TRUE
        if case.flag:
            came.flagged[case.change].append(case.flag in result.flags)
        if case.change in ("unchanged", "other speaker"):
            came.speakers[case.change][result.speaker.label] += 1
    return came


def matrix(came: Outcome) -> str:
    """The labels by kind of change, as a table."""
    columns = sorted({label for counts in came.labels.values() for label in counts})
    lines = [f"{'':15}" + "".join(f"{column:>12}" for column in [*columns, "flagged"])]
    for change, counts in came.labels.items():
        flags = came.flagged.get(change)
        share = f"{sum(flags)}/{len(flags)}" if flags else ""
        cells = "".join(f"{counts[column] or '':>12}" for column in columns)
        lines.append(f"{change:15}{cells}{share:>12}")
    return "\n".join(lines)
