"""Words turned into their opposites, and quantifiers into ones that cannot hold beside them."""

import re
from random import Random

from training.synthetic.cast import Cast
from training.synthetic.change import Change, swap
from training.synthetic.names import ANCHORED
from training.synthetic.opposite_words import VERBS, WORDS
from training.synthetic.verbs import gerund, participle, past, third


def _rows() -> dict[str, tuple[str, re.Pattern[str]]]:
    rows: dict[str, tuple[str, re.Pattern[str]]] = {}
    for verb, turned, then in VERBS:
        for form in (str, past, participle, third, gerund):
            if (
                verb in ("cut", "back", "lower", "open", "ease", "slow", "favor", "drop")
                and form is str
            ):
                continue
            rows.setdefault(form(verb), (form(turned), re.compile(rf"\b{form(verb)}\b{then}")))
    for word, turned, then in WORDS:
        rows.setdefault(word, (turned, re.compile(rf"(?<![\w-]){word}(?![\w-]){then}")))
    return rows


_ROWS = _rows()
_SAFE_BEFORE = re.compile(r"\b(?:a|an|the|of|in|no|not|any)\s\Z")
_VERB_FORMS = frozenset(form(verb) for verb, _, _ in VERBS for form in (str, third))


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
