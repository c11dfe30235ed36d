"""Raised figures: a note's mark is no text, an exponent is."""

import re

RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_MARK = re.compile(r"[\s\[\](),;*†‡§¶#–-]*(?:\d{1,3}|[a-z]|[ivx]{1,5})?[\s\[\](),;*†‡§¶#\d–-]*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er)\b\.?", re.IGNORECASE)
_POWER = re.compile(r"[⁻+-]?\d{1,2}")
# A power stands behind a unit of length or another symbol, or behind a ten that multiplies.
_HAS_POWER = re.compile(
    r"(?:(?<![^\W\d_])[kdcmµμn]?m|\d\s?(?:ft|in|yd|mi|s)|\b(?:[xyzrnbce]|mc)|[×x·*]\s?10)$"
)


def raised(words: str, before: str) -> str:
    """What superscript `words` behind the text `before` read as, in plain text.

    Marks of notes ("$40³ million", "[2]", "*", "a") are left out. Powers ("45 km²", "3 × 10⁶")
    become superscript characters, the ends of ordinals ("5th") and all else stay as they are.
    """
    if _POWER.fullmatch(words) and _HAS_POWER.search(before[-12:]):
        return words.translate(RAISED)
    if _ORDINAL.fullmatch(words) and before[-1:].isdigit():
        return words
    return "" if _MARK.fullmatch(words) else words
