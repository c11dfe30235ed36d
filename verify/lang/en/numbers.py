"""Numbers in words, what modifies a figure, and what stands around one."""

import re
from decimal import Decimal

from verify.lang.codes import Modifier
from verify.lang.en.sentences import STOPWORDS
from verify.lang.en.units import UNIT_WORDS

COUNTED_WORDS = frozenset(
    "percent percentage fewer least third thirds half quarter quarters majority minority".split()
)
VOTE_WORDS = frozenset(
    """vote votes voted voting ruled ruling decision tally score lead led trailed trailing win wins
    won beat beating defeat defeated defeating loss lost losing victory margin passed approved
    rejected down up game draw drew record split by over final match tied series""".split()
)
ONES = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": 40}
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "crore": 10**7,
    "mln": 10**6,
    "mn": 10**6,
    "bln": 10**9,
    "bn": 10**9,
    "trn": 10**12,
    "tn": 10**12,
}
PLURAL_SCALES = {
    "tens": (10, 100),
    "dozens": (24, 120),
    "hundreds": (10**2, 10**3),
    "thousands": (10**3, 10**4),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "thirds": 3,
    "quarters": 4,
    "fourths": 4,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenths": 10,
    "hundredths": 100,
}
ORDINAL_ONES = {
    word: n
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split(),
        1,
    )
}
ORDINALS = ORDINAL_ONES | {
    word: 10 * n
    for n, word in enumerate(
        """twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth
        hundredth""".split(),
        2,
    )
}
NUMBER_WORDS = frozenset(
    [*ONES, *TENS, *SCALES, *PLURAL_SCALES, "hundred", "dozen", "half", "third", "quarter"]
)
BEHIND_A_FRACTION = frozenset(("of", "less", "more", "fewer", "higher", "lower", ""))
BEFORE_A_SHARE = frozenset(
    "about around roughly nearly almost over under than only approximately to quite".split()
)
BEHIND_A_SHARE = frozenset(
    """are were have had say said voted want wanted rejected approved backed opposed supported did
    is was do will would could can the its their""".split()
) | {""}
HALVES_OF_TIME = frozenset("first second third fourth latter last other top bottom".split())
HALVED_UNITS = frozenset("hour mile century decade year day percent percentage inch point".split())
HALF_OF = frozenset("of the its their his her our my all those that these are were is".split())
RESTATED = re.compile(r"[\s,(]*(?:or|about|some|roughly|nearly|i\.e\.|that is|—|–|-|\(|,)[\s,(]*$")
NUMBERED_LABELS = frozenset(
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
LABELS_WITH_CAPITAL = frozenset(
    """company division season series measure issue group week day area class act bill count counts
    model unit building station train bus line size week series part parts lot case local game
    round stage level block box super bowl hurricane terminal zone resolution form schedule studio
    proposal mark bracket pool track engine title rule category""".split()
)
# Words that open a sentence or a headline and are no name, though a capital stands there.
OPENERS_BEFORE_A_NUMBER = STOPWORDS | frozenset(
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
MEASURES = UNIT_WORDS | frozenset(
    "million billion trillion dollars euros cents p bn points votes seats goals wins runs".split()
)
"""What stands behind a figure that counts though a name stands before it: "the Greens 12 seats"."""
STREETS = frozenset(
    """street st avenue ave road rd boulevard blvd drive lane way court place square terrace highway
    hwy parkway turnpike alley row crescent close mews plaza circle bridge island park stadium arena
    hill mountain lake creek river pier wharf trail""".split()
)
"""What a name ends in that may begin with a number: a street, a bridge."""
NOT_BEFORE_ONE = frozenset(
    """no any every some this that each the another day number square which good next anyone new
    last same other bad single formula chapter""".split()
)
NOT_AFTER_ONE = frozenset("another day thing's on i you he she we they would can must 's".split())
AFTER_DECIMALS = frozenset("percent per pct % million billion trillion pp".split())
MODIFIERS_BEFORE: dict[Modifier, str] = {
    "exactly": "exactly|precisely|a total of|the full|an average of|a combined",
    "only": "only|just|merely|a mere|a scant|only about|just about|only some",
    "about": """about|roughly|approximately|around|some|an estimated|estimated|circa|c .|ca .
        |in the region of|in the neighborhood of|in the neighbourhood of|somewhere around|about a
        |on the order of|perhaps|maybe|~|≈|approx|approx .|an approximate|approximated at
        |more or less|or about|roughly about""",
    "nearly": """nearly|almost|close to|just under|just shy of|just below|near|approaching
        |slightly less than|slightly under|a little less than|a little under|not quite|shy of
        |just short of|slightly fewer than|a little fewer than|a bit less than|a shade under
        |a touch under|a little below|barely under
        |just less than|slightly below|a bit under|virtually|nearly a|almost a""",
    "more_than": """more than|over|above|upwards of|upward of|exceeding|in excess of|just over
        |well over|greater than|higher than|beyond|slightly more than|slightly over|a little over
        |a little more than|just above|just more than|well above|far more than|north of|>
        |topping|surpassing|surpassed|exceeded|exceeds|exceed|topped|longer than|larger than
        |much more than|far over|way over|older than|over than|more then|better than
        |a bit over|a bit more than|a little above|slightly above|barely over|barely more than
        |a shade over|a touch over|a shade more than|a touch more than|fractionally more than""",
    "at_least": """at least|no fewer than|no less than|not less than|not fewer than|a minimum of
        |minimum of|at minimum|≥|starting at|no earlier than""",
    "less_than": """less than|fewer than|under|below|well under|well below|lower than|smaller than
        |far less than|far fewer than|<|south of|shorter than|younger than|much less than
        |inside""",
    "at_most": """at most|up to|as many as|as much as|no more than|not more than|a maximum of
        |maximum of|at the most|no greater than|≤|as high as|as long as|limited to|capped at
        |not exceeding|no higher than|a cap of|no longer than|as little as|as few as""",
}
MODIFIERS_AFTER: dict[Modifier, str] = {
    "at_least": "or more|or greater|or higher|or above|or older|or over|and over|and above|and up"
    "|or longer|at least|at a minimum",
    "at_most": "or less|or fewer|or below|or lower|or under|at most|and under|or younger"
    "|at the most|maximum|tops",
    "about": "or so|or thereabouts|approximately|give or take",
    "more_than": "plus|+|and counting|- plus|or better",
}
CLOSE_TO = frozenset("just slightly little bit barely shade touch fractionally".split())
DETERMINERS_BEFORE = frozenset("the its their these those all his her our my your state's".split())
MULTIPLES: dict[str, int | Decimal] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3,
    "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halved": Decimal("0.5"),
    "halving": Decimal("0.5"), "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "double": 2, "triple": 3, "sixfold": 6,
}  # fmt: skip
BEFORE_AN_ORDINAL = frozenset("the a an his her its their our my your this that in".split())
NUMBER_WORDS_IN_QUOTES = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred hundreds thousand thousands million millions billion billions
    trillion trillions dozen dozens half halves third thirds quarter quarters double
    triple twice once percent""".split()
)
