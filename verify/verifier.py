"""The desk itself: everything that the command line and the web page do goes through here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from verify import __version__
from verify.errors import GroundingError, InputError, JudgeError, SourceError, VerifyError
from verify.models import (
    Answer,
    Citation,
    Claim,
    Draft,
    Failure,
    Finding,
    Mention,
    Quote,
    QuoteCheck,
    Report,
    Run,
    Source,
    Span,
)
from verify.settings import Settings
from verify.text.canonical import canonical

if TYPE_CHECKING:
    from verify.judges.dossier import Dossier
    from verify.judges.judge import Judge
    from verify.judges.llm.choice import Bench
    from verify.judges.llm.judge import Estimate
    from verify.library.library import Library
    from verify.library.rows import SourceRow
    from verify.quantities.dates import DateMention
    from verify.quantities.quantity import Quantity

_MAX_CLAIM_CHARS = 20_000
_EVIDENCE_TITLE = "Evidence given with the claim"


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of everything that was to be added: nothing is missing from the three lists."""

    added: tuple[tuple[Source, int], ...] = ()
    unchanged: tuple[Source, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a draft holds that can be checked; nothing is judged."""

    text: str
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


class Verifier:
    """A library and a judge. Open one with `Verifier.open`; close it, or use it in `with`."""

    def __init__(self, library: Library, settings: Settings, judge: Judge | None = None) -> None:
        self.library = library
        self.settings = settings
        self._judge = judge
        self._bench: Bench | None = None

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
        """Let go of the library, and of a model."""
        if self._bench is not None:
            self._bench.close()
        self.library.close()

    # ------------------------------------------------------------------------------ sources

    def add(
        self, *wheres: str | Path, on_added: Callable[[Source, int], None] | None = None
    ) -> AddResult:
        """Read files, folders and URLs into the library.

        One that cannot be read is in `failed` with the reason, and stops none of the others.
        `on_added` is called with a source and its number of passages once it is safely stored.
        """
        failed: list[tuple[str, str]] = []
        result = self.library.add(self._read_all(wheres, failed), on_added)
        return AddResult(tuple(result.added), tuple(result.unchanged), tuple(failed))

    def _read_all(
        self, wheres: Iterable[str | Path], failed: list[tuple[str, str]]
    ) -> Iterator[Source]:
        from verify.sources.read import read

        for where in wheres:
            try:
                for item in read(where, self.settings):
                    if isinstance(item, SourceError):
                        failed.append((item.where, item.what))
                    else:
                        yield item
            except SourceError as error:
                failed.append((error.where, error.what))

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
        """The words around a citation, to the ends of its sentence and `sentences` - 1 more."""
        return around(self.library.source(citation.source_id), citation, sentences)

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

        Raises InputError for an empty question. A judge that fails gives an answer with status
        "failed", never one without words.
        """
        from verify.judges.ground import ground_answer

        asked = _usable(question, "question")
        judge = self.judge
        seen = self._seen(
            asked,
            published_from=published_from,
            published_to=published_to,
            publisher=publisher,
        )
        try:
            return ground_answer(judge.answer(asked, seen), asked, seen, judge.name)
        except (JudgeError, GroundingError) as error:
            failure = _failure(error)
            return Answer(
                status="failed",
                question=asked,
                reason=failure.message,
                failure=failure,
                judge=judge.name,
            )

    # ------------------------------------------------------------------------------ claims

    def check_claim(self, claim: str | Claim, evidence: str | None = None) -> Finding:
        """What the sources, or only the `evidence` that is given, do to a claim.

        Raises InputError for an empty claim. A judge that fails gives a failed finding.
        """
        if isinstance(claim, str):
            claim = Claim.alone(_usable(claim, "claim"))
        else:
            _usable(claim.text, "claim")
        seen = self._seen(claim.text) if evidence is None else given(evidence)
        return self._judged(claim, seen, self.judge if evidence is None else self._apart())

    def _judged(self, claim: Claim, seen: Dossier, judge: Judge) -> Finding:
        from verify.judges.ground import ground

        try:
            return Finding.judged(claim, ground(judge.judge(claim, seen), seen, judge.name))
        except (JudgeError, GroundingError) as error:
            return Finding.failed(claim, _failure(error))

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

            self._bench = Bench(self.settings, self.library.weight)
        return self._bench

    @property
    def notice(self) -> str | None:
        """A line to tell when the settings ask for a model that cannot be reached; else None."""
        return self.bench.notice

    @property
    def at_once(self) -> int:
        """How many claims are worth checking at a time: a model is waited for, code is not."""
        return 1 if self.settings.judge == "embedded" else self.settings.llm_concurrency

    def estimate(self, claims: Iterable[tuple[Claim, str | None]]) -> Estimate:
        """What checking `claims`, each with its own evidence or None, would ask of a model."""
        from verify.judges.llm.judge import Estimate

        total = Estimate()
        for claim, evidence in claims:
            seen = self._seen(claim.text) if evidence is None else given(evidence)
            total += self.bench.estimate(claim, seen, given=evidence is not None)
        return total

    def _seen(self, query: str, **filters: Any) -> Dossier:
        from verify.judges.dossier import dossier

        hits = self.library.search(query, k=self.settings.search_passages, **filters)
        sources = {hit.source_id: self.library.source(hit.source_id) for hit in hits}
        return dossier([hit.passage for hit in hits], sources)

    # ------------------------------------------------------------------------------ quotes

    def check_quote(self, quote: str | Quote, speaker: str | None = None) -> QuoteCheck:
        """Whether the words are in the sources, and whose they are.

        Raises InputError for an empty quote.
        """
        from verify.quotes.check import check

        if isinstance(quote, str):
            words = _usable(quote, "quote")
            named = Mention(text=speaker, span=Span(start=0, end=0)) if speaker else None
            quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=named)
        return check(quote, self.library)

    # ------------------------------------------------------------------------------ drafts

    def extract(self, text: str, published: date | None = None) -> Extraction:
        """The claims, quotes, figures and dates of a draft, with spans into its canonical text."""
        from verify.claims.extract import extract as extract_claims
        from verify.quantities.dates import find_dates
        from verify.quantities.parse import parse
        from verify.quotes.extract import extract as extract_quotes

        draft = canonical(text)
        quotes = extract_quotes(draft)
        return Extraction(
            text=draft,
            claims=tuple(extract_claims(draft, [q.span for q in quotes])),
            quotes=tuple(quotes),
            quantities=tuple(parse(draft)),
            dates=tuple(find_dates(draft, published)),
        )

    def check_draft(
        self,
        text: str,
        *,
        title: str = "Draft",
        path: str | None = None,
        on_result: Callable[[Finding | QuoteCheck, int, int], None] | None = None,
    ) -> Report:
        """Every claim and every quote of a draft, checked, in the order of the draft.

        `on_result` is called with each result, how many are done and how many there are. Raises
        InputError for a draft without words.
        """
        from verify.claims.extract import extract as extract_claims
        from verify.judges.llm.pace import in_order
        from verify.quotes.extract import extract as extract_quotes

        draft = canonical(text)
        _usable(draft, "draft", limit=self.settings.max_text_chars)
        started, clock = datetime.now(UTC), time.perf_counter()
        quotes = extract_quotes(draft)
        claims = extract_claims(draft, [q.span for q in quotes])
        speech = [q for q in quotes if q.kind not in ("scare", "title")]
        total = len(claims) + len(speech)
        findings: list[Finding] = []
        checks: list[QuoteCheck] = []

        def done(result: Finding | QuoteCheck) -> None:
            if on_result is not None:
                on_result(result, len(findings) + len(checks), total)

        for finding in in_order(self.check_claim, claims, self.at_once):
            findings.append(finding)
            done(finding)
        for quote in speech:
            checks.append(self.check_quote(quote))
            done(checks[-1])
        return Report(
            draft=Draft(title=title, path=path, text=draft),
            findings=tuple(findings),
            quotes=tuple(checks),
            run=self.run(started, time.perf_counter() - clock),
        )

    def run(self, started: datetime, seconds: float) -> Run:
        """What it took to come to a result that began at `started`."""
        return Run(
            version=__version__,
            settings=self.settings.digest(),
            library=self.library.digest(),
            judge=self.judge.name,
            started=started,
            seconds=round(seconds, 3),
            **self.bench.used(),
        )


