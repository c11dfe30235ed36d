"""Whether a line of English has a finite verb, by a table of common forms."""

import re

from verify.text.words import words

_FINITE = frozenset(
    """am is are was were be been has have had does did do can cannot could will would shall should
    may might must isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't can't
    couldn't won't wouldn't shouldn't he's she's it's they're we're i'm there's that's who's
    became began bent bought brought broke built burnt came caught chose cost cut dealt did died
    drew drove fell felt fled flew forgot fought found froze gave got grew held hid hit hung hurt
    kept knew laid led left lent let lost made meant met paid put quit ran rang read rose said sang
    sank sat saw sent set shook shot shut slept slid sold sought spent split spoke spread sprang
    stole stood struck stuck sued swam swept swore swung taught threw told took tore understood
    woke won wore withdrew wrote overtook overthrew upheld withheld forbade rebuilt
    resold""".split()
)
_BASES = """accept add agree allow announce appeal appear approve argue arrest ask attack back ban
beat become begin believe blame block borrow bring build buy call cancel carry cause change charge
claim close come confirm continue cost create criticise criticize cut decide decline defeat defend
delay deny die drop earn elect employ end enter expect extend face fail fall file find fire fund
gain get give go grow have hire hit hold hope include increase injure invest investigate join keep
kill launch lead leave lie live lose make meet merge move name need nominate offer open oppose
order own owe pass pay plan plead promise propose protest publish quit raise reach receive
recommend reduce refuse reject release remain remove replace report resign retire return reveal
rise rule run save say sell send serve shut sign spend split start stay stop strike sue support
suspend take target tell threaten top trail urge use vote vow walk want warn win withdraw work
write""".split()
_NO_PAST = frozenset(
    """need seed speed feed weed deed creed breed bleed indeed hundred sacred naked wicked rugged
    sled shed embed exceed proceed succeed biped moped infrared kindred""".split()
)
_ADJECTIVE_AFTER = re.compile(r"(?:the|a|an|of|and|our|your|its|their|for|with|by|in|on)\Z", re.I)


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "go")) else f"{base}s"


_PRESENT = frozenset(_third_person(base) for base in _BASES) - {"has"}


def has_verb(text: str) -> bool:
    """Whether a finite verb stands in `text`: a common form, or a word in "-ed" behind another.

    Meant for short lines and fragments: "Moor resigned" has one, "Related stories" and "Year, cost"
    have none. A form that is a noun as well ("votes") counts behind a word that may be its subject.
    """
    before = ""
    for word in words(text):
        low = word.text.casefold().replace("’", "'")
        if low in _FINITE:
            return True
        stands_behind = bool(before) and _ADJECTIVE_AFTER.fullmatch(before) is None
        if stands_behind and word.text[0].islower() and (low in _PRESENT or _is_past(low)):
            return True
        before = low
    return False


def _is_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in _NO_PAST


def is_finite(word: str) -> bool:
    """Whether a word in lower case is a common form of an English verb: "fell", "resigns"."""
    return word in _FINITE or word in _PRESENT
