"""Classes of which a person is in one only: who is called a Democrat is no Republican.

"Malloy, a Democrat, said" states his party, whatever it then says that he said.
"""

import re
from typing import NamedTuple

from verify.models import Source

_PARTIES = {
    "Democrat": ("Democrat", "Democratic"),
    "Republican": ("Republican", "GOP"),
    "Libertarian": ("Libertarian",),
    "Conservative": ("Conservative", "Tory"),
    "Labour member": ("Labour",),
    "Liberal Democrat": ("Liberal Democrat",),
    "Social Democrat": ("Social Democrat",),
    "independent": ("independent", "Independent"),
}
_CLASS_OF = {word: name for name, words in _PARTIES.items() for word in words}
_CLASS = "|".join(sorted(map(re.escape, _CLASS_OF), key=len, reverse=True))
_LETTERS = {"D": "Democrat", "R": "Republican", "I": "independent", "L": "Libertarian"}
_OFFICES = {
    "Gov": "governor", "Governor": "governor", "Sen": "senator", "Senator": "senator",
    "Rep": "congressman|congresswoman|representative|lawmaker", "President": "president",
    "Mayor": "mayor", "Attorney General": "attorney general", "Premier": "premier",
    "Prime Minister": "prime minister", "Chancellor": "chancellor", "Sheriff": "sheriff",
}  # fmt: skip
_TITLE = rf"(?:(?:{'|'.join(_OFFICES)})\.?\s+)?"
_NAME = r"(?:[A-Z][\w’'-]*\.?\s+){0,3}"
_CLAIM = re.compile(
    rf"^\W*{_TITLE}{_NAME}(?P<last>[A-Z][\w’'-]+) "
    rf"(?:(?:is|was|remains) an?|(?:is|was) a member of the|belong(?:s|ed) to the)"
    rf" (?P<class>{_CLASS})\b"
    rf"(?!\s+(?:supporter|voter|donor|critic|state|stronghold))"
)


class Membership(NamedTuple):
    """What a claim takes somebody for, and what the evidence calls them."""

    claimed: str
    told: str

    @property
    def same(self) -> bool:
        """Whether the two are one class."""
        return self.claimed == self.told


def membership(claim: str, window: str, source: Source) -> Membership | None:
    """The class that `window` puts a person in, where `claim` puts them in one.

    By an apposition ("Roe, a Democrat,"), a letter ("Roe (D-Conn.)"), a word before the name
    ("Republican Sen. Roe"), or before the office that the source gives them ("the Democratic
    governor"). None where the claim is no such claim, or the window says nothing of it or two
    things.
    """
    asked = _CLAIM.search(claim)
    if asked is None:
        return None
    last = re.escape(asked["last"])
    told = {
        _LETTERS.get(word) or _CLASS_OF[word]
        for pattern in _patterns(last, source)
        for word in pattern.findall(window)
    }
    return Membership(_CLASS_OF[asked["class"]], told.pop()) if len(told) == 1 else None


def _patterns(last: str, source: Source) -> list[re.Pattern[str]]:
    found = [
        re.compile(rf"\b{last},\s+an?\s+(?:\w+\s+)?({_CLASS})\b"),
        re.compile(rf"\b{last},?\s+\(?([DRIL])-[A-Z]"),
        re.compile(rf"\b({_CLASS})\s+{_TITLE}{_NAME}{last}\b"),
        re.compile(rf"\b{last}\s+(?:is|was)\s+an?\s+(?:\w+\s+)?({_CLASS})\b"),
    ]
    offices = [
        office
        for title, office in _OFFICES.items()
        if re.search(rf"\b{title}\.?\s+{_NAME}{last}\b", source.text)
    ]
    if offices:
        found.append(re.compile(rf"\b[Tt]he\s+({_CLASS})\s+(?:{'|'.join(offices)})\b"))
    return found
