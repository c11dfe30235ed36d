"""Classes of which a person is in one only: who is called a Democrat is no Republican.

"Malloy, a Democrat, said" states his party, whatever it then says that he said.
"""

import re
from typing import NamedTuple

from verify.lang.en.people import CLASS, CLASS_CLAIM, CLASS_NAME, CLASS_OF, OFFICE_PATTERNS, TITLE
from verify.models import Source

_LETTERS = {"D": "Democrat", "R": "Republican", "I": "independent", "L": "Libertarian"}


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
    asked = CLASS_CLAIM.search(claim)
    if asked is None:
        return None
    last = re.escape(asked["last"])
    told = {
        _LETTERS.get(word) or CLASS_OF[word]
        for pattern in _patterns(last, source)
        for word in pattern.findall(window)
    }
    return Membership(CLASS_OF[asked["class"]], told.pop()) if len(told) == 1 else None


def _patterns(last: str, source: Source) -> list[re.Pattern[str]]:
    found = [
        re.compile(rf"\b{last},\s+an?\s+(?:\w+\s+)?({CLASS})\b"),
        re.compile(rf"\b{last},?\s+\(?([DRIL])-[A-Z]"),
        re.compile(rf"\b({CLASS})\s+{TITLE}{CLASS_NAME}{last}\b"),
        re.compile(rf"\b{last}\s+(?:is|was)\s+an?\s+(?:\w+\s+)?({CLASS})\b"),
    ]
    offices = [
        office
        for title, office in OFFICE_PATTERNS.items()
        if re.search(rf"\b{title}\.?\s+{CLASS_NAME}{last}\b", source.text)
    ]
    if offices:
        found.append(re.compile(rf"\b[Tt]he\s+({CLASS})\s+(?:{'|'.join(offices)})\b"))
    return found
