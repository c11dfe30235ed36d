"""A checked draft, the run that checked it, and what people decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator

from verify.models.drafts import Claim, Draft, Quote, Unchecked
from verify.models.found import Finding, QuoteCheck
from verify.models.text import Label, Noun, Probability, QuoteLabel

Item = Claim | Quote
"""What a draft holds that can be checked."""

Checked = Finding | QuoteCheck
"""What comes of an item."""

Number = Annotated[int, Field(ge=1)]
"""The place of an item in its draft, or of a row in its file, counted from 1."""

T = TypeVar("T", bound=Finding | QuoteCheck | Claim | Quote)
Action = Literal["accept", "override", "edit", "withdraw"]


class Sent(Noun):
    """What goes to a model, in words (`what`), and to which `host`."""

    host: str
    model: str
    what: str


class Run(Noun):
    """How a result came about: enough to say whether it would come about again.

    `tokens`, `cost` (dollars; None where the model's price is not known), `calls` and `cached`
    (replies that were known already) count what a model was used for; None where none was.
    `model_share` is the part of claims and questions that went to it, `sent` what was sent where;
    None where nothing could be. `only` says in words which sources were asked; empty where all
    were.
    """

    version: str
    settings: str
    library: str
    judge: str
    only: str = ""
    prompts: dict[str, str] = Field(default_factory=dict)
    started: datetime
    seconds: float
    tokens: int | None = None
    cost: float | None = None
    calls: int | None = None
    cached: int | None = None
    model_share: Probability | None = None
    sent: Sent | None = None


class Decision(Noun):
    """What somebody decided about result `number`: it stands beside the result, never in its place.

    `accept` agrees with it; `override` gives it another `label` and says why in `note`; `edit` has
    `result`, what came of checking other words; `withdraw` takes back the decision before it.
    """

    number: Number
    action: Action
    by: Annotated[str, Field(min_length=1)]
    at: datetime
    note: str = ""
    label: Label | QuoteLabel | None = None
    result: Checked | None = None

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        if (self.action == "override") != (self.label is not None):
            raise ValueError("an override, and only that, has a label")
        if self.action == "override" and not self.note.strip():
            raise ValueError("an override says why in its note")
        if (self.action == "edit") != (self.result is not None):
            raise ValueError("an edit, and only that, has the result of other words")
        return self


def standing(decisions: Iterable[Decision]) -> dict[int, Decision]:
    """The decision that stands for each number: its last one, unless that was withdrawn."""
    last = {decision.number: decision for decision in decisions}
    return {number: made for number, made in last.items() if made.action != "withdraw"}


class Report(Noun):
    """A checked draft: every claim and every quote in it, in the order of the draft.

    Every sentence, heading, list item, table row and note of the draft is in `findings`, in
    `quotes` or in `unchecked`. `unchecked` has the claims and quotes that nobody came to, because
    the run was stopped, and behind them what there is nothing to check in, each with its reason.
    `decisions` are in the order in which they were made.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    quotes: tuple[QuoteCheck, ...]
    unchecked: tuple[Claim | Quote | Unchecked, ...] = ()
    run: Run
    decisions: tuple[Decision, ...] = ()

    @classmethod
    def of(
        cls,
        draft: Draft,
        items: Sequence[Item],
        results: Mapping[int, Checked],
        run: Run,
        decisions: Iterable[Decision] = (),
        left_out: Iterable[Unchecked] = (),
    ) -> Report:
        """The report on `items`, in the order of the draft, with the `results` by their number.

        `left_out` is what was read and not taken for an item.
        """
        found = [results[number] for number in sorted(results)]
        return cls(
            draft=draft,
            findings=tuple(result for result in found if isinstance(result, Finding)),
            quotes=tuple(result for result in found if isinstance(result, QuoteCheck)),
            unchecked=(
                *(item for n, item in enumerate(items, 1) if n not in results),
                *left_out,
            ),
            run=run,
            decisions=tuple(decisions),
        )

    @property
    def pending(self) -> tuple[Item, ...]:
        """The claims and quotes that nobody came to."""
        return tuple(item for item in self.unchecked if not isinstance(item, Unchecked))

    @property
    def left_out(self) -> tuple[Unchecked, ...]:
        """What was read and there is nothing to check in, in the order of the draft."""
        return tuple(item for item in self.unchecked if isinstance(item, Unchecked))

    def numbered(self) -> list[tuple[int, Checked | Item]]:
        """Every claim and quote, checked or not, numbered from 1 in the order of the draft.

        An item has the same number before and after it is checked.
        """
        return list(enumerate(in_draft_order([*self.findings, *self.quotes, *self.pending]), 1))


def in_draft_order(items: Iterable[T]) -> list[T]:
    """`items` by where they begin, then by where they end, a claim before a quote."""
    return sorted(items, key=_place)


def _place(item: Checked | Item) -> tuple[int, int, bool]:
    held = item_of(item)
    return held.span.start, held.span.end, isinstance(held, Quote)


def item_of(found: Checked | Item) -> Item:
    """What a result is about."""
    if isinstance(found, Finding):
        return found.claim
    return found.quote if isinstance(found, QuoteCheck) else found
