"""Who and what an article names, by kind, so that a name is swapped for one of its own kind."""

import re
from dataclasses import dataclass

from training.synthetic.name_lists import GROUPS, MEN, WOMEN
from verify.models import Mention
from verify.text.names import proper_names

_BODY_WORDS = frozenset(
    """Department Ministry Committee Court Bureau Commission Agency Association Institute Foundation
    Council University College Corporation Federation Center Coalition Caucus Authority
    Administration""".split()
)
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Lt|Gen|Sgt|Capt|Col|Rev)\.|\b(?:President|Senator|Governor|Mayor|"
    r"Congressman|Congresswoman|Judge|Justice|Secretary|Chancellor|Speaker|Minister|Sheriff|Officer))\s\Z"
)
_NOT_SURNAMES = frozenset("Jr Sr II III House Street Park News Times Post Act Day".split())


@dataclass(frozen=True)
class Cast:
    """The people of an article by their full names, and its other names by kind."""

    people: tuple[str, ...]
    others: dict[str, tuple[str, ...]]

    def person(self, name: str) -> str | None:
        """The full name of the person whom `name` means, if it is one of the cast."""
        found = [p for p in self.people if name in (p, surname(p))]
        return found[0] if len(found) == 1 else None


def surname(person: str) -> str:
    """The last word of a person's name."""
    return person.split()[-1]


def gender(person: str) -> str | None:
    """What the first name tells."""
    first = person.split()[0]
    return "m" if first in MEN else "f" if first in WOMEN else None


def kind_of(name: str) -> str | None:
    """The kind of a name that the tables know."""
    for kind, members in GROUPS.items():
        if name in members:
            return kind
    if name.split()[-1] in _BODY_WORDS and len(name.split()) > 1:
        return name.split()[-1]
    return None


def is_full_name(name: str) -> bool:
    """Whether `name` looks like the first name and surname of a person."""
    parts = name.split()
    return (
        2 <= len(parts) <= 3
        and (parts[0] in MEN or parts[0] in WOMEN)
        and parts[-1] not in _NOT_SURNAMES
        and all(re.fullmatch(r"[A-Z][a-zà-ÿ’'-]*[A-Za-zà-ÿ]*\.?", part) for part in parts)
        and not any(kind_of(part) for part in parts[1:])
        and len(parts[-1]) > 2
        and parts[-1] not in _BODY_WORDS
    )


def cast_of(text: str) -> Cast:
    """The cast of an article's text, in order of appearance."""
    people: dict[str, None] = {}
    others: dict[str, dict[str, None]] = {}
    for mention in proper_names(text):
        if is_full_name(mention.text):
            people.setdefault(mention.text)
        elif (kind := kind_of(mention.text)) is not None:
            others.setdefault(kind, {}).setdefault(mention.text)
    return Cast(tuple(people), {kind: tuple(names) for kind, names in others.items()})


def with_title(text: str, mention: Mention) -> int:
    """Where the title before `mention` begins, or the name itself."""
    title = _TITLE_BEFORE.search(text[: mention.span.start])
    return title.start() if title else mention.span.start
