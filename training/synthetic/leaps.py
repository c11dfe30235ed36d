"""More said than the sentence says: it neither follows from the sentence nor is denied by it."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, capitalised, swap
from training.synthetic.verbs import BASE_OF_PAST, BASES, gerund, past

_HEDGED = re.compile(
    r"(?<=[a-zA-Z’'] )(?P<hedge>may|might|could|would|will likely|hopes? to|hoped to|"
    r"plans? to|planned to|intends? to|intended to|wants? to|"
    r"wanted to|(?:is|are) expected to|(?:was|were) expected to|(?:is|are|was|were) likely to|"
    r"(?:is|are) considering whether to|tried to|(?:is|are) trying to|(?:was|were) trying to|"
    r"attempted to|"
    r"sought to|threatened to|vowed to|promised to|pledged to|proposed to|(?:has|have|"
    r"had) (?:vowed|promised|pledged|threatened|offered) to|offered to|(?:is|are|was|"
    r"were) (?:set|prepared|poised|scheduled|ready|due) to|"
    r"appears? to|appeared to|seems? to|is believed to|(?:is|are|was|were) (?:allegedly|"
    r"reportedly)|agreed to|aims? to) (?P<verb>be|have|[a-z]+)(?= )"
)
_PLURAL = re.compile(r"(?:[a-z]+s|people|men|women|children|police|they|we)\s\Z")
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nor|if|unless|whether|what|how|who|that|than)\b|n[’']t\b", re.IGNORECASE
)
_WHO_THINKS = r"(?:[A-Z][\w.’'-]*|of|the|that|some|many|who|[a-z]+s?)"
_CLAIMED = re.compile(
    r"^(?P<who>[^,;“”\"—–]{3,60}?) (?:(?:has|have|had) )?(?P<verb>claim(?:s|ed)?|alleg(?:es|"
    r"ed|e)|argu(?:es|ed|e)|believ(?:es|ed|e)|fear(?:s|ed)?|suspect(?:s|ed)?|suggest(?:s|ed)?|"
    r"contend(?:s|ed)?|"
    r"insist(?:s|ed)?|hop(?:es|ed|e)|predict(?:s|ed)?|warn(?:s|ed)?|assert(?:s|ed)?|"
    r"speculated|thinks?|thought|maintains?) (?:that )?(?P<what>(?:the|an?|there|[A-Z][a-z]+|"
    r"his|her|many|most|some) [^;“”\"—–]+)\.$"
)
_ACCUSED = re.compile(
    r"^(?P<who>[^;“”\"—–]{3,90}?) (?:has |have |had )?(?:also |repeatedly |falsely |"
    r"again )?(?:accus(?:ed|es|"
    r"e)) (?P<whom>(?:the )?[A-Z]?[\w.’' -]{2,40}?) of (?P<act>[a-z]+ing) (?P<what>[^;“”\"—–]+)\.$"
)
_ACTS = {gerund(base): base for base in sorted(BASES)}
_IF = re.compile(
    r"^(?P<what>[A-Z][^,;“”\"—–]+? )(?P<modal>would|will)( [^,;“”\"—–]+?),? (?P<gone>(?:if|"
    r"unless) [^,;“”\"—–]+)\.$"
)


_SPOKEN = frozenset("argue say like note prefer add think love hope rather see".split())
_PREPOSITION = re.compile(
    r" (?:of|in|for|from|at|on|to|by|with|about|between|against|over|who|that|which) "
)


def _is_plural(before: str) -> bool:
    """Whether the subject that ends `before` is plural, by its head."""
    chunk = re.split(r"[,:;]|\b(?:that|said|says|believes|when|while|because|where|but) ", before)[
        -1
    ]
    head = _PREPOSITION.split(chunk)[0].strip()
    if re.search(r" and |^(?:They|they|We|we)$", head):
        return True
    if head[head.rfind(" ") + 1 :][:1].isupper():
        return re.search(r"(?:ans|crats|ists|ors|eers|cials)$", head) is not None
    return _PLURAL.search(head + " ") is not None or head.lower() in ("they", "we", "you", "i")


_NOUN_OR_PERFECT = re.compile(
    r"(?:[’']s|\b(?:his|her|its|their|the|an?|has|have|had|to|no|not|any|of|be|been|will|"
    r"would|could))\s\Z"
)


def hedge(text: str, _: Cast, __: Random) -> Change | None:
    """What may, will or is meant to happen told as a fact."""
    found = [m for m in _HEDGED.finditer(text) if m["verb"] in BASES | {"have"}]
    if len(found) != 1:
        return None
    (match,) = found
    before = text[: match.start()]
    after = text[match.end() :]
    if _NEGATIVE.search(before[-30:]) or before.count(",") > 1 or before.endswith("here "):
        return None
    verb = match["verb"]
    joined = re.search(r"\b(?:and|or) (?:also )?([a-z]+)\b", after)
    if _NOUN_OR_PERFECT.search(before):
        return None
    if verb in _SPOKEN or (joined and joined[1] in BASES) or re.match(r" (?:and|or)\b", after):
        return None
    if re.search(r"\b(?:soon|next|tomorrow|upcoming|future|eventually|someday)\b", after):
        return None
    plural = _is_plural(before)
    hedged = match["hedge"]
    passed = (
        hedged.split()[0] in ("was", "were", "had")
        or hedged.split()[0].endswith("ed")
        or hedged.startswith(("sought", "would"))
    )
    if verb == "have" and hedged not in ("may", "might"):
        return None
    if verb == "be":
        new = ("were" if plural else "was") if passed else ("are" if plural else "is")
    elif verb == "have":
        new = "have" if plural else "has"
    else:
        new = past(verb)
    return swap(text, match.start(), match.end(), new)


_MAIN = re.compile(
    r"\b(?:[Dd]ata|[Rr]eports?|[Ss]tud(?:y|ies)|[Ss]urveys?|[Pp]olls?|[Ee]vidence|[Rr]esearch|"
    r"findings|membership|"
    r"analysis|results|is|are|was|were|be|been|has|have|had|will|would|could|can|may|of|to|with)\b"
)


def claimed(text: str, _: Cast, __: Random) -> Change | None:
    """What somebody claims, fears or alleges told as a fact."""
    match = _CLAIMED.match(text)
    if match is None or _NEGATIVE.search(match["who"]) or len(match["what"].split()) < 5:
        return None
    if re.search(r"\b(?:down|up) from\b|\band that\b", match["what"]) or _MAIN.search(match["who"]):
        return None
    if any(word in BASE_OF_PAST and word != "said" for word in match["who"].split()):
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


_WAS_ACCUSED = re.compile(
    r"^(?P<whom>[^,;“”\"—–]{3,60}?) (?:has been|have been|was|were|is|are|"
    r"stands) accused of (?P<act>[a-z]+ing) (?P<what>[^;“”\"—–]+)\.$"
)
_DENIED = re.compile(
    r"^(?P<who>[^,;“”\"—–]{3,60}?) (?:has |have |had )?(?:repeatedly |strongly |flatly |"
    r"also )?(?:denied|denies|deny) that (?P<what>(?:the|an?|there|[A-Z][a-z]+|his|"
    r"her) [^;“”\"—–]+)\.$"
)


def accused(text: str, _: Cast, __: Random) -> Change | None:
    """What somebody is accused of told as done."""
    denied = _DENIED.match(text)
    if denied and len(denied["what"].split()) > 4:
        return Change(capitalised(denied["what"]) + ".", text, denied["what"])
    match = _WAS_ACCUSED.match(text) or _ACCUSED.match(text)
    if match is None or match["act"] not in _ACTS or _NEGATIVE.search(text[: match.start("whom")]):
        return None
    whom = match["whom"]
    if whom.split()[0].lower() in ("him", "her", "them", "it", "his", "their", "both", "being"):
        return None
    base = _ACTS[match["act"]]
    done = ("were" if _is_plural(whom + " ") else "was") if base == "be" else past(base)
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
