"""Who said the words between the marks, quote after quote.

Looks in the sentence of a quote first, then behind a dash ("— Ann Roe"), then at what was said just
before: in the same paragraph, or in the one that leads in to it. What is quoted is masked first, so
that no word of a speech is taken for a cue.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verify.lang.en.people import NAME_WORD, UPPER
from verify.lang.en.speech import NOT_A_SPEAKER
from verify.models import Span
from verify.quotes import phrases
from verify.quotes.beside import (
    CLOSING,
    MASK,
    NOBODY,
    REACH,
    SENTENCE_END,
    Said,
    ahead,
    beside,
    sentence_end,
)
from verify.quotes.cues import SPEECH_NOUNS, cues
from verify.quotes.documents import read_out
from verify.quotes.marks import Marked
from verify.quotes.name_words import DATELINE

_CITED = re.compile(r"(?:[ \t]*>[ \t]?)+")
_TURN = re.compile(
    r"[\"“]?(?P<name>(?:[A-Z][A-Z.’'-]+(?:[ \xa0][A-Z][A-Z.’'-]*){0,4}"
    rf"|{NAME_WORD}(?:[ \xa0]{NAME_WORD}){{0,4}}|[QA])"
    r"(?:[ \xa0]\([^()\n]{1,40}\))?):[ \xa0\t]+(?=\S)"
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
        if any(word.strip("’'s.") in NOT_A_SPEAKER for word in words):
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


_ODD_APOSTROPHE = re.compile(r"(?<=[^\W_])[‘´`ʼ＇](?=[^\W_])")
_WRITES = frozenset("wrote writes written writing".split())


def masked(text: str, stretches: Sequence[Marked]) -> str:
    """`text` with everything quoted made unreadable, but for a closing punctuation mark.

    Every apostrophe within a word is made the common one, so that words do not come apart there.
    """
    pieces: list[str] = []
    at = 0
    for stretch in stretches:
        end = stretch.end
        while end > stretch.start and text[end - 1] in CLOSING:
            end -= 1
        kept = end - 1 if end > stretch.start and text[end - 1] in ".,!?…" else end
        pieces += [text[at : stretch.start], MASK * (kept - stretch.start)]
        at = kept
    return _ODD_APOSTROPHE.sub("’", "".join(pieces) + text[at:])


def attributions(plain: str, paragraphs: Sequence[Span], stretches: Sequence[Marked]) -> list[Said]:
    """For each stretch of a masked text, who is said to have said it."""
    found: list[Said] = []
    at = 0
    for n, paragraph in enumerate(paragraphs):
        first = at
        while at < len(stretches) and stretches[at].start <= paragraph.end:
            at += 1
        if at > first:
            lead = paragraphs[n - 1] if n else None
            last = stretches[first - 1] if first else None
            before = found[-1] if found else NOBODY
            beyond = paragraphs[n + 1].end if n + 1 < len(paragraphs) else paragraph.end
            here = stretches[first:at]
            found += _of_paragraph(plain, paragraph, lead, here, before, last, beyond)
    return found


def _of_paragraph(
    text: str,
    paragraph: Span,
    lead: Span | None,
    here: Sequence[Marked],
    before: Said,
    last: Marked | None,
    beyond: int,
) -> list[Said]:
    found: list[Said] = []
    dateline = DATELINE.match(text, paragraph.start, paragraph.end)
    sentence = dateline.end() if dateline else paragraph.start
    for n, stretch in enumerate(here):
        lo = here[n - 1].closed if n else paragraph.start
        hi = here[n + 1].opened if n + 1 < len(here) else paragraph.end
        ends_before = _last_end(text, max(lo - 1, paragraph.start), stretch.opened)
        if ends_before is not None and not (n and found[-1].follows and ends_before <= lo):
            sentence = ends_before
        between = n and found[-1].follows and sentence <= lo and found[-1].cue
        if between and lo <= between.start < stretch.opened:
            found.append(_next_clause(text, between, stretch.opened) or found[-1])
            continue
        last_here = n + 1 == len(here)
        signed = tail(text, stretch.closed, beyond if last_here else hi)
        if signed is not None:
            found.append(Said(signed, None, True))
            continue
        own = beside(text, stretch, max(sentence, stretch.opened - REACH), lo, hi)
        if own is not None and own.cue is not None:
            own = _of_the_writer(text, own, max(sentence, stretch.opened - REACH), stretch, hi)
        if own is None and n and sentence <= lo:
            own = found[-1]
        if own is None and n and not text[sentence : stretch.opened].strip():
            own = found[-1]
        if own is None and n == 0 and not text[paragraph.start : stretch.opened].strip(" ([>"):
            own = _from_before(text, lead, stretch, before, last)
        if own is not None and own.speaker is None and n and sentence <= lo:
            own = Said(found[-1].speaker, own.cue, own.follows)
        found.append(own or NOBODY)
    return found


def _of_the_writer(text: str, said: Said, start: int, stretch: Marked, hi: int) -> Said:
    """`said` with the writer for its speaker, where somebody reads out what another one wrote."""
    end = sentence_end(text, stretch.closed, hi) if said.follows else stretch.opened
    reads, writer = read_out(text, stretch.closed if said.follows else start, end)
    writes = said.cue is not None and said.cue.of(text).casefold() in _WRITES
    return Said(writer, said.cue, said.follows) if reads and not writes else said


def _next_clause(text: str, cue: Span, at: int) -> Said | None:
    """The attribution of a clause that follows: `..., Voss said, and Roe called it "..."`."""
    own = ahead(text, cue.end, at)
    if own is None or own.speaker is None or own.cue is None:
        return None
    lead = text[cue.end : own.speaker.start].split()
    joined = bool(lead) and lead[-1].casefold() in ("and", "but", "while", "as", "whereas")
    return own if joined and not own.cue.of(text).endswith("ing") else None


def _last_end(text: str, lo: int, at: int) -> int | None:
    """Where the last sentence that ends between `lo` and `at` gives way to the next."""
    end = None
    for match in SENTENCE_END.finditer(text, lo, at):
        end = match.end()
    return end


def _from_before(
    text: str, lead: Span | None, stretch: Marked, before: Said, last: Marked | None
) -> Said | None:
    """What the paragraph before says of a paragraph that only quotes."""
    if stretch.continues:
        return before
    if lead is None:
        return None
    if text[lead.start : lead.end].rstrip().endswith(":"):
        start = max(lead.start, lead.end - REACH)
        start = _last_end(text, start, lead.end - 1) or start
        return ahead(text, start, lead.end)
    if last is not None and last.start >= lead.start:
        return before
    return None
