"""Small trees as plain numbers, as `training/boosting.py` grows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self


class Question(NamedTuple):
    """Whether a number that has a name is above a threshold."""

    name: str
    above: float

    def holds(self, values: Mapping[str, float]) -> bool:
        return values[self.name] > self.above


class Tree(NamedTuple):
    """A first question, one for those below it, one for those above it, and what they come to.

    The values are in the order of the answers: no and no, no and yes, yes and no, yes and yes.
    """

    first: Question
    low: Question
    high: Question
    values: tuple[float, float, float, float]

    @classmethod
    def read(cls, told: Sequence[str | float]) -> Self:
        """A tree from its row: name and threshold of the three questions, then the four values."""
        names = [str(name) for name in told[0:6:2]]
        first, low, high = map(Question, names, map(float, told[1:6:2]))
        no_no, no_yes, yes_no, yes_yes = map(float, told[6:])
        return cls(first, low, high, (no_no, no_yes, yes_no, yes_yes))

    @property
    def row(self) -> list[str | float]:
        """The tree as `read` takes it, to four places."""
        asked = [told for q in self[:3] for told in (q.name, round(q.above, 4))]
        return [*asked, *(round(value, 4) for value in self.values)]

    def of(self, values: Mapping[str, float]) -> float:
        """The value that the answers lead to."""
        yes = self.first.holds(values)
        then = self.high if yes else self.low
        return self.values[2 * yes + then.holds(values)]
