"""Two kept runs of a draft side by side: what came, what went, and what came out otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verify.errors import InputError
from verify.models import Checked, Finding, KeptRun, QuoteCheck, item_of, outcomes

_FIELDS = ("version", "settings", "library", "judge", "prompts")


@dataclass(frozen=True, slots=True)
class Changed:
    """The same words in two runs, with what they came to in either. Numbers are those of each."""

    numbers: tuple[int, int]
    text: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two runs; `run` has, by field, how the two came about."""

    same: int
    changed: tuple[Changed, ...]
    added: tuple[tuple[int, str], ...]
    removed: tuple[tuple[int, str], ...]
    run: dict[str, tuple[Any, Any]]

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "same": self.same,
            "changed": [
                {"numbers": list(c.numbers), "text": c.text, "was": c.was, "now": c.now}
                for c in self.changed
            ],
            "added": [{"number": n, "text": text} for n, text in self.added],
            "removed": [{"number": n, "text": text} for n, text in self.removed],
            "run": {name: list(pair) for name, pair in self.run.items()},
        }


def compared(one: KeptRun, other: KeptRun) -> Compared:
    """What differs from `one` to `other`. Words are the same where their text is, in order.

    Raises InputError for a batch.
    """
    before, after = list(_results(one)), list(_results(other))
    pairs = _paired(before, after)
    changed = tuple(
        Changed((n, m), _words(was), _came_to(was), _came_to(now))
        for (n, was), (m, now) in pairs
        if _came_to(was) != _came_to(now)
    )
    met = {n for (n, _), _ in pairs}, {m for _, (m, _) in pairs}
    return Compared(
        same=len(pairs) - len(changed),
        changed=changed,
        added=tuple((m, _words(now)) for m, now in after if m not in met[1]),
        removed=tuple((n, _words(was)) for n, was in before if n not in met[0]),
        run=dict(_ways(one, other)),
    )


Numbered = tuple[int, Checked]


def _results(run: KeptRun) -> Iterator[Numbered]:
    if run.report is None:
        raise InputError(f"run {run.id} is a batch: only drafts can be compared")
    for number, item in run.report.numbered():
        if isinstance(item, Finding | QuoteCheck):
            yield number, item


def _paired(before: list[Numbered], after: list[Numbered]) -> list[tuple[Numbered, Numbered]]:
    """Results with the same words, the first with the first where they come more than once."""
    waiting: dict[tuple[type, str], list[Numbered]] = {}
    for number, item in before:
        waiting.setdefault((type(item), _words(item)), []).append((number, item))
    pairs = []
    for number, item in after:
        if found := waiting.get((type(item), _words(item))):
            pairs.append((found.pop(0), (number, item)))
    return pairs


def _words(item: Checked) -> str:
    return " ".join(item_of(item).text.split())


def _came_to(item: Checked) -> str:
    return ", ".join(outcomes(item))


def _ways(one: KeptRun, other: KeptRun) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in _FIELDS:
        pair = (getattr(one.run, name, None), getattr(other.run, name, None))
        if pair[0] != pair[1]:
            yield name, pair
