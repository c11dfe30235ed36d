"""What a desk knows of earlier checks, and what people decide about them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from verify.models import Claim, Decision, Finding, KeptRun, Quote, QuoteCheck, RunRow
from verify.models.reports import Action
from verify.settings import Settings
from verify.verifier.keeping import decision

if TYPE_CHECKING:
    from verify.runs import Runs
    from verify.runs.history import History


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
