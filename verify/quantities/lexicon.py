"""What words do to a figure: acts and their opposites, what may be called the same thing."""

from __future__ import annotations

from functools import lru_cache

from verify.text.words import stem

# Act: the words that express it. Acts in one row of OPPOSITES exclude each other.
_ACTS = {
    "approve": """approve approves approved approving approval ratify ratified ratification accept
        accepted accepting endorse endorsed support supported supporting back backed favor favored
        favour favoured pass passed passage adopt adopted agree agreed okayed yes""",
    "reject": """reject rejects rejected rejecting rejection oppose opposed opposing opposition
        against veto vetoed spurn spurned no disapprove disapproved""",
    "up": """raise raised raises raising increase increased increases increasing rise rose risen
        rises rising grow grew grown grows growing growth climb climbed climbs jump jumped jumps
        gain gained gains boost boosted expand expanded expansion surge surged soar soared hike
        hiked advance advanced swell swelled up higher accelerate accelerated quicken widen widened
        lengthen lengthened extend extended rebound rebounded""",
    "down": """cut cuts cutting reduce reduced reduces reducing reduction fall fell fallen falls
        falling drop dropped drops decline declined declines declining lower lowered lowers
        shrink shrank shrunk slash slashed decrease decreased decreases slip slipped slide slid
        plunge plunged plummet plummeted tumble tumbled trim trimmed down dip dipped sink sank sunk
        narrow narrowed shorten shortened ease eased slump slumped contracted
        halved""",
    "hire": "hire hired hires hiring recruit recruited recruits onboard",
    "lay off": "layoff layoffs laid fire fired firing dismiss dismissed sack sacked furlough"
    " furloughed eliminate eliminated redundant redundancies",
    "win": "win won wins winning victory beat beaten defeated triumph",
    "lose": "lose lost loses losing loss losses",
    "open": "open opened opens opening reopen reopened",
    "close": "close closed closes closing shut shutter shuttered closure closures",
    "buy": "buy bought buys buying purchase purchased acquire acquired acquisition",
    "sell": "sell sold sells selling sale sales",
    "kill": "kill killed kills killing death deaths dead die died dies dying fatal fatalities"
    " fatally slain",
    "injure": "injure injured injures injuries injury wound wounded wounds hurt hospitalized"
    " hospitalised",
    "born": "born birth",
    "rescue": "rescue rescued survive survived survivors",
    "missing": "missing unaccounted",
    "begin": "begin began begun begins start started starts launch launched commence commenced",
    "end": "end ended ends finish finished expire expired expires conclude concluded",
    "arrest": "arrest arrested arrests detain detained jailed",
    "release": "release released freed",
    "import": "import imports imported importing",
    "export": "export exports exported exporting",
    "profit": "profit profits profitable surplus",
    "deficit": "deficit deficits shortfall",
    "revenue": "revenue revenues income receipts",
    "spending": "spending expenses expenditure expenditures",
    "join": "join joined joins enroll enrolled",
    "leave": "quit leave left resign resigned departed retire retired",
    "men": "man men male males boy boys father fathers",
    "women": "woman women female females girl girls mother mothers",
    "democrat": "democrat democrats democratic",
    "republican": "republican republicans gop",
    "public": "public",
    "private": "private",
    "full-time": "fulltime full-time",
    "part-time": "parttime part-time",
    "urban": "urban cities city",
    "rural": "rural",
    "minimum": "minimum lowest smallest youngest cheapest slowest",
    "maximum": "maximum highest largest biggest oldest fastest longest",
    "average": "average mean median",
    "before": "previously formerly earlier",
    "employed": "employed",
    "unemployed": "unemployed jobless unemployment joblessness",
    "insured": "insured",
    "uninsured": "uninsured",
    "legal": "legal legally",
    "illegal": "illegal illegally undocumented",
    "child": "children child kids minors infants",
    "adult": "adults adult grownups",
    "homicide": "homicide homicides murder murders",
    "suicide": "suicide suicides",
    "acquit": "acquitted cleared innocent",
    "convict": "convicted guilty conviction convictions",
    "union": "",
    "vaccinated": "vaccinated",
    "unvaccinated": "unvaccinated",
    "wet": "rainfall rain",
    "snow": "snow snowfall",
    "borrow": "borrow borrowed borrowing owe owed debt",
    "lend": "lend lent lending",
    "supply": "supply",
    "demand": "demand",
    "gross": "gross",
    "net": "net",
    "daily": "daily",
    "weekly": "weekly",
    "monthly": "monthly",
    "annual": "annual annually yearly",
    "propose": "propose proposed proposes proposal offer offered offering seek sought seeking want"
    " wanted demand demanded request requested plan planned plans",
    "arrive": "arrive arrived arrivals",
    "depart": "depart departed departures",
    "budgeted": "budgeted",
    "value": "worth valued",
    "cost": "cost costs costing",
}
DEEDS = frozenset(
    """approve reject hire win lose open close buy sell kill injure rescue begin end arrest release
    import export join leave acquit convict borrow lend propose""".split()
) | {"lay off"}
"""Acts that somebody does to something: who does them and who has them done are not the same."""
OPPOSITES: tuple[tuple[str, ...], ...] = (
    ("approve", "reject"), ("up", "down"), ("hire", "lay off"), ("win", "lose"), ("open", "close"),
    ("buy", "sell"), ("kill", "injure", "rescue", "missing"), ("begin", "end"),
    ("arrest", "release"), ("import", "export"), ("profit", "lose", "deficit"),
    ("revenue", "spending", "profit"), ("join", "leave"), ("men", "women"),
    ("democrat", "republican"), ("public", "private"), ("full-time", "part-time"),
    ("urban", "rural"), ("minimum", "maximum", "average"), ("employed", "unemployed"),
    ("insured", "uninsured"), ("legal", "illegal"), ("child", "adult"), ("homicide", "suicide"),
    ("born", "kill"),
    ("acquit", "convict"), ("vaccinated", "unvaccinated"), ("wet", "snow"), ("borrow", "lend"),
    ("supply", "demand"), ("gross", "net"), ("daily", "weekly", "monthly", "annual"),
    ("arrive", "depart"), ("hire", "leave"), ("up", "lose"),
    ("value", "cost"),
)  # fmt: skip
EXHAUSTIVE = frozenset({"approve", "reject"})
"""Acts that leave nothing over: who did not approve rejected. Others may have abstained."""

