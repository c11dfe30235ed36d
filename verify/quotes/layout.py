"""Quotes that the layout sets apart instead of marks: block quotes, transcripts, "— Name" tails."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verify.models import Span
from verify.quotes import phrases
from verify.quotes.cues import SPEECH_NOUNS, cues
from verify.quotes.noun_words import NAME_WORD, UPPER

_CITED = re.compile(r"(?:[ \t]*>[ \t]?)+")
_TURN = re.compile(
    r"[\"“]?(?P<name>(?:[A-Z][A-Z.’'-]+(?:[ \xa0][A-Z][A-Z.’'-]*){0,4}"
    rf"|{NAME_WORD}(?:[ \xa0]{NAME_WORD}){{0,4}}|[QA])"
    r"(?:[ \xa0]\([^()\n]{1,40}\))?):[ \xa0\t]+(?=\S)"
)
_NO_SPEAKER = frozenset(
    """photo photos image video source sources credit credits updated published by note editor
    related tags topics location where when date time cost name age city job pay address
    phone email website twitter facebook copyright warning update correction clarification
    contact subject re to from cc bottom here example fact claim verdict rating ruling
    question answer summary key highlights read more watch listen follow ps result results
    total home category lead prize rank title author editors breaking developing exclusive just
    live opinion analysis timeline background context recap preview sources reference references
    bibliography reading caption graphic chart map""".split()
)
_DASH = r"(?:―|—|–|--|-)"
_TAIL = re.compile(rf"[\s\xa0]*\(?{_DASH}[ \xa0]*(?=(?:[a-z]+[ \xa0]){{0,3}}{UPPER})")
_MARK = re.compile('["“”„«»「『]')
_CLOSING = '"”»」』'
MAX_TAIL = 120


@dataclass(frozen=True, slots=True)
class Block:
    """Words that the layout makes a quote, who speaks them where the layout says so, and how."""

    span: Span
    kind: Literal["block", "transcript"]
    speaker: Span | None = None
    cue: Span | None = None


def blocks(text: str, paragraphs: Sequence[Span]) -> list[Block]:
    """The quotes that stand in no marks, in order."""
    turns = _turns(text, paragraphs)
    found: list[Block] = list(turns.values())
    cited: Span | None = None
    for n, paragraph in enumerate(paragraphs):
        lead = paragraphs[n - 1] if n else None
        if paragraph in turns:
            cited = None
        elif _CITED.match(text, paragraph.start, paragraph.end):
            goes_on = cited is not None and text.count("\n", cited.end, paragraph.start) == 1
            cited = Span(
                start=cited.start if cited and goes_on else paragraph.start, end=paragraph.end
            )
            words = _words_of(text, cited)
            if goes_on and found and found[-1].span.start >= cited.start:
                found.pop()
            if words is not None and not _has_marks_of_its_own(text, cited):
                found.append(Block(words, "block"))
        else:
            cited = None
            if lead is not None and _introduced(text, lead, paragraph):
                found.append(Block(paragraph, "block"))
    return sorted(found, key=lambda block: block.span.start)


def _words_of(text: str, cited: Span) -> Span | None:
    """The words of lines behind "> ", as Markdown and mail set a quotation, from first to last."""
    start, end = cited.start, cited.end
    while start < end and text[start] in '>"“„« \t\n':
        start += 1
    while end > start and text[end - 1] in '>"”“» \t\n':
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _has_marks_of_its_own(text: str, cited: Span) -> bool:
    """Whether cited lines give speech in marks and say who spoke: `> “No,” said Ann Roe.`"""
    words = cited.of(text).strip("> \t\n")
    first = _MARK.search(words)
    if first is None:
        return False
    if first.start() == 0:
        closing = _MARK.search(words, 1)
        return closing is not None and closing.end() < len(words)
    return words[-1] in _CLOSING and bool(cues(words, 0, first.start()))


def _introduced(text: str, lead: Span, paragraph: Span) -> bool:
    """Whether `paragraph` is what "The mayor wrote in a letter:" leads in to."""
    line = lead.of(text).rstrip()
    if not line.endswith(":") or line.count("\n") or len(line) > 600:
        return False
    words = paragraph.of(text)
    if _MARK.search(words[:3]) or words[:1] in "-*•·–—1#[<" or len(words) < 60:
        return False
    if not re.search(r"[.!?…][\"”’')]*\Z", words) or not words[:1].isupper():
        return False
    start = max(lead.start, lead.end - 200)
    last = max((text.rfind(end, start, lead.end) for end in (". ", "! ", "? ", "” ")), default=-1)
    start = max(start, last + 1)
    named = {word.casefold() for word in re.findall(r"[A-Za-z-]+", text[start : lead.end])}
    spoken = [cue for cue in cues(text, start, lead.end) if not cue.weak]
    return bool(spoken) or bool(
        named & (SPEECH_NOUNS - {"article", "story", "order", "book", "ad"})
    )


def _turns(text: str, paragraphs: Sequence[Span]) -> dict[Span, Block]:
    """The turns of a transcript: paragraphs that name a speaker, at least two close together."""
    found: dict[Span, Block] = {}
    labels: dict[int, re.Match[str]] = {}
    for n, paragraph in enumerate(paragraphs):
        match = _TURN.match(text, paragraph.start, paragraph.end)
        if match is None:
            continue
        words = match.group("name").casefold().split()
        if any(word.strip("’'s.") in _NO_SPEAKER for word in words):
            continue
        labels[n] = match
    for n, match in labels.items():
        if not any(m in labels for m in (n - 2, n - 1, n + 1, n + 2)):
            continue
        name = match.group("name")
        speaker = Span(start=match.start("name"), end=match.end("name"))
        start, end = match.end(), paragraphs[n].end
        while start < end and text[start] in '"“„«':
            start += 1
        while end > start and text[end - 1] in '"”»':
            end -= 1
        colon = Span(start=match.end("name"), end=match.end("name") + 1)
        who = None if name in ("Q", "A") else speaker
        found[paragraphs[n]] = Block(Span(start=start, end=end), "transcript", who, colon)
    return found


def tail(text: str, at: int, paragraphs_end: int) -> Span | None:
    """The name behind a dash that follows a quote: `"..." — Ann Roe, mayor`."""
    match = _TAIL.match(text, at, paragraphs_end)
    if match is None:
        return None
    line = text.find("\n", match.end(), paragraphs_end)
    end = min(line if line >= 0 else paragraphs_end, match.end() + MAX_TAIL)
    name = phrases.after(text, match.end(), end)
    if name is None:
        return None
    rest = text[name.end : end].strip(" \xa0.)")
    return name if not rest or rest[0] in ",(" else None
