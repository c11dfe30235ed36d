"""One number of a text with its currency or unit, what it counts, and its modifier."""

from __future__ import annotations

from decimal import Decimal

from verify.lang.codes import Modifier
from verify.lang.en.numbers import (
    BEFORE_AN_ORDINAL,
    CLOSE_TO,
    DETERMINERS_BEFORE,
    MODIFIERS_AFTER,
    MODIFIERS_BEFORE,
    MULTIPLES,
    ONES,
)
from verify.models import Span
from verify.quantities.nouns import Phrase, counted_phrase, is_plural, object_phrase
from verify.quantities.numbers import Numeral, read_number
from verify.quantities.quantity import Kind, Quantity, Role
from verify.quantities.tokens import HYPHENS, MINUS, Token, touching
from verify.quantities.units import (
    TIME_UNITS,
    currency_before,
    read_currency_word,
    read_per,
    read_unit,
)


def _table(words: dict[Modifier, str]) -> dict[tuple[str, ...], Modifier]:
    return {
        tuple(phrase.split()): modifier
        for modifier, phrases in words.items()
        for phrase in phrases.split("|")
        if phrase.strip()
    }


BEFORE = _table(MODIFIERS_BEFORE)
AFTER = _table(MODIFIERS_AFTER)
_LONGEST = max(len(phrase) for phrase in BEFORE)
_LAST = frozenset(phrase[-1] for phrase in BEFORE)
_FIRST = frozenset(phrase[0] for phrase in AFTER) | {"-"}


def modifier_before(tokens: tuple[Token, ...], i: int) -> tuple[int, Modifier] | None:
    """The modifier that ends right before token `i`: its first index and what it is."""
    if i == 0 or tokens[i - 1].lower not in _LAST:
        return None
    for length in range(min(_LONGEST, i), 0, -1):
        words = tuple(token.lower for token in tokens[i - length : i])
        found = BEFORE.get(words)
        if found is not None:
            return i - length, found
    return None


