"""A draft taken apart, and all of it checked, one result after another."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import takewhile
from threading import Event, Lock
from typing import TYPE_CHECKING, Literal

from verify.errors import InputError, VerifyError
from verify.models import (
    Checked,
    Claim,
    Draft,
    Failure,
    Finding,
    Item,
    Quote,
    Report,
    Run,
    in_draft_order,
)
from verify.text.canonical import canonical
from verify.verifier.entry import usable
from verify.verifier.keeping import Keeper

if TYPE_CHECKING:
    from verify.quantities.dates import DateMention
    from verify.quantities.quantity import Quantity
    from verify.verifier.desk import Verifier


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a draft holds that can be checked; nothing is judged."""

    text: str
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


def extract(text: str, published: date | None = None) -> Extraction:
    """The claims, quotes, figures and dates of a draft, with spans into its canonical text."""
    from verify.quantities.dates import find_dates
    from verify.quantities.parse import parse

    draft = canonical(text)
    claims, quotes = _claims_and_quotes(draft)
    return Extraction(
        text=draft,
        claims=claims,
        quotes=quotes,
        quantities=tuple(parse(draft)),
        dates=tuple(find_dates(draft, published)),
    )


def _claims_and_quotes(draft: str) -> tuple[tuple[Claim, ...], tuple[Quote, ...]]:
    from verify.claims.extract import extract as extract_claims
    from verify.quotes.extract import extract as extract_quotes

    quotes = tuple(extract_quotes(draft))
    return tuple(extract_claims(draft, [quote.span for quote in quotes])), quotes


class DraftCheck:
    """The check of one draft: what is in it is known at once, results come as they are made.

    `items` are its claims and quotes in the order of the draft; the number of an item, here and in
    every report, is its place in them, counted from 1. The check is kept from its first result on;
    where that cannot be done, it goes on.
    """

    def __init__(self, desk: Verifier, text: str, title: str, path: str | None) -> None:
        draft = canonical(text)
        usable(draft, "draft", limit=desk.settings.max_text_chars)
        self.draft = Draft(title=title, path=path, text=draft)
        claims, quotes = _claims_and_quotes(draft)
        speech = [quote for quote in quotes if quote.kind not in ("scare", "title")]
        self.items: tuple[Item, ...] = tuple(in_draft_order([*claims, *speech]))
        self._desk = desk
        self._keeper = Keeper(desk.kept_runs if desk.settings.keep_runs else None)
        self._run: Run | None = None
        self._done: dict[int, Checked] = {}
        self._seconds = 0.0
        self._stop = Event()
        self._guard = Lock()

    @property
    def total(self) -> int:
        """How many claims and quotes there are to check."""
        return len(self.items)

    @property
    def done(self) -> int:
        """How many of them are checked."""
        with self._guard:
            return len(self._done)

    @property
    def run_id(self) -> str | None:
        """The id under which the check is kept."""
        return self._keeper.run_id

    @property
    def not_kept(self) -> str | None:
        """Why the check, or the rest of it, could not be kept."""
        return self._keeper.lost

    def stop(self) -> None:
        """Have `results` end; what is being asked just now is finished. From any thread."""
        self._stop.set()

    def results(self) -> Iterator[Checked]:
        """One result after another, in the order of the draft.

        Ends early after `stop`; called again it goes on with what is left. What is done is kept,
        however it ends. Raises SettingsError where the settings do not suffice for the judge.
        """
        from verify.judges.llm.pace import in_order

        self._begin()
        due = self._until_stopped([n for n in range(1, self.total + 1) if n not in self._done])
        ending: Literal["done", "stopped", "failed"] = "stopped"
        problem: str | None = None
        before, clock = self._seconds, time.perf_counter()
        try:
            for number, result in in_order(self._checked, due, self._desk.at_once):
                self._seconds = before + time.perf_counter() - clock
                with self._guard:
                    self._done[number] = result
                self._keeper.keep(number, result, round(self._seconds, 3))
                yield result
            ending = "done" if len(self._done) == self.total else "stopped"
        except VerifyError as error:
            ending, problem = "failed", str(error)
            raise
        finally:
            self._seconds = before + time.perf_counter() - clock
            self._keeper.end(ending, self._how(), problem)
            self._stop.clear()

    def report(self) -> Report:
        """What is known so far; what is not checked yet is listed as unchecked."""
        with self._guard:
            done = dict(self._done)
        return Report.of(self.draft, self.items, done, self._how())

    def _begin(self) -> None:
        run = self._run = self._run or self._desk.run(datetime.now(UTC), 0.0)
        text = self.draft.text.encode("utf-8", "surrogatepass")
        inputs = {"draft": hashlib.sha256(text).hexdigest()}
        self._keeper.begin(
            lambda runs: runs.begin_draft(self.draft, self.items, inputs, run), self._how()
        )

    def _until_stopped(self, due: Iterable[int]) -> Iterator[int]:
        """Nothing is taken up after `stop`; what was taken up is finished and kept."""
        return takewhile(lambda _: not self._stop.is_set(), due)

    def _checked(self, number: int) -> tuple[int, Checked]:
        item = self.items[number - 1]
        if isinstance(item, Quote):
            return number, self._desk.check_quote(item)
        try:
            return number, self._desk.check_claim(item)
        except InputError as error:
            return number, Finding.failed(item, Failure(stage="input", message=str(error)))

    def _how(self) -> Run:
        """How the results came about, as of now."""
        if self._run is None:
            return self._desk.run(datetime.now(UTC), 0.0)
        return self._run.model_copy(
            update={"seconds": round(self._seconds, 3), **self._desk.bench.used()}
        )
