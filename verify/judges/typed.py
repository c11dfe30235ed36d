"""What somebody typed: a question is answered and never judged, with its mark or without.

A statement that only looks like one ("When the board met, it voted", "Will Roe was elected", "What
he said is false") stays a claim. A fragment is neither: it says nothing that could be false.
"""

from __future__ import annotations

import re

from verify.lang.en.questions import (
    AUX,
    COUNTED_NOUN,
    DETERMINER,
    MEASURE_ASKED,
    NAMES_TOO_ASKED,
    OPENER,
    PREPOSITION_FIRST,
    SUBJECT_PRONOUN,
)
from verify.text.words import asks

_BREAK = r"[,;:–—]|\s-"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_REQUEST = _pattern(
    rf"{OPENER}(?:(?:can|could|would|will|do) you (?:please )?(?:tell|know|say|explain|show|give"
    r"|name|find|remind|check|list)\b"
    r"|(?:tell|show|give|remind|teach|let) (?:me|us)\b"
    r"|(?:explain|describe|summari[sz]e|find out|check|look up|say) "
    r"(?:to (?:me|us) )?(?:how|why|what|who|whom|whose|which|where|when|whether|if)\b"
    r"|(?:name|list|count|identify) (?:all|every|each|one|two|three|some|the (?:\w+ )?\w+s)\b"
    r"|(?:do (?:we|you|they)|does any(?:one|body)|any(?:one|body)) know\b"
    r"|(?:i|we) (?:wonder|want to know|need to know|(?:would|'d) like to know|am asking|ask)\b"
    r"|any idea\b|is it true\b)"
)
_WHETHER = _pattern(rf"{OPENER}(?P<aux>{AUX})\s+(?P<next>[^\s,;:.?!]+)")
_LATER_WHETHER = _pattern(
    rf"(?:{PREPOSITION_FIRST})\b[^,;:–—]{{1,90}}(?:{_BREAK})\s+(?:{AUX})\s+"
    rf"(?:{SUBJECT_PRONOUN}|{DETERMINER}|(?-i:[A-Z][\w’'-]*)|\w+s)\b"
)
_INTERROGATIVE = _pattern(
    rf"{OPENER}(?:(?:(?:{PREPOSITION_FIRST}|to|until|till|into|around|through)\s+)(?=what|which|who|how"
    r"|when|where))?(?P<word>what|which|who|whom|whose|when|where|why|how|whether)"
    r"(?P<is>'s|'re|'d|'ll|'ve)?\b(?P<rest>.*)"
)
_COUNTED_HEAD = _pattern(OPENER + f"(?:{COUNTED_NOUN})")
_LATER_INTERROGATIVE = _pattern(
    rf"[^.!?]{{2,160}}?(?:{_BREAK})\s+(?:and |but )?(?:{COUNTED_NOUN}"
    rf"|(?:what|how|why)(?:'s|\s+(?:{AUX}))\b(?!.*[,;]))"
    rf"|(?:{PREPOSITION_FIRST})\b[^,;:–—.!?]{{1,60}},\s+(?:who|which|when|where)(?:'s|\s+(?:{AUX}))\b"
    r"(?!.*[,;])"
)
_TAG = _pattern(
    rf".+,\s*(?:(?:{AUX}) (?:{SUBJECT_PRONOUN})|right|correct|true or false|yes or no)\s*\Z"
)
_NOMINAL = _pattern(
    r"\b(?:is|are|was|were|remains?|remained|stays?|became|has been|have been)\s+"
    r"(?:(?:still|not|yet|also|largely|so far|now|never|less|more|entirely)\s+)*"
    r"(?:unclear|unknown|uncertain|undecided|known|clear|disputed|unresolved|open|secret"
    r"|announced|disclosed|explained|determined|decided|certain|said|a|an|the|under|in|to be|up to"
    r"|what|that|one|no|anyone's|part)\b|\b(?:depends?|matters?)\b"
)
_MORE = _pattern(r"what(?:'s|\s+is|\s+was)\s+(?:more|worse|also|left of)\b")
_CLAUSE = _pattern(rf"\s+(?:{SUBJECT_PRONOUN}|{DETERMINER}|(?-i:[A-Z][\w’'-]*))\b")
_HOW_MUCH = _pattern(rf"\s+(?:{MEASURE_ASKED})\b")
_INVERTED = _pattern(rf"\s+(?:exactly\s+|else\s+|on earth\s+)?(?:{AUX})\b")
_AGAIN = _pattern(rf"\b(?:{AUX}|became|becomes|remains?|has|have)\b")
_WITH_COMMA = frozenset(("had", "were", "should"))
"""Auxiliaries that open a condition: "Had he known, he would have left"."""
_FINITE = _pattern(
    r"(?:is|are|was|were|has|had|said|says|will|would|did|does|told|won|became|took|made|left|lost"
    r"|went|came|gave|got|led|met|ran|sold|spent|spoke|thought|wrote|knew|kept|held|found|fell"
    r"|drove|built|bought|began|brought|\w+ed)\b"
)
_DO_SUPPORT = _pattern(rf"\b(?:do|does|did)\s+(?!(?:{AUX}|not|so)\b)\w+")
_STATED = re.compile(r"[.!][\s\"'”’»)]*\Z")


