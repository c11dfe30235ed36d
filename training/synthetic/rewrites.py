"""The same said in other words: either sentence follows from the other."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, capitalised, swap, uncapitalised
from training.synthetic.synonyms import SYNONYMS
from training.synthetic.verbs import BASE_OF_PAST, participle, past

_CONTRACTIONS = """
is not=isn’t|are not=aren’t|was not=wasn’t|were not=weren’t|will not=won’t|would not=wouldn’t|
should not=shouldn’t|could not=couldn’t|cannot=can’t|has not=hasn’t|have not=haven’t|
had not=hadn’t|did not=didn’t|does not=doesn’t|do not=don’t
"""
_PAIRS = [row.split("=") for row in _CONTRACTIONS.replace("\n", "").split("|")]


def contracted(text: str, _: Cast, rng: Random) -> Change | None:
    """Is not made isn't, or the other way round."""
    tick = "’" if "’" in text or rng.random() < 0.2 else "'"
    for full, short in _PAIRS:
        for old, new in (
            (full, short.replace("’", tick)),
            (short, full),
            (short.replace("’", "'"), full),
        ):
            match = re.search(rf"\b{old}\b", text)
            if match:
                return swap(text, match.start(), match.end(), new)
    return None


_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"(?:{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?|(?:last|next|this) (?:week|month|"
    rf"year|spring|summer|fall|winter)|earlier this (?:week|month|year))"
)
_TIME_LAST = re.compile(
    rf"^(?P<rest>[^“”\",;—–]+?) (?P<when>(?:on |late |early )?{_WHEN}|in (?:19|20)\d\d)\.$"
)
_TIME_FIRST = re.compile(
    rf"^(?P<when>(?:On |Late |Early )?{_WHEN}|In (?:19|20)\d\d|(?:Last|Next|This|"
    rf"Earlier) [a-z ]{{4,14}}),? (?P<rest>[^“”\",;—–]+)\.$"
)
_CLAUSE_FIRST = re.compile(
    r"^(?P<clause>(?:After|Before|While|When|Although|Though|Because|Despite|During|"
    r"Since) [^,“”\"—–;]+), (?P<rest>[^,“”\"—–;]+)\.$"
)
_CLAUSE_LAST = re.compile(
    r"^(?P<rest>[^,“”\"—–;]+?),? (?P<clause>(?:after|before|although|though|because|despite|"
    r"while) [^,“”\"—–;]+)\.$"
)


def moved_time(text: str, _: Cast, __: Random) -> Change | None:
    """The time of a sentence moved from its end to its front, or back."""
    match = _TIME_LAST.match(text)
    if match and not re.search(
        r"\b(?:to|that|who|and|by|of|for|since|until|from|said|than|told|before|after)\b",
        match["rest"],
    ):
        rest = uncapitalised(match["rest"])
        when = match["when"]
        return (rest and _whole(text, f"{capitalised(when)}, {rest}.")) or None
    match = _TIME_FIRST.match(text)
    if match and not re.search(
        r"\b(?:that|who|said|and|but|because|as|than|told|which|if|when|after|before)\b",
        match["rest"],
    ):
        when = match["when"][0].lower() + match["when"][1:]
        when = when if not re.match(_WEEKDAY, match["when"]) else match["when"]
        return _whole(text, f"{capitalised(match['rest'])} {when}.")
    return None


def moved_clause(text: str, _: Cast, __: Random) -> Change | None:
    """After A, B made B after A, or the other way round; the clauses bring their subjects."""
    match = _CLAUSE_FIRST.match(text)
    if match:
        rest, clause = match["rest"], match["clause"]
        if re.match(r"(?:he|she|they|it|his|her|their|its)\b", rest) or re.match(
            r"\w+ \w+ing\b|\w+ing\b", clause.split(" ", 1)[1]
        ):
            return None
        if re.search(r"\b(?:he|she|they|it|his|her|their|its|that|said|and)\b", f"{clause} {rest}"):
            return None
        return _whole(text, f"{capitalised(rest)} {clause[0].lower()}{clause[1:]}.")
    match = _CLAUSE_LAST.match(text)
    if match and not re.search(
        r"\b(?:he|she|they|it|his|her|their|its|that|said|who|which|to|not|and)\b|n[’']t",
        match["rest"],
    ):
        rest = uncapitalised(match["rest"])
        clause = match["clause"]
        measured = re.search(
            r"(?:hours?|days?|weeks?|months?|years?|shortly|soon|just)$", match["rest"]
        )
        ok = (
            not measured
            and rest
            and not re.search(
                r"\b(?:he|she|they|it|that|being|having|who|and)\b|\w+ \w+ing\b", clause
            )
        )
        return _whole(text, f"{capitalised(clause)}, {rest}.") if ok else None
    return None


