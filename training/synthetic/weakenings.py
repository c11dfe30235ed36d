"""Less said than the sentence says: it follows from the sentence, and not the other way round."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, capitalised
from training.synthetic.news import has_verb
from verify.text.names import proper_names

_NESTED = r"[^,“”\"();—–]"
_TRAILING = re.compile(
    rf", (?P<gone>(?:which|who|where|while|but|and|after|as|because|with|including|when|"
    rf"even as|amid|following|saying|adding|citing|"
    rf"calling|making|leaving|raising|giving|though|although|before|despite|whereas|prompting|"
    rf"killing|injuring|"
    rf"forcing|bringing|a move|an? [a-z]+ that)\b {_NESTED}+)\.$"
)
_TRAILING_BARE = re.compile(
    rf" (?P<gone>(?:after|because|amid|following|despite|during|while|before|over|in order to|"
    rf"as part of|in response to|in an effort to|along with|in exchange for) {_NESTED}+)\.$"
)
_APPOSITIVE = re.compile(
    r"(?<=[a-zA-Z]), (?P<gone>(?:an? |the |who |which |whose |where |formerly |one of |"
    r"himself |herself )(?:[^,“”\"();—–]|, (?=[A-Z][a-z.]+,))+|\d\d|"
    r"[DR]-[A-Z][A-Za-z.]+),(?= [a-z])"
)
_PARENTHESIS = re.compile(r" (?P<gone>\([^()“”\"]{2,80}\))")
_DASHED = re.compile(r"\s?(?:—|–|--)\s?(?P<gone>[^—–“”\"?!-]{8,120}?)\s?(?:—|–|--)(?= ?[a-z])")
_LEADING = re.compile(
    rf"^(?P<gone>(?:On|In|At|After|Before|During|Since|While|When|As|By|Last|Earlier|Over|Amid|"
    rf"Following|Despite|Although|Though|"
    rf"Because|Speaking|Asked|Citing|Along with|Throughout|Within|Late|Early|With|Having|"
    rf"Responding|Appearing|Writing) {_NESTED}+),(?= [A-Z“\"a-z])"
)
_STATING = re.compile(
    r"\b(?:if|unless|only|without|until|except|whether|would|could|may|might|should|not|no|"
    r"never|nor|un\w+ed)\b|n[’']t\b|\bhypothetical|\btheory\b|\bcase\b|\bevent\b|\border to\b",
    re.IGNORECASE,
)
_PRONOUN_NEXT = re.compile(
    r"\s*(?:he|she|they|it|his|her|their|its|this|that|these|those|one|some|who|such|another|"
    r"others)\b",
    re.IGNORECASE,
)
_CLAUSE_HEAD = re.compile(r"(?:and|but) ")
_LISTED = re.compile(
    r"(?:and|but) (?!(?:he|she|they|it|the|a|an|that|his|her|its|their|has|have|had|is|was|"
    r"were|are|will|would|said|[A-Z][a-z]+|[a-z]+ed)\b)"
)


def _without(match: re.Match[str], rest: str) -> Change | None:
    gone = match["gone"].strip()
    new = re.sub(r" (?=[.,;])", "", capitalised(" ".join(rest.split()))).replace("..", ".")
    if len(new.split()) < 6 or not has_verb(new):
        return None
    return Change(new, gone, "")


def clause(text: str, _: Cast, __: Random) -> Change | None:
    """The last clause dropped."""
    match = _TRAILING.search(text) or _TRAILING_BARE.search(text)
    if match is None:
        return None
    kept, gone = text[: match.start()], match["gone"]
    if _CLAUSE_HEAD.match(gone) and (_LISTED.match(gone) or "," in kept):
        return None
    if re.match(r"(?:and|as) (?:well as|to|of)\b", gone) or len(gone.split()) < 3:
        return None
    if _STATING.search(kept) or re.search(r"\b(?:if|unless|whether|only if)\b", gone):
        return None
    if match.re is _TRAILING_BARE and re.search(
        r"\b(?:that|said|says|told|believes?|is|was|are|were|come|came|comes|days?|weeks?|"
        r"months?|years?|hours?|minutes?|shortly|soon|just|and|day|one|month|argu\w+|named|"
        r"took|control|debate|battle|concern\w*|fight|dispute|questions?)\Z",
        kept,
    ):
        return None
    if match.re is _TRAILING_BARE and re.search(
        r"\b(?:said|says|told|that|to|who|which|whose)\b", kept
    ):
        return None
    if gone.startswith(("over ", "before ", "during ")) and not re.search(
        r"\b(?:last|this|the)\b", gone
    ):
        return None
    return _without(match, kept + ".")


def opening(text: str, _: Cast, __: Random) -> Change | None:
    """What stands before the main clause dropped, where that begins with its subject."""
    match = _LEADING.search(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    if (
        _PRONOUN_NEXT.match(rest)
        or _STATING.search(text)
        or re.match(r"(?:and|or|but|\w+ing\b)", rest)
    ):
        return None
    if not re.match(
        r"(?:the|an?|[A-Z“\"]|\d|some|many|most|several|two|three|four|five|police|officials|"
        r"more|about|nearly)\b|[“\"]",
        rest,
    ):
        return None
    head = rest.split(",")[0]
    if not has_verb(head) or (re.match(r"[A-Z][\w.]+, ", rest) is not None):
        return None
    return _without(match, rest)


def aside(text: str, _: Cast, rng: Random) -> Change | None:
    """What stands between commas, dashes or in brackets dropped."""
    found = [m for p in (_APPOSITIVE, _PARENTHESIS, _DASHED) for m in p.finditer(text)]
    found = [m for m in found if _may_go(text, m)]
    if not found:
        return None
    match = rng.choice(found)
    return _without(match, text[: match.start()] + " " + text[match.end() :].lstrip())


def _may_go(text: str, match: re.Match[str]) -> bool:
    before, after, gone = text[: match.start()], text[match.end() :], match["gone"]
    if re.search(r"\b(?:only|if|unless|not)\b", gone):
        return False
    if match.re is not _APPOSITIVE:
        quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        return gone.strip("() ") != "" and not quoted
    named = re.search(r"[A-Z][\w.’'-]*\Z", before) is not None
    bare = re.match(r"(?:who|which|whose|where)\b", gone) is None
    stated = re.split(r"\b(?:who|which|that|whose)\b", gone)[0]
    if bare and (not named or has_verb(f"x {stated}") or re.match(r"In |On |At |For ", before)):
        return False
    in_list = (
        re.match(r" (?:and|or)\b", after) or re.search(r", [^,]+\Z", before) or ", and " in after
    )
    return not in_list and has_verb(" ".join(["x", *after.split()[:2]]))


_TITLES = re.compile(
    r"(?:\b(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Lt|Gen|Sgt|Capt|Col|Rev)\.|"
    r"\b(?:[Ff]ormer )?(?:[Vv]ice )?(?:Senator|Governor|Mayor|Congressman|Congresswoman|"
    r"Judge|Justice|Secretary|Chancellor|Senate Majority Leader|Senate Minority Leader|"
    r"House Speaker|House Minority Leader|Attorney General|"
    r"Prime Minister|Secretary of State|Defense Secretary|Press Secretary|"
    r"President)) (?=[A-Z][a-z]+ [A-Z][a-z])"
)


def title(text: str, cast: Cast, _: Random) -> Change | None:
    """A title before a full name dropped."""
    for match in _TITLES.finditer(text):
        named = next((m for m in proper_names(text) if m.span.start == match.end()), None)
        if (
            named
            and cast.person(named.text)
            and not text[: match.start()].endswith((" the ", " a ", "’s ", "'s "))
        ):
            return Change(
                capitalised(text[: match.start()] + text[match.end() :]), match[0].strip(), ""
            )
    return None


def given_name(text: str, cast: Cast, _: Random) -> Change | None:
    """A full name cut to the surname."""
    for mention in proper_names(text):
        if mention.text in cast.people:
            last = mention.text.split()[-1]
            if sum(p.split()[-1] == last for p in cast.people) == 1:
                start, end = mention.span.start, mention.span.end
                return Change(text[:start] + last + text[end:], mention.text, last)
    return None


_DOUBLE = re.compile(
    r"^(?P<first>[A-Z][^,;“”\"—–]+?)"
    r"(?:,)? (?P<joint>and) (?P<second>(?P<verb>[a-z]+)\b [^,;“”\"—–]+)\.$"
)


def half(text: str, _: Cast, __: Random) -> Change | None:
    """X did A and did B made X did A, where both verbs are in the past."""
    from training.synthetic.verbs import BASE_OF_PAST

    match = _DOUBLE.match(text)
    if match is None or match["verb"] not in BASE_OF_PAST or text.count(" and ") != 1:
        return None
    first = match["first"]
    if not any(word in BASE_OF_PAST for word in first.split()) or _STATING.search(text):
        return None
    if re.search(r"\b(?:that|who|which|said|between|both)\b", first) or len(first.split()) < 6:
        return None
    return Change(first + ".", match["second"], "")


_NUMBERED = re.compile(
    r"(?<![-\w,.$])(?P<gone>(?:(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|"
    r"\d{1,3}(?:,\d{3})*)) (?=(?:[a-z]+ )?(?:people|men|women|children|workers|officers|"
    r"soldiers|states|lawmakers|members|"
    r"students|police|troops|countries|protesters|employees|civilians|senators|Democrats|"
    r"Republicans|others|immigrants|refugees|votes|jobs|families)\b)"
)


def without_figure(text: str, _: Cast, __: Random) -> Change | None:
    """Nine people made several people."""
    match = _NUMBERED.search(text)
    if match is None or match["gone"] in ("two", "2", "1"):
        return None
    if re.search(
        r"(?i)\b(?:than|least|most|about|nearly|almost|roughly|these|those|under|below|above|"
        r"of|the|all|another|other|last|first|his|her|their|every|age|over|up to|some|"
        r"around)\s\Z",
        text[: match.start()],
    ):
        return None
    digits = match["gone"].replace(",", "")
    few = not digits.isdigit() or int(digits) < 13
    if digits.isdigit() and int(digits) < 13 and int(digits) < 3:
        return None
    word = (
        "several"
        if few
        else "dozens of"
        if digits.isdigit() and 24 <= int(digits) < 100
        else "many"
    )
    new = text[: match.start()] + word + " " + text[match.end() :]
    return Change(capitalised(new), match["gone"], word)
