"""Numbers that name, list, dial or count nothing: District 1199, 2. , 555-0134, Plan B."""

import re

from verify.quantities.nouns import counted_phrase, is_plural
from verify.quantities.tokens import HYPHENS, Token, touching
from verify.quantities.unit_table import CURRENCY_CODES
from verify.quantities.units import UNIT_WORDS
from verify.text.words import STOPWORDS

LABELS = frozenset(
    """section sections sec page pages p pp chapter chapters figure table article articles act room
    row seat flight channel grade tier level stage phase game round type size version option
    item question lot route highway interstate exit apartment apt suite box district local
    precinct ward no number # § lane platform gate pier planet sp dax ftse nasdaq nikkei russell
    asx cac fortune building unit block bus train line engine ladder station company battalion
    division brigade squadron proposition prop measure amendment title rule form schedule
    appendix annex exhibit episode season series volume vol issue verse psalm scene step track
    group pool bracket week day model mark mk class category formula area zone terminal
    hurricane super bowl proposal bill hb sb resolution docket case juror count counts windows
    playstation xbox iphone galaxy ios android studio lesson part parts grades""".split()
)
# Labels that are also counted, measured or dated right before a figure; they need a capital.
_CAPITAL_ONLY = frozenset(
    """company division season series measure issue group week day area class act bill count counts
    model unit building station train bus line size week series part parts lot case local game
    round stage level block box super bowl hurricane terminal zone resolution form schedule studio
    proposal mark bracket pool track engine title rule category""".split()
)
# Words that open a sentence or a headline and are no name, though a capital stands there.
_OPENERS = STOPWORDS | frozenset(
    """about around roughly nearly almost approximately just only another all these those the with
    over for in of at some least most more less fewer up exactly total additional last next past
    first every each since until among between within that than were was are is have has had and or
    but nor not yet another both either also then still even another including plus minus times
    killed injured says said there here because although though while if when where who which what
    how why after before during by from to into onto on off per via worth age aged got get
    another estimated maybe perhaps january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday
    tuesday wednesday thursday friday saturday sunday""".split()
)
_MEASURES = UNIT_WORDS | frozenset(
    "million billion trillion dollars euros cents p bn points votes seats goals wins runs".split()
)
"""What stands behind a figure that counts though a name stands before it: "the Greens 12 seats"."""
_PLACES = frozenset(
    """street st avenue ave road rd boulevard blvd drive lane way court place square terrace highway
    hwy parkway turnpike alley row crescent close mews plaza circle bridge island park stadium arena
    hill mountain lake creek river pier wharf trail""".split()
)
"""What a name ends in that may begin with a number: a street, a bridge."""
_PHONE = re.compile(
    r"(?:\+?1[-. ])?\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}[-.]\d{4}\b(?![-.]?\d)"
)
_HANDLE = frozenset("/^_=@&#:")


def phone_spans(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers stand in `text`."""
    return [m.span() for m in _PHONE.finditer(text)]


def is_name_number(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the digits at token `i` are part of a name, a label or an identifier."""
    if i == 0:
        return is_list_marker(tokens, i)
    before = tokens[i - 1]
    close = touching(tokens, i)
    if close and before.text in HYPHENS and i > 1 and touching(tokens, i - 1):
        return tokens[i - 2].kind in ("word", "num")
    if close and (before.text in _HANDLE or before.kind == "word"):
        return before.lower not in CURRENCY_CODES
    if before.text in "#§№":
        return True
    if (
        before.text == "."
        and i > 1
        and tokens[i - 2].lower in ("no", "nos", "sec", "vol", "art", "p", "pp", "ch")
    ):
        return True
    if before.kind == "word":
        return _follows_name(tokens, i, before)
    return is_list_marker(tokens, i)


def _follows_name(tokens: tuple[Token, ...], i: int, before: Token) -> bool:
    label, capital = before.lower, before.text[0].isupper()
    if label in LABELS and (capital or label not in _CAPITAL_ONLY):
        return not _is_measured(tokens, i)
    if not capital or label in _OPENERS or before.lower in CURRENCY_CODES:
        return False
    if _is_measured(tokens, i) or "," in tokens[i].text or _behind_place(tokens, i):
        return False
    return not (_opens_sentence(tokens, i - 1) and not _is_capital(tokens, i - 2))


def _behind_place(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a place opens the sentence, and a number of things follows: "In Vell 40 nurses left".

    "In Vell 40" may name something; "Boeing 737 jets" does.
    """
    at = i - 1
    while _is_capital(tokens, at - 1) and i - at < _LONGEST_PLACE:
        at -= 1
    if tokens[at].lower not in ("in", "at", "across", "near") or not _opens_sentence(tokens, at):
        return False
    found = counted_phrase(tokens, i + 1)
    return at < i - 1 and found is not None and is_plural(tokens[found.head].lower)


_LONGEST_PLACE = 4


def names_place(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the number at `i` begins an address or the name of a place: "7 Sisters Road".

    Where a noun that can be counted comes behind the place, it is counted: "10 Elm Street homes".
    """
    if not (tokens[i].text.isdecimal() or (tokens[i].kind == "word" and _is_capital(tokens, i))):
        return False
    end = i + 1
    while _is_capital(tokens, end):
        end += 1
    places = [k for k in range(i + 2, end) if tokens[k].lower in _PLACES]
    if not places:
        return False
    found = counted_phrase(tokens, places[-1] + 1 + (_is_dot(tokens, places[-1] + 1)))
    return found is None or not is_plural(tokens[found.head].lower)


def _is_dot(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].text == "." and touching(tokens, i)


def _is_measured(tokens: tuple[Token, ...], i: int) -> bool:
    at = i + 1
    if at < len(tokens) and tokens[at].text in HYPHENS:
        at += 1
    if at >= len(tokens):
        return False
    return tokens[at].lower in _MEASURES


def _opens_sentence(tokens: tuple[Token, ...], i: int) -> bool:
    return i == 0 or tokens[i - 1].text in ".!?:;\"“”‘'(*•" or tokens[i - 1].kind == "blank"


def _is_capital(tokens: tuple[Token, ...], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].text[0].isupper()


def is_list_marker(tokens: tuple[Token, ...], i: int) -> bool:
    """ "1. ", "2) " at the start of the text, of a paragraph or behind a bullet."""
    if i and not (tokens[i - 1].kind == "blank" or tokens[i - 1].text in "•*([—–"):
        return False
    if i + 1 >= len(tokens) or not touching(tokens, i + 1) or not tokens[i].text.isdecimal():
        return False
    mark = tokens[i + 1].text
    if mark not in (".", ")", "]") or len(tokens[i].text) > 3:
        return False
    opened = i > 0 and tokens[i - 1].text in "(["
    return mark == "." or not i or not opened or i == 1 or tokens[i - 2].kind == "blank"
