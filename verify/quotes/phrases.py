"""Who stands beside a cue: the noun phrase before or after it, found without a parser.

News names its speakers in few ways, and tables of what begins, ends and extends a noun phrase find
them. Every function takes and gives offsets into the whole text.
"""

import re

from verify.lang.en.people import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_ROLES,
    BODIES,
    BOUNDARY,
    DETERMINERS,
    LEADS_IN,
    LINKED,
    NOT_APPOSED,
    PAST,
    PRONOUN,
    RELATIVES,
    STOPS,
    SUBORDINATE,
)
from verify.models import Span
from verify.quotes.cues import SPEECH_NOUNS, VERBS
from verify.quotes.name_words import (
    APPOSED_NAME,
    APPOSITION,
    DAY_AT,
    ENDS_PRONOUN,
    JOINED,
    JOINS_ON,
    LEADS_TO_NAME,
    LINKS,
    PARENTHESIS,
    PLURAL,
    SHORT_PRONOUN,
    WORD,
    is_role,
)

MAX_PHRASE = 240


def after(text: str, at: int, hi: int) -> Span | None:
    """The noun phrase that starts at `at` (spaces skipped), with what is apposed to it."""
    while at < hi and text[at] in " \xa0\n":
        at += 1
    hi = min(hi, at + MAX_PHRASE)
    pronoun = SHORT_PRONOUN.match(text, at, hi)
    if pronoun:
        return Span(start=at, end=pronoun.end())
    end = _run(text, at, hi)
    return Span(start=at, end=extend(text, end, hi)) if end > at else None


def opening(text: str, at: int, hi: int) -> Span | None:
    """The noun phrase at `at` if nothing but what belongs to it stands before `hi`.

    That is how a speaker stands between a quote and its cue: "Ann Roe, 58, the mayor, also said".
    """
    while at < hi and text[at] in " \xa0\n,":
        at += 1
    pronoun = PRONOUN.match(text, at, hi)
    end = pronoun.end() if pronoun else _run(text, at, hi)
    if end <= at:
        return None
    full = extend(text, end, hi)
    introduced = APPOSED_NAME.match(text, full, hi)
    if introduced and text[at].islower():
        full = introduced.end()
    rest = text[full:hi]
    if ADVERBS.fullmatch(rest.rstrip()) or not rest.strip(" \xa0\n,"):
        return Span(start=at, end=full)
    if rest.lstrip(" \xa0").startswith((",", "(", "—", "–", "-")) and len(rest) < 200:
        return Span(start=at, end=full)
    return None


def _run(text: str, at: int, hi: int) -> int:
    """The end of the noun phrase that starts at `at`; `at` itself where none does."""
    end = at
    named = determined = False
    opener = WORD.match(text, at, hi)
    common = opener is not None and opener.group().casefold() in DETERMINERS
    while end < hi and (end == at or text[end : end + 1] in (" ", "\xa0")):
        match = WORD.match(text, end if end == at else end + 1, hi)
        if match is None or not _belongs(text, match, hi, end == at, named, determined, common):
            break
        low = match.group().casefold()
        end = match.end()
        determined = low in DETERMINERS
        named = match.group()[0].isupper() and not determined
        if text[end : end + 2] in ("’s", "'s"):
            end += 2
            named = False
    return at if determined else end


def _belongs(
    text: str,
    match: re.Match[str],
    hi: int,
    opens: bool,
    named: bool,
    determined: bool,
    common: bool,
) -> bool:
    """Whether a word goes on with a phrase, given what was before: nothing, a name, "the"."""
    word = match.group()
    low = word.casefold()
    if not opens and DAY_AT.match(text, match.start(), hi):
        return False
    if word[0].isupper():
        return True
    if opens:
        known = low in DETERMINERS or low[0].isdigit()
        if not known and (low in STOPS or low in AUXILIARIES):
            return False
        return known or low.endswith("s") or _leads_to_name(text, match.start(), hi)
    if low in LINKS:
        return _links_on(text, match.end(), hi, low, named)
    if low in STOPS or low in AUXILIARIES or (not determined and _verbal(low)):
        return False
    if named and not common:
        return _noun(text, match.end(), hi, low) or _leads_to_name(text, match.start(), hi)
    return True


