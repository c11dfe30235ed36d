"""More said than the sentence says: it neither follows from the sentence nor is denied by it."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, capitalised, swap
from training.synthetic.verbs import BASES, gerund, past

_HEDGED = re.compile(
    r"(?<=[a-zA-Z’'] )(?P<hedge>may|might|could|would|should|can|will likely|hopes? to|hoped to|plans? to|planned to|intends? to|intended to|wants? to|"
    r"wanted to|(?:is|are) expected to|(?:was|were) expected to|(?:is|are|was|were) likely to|(?:is|are) considering whether to|tried to|(?:is|are) trying to|(?:was|were) trying to|attempted to|"
    r"sought to|threatened to|vowed to|promised to|pledged to|proposed to|(?:has|have|had) (?:vowed|promised|pledged|threatened|offered) to|offered to|(?:is|are|was|were) (?:set|prepared|poised|scheduled|ready|due) to|"
    r"appears? to|appeared to|seems? to|is believed to|(?:is|are|was|were) (?:allegedly|reportedly)|agreed to|aims? to|urged \w+ to) (?P<verb>be|have|[a-z]+)(?= )"
)
_PLURAL = re.compile(r"(?:[a-z]+s|people|men|women|children|police|they|we)\s\Z")
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nor|if|unless|whether|what|how|who|that|than)\b|n[’']t\b", re.IGNORECASE
)
_WHO_THINKS = r"(?:[A-Z][\w.’'-]*|of|the|that|some|many|who|[a-z]+s?)"
_CLAIMED = re.compile(
    r"^(?P<who>[^,;“”\"—–]{3,60}?) (?:(?:has|have|had) )?(?P<verb>claim(?:s|ed)?|alleg(?:es|ed|e)|argu(?:es|ed|e)|believ(?:es|ed|e)|fear(?:s|ed)?|suspect(?:s|ed)?|suggest(?:s|ed)?|contend(?:s|ed)?|"
    r"insist(?:s|ed)?|hop(?:es|ed|e)|predict(?:s|ed)?|warn(?:s|ed)?|assert(?:s|ed)?|speculated|thinks?|thought|maintains?) (?:that )?(?P<what>(?:the|an?|there|[A-Z][a-z]+|his|her|many|most|some) [^;“”\"—–]+)\.$"
)
_ACCUSED = re.compile(
    r"^(?P<who>[^;“”\"—–]{3,90}?) (?:has |have |had )?(?:also |repeatedly |falsely |again )?(?:accus(?:ed|es|e)) (?P<whom>(?:the )?[A-Z]?[\w.’' -]{2,40}?) of (?P<act>[a-z]+ing) (?P<what>[^;“”\"—–]+)\.$"
)
_ACTS = {gerund(base): base for base in sorted(BASES)}
_IF = re.compile(
    r"^(?P<what>[A-Z][^,;“”\"—–]+? )(?P<modal>would|will)( [^,;“”\"—–]+?),? (?P<gone>(?:if|unless) [^,;“”\"—–]+)\.$"
)


def hedge(text: str, _: Cast, __: Random) -> Change | None:
    """What may, will or is meant to happen told as a fact."""
    found = [m for m in _HEDGED.finditer(text) if m["verb"] in BASES | {"have"}]
    if len(found) != 1:
        return None
    (match,) = found
    before = text[: match.start()]
    if _NEGATIVE.search(before[-30:]) or before.count(",") > 1:
        return None
    verb = match["verb"]
    plural = _PLURAL.search(before) is not None
    hedged = match["hedge"]
    passed = (
        hedged.split()[0] in ("was", "were", "had")
        or hedged.split()[0].endswith("ed")
        or hedged.startswith(("sought", "would"))
    )
    if verb == "be":
        new = ("were" if plural else "was") if passed else ("are" if plural else "is")
    elif verb == "have":
        new = "had" if passed else ("have" if plural else "has")
    else:
        new = past(verb)
    return swap(text, match.start(), match.end(), new)


def claimed(text: str, _: Cast, __: Random) -> Change | None:
    """What somebody claims, fears or alleges told as a fact."""
    match = _CLAIMED.match(text)
    if match is None or _NEGATIVE.search(match["who"]) or len(match["what"].split()) < 5:
        return None
    if match["who"].split()[-1].lower() in (
        "to",
        "not",
        "would",
        "could",
        "may",
        "might",
        "will",
        "should",
        "is",
        "are",
        "be",
    ):
        return None
    return Change(capitalised(match["what"]) + ".", text, match["what"])


def accused(text: str, _: Cast, __: Random) -> Change | None:
    """What somebody is accused of told as done."""
    match = _ACCUSED.match(text)
    if match is None or match["act"] not in _ACTS or _NEGATIVE.search(match["who"]):
        return None
    whom = match["whom"]
    if whom.split()[0].lower() in ("him", "her", "them", "it", "his", "their", "both", "being"):
        return None
    base = _ACTS[match["act"]]
    done = ("were" if whom.endswith("s") else "was") if base == "be" else past(base)
    return Change(f"{capitalised(whom)} {done} {match['what']}.", text, done)


def unconditional(text: str, _: Cast, __: Random) -> Change | None:
    """The condition dropped."""
    match = _IF.match(text)
    if match is None or _NEGATIVE.search(match["what"]):
        return None
    kept = text[: match.start("gone")].rstrip(" ,")
    if match["modal"] == "would":
        kept = kept.replace(" would ", " will ", 1)
    return Change(kept + ".", match["gone"], "")
