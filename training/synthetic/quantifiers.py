"""Quantifiers changed into ones that cannot hold beside them."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, swap

_THEM = r"(?= of (?:the|its|their|his|her|those|these|them)(?: [\w’'-]+)? \w+s\b| of them\b)"
_NO_PLURAL = r"(?!this|his|was|is|has|times|shows|needs|likes|wants|makes|takes|levels|sides)"
_OTHERS = r"(?!kinds|sorts|means|odds|rights|areas|others|days|years|weeks|months)"
_THINGS = rf"(?= {_NO_PLURAL}{_OTHERS}[a-z]+s\b)"
_ONE = r"(?= (?!day|year|week|month|time|few|night|hour|single|other|bit|so)[a-z]+\b)"
_PLAIN = r"(?!.*\b(?:has|is|was|much|ever|business)\b)"
_FREE = "".join(f"(?<!{word} )" for word in "a A last next first past these his her own".split())
_EXACT = "".join(f"(?<!{word} )" for word in "than least most nearly over about almost".split())
_ROWS = (
    (f"all{_THEM}", ("none", "few")),
    (f"all{_THINGS}", ("no", "few")),
    (f"most{_THEM}", ("few", "none", "fewer than a third")),
    (f"most{_THINGS}", ("few",)),
    (f"many{_THEM}", ("none", "few")),
    (f"many{_THINGS}", ("no", "few")),
    (f"some{_THEM}", ("none",)),
    (f"some{_THINGS}", ("no",)),
    (f"none{_THEM}{_PLAIN}", ("most", "all", "some")),
    (f"{_FREE}few{_THEM}", ("most", "many")),
    (f"{_FREE}few{_THINGS}", ("many",)),
    ("nearly all(?= )", ("few", "hardly any")),
    ("a majority of(?= )", ("a small minority of", "few of")),
    (f"every{_ONE}", ("no",)),
    (f"{_EXACT}half(?= of )", ("a tenth", "a small fraction", "nine-tenths")),
    (f"{_EXACT}two-thirds(?= of )", ("a tenth", "less than a third")),
    ("(?<!to )dozens of(?= )", ("only a couple of", "thousands of")),
    ("(?<!to )hundreds of(?= )(?! thousands| millions)", ("only a handful of",)),
    ("(?<!of )(?<!to )thousands of(?= )", ("only a handful of", "fewer than a hundred")),
)
_SUBJECTS_ONLY = frozenset(("none", "no"))
_QUANTIFIERS = tuple((re.compile(rf"\b(?i:{words})"), others) for words, others in _ROWS)
_BEFORE = re.compile(
    r"\b(?:not|at|the|of|the very|for|above|and|as|his|her|its|their|our|n[’']t)\s\Z", re.IGNORECASE
)
_SUBJECT_OF = re.compile(r"(?:^|[,.”\"] |\b(?:that|said|and|but|when|while|because|as) )\Z")


_NEGATIVE = re.compile(r"\b(?:no|not|none|never|any)\b|n[’']t\b", re.IGNORECASE)


def quantifier(text: str, _: Cast, rng: Random) -> Change | None:
    """All made none, most made few, dozens made thousands."""
    for pattern, others in _QUANTIFIERS:
        matches = list(pattern.finditer(text))
        if len(matches) != 1:
            continue
        (match,) = matches
        before, after = text[: match.start()], text[match.end() :]
        if _BEFORE.search(before) or _NEGATIVE.search(f"{before} {after}"):
            continue
        if others[0] in _SUBJECTS_ONLY and not _SUBJECT_OF.search(before):
            continue
        new = rng.choice(others)
        new = new[0].upper() + new[1:] if match[0][0].isupper() else new
        return swap(text, match.start(), match.end(), new)
    return None
