"""Words turned into their opposites, and quantifiers into ones that cannot hold beside them."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, swap
from training.synthetic.names import ANCHORED
from training.synthetic.verbs import gerund, participle, past, third

_CHANGE = r"(?= (?:by|to|from|in|sharply|slightly|nearly|about|more|steadily|dramatically|\$?\d|as|last|this|on|over|during|since)\b|[,.])"
_CONTEST = r"(?= (?:(?:the|an?|his|her|their|its|every|that|both|all|most|more) )?(?:[\w-]+ ){0,3}?(?:elections?|races?|votes?|primary|primaries|seats?|games?|states?|nomination|case|battle|districts?|caucus(?:es)?|presidency|lawsuit|appeal|majority|contest|referendum|delegates|runoff)\b)"
_THING = (
    r"(?= (?:the|an?|his|her|their|its|that|any|new|this|those|these|such|both|all|[A-Z]\w+)\b)"
)
_TAXED = r"(?= (?:(?:the|its|their|his|her|our|some|all|federal|state|corporate|income|interest|defense|government) )*(?:tax(?:es)?|rates?|spending|funding|prices|wages|benefits|tuition|fees|budget|deficit|salaries|premiums|estimates?|forecast)\b)"
_TO = r"(?= to [a-z])"
_VERBS = (
    ("rise", "fall", _CHANGE), ("fall", "rise", _CHANGE), ("drop", "rise", _CHANGE),
    ("decline", "increase", r"(?= (?:by|from|in|sharply|slightly|\d)\b)"),
    ("increase", "decrease", ""), ("decrease", "increase", ""),
    ("win", "lose", _CONTEST), ("lose", "win", _CONTEST),
    ("approve", "reject", _THING), ("reject", "approve", _THING), ("accept", "reject", _THING),
    ("adopt", "reject", _THING), ("confirm", "deny", r"(?= that\b)"), ("deny", "admit", r"(?= (?:that|any|the|having)\b)"),
    ("admit", "deny", r"(?= (?:that|the|having)\b)"),
    ("support", "oppose", _THING), ("oppose", "support", _THING), ("favor", "oppose", _THING),
    ("back", "oppose", _THING), ("endorse", "reject", _THING),
    ("praise", "criticize", _THING), ("criticize", "praise", _THING), ("condemn", "praise", _THING),
    ("welcome", "condemn", _THING), ("denounce", "praise", _THING),
    ("raise", "cut", _TAXED), ("cut", "raise", _TAXED), ("lower", "raise", _TAXED),
    ("reduce", "increase", _THING), ("expand", "shrink", _THING), ("shrink", "expand", _THING),
    ("strengthen", "weaken", _THING), ("weaken", "strengthen", _THING),
    ("tighten", "ease", _THING), ("ease", "tighten", _THING), ("extend", "shorten", _THING),
    ("agree", "refuse", _TO), ("refuse", "agree", _TO), ("decline", "agree", _TO),
    ("fail", "manage", _TO), ("manage", "fail", _TO),
    ("legalize", "outlaw", ""), ("ban", "allow", _THING), ("uphold", "overturn", _THING),
    ("overturn", "uphold", _THING), ("convict", "acquit", ""), ("acquit", "convict", ""),
    ("open", "close", r"(?= (?:the|its|their) (?:border|door|office|school|plant|factory|investigation|case|inquiry|store)s?\b)"),
    ("encourage", "discourage", r"(?= (?:the|an?|such|more)\b)"),
    ("accelerate", "slow", ""), ("buy", "sell", _THING), ("sell", "buy", r"(?= (?:the|its|his|her|their|more|all)\b)"),
    ("hire", "fire", _THING), ("fire", "hire", r"(?= (?:him|her|his|the (?:head|director|chief)|[A-Z]\w+)\b)"),
    ("remember", "forget", r"(?= (?:the|that|to)\b)"), ("escape", "suffer", r"(?= injur)"),
    ("maintain", "abandon", r"(?= (?:the|its|his|her|their)\b)"), ("succeed", "fail", r"(?= in\b)"),
    ("join", "leave", r"(?= the (?:coalition|group|party|agreement|union|administration|race|campaign)\b)"),
    ("enter", "leave", r"(?= the (?:race|country|house|building|White|room)\b)"),
)  # fmt: skip
_WORDS = (
    ("an increase in", "a decrease in", ""), ("a decrease in", "an increase in", ""),
    ("increases in", "decreases in", ""), ("a rise in", "a drop in", ""), ("a drop in", "a rise in", ""),
    ("a decline in", "a rise in", ""), ("rising", "falling", ""), ("falling", "rising", ""),
    ("growing", "shrinking", r"(?! up)"), ("higher", "lower", r"(?! education| court| ground)"), ("lower", "higher", r"(?! court| house)"),
    ("up from", "down from", ""), ("down from", "up from", ""),
    ("in favor of", "against", ""), ("voted against", "voted for", ""), ("voted for", "voted against", r"(?= the\b)"),
    ("opposition to", "support for", ""), ("support for", "opposition to", ""),
    ("opponents of", "supporters of", ""), ("supporters of", "opponents of", r"(?= the| a)"),
    ("largest", "smallest", ""), ("smallest", "largest", ""), ("biggest", "smallest", ""), ("highest", "lowest", r"(?!-ranking| court)"),
    ("lowest", "highest", ""), ("worst", "best", ""), ("oldest", "youngest", ""), ("majority", "minority", r"(?! leader| whip| party)"),
    ("minority", "majority", r"(?= of\b)"), ("illegal", "legal", r"(?! alien| immigra)"), ("legal", "illegal", r"(?= (?:to|in|for|under)\b)"),
    ("illegally", "legally", ""), ("unlikely to", "likely to", ""), ("likely to", "unlikely to", ""),
    ("unable to", "able to", ""), ("able to", "unable to", ""), ("unconstitutional", "constitutional", ""),
    ("ineffective", "effective", ""), ("unpopular", "popular", ""), ("impossible", "possible", ""),
    ("pleaded guilty", "pleaded not guilty", ""), ("pleaded not guilty", "pleaded guilty", ""),
    ("found guilty", "found not guilty", ""), ("not guilty", "guilty", ""),
    ("shortly after", "shortly before", ""), ("shortly before", "shortly after", ""), ("days after", "days before", ""),
    ("days before", "days after", ""), ("weeks after", "weeks before", ""), ("months after", "months before", ""),
    ("years after", "years before", ""), ("hours after", "hours before", ""), ("hours before", "hours after", ""),
    ("months before", "months after", ""), ("years before", "years after", ""), ("weeks before", "weeks after", ""),
    ("soon after", "long before", ""),
    ("husband", "brother", ""), ("wife", "sister", ""), ("son", "brother", r"(?!-in)"),
    ("daughter", "sister", r"(?!-in)"), ("father", "uncle", r"(?!-in)"), ("mother", "aunt", r"(?!-in)"),
    ("permanently", "temporarily", ""), ("temporarily", "permanently", ""), ("unanimously", "narrowly", r"(?= (?:to|passed|approved|voted)\b)"), ("narrowly", "easily", ""),
    ("publicly", "privately", ""), ("privately", "publicly", ""), ("mandatory", "voluntary", ""), ("voluntary", "mandatory", ""),
    ("alive", "dead", ""), ("inside", "outside", r"(?= the\b)"), ("outside", "inside", r"(?= the\b)"), ("northern", "southern", ""), ("southern", "northern", r"(?! border)"),
    ("eastern", "western", ""), ("western", "eastern", ""), ("domestic", "foreign", r"(?= (?:policy|spending)\b)"), ("foreign", "domestic", r"(?= policy\b)"),
    ("improved", "worsened", ""), ("strong", "weak", ""), ("weak", "strong", ""), ("safe", "unsafe", ""), ("quickly", "slowly", ""), ("slowly", "quickly", ""),
    ("peaceful", "violent", ""), ("violent", "peaceful", ""), ("positive", "negative", ""), ("negative", "positive", ""),
    ("rich", "poor", ""), ("wealthy", "poor", ""), ("optimistic", "pessimistic", ""), ("true", "false", ""), ("false", "true", ""),
    ("failure", "success", r"(?! to)"), ("success", "failure", ""), ("victory", "defeat", ""), ("defeat", "victory", r"(?! (?:the|of|a|his|her|him|them))"),
    ("allies", "enemies", ""), ("ally", "enemy", ""), ("early", "late", r"(?= (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"), ("late", "early", r"(?= (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"),
)  # fmt: skip


def _rows() -> dict[str, tuple[str, re.Pattern[str]]]:
    rows: dict[str, tuple[str, re.Pattern[str]]] = {}
    for verb, turned, then in _VERBS:
        if turned.endswith(":"):
            continue
        for form in (str, past, participle, third, gerund):
            if (
                verb in ("cut", "back", "lower", "open", "ease", "slow", "favor", "drop")
                and form is str
            ):
                continue
            rows.setdefault(form(verb), (form(turned), re.compile(rf"\b{form(verb)}\b{then}")))
    for word, turned, then in _WORDS:
        rows.setdefault(word, (turned, re.compile(rf"(?<![\w-]){word}(?![\w-]){then}")))
    return rows


_ROWS = _rows()
_SAFE_BEFORE = re.compile(r"\b(?:a|an|the|of|in|no|not|any)\s\Z")
_VERB_FORMS = frozenset(form(verb) for verb, _, _ in _VERBS for form in (str, third))


def opposite(text: str, _: Cast, rng: Random) -> Change | None:
    """One word or phrase turned into its opposite, where the other is not in the sentence."""
    found = []
    lowered = text.lower()
    for word, (turned, pattern) in _ROWS.items():
        if word not in text or turned.lower() in lowered.replace(word.lower(), ""):
            continue
        matches = list(pattern.finditer(text))
        if len(matches) != 1:
            continue
        (match,) = matches
        if word in _VERB_FORMS and _SAFE_BEFORE.search(text[: match.start()]):
            continue
        found.append(swap(text, match.start(), match.end(), turned))
    return rng.choice(found) if found else None


_GROUPS = """
Democrats Republicans | Democrat Republican | Republican Democrat | conservatives liberals
Republican-controlled Democratic-controlled | conservative liberal | men women | women men
Democratic Republican
"""
_OTHER_GROUP = {
    one: other
    for row in _GROUPS.replace("\n", "|").split("|")
    if row.strip()
    for one, other in [row.split(), row.split()[::-1]]
}
_GROUP = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(_OTHER_GROUP, key=len, reverse=True))})(?![\w-])"
)


def group(text: str, _: Cast, __: Random) -> Change | None:
    """The other party, camp or sex, in a sentence on one event, where only one of them is named."""
    found = _GROUP.findall(text)
    if len(found) != 1 or not ANCHORED.search(text) or found[0] == "Republican Democrat":
        return None
    match = _GROUP.search(text)
    if match is None or re.search(r"\b(?:and|or)\s\Z", text[: match.start()]):
        return None
    if re.match(r" (?:National|Party of|and|or)\b", text[match.end() :]):
        return None
    new = _OTHER_GROUP[found[0]]
    if found[0] == "Republican" and not re.match(r" (?:from|who)\b|[,.]", text[match.end() :]):
        new = "Democratic"
    return swap(text, match.start(), match.end(), new)


_OF = r"(?= (?:of (?:the|its|their|his|her|those|these|them)(?: [\w’'-]+)? \w+s|of them|(?!this|his|was|is|has|times|shows|needs|likes|wants|makes|takes)[a-z]+s)\b)"
_QUANTIFIERS = (
    (re.compile(rf"\b([Aa])ll{_OF}(?! (?:levels|sides|kinds|sorts|means|times|odds|rights|areas|others|this)\b)"), ("none", "few")),
    (re.compile(rf"\b([Mm])ost{_OF}"), ("few", "none", "fewer than a third")),
    (re.compile(rf"\b([Mm])any{_OF}"), ("none", "few")),
    (re.compile(rf"\b([Ss])ome{_OF}"), ("none",)),
    (re.compile(r"\b([Nn])one(?= of (?:the|its|their|those|these|them|his|her)\b)(?!.*\b(?:has|is|was|much|ever|business)\b)"), ("most", "all", "some")),
    (re.compile(r"(?<![Aa] )(?<!last )(?<!next )(?<!first )(?<!past )(?<!these )(?<!his )(?<!her )(?<!own )\b([Ff])ew(?= of\b| [a-z]+s\b)"), ("many",)),
    (re.compile(r"\b([Nn])early all(?= )"), ("few", "hardly any")),
    (re.compile(r"\b([Aa]) majority of(?= )"), ("a small minority of", "few of")),
    (re.compile(r"\b([Ee])very(?= [a-z]+\b)(?! (?:day|year|week|month|time|few|night|hour|single|other|bit|so)\b)"), ("no",)),
    (re.compile(r"\b([Hh])alf (?=of )"), ("a tenth ", "a small fraction ", "nine-tenths ")),
    (re.compile(r"\b([Tt])wo-thirds (?=of )"), ("a tenth ", "less than a third ")),
    (re.compile(r"(?<!to )\b([Dd])ozens of "), ("only a couple of ", "thousands of ")),
    (re.compile(r"(?<!to )\b([Hh])undreds of (?!thousands|millions)"), ("only a handful of ", "fewer than a dozen ")),
    (re.compile(r"(?<!of )(?<!to )\b([Tt])housands of "), ("only a handful of ", "fewer than a hundred ")),
)  # fmt: skip
_BEFORE = re.compile(
    r"\b(?:not|at|the|of|the very|for|above|and|as|his|her|its|their|our|n[’']t)\s\Z", re.IGNORECASE
)
_SUBJECT_OF = re.compile(r"(?:^|[,.”\"] |\b(?:that|said|and|but|when|while|because|as) )\Z")


def quantifier(text: str, _: Cast, rng: Random) -> Change | None:
    """All made none, most made few, dozens made thousands."""
    for pattern, others in _QUANTIFIERS:
        matches = list(pattern.finditer(text))
        if len(matches) != 1 or _BEFORE.search(text[: matches[0].start()]):
            continue
        (match,) = matches
        new = rng.choice(others)
        if others[0] in ("none", "no") and not _SUBJECT_OF.search(text[: match.start()]):
            continue
        if re.search(r"\b(?:no|not|none|never|any)\b|n[’']t\b", text.replace(match[0], "", 1)):
            continue
        if new == "none" and not text[match.end() :].startswith(" of "):
            new = "no"
        if new in ("fewer than a third", "most", "all", "some") and not text[
            match.end() :
        ].startswith(" of "):
            new = {"fewer than a third": "few"}.get(new, new)
        new = new[0].upper() + new[1:] if match[1].isupper() else new
        return swap(text, match.start(), match.end(), new)
    return None
