"""Whether a line of English has a finite verb, by a table of common forms."""

from verify.lang.en.sentences import ADJECTIVE_AFTER, FINITE_FORMS, NO_PAST, VERB_BASES
from verify.text.words import words


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "go")) else f"{base}s"


_PRESENT = frozenset(_third_person(base) for base in VERB_BASES) - {"has"}


def has_verb(text: str) -> bool:
    """Whether a finite verb stands in `text`: a common form, or a word in "-ed" behind another.

    Meant for short lines and fragments: "Moor resigned" has one, "Related stories" and "Year, cost"
    have none. A form that is a noun as well ("votes") counts behind a word that may be its subject.
    """
    before = ""
    for word in words(text):
        low = word.text.casefold().replace("’", "'")
        if low in FINITE_FORMS:
            return True
        stands_behind = bool(before) and ADJECTIVE_AFTER.fullmatch(before) is None
        if stands_behind and word.text[0].islower() and (low in _PRESENT or _is_past(low)):
            return True
        before = low
    return False


def _is_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in NO_PAST


def is_finite(word: str) -> bool:
    """Whether a word in lower case is a common form of an English verb: "fell", "resigns"."""
    return word in FINITE_FORMS or word in _PRESENT
