"""Which sources are worth reading for a quote: a few phrases of it, looked up in the index."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from verify.errors import UnknownSource
from verify.lang.en.sentences import STOPWORDS
from verify.models import Source, Span
from verify.quotes.align import tokens
from verify.text.locate import UNSPACED, Prepared, exactly, needles, typographically, within_word
from verify.text.words import words

Change = Literal["ellipsis", "bracket"]

_CHANGE = re.compile(
    r"(?P<ellipsis>[\[(]\s*(?:…|\.(?:\s?\.)+)\s*[\])]|\s*(?:…|\.(?:\s?\.){2,})|\*(?:\s\*){2})"
    r"|(?P<bracket>\[[^\[\]]{0,300}\])"
)
_ROUND = re.compile(r"(?P<bracket>\([^()]{1,300}\))|(?P<ellipsis>(?!))")
# What stands in brackets in the source was not put in by the draft.
_BRACKET = re.compile(r"[\[\](){}]")
_EDGES = " \t\n\xa0,;:.!?—–-\"“”'‘’"
BRACKET_WORDS = 12
"""A bracket may stand for so many words of the source; more is a cut, and wants an ellipsis."""
NEAR_WORDS = 150
"""Parts of fewer than four words must stand this close, or anything could be pieced together."""
_WORD = re.compile(r"[^\W_]+")
_PLACES = 200
MOST_PARTS = 40
"""A quote cut into more parts is no quote."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words between two marked changes; `before` is the change in front of them.

    `inserted` is what the bracket in front says. `open_start` and `open_end` say that a bracket is
    attached to the word there ("talk[ed]"), so that the source's word may go on.
    """

    text: str
    before: Change | None = None
    inserted: str = ""
    open_start: bool = False
    open_end: bool = False


def parts(text: str, round_brackets: bool = False) -> list[Part]:
    """The parts of `text` between its marked changes; one part if there is none.

    With `round_brackets`, "(the unions)" counts as an insertion too, as some houses set it.
    """
    found: list[Part] = []
    at = 0
    change: Change | None = None
    inserted = ""
    open_start = False
    for match in (_ROUND if round_brackets else _CHANGE).finditer(text):
        kind: Change = "ellipsis" if match.lastgroup == "ellipsis" else "bracket"
        attached_end = kind == "bracket" and text[match.start() - 1 : match.start()].isalnum()
        piece = text[at : match.start()]
        if _WORD.search(piece):
            found.append(_part(piece, change, inserted, open_start, attached_end))
            change, inserted = kind, ""
        else:
            change = "bracket" if "bracket" in (kind, change) else kind
        inserted += match.group() if kind == "bracket" else ""
        at = match.end()
        open_start = kind == "bracket" and text[at : at + 1].isalnum()
    if _WORD.search(text[at:]):
        found.append(_part(text[at:], change, inserted, open_start, False))
    elif change is not None and found:
        found.append(Part("", change, inserted))
    return found


def _part(
    piece: str, change: Change | None, inserted: str, open_start: bool, open_end: bool
) -> Part:
    text = piece.strip() if open_start or open_end else piece.strip(_EDGES)
    return Part(text, change, inserted, open_start, open_end)


def places_of(part: Part, prepared: Prepared) -> list[Span]:
    """Where the words of one part stand, in order; at most 200 places."""
    if part.open_start or part.open_end:
        return _open_places(part, prepared)
    return exactly(prepared.text, part.text, _PLACES) or typographically(
        prepared, part.text, _PLACES
    )


def _open_places(part: Part, prepared: Prepared) -> list[Span]:
    """Places of a part whose first or last word is only the beginning or end of a source word."""
    spans: list[Span] = []
    text = part.text.strip()
    for needle in needles(text):
        folded = prepared.folds[0]
        at = folded.text.find(needle)
        while at >= 0 and len(spans) < _PLACES:
            span = folded.original(at, at + len(needle))
            starts = part.open_start or not within_word(prepared.text, span.start)
            if starts and (part.open_end or not within_word(prepared.text, span.end)):
                spans.append(span)
            at = folded.text.find(needle, at + 1)
    return sorted(spans, key=lambda span: span.start)


def in_order(pieces: Sequence[Part], prepared: Prepared) -> list[Span] | None:
    """Places of all parts in order, as close together as they come; None where they do not."""
    spoken = [piece for piece in pieces if piece.text]
    if len(spoken) > MOST_PARTS or not any(_tells(piece) for piece in spoken):
        return None
    every: list[list[Span]] = []
    for piece in spoken:
        every.append(places_of(piece, prepared))
        if not every[-1]:
            return None
    starts = [[span.start for span in spans] for spans in every]
    best: list[Span] | None = None
    for head in every[0]:
        chain = [head]
        for n in range(1, len(spoken)):
            i = bisect_left(starts[n], chain[-1].end)
            if i == len(every[n]) or not _near(
                prepared.text, spoken[n - 1], spoken[n], chain[-1], every[n][i]
            ):
                break
            chain.append(every[n][i])
        else:
            if best is None or chain[-1].end - chain[0].start < best[-1].end - best[0].start:
                best = chain
    return best


def _tells(piece: Part) -> bool:
    """Whether a part is more than a word or two that stand everywhere."""
    words = _WORD.findall(piece.text)
    return len(words) >= 3 or any(word.casefold() not in STOPWORDS for word in words)


def _near(text: str, left: Part, right: Part, a: Span, b: Span) -> bool:
    if right.before == "bracket" and _BRACKET.search(text, a.end, b.start):
        return False
    between = sum(1 for _ in _WORD.finditer(text, a.end, min(b.start, a.end + 4000)))
    if right.before == "bracket":
        return between <= BRACKET_WORDS
    short = min(len(_WORD.findall(left.text)), len(_WORD.findall(right.text))) < 4
    return not short or between <= NEAR_WORDS


class Shelf(Protocol):
    """Sources that can be asked for by id, by a phrase, and by likeness. A library is one."""

    def source(self, source_id: str, /) -> Source:
        """The source with this id. Raises UnknownSource."""
        ...

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources in which these words stand next to each other."""
        ...

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of sources that hold many of the words, the likest first."""
        ...


class SourcesInMemory:
    """A shelf of a few sources, such as the evidence that came with a claim; nothing is stored.

    Looks through all of its sources at every call: for thousands of them, use a library.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._words = {
            id_: [word for w in words(source.text) for word in _parts(w.text)]
            for id_, source in self._sources.items()
        }
        self._joined = {id_: f" {' '.join(found)} " for id_, found in self._words.items()}
        self._counts = {id_: Counter(found) for id_, found in self._words.items()}

    def source(self, source_id: str, /) -> Source:
        try:
            return self._sources[source_id]
        except KeyError:
            raise UnknownSource(f"no source {source_id} among those given") from None

    def sources_with_phrase(self, words: Sequence[str], limit: int) -> list[str]:
        phrase = " ".join(part for word in words for part in _parts(word))
        if not phrase:
            return []
        return [id_ for id_, text in self._joined.items() if f" {phrase} " in text][:limit]

    def sources_like(self, words: Sequence[str], limit: int) -> list[str]:
        wanted = {part for word in words for part in _parts(word)}
        rarity = {
            word: 1 / held
            for word in wanted
            if (held := sum(word in counts for counts in self._counts.values()))
        }
        scores = {
            id_: math.fsum(weight for word, weight in rarity.items() if word in counts)
            for id_, counts in self._counts.items()
        }
        ranked = sorted(scores, key=lambda id_: -scores[id_])
        return [id_ for id_ in ranked if scores[id_] > 0][:limit]


