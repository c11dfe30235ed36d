"""The facade: a library and a judge, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, get_args

from verify import __version__
from verify.errors import InputError, SettingsError, UnknownSource
from verify.models import (
    Answer,
    Citation,
    Claim,
    Draft,
    Failure,
    Finding,
    Mention,
    Part,
    Quote,
    QuoteCheck,
    Report,
    Run,
    Sent,
    Source,
    SourceNote,
    Span,
)
from verify.settings import Settings
from verify.text.canonical import canonical
from verify.verifier.adding import AddResult, around, given, read_all, uploaded
from verify.verifier.drafting import DraftCheck, Extraction, extract
from verify.verifier.judging import (
    answered,
    judged,
    not_judged,
    nothing_to_search,
    seen,
    unanswered,
    usable,
)
from verify.verifier.keeping import KeptRuns
from verify.verifier.sending import hint, sent
from verify.verifier.shelf import Noted
from verify.verifier.spelling import Spelled, spelled

if TYPE_CHECKING:
    from verify.judges.judge import Dossier, Judge
    from verify.judges.llm.budget import Tally
    from verify.judges.llm.choice import Bench
    from verify.judges.llm.judge import Estimate
    from verify.judges.llm.split import Splitter
    from verify.library.library import Library
    from verify.library.records import SourceRow


class Verifier(KeptRuns):
    """A library and a judge. Open one with `Verifier.open`; close it, or use it in `with`."""

    def __init__(self, library: Library, settings: Settings, judge: Judge | None = None) -> None:
        self.library = library
        self._shelf = Noted(library)
        self.settings = settings
        self._judge = judge
        self._bench: Bench | None = None
        self._shares_library = False

    @classmethod
    def open(cls, store: str | Path | None = None, **settings: Any) -> Verifier:
        """The desk over the library in `store`; further settings by name.

        What is not given comes from VERIFY_* variables, then verify.toml, then the defaults. Raises
        SettingsError for an unusable value, LibraryError for an unusable library.
        """
        from verify.library.library import Library

        loaded = Settings.load(store=store, **settings)
        return cls(Library.open(loaded), loaded)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library, of kept runs, and of a model."""
        if self._bench is not None:
            self._bench.close()
        if self._runs is not None:
            self._runs.close()
        if not self._shares_library:
            self.library.close()

    def using(self, judge: str) -> Verifier:
        """A desk over the same library at which `judge` decides: "embedded", "llm" or "both".

        Closing it leaves the library open. Raises SettingsError for another judge.
        """
        if judge not in get_args(Settings.model_fields["judge"].annotation):
            raise SettingsError(f"setting judge: there is no judge {judge!r}")
        other = Verifier(self.library, self.settings.model_copy(update={"judge": judge}))
        other._shares_library = True
        return other

    # ------------------------------------------------------------------------------ sources

    def add(
        self,
        *wheres: str | Path,
        on_added: Callable[[Source, int], None] | None = None,
        machine_transcript: bool = False,
    ) -> AddResult:
        """Read files, folders and URLs into the library.

        `machine_transcript` says that a machine wrote them down: no quote of them is then word for
        word, only as transcribed.

        One that cannot be read is in `failed` with the reason, and stops none of the others.
        `on_added` is called with a source and its number of passages once it is safely stored.
        """
        failed: list[tuple[str, str]] = []
        found = read_all(wheres, self.settings, failed, transcribed=machine_transcript)
        result = self.library.add(found, on_added)
        return AddResult(tuple(result.added), tuple(result.unchanged), tuple(failed))

    def add_upload(
        self, name: str, data: bytes, *, on_added: Callable[[Source, int], None] | None = None
    ) -> AddResult:
        """Read an uploaded file into the library: what could not be read is in `failed`.

        `name` says only what kind of file it is; two files of one name are two places.
        """
        failed: list[tuple[str, str]] = []
        result = self.library.add(uploaded(name, data, self.settings, failed), on_added)
        return AddResult(tuple(result.added), tuple(result.unchanged), tuple(failed))

    def sources(self) -> Sequence[SourceRow]:
        """The current sources, without their text, in the order they were added."""
        return self.library.sources()

    def show(self, source_id: str) -> Source:
        """The source of that id (or unambiguous start of one). Raises UnknownSource."""
        return self.library.source(source_id)

    def remove(self, source_id: str) -> Source:
        """The source, now out of the library. Raises UnknownSource."""
        return self.library.remove(source_id)

    def context(self, citation: Citation, sentences: int = 1) -> tuple[str, str, str]:
        """The words around a citation, to the ends of its sentence and `sentences` - 1 more.

        Of a source that is no longer there, as it was when a kept run looked at it.
        """
        try:
            source = self.library.source(citation.source_id)
        except UnknownSource:  # a kept report outlives what it cites
            kept = self.kept_runs.text(citation.source_id)
            if kept is not None:
                return around(kept, citation, sentences)
            return citation.prefix, citation.exact, citation.suffix
        return around(source, citation, sentences)

    @property
    def nothing_to_search(self) -> str | None:
        """Why no source can be looked up here; None where one can."""
        return nothing_to_search(self.library, self.settings.store)

    def narrow(
        self,
        sources: Sequence[str] = (),
        *,
        publisher: str | None = None,
        published_from: date | None = None,
        published_to: date | None = None,
        as_of: date | None = None,
    ) -> None:
        """From now on ask only these sources, for claims, questions and quotes alike.

        Args:
            sources: ids, or unambiguous starts of ids; none means all.
            publisher: its whole name, in any case.
            published_from, published_to: days, inclusive.
            as_of: nothing published after this day is evidence.

        A source without a date is left out where a day is given. Raises UnknownSource, and
        InputError where no source is left to ask.
        """
        from verify.library.search import Filter

        ids = tuple(self.library.source(name).id for name in sources)
        only = Filter(published_from, published_to, publisher, ids, as_of)
        if only and not self.library.count(only):
            raise InputError(
                f"no source in the library fits {only.words}; `verify sources` lists them"
            )
        self.library.only = only

    # ------------------------------------------------------------------------------ questions

    def ask(
        self,
        question: str,
        *,
        published_from: date | None = None,
        published_to: date | None = None,
        publisher: str | None = None,
    ) -> Answer:
        """What the sources say to a question, in their own words, or why they do not.

        Raises InputError for an empty question. A judge that fails, and a library in which nothing
        can be searched, give an answer with status "failed", never one without words.
        """
        typed = usable(question, "question")
        if (lacking := self.nothing_to_search) is not None:
            return unanswered(typed, Failure(stage="library", message=lacking), self.judge)
        asked = spelled(typed, self.library)
        found = self._seen(
            asked.text,
            published_from=published_from,
            published_to=published_to,
            publisher=publisher,
        )
        return asked.told(answered(asked.text, found, self.judge))

    # ------------------------------------------------------------------------------ claims

    def check_claim(
        self, claim: str | Claim, evidence: str | None = None, *, sources: Sequence[str] = ()
    ) -> Finding:
        """What the sources, or only the `evidence` that is given, do to a claim.

        With `sources`, only those of the library that have these ids. What asks is not judged: the
        finding has failed, and says so (`ask` answers it). So it has with a judge that fails, and
        with a library in which nothing can be searched. Raises InputError for an empty claim.
        """
        judge = self.judge if evidence is None else self._apart()
        if isinstance(claim, str):
            typed = usable(claim, "claim")
            if (refused := not_judged(Claim.alone(typed), judge)) is not None:
                return refused
            read = Spelled(typed, typed) if evidence is not None else spelled(typed, self.library)
            finding = self.check_claim(read.claim(), evidence, sources=sources)
            return finding.model_copy(update={"claim": read.typed_claim()})
        usable(claim.text, "claim")
        if evidence is not None:
            return judged(claim, given(evidence), judge)
        if (lacking := self.nothing_to_search) is not None:
            return Finding.failed(claim, Failure(stage="library", message=lacking))
        return judged(claim, self._seen(claim.text, sources=sources), judge)

    @property
    def judge(self) -> Judge:
        """Who decides over the library. Raises SettingsError where the settings do not suffice."""
        return self._judge if self._judge is not None else self.bench.judge()

    def _apart(self) -> Judge:
        """Who decides over evidence that came with a claim: the library plays no part."""
        return self._judge if self._judge is not None else self.bench.judge(given=True)

    @property
    def bench(self) -> Bench:
        """The judges that the settings name. Raises SettingsError where they do not suffice."""
        if self._bench is None:
            from verify.judges.llm.choice import Bench

            self._bench = Bench(self.settings, self._shelf.weight)
        return self._bench

    @property
    def notice(self) -> str | None:
        """A line to tell when the settings ask for a model that cannot be reached; else None."""
        return self.bench.notice

    @property
    def sends(self) -> Sent | None:
        """What goes to a model here, and where; None where none is asked."""
        return None if self._judge is not None else sent(self.settings)

    @property
    def hint(self) -> str | None:
        """A line that says that a model could be asked, and how; None where none could, or is."""
        return None if self._judge is not None else hint(self.settings)

    @property
    def at_once(self) -> int:
        """How many claims are worth checking at a time: a model is waited for, code is not."""
        return 1 if self.settings.judge == "embedded" else self.settings.llm_concurrency

    def estimate(
        self,
        claims: Sequence[tuple[Claim, str | None]],
        draft: str | None = None,
        questions: Sequence[str] = (),
    ) -> Estimate:
        """What checking `claims`, each with its own evidence or None, would ask of a model.

        With the `draft` that they stand in also what splitting them would ask; and what answering
        `questions` would.
        """
        from verify.judges.llm.judge import Estimate

        total = Estimate()
        if draft is not None and self.splitter is not None:
            total += self.splitter.estimate(canonical(draft), [claim for claim, _ in claims])
        for claim, evidence in claims:
            found = self._seen(claim.text) if evidence is None else given(evidence)
            total += self.bench.estimate(claim, found, given=evidence is not None)
        for question in questions:
            total += self.bench.estimate_answer(question, self._seen(question))
        return total

    def _seen(self, query: str, **filters: Any) -> Dossier:
        return seen(self._shelf, query, self.settings.search_passages, **filters)

    # ------------------------------------------------------------------------------ quotes

    def check_quote(self, quote: str | Quote, speaker: str | None = None) -> QuoteCheck:
        """Whether the words are in the sources, and whose they are.

        Where there are no sources at all, its note says so. Raises InputError for an empty quote.
        """
        from verify.quotes.check import check

        if isinstance(quote, str):
            words = usable(quote, "quote")
            named = Mention(text=canonical(speaker), span=Span(start=0, end=0)) if speaker else None
            quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=named)
        found = check(quote, self._shelf)
        if (lacking := self.nothing_to_search) is not None:
            found = found.model_copy(update={"note": f"Nothing was searched: {lacking}"})
        return found

    # ------------------------------------------------------------------------------ drafts

    def extract(
        self,
        text: str,
        published: date | None = None,
        *,
        split: bool = True,
        parts: Sequence[Part] = (),
    ) -> Extraction:
        """The claims, quotes, figures and dates of a draft, with spans into its canonical text.

        A model, where the settings name one, splits the claims, but not with `split` false. `parts`
        says what the text is made of, as its reader gave it.
        """
        return extract(text, published, self.splitter if split else None, parts)

    @property
    def splitter(self) -> Splitter | None:
        """Who splits the sentences of a draft; None where no model is set."""
        return None if self._judge is not None else self.bench.splitter

    def read_draft(self, name: str, data: bytes) -> tuple[str, str]:
        """The title and the text of an uploaded draft. Raises SourceError if it cannot be read."""
        from verify.sources.upload import read_draft_upload

        return read_draft_upload(name, data, self.settings)

    def read_document(self, name: str, data: bytes) -> Source:
        """An uploaded draft with its parts. Raises SourceError if it cannot be read."""
        from verify.sources.upload import read_document_upload

        return read_document_upload(name, data, self.settings)

    def begin_draft(
        self,
        text: str,
        *,
        title: str = "Draft",
        path: str | None = None,
        parts: Sequence[Part] = (),
        notes: Sequence[SourceNote] = (),
    ) -> DraftCheck:
        """The check of a draft: what is in it is known, and no judge or model has been asked yet.

        `parts` says what the text is made of, as its reader gave it; `notes` what its writer says
        of where it comes from. Raises InputError for a draft without words.
        """
        return DraftCheck(self, Draft(title=title, path=path, text=canonical(text)), parts, notes)

    def check_draft(
        self,
        text: str,
        *,
        title: str = "Draft",
        path: str | None = None,
        parts: Sequence[Part] = (),
        on_result: Callable[[Finding | QuoteCheck, int, int], None] | None = None,
    ) -> Report:
        """Every claim and every quote of a draft, checked, in the order of the draft.

        `on_result` is called with each result, how many are done and how many there are. Raises
        InputError for a draft without words.
        """
        check = self.begin_draft(text, title=title, path=path, parts=parts)
        for done, result in enumerate(check.results(), 1):
            if on_result is not None:
                on_result(result, done, check.total)
        return check.report()

    def run(self, started: datetime, seconds: float, tally: Tally | None = None) -> Run:
        """What it took to come to a result that began at `started`; `tally` counted for it."""
        return Run(
            version=__version__,
            settings=self.settings.digest(),
            library=self.library.digest(),
            judge=self.judge.name,
            only=self.library.only.words,
            started=started,
            seconds=round(seconds, 3),
            sent=self.sends,
            **self.bench.used(tally),
        )
