"""Who said the words between the marks, quote after quote.

Looks in the sentence of a quote first, then behind a dash ("— Ann Roe"), then at what was said just
before: in the same paragraph, or in the one that leads in to it. What is quoted is masked first, so
that no word of a speech is taken for a cue.
"""

import re
from collections.abc import Sequence

from verify.models import Span
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
from verify.quotes.documents import read_out
from verify.quotes.layout import tail
from verify.quotes.marks import Marked
from verify.quotes.noun_words import DATELINE

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
