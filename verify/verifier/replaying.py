"""A kept run gone through again from its record: no library, no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from verify import __version__
from verify.errors import InputError, RecordIncomplete
from verify.models import Checked, Claim, Failure, Finding, KeptRun, Quote, Source, item_of
from verify.runs.record import Kept
from verify.settings import Settings
from verify.verifier.judging import judged, seen, usable
from verify.verifier.naming import check_named
from verify.verifier.shelf import Played

_ANY_KEY = "not used: a replay sends nothing"


@dataclass(frozen=True, slots=True)
class Difference:
    """A result that came out otherwise: its number, what it was, what it is, or why it is none."""

    number: int
    was: Checked
    now: Checked | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of going through a run again: how many results are the same, and which are not.

    What failed then, and fails again, is the same: a reply that could not be used was not kept.
    `reasons` say what is not as it was when the run was made: version, judge, prompts.
    """

    run_id: str
    same: int
    different: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "run": self.run_id,
            "same": self.same,
            "different": [
                {
                    "number": one.number,
                    "was": one.was.model_dump(mode="json"),
                    "now": one.now.model_dump(mode="json") if one.now else None,
                    "problem": one.problem,
                }
                for one in self.different
            ],
            "reasons": list(self.reasons),
        }


def replay(run: KeptRun, kept: Kept, sources: Mapping[str, Source]) -> Replay:
    """The results of a draft's run, come to again from what was recorded with it.

    A model is asked nothing: its replies are those that were kept. Raises InputError for a batch,
    and SettingsError where the settings of the run cannot be used here.
    """
    if run.report is None or run.run is None:
        raise InputError(f"run {run.id} is a batch: only drafts can be replayed")
    same = 0
    different: list[Difference] = []
    with TemporaryDirectory(prefix="verify-replay-") as folder:
        settings = _settings(kept, Path(folder))
        _give_replies(kept, settings)
        again = _Again(kept, sources, settings)
        try:
            for number, was in run.report.numbered():
                if isinstance(was, Claim | Quote):
                    continue
                one = again.result(number, was)
                same += one is None
                different += [one] if one is not None else []
            reasons = tuple(_reasons(run, again))
        finally:
            again.close()
    return Replay(run.id, same, tuple(different), reasons)


def _settings(kept: Kept, folder: Path) -> Settings:
    """The settings of the run, over an empty folder, with which no model is called."""
    key = _ANY_KEY if kept.replies else None
    known = {name: v for name, v in kept.settings.items() if name in Settings.model_fields}
    return Settings.load(**{**known, "store": folder, "max_calls": 0, "openai_api_key": key})


def _give_replies(kept: Kept, settings: Settings) -> None:
    from verify.judges.llm.endpoint import ReplyCache

    cache = ReplyCache(settings.store / "replies.sqlite")
    for key, reply in kept.replies.items():
        cache.keep_reply(key, reply)
    for endpoint, method in kept.methods.items():
        cache.keep_method(endpoint, method)
    cache.close()


class _Again:
    """The judges of a run over its record."""

    def __init__(self, kept: Kept, sources: Mapping[str, Source], settings: Settings) -> None:
        from verify.judges.llm.choice import Bench

        self._kept = kept
        self._sources = sources
        self._settings = settings
        self._shelf = Played(kept, sources)
        self.bench = Bench(settings, self._shelf.weight)

    def close(self) -> None:
        self.bench.close()

    def result(self, number: int, was: Checked) -> Difference | None:
        """How a result differs from what it was; None where it is the same."""
        try:
            now = self._checked(item_of(was))
        except RecordIncomplete as error:
            return Difference(number, was, problem=str(error))
        if now == was or (_failed(now) and _failed(was)):
            return None
        return Difference(number, was, now)

    def _checked(self, item: Claim | Quote) -> Checked:
        if isinstance(item, Quote):
            from verify.quotes.check import check

            return check(item, self._shelf)
        try:
            if self._kept.notes:
                return check_named(item, self._kept.notes, list(self._sources.values()), self._on)
            return self._on(item, ())
        except InputError as error:
            return Finding.failed(item, Failure(stage="input", message=str(error)))

    def _on(self, claim: Claim, sources: Sequence[str]) -> Finding:
        usable(claim.text, "claim")
        found = seen(self._shelf, claim.text, self._settings.search_passages, sources=sources)
        return judged(claim, found, self.bench.judge())


def _failed(result: Checked) -> bool:
    return isinstance(result, Finding) and result.failure is not None


def _reasons(run: KeptRun, again: _Again) -> Iterator[str]:
    """What is not as it was, and may be why results differ."""
    assert run.run is not None  # noqa: S101  # the caller looked
    if run.run.version != __version__:
        yield f"the run was made by Verify {run.run.version}, this is {__version__}"
    if (judge := again.bench.judge().name) != run.run.judge:
        yield f"the run was judged by {run.run.judge}, here {judge} judges"
    prompts = again.bench.used().get("prompts", {})
    for task, digest in run.run.prompts.items():
        if prompts.get(task, digest) != digest:
            yield f"the prompt “{task}” is another one by now"
