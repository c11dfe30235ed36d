"""Whether a text is in English, by its function words, its letters and its endings."""

import re

from verify.lang.en.sentences import BORROWED, ENGLISH, ORDINARY, OTHER_LANGUAGES, STOPWORDS
from verify.text.verbs import is_finite
from verify.text.words import Word, words

_FUNCTION_WORDS = {name: frozenset(text.split()) for name, text in OTHER_LANGUAGES.items()}
_SHARED = frozenset("a am an as die do es in is me no on so war was will".split())
"""Words of English that other languages have too: in a short text they say nothing."""
_ENGLISH_ENDING = re.compile(r"[a-z]{2,}(?:ed|ing|ly|ness)\Z")
_GERMAN_VERB = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten|en)\Z")
_LEAST = 3
_SHORT = 12
"""In a text of at most so many words, one word of another language and none of English decide."""
_LAST_LATIN = "\u024f"
_START_CHARS = 4000


def is_english(text: str) -> bool:
    """Whether `text` may be in English.

    False where most letters are of another script; where there are three function words of another
    language, and twice as many as of English; and for a short text with a word of another language
    and none of English ("El alcalde dimitió."). Names say nothing. Only the first 4,000 characters
    are looked at.
    """
    text = text[:_START_CHARS]
    letters = [c for c in text if c.isalpha()]
    if 2 * sum(c > _LAST_LATIN for c in letters) > len(letters):
        return False
    found = words(text)
    said = [word.text.casefold() for word in found]
    english = sum(word in ENGLISH for word in said)
    other = max(sum(word in known for word in said) for known in _FUNCTION_WORDS.values())
    if other >= _LEAST and other > 2 * english:
        return False
    return len(found) > _SHORT or _is_english_word(found) or not _is_foreign_word(found)


def _is_english_word(found: list[Word]) -> bool:
    """Whether one of the words is certainly English."""
    for n, word in enumerate(found):
        low = word.text.casefold().replace("’", "'")
        known = low in STOPWORDS or low in ENGLISH or low in ORDINARY or is_finite(low)
        ordinary = word.text.islower() or (n == 0 and len(found) > 1)
        if ordinary and low not in _SHARED and (known or _ENGLISH_ENDING.match(low)):
            return True
    return False


def _is_foreign_word(found: list[Word]) -> bool:
    """Whether one of the words is certainly of another language that is written in Latin letters.

    A function word that opens the text may open a name ("Le Monde", "El Paso"), unless a word in
    lower case follows, or a German noun and verb.
    """
    for n, word in enumerate(found):
        low = word.text.casefold().replace("’", "'")
        if word.text.islower() and not low.isascii() and low not in BORROWED:
            return True
        if low in _SHARED and low != "die":
            continue
        if not any(low in known for known in _FUNCTION_WORDS.values()):
            continue
        after = [later.text for later in found[n + 1 : n + 3]]
        if word.text.islower() and low != "die":
            return True
        if n == 0 and after and after[0].islower() and low != "die":
            return True
        german = low in _FUNCTION_WORDS["German"]
        if n == 0 and german and len(after) == 2 and _GERMAN_VERB.match(after[1]):
            return True
    return False
