"""Every figure in a text, with its exact span, its value, its unit and what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from verify.models import Span
from verify.quantities.dates import written_dates
from verify.quantities.modifiers import modifier_after, modifier_before
from verify.quantities.names import is_name_number, phone_spans
from verify.quantities.nouns import counted_phrase, is_plural, object_phrase
from verify.quantities.numbers import (
    MAX_DIGITS,
    ORDINALS,
    PLURAL_SCALES,
    TENS,
    UNITS,
    Numeral,
    read_number,
    read_slashed,
)
from verify.quantities.quantity import Kind, Modifier, Quantity, Role
from verify.quantities.tokens import DASHES, HYPHENS, MINUS, Token, tokenize, touching
from verify.quantities.units import (
    TIME_UNITS,
    currency_before,
    read_currency_word,
    read_per,
    read_unit,
)

_STARTERS = frozenset([*UNITS, *TENS, *PLURAL_SCALES, *ORDINALS, "a", "an", "half"])
_MULTIPLES: dict[str, int | Decimal] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3,
    "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halved": Decimal("0.5"),
    "halving": Decimal("0.5"), "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "double": 2, "triple": 3, "sixfold": 6,
}  # fmt: skip
_VOTE_WORDS = frozenset(
    """vote votes voted voting ruled ruling decision tally score lead led trailed trailing win wins
    won beat beating defeat defeated defeating loss lost losing victory margin passed approved
    rejected down up game draw drew record split by over final match tied series""".split()
)
_ROLES: dict[str, Role] = {"from": "from", "to": "to", "by": "by"}


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Quantity, ...]:
    return tuple(_scan(text))


def parse(text: str) -> list[Quantity]:
    """The quantities in `text`, in order; offsets count into `text`.

    A share gives two: "four of the 15 unions" is 4 with `whole` 15, and the 15. A range or a vote
    gives one, with both `ends`. What is not clear ("1/2/3", a number cut by a line break, a run of
    more than 30 digits) gives none.
    """
    return list(_parsed(text))


def _scan(text: str) -> Iterator[Quantity]:
    if not any(c.isdigit() or c.isalpha() for c in text):
        return
    tokens = tokenize(text)
    masked = _masked(text, tokens)
    i = 0
    while i < len(tokens):
        kind, _, lower = tokens[i][:3]
        if i in masked or not (
            kind in ("num", "vulgar") or lower in _STARTERS or lower in _MULTIPLES
        ):
            i += 1
            continue
        found, i = _Reader(text, tokens, masked).read(i)
        yield from found


def _masked(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The tokens that belong to dates and telephone numbers."""
    masked = {k for written in written_dates(text) for k in range(written.first, written.end)}
    phones = phone_spans(text)
    if phones:
        masked |= {k for k, t in enumerate(tokens) if any(a <= t.start < b for a, b in phones)}
    return frozenset(masked)


