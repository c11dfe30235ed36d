"""Everybody whom a text names, so that "he" and "Dorman" lead to the fullest mention.

Built from the names outside the quotes. A short name means the longer one with the same last name;
a pronoun means the person last spoken of, as far as the given name allows it; "the governor" means
the one governor of the text.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verify.models import Span
from verify.quotes import phrases
from verify.quotes.given_names import HE, SHE
from verify.quotes.noun_words import NAME_WORD

Pronoun = Literal["he", "she"]

_PERSON = re.compile(
    rf"{NAME_WORD}(?:[ \xa0](?:(?:de|la|del|da|di|van|der|von|bin|al|el|ibn|ben)[ \xa0])"
    rf"{{0,2}}{NAME_WORD})*"
)
_TITLES = frozenset(
    """gov sen rep dr mr mrs ms lt gen rev col prof capt sgt adm maj det president senator
    governor representative congressman congresswoman mayor minister secretary chancellor
    justice judge chairman chairwoman commissioner speaker leader general captain sheriff
    chief attorney director spokesman spokeswoman spokesperson bishop pope king queen
    prince princess sir dame lord lady councilman councilwoman ambassador professor pastor
    reverend officer detective lieutenant coach manager strategist adviser advisor
    pollster candidate nominee host reporter""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_LEFT = re.compile(
    r"(?:(?:(?:[A-Z][\w’'.-]+[ \xa0])?(?:[a-z-]+[ \xa0]){0,3})?"
    r"(?:spokesman|spokeswoman|spokesperson|president|chairman|chairwoman|director|adviser|advisor|manager|leader|strategist|organizer|activist|professor|mayor|pastor"
    r"|chief|secretary|editor|author|candidate|consultant|pollster|analyst|attorney|lawyer|senator"
    r"|congressman|congresswoman|owner|founder|economist|teacher|nurse)[ \xa0])\Z"
)
_GENERIC = re.compile(r"[Tt]he (?:[a-z-]+ )?(?P<role>[a-z]+)\Z")
_ROLES = {
    "governor": ("gov", "governor"),
    "senator": ("sen", "senator"),
    "president": ("president",),
    "mayor": ("mayor",),
    "representative": ("rep", "representative"),
    "congressman": ("rep", "congressman"),
    "congresswoman": ("rep", "congresswoman"),
    "secretary": ("secretary",),
    "judge": ("judge",),
    "justice": ("justice",),
    "sheriff": ("sheriff",),
    "minister": ("minister",),
    "commissioner": ("commissioner",),
    "professor": ("prof", "professor"),
    "spokesman": ("spokesman",),
    "spokeswoman": ("spokeswoman",),
    "superintendent": ("superintendent",),
    "chancellor": ("chancellor",),
    "director": ("director",),
}
REACH = 3000
"""A pronoun is resolved to somebody named at most so many characters before it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. `words` is it without titles, folded; the last is the surname."""

    span: Span
    words: tuple[str, ...]
    titles: frozenset[str]

    @property
    def surname(self) -> str:
        return self.words[-1]


