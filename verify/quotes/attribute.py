"""Who said the words between the marks: the cue and the noun phrase that it belongs to.

Looks after the quote ("...," said Ann Roe), before it (Ann Roe said: "..."), at the end of its
sentence, and then at what was said just before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.models import Span
from verify.quotes import phrases
from verify.quotes.cues import CUE, WEAK
from verify.quotes.marks import Marked

_CUE = re.compile(rf"(?<![\w’'-])(?P<cue>{CUE})", re.IGNORECASE)
_ADVERB = (
    r"(?:(?:\w+ly|then|also|later|once|too|still|first|again|has|have|had|would|will|could|just"
    r"|often)[ \xa0]){0,3}"
)
_INVERTED = re.compile(rf"[\s,]*{_ADVERB}(?P<cue>{CUE})[ \xa0]+", re.IGNORECASE)
_ACCORDING = re.compile(r"[\s,]*(?P<cue>according to|in the words of|per)[ \xa0]+", re.IGNORECASE)
_STRAIGHT = re.compile(
    rf"[\s,]*(?P<subject>[^“”\"]{{1,200}}?)(?P<cue>(?<![\w’'-]){CUE})", re.IGNORECASE
)
_TRAILING = re.compile(
    rf",[ \xa0](?P<subject>[^,“”\"]{{1,80}}?)[ \xa0](?P<cue>{CUE})[^,“”\"]{{0,60}}\Z", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[DSM]r)(?<!\bMrs)(?<!\bMs)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bReps)"
    r"(?<!\bSens)(?<!\bLt)(?<!\bGen)(?<!\bSt)(?<!\bJr)(?<!\bProf)(?<!\bCol)(?<!\bSgt)(?<!\bRev)"
    r"(?<!\bCapt)(?<!\bNo)(?<!\bvs)(?<!\bConn)(?<!\bInc)(?<!\bAdm)(?<!\bDist)"
    r"[.!?…][\"”’')]*\s+(?=[\"“‘(\[]?[^\W_a-zß-öø-ÿ])|\n"
)
_DANGLING = re.compile(r"(?:ing|to \w+)\Z", re.IGNORECASE)
_LEADS_IN = re.compile(r":\s*\Z")


@dataclass(frozen=True, slots=True)
class Said:
    """The words that name a speaker and the cue, where they stand; None where nothing does."""

    speaker: Span | None = None
    cue: Span | None = None


NOBODY = Said()


def attributions(text: str, paragraphs: Sequence[Span], stretches: Sequence[Marked]) -> list[Said]:
    """For each stretch of `stretches`, who is said to have said it."""
    found: list[Said] = []
    at = 0
    for n, paragraph in enumerate(paragraphs):
        here: list[Marked] = []
        while at < len(stretches) and stretches[at].start <= paragraph.end:
            here.append(stretches[at])
            at += 1
        if here:
            before = found[-1] if found else NOBODY
            lead = paragraphs[n - 1] if n else None
            found.extend(
                _of_paragraph(text, paragraph, lead, here, before, stretches[: len(found)])
            )
    return found


def _of_paragraph(
    text: str,
    paragraph: Span,
    lead: Span | None,
    here: Sequence[Marked],
    before: Said,
    earlier: Sequence[Marked],
) -> list[Said]:
    found: list[Said] = []
    for n, stretch in enumerate(here):
        lo = here[n - 1].closed if n else paragraph.start
        hi = here[n + 1].opened if n + 1 < len(here) else paragraph.end
        start = _clause_start(text, lo, stretch.opened)
        own = _own(text, stretch, start, hi)
        if own is None and n and start == lo:
            own = found[-1] if text[lo : stretch.opened].count(" ") < 12 else None
        if own is None and n and not text[start : stretch.opened].strip():
            own = found[-1]
        if own is None and n == 0 and stretch.opened == paragraph.start:
            own = _from_before(text, lead, stretch, before, earlier)
        if own is not None and own.speaker is None:
            inherited = found[-1] if n and start == lo else NOBODY
            own = Said(inherited.speaker, own.cue)
        found.append(own or NOBODY)
    return found


def _clause_start(text: str, lo: int, at: int) -> int:
    """Where the sentence that runs up to `at` starts, not before `lo`."""
    lo = max(lo, at - 600)
    start = lo
    for match in _SENTENCE_END.finditer(text, lo, at):
        start = match.end()
    return start


def _own(text: str, stretch: Marked, start: int, hi: int) -> Said | None:
    """The attribution in the sentence of the stretch itself."""
    end = _clause_end(text, stretch.closed, hi)
    inner = text[stretch.start : stretch.end].rstrip()
    ahead = _ahead(text, start, stretch.opened)
    if inner.endswith("."):
        return ahead or _behind(text, stretch.closed, end, strict=True)
    behind = _behind(
        text, stretch.closed, end, strict=not inner.endswith((",", "?", "!", "—", "-", "…"))
    )
    if inner.endswith((",", "?", "!")):
        return behind or ahead
    return ahead or behind or _at_end(text, stretch.closed, end)


def _clause_end(text: str, at: int, hi: int) -> int:
    hi = min(hi, at + 600)
    match = _SENTENCE_END.search(text, at, hi)
    return match.start() + 1 if match else hi


def _behind(text: str, at: int, end: int, strict: bool) -> Said | None:
    """An attribution that follows: `said Ann Roe`, `Ann Roe said`, `according to Ann Roe`."""
    according = _ACCORDING.match(text, at, end)
    if according:
        return Said(phrases.after(text, according.end(), end), _span(according))
    if strict and text[at : at + 1] not in (",", " ", "\xa0"):
        return None
    inverted = _INVERTED.match(text, at, end)
    if inverted and (not strict):
        return Said(_inverted_subject(text, inverted.end(), end), _span(inverted))
    straight = _STRAIGHT.match(text, at, end)
    if straight is None or (strict and not _short(straight, end)):
        return None
    lo = straight.start("subject")
    if straight.group("subject").lstrip()[:1].islower() and not _plain_subject(
        straight.group("subject")
    ):
        return None
    subject = phrases.before(text, lo, straight.start("cue"))
    return Said(subject, _span(straight)) if subject else None


def _short(match: re.Match[str], end: int) -> bool:
    return end - match.end() < 4


def _plain_subject(subject: str) -> bool:
    first = subject.split()[0].casefold() if subject.split() else ""
    return first not in {
        "and",
        "but",
        "in",
        "on",
        "at",
        "of",
        "for",
        "to",
        "from",
        "with",
        "as",
        "that",
        "which",
        "who",
        "by",
        "or",
        "if",
        "when",
        "while",
        "after",
        "before",
        "because",
        "since",
        "about",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
        "would",
        "will",
        "could",
        "over",
        "into",
        "than",
    }


def _inverted_subject(text: str, at: int, end: int) -> Span | None:
    if text[at:].startswith(
        ("that ", "the following", "in ", "on ", "to ", "at ", "during ", "of ")
    ):
        return None
    return phrases.after(text, at, end)


def _at_end(text: str, at: int, end: int) -> Said | None:
    """An attribution that ends the sentence: `... a "disaster" for us, Ann Roe said.`"""
    match = _TRAILING.search(text, at, end)
    if match is None:
        return None
    subject = phrases.before(text, match.start("subject"), match.start("cue"))
    return Said(subject, _span(match)) if subject else None


def _ahead(text: str, start: int, at: int) -> Said | None:
    """An attribution that comes first: `Ann Roe said that "..."`."""
    cues = list(_CUE.finditer(text, start, at))
    if not cues:
        return _colon(text, start, at)
    close = [m for m in cues if at - m.end() < 4]
    strong = [m for m in cues if m.group().casefold() not in WEAK]
    cue = (close or strong or cues)[-1]
    if not close and not strong and at - cue.end() > 60:
        return None
    said = cue.group().casefold()
    if said.startswith(("according to", "in the words", "the words of")):
        return Said(phrases.after(text, cue.end(), at), _span(cue))
    subject = None
    if not said.endswith("ing") and said != "by saying":
        subject = phrases.before(text, start, cue.start())
    subject = subject or phrases.first(text, start, cue.start())
    return Said(subject, _span(cue))


def _colon(text: str, start: int, at: int) -> Said | None:
    """A colon that introduces words without a verb: `Roe:`, `From the letter:`."""
    lead = text[start:at].rstrip()
    if not lead.endswith(":"):
        return None
    subject = phrases.first(text, start, start + len(lead) - 1)
    colon = Span(start=start + len(lead) - 1, end=start + len(lead))
    return Said(subject, colon)


def _from_before(
    text: str,
    lead: Span | None,
    stretch: Marked,
    before: Said,
    earlier: Sequence[Marked],
) -> Said | None:
    """What the paragraph before says of a paragraph that only quotes."""
    if stretch.continues:
        return before
    if lead is None:
        return None
    if text[lead.start : lead.end].rstrip().endswith(":"):
        start = _clause_start(text, lead.start, lead.end)
        return _ahead(text, start, lead.end) or _colon(text, start, lead.end)
    if earlier and earlier[-1].start >= lead.start:
        return before
    return None


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start("cue"), end=match.end("cue"))
