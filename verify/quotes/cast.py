"""Everybody whom a text names, so that "he" and "Dorman" lead to the fullest mention.

Built from the names outside the quotes. A short name means the longer one with the same last name;
a pronoun means the person last spoken of, as far as the given name allows it; "the governor" means
the one governor of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verify.lang.en.people import (
    BODIES,
    HE,
    IN_A_PLACE,
    LEFT_OF_A_NAME,
    NOT_NAMES,
    PERSON,
    PRONOUNS,
    ROLES,
    SHE,
    TITLES_BEFORE_NAMES,
)
from verify.models import Span
from verify.quotes import phrases
from verify.quotes.cues import VERBS
from verify.quotes.name_words import is_epithet

_SUFFIXES = frozenset("jr sr ii iii iv".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. `words` is it without titles, folded; the last is the surname."""

    span: Span
    words: tuple[str, ...]
    titles: frozenset[str]

    @property
    def surname(self) -> str:
        return self.words[-1]


def name_at(text: str, match: re.Match[str]) -> Name | None:
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
        if word in TITLES_BEFORE_NAMES and (not words or not _given(words[0])):
            titles.add(word)
            words = []
        elif not words and (word in NOT_NAMES or word in VERBS):
            at = start + piece.end() + 1
        elif word not in _SUFFIXES:
            words.append(word)
    if not words or at >= end:
        return None
    text_end = end - 2 if text[end - 2 : end] in ("’s", "'s") else end
    return Name(Span(start=at, end=max(at + 1, text_end)), tuple(words), frozenset(titles))


def _given(word: str) -> bool:
    return word in HE or word in SHE


def compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names with the same surname may be one person's."""
    if len(a) == 1 or len(b) == 1:
        return True
    return (
        a[0] == b[0]
        or (a[0][:1] == b[0][:1] and (len(a[0]) <= 2 or len(b[0]) <= 2))
        or a[-2] == b[-2]
    )


def weight(words: Sequence[str], mention: str) -> tuple[int, int]:
    """How full a mention is: by its given names, then by what it says of the bearer."""
    return (min(len(words), 3), 1 if "," in mention else 0) if len(words) > 1 else (0, 0)


Pronoun = Literal["he", "she"]

_GENERIC = re.compile(r"[Tt]he (?:[a-z-]+ )?(?P<role>[a-z]+)\Z")
MENTIONS = 100
"""So many mentions of one surname are looked at."""
EPITHET_REACH = 300
"""A description without a name means somebody named at most so many characters before it."""
REACH = 3000
"""A pronoun is resolved to somebody named at most so many characters before it."""