def is_question(text: str) -> bool:
    """Whether `text` asks: by its mark, its order, its question word, or as a request.

    >>> is_question("what share of the crews rejected the offer")
    True
    >>> is_question("When the crews met, they rejected the offer.")
    False
    """
    said = " ".join(text.replace("’", "'").split())
    if asks(said):
        return True
    if "?" in said:  # a question and its answer: "Can pets catch it? Yes."
        return False
    return (
        _REQUEST.match(said) is not None
        or _TAG.match(said.rstrip(".! ")) is not None
        or _asks_whether(said)
        or _asks_for(said)
    )


def _asks_whether(said: str) -> bool:
    """Whether its verb stands before its subject: "did it pass", "in 2012, did it pass"."""
    found = _WHETHER.match(said)
    if found is None:
        return _STATED.search(said) is None and _LATER_WHETHER.match(said) is not None
    aux, following = found["aux"], found["next"]
    rest = said[found.end() :]
    plain = aux.casefold()
    if plain in _WITH_COMMA and "," in rest and "according" not in rest:
        return False
    if plain == "do":
        return following.casefold() not in ("not", "it", "so", "what", "your")
    if plain == "don't":  # "Don't panic" commands
        return _is_subject(following)
    if plain == "have" and following.casefold() in ("a", "an"):
        return False
    if plain in NAMES_TOO_ASKED and aux[0].isupper():
        return not _is_name(following, rest.split())
    return len(said.split()) > 2 or plain not in NAMES_TOO_ASKED


def _is_name(following: str, rest: list[str]) -> bool:
    """Whether "Will" or "May" is a name or a month, by what follows: "Will Roe was", "May 14"."""
    if following[0].islower():
        return _FINITE.fullmatch(following) is not None
    later = [word.strip(",.") for word in rest[:5]]
    return following[0].isdigit() or not later or any(_FINITE.fullmatch(w) for w in later)


def _is_subject(word: str) -> bool:
    plain = word.casefold()
    known = f"{SUBJECT_PRONOUN}|{DETERMINER}".split("|")
    return plain in known or word[0].isupper() or (plain.endswith("s") and len(plain) > 3)


