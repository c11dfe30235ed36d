"""Three short articles of our own about a harbor, on a shelf in memory."""

from collections.abc import Callable

import pytest

from verify.models import Mention, Quote, QuoteCheck, Source, Span
from verify.quotes.check import check
from verify.quotes.lookup import SourcesInMemory
from verify.sources.source import from_text

HARBOR = """\
NORWICH (Harbor Wire) — The council of Norwich met the Harbor Guild on Monday about the old yard.

“We can’t promise anything before the 30th of September,” said Ines Okafor, head of the guild. \
“Our goal is to save 4,700 jobs, which would be a blessing for Norwich.”

“I don’t think anybody in this hall wants to see the cranes sold, I don’t think anybody wants to \
see the gates shut … and see the town go quiet,” she said. “If the council keeps its word, we will \
keep the yard open for another year.”

The yard has lost money for eleven years, and the council may well sell it to a private owner.

Bo Lindqvist, a spokesman for the council, said the offer was “fair and final.”

“Some of us would sell tomorrow, but the mayor has told us to wait until the spring,” Lindqvist \
added. “Mayor Roe is a careful woman.”
"""
LETTER = """\
A letter to the town

“Now is the moment to return to the drawing board to find the security that our welders need,” \
Harbor Secretary Ann Roe and Port Commissioner Dr. Carol Castellane wrote in a joint letter.

“The path forward is one where both sides are talking,” Roe told reporters. \
It was, she said, “not a bar-
gain made in the dark.”
"""
WIRE = """\
Guild says no promise before autumn

“We can’t promise anything before the 30th of September,” the guild’s head, Ines Okafor, said on \
Monday. “We have asked the council for fourteen weeks.”
"""


@pytest.fixture(scope="session")
def harbor() -> Source:
    return from_text(HARBOR, title="Council meets guild", publisher="Harbor Wire")


@pytest.fixture(scope="session")
def letter() -> Source:
    return from_text(LETTER, title="A letter to the town")


@pytest.fixture(scope="session")
def wire() -> Source:
    return from_text(WIRE, title="Guild says no", publisher="The Daily Tide")


@pytest.fixture(scope="session")
def shelf(harbor: Source, letter: Source, wire: Source) -> SourcesInMemory:
    return SourcesInMemory([harbor, letter, wire])


@pytest.fixture(scope="session")
def ask(shelf: SourcesInMemory) -> Callable[..., QuoteCheck]:
    """Checks a quote that came by itself: `ask(words, speaker)`."""

    def asked(words: str, speaker: str | None = None) -> QuoteCheck:
        named = Mention(text=speaker, span=Span(start=0, end=0)) if speaker else None
        quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=named)
        return check(quote, shelf)

    return asked