def _noun(text: str, end: int, hi: int, word: str) -> bool:
    """Whether a plain word after a name is a noun ("White House officials"), not a verb."""
    if word in PAST or word.endswith(("ly", "ing")) or _verbal(word):
        return False
    if not word.endswith("s") or word.endswith("ss"):
        return True
    following = WORD.match(text, end + 1, hi)
    if following is None or text[end : end + 1] not in (" ", "\xa0"):
        return True
    low = following.group()
    return low in VERBS or low in AUXILIARIES or low in STOPS or low in LINKS or low.endswith("ed")


def _verbal(word: str) -> bool:
    return (word in VERBS and word not in SPEECH_NOUNS) or word.endswith("ed")


def _links_on(text: str, at: int, hi: int, link: str, named: bool) -> bool:
    """Whether "of", "for", "and" at `at` goes on with the phrase ("a spokesman for the union")."""
    following = LINKED.match(text, at, hi)
    if following is None:
        return False
    name, the = following.group("name"), following.group("the")
    if DAY_AT.match(text, following.start("name"), hi) if name else False:
        return False
    if link == "and":
        return bool(name) or not named
    if link == "of":
        return True
    if named:
        return bool(name) and link in ("for", "from")
    if not LINKS[link]:
        return bool(name) and not (link == "in" and the)
    return bool(name or the)


def _leads_to_name(text: str, at: int, hi: int) -> bool:
    """Whether "campaign manager Ann Roe" stands at `at`: up to five plain words and a name."""
    return LEADS_TO_NAME.match(text, at, hi) is not None


def extend(text: str, end: int, hi: int) -> int:
    """`end` moved behind "(D-Conn.)" and ", a spokesman for the union"."""
    parenthesis = PARENTHESIS.match(text, end, hi)
    if parenthesis:
        end = parenthesis.end()
    for _ in range(2):
        apposed = APPOSITION.match(text, end, hi)
        if apposed is None or NOT_APPOSED.match(text, end, hi):
            break
        end = apposed.end()
    while text[end - 1 : end] in (" ", "\xa0", "\n"):
        end -= 1
    return end


def before(text: str, lo: int, at: int) -> Span | None:
    """The noun phrase that ends right before `at`, not starting before `lo`.

    A relative pronoun gives what it stands for; "and said" gives None, since its subject is that of
    the sentence.
    """
    lo = max(lo, at - 400)
    at = _trimmed(text, lo, at)
    if text[at - 1 : at] == ")":
        at = max(lo, text.rfind("(", lo, at))
        at = _trimmed(text, lo, at)
    comma = text[at - 1 : at] == ","
    found = _before_comma(text, lo, at - 1) if comma else _ending_at(text, lo, at)
    if found is not None and found.of(text) in ("who", "which") and found.start > lo:
        return before(text, lo, found.start) or found
    return found


def _trimmed(text: str, lo: int, at: int) -> int:
    """`at` moved before white space, adverbs and auxiliaries."""
    while at > lo and text[at - 1] in " \xa0\n":
        at -= 1
    adverbs = ADVERBS.search(text[lo:at])
    return lo + adverbs.start() if adverbs and adverbs.start() > 0 else at


def _before_comma(text: str, lo: int, at: int) -> Span | None:
    """The phrase before "..., a spokesman for the union, said": the comma at `at` ends it."""
    comma = text.rfind(",", lo, at)
    tries = 0
    best: Span | None = None
    while comma > lo and tries < 4:
        apposed = APPOSITION.match(text, comma, at)
        tail = text[comma + 1 : at].strip()
        if apposed or tail.startswith(RELATIVES):
            subject = _ending_at(text, lo, comma)
            if subject is not None:
                best = Span(start=subject.start, end=at if apposed else comma)
                if text[max(lo, subject.start - 5) : subject.start].rstrip()[-1:] != ",":
                    return best
        comma = text.rfind(",", lo, comma)
        tries += 1
    return best or _ending_at(text, lo, at)