def _parts(word: str) -> list[str]:
    """A word as an index knows it: letters and digits only, lower case.

    Where a script puts no space between words, every character is one.
    """
    spaced = UNSPACED.sub(r" \g<0> ", word.casefold())
    return "".join(char if char.isalnum() else " " for char in spaced).split()


SOURCES = 40
"""So many sources are read for one phrase."""
LIKELY = 6
"""So many are read for their likeness where no phrase leads anywhere."""
_CLAUSE = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"[-‐\xad]\n")
_SENTENCE = re.compile(r"(?<=[^\W\d_][^\W\d_][.!?…])[\"”’')]*\s+")
_PHRASE = 4
_LIKE_WORDS = 4
_PHRASES = 12


def by_phrases(text: str, parts: Sequence[Part], shelf: Shelf) -> Iterator[list[str]]:
    """Ids of the sources that hold one phrase of the quote after the other; none comes twice.

    The most telling phrase comes first: whoever has the quote word for word has that. Then one from
    each third of every part, so that one changed word cannot hide a source. The index is made of
    whole sentences, so no phrase goes over the end of one.
    """
    lists = [words for part in parts if part.text for words in _sentences(part.text)]
    lists = lists or _sentences(text)
    if _BROKEN.search(text):
        # An index has the two halves of a word that was broken in the source too.
        lists.append([match.group().casefold() for match in _CLAUSE.finditer(text)])
    known: set[str] = set()
    for phrase in _phrases(lists):
        ids = [id_ for id_ in shelf.sources_with_phrase(phrase, SOURCES) if id_ not in known]
        known.update(ids)
        yield ids