_SPEAKER = r"(?P<who>(?:(?:[A-Z][\w.’'-]*|of|the|de|van)\s?){1,7})"
_SAID_LAST = re.compile(
    rf"^(?P<what>[^“”\"—–;]+), {_SPEAKER} (?P<said>said|announced|added|testified)\.$"
)
_SAID_LAST_TURNED = re.compile(rf"^(?P<what>[^“”\"—–;]+), (?P<said>said) {_SPEAKER}\.$")
_SAID_FIRST = re.compile(
    rf"^{_SPEAKER} (?P<said>said|announced|testified) (?:that )?(?P<what>(?:the|a|an|there|he|"
    rf"she|they|it|[A-Z][a-z]+)\b [^“”\"—–;]+)\.$"
)
_QUOTE_LAST = re.compile(
    rf"^(?P<q>“[^”]+|\"[^\"]+),(?P<e>[”\"]) {_SPEAKER} (?P<said>said|told reporters|wrote|"
    rf"tweeted)\.$"
)
_QUOTE_TURNED = re.compile(
    rf"^(?P<q>“[^”]+|\"[^\"]+),(?P<e>[”\"]) (?P<said>said|wrote|tweeted) {_SPEAKER}\.$"
)
_OPEN_QUOTE = re.compile(
    r"\b(?:I|we|me|us|my|our|you|your|mine|ours|this|here|today|now|[a-z]+’?re|let)\b|"
    r"[’'](?:m|ve|ll|re)\b",
    re.IGNORECASE,
)


def moved_said(text: str, _: Cast, rng: Random) -> Change | None:
    """The speaker of a sentence or of a quote moved to the other end, or to "according to"."""
    for pattern in (_SAID_LAST, _SAID_LAST_TURNED):
        match = pattern.match(text)
        if match:
            what = uncapitalised(match["what"])
            if what is None or not match["who"][0].isupper():
                return None
            who = match["who"].strip()
            if rng.random() < 0.3 and match["said"] == "said":
                return _whole(text, f"According to {who}, {what}.")
            return _whole(text, f"{who} {match['said']} that {what}.")
    match = _SAID_FIRST.match(text)
    if match and "," not in match["what"] and not re.search(r"\b(?:and|but)\b", match["what"]):
        what, who = capitalised(match["what"]), match["who"].strip()
        if rng.random() < 0.3 and match["said"] == "said":
            return _whole(text, f"{what}, according to {who}.")
        return _whole(text, f"{what}, {who} {match['said']}.")
    for pattern in (_QUOTE_LAST, _QUOTE_TURNED):
        match = pattern.match(text)
        if match:
            return _whole(
                text, f"{match['who'].strip()} {match['said']}, {match['q']}.{match['e']}"
            )
    return None


def reported(text: str, _: Cast, __: Random) -> Change | None:
    """A direct quote without "I" and "we" made reported speech."""
    for pattern in (_QUOTE_LAST, _QUOTE_TURNED):
        match = pattern.match(text)
        if match and not _OPEN_QUOTE.search(match["q"]):
            said = uncapitalised(match["q"][1:])
            if said and match["said"] == "said":
                return _whole(text, f"{match['who'].strip()} said that {said}.")
    return None


