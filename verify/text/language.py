"""Whether a text is in English, by its function words and its letters."""

from verify.text.words import words

_OTHERS = {
    "German": """der die das und ist nicht ein eine einen dem den des im zu mit sich auf für auch
    wurde wird wie nach bei haben hat sind oder aus dass über einer""",
    "French": """le la les des du et est une un dans pour que qui sur pas avec ne au aux ce cette
    ont été par plus il elle sont leur""",
    "Spanish": """el la los las de del y es una un en por para que con se su no al lo como más fue
    han sus pero ha""",
    "Italian": """il lo la gli le di del della e è una un in per che con non si al dei delle sono
    ha hanno da nel alla""",
    "Portuguese": """o a os as de do da dos das e é uma um em por para que com não se no na ao foi
    mais são""",
    "Dutch": """de het een en van is niet in op te dat met voor zijn die aan er om ook maar bij
    wordt werd naar heeft uit""",
}
_ENGLISH = frozenset(
    """the of and to in is was were are be been a an that it for on with as at by from this have
    has had not but or which who their his her its they he she we will would said more than after
    about into over""".split()
)
_FUNCTION_WORDS = {name: frozenset(text.split()) for name, text in _OTHERS.items()}
_LEAST = 3
_LAST_LATIN = "\u024f"
_START_CHARS = 4000


def is_english(text: str) -> bool:
    """False where most letters are of another script, or another language's function words rule.

    Slow to doubt: it takes three function words of another language, and twice as many as of
    English. Only the first 4,000 characters are looked at.
    """
    text = text[:_START_CHARS]
    letters = [c for c in text if c.isalpha()]
    if 2 * sum(c > _LAST_LATIN for c in letters) > len(letters):
        return False
    said = [word.text.casefold() for word in words(text)]
    english = sum(word in _ENGLISH for word in said)
    other = max(sum(word in known for word in said) for known in _FUNCTION_WORDS.values())
    return other < _LEAST or other <= 2 * english
