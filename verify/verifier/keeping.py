"""A check on its way into the kept runs, and decisions about what it found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, get_args

from pydantic import ValidationError

from verify.errors import InputError, LibraryError
from verify.models import (
    Checked,
    CheckedRow,
    Claim,
    Decision,
    Finding,
    KeptRun,
    Label,
    Quote,
    QuoteCheck,
    QuoteLabel,
    Run,
    RunRow,
)
from verify.models.reports import Action
from verify.models.runs import RunState
from verify.settings import Settings
from verify.verifier.judging import A_QUESTION

if TYPE_CHECKING:
    from verify.runs import Runs
    from verify.runs.history import History
    from verify.runs.record import Record


class Checks(Protocol):
    """What checks other words."""

    def check_claim(self, claim: Claim) -> Finding: ...
    def check_quote(self, quote: Quote) -> QuoteCheck: ...


class Keeper:
    """Keeps one check as it goes on. `run_id` names it once it has begun.

    A check is worth more than its record: one that cannot be kept goes on, and `lost` says why.
    """

    def __init__(self, runs: Runs | None) -> None:
        self.run_id: str | None = None
        self.lost: str | None = None
        self._runs = runs

    def begin(self, start: Callable[[Runs], str], run: Run) -> None:
        """Begin the run with `start`, or note that the one that is there goes on."""
        if self.run_id is not None:
            self.end("unfinished", run)
            return

        def first(runs: Runs) -> None:
            self.run_id = start(runs)

        self._write(first)

    def keep(self, number: int, found: Checked | CheckedRow, seconds: float) -> None:
        """Keep one result."""
        if (name := self.run_id) is not None:
            self._write(lambda runs: runs.keep(name, number, found, seconds))

    def record(self, record: Record) -> None:
        """Keep what the check was told, and the texts that it looked at."""
        if (name := self.run_id) is not None:
            sources = list(record.sources.values())
            self._write(lambda runs: runs.keep_record(name, record.kept(), sources))

    def end(self, state: RunState, run: Run, problem: str | None = None) -> None:
        """Note how the run ended."""
        if (name := self.run_id) is not None:
            self._write(lambda runs: runs.finish(name, state, run, problem))

    def _write(self, write: Callable[[Runs], None]) -> None:
        if self._runs is None or self.lost is not None:
            return
        try:
            write(self._runs)
        except (LibraryError, InputError) as error:  # InputError: the run was removed meanwhile
            self.lost = str(error)


def decision(
    desk: Checks,
    kept: KeptRun,
    number: int,
    action: Action,
    *,
    by: str,
    label: str | None,
    note: str,
    text: str | None,
) -> Decision:
    """What somebody decides about result `number` of a kept run; other words are checked at once.

    Raises InputError for a number without a result, and for a decision that lacks what it needs.
    """
    found = kept.result(number)
    if found is None:
        raise InputError(f"run {kept.id} has no result {number} to decide about")
    if (action == "edit") != (text is not None):
        raise InputError("an edit, and only that, needs the new words")
    labels = get_args(Label if isinstance(found, Finding) else QuoteLabel)
    if label is not None and label not in labels:
        raise InputError(f"no such label here: {label}; there are {', '.join(labels)}")
    if not by.strip():
        raise InputError("a decision needs the name of who makes it")
    result = None if text is None else _again(desk, found, text)
    try:
        return Decision.model_validate(
            {
                "number": number,
                "action": action,
                "by": by.strip(),
                "at": datetime.now(UTC),
                "note": note.strip(),
                "label": label,
                "result": result,
            }
        )
    except ValidationError as error:
        what = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise InputError(f"this decision cannot be kept: {what}") from None


def _again(desk: Checks, found: Checked, text: str) -> Checked:
    """What comes of `text` in place of what was checked; it stands where that stood."""
    if isinstance(found, Finding):
        from verify.judges.typed import is_question

        if is_question(text):
            raise InputError(A_QUESTION)
        claim = Claim(text=text.strip(), span=found.claim.span, sentence=text.strip())
        return desk.check_claim(claim)
    quote = found.quote.model_copy(update={"text": text.strip()})
    return desk.check_quote(quote)


class KeptRuns(ABC):
    """The part of a desk that deals with kept runs; other words are checked by the desk itself."""

    settings: Settings
    _runs: Runs | None = None

    @abstractmethod
    def check_claim(self, claim: Claim) -> Finding:
        """What the sources do to a claim."""

    @abstractmethod
    def check_quote(self, quote: Quote) -> QuoteCheck:
        """Whether the words of a quote are in the sources."""

    @property
    def kept_runs(self) -> Runs:
        """The runs of drafts and batches that were kept in the library's folder."""
        if self._runs is None:
            from verify.runs import Runs

            self._runs = Runs(self.settings.store)
        return self._runs

    @property
    def history(self) -> History:
        """The questions, claims and quotes that were asked, and kept by whoever asked them."""
        from verify.runs.history import History

        return History(self.settings.store, on=self.settings.keep_history)

    def runs(self) -> list[RunRow]:
        """The kept runs, the newest first."""
        return self.kept_runs.rows()

    def kept(self, run_id: str) -> KeptRun:
        """A kept run with all that it found; "last" is the newest. Raises UnknownRun."""
        return self.kept_runs.run(run_id)

    def decide(
        self,
        run_id: str,
        number: int,
        action: Action,
        *,
        by: str,
        label: str | None = None,
        note: str = "",
        text: str | None = None,
    ) -> Decision:
        """Keep what somebody decides about a result of a kept run, beside it.

        `accept`; `override` with a `label` and a `note`; `edit` with the `text` to check instead;
        `withdraw` the decision before. Raises UnknownRun, and InputError for what cannot be.
        """
        kept = self.kept(run_id)
        made = decision(self, kept, number, action, by=by, label=label, note=note, text=text)
        self.kept_runs.decide(kept.id, made)
        return made

    def remove_run(self, run_id: str) -> RunRow:
        """The run, now no longer kept. Raises UnknownRun."""
        return self.kept_runs.remove(run_id)
