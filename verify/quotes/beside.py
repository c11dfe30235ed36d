"""The attribution that stands in the sentence of a quote: behind it, ahead of it, at its end.

Works on masked text, in which nothing quoted can be read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.lang.en.people import DETERMINERS, NAME, SHORT_TITLES, UPPER
from verify.lang.en.speech import ADVERBS_ONLY, AFTER_CUE, JOINED_BY, NOT_OPENING_A_NAME
from verify.models import Span
from verify.quotes import phrases
from verify.quotes.cues import NAMES_THE_SPEAKER_AFTER, SPEECH_NOUNS, Cue, cues
from verify.quotes.marks import Marked

MASK = "¤"
REACH = 600
"""A sentence is read this far on either side of a quote."""
CLOSING = "\"“”'‘’ \xa0\n"
_NO_END = "".join(
    rf"(?<!\b{word}\.)"
    for word in (
        *SHORT_TITLES,
        *(f"[A-Z]{'[b-df-hj-np-tv-xz]' * n}" for n in range(5)),
        *"Jr No vs Conn Inc Dist Jan Feb Aug Sept Oct Nov Dec".split(),
    )
)
SENTENCE_END = re.compile(
    rf"(?:[!?…]|\.{_NO_END})[\"”’')\]]*(?:\s+(?=[\"“‘(\[]*[^\W_a-zß-öø-ÿ])|\s*\Z)|\n"
)
_UNKNOWN_VERB = re.compile(
    rf"[\s,]+(?:(?P<after>[a-z]{{3,}}(?:ed|s))[ \xa0](?=(?:[a-z]+[ \xa0]){{0,3}}{UPPER})"
    rf"|(?P<subject>(?:{NAME}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+))[ \xa0]"
    r"(?P<before>[a-z]{3,}ed)\b)"
)
_TAGGED = re.compile(rf"[—–-][ \xa0](?:More from[ \xa0])?{NAME}:\s*[\"“'‘]?\Z")
_NOT_A_SUBJECT = ("that ", "the following", "in ", "on ", "to ", "at ", "during ", "of ", "it ")


@dataclass(frozen=True, slots=True)
class Said:
    """The words that name a speaker and the cue, where they stand; None where nothing does.

    `follows` says that they stand behind the quote.
    """

    speaker: Span | None = None
    cue: Span | None = None
    follows: bool = False


NOBODY = Said()


def beside(text: str, stretch: Marked, start: int, lo: int, hi: int) -> Said | None:
    """The attribution in the sentence of the stretch itself."""
    last = text[stretch.start : stretch.end].rstrip(CLOSING)[-1:]
    end = sentence_end(text, stretch.closed, hi)
    opens = not text[max(start, lo) : stretch.opened].strip(" \xa0([")
    before = ahead(text, start, stretch.opened)
    if last == "." and not opens:
        return before or _behind(text, stretch.closed, end, strict=True)
    at_end = _at_end(text, stretch.closed, end)
    if last in ("", ".") or (last not in ",?!—–-…" and not opens):
        behind = _behind(text, stretch.closed, end, strict=last == "." or not opens)
        return (behind or at_end or before) if opens else (before or behind or at_end)
    return _behind(text, stretch.closed, end, strict=False) or before or at_end


def sentence_end(text: str, at: int, hi: int) -> int:
    """Where the sentence that `at` lies in ends, at most `REACH` characters on."""
    hi = min(hi, at + REACH)
    match = SENTENCE_END.search(text, at, hi)
    return match.start() + (text[match.start()] != "\n") if match else hi


def _behind(text: str, at: int, end: int, strict: bool) -> Said | None:
    """An attribution that follows: `said Ann Roe`, `Ann Roe said`, `according to Ann Roe`.

    `strict` wants a straight one that ends its sentence: the quote may be over without it.
    """
    found = cues(text, at, min(end, at + 260), limit=3)
    if not found:
        return None if strict else _unknown_verb(text, at, end)
    cue = found[1] if _is_noun(text, found) else found[0]
    if cue.word in NAMES_THE_SPEAKER_AFTER:
        if text[at : cue.start].strip(" ,\xa0\n"):
            return None
        return Said(phrases.after(text, cue.end, end), cue.span, True)
    if ADVERBS_ONLY.match(text[at : cue.start]):
        swapped = len(found) > 1 and not text[cue.end : found[1].start].strip()
        if swapped and text[cue.start].isupper():
            return Said(cue.span, found[1].span, True)
        if strict or cue.word.endswith("ing"):
            return None
        if text[cue.end : cue.end + 40].lstrip().startswith(_NOT_A_SUBJECT):
            return Said(None, cue.span, True)
        return Said(phrases.after(text, cue.end, end), cue.span, True)
    if strict and end - cue.end > 3:
        return None
    subject = text[at : cue.start].lstrip(" ,\xa0\n\"”’'")
    if subject.split()[0].casefold() in NOT_OPENING_A_NAME:
        return None
    speaker = phrases.opening(text, at, cue.start) or phrases.before(text, at, cue.start)
    if speaker is None or (not strict and speaker.start - at > 120):
        return None
    return Said(speaker, cue.span, True)


def _is_noun(text: str, found: Sequence[Cue]) -> bool:
    """Whether the first of several cues is part of the subject of the next: "the fire chief said".

    So it is behind a determiner, with nothing but plain words between the two.
    """
    if len(found) < 2 or not found[0].weak or found[1].weak:
        return False
    lead = text[max(0, found[0].start - 12) : found[0].start].split()
    between = text[found[0].end : found[1].start].strip()
    return bool(lead) and lead[-1].casefold() in DETERMINERS and between.isalpha()


def _unknown_verb(text: str, at: int, end: int) -> Said | None:
    """`beamed Ann Roe`, `Ann Roe fumed`: a verb that the table does not have."""
    match = _UNKNOWN_VERB.match(text, at, end)
    if match is None:
        return None
    if match.group("after"):
        speaker = phrases.after(text, match.end("after"), end)
        return Said(speaker, Span(start=match.start("after"), end=match.end("after")), True)
    speaker = Span(start=match.start("subject"), end=match.end("subject"))
    return Said(speaker, Span(start=match.start("before"), end=match.end("before")), True)


def _at_end(text: str, at: int, end: int) -> Said | None:
    """An attribution that ends the sentence: `... a "disaster" for us, Ann Roe said.`"""
    comma = text.rfind(", ", at, end)
    if comma < 0:
        return None
    found = cues(text, comma, end, limit=2)
    if not found or found[0].weak or end - found[0].end > 70:
        return None
    cue = found[0]
    if cue.word in NAMES_THE_SPEAKER_AFTER:
        return Said(phrases.after(text, cue.end, end), cue.span, True)
    if not text[comma + 1 : cue.start].strip():
        return None
    speaker = phrases.before(text, comma + 1, cue.start)
    return Said(speaker, cue.span, True) if speaker else None


def ahead(text: str, start: int, at: int) -> Said | None:
    """An attribution that comes first: `Ann Roe said that "..."`."""
    found = cues(text, start, at)
    near = [
        cue
        for cue in found
        if not text[cue.end : at].strip(" ,:\xa0\n\"“'‘(") or _only_that(text, cue, at)
    ]
    strong = [cue for cue in found if not cue.weak]
    if not found or (not near and not strong and at - found[-1].end > 60):
        return colon(text, start, at)
    cue = (near or strong or found)[-1]
    if not near and _TAGGED.search(text[max(start, at - 80) : at]):
        return colon(text, start, at)
    return Said(_subject(text, start, cue, at, found), cue.span)


def _only_that(text: str, cue: Cue, at: int) -> bool:
    return text[cue.end : at].strip(' ,:\xa0\n"“') in AFTER_CUE


def _subject(text: str, start: int, cue: Cue, at: int, found: Sequence[Cue]) -> Span | None:
    """Who the cue ahead of a quote belongs to."""
    if cue.word in NAMES_THE_SPEAKER_AFTER:
        return phrases.after(text, cue.end, at)
    opening = text[start : cue.start].strip(' \xa0\n"“(,—–-')
    if not opening and cue.word.endswith(("ed", "s", "said", "wrote")):
        return phrases.after(text, cue.end, at)
    if cue.word.endswith("ing") or cue.word.startswith(("by ", "as ")):
        return _of_participle(text, start, cue, found)
    beside = phrases.before(text, start, cue.start)
    if beside is not None:
        return beside
    comma = text.rfind(", ", start, cue.start)
    clause = _first(text, comma + 2, cue.start) if comma > 0 else None
    return clause or _first(text, start, cue.start)


def _of_participle(text: str, start: int, cue: Cue, found: Sequence[Cue]) -> Span | None:
    """The subject of `saying`: the words right before it, or whoever the sentence is about."""
    lead = text[start : cue.start].rstrip()
    if not cue.word.startswith(("by ", "as ")) and not lead.endswith(JOINED_BY):
        beside = phrases.before(text, start, cue.start)
        if beside is not None:
            words = beside.of(text).casefold().split()
            if words[-1] not in SPEECH_NOUNS and words[0] not in ("on", "in"):
                return beside
    speaker = _first(text, start, cue.start)
    if speaker is not None:
        return speaker
    finite = [c for c in found if c.end <= cue.start and not c.word.endswith("ing")]
    return phrases.before(text, start, finite[-1].start) if finite else None


def _first(text: str, start: int, end: int) -> Span | None:
    return phrases.first(text, start, end)


def colon(text: str, start: int, at: int) -> Said | None:
    """A colon that introduces words without a verb: `Roe:`, `From the letter:`."""
    lead = text[start:at].rstrip(" \xa0\n\"“'‘")
    if not lead.endswith(":"):
        return None
    end = start + len(lead) - 1
    subject = phrases.before(text, start, end)
    if subject is None or not subject.of(text)[:1].isupper():
        subject = _first(text, start, end) or subject
    return Said(subject, Span(start=end, end=end + 1))
