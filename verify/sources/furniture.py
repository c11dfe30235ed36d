"""What news pages print around their articles, as a table: one row a kind, one string a form.

A form fits a whole line (paragraph) from end to end, in any case unless it says otherwise. The
forms are written to miss rather than to take a sentence of the article.
"""

import re
from dataclasses import dataclass
from typing import Literal

from verify.lang.en.pages import FURNITURE

Place = Literal["anywhere", "top", "end"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of furniture: where on the page its lines stand, how long they may be, their forms.

    `top` and `end` are the first and last few lines of a text.
    """

    name: str
    place: Place
    longest: int
    forms: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """All forms as one pattern for a whole line."""
        return re.compile("|".join(f"(?:{form})" for form in self.forms), re.IGNORECASE)


KINDS = tuple(Kind(*row) for row in FURNITURE)