def by_words(text: str, shelf: Shelf) -> list[str]:
    """Ids of the sources that are likeliest to hold the longest words of the quote."""
    words = {word for words in _sentences(text) for word in words}
    if _BROKEN.search(text):
        words |= {match.group().casefold() for match in _CLAUSE.finditer(text)}
    telling = sorted(words, key=lambda word: (-_weight(word), word))[:_LIKE_WORDS]
    return shelf.sources_like(telling, LIKELY)


def with_words(keys: Sequence[str], shelf: Shelf) -> list[str]:
    """Ids of a few sources with a telling phrase of these words."""
    return shelf.sources_with_phrase(_phrase(keys), LIKELY)


def _sentences(text: str) -> list[list[str]]:
    """The words of each sentence of `text` as an index knows them.

    Scripts without spaces only come in whole clauses.
    """
    found = []
    for sentence in _SENTENCE.split(text):
        keys = tokens(sentence).keys
        if UNSPACED.search(sentence):
            keys = [match.group().casefold() for match in _CLAUSE.finditer(sentence)]
        if keys:
            found.append(keys)
    return found


def _phrases(lists: Sequence[Sequence[str]]) -> list[list[str]]:
    """The most telling phrase, then the most telling of each third of every list of words."""
    found: dict[tuple[str, ...], int] = {}
    for keys in lists[:_PHRASES]:
        third = max(_PHRASE, -(-len(keys) // 3))
        for lo in range(0, max(1, len(keys) - 2), third):
            phrase = _phrase(keys[lo : lo + third])
            found[tuple(phrase)] = sum(map(_weight, phrase))
    best = max((_phrase(keys) for keys in lists), key=lambda p: sum(map(_weight, p)), default=[])
    ranked = sorted(found, key=lambda phrase: -found[phrase])[:_PHRASES]
    return [list(phrase) for phrase in dict.fromkeys([tuple(best), *ranked]) if phrase]


def _phrase(keys: Sequence[str]) -> list[str]:
    """The run of four words that tells most: long words, few function words.

    Function words are what a phrase look-up spends its time on.
    """
    keys = keys[:2000]
    starts = range(max(1, len(keys) - _PHRASE + 1))
    at = max(starts, key=lambda i: sum(map(_weight, keys[i : i + _PHRASE])))
    return list(keys[at : at + _PHRASE])


def _weight(word: str) -> int:
    return -5 if word in STOPWORDS else min(len(word), 9)