class Cast:
    """The people of one text. `plain` is the text with its quotes masked."""

    def __init__(self, text: str, plain: str) -> None:
        self._text = text
        self._plain = plain
        self._names = [name for m in _PERSON.finditer(plain) if (name := _name(plain, m))]
        self._starts = [name.span.start for name in self._names]
        self._by_surname: dict[str, list[Name]] = defaultdict(list)
        for name in self._names:
            self._by_surname[name.surname].append(name)

    def fullest(self, mention: Span, last_speaker: Span | None) -> Span:
        """The fullest mention of whoever `mention` names; `mention` itself where none is fuller."""
        words = mention.of(self._text)
        pronoun = words.casefold()
        if pronoun in ("he", "she"):
            found = self._person_before(
                mention.start, "he" if pronoun == "he" else "she", last_speaker
            )
            return self.fullest(found, None) if found else mention
        generic = _GENERIC.fullmatch(words)
        if generic:
            return self._holder(generic.group("role")) or mention
        name = self._core(mention)
        if name is None or "," in words or " and " in words:
            return mention
        return self._best_of(name, mention)

    def _core(self, mention: Span) -> Name | None:
        """The person's name in a mention: its last one before any comma."""
        found = None
        for match in _PERSON.finditer(self._plain, mention.start, mention.end):
            if "," in self._plain[mention.start : match.start()]:
                break
            found = _name(self._plain, match) or found
        return found

    def _best_of(self, name: Name, mention: Span) -> Span:
        """The longest way in which the text introduces the bearer of `name`."""
        same = [n for n in self._by_surname[name.surname] if _compatible(n.words, name.words)]
        given = {n.words[0] for n in same if len(n.words) > 1}
        if len(name.words) == 1 and len(given) > 1:
            earlier = [n for n in same if n.span.start < mention.start and len(n.words) > 1]
            if not earlier:
                return mention
            same = [n for n in same if n.words[0] == earlier[-1].words[0]]
        best, most = mention, _weight(name.words, mention.of(self._text))
        for other in same[:50]:
            if len(other.words) < len(name.words) or len(other.words) < 2:
                continue
            span = self._introduced(other)
            weight = _weight(other.words, span.of(self._text))
            if weight > most:
                best, most = span, weight
        return best

    def _introduced(self, name: Name) -> Span:
        """A name with the role before it and what is apposed behind."""
        start, end = name.span.start, name.span.end
        left = _LEFT.search(self._plain[max(0, start - 60) : start])
        if left:
            start -= left.end() - left.start()
        if self._plain[end : end + 2] in ("’s", "'s"):
            return Span(start=start, end=end)
        line = self._plain.find("\n", end)
        return Span(
            start=start,
            end=phrases.extend(self._plain, end, line if line >= 0 else len(self._plain)),
        )

    def _holder(self, role: str) -> Span | None:
        """The one person of the text who holds `role`."""
        titles = _ROLES.get(role)
        if titles is None:
            return None
        held = [n for n in self._names if n.titles & set(titles)]
        if not held or len({n.surname for n in held}) > 1:
            return None
        return self._best_of(held[0], held[0].span)

    def _person_before(self, at: int, pronoun: Pronoun, last_speaker: Span | None) -> Span | None:
        """Whom "he" or "she" at `at` means: the last speaker, unless somebody else was since the
        first one named in a sentence."""
        floor = max(0, at - REACH)
        i = bisect_left(self._starts, at)
        while i > 0:
            i -= 1
            name = self._names[i]
            if name.span.start < floor:
                break
            if last_speaker is not None and name.span.start <= last_speaker.start:
                break
            if self._is_subject(name) and self._may_be(name, pronoun):
                return name.span
        if last_speaker is not None and last_speaker.start >= floor:
            core = self._core(last_speaker)
            if core is not None and self._gender(core) in (pronoun, None):
                return last_speaker
        i = bisect_left(self._starts, at)
        for name in reversed(self._names[max(0, i - 40) : i]):
            if name.span.start >= floor and self._may_be(name, pronoun):
                return name.span
        return None

    def _is_subject(self, name: Name) -> bool:
        """Whether a name is the first of its sentence."""
        lead = self._plain[max(0, name.span.start - 200) : name.span.start]
        start = max(
            lead.rfind("\n"), lead.rfind(". "), lead.rfind("! "), lead.rfind("? "), lead.rfind("” ")
        )
        between = lead[start + 1 :]
        return not any(_name(between, m) for m in _PERSON.finditer(between))

    def _may_be(self, name: Name, pronoun: Pronoun) -> bool:
        """Whether `name` is a person's whom news may call `pronoun`."""
        gender = self._gender(name)
        if gender is not None:
            return gender == pronoun
        return bool(name.titles)

    def _gender(self, name: Name) -> Pronoun | None:
        if name.titles & {"mr"}:
            return "he"
        if name.titles & {"mrs", "ms"}:
            return "she"
        for other in [name, *self._by_surname[name.surname][:20]]:
            given = other.words[0]
            if len(other.words) < 2 or not _compatible(other.words, name.words):
                continue
            if given in HE or given in SHE:
                return (
                    "he"
                    if given in HE and given not in SHE
                    else ("she" if given not in HE else None)
                )
        return None


def _name(text: str, match: re.Match[str]) -> Name | None:
    """The name under a run of capitalised words, without what is not part of it."""
    start, end = match.span()
    words: list[str] = []
    titles: set[str] = set()
    at = start
    for piece in re.finditer(r"[^ \xa0]+", match.group()):
        word = (
            piece.group()
            .casefold()
            .strip(".,")
            .replace("’", "'")
            .removesuffix("'s")
            .removesuffix("'")
        )
        if word in _TITLES and (not words or not _given(words[0])):
            titles.add(word)
            words = []
        elif word in _NOT_NAMES and not words:
            at = start + piece.end() + 1
        elif word not in _SUFFIXES:
            words.append(word)
    if not words or at >= end:
        return None
    text_end = end - 2 if text[end - 2 : end] in ("’s", "'s") else end
    return Name(Span(start=at, end=max(at + 1, text_end)), tuple(words), frozenset(titles))


_NOT_NAMES = frozenset(
    """the a an in on at but and so then when while after before as for if it he she they we you
    i his her their our my this that these those there here what who why how not no yes
    asked also meanwhile however still now later earlier last both most many some all one
    two three monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december with from by to
    of or yet although though because since until during over under despite""".split()
)


def _given(word: str) -> bool:
    return word in HE or word in SHE


def _compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names with the same surname may be one person's."""
    if len(a) == 1 or len(b) == 1:
        return True
    return (
        a[0] == b[0]
        or (a[0][:1] == b[0][:1] and (len(a[0]) <= 2 or len(b[0]) <= 2))
        or a[-2] == b[-2]
    )


def _weight(words: Sequence[str], mention: str) -> tuple[int, int]:
    """How full a mention is: by its given names, then by what it says of the bearer."""
    return (min(len(words), 3), 1 if "," in mention else 0) if len(words) > 1 else (0, 0)