_NP_TAIL = (
    r"(?:on|in|at|after|before|during|by|for|from|over|last|this|next|early|late|earlier|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_ACTIVE = re.compile(
    rf"^(?P<subject>(?:The |An? )?(?:[A-Z][\w.’'-]*|[a-z]+)(?: (?:[A-Z][\w.’'-]*|of|the|judge|"
    rf"court|committee|council|board|panel|"
    rf"department|police|officials|voters|lawmakers|senators|president|governor|mayor|company|"
    rf"union|jury|group)){{0,5}}) (?P<verb>[a-z]+) "
    rf"(?P<object>(?:the|an?) (?:[\w’'$%.-]+ ){{0,7}}?[\w’'-]+)(?P<tail> {_NP_TAIL}.*)?\.$"
)
_PASSIVED = frozenset(
    """approved rejected signed passed vetoed defeated endorsed criticized praised condemned
    announced launched published attacked arrested appointed nominated hired fired sued
    blocked banned released bought sold adopted supported opposed repealed denounced canceled
    delayed dismissed ordered postponed revived rescued closed opened destroyed killed ended
    ignored introduced investigated issued proposed reversed overturned upheld suspended
    struck won built founded wrote acquired accepted reviewed unveiled questioned
    challenged""".split()
)
_PASSIVE = re.compile(
    rf"^(?P<object>[A-Z][^,;“”\"—–]*?) (?P<be>was|"
    rf"were) (?P<verb>[a-z]+) by (?P<subject>(?:the |an? |[A-Z])[\w.’' -]*?)"
    rf"(?P<tail> {_NP_TAIL}[^,]*)?\.$"
)
_NOT_SIMPLE = re.compile(
    r"\b(?:his|her|their|its|that|which|who|whom|to|and|but|or|as|not|with|because|when|if|"
    r"said|than)\b|[,;“”\"—–]"
)


def turned_voice(text: str, _: Cast, __: Random) -> Change | None:
    """The House passed the bill made The bill was passed by the House, and back."""
    match = _ACTIVE.match(text)
    if match and match["verb"] in _PASSIVED and not _NOT_SIMPLE.search(text[:-1]):
        base = BASE_OF_PAST.get(match["verb"])
        subject = (
            uncapitalised(match["subject"])
            if match["subject"].split()[0] in ("The", "A", "An")
            else match["subject"]
        )
        if (
            base
            and subject
            and not re.search(
                rf" {_NP_TAIL}| (?:about|against|into|toward|among|between)\b", match["object"]
            )
        ):
            head = re.split(r" of ", match["object"])[0].split()[-1]
            plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
            be = "were" if plural and not match["object"].startswith(("a ", "an ")) else "was"
            return _whole(
                text,
                f"{capitalised(match['object'])} {be} {participle(base)} by "
                f"{subject}{match['tail'] or ''}.",
            )
    match = _PASSIVE.match(text)
    if match and not _NOT_SIMPLE.search(text[:-1]) and match["verb"] in _PASSIVED - {"wrote"}:
        target = uncapitalised(match["object"])
        base = next((b for p, b in BASE_OF_PAST.items() if participle(b) == match["verb"]), None)
        if target and base:
            return _whole(
                text, f"{capitalised(match['subject'])} {past(base)} {target}{match['tail'] or ''}."
            )
    return None


_FILLER = re.compile(
    r"^(?:Meanwhile|However|Still|In fact|Moreover|Furthermore|In addition|Additionally|"
    r"Nevertheless|Nonetheless|For (?:instance|example)|"
    r"Of course|Indeed|Separately|Overall|Notably|As a result|In other words|At the same time|"
    r"Not surprisingly|Ultimately|To be sure|"
    r"Finally|Eventually|Instead|Also), (?=[A-Za-z“\"])"
)
_FILLER_IN = re.compile(
    r"(?:,)? (?:however|meanwhile|in fact|of course|moreover|indeed|too|nevertheless|"
    r"for (?:example|instance)),(?= )|, (?:however|too|meanwhile)(?=\.$)"
)


def without_filler(text: str, _: Cast, __: Random) -> Change | None:
    """A sentence without "However", "Meanwhile", "of course"."""
    match = _FILLER.search(text)
    if match:
        return Change(capitalised(text[match.end() :]), match[0], "")
    match = _FILLER_IN.search(text)
    if match and match[0].startswith(","):
        return swap(text, match.start(), match.end(), "")
    return None


def synonym(text: str, _: Cast, rng: Random) -> Change | None:
    """One or two words in other words, from our own table."""
    fit = [(p, new) for p, new in SYNONYMS if p.search(text)]
    if not fit:
        return None
    changed = text
    for pattern, new in rng.sample(fit, min(len(fit), 2)):
        match = pattern.search(changed)
        if match:
            new = capitalised(new) if match[0][0].isupper() and not new[0].isupper() else new
            changed = changed[: match.start()] + new + changed[match.end() :]
    return _whole(text, changed) if changed != text else None


def _whole(old: str, new: str) -> Change:
    return Change(new, old, new)
