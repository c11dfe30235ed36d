"""Who stands beside a cue: the noun phrase before or after it, found without a parser.

News names its speakers in few ways. A table of what begins, ends and extends a noun phrase finds
them; every function gives offsets into the whole text.
"""

import re

from verify.models import Span

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_SHORTENED = (
    r"(?:Govs?|Sens?|Reps?|Dr|Mr|Mrs|Ms|Lt|St|Gen|Rev|Col|Prof|Capt|Sgt|Adm|Maj|Det|Jr|Sr|[A-Z])"
    r"\.(?:[A-Z]\.)*(?!\Z)"
)
NAME_WORD = rf"(?:{_SHORTENED}|{UPPER}(?:[^\W_]|[’'.&-](?=[^\W_]))*)"
_PARTICLE = r"(?:of|the|de|la|del|da|di|van|der|von|bin|al|el|and|for|&|on|to|at|in)"
NAME = rf"{NAME_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{NAME_WORD})*"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou|[Ww]ho|[Ww]hich)(?![\w’'-])"
_DETERMINER = (
    r"(?:an?|the|his|her|its|their|our|my|one|two|three|four|five|some|many|most|several|both|all"
    r"|another|other|no|each|every|this|that|these|those|\d+)\b"
)
_STARTS = re.compile(rf"(?:{PRONOUN}|(?i:{_DETERMINER})|{UPPER})")
_NAME_AT = re.compile(NAME)
_PRONOUN_AT = re.compile(PRONOUN)
_ENDS_PRONOUN = re.compile(rf"(?<![\w’'-]){PRONOUN}\Z")
_ADVERBS = re.compile(
    r"(?:[\s,]+(?:\w+ly|then|also|later|once|too|still|first|again|now|just|often|even|never|always"
    r"|soon|repeatedly|further|back|has|have|had|would|will|could|should|did|does|do|is|was|are"
    r"|were|be|been|’s|'s|’d|'d|not|has been|to))+\Z"
)
_APPOSITION = re.compile(
    rf",[ \xa0](?:(?:[DRI]|Ind|Conn|Dem|Rep)[.-][^,.;]{{1,25}}|{_DETERMINER}[^,.;:“”\"]{{2,160}}"
    r"|(?:former|senior|chief|executive|vice|deputy|assistant|associate|head|president|chair"
    r"|chairman|chairwoman|director|founder|co-founder|spokesman|spokeswoman|spokesperson|author"
    r"|professor|editor|owner|leader|general|secretary|member|managing|national|communications"
    r"|campaign|press|policy|political|adviser|advisor|lead|research|staff|aged)\b[^,.;:“”\"]{0,160}"
    r"|\d{1,2}(?=[,.]))"
)
_PARENTHESIS = re.compile(r"[ \xa0]\([^()\n]{1,40}\)")
_NOT_APPOSED = re.compile(
    r",[ \xa0](?:the (?:day|week|month|year|morning|night|first|second|third|latest)\b|"
    r"(?:one|this|that|these|those|no|all|both|each|every) (?:day|week|time)\b)"
)
# What ends a noun phrase that follows its cue.
_STOP = re.compile(
    r"[,;:.!?…“”\"()\n]|[ \xa0][—–-]+[ \xa0]"
    r"|[ \xa0](?:in (?:an?|his|her|their|response)|on (?:the|Twitter|Facebook)|during|when|after"
    r"|before|while|as|at (?:an?|the)|by|that|adding|who|whose|which|where|if|but|via|because|since"
    r"|last|(?<!an )(?<!the )(?<!a )earlier|this|later|yesterday|today|through|about"
    r"|to (?:applause|reporters|cheers)|and (?:added|said|then)"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_NAME_STOP = re.compile(r"[.][ \xa0]|[.]\Z")
_ATTACHED = re.compile(
    rf"[ \xa0](?:of|for|from|with|at)[ \xa0](?:the[ \xa0]|The[ \xa0])?(?:[’']?s[ \xa0])?{NAME}"
)
_BOUNDARY = re.compile(
    r"[,;:(][ \xa0\n]|[ \xa0][—–-]+[ \xa0]?|—"
    r"|[ \xa0](?:and|but|that|because|when|while|if|where|which|who|as|after|before|since|though"
    r"|although|so|or|than|how|what|why|until)[ \xa0]"
)
_LEADS_IN = re.compile(
    r"(?:In|On|At|During|After|Before|As|For|With|By|From|Since|While|When|Asked|Speaking|Later"
    r"|Earlier|Then|But|And|So|Yet|Still|Meanwhile|However|Now|Also|Last|This|According to|Over"
    r"|Under|To|Of|Like|Despite|Although|Though|If|Because|Among|Throughout|Through|Following)\b"
)
MAX_PHRASE = 240


def after(text: str, at: int, hi: int) -> Span | None:
    """The noun phrase that starts at `at` (spaces skipped), with what is apposed to it."""
    while at < hi and text[at] in " \xa0\n":
        at += 1
    hi = min(hi, at + MAX_PHRASE)
    if at >= hi or not (_STARTS.match(text, at, hi) or _lower_title(text, at, hi)):
        return None
    pronoun = _PRONOUN_AT.match(text, at, hi)
    if pronoun:
        return Span(start=at, end=pronoun.end())
    end = _phrase_end(text, at, hi)
    if end <= at:
        return None
    return Span(start=at, end=extend(text, end, hi))


def _lower_title(text: str, at: int, hi: int) -> bool:
    """Whether a few lower-case words lead to a name: "spokeswoman Ann Roe"."""
    return (
        re.compile(rf"(?:[a-z][\w’'-]*[ \xa0]){{1,5}}{NAME_WORD}").match(text, at, hi) is not None
    )


def _phrase_end(text: str, at: int, hi: int) -> int:
    """Where a phrase that starts at `at` stops, before any apposition."""
    end = at
    while end < hi:
        name = _NAME_AT.match(text, end, hi)
        if name:
            end = name.end()
            joint = re.compile(
                rf"(?:,[ \xa0]{NAME})?,?[ \xa0]and[ \xa0](?=(?:[a-z]+[ \xa0]){{0,4}}{UPPER})"
            ).match(text, end, hi)
            attached = _ATTACHED.match(text, end, hi)
            if joint:
                end = joint.end()
                continue
            if attached:
                end = attached.end()
                continue
            if _STOP.match(text, end, hi) or end >= hi:
                return end
            if not re.compile(r"[’']s?[ \xa0]|[ \xa0][a-z]").match(text, end, hi):
                return end
            possessive = re.compile(r"[’']s?[ \xa0]").match(text, end, hi)
            if possessive is None and not _leads_to_name(text, end, hi):
                return end
        stop = _STOP.match(text, end, hi)
        if stop:
            return end
        end += 1
    return end


def _leads_to_name(text: str, at: int, hi: int) -> bool:
    """Whether "campaign manager Ann Roe" follows: up to three plain words and a name."""
    return (
        re.compile(
            rf"(?:[ \xa0](?!to\b|in\b|on\b|for\b)[a-z][\w-]*){{1,4}}[ \xa0]{NAME_WORD}"
        ).match(text, at, hi)
        is not None
    )


def extend(text: str, end: int, hi: int) -> int:
    """`end` moved behind "(D-Conn.)" and ", a spokesman for the union"."""
    parenthesis = _PARENTHESIS.match(text, end, hi)
    if parenthesis:
        end = parenthesis.end()
    for _ in range(2):
        apposed = _APPOSITION.match(text, end, hi)
        if apposed is None or _NOT_APPOSED.match(text, end, hi):
            break
        end = apposed.end()
    return end


def before(text: str, lo: int, at: int) -> Span | None:
    """The noun phrase that ends right before `at`, not starting before `lo`."""
    lo = max(lo, at - 400)
    at = _trimmed(text, lo, at)
    if text[at - 1 : at] == ",":
        return _before_comma(text, lo, at - 1)
    return _ending_at(text, lo, at)


def _trimmed(text: str, lo: int, at: int) -> int:
    """`at` moved before white space, adverbs and auxiliaries."""
    while at > lo and text[at - 1] in " \xa0\n":
        at -= 1
    adverbs = _ADVERBS.search(text[lo:at])
    return lo + adverbs.start() if adverbs and adverbs.start() > 0 else at


def _before_comma(text: str, lo: int, at: int) -> Span | None:
    """The phrase before "..., a spokesman for the union, said": the comma at `at` ends it."""
    comma = text.rfind(",", lo, at)
    tries = 0
    while comma > lo and tries < 4:
        subject = _ending_at(text, lo, comma)
        if subject is not None and _apposes(text, comma, at):
            return Span(start=subject.start, end=at)
        comma = text.rfind(",", lo, comma)
        tries += 1
    return _ending_at(text, lo, at)


def _apposes(text: str, comma: int, at: int) -> bool:
    tail = text[comma + 1 : at].strip()
    return bool(_APPOSITION.match(text, comma, at)) or tail.startswith(
        ("who", "whose", "which", "speaking", "now", "himself", "herself", "Jr", "Sr", "in ", "a ")
    )


def _ending_at(text: str, lo: int, at: int) -> Span | None:
    """The noun phrase that ends at `at`, with a joint speaker before an "and"."""
    pronoun = _ENDS_PRONOUN.search(text, lo, at)
    if pronoun:
        return Span(start=pronoun.start(), end=at)
    cuts = [lo, *(m.end() for m in _BOUNDARY.finditer(text, lo, at))]
    for cut in reversed(cuts[-4:]):
        start = cut
        while start < at and text[start] in " \xa0\n\"“”'‘’":
            start += 1
        if start >= at or not text[start:at].strip(" ,;:"):
            continue
        if _STARTS.match(text, start, at) and not _LEADS_IN.match(text, start, at):
            return Span(start=_joined(text, lo, start), end=at)
        named = _last_name(text, start, at)
        if named is not None:
            return named
        if cut == lo:
            return Span(start=start, end=at) if text[start:at].count(" ") < 4 else None
    return None


def _last_name(text: str, start: int, at: int) -> Span | None:
    """The name that ends at `at` after words that are no part of it ("On Tuesday Roe")."""
    match = re.compile(
        rf"(?:(?<=[ \xa0])|^)(?:(?:an?|the|his|her)[ \xa0](?:[\w’'-]+[ \xa0]){{0,4}}?)?{NAME}\Z"
    ).search(text[start:at])
    if match is None:
        return None
    return Span(start=start + match.start(), end=at)


def _joined(text: str, lo: int, start: int) -> int:
    """`start` moved before "Ann Roe and" where that is a second speaker."""
    joint = re.compile(rf"(?:{NAME}, )?{NAME},? and \Z").search(text[lo:start])
    return lo + joint.start() if joint else start


def first(text: str, lo: int, hi: int) -> Span | None:
    """The subject of the sentence in `lo` to `hi`: its first name, pronoun or noun phrase."""
    at = lo
    while at < hi and text[at] in " \xa0\n\"“”'‘’":
        at += 1
    if _LEADS_IN.match(text, at, hi):
        comma = text.find(",", at, hi)
        if comma > 0:
            found = first(text, comma + 1, hi)
            if found is not None:
                return found
    pronoun = _PRONOUN_AT.match(text, at, hi)
    if pronoun:
        return Span(start=at, end=pronoun.end())
    if not _STARTS.match(text, at, hi) and not _lower_title(text, at, hi):
        return None
    name = _NAME_AT.match(text, at, hi)
    if name is None or _LEADS_IN.match(text, at, hi):
        name = _NAME_AT.search(text, at, hi)
    determined = re.compile(_DETERMINER, re.IGNORECASE).match(text, at, hi)
    if determined and (name is None or name.start() > at + 40):
        words = re.compile(r"(?:[\w’'-]+[ \xa0]){1,2}[\w’'-]+").match(text, at, hi)
        return Span(start=at, end=words.end()) if words else None
    if name is None:
        return None
    start = at if determined else name.start()
    return Span(start=start, end=extend(text, name.end(), hi))