class Cast:
    """The people of one text. `plain` is the text with its quotes masked."""

    def __init__(self, text: str, plain: str) -> None:
        self._text = text
        self._plain = plain
        self._names = [name for m in PERSON.finditer(plain) if (name := name_at(plain, m))]
        self._starts = [name.span.start for name in self._names]
        self._introductions: dict[int, Span] = {}
        self._called: dict[str, Pronoun] = {}
        self._by_surname: dict[str, list[Name]] = {}
        for name in self._names:
            same = self._by_surname.setdefault(name.surname, [])
            if len(same) < MENTIONS:
                same.append(name)

    def _of(self, surname: str) -> Sequence[Name]:
        """The mentions of whoever has this surname."""
        return self._by_surname.get(surname, ())

    def has_namesakes(self, mention: str) -> bool:
        """Whether several people of the text have the surname of whoever is mentioned."""
        names = [n for m in PERSON.finditer(mention.split(",")[0]) if (n := name_at(mention, m))]
        if not names:
            return False
        full = [name for name in self._of(names[-1].surname) if len(name.words) > 1]
        return any(not compatible(full[0].words, other.words) for other in full[1:])

    def forget(self) -> None:
        """Forgets who was called "he" or "she": a text is to be read from another place."""
        self._called.clear()

    def fullest(self, mention: Span, last_speaker: Span | None) -> Span:
        """The fullest mention of whoever `mention` names; `mention` itself where none is fuller."""
        words = mention.of(self._text)
        pronoun = words.casefold()
        if pronoun in ("he", "she"):
            found = self._person_before(
                mention.start, "he" if pronoun == "he" else "she", last_speaker
            )
            if found is None:
                return mention
            self._call(found, "he" if pronoun == "he" else "she")
            return self.fullest(found, None)
        if pronoun in ("they", "it"):
            return self._several_or_body(mention, last_speaker) or mention
        if is_epithet(words):
            return self._only_one_before(mention) or mention
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
        for match in PERSON.finditer(self._plain, mention.start, mention.end):
            if "," in self._plain[mention.start : match.start()]:
                break
            found = name_at(self._plain, match) or found
        return found

    def _best_of(self, name: Name, mention: Span) -> Span:
        """The longest way in which the text introduces the bearer of `name`."""
        same = [n for n in self._of(name.surname) if compatible(n.words, name.words)]
        given = {n.words[0] for n in same if len(n.words) > 1}
        if len(name.words) == 1 and len(given) > 1:
            earlier = [n for n in same if n.span.start < mention.start and len(n.words) > 1]
            if not earlier or self._named_together(earlier):
                return mention
            same = [n for n in same if n.words[0] == earlier[-1].words[0]]
        best, most = mention, weight(name.words, mention.of(self._text))
        for other in same[:50]:
            if len(other.words) < len(name.words) or len(other.words) < 2:
                continue
            span = self._introduced(other)
            much = weight(other.words, span.of(self._text))
            if much > most:
                best, most = span, much
        return best

    def _named_together(self, earlier: Sequence[Name]) -> bool:
        """Whether the last two of these names are two people's, and stand in one sentence."""
        if len(earlier) < 2 or earlier[-2].words[0] == earlier[-1].words[0]:
            return False
        between = self._plain[earlier[-2].span.end : earlier[-1].span.start]
        return not any(end in between for end in (". ", "! ", "? ", "\n", "” "))

    def _introduced(self, name: Name) -> Span:
        """A name with the role before it and what is apposed behind."""
        if name.span.start in self._introductions:
            return self._introductions[name.span.start]
        span = self._widened(name)
        self._introductions[name.span.start] = span
        return span

    def _widened(self, name: Name) -> Span:
        start, end = name.span.start, name.span.end
        left = LEFT_OF_A_NAME.search(self._plain[max(0, start - 60) : start])
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
        titles = ROLES.get(role)
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

    def _only_one_before(self, mention: Span) -> Span | None:
        """The one person named just before "the Ohio Democrat", if there is only one.

        With two to choose from, it is not known who is meant.
        """
        i = bisect_left(self._starts, mention.start)
        floor = mention.start - EPITHET_REACH
        near = [n for n in self._names[max(0, i - 20) : i] if n.span.start >= floor]
        people = [n for n in near if self._is_person(n) and n.span.end <= mention.start]
        if not people or len({n.surname for n in people}) > 1:
            return None
        return self._best_of(people[-1], people[-1].span)

    def _is_subject(self, name: Name) -> bool:
        """Whether a name is the first of its sentence."""
        lead = self._plain[max(0, name.span.start - 200) : name.span.start]
        start = max(
            lead.rfind("\n"), lead.rfind(". "), lead.rfind("! "), lead.rfind("? "), lead.rfind("” ")
        )
        between = lead[start + 1 :]
        return not any(name_at(between, m) for m in PERSON.finditer(between))

    def _may_be(self, name: Name, pronoun: Pronoun) -> bool:
        """Whether `name` is a person's whom news may call `pronoun`."""
        gender = self._gender(name)
        if gender is not None:
            return gender == pronoun
        return self._is_person(name)

    def _call(self, mention: Span, pronoun: Pronoun) -> None:
        """Remembers that the person of `mention` was called "he" or "she"."""
        core = self._core(mention)
        if core is not None:
            self._called.setdefault(core.surname, pronoun)

    def _several_or_body(self, mention: Span, last_speaker: Span | None) -> Span | None:
        """Whom "they" or "it" at `mention` means: the last speaker, if that is no single person."""
        if last_speaker is None or mention.start - last_speaker.start > REACH:
            return None
        words = last_speaker.of(self._text)
        head = re.split("[,(]", words)[0]
        core = self._core(last_speaker)
        single = core is not None and " and " not in head and self._is_person(core)
        if single or words.casefold() in PRONOUNS:
            return None
        several = " and " in head or head.rstrip().endswith("s")
        body = bool({word.casefold() for word in head.split()} & BODIES) and core is not None
        plural = mention.of(self._text).casefold() == "they"
        return last_speaker if several == plural or body else None

    def _is_person(self, name: Name) -> bool:
        """Whether a name looks like a person's: two or three words, none of them a body's."""
        if name.titles or self._gender(name) is not None:
            return True
        full = max((n.words for n in self._of(name.surname)), key=len, default=name.words)
        lead = self._plain[max(0, name.span.start - 12) : name.span.start]
        thing = lead.casefold().endswith("the ") or IN_A_PLACE.search(lead) is not None
        return 2 <= len(full) <= 3 and not set(full) & BODIES and not thing

    def _gender(self, name: Name) -> Pronoun | None:
        if name.surname in self._called:
            return self._called[name.surname]
        if name.titles & {"mr"}:
            return "he"
        if name.titles & {"mrs", "ms"}:
            return "she"
        for other in [name, *self._of(name.surname)[:20]]:
            given = other.words[0]
            if len(other.words) < 2 or not compatible(other.words, name.words):
                continue
            if given in HE or given in SHE:
                return (
                    "he"
                    if given in HE and given not in SHE
                    else ("she" if given not in HE else None)
                )
        return None
