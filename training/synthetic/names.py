"""Names changed for others of their kind in the same article, and two names that change places."""

import re
from itertools import pairwise
from random import Random

from training.synthetic.cast import Cast, gender, kind_of, surname, with_title
from training.synthetic.change import Change, swap
from training.synthetic.name_lists import AGENCIES, GROUPS
from verify.models import Mention
from verify.text.names import proper_names

_GENDERED = re.compile(
    r"\b(?:he|she|his|her|him|himself|herself|Mr|Mrs|Ms|husband|wife|woman|man)\b"
)
_ACTED = """accused defeated beat criticized praised endorsed sued attacked defended blamed fired
appointed nominated hired invited thanked urged asked warned replaced supported opposed
mocked rebuked contradicted invaded sanctioned condemned denounced challenged visited
backed helped ousted threatened pressed interviewed slammed bought acquired called hosted briefed
lobbied arrested indicted convicted shot killed hit bombed occupied""".split()
_BETWEEN = re.compile(
    rf"(?:,)? (?:(?:has|have|had|also|then|repeatedly|publicly|later|sharply) )*(?:was |were |"
    rf"been )?"
    rf"(?:{'|'.join(_ACTED)})(?: by)? (?:[Pp]resident |former |[Ss]enator |[Cc]andidate |U\.S\. )*"
)


ANCHORED = re.compile(
    r"[“\"\d%]|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|"
    r"May|June|July|August|September|"
    r"October|November|December|last|yesterday|the (?:first|only|last|next|former|current|"
    r"late)|the [a-z]+est|won|lost|died|"
    r"killed|arrested|born|married|appointed|elected|nominated|hired|fired|resigned|founded|"
    r"wrote|directed|chairman|chief|"
    r"headed|led|replaced|succeeded|owner|capital|headquarters|based in|located|according to|"
    r"announced|signed|ordered|ruled|"
    r"testified|released|published|reported|vetoed|responsible|nominee|winner|rival|wife|"
    r"husband|son|daughter|father|mother)\b"
)
"""What ties a sentence to one event or one office, so that another name in it denies it."""


def person(text: str, cast: Cast, rng: Random) -> Change | None:
    """Another person of the article in the place of one."""
    if not ANCHORED.search(text):
        return None
    mentions = [(m, cast.person(m.text)) for m in proper_names(text) if not _beside(text, m)]
    known = [(m, p) for m, p in mentions if p]
    named_once = [
        (m, p) for m, p in known if len(re.findall(rf"\b{re.escape(surname(p))}\b", text)) == 1
    ]
    named_once = [
        (m, p) for m, p in named_once if not re.match(r",? \(?[DRI]-", text[m.span.end :])
    ]
    if not named_once:
        return None
    mention, old = rng.choice(named_once)
    if re.match(r"[’'] ", text[mention.span.end :]):
        return None
    others = [p for p in cast.people if surname(p) != surname(old) and surname(p) not in text]
    if _GENDERED.search(text):
        others = [p for p in others if gender(p) == gender(old)]
    if not others:
        return None
    other = rng.choice(others)
    new = other if " " in mention.text else surname(other)
    return swap(text, mention.span.start, mention.span.end, new)


def _beside(text: str, mention: Mention) -> bool:
    """Whether the name is one of several that share what is said."""
    before, after = text[: mention.span.start], text[mention.span.end :]
    return (
        re.search(r"\b(?:and|or|like|including|such as|between)\s\Z|[A-Z]\w*, \Z", before)
        is not None
        or re.match(r" (?:and|or)\b|, [A-Z]\w+,? and\b", after) is not None
    )


def thing(text: str, cast: Cast, rng: Random) -> Change | None:
    """Another place, people, outlet, agency, company or body in the place of one."""
    if not ANCHORED.search(text):
        return None
    mentions = [
        (m, kind) for m in proper_names(text) if (kind := kind_of(m.text)) and not _beside(text, m)
    ]
    mentions = [(m, kind) for m, kind in mentions if text.count(m.text) == 1]
    if not mentions:
        return None
    mention, kind = rng.choice(mentions)
    others = [name for name in cast.others.get(kind, ()) if name not in text]
    if not others and kind in GROUPS:
        others = sorted(name for name in GROUPS[kind] if name not in text)
    others = [name for name in others if name not in mention.text and mention.text not in name]
    start, end = mention.span.start, mention.span.end
    article = re.search(r"\b([Aa]n?) \Z", text[:start])
    if article:
        others = [o for o in others if _sounds_open(o) == _sounds_open(mention.text)]
    if kind == "outlet":
        others = [o for o in others if _takes_the(o) == _takes_the(mention.text)]
    return swap(text, start, end, rng.choice(others)) if others else None


def _sounds_open(name: str) -> bool:
    """Whether "an" stands before a name; capitals are spelled out."""
    spelled = name[:3].isupper() and name not in ("NASA", "NATO", "FEMA", "WHO")
    return name[0] in ("AEFHILMNORSX" if spelled else "AEIO")


def _takes_the(name: str) -> bool:
    return name.endswith(("Times", "Post", "Journal", "Globe")) or name in AGENCIES


def roles(text: str, cast: Cast, _: Random) -> Change | None:
    """A did it to B made B did it to A."""
    mentions = [m for m in proper_names(text) if cast.person(m.text) or kind_of(m.text)]
    for first, second in pairwise(mentions):
        if _same_sort(first, second, cast) and _may_change(text, first, second):
            a, b = with_title(text, first), with_title(text, second)
            between = text[first.span.end : b]
            if not _BETWEEN.fullmatch(between):
                continue
            one, other = text[a : first.span.end], text[b : second.span.end]
            return swap(text, a, second.span.end, f"{other}{between}{one}")
    return None


def _same_sort(first: Mention, second: Mention, cast: Cast) -> bool:
    if cast.person(first.text) and cast.person(second.text):
        return cast.person(first.text) != cast.person(second.text)
    return kind_of(first.text) is not None and kind_of(first.text) == kind_of(second.text)


def _may_change(text: str, first: Mention, second: Mention) -> bool:
    possessive = text[second.span.end : second.span.end + 2] in ("’s", "'s")
    joined = re.match(r"(?:,| and| or)? [A-Z]|\sof\b", text[second.span.end :])
    before = re.search(r"\b(?:and|or|of|for|by|with|to|in|from)\s\Z", text[: first.span.start])
    return not possessive and not joined and not before