class _Reader:
    """Reads one figure of a tokenised text."""

    def __init__(self, text: str, tokens: tuple[Token, ...], masked: frozenset[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.masked = masked

    def lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def read(self, i: int) -> tuple[list[Quantity], int]:
        """The quantities that start at token `i`, and the index to go on from."""
        token = self.tokens[i]
        if token.kind == "num":
            unclear = self._unclear_until(i)
            if unclear > i:
                return [], unclear
            if is_name_number(self.tokens, i):
                return [], i + 1
            score = self._score(i)
            if score is not None:
                return score
        elif token.lower in _MULTIPLES:
            return self._multiple(i)
        elif not self._may_start(i):
            return [], i + 1
        numeral = read_slashed(self.tokens, i) or read_number(self.tokens, i)
        if numeral is None:
            return [], i + 1
        if numeral.form == "ordinal":
            return self._ordinal(i, numeral)
        if any(k in self.masked for k in range(i, numeral.end)):
            return [], i + 1
        first, end = self._measured(i, numeral)
        if first is None:
            return [], max(end, i + 1)
        ranged = self._range(first, i, numeral, end)
        if ranged is not None:
            return ranged
        return self._share(first, end)

    # ------------------------------------------------------------------ what is not a figure

    def _may_start(self, i: int) -> bool:
        """Whether the word at `i` may start a number: not "no one", "another one", "a man"."""
        lower = self.lower(i)
        if (
            touching(self.tokens, i)
            and self.tokens[i - 1].text in HYPHENS
            and touching(self.tokens, i - 1)
        ):
            return False
        if lower == "one":
            before, behind = self.lower(i - 1), self.lower(i + 1)
            if before in _NOT_BEFORE_ONE or behind in _NOT_AFTER_ONE:
                return False
            if behind in HYPHENS and touching(self.tokens, i + 1):
                numeral = read_number(self.tokens, i)
                return (numeral is not None and numeral.end > i + 1) or (
                    read_unit(self.tokens, i + 1) is not None
                )
        return True

    def _unclear_until(self, i: int) -> int:
        """The index behind a run of digits that has no one reading; `i` where it is clear."""
        if len(self.tokens[i].text) > MAX_DIGITS or self.tokens[i].text.count(".") > 1:
            return i + 1
        if read_slashed(self.tokens, i) is not None:
            tail = i + 3
            if not (touching(self.tokens, tail) and self.lower(tail) in _CHAIN):
                return i
        at, joints = i, 0
        while (
            at + 2 < len(self.tokens)
            and self.tokens[at + 1].text in _CHAIN
            and self.tokens[at + 2].kind == "num"
            and touching(self.tokens, at + 1)
            and self._tight(at + 2, self.tokens[at + 1].text)
        ):
            at, joints = at + 2, joints + 1
        if joints == 0:
            behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            if behind and behind.text == "^" and touching(self.tokens, i + 1):
                return i + 3
            return i
        joint = self.tokens[i + 1].text
        if joints == 1 and (joint in HYPHENS or joint in DASHES or joint == ":"):
            return i
        return at + 1

    def _tight(self, i: int, joint: str) -> bool:
        """Whether number `i` hangs on the joint before it: closely, or over a line break."""
        if touching(self.tokens, i):
            return True
        gap = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        return joint in ",.-" and gap.strip(" \t") == "\n"

    # ------------------------------------------------------------------------- kinds of figure

    def _measured(self, i: int, numeral: Numeral) -> tuple[Quantity | None, int]:
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
        return self._build(start, end, value, step, kind, unit, of, phrase_end), end

    def _one_of(self, end: int) -> bool:
        """Whether a bare "one" goes on as a share: "one of", "one in five", "one out of"."""
        if self.lower(end) == "in":
            return end + 1 < len(self.tokens) and read_number(self.tokens, end + 1) is not None
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
            one = isinstance(numeral.value, Decimal) and numeral.value <= 1
            found = counted_phrase(tokens, at, one=one)
        else:
            found = object_phrase(tokens, end)
            if found is None and kind in ("age", "duration", "measure", "percent", "money"):
                found = counted_phrase(tokens, end) if self._hyphened(end) else None
        return (found.end, (found.start, found.end)) if found else (end, None)

    def _hyphened(self, end: int) -> bool:
        return end >= 2 and touching(self.tokens, end - 1) and self.tokens[end - 2].text in HYPHENS

    def _build(
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
        )

    # ------------------------------------------------------------- ranges, shares, votes, others

    def _range(
        self, first: Quantity, i: int, numeral: Numeral, end: int
    ) -> tuple[list[Quantity], int] | None:
        """Two numbers joined by to, and, or, or a dash, read as one range."""
        if isinstance(numeral.value, tuple):
            return None
        joint = end
        word = self.lower(joint)
        if word in ("feet", "years"):
            return None
        before = self.lower(i - 1 - (self.tokens[i - 1].kind == "money" if i else 0))
        dashed = (word in HYPHENS or word in DASHES) and not self._spaced(joint)
        if not (
            dashed or word == "to" or (word == "and" and "between" in self._left(i)) or word == "or"
        ):
            return None
        at = joint + 1
        while modifier_before(self.tokens, at + 1) and self.lower(at) in ("about", "nearly", "up"):
            at += 1
        at += at < len(self.tokens) and self.tokens[at].kind == "money"
        second = (
            read_number(self.tokens, at)
            if at < len(self.tokens) and at not in self.masked
            else None
        )
        if (
            second is None
            or second.form not in ("plain", "fraction")
            or isinstance(second.value, tuple)
        ):
            return None
        if word == "or" and not (second.value == numeral.value + 1 and first.unit is None):
            return None
        last, last_end = self._measured(at, second)
        if last is None or (dashed and numeral.value >= second.value):
            return None
        if last.unit is None and first.kind == "money":
            last = replace(last, unit=first.unit, kind=first.kind)
        first = self._share_unit(first, last)
        if first.unit != last.unit:
            return None
        if word == "to" and before not in ("from", "between") and first.low >= last.low:
            return None
        first, last = replace(first, of=first.of or last.of), last
        whole = self._join(first, last)
        if before == "from" and word == "to":
            whole = replace(whole, ends=(replace(first, role="from"), replace(last, role="to")))
        return [whole], last_end

    def _spaced(self, joint: int) -> bool:
        return not touching(self.tokens, joint) and not touching(self.tokens, joint + 1)

    def _left(self, i: int) -> tuple[str, ...]:
        return tuple(self.lower(k) for k in range(max(0, i - 4), i))

    def _share_unit(self, first: Quantity, last: Quantity) -> Quantity:
        """`first` with the unit and scale that only the second number names: "$1-2 million"."""
        if isinstance(first.value, tuple) or isinstance(last.value, tuple):
            return first
        if first.unit is None and last.unit is not None:
            first = replace(first, unit=last.unit, kind=last.kind)
        scale = last.step
        if scale >= 1000 and first.low < 1000 and first.step <= 1 and last.low >= scale:
            return replace(first, value=first.low * scale, step=first.step * scale)
        return first

    def _join(self, first: Quantity, last: Quantity) -> Quantity:
        span = Span(start=first.span.start, end=last.span.end)
        return replace(
            last,
            text=span.of(self.text),
            span=span,
            value=(first.low, last.low),
            of=last.of or first.of,
            of_span=last.of_span or first.of_span,
            modifier=first.modifier,
            role=first.role,
            ends=(first, last),
            phrase=Span(start=first.span.start, end=max(last.phrase.end, last.span.end)),
        )

    def _share(self, part: Quantity, end: int) -> tuple[list[Quantity], int]:
        """`part` and, where "of the 15 unions" or "in five" follows, its whole."""
        if isinstance(part.value, tuple) or part.kind not in ("count", "ratio"):
            return [part], end
        at = end
        if part.of_span is not None and self._token_at(part.phrase.end) is not None:
            behind = self._token_at(part.phrase.end)
            if behind is not None and self.lower(behind) in ("of", "out"):
                at = behind
        word = self.lower(at)
        if word == "out" and self.lower(at + 1) == "of":
            at += 1
            word = "out of"
        if word not in ("of", "out of", "in") or part.kind == "ratio":
            return [part], end
        at += 1
        determined = False
        while self.lower(at) in _DETERMINERS:
            determined, at = True, at + 1
        if at >= len(self.tokens) or at in self.masked:
            return [part], end
        total = read_number(self.tokens, at)
        if total is None or total.form != "plain" or isinstance(total.value, tuple):
            return [part], end
        whole, whole_end = self._measured(at, total)
        if whole is None or whole.kind != "count":
            return [part], end
        if word == "in":
            if not _rate(part, total, whole, determined):
                return [part], end
            return [self._ratio(part, whole)], whole_end
        if word == "out of" and not determined and total.value in (10, 100, 1000) and whole.low > 9:
            return [self._ratio(part, whole)], whole_end
        if part.low > whole.low:
            return [part], end
        phrase = Span(start=part.span.start, end=whole.phrase.end)
        of = whole.of or part.of
        shared = replace(
            part,
            kind="share",
            whole=whole,
            phrase=phrase,
            of=of,
            of_span=whole.of_span or part.of_span,
        )
        return [shared, whole], whole_end

    def _token_at(self, offset: int) -> int | None:
        for k, token in enumerate(self.tokens):
            if token.start >= offset:
                return k
        return None

    def _ratio(self, part: Quantity, whole: Quantity) -> Quantity:
        span = Span(start=part.span.start, end=whole.span.end)
        return replace(
            part,
            text=span.of(self.text),
            span=span,
            value=part.low / whole.low,
            kind="ratio",
            of=whole.of,
            of_span=whole.of_span,
            step=Decimal(1) / whole.low,
            phrase=Span(start=span.start, end=whole.phrase.end),
        )

    def _score(self, i: int) -> tuple[list[Quantity], int] | None:
        """ "11-4", "220 to 210", "2:1": two whole numbers against each other."""
        tokens = self.tokens
        if i + 2 >= len(tokens) or tokens[i + 2].kind != "num" or i + 2 in self.masked:
            return None
        joint = tokens[i + 1].text
        close = touching(tokens, i + 1) and touching(tokens, i + 2)
        dashed = (joint in HYPHENS or joint in DASHES) and close
        if not (
            dashed or (joint == "to" and self.lower(i - 1) != "from") or (joint == ":" and close)
        ):
            return None
        pair = tokens[i].text.replace(",", ""), tokens[i + 2].text.replace(",", "")
        if not all(p.isdecimal() and len(p) <= 4 for p in pair) or (
            i and tokens[i - 1].kind == "money"
        ):
            return None
        a, b = int(pair[0]), int(pair[1])
        behind = i + 3
        if behind < len(tokens) and (
            read_unit(tokens, behind)
            or (touching(tokens, behind) and tokens[behind].kind == "word")
        ):
            return None
        if a <= b or joint == "to":
            near = {self.lower(k) for k in range(max(0, i - 4), i)} | {self.lower(behind)}
            contested = not near.isdisjoint(_VOTE_WORDS - {"up", "down", "over"})
            counted = behind < len(tokens) and is_plural(self.lower(behind)) and not is_plural("x")
            if not contested or (a < b and (counted or "between" in near)):
                return None
        ends = tuple(
            self._build(k, k + 1, Decimal(n), Decimal(1), "count", None, None, k + 1)
            for k, n in ((i, a), (i + 2, b))
        )
        span = Span(start=tokens[i].start, end=tokens[i + 2].end)
        whole = replace(
            ends[0],
            text=span.of(self.text),
            span=span,
            value=(Decimal(a), Decimal(b)),
            kind="score",
            ends=ends,
            phrase=span,
        )
        return [whole], i + 3

    def _multiple(self, i: int) -> tuple[list[Quantity], int]:
        """ "doubled", "twice", "threefold"."""
        lower = self.lower(i)
        adjectival = lower in ("double", "triple")
        if adjectival and self.lower(i + 1) not in (
            "the",
            "its",
            "their",
            "what",
            "that",
            "his",
            "her",
        ):
            return [], i + 1
        if touching(self.tokens, i + 1) and self.tokens[i + 1].text in HYPHENS:
            return [], i + 1
        value = Decimal(_MULTIPLES[lower])
        return [self._build(i, i + 1, value, Decimal(1), "multiple", "times", None, i + 1)], i + 1

    def _ordinal(self, i: int, numeral: Numeral) -> tuple[list[Quantity], int]:
        spelled = self.tokens[i].kind == "word"
        if spelled and self.lower(i - 1) not in _ORDINAL_BEFORE:
            return [], i + 1
        if any(k in self.masked for k in range(i, numeral.end)):
            return [], i + 1
        found = counted_phrase(self.tokens, numeral.end, one=True)
        if found is None and spelled:
            return [], i + 1
        of = (found.start, found.end) if found else None
        end = numeral.end
        built = self._build(
            i, end, numeral.value, numeral.step, "ordinal", None, of, found.end if found else end
        )
        return [built], end


_CHAIN = frozenset("/:.,-‐‑–×^")
_NOT_BEFORE_ONE = frozenset(
    """no any every some this that each the another day number square which good next anyone new
    last same other bad single formula chapter""".split()
)
_NOT_AFTER_ONE = frozenset("another day thing's on i you he she we they would can must 's".split())
_DETERMINERS = frozenset("the its their these those all his her our my your state's".split())
_ORDINAL_BEFORE = frozenset("the a an his her its their our my your this that in".split())


def _kind_of(unit: str) -> Kind:
    if unit in ("percent", "percentage point", "basis point"):
        return "percent"
    return "duration" if unit in TIME_UNITS else "measure"


def _rate(part: Quantity, total: Numeral, whole: Quantity, determined: bool) -> bool:
    """Whether "one in five" is a rate: small numbers, no article, no unit of time."""
    value = whole.low
    if determined or part.low >= value or part.of is not None or total.end == 0:
        return False
    round_enough = value <= 12 or value % 5 == 0
    return part.modifier != "more_than" and (part.low == 1 or (part.low < 10 and round_enough))