def is_close(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the words from `start` to `end` say that a figure is only just exceeded."""
    words = tuple(token.lower for token in tokens[start:end])
    return BEFORE.get(words) == "more_than" and not CLOSE_TO.isdisjoint(words)


def modifier_after(tokens: tuple[Token, ...], i: int) -> tuple[int, Modifier] | None:
    """The modifier that starts at token `i`, behind a figure, and the index behind it."""
    if i >= len(tokens) or tokens[i].lower not in _FIRST:
        return None
    for length in (3, 2, 1):
        words = tuple("-" if t.text in HYPHENS else t.lower for t in tokens[i : i + length])
        found = AFTER.get(words)
        if found is not None and len(words) == length:
            return i + length, found
    return None


Found = tuple[list[Quantity], int]
"""The quantities read, and the index of the token to go on from."""
_ROLES: dict[str, Role] = {"from": "from", "to": "to", "by": "by"}


class Reading:
    """A tokenised text that figures are read from; `masked` are the tokens of dates."""

    def __init__(self, text: str, tokens: tuple[Token, ...], masked: frozenset[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.masked = masked

    def lower(self, i: int) -> str:
        """Token `i` in lower case, or nothing outside the text."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def measured(self, i: int, numeral: Numeral) -> tuple[Quantity | None, int]:
        """The number at `i` with currency, unit and noun, and the index behind number and unit."""
        tokens, start, end = self.tokens, i, numeral.end
        kind: Kind = "ratio" if numeral.form == "fraction" else "count"
        unit: str | None = None
        money = currency_before(tokens, i)
        if money is not None:
            start, unit, kind = money[0], money[1], "money"
            if (worded := read_currency_word(tokens, end)) is not None and worded.name == unit:
                end = worded.end
        elif (worded := read_currency_word(tokens, self._over_of(end, numeral))) is not None:
            unit, end, kind = worded.name, worded.end, "money"
        elif (measured := read_unit(tokens, self._over_of(end, numeral))) is not None:
            unit, end = measured.name, measured.end
            kind = _kind_of(unit)
            if unit in TIME_UNITS and (age := self._age_end(end)) is not None:
                kind, end = "age", age
        elif touching(tokens, end) and tokens[end].kind == "word" and tokens[i].kind == "num":
            return None, end + 1
        if kind in ("money", "measure", "percent", "count") and unit is not None:
            per = read_per(tokens, end)
            if per is not None and not (kind == "percent" and per[1] in ("share",)):
                end, unit = per[0], f"{unit} per {per[1]}"
        value, step = numeral.value, numeral.step
        if start and tokens[start - 1].text in MINUS and self._is_minus(start):
            start -= 1
            value = -value if isinstance(value, Decimal) else value
        phrase_end, of = self._of(end, kind, numeral)
        if kind == "count" and self.lower(i) == "one" and of is None and not self._one_of(end):
            return None, end
        if kind == "count" and self._is_age(i, numeral):
            kind, unit = "age", "year"
        return self.build(start, end, value, step, kind, unit, of, phrase_end), end

    def _one_of(self, end: int) -> bool:
        """Whether a bare "one" goes on as a share: "one of", "one in five", "one out of"."""
        if self.lower(end) == "in":
            return end + 1 < len(self.tokens) and read_number(self.tokens, end + 1) is not None
        if self.lower(end) in ("to", "or", "and"):
            return end + 1 < len(self.tokens) and self.lower(end + 1) in ONES
        return self.lower(end) == "of" or (self.lower(end) == "out" and self.lower(end + 1) == "of")

    def _over_of(self, end: int, numeral: Numeral) -> int:
        """Skips the "of" in "millions of dollars" and the article in "half an hour"."""
        if numeral.form == "vague" and self.lower(end) == "of":
            return end + 1
        if numeral.form != "fraction":
            return end
        at = end + (self.lower(end) == "of")
        if self.lower(at) not in ("a", "an"):
            return end
        return at + 1 if read_unit(self.tokens, at + 1) else end

    def _age_end(self, end: int) -> int | None:
        at = end
        while at < len(self.tokens) and self.tokens[at].text in HYPHENS:
            at += 1
        if self.lower(at) in ("old", "olds"):
            return at + 1
        return at + 2 if self.lower(at) == "of" and self.lower(at + 1) == "age" else None

    def _is_age(self, i: int, numeral: Numeral) -> bool:
        """ "aged 44", "age 21", "Ada Brown, 44, said"."""
        if isinstance(numeral.value, tuple) or not 0 < numeral.value < 120:
            return False
        before = self.lower(i - 1)
        if before in ("aged", "age", "ages"):
            return True
        if before != "," or i < 2 or self.lower(numeral.end) not in (",", ".", ";"):
            return False
        named = self.tokens[i - 2]
        return named.kind == "word" and named.text[0].isupper() and self.tokens[i].kind == "num"

    def _is_minus(self, i: int) -> bool:
        if not touching(self.tokens, i):
            return False
        return i < 2 or not touching(self.tokens, i - 1) or self.tokens[i - 2].text in "(["

    def _of(self, end: int, kind: Kind, numeral: Numeral) -> tuple[int, tuple[int, int] | None]:
        """What is counted or measured: the index behind it, and its tokens."""
        tokens = self.tokens
        if kind == "count":
            at = end
            if numeral.form == "vague" and self.lower(at) == "of":
                at += 1
                while self.lower(at) in ("the", "these", "those", "its", "their"):
                    at += 1
            bounded = modifier_after(tokens, at)
            if bounded is not None:  # "200 or more guests", "5,000-plus fans"
                at = bounded[0]
            one = isinstance(numeral.value, Decimal) and numeral.value == 1
            found = counted_phrase(tokens, at, one=one)
            if found is None and self.lower(at) == "of":
                found = self._of_them(at)
        else:
            timed = kind in ("duration", "age") and self.lower(end) == "in"
            found = None if timed else object_phrase(tokens, end)
            if found is None and kind in ("age", "duration", "measure", "percent", "money"):
                found = self._described(end) if self._hyphened(end) else None
        return (found.end, (found.start, found.end)) if found else (end, None)

    def _described(self, end: int) -> Phrase | None:
        """What a hyphened measure describes: "a seven-day strike", "50-year-old men"."""
        return counted_phrase(self.tokens, end) or counted_phrase(self.tokens, end, one=True)

    def _of_them(self, at: int) -> Phrase | None:
        """What "one of the best speakers" and "four of their unions" count; no number follows."""
        behind = at + 1
        while self.lower(behind) in DETERMINERS_BEFORE:
            behind += 1
        if behind >= len(self.tokens) or read_number(self.tokens, behind) is not None:
            return None
        found = object_phrase(self.tokens, at)
        plural = found is not None and is_plural(self.lower(found.head))
        return found if plural else None

    def _hyphened(self, end: int) -> bool:
        return end >= 2 and touching(self.tokens, end - 1) and self.tokens[end - 2].text in HYPHENS

    def build(
        self,
        start: int,
        end: int,
        value: Decimal | tuple[Decimal, Decimal],
        step: Decimal,
        kind: Kind,
        unit: str | None,
        of: tuple[int, int] | None,
        phrase_end: int,
    ) -> Quantity:
        tokens = self.tokens
        modifier: Modifier = "exactly"
        before = modifier_before(tokens, start)
        if before is not None:
            modifier = before[1]
        else:
            after = modifier_after(tokens, max(end, phrase_end)) or modifier_after(tokens, end)
            if after is not None:
                modifier = after[1]
        first = before[0] if before is not None else start
        span = Span(start=tokens[start].start, end=tokens[end - 1].end)
        of_span = Span(start=tokens[of[0]].start, end=tokens[of[1] - 1].end) if of else None
        return Quantity(
            text=span.of(self.text),
            span=span,
            value=value,
            kind=kind,
            unit=unit,
            of=of_span.of(self.text) if of_span else None,
            of_span=of_span,
            modifier=modifier,
            role=_ROLES.get(self.lower(first - 1)),
            step=step,
            phrase=Span(start=span.start, end=tokens[max(end, phrase_end) - 1].end),
            close=is_close(tokens, first, start),
        )


def _kind_of(unit: str) -> Kind:
    if unit in ("percent", "percentage point", "basis point"):
        return "percent"
    return "duration" if unit in TIME_UNITS else "measure"


def multiple(reading: Reading, i: int) -> Found:
    """ "doubled", "twice", "threefold"."""
    lower = reading.lower(i)
    adjectival = lower in ("double", "triple")
    if adjectival and reading.lower(i + 1) not in (
        "the",
        "its",
        "their",
        "what",
        "that",
        "his",
        "her",
    ):
        return [], i + 1
    if touching(reading.tokens, i + 1) and reading.tokens[i + 1].text in HYPHENS:
        return [], i + 1
    value = Decimal(MULTIPLES[lower])
    return [reading.build(i, i + 1, value, Decimal(1), "multiple", "times", None, i + 1)], i + 1


def ordinal(reading: Reading, i: int, numeral: Numeral) -> Found:
    spelled = reading.tokens[i].kind == "word"
    before = reading.lower(i - 1)
    if spelled and before not in BEFORE_AN_ORDINAL and not before.endswith("'s"):
        return [], i + 1
    ranked = i + 2 < len(reading.tokens) and reading.lower(i + 2).endswith("est")
    if spelled and reading.lower(i + 1) in HYPHENS and not ranked:
        return [], i + 1  # "third-party", "second-hand"
    if any(k in reading.masked for k in range(i, numeral.end)):
        return [], i + 1
    found = counted_phrase(reading.tokens, numeral.end, one=True)
    if found is None and spelled:
        return [], i + 1
    of = (found.start, found.end) if found else None
    end = numeral.end
    built = reading.build(
        i, end, numeral.value, numeral.step, "ordinal", None, of, found.end if found else end
    )
    return [built], end
