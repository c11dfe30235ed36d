"""A small reader of arithmetic that a model writes down: it is read, never evaluated as code.

    compute("100 - 40 = 60").value            # Decimal(60)
    compute("(7.9 - 7.3) / 7.9 * 100 = 7.6 %").value
    compute("2018-05-08 - 2018-05-03 = 5 days").value
    compute("count(Ann Roe; Tom Brandt) = 2").value

Numbers may have thousands marks, a sign of money, "%", "million" and the like; words behind them
are units and are passed over. What is computed is compared with what stands behind "=", as finely
as that is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation, localcontext

from verify.lang.en.numbers import SCALES
from verify.quantities.numbers import GLUED_SCALES

LONGEST = 300
"""Characters of a working that are read."""
_DEEPEST = 12
_DIGITS = 30
_HUNDRED = Decimal(100)
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<date>\d{4}-\d{2}-\d{2})
    |(?P<count>count)\s*\((?P<items>[^()]*)\)
    |(?P<number>[$£€¥]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[$£€¥]?\.\d+)
    |(?P<scale>(?:thousand|million|billion|trillion)\b|(?<=\d)(?:bn|mn|tn|k|m|b)\b)
    |(?P<percent>%|per\s?cent\b)
    |(?P<relation><=|>=|==|[=≈≤≥<>])
    |(?P<sign>[-+*/()×÷−–·])
    |(?P<word>[^\W\d_][\w'’.]*)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"}
_SPOKEN = {"plus": "+", "minus": "-", "times": "*", "x": "*", "of": "of", "over": "/"}
_RELATIONS = {"==": "=", "≤": "<=", "≥": ">="}


class WorkingProblem(ValueError):
    """Why a working cannot be computed or does not come out, in words."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What a working comes to. `inputs` are the numbers it starts from, `factors` those of them
    that only multiply or divide (100 for percent, 12 for months), `items` what it counts.

    `share` says that the value is one part of another, so that a percentage may say it.
    """

    expression: str
    value: Decimal
    inputs: tuple[Decimal, ...]
    factors: tuple[Decimal, ...] = ()
    items: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    share: bool = False
    stated: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    value: Decimal = Decimal(0)
    percent: bool = False
    step: Decimal = Decimal(1)
    day: date | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Value:
    """A number on the way: a plain one, a percentage, or a day (`days` since the first)."""

    number: Decimal
    percent: bool = False
    share: bool = False
    day: bool = False


def compute(working: str) -> Computed:
    """What `working` comes to.

    Raises WorkingProblem where it is empty, too long, in words, divides by nothing, or does not
    come to what it says behind "=".
    """
    if not working.strip():
        raise WorkingProblem("it is empty")
    if len(working) > LONGEST:
        raise WorkingProblem(f"it is longer than {LONGEST} characters")
    if not any(c.isdigit() for c in working) and "count" not in working:
        raise WorkingProblem("it is in words; a calculation needs figures")
    tokens = _tokens(working)
    sides: list[list[_Token]] = [[]]
    relations: list[str] = []
    for token in tokens:
        if token.kind == "relation":
            relations.append(token.text)
            sides.append([])
        else:
            sides[-1].append(token)
    if not all(sides):
        raise WorkingProblem("one of its sides is empty")
    if not any(token.kind in ("sign", "count", "of") for token in sides[0]):
        raise WorkingProblem("it computes nothing")
    try:
        with localcontext() as context:
            context.prec = _DIGITS
            first = _Reader(sides[0])
            value = first.whole()
            others = [(r, _Reader(side).whole(), side) for r, side in zip(relations, sides[1:])]  # noqa: B905
    except (InvalidOperation, ArithmeticError) as error:
        raise WorkingProblem("it divides by nothing, or is too large") from error
    for relation, other, side in others:
        if not _holds(value, relation, other, side):
            raise WorkingProblem(f"it comes to {_plain(value.number)}, not to {_written(side)}")
    return Computed(
        expression=_written(sides[0]),
        value=value.number,
        inputs=tuple(first.inputs),
        factors=tuple(first.factors),
        items=tuple(first.items),
        dates=tuple(first.dates),
        share=value.share,
        stated=tuple(t.value for _, _, side in others for t in side if t.kind == "number"),
    )


def _tokens(working: str) -> list[_Token]:
    """The numbers, signs and relations of a working; units are passed over."""
    found: list[_Token] = []
    at = 0
    text = working.strip().rstrip(".;")
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if not text[at:].strip():
                break
            raise WorkingProblem(f"“{text[at:].strip()[:20]}” cannot be read as arithmetic")
        at = match.end()
        _take(match, found)
    return found


def _take(match: re.Match[str], found: list[_Token]) -> None:
    kind = match.lastgroup if match.lastgroup != "items" else "count"
    text = match.group().strip()
    before = found[-1] if found else None
    if kind == "date":
        try:
            found.append(_Token("date", text, day=date.fromisoformat(text)))
        except ValueError as error:
            raise WorkingProblem(f"“{text}” is no date") from error
    elif kind == "count":
        items = tuple(" ".join(i.split()) for i in re.split(r"[;,]", match["items"]) if i.strip())
        found.append(_Token("count", text, Decimal(len(items)), items=items))
    elif kind == "number":
        digits = re.sub(r"[^\d.]", "", text)
        if len(digits) > _DIGITS:
            raise WorkingProblem("it has a number of more than 30 digits")
        places = len(digits.partition(".")[2])
        found.append(_Token("number", text, Decimal(digits), step=Decimal(1).scaleb(-places)))
    elif kind in ("scale", "percent") and before is not None and before.kind == "number":
        found[-1] = _scaled(before, text) if kind == "scale" else _in_percent(before, text)
    elif kind == "relation":
        found.append(_Token("relation", _RELATIONS.get(text, text)))
    elif kind == "sign":
        found.append(_Token("sign", _SIGNS.get(text, text)))
    elif (spoken := _SPOKEN.get(text.casefold())) is not None:
        found.append(_Token("of" if spoken == "of" else "sign", spoken))


def _scaled(number: _Token, scale: str) -> _Token:
    size = SCALES.get(scale.casefold()) or GLUED_SCALES[scale.casefold()]
    text = f"{number.text} {scale}" if len(scale) > 2 else f"{number.text}{scale}"
    return _Token("number", text, number.value * size, number.percent, number.step * size)


def _in_percent(number: _Token, sign: str) -> _Token:
    return _Token("number", f"{number.text} {sign}", number.value, True, number.step)


@dataclass(slots=True)
class _Reader:
    """Reads one side of a working: sums of products of numbers, brackets, counts and days."""

    tokens: list[_Token]
    at: int = 0
    depth: int = 0
    inputs: list[Decimal] = field(default_factory=list)
    factors: list[Decimal] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)

    def whole(self) -> _Value:
        value = self.sum()
        if self.at < len(self.tokens):
            raise WorkingProblem(f"“{self.tokens[self.at].text}” stands where no number can")
        return value

    def sum(self) -> _Value:
        value = self.product()
        while (sign := self.sign("+", "-")) is not None:
            other = self.product()
            number = value.number + other.number if sign == "+" else value.number - other.number
            if value.day != other.day or (value.day and sign == "+"):
                raise WorkingProblem("a date goes only with another, as their difference")
            value = _Value(number, value.percent and other.percent, value.share and other.share)
        return value

    def product(self) -> _Value:
        begun = len(self.inputs)
        value = self.factor()
        while (sign := self.sign("*", "/", "of")) is not None:
            after = len(self.inputs)
            other = self.factor()
            value = _multiplied(value, sign, other)
            if len(self.inputs) == after + 1 and sign != "of":
                self.factors.append(self.inputs[-1])
            elif sign == "*" and after == begun + 1:
                self.factors.append(self.inputs[begun])
        return value

    def factor(self) -> _Value:
        if self.sign("-") is not None:
            inner = self.factor()
            return _Value(-inner.number, inner.percent, inner.share)
        if self.sign("(") is not None:
            self.depth += 1
            if self.depth > _DEEPEST:
                raise WorkingProblem("its brackets are too deep")
            value = self.sum()
            if self.sign(")") is None:
                raise WorkingProblem("a bracket is not closed")
            self.depth -= 1
            return value
        if self.at >= len(self.tokens):
            raise WorkingProblem("it breaks off")
        token = self.tokens[self.at]
        self.at += 1
        return self.number(token)

    def number(self, token: _Token) -> _Value:
        if token.kind == "number":
            self.inputs.append(token.value)
            return _Value(token.value, token.percent)
        if token.kind == "count":
            self.items += token.items
            return _Value(token.value)
        if token.kind == "date" and token.day is not None:
            self.dates.append(token.day)
            return _Value(Decimal(token.day.toordinal()), day=True)
        raise WorkingProblem(f"“{token.text}” stands where a number should")

    def sign(self, *wanted: str) -> str | None:
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind in ("sign", "of") and token.text in wanted:
                self.at += 1
                return token.text
        return None


def _multiplied(value: _Value, sign: str, other: _Value) -> _Value:
    if value.day or other.day:
        raise WorkingProblem("a date goes only with another, as their difference")
    if sign == "of" and value.percent:
        return _Value(value.number / _HUNDRED * other.number)
    if sign == "*":
        part = value.number / _HUNDRED if value.percent else value.number
        whole = other.number / _HUNDRED if other.percent else other.number
        return _Value(part * whole, share=False)
    return _Value(value.number / other.number, share=value.percent == other.percent)


def _holds(value: _Value, relation: str, other: _Value, side: list[_Token]) -> bool:
    """Whether what was computed stands so to the other side, as finely as that is written."""
    mine, theirs = value.number, other.number
    if other.percent and value.share and not value.percent:
        mine *= _HUNDRED
    if relation in ("=", "≈"):
        steps = [token.step for token in side if token.kind == "number"] or [Decimal(0)]
        room = max(steps) * (1 if relation == "≈" else Decimal("0.5"))
        if len(steps) == 1 and mine == mine.to_integral_value() and relation == "=":
            room = Decimal(0) if steps[0] <= 1 else room
        return abs(mine - theirs) <= room
    return {
        ">": mine > theirs,
        "<": mine < theirs,
        ">=": mine >= theirs,
        "<=": mine <= theirs,
    }[relation]


def _written(side: list[_Token]) -> str:
    text = " ".join(token.text for token in side)
    return re.sub(r"\( ", "(", text).replace(" )", ")")


def _plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.01")) if abs(value) < 10**20 else value
    return f"{rounded.normalize():f}"
