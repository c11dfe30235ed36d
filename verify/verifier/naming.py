"""Claims checked against the sources that their writer names, before all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from verify.models import Claim, Finding, NamedSource, SourceNote, Verdict
from verify.models.named import Says
from verify.sources.named import belongs, is_named

Check = Callable[[Claim, Sequence[str]], Finding]
"""Checks a claim against the sources of these ids, against all of them where there are none."""

_SAYS: dict[str, Says] = {"supported": "supports", "refuted": "refutes", "conflicting": "refutes"}


class Known(Protocol):
    """What is known of a source without its text."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def path(self) -> str | None: ...


def check_named(
    claim: Claim, notes: Sequence[SourceNote], rows: Sequence[Known], check: Check
) -> Finding:
    """What comes of a claim for which the writer names sources in `notes`.

    What those of them say that are in the library goes first. The library is asked all the same:
    where it says the opposite, the sources conflict; where the named ones leave it open, it
    decides.
    """
    about = [note for note in notes if belongs(note, claim.span)]
    whole = check(claim, ())
    named: list[NamedSource] = []
    own: list[Finding] = []
    for note in about:
        row = next((r for r in rows if is_named(note, r.id, r.title, r.url, r.path)), None)
        if row is None:
            named.append(NamedSource(note=note, says="absent"))
            continue
        found = check(claim, [row.id])
        own.append(found)
        label = found.verdict.label if found.verdict else ""
        says = _SAYS.get(label, "open")
        named.append(NamedSource(note=note, says=says, source_id=row.id, title=row.title))
    return _together(own, whole).model_copy(update={"named": tuple(named)})


def _together(own: Sequence[Finding], whole: Finding) -> Finding:
    """The named source's word where it has one, beside what the library says against it."""
    decided = [f.verdict for f in own if f.verdict and f.verdict.label in _SAYS]
    if not decided:
        return whole
    verdict, *others = decided
    for other in [*others, *([whole.verdict] if whole.verdict else [])]:
        verdict = _joined(verdict, other)
    return Finding.judged(whole.claim, verdict)


def _joined(one: Verdict, other: Verdict) -> Verdict:
    """Two verdicts as one: where the second says the opposite, or both ways, they conflict."""
    stances = {e.stance for e in (*one.evidence, *other.evidence)} - {"reports"}
    if other.label not in _SAYS or stances != {"supports", "refutes"} or one.label == other.label:
        return one
    known = {e.citation for e in one.evidence}
    return one.model_copy(
        update={
            "label": "conflicting",
            "confidence": min(one.confidence, other.confidence),
            "rationale": f"The named source and another disagree. {one.rationale}",
            "evidence": (*one.evidence, *(e for e in other.evidence if e.citation not in known)),
            "calculations": tuple(dict.fromkeys((*one.calculations, *other.calculations))),
        }
    )
