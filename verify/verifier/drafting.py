"""A draft taken apart, and all of it checked, one result after another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from verify.models import (
    Claim,
    Draft,
    Failure,
    Finding,
    Item,
    Part,
    Quote,
    QuoteCheck,
    Report,
    Run,
    SourceNote,
    Unchecked,
    in_draft_order,
)
from verify.runs.record import Record
from verify.sources.named import is_ours
from verify.text.canonical import canonical
from verify.verifier.checking import Check
from verify.verifier.judging import usable
from verify.verifier.naming import check_named

if TYPE_CHECKING:
    from verify.judges.llm.split import Splitter
    from verify.quantities.dates import DateMention
    from verify.quantities.quantity import Quantity
    from verify.runs import Runs
    from verify.verifier.desk import Verifier


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a draft holds that can be checked, and what is neither claim nor quote.

    Nothing is judged.
    """

    text: str
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    unchecked: tuple[Unchecked, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


def extract(
    text: str,
    published: date | None = None,
    splitter: Splitter | None = None,
    parts: Sequence[Part] = (),
) -> Extraction:
    """The claims, quotes, figures and dates of a draft, with spans into its canonical text.

    `parts` count into that text, as its reader gave it.
    """
    from verify.quantities.dates import find_dates
    from verify.quantities.parse import parse

    draft = canonical(text)
    claims, quotes, unchecked = _sorted_out(draft, parts)
    made = splitter.split(draft, claims) if splitter else ([claim] for claim in claims)
    return Extraction(
        text=draft,
        claims=tuple(part for parts in made for part in parts),
        quotes=quotes,
        unchecked=unchecked,
        quantities=tuple(parse(draft)),
        dates=tuple(find_dates(draft, published)),
    )


def _sorted_out(
    draft: str, parts: Sequence[Part]
) -> tuple[tuple[Claim, ...], tuple[Quote, ...], tuple[Unchecked, ...]]:
    """What there is to check, as rules find it, and what is left out of that."""
    from verify.claims.extract import extract as sort_out
    from verify.quotes.extract import extract as extract_quotes

    quotes = tuple(extract_quotes(draft))
    found = sort_out(draft, [quote for quote in quotes if _is_speech(quote)], parts)
    return found.claims, quotes, found.unchecked


def _is_speech(quote: Quote) -> bool:
    """Whether words in marks are somebody's, and not a title or a word held at arm's length."""
    return quote.kind not in ("scare", "title")


class DraftCheck(Check[Finding | QuoteCheck]):
    """The check of one draft: what is in it is known at once, results come as they are made.

    `items` are its claims and quotes in the order of the draft; the number of an item, here and in
    every report, is its place in them, counted from 1. `left_out` is all the rest of it. Where a
    model is set, it splits the claims before the first result comes: until then they are the
    sentences that the rules found.
    """

    def __init__(
        self,
        desk: Verifier,
        draft: Draft,
        parts: Sequence[Part] = (),
        notes: Sequence[SourceNote] = (),
    ) -> None:
        usable(draft.text, "draft", limit=desk.settings.max_text_chars)
        self.draft = draft
        theirs = [part for part in parts if not is_ours(part)]
        self._claims, quotes, self.left_out = _sorted_out(draft.text, theirs)
        self._speech = [quote for quote in quotes if _is_speech(quote)]
        self._splitter = desk.splitter
        self._notes = notes
        self._rows = desk.sources() if notes else ()
        self.items = self._in_order(self._claims)
        super().__init__(desk, len(self.items))
        self._record = Record(desk.settings.telling(), notes)

    def report(self) -> Report:
        """What is known so far; what is not checked is listed as unchecked."""
        found = self.so_far()
        return Report.of(self.draft, self.items, found, self.run(), left_out=self.left_out)

    def _in_order(self, claims: Sequence[Claim]) -> tuple[Item, ...]:
        return tuple(in_draft_order([*claims, *self._speech]))

    def _prepare(self) -> Iterator[str]:
        """Have the model split the claims. Stopped before it is through, it leaves them whole."""
        if self._splitter is None:
            return
        parts: list[Claim] = []
        told = f"of {len(self._claims)} sentences split by the model"
        yield f"0 {told}"
        for done, made in enumerate(self._splitter.split(self.draft.text, self._claims), 1):
            parts += made
            yield f"{done} {told}"
        self.items, self._splitter = self._in_order(parts), None
        self.total = len(self.items)

    def _begin(self, runs: Runs, run: Run) -> str:
        text = self.draft.text.encode("utf-8", "surrogatepass")
        inputs = {"draft": hashlib.sha256(text).hexdigest()}
        return runs.begin_draft(self.draft, self.items, inputs, run, self.left_out)

    def _checked(self, number: int) -> Finding | QuoteCheck:
        item = self.items[number - 1]
        if isinstance(item, Quote):
            return self._desk.check_quote(item)
        if self._notes:
            return check_named(item, self._notes, self._rows, self._on_sources)
        return self._desk.check_claim(item)

    def _failed(self, number: int, failure: Failure) -> Finding | QuoteCheck:
        item = self.items[number - 1]
        claim = Claim(text=item.text, span=item.span, sentence=item.text)
        return Finding.failed(item if isinstance(item, Claim) else claim, failure)

    def _on_sources(self, claim: Claim, sources: Sequence[str]) -> Finding:
        return self._desk.check_claim(claim, sources=sources)