def _asks_for(said: str) -> bool:
    """Whether a question word opens it, or what follows its first break, and governs it."""
    found = _INTERROGATIVE.match(said)
    if found is None:
        return _STATED.search(said) is None and _LATER_INTERROGATIVE.match(said) is not None
    if _MORE.match(said) or (found["word"] == "WHO" and not said.isupper()):
        return False
    rest, stated = found["rest"], _STATED.search(said) is not None
    word = found["word"].casefold()
    if not rest.strip(" .!"):
        return True
    again = _AGAIN.search(_behind_verb(rest)) or _NOMINAL.search(_behind_verb(rest))
    if found["is"] or _INVERTED.match(rest):
        return not (stated and again and word in ("what", "who"))
    if _COUNTED_HEAD.match(said) or word == "which" or _DO_SUPPORT.search(rest):
        much = _HOW_MUCH.match(rest)
        return not (stated and _NOMINAL.search(_behind_verb(rest[much.end() if much else 0 :])))
    if word == "how" and _HOW_MUCH.match(rest):
        return not (stated and again)
    if word in ("when", "where", "whether", "how", "why"):
        return not stated and "," not in rest and _NOMINAL.search(rest) is None
    if word in ("what", "who") and _CLAUSE.match(rest):
        return not stated and again is None
    return not (stated and again)


def _behind_verb(rest: str) -> str:
    """What stands behind the first verb: "was said is unclear" without its "was"."""
    verb = _INVERTED.match(rest)
    return rest[verb.end() :] if verb else rest


# ----------------------------------------------------------------------------------- fragments

_LONGEST_FRAGMENT, _LONGEST_WITH_STOP = 8, 4
_VERB = _pattern(
    rf"(?:{AUX}|{_FINITE.pattern}|\w+n't|\w+'(?:s|re|ve|ll|d|m)|am|be|been|cannot|shrank|cast"
    r"|(?:re|un|over|under|out|up)?(?:hit|set|cut|put|shut|rose|beat|chose|broke|drew|fought|froze"
    r"|grew|hid|hurt|lay|rang|read|sank|saw|sat|shot|sang"
    r"|slept|stood|stole|struck|swam|swore|taught|tore|threw|wore|quit|spread|split|burst|cost|bet"
    r"|bid|let|dealt|felt|fled|flew|forgot|heard|lent|meant|paid|rode|sent|shook|shone|sought"
    r"|swept|understood|wept|withdrew|wound|ate|drank|bore|bent|bled|bred|caught|clung|crept|dug"
    r"|fed|forbade|forgave|ground|hung|knelt|leapt|lit|proved|rid|slid|slung|spun|stuck|stung"
    r"|strove|swung|woke|wove|take|came)|need|must"
    r"|says?|i|we|they|you|he|she|it)"
)
_NO_VERB_AFTER = _pattern(
    rf"(?:{DETERMINER}|{PREPOSITION_FIRST}|to|and|or|\d[\d,.]*%?|\w+'s?|\w+s')"
)
_PLURAL = _pattern(r"\w*(?:[^s'iu]s|men|children|people|police|team|crew|mice|feet|media|data)")
_LINK = _pattern(rf"(?:{PREPOSITION_FIRST}|to|and|or|who|which|that)")


def is_fragment(text: str) -> bool:
    """Whether `text` is a few words without a verb: "the Harbour strike", "four of the 15".

    What may be a verb counts as one, so that a statement is not taken for a fragment.

    >>> is_fragment("the strike at Lower Harbour")
    True
    >>> is_fragment("Pilots strike")
    False
    """
    said = [word.strip('.,;:!"()“”') for word in text.replace("’", "'").split()]
    said = [word for word in said if any(c.isalnum() for c in word)]
    longest = _LONGEST_WITH_STOP if _STATED.search(text) else _LONGEST_FRAGMENT
    if not 0 < len(said) <= longest or is_question(text):
        return False
    return not any(_may_be_verb(said, i) for i in range(len(said)))


def _may_be_verb(said: list[str], i: int) -> bool:
    """Whether the word at `i` may be a verb: by its form, or somewhere behind a plural."""
    word = said[i]
    if _VERB.fullmatch(word):
        return True
    if i == 0 or _NO_VERB_AFTER.fullmatch(said[i - 1]) or _LINK.fullmatch(word):
        return False
    if word[0].isupper() or not word.isalpha():
        return False
    plural = any(_PLURAL.fullmatch(before) for before in said[:i])
    return plural or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
