"""Sentences negated, or their negation taken out, so that they stay grammatical."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, swap
from training.synthetic.verbs import (
    BASE_OF_PARTICIPLE,
    BASE_OF_PAST,
    BASES,
    past,
    third,
)

_NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|without|hardly|barely|cannot|"
    r"few|little|"
    r"rarely|seldom|unless|whether|if|only|else)\b|n[’']t\b",
    re.IGNORECASE,
)
# Behind these the meaning of "not" is not what it would be.
_SCOPE = re.compile(
    r"\b(?:all|every|everyone|everything|always|both|also|still|already|just|even|too|so|as|"
    r"entirely|"
    r"completely|necessarily|fully|long|once|now|about|going|most|many|much|more|simply|merely|"
    r"exactly|quite|very|rather|often|inevitably|a lot|said and done|likely|probably|"
    r"certainly|clearly|largely|mostly|mainly|almost|nearly|"
    r"at least|among|one of|due|because)\b",
)
_BE = re.compile(r"(?<=\w )(is|are|was|were|will|would|should|could|can|must)(?= [a-z])")
_HAVE = re.compile(r"(?<=\w )(has|have|had)(?= (?P<next>[a-z]+) )")
_ASKING = re.compile(
    r"\b(?:what|how|where|why|when|who|than|as|that|which|so|and|or|but)\s\Z", re.IGNORECASE
)
_UNDER = re.compile(
    r"\b(?:until|before|after|because|since|though|although|while|whatever|whoever|what|how|"
    r"why|where)\b"
    r"[^,]*\Z|\b(?:simply|only|just|really)\s\Z"
    r"|(?:\b(?:all|every|each|both|most|many|some|several|any|more|two|three|four|five|six|seven|eight|"
    r"nine|ten|dozens|hundreds|thousands|half|others?)\b|\d)[^,]*\Z",
    re.IGNORECASE,
)
_OBJECT = r"(?:the|an?|his|her|their|its|that|new|\$?\d|[A-Z])"
_VERB = re.compile(rf"(?<=[a-zA-Z] )(?P<verb>[a-z]+)(?= {_OBJECT})")
_SUBJECT = re.compile(r"(?:[A-Z][\w.’'-]*|\b(?:he|she|they|it|who)|[a-z]+s?)\s\Z")
_NO_SUBJECT = re.compile(
    r"(?:\b(?:to|is|are|was|were|be|been|being|has|have|had|and|or|not|by|of|in|on|a|an|the|"
    r"with|for|"
    r"at|from|that|which|as|when|than|but|newly|widely|so|can|could|will|would|may|might|must|"
    r"should|did|does|do|being|having|get|got|gets|\w+ing)|,)\s\Z"
)
_STAY = frozenset("said read put set let cut hit led means".split())
_POLAR = re.compile(
    r"\b(?:any|anyone|anything|anybody|anywhere|yet|either|until|anymore|at all|ever|only|just|but|"
    r"because|necessarily|nor|or|much|enough|even|neither|longer|so|if|whether|alone|simply|merely|"
    r"about|going|limited|immediately|unless|rather|clear|exactly|want|all|every|everyone|always|"
    r"both|as|too)\b"
)
_NOT = re.compile(
    r"\b(?P<aux>is|are|was|were|will|would|should|could|has|have|had|does|did|do|ca|wo|can)"
    r"(?: ?not|n[’']t) (?P<next>[a-z]+)\b"
)
_BARE = {"ca": "can", "wo": "will"}
_NO = re.compile(
    r"\bno (?=(?:evidence|plans|doubt|signs|injuries|casualties|charges|arrests|survivors|changes|"
    r"restrictions|limits|exceptions|talks|negotiations|protections|guarantees|concessions|"
    r"objections|proof|intention|interest|authority|jurisdiction|experience|knowledge)\b)"
)


def negation(text: str, cast: Cast, rng: Random) -> Change | None:
    """ "Not" put in where there is none, or taken out where there is one."""
    return remove(text, cast, rng) if _NEGATIVE.search(text) else insert(text, cast, rng)


def insert(text: str, _: Cast, rng: Random) -> Change | None:
    """ "Not" behind an auxiliary, or "did not" before a verb."""
    if _NEGATIVE.search(text):
        return None
    options = [*_auxiliaries(text, rng), *_verbs(text)]
    return rng.choice(options) if options else None


def _auxiliaries(text: str, rng: Random) -> list[Change]:
    found = []
    for match in (*_BE.finditer(text), *_HAVE.finditer(text)):
        aux, rest = match[1], text[match.end() : match.end() + 40]
        if aux in ("has", "have", "had") and match["next"] not in BASE_OF_PARTICIPLE:
            continue
        before = text[: match.start()]
        if _ASKING.search(before) or _SCOPE.search(rest) or _UNDER.search(before):
            continue
        if text[: match.start()].rstrip().endswith(("(", "—", "–")):
            continue
        new = "cannot" if aux == "can" else f"{aux} not"
        if rng.random() < 0.25 and aux in (
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "would",
        ):
            new = aux + "n’t" if "’" in text else aux + "n't"
        found.append(swap(text, match.start(), match.end(), new))
    return found


_PERFECT = re.compile(
    r"\b(?:has|have|had|is|are|was|were|be|been|being|to|will|would)"
    r"(?: (?:\w+ly|also|now|already|since|long|just|recently|previously|often)){1,2}\s\Z"
)


def _verbs(text: str) -> list[Change]:
    found = []
    for match in _VERB.finditer(text):
        verb, before = match["verb"], text[: match.start()]
        base = BASE_OF_PAST.get(verb)
        if base is None or verb in _STAY or base == "be" or _NO_SUBJECT.search(before):
            continue
        if _PERFECT.search(before):
            continue
        if (
            _UNDER.search(before)
            or not _SUBJECT.search(before)
            or _SCOPE.search(text[match.end() : match.end() + 30])
        ):
            continue
        found.append(swap(text, match.start(), match.end(), f"did not {base}"))
    return found


def remove(text: str, _: Cast, __: Random) -> Change | None:
    """The one negation taken out, and the verb put into its form."""
    if len(_NEGATIVE.findall(text)) != 1:
        return None
    none = _NO.search(text)
    if none:
        return swap(text, none.start(), none.end(), "")
    match = _NOT.search(text)
    if match is None or _POLAR.search(text[match.end("aux") :]):
        return None
    aux, verb = _BARE.get(match["aux"], match["aux"]), match["next"]
    if aux in ("did", "does", "do"):
        if verb not in BASES | {"have"}:
            return None
        return swap(text, match.start(), match.end(), _finite(aux, verb))
    return swap(text, match.start(), match.end(), f"{aux} {verb}")


def _finite(aux: str, verb: str) -> str:
    if verb == "have":
        return {"did": "had", "does": "has", "do": "have"}[aux]
    return past(verb) if aux == "did" else third(verb) if aux == "does" else verb