_SAME_THINGS = """
worker employee staff staffer personnel workforce
people person individual human
death fatality dead
kid child children
lawmaker legislator
company firm business corporation
country nation
job position role post
car vehicle automobile
student pupil
home house household
physician doctor
movie film
ballot vote
layoff redundancy
soldier troop
cop officer
attorney lawyer
migrant immigrant
blaze fire
hospital facility
patient case
voter elector
resident inhabitant
shot dose
plant factory
"""
_SAME = {
    stem(word): stem(line.split()[0])
    for line in _SAME_THINGS.strip().splitlines()
    for word in line.split()
}
_IRREGULAR = {
    "men": "man", "women": "woman", "feet": "foot", "children": "child", "wives": "wife",
    "lives": "life", "policemen": "polic", "mice": "mouse", "teeth": "tooth", "media": "medium",
}  # fmt: skip


def _act_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for act, listed in _ACTS.items():
        for word in listed.split():
            table.setdefault(word, set()).add(act)
    return {word: frozenset(acts) for word, acts in table.items()}


ACT_OF = _act_table()
_OPPOSED: dict[str, frozenset[str]] = {}
for _row in OPPOSITES:
    for _act in _row:
        _OPPOSED[_act] = _OPPOSED.get(_act, frozenset()) | (frozenset(_row) - {_act})


@lru_cache(maxsize=32768)
def thing(word: str) -> str:
    """The stem of a noun, one for all words that news uses for the same thing."""
    lowered = word.casefold().replace("’", "'")
    root = stem(_IRREGULAR.get(lowered, lowered))
    return _SAME.get(root, root)


def opposed(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """An act of `mine` and an act of `theirs` that exclude each other; None where none do.

    Acts that both have in common excuse: "the deal that passed was rejected" is both.
    """
    for act in sorted(mine - theirs):
        against = _OPPOSED.get(act, frozenset()) & (theirs - mine)
        if against:
            return act, min(against)
    return None