def _ending_at(text: str, lo: int, at: int) -> Span | None:
    """The noun phrase that ends at `at`, with a joint speaker before an "and"."""
    pronoun = ENDS_PRONOUN.search(text, lo, at)
    if pronoun:
        return Span(start=pronoun.start(), end=at)
    cuts = [lo, *(m.end() for m in BOUNDARY.finditer(text, lo, at))]
    for cut in reversed(cuts[-4:]):
        start = cut
        while start < at and text[start] in " \xa0\n\"“”'‘’¤":
            start += 1
        if not text[start:at].strip(" \xa0,;:"):
            if text[max(lo, cut - 5) : cut].strip(" ,") in ("and", "but", "then", "or"):
                return None
            continue
        joint = JOINS_ON.match(text, start, at)
        start = joint.end() if joint else start
        if not LEADS_IN.match(text, start, at):
            end = _run(text, start, at)
            if end == at:
                return Span(start=_joined(text, lo, start), end=at)
        named = _last_name(text, start, at)
        if named is not None:
            return named
        if cut == lo and PLURAL.fullmatch(text[start:at]):
            return Span(start=start, end=at)
    return None


def _last_name(text: str, start: int, at: int) -> Span | None:
    """The phrase that ends at `at` after words that are no part of it ("On Tuesday Roe")."""
    lead = LEADS_IN.match(text, start, at)
    own = _behind_object(text, lead.end(), at) if lead else None
    if own is not None and _run(text, own, at) == at:
        return Span(start=own, end=at)
    words = list(WORD.finditer(text, start, at))
    for match in words[-9:]:
        low = match.group().casefold()
        if not (match.group()[0].isupper() or low in DETERMINERS):
            continue
        if LEADS_IN.match(text, match.start(), at) or DAY_AT.match(text, match.start(), at):
            continue
        if _run(text, match.start(), at) == at:
            return Span(start=match.start(), end=at)
    return None


def _behind_object(text: str, at: int, hi: int) -> int | None:
    """Where the subject begins that no comma sets apart from what a preposition stands before.

    "After [the vote] Gov. Ann Roe", "On [her page] singer Noa Bell", "At [the hearing] the judge".
    None where what follows at `at` may be the subject itself: "After the mayor Ann Roe".
    """
    found = list(WORD.finditer(text, at, hi))
    low = [word.group().casefold() for word in found]
    named = next((n for n, word in enumerate(found) if word.group()[0].isupper()), len(found))
    if named < 2 or low[0] not in DETERMINERS:
        return None
    first = named
    while first > 1 and (is_role(low[first - 1]) or low[first - 1] in BEFORE_ROLES):
        first -= 1
    while first < len(found) and DAY_AT.match(text, found[first].start(), hi):
        first += 1
    for n in range(2, named):
        if low[n] in DETERMINERS and low[n - 1] not in LINKS and low[n - 1] not in STOPS:
            first = n
    thing = low[first - 1]
    if first in (1, len(found)) or thing in LINKS or thing in STOPS:
        return None
    return None if thing in BODIES - SPEECH_NOUNS else found[first].start()


def _joined(text: str, lo: int, start: int) -> int:
    """`start` moved before "Ann Roe and" where that is a second speaker."""
    joint = JOINED.search(text[lo:start])
    return lo + joint.start() if joint else start


def first(text: str, lo: int, hi: int, commas: int = 4) -> Span | None:
    """The subject of the sentence in `lo` to `hi`: its first name, pronoun or noun phrase.

    What leads in ("On Tuesday, ") is skipped up to its comma, `commas` times at most.
    """
    at = lo
    while at < hi and text[at] in " \xa0\n\"“”'‘’(-—–¤,":
        at += 1
    joint = JOINS_ON.match(text, at, hi)
    at = joint.end() if joint else at
    pronoun = SHORT_PRONOUN.match(text, at, hi)
    if pronoun:
        return Span(start=at, end=pronoun.end())
    lead = LEADS_IN.match(text, at, hi)
    if lead or SUBORDINATE.match(text, at, hi):
        comma = text.find(",", at, hi)
        found = first(text, comma + 1, hi, commas - 1) if comma > 0 and commas else None
        if found is None and lead and commas == 4:
            return first(text, _behind_object(text, lead.end(), hi) or lead.end(), hi, 0)
        return found
    end = _run(text, at, hi)
    return Span(start=at, end=extend(text, end, hi)) if end > at else None
