"""Whether two ways to name a speaker name the same one, and who speaks at a place of a source."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from verify.lang.en.people import (
    BODIES,
    HE,
    LEFT_OFF,
    OF_A_BODY,
    PRONOUNS_FOR_SPEAKERS,
    SHE,
    TITLES,
)
from verify.lang.en.sentences import STOPWORDS
from verify.models import Mention, Quote, Span, SpeakerCheck
from verify.quotes.cast import compatible
from verify.quotes.extract import Reading
from verify.quotes.name_words import is_epithet
from verify.text.remembering import remembered
from verify.text.words import stem

Verdict = Literal["matches", "differs", "unknown"]

WINDOW = 30_000
"""A long source is read this far around a place to find who speaks there."""
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


class Named(NamedTuple):
    """What a mention says of a speaker: names (each as its words, the surname last), and the rest.

    `words` are all its content words; `person` says that it is certainly a person's name.
    """

    names: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    person: bool
    body: bool


@remembered
def _reading(text: str) -> Reading:
    return Reading(text)


class Heard(NamedTuple):
    """Who speaks at a place of a source, and how far.

    `quote` is the quote that holds most of the place, `speech` where it stands; both are None in
    plain prose. `unsaid` are the stretches of the place that stand outside all marks. `namesakes`
    says that the source has two people of the speaker's surname.
    """

    quote: Quote | None = None
    speech: Span | None = None
    unsaid: tuple[Span, ...] = ()
    namesakes: bool = False

    @property
    def name(self) -> str | None:
        """The speaker as the source names them."""
        return self.quote.speaker.text if self.quote and self.quote.speaker else None


def who_speaks(text: str, span: Span) -> Heard:
    """Who speaks the words under `span`. Speech within speech is that of the inner speaker."""
    near, lo = _near(text, span)
    reading = _reading(near)
    place = span.shifted(-lo)
    quote = reading.quote_at(place)
    if quote is None:
        return Heard()
    unsaid = tuple(gap.shifted(lo) for gap in reading.outside_marks(place))
    inner = _within(quote, place) or quote
    name = inner.speaker.text if inner.speaker else None
    namesakes = name is not None and reading.has_namesakes(name)
    return Heard(inner, inner.span.shifted(lo), unsaid, namesakes)


def quote_at(text: str, span: Span) -> tuple[Quote, Span] | None:
    """The quote of a source that holds most of `span`, and its place; None in plain prose."""
    found = who_speaks(text, span)
    return (found.quote, found.speech) if found.quote and found.speech else None


def _near(text: str, span: Span) -> tuple[str, int]:
    """What of a long text is read to find who speaks at `span`, and where that begins."""
    if len(text) <= 2 * WINDOW:
        return text, 0
    lo = max(0, (span.start // WINDOW - 1) * WINDOW)
    lo = text.rfind("\n", 0, lo) + 1 if lo else 0
    return text[lo : lo + 3 * WINDOW], lo


def _within(outer: Quote, place: Span) -> Quote | None:
    """The quote within a quote that holds all of `place`, if it says who speaks it.

    `I told him, "Go"` is spoken by whoever speaks all of it.
    """
    if not outer.span.covers(place):
        return None
    at = outer.span.start
    own = place.shifted(-at)
    inner = _reading(outer.text).quote_at(own)
    if inner is None or inner.speaker is None or inner.kind in ("scare", "title"):
        return None
    slack = Span(start=max(0, inner.span.start - 2), end=inner.span.end + 2)
    if not slack.covers(own):
        return None
    first_person = inner.speaker.text.casefold() in ("i", "we")
    speaker = outer.speaker if first_person else inner.speaker
    return inner.model_copy(update={"span": inner.span.shifted(at), "speaker": speaker})


def compare(claimed: Mention | None, found: str | None, *, namesakes: bool = False) -> SpeakerCheck:
    """Whether the speaker that was claimed is the one that was found.

    A short name matches a long one, a body matches who speaks for it and its own initials. Two
    names that share nothing differ; a description that names nobody leaves it unknown. Where the
    source has `namesakes`, a surname alone does not say which of them it means.
    """
    name = claimed.text.strip() if claimed else None
    if not name or not found:
        return SpeakerCheck(claimed=name or None, found=found)
    if namesakes and name.casefold() != found.casefold():
        return SpeakerCheck(claimed=name, found=found, label=_of_namesakes(name, found))
    return SpeakerCheck(claimed=name, found=found, label=_verdict(named(name), named(found)))


def _of_namesakes(claimed: str, found: str) -> Verdict:
    """Whether two mentions name the same one of several people with one surname."""
    a, b = named(claimed), named(found)
    full = [[words for words in mention.names if len(words) > 1] for mention in (a, b)]
    surnames = {words[-1] for words in b.names}
    if all(full) and any(words[-1] in surnames for words in full[0]):
        pairs = [(x, y) for x in full[0] for y in full[1]]
        return (
            "matches" if any(compatible(x, y) and x[-1] == y[-1] for x, y in pairs) else "differs"
        )
    verdict = _verdict(a, b)
    return "unknown" if verdict == "matches" else verdict


def _verdict(claimed: Named, found: Named) -> Verdict:
    if not claimed.words or not found.words:
        return "unknown"
    if not claimed.names or not found.names:
        fewer, more = sorted((claimed.words, found.words), key=len)
        return "matches" if fewer <= more else "unknown"
    pairs = [(a, b) for a in claimed.names for b in found.names]
    if any(_same_name(a, b) for a, b in pairs):
        return "matches"
    if any(_initials(a) == "".join(b) or _initials(b) == "".join(a) for a, b in pairs):
        return "matches"
    if not claimed.person and claimed.words <= found.words:
        return "matches" if claimed.body else "unknown"
    if not found.person and found.words <= claimed.words:
        return "matches" if found.body else "unknown"
    if claimed.body != found.body and not (claimed.person and found.person):
        return "unknown" if claimed.words & found.words else "differs"
    return "differs"


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == 1 or len(b) == 1:
        one, other = sorted((a, b), key=len)
        return one[0] in (other[-1], other[0])
    if a[-1] != b[-1]:
        return False
    first, second = a[0], b[0]
    if first == second or (first[:1] == second[:1] and min(len(first), len(second)) <= 2):
        return True
    return first in b or second in a or not ({first, second} & (HE | SHE))


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=1024)
def named(mention: str) -> Named:
    """The names and words in a mention; its names are in front of the first comma or bracket."""
    pieces = re.split(r"[,(;]|\s[—–-]\s", mention)
    head = next((piece for piece in pieces[:2] if _names_in(piece)[0]), pieces[0])
    names, titles = ([], set()) if is_epithet(mention) else _names_in(head)
    every = [_key(match.group()) for match in _WORD.finditer(mention)]
    content = {
        stem(w)
        for w in every
        if w not in STOPWORDS and w not in PRONOUNS_FOR_SPEAKERS and w not in LEFT_OFF
    }
    upper = [match.group() for match in _WORD.finditer(head) if match.group()[0].isupper()]
    person = bool(titles & (TITLES - OF_A_BODY)) or any(
        len(words) > 1 and any(w in HE or w in SHE for w in words[:-1]) for words in names
    )
    body = not person and (
        bool({w.casefold() for w in upper} & BODIES)
        or any(len(w) >= 3 and w.isupper() for w in upper)
        or (bool(upper) and mention.split()[0] in ("The", "the"))
    )
    return Named(tuple(names), frozenset(content), person, body)


def _names_in(head: str) -> tuple[list[tuple[str, ...]], set[str]]:
    """The names in a mention without its appositions, and the titles before them."""
    names: list[tuple[str, ...]] = []
    titles: set[str] = set()
    for part in re.split(r"\s(?:and|&)\s", head):
        words: list[str] = []
        for match in _WORD.finditer(part):
            key = _key(match.group())
            upper = match.group()[0].isupper()
            if key in LEFT_OFF and not (words and key in ("of", "for")):
                titles.add(key)
            elif upper and key not in PRONOUNS_FOR_SPEAKERS:
                words.append(key)
            elif len(words) > 1 and (words[0] in HE or words[0] in SHE):
                # "Ann Roe of the guild": what follows is no part of the name.
                break
            elif words and not upper and len(words) < 2:
                # "Roe spokeswoman Ann Bo": what stands before a plain word is not the name.
                words = []
        if words:
            names.append(tuple(words))
    return names, titles


def _key(word: str) -> str:
    key = word.casefold().replace("’", "'").strip(".")
    return key.removesuffix("'s")
