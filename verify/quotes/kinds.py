"""What words in marks are: speech, a fragment of it, a title, or a word held at arm's length."""

import re

from verify.models import QuoteKind
from verify.quotes.beside import Said
from verify.quotes.marks import Marked
from verify.text.locate import UNSPACED

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = frozenset(
    "a an the of in on at to for and or but nor as by from with into over vs is it up off".split()
)
_WORKS = re.compile(
    r"(?:film|movie|show|series|book|novel|song|album|play|magazine|program|programme|podcast|essay"
    r"|documentary|musical|opera|column|painting|hit|single|sitcom|drama|memoir|bestseller|episode"
    r"|titled|entitled|called|host|star|stars|starred|director|author|editor|NBC|ABC|CBS|CNN|Fox"
    r"|MSNBC|HBO|[’']s|on|in|of|watch|watching|sing|sang|sings|play|played)[,:]?[ \xa0]*[“\"'‘«]?\Z"
)
_HELD = re.compile(
    r"(?:so-called|self-styled|dubbed|nicknamed|known as|called|termed|labeled|labelled|the word"
    r"|the words|the term|the phrase|the slogan|the hashtag)[,:]?[ \xa0]*[“\"'‘«]?\Z"
)
SCARE_WORDS = 5
"""Unattributed words in marks inside a sentence, as few as this, are no speech."""


def kind_of(text: str, stretch: Marked, said: Said) -> QuoteKind:
    """The kind of the words under `stretch`, given who is said to have said them."""
    inner = text[stretch.start : stretch.end]
    words = _WORD.findall(inner)
    before = text[max(0, stretch.opened - 60) : stretch.opened]
    led = before.rstrip().endswith((",", ":")) and said.cue is not None
    if _titled(inner, words) and not led and not said.follows:
        several = len(words) > 1 and _speaker_is_far(stretch, said)
        if several or _WORKS.search(text[max(0, stretch.opened - 40) : stretch.start]):
            return "title"
    whole = inner.rstrip("\"”’' ").endswith((",", ".", "!", "?", "—", "…", "-", "–"))
    opens = _opens(text, stretch)
    if said.speaker is None and not UNSPACED.search(inner):
        held = len(words) <= SCARE_WORDS and not (opens and whole)
        if held or (not opens and _HELD.search(before)):
            return "scare"
    if opens and said.follows and len(words) > 2 and inner[:1].isupper():
        return "direct"
    if (opens or led or said.follows) and whole and inner.lstrip("\"“‘'([… .")[:1].isupper():
        return "direct"
    return "direct" if opens and len(words) > SCARE_WORDS else "mixed"


def _titled(inner: str, words: list[str]) -> bool:
    """Whether the words are set like a title: every one but the small ones with a capital."""
    if not words or len(words) > 12 or inner.rstrip().endswith(("!", "?")):
        return False
    big = [word for word in words if word.casefold() not in _SMALL]
    return (
        bool(big) and words[0][:1].isupper() and all(w[:1].isupper() or w[0].isdigit() for w in big)
    )


def _speaker_is_far(stretch: Marked, said: Said) -> bool:
    return said.cue is None or not 0 <= stretch.opened - said.cue.end <= 3


def _opens(text: str, stretch: Marked) -> bool:
    """Whether the stretch starts its paragraph or its sentence."""
    before = text[max(0, stretch.opened - 8) : stretch.opened].rstrip(" \xa0([")
    return not before or before.endswith(("\n", ".", "!", "?", "…", "”", '"', "—", "–", "―", ":"))