def around(source: Source, citation: Citation, sentences: int = 1) -> tuple[str, str, str]:
    """The words before, in, and after a citation, whole sentences, `sentences` - 1 on each side."""
    from verify.text.sentences import sentence_spans

    spans = sentence_spans(source.text, source.furniture)
    held = [i for i, span in enumerate(spans) if span.overlaps(citation.span)]
    if not held:
        return citation.prefix, citation.exact, citation.suffix
    first = spans[max(0, held[0] - sentences + 1)]
    last = spans[min(len(spans) - 1, held[-1] + sentences - 1)]
    return (
        source.text[min(first.start, citation.start) : citation.start],
        citation.exact,
        source.text[citation.end : max(last.end, citation.end)],
    )


def given(evidence: str) -> Dossier:
    """The dossier of evidence that came with a claim: all of it, as one source."""
    from verify.judges.dossier import number
    from verify.sources.source import from_text
    from verify.text.sentences import sentence_spans

    source = from_text(evidence, title=_EVIDENCE_TITLE)
    spans = sentence_spans(source.text, source.furniture)
    return number(((source.id, span) for span in spans), {source.id: source})


def _usable(text: str, what: str, limit: int = _MAX_CLAIM_CHARS) -> str:
    """`text` stripped. Raises InputError when there is nothing in it, or far too much."""
    kept = canonical(text).strip() if what != "draft" else text
    if not any(c.isalnum() for c in kept):
        raise InputError(f"the {what} is empty: give it at least one word")
    if len(kept) > limit:
        raise InputError(
            f"the {what} has {len(kept):,} characters; at most {limit:,} can be checked at once"
        )
    return kept


def _failure(error: VerifyError) -> Failure:
    if isinstance(error, JudgeError):
        return Failure(stage=error.stage, message=str(error), retryable=error.retryable)
    return Failure(stage="ground", message=str(error))
