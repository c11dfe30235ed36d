"""Words for what is done: acts with their forms, opposites, and words that mean the same."""

import re

PHRASES = (
    (r"\b(?:vot\w+|turn\w+) (?:it |them |(?:the \w+ ))?down\b", "rejected"),
    (r"\bvot\w+ (?:against|no)\b|\bsa(?:id|ys?) no\b", "rejected"),
    (r"\bvot\w+ (?:for|in favou?r(?: of)?|yes)\b|\bsa(?:id|ys?) yes\b", "approved"),
    (r"\bwalk\w* (?:off the job|out)\b|\bstop\w* work(?:ing)?\b|\bwork stoppages?\b", "strike"),
    (r"\bjobs? (?:lost|cuts?|losses)\b|\bcut\w* jobs\b|\bpink slips?\b", "layoffs"),
    (r"\bearlier version of this\b", "incorrectly"),
    (r"\br[au]n(?:s|ning)? out\b", "expired"),
    (r"\b(?:bring\w*|brought) (?:\w+ ){1,4}down\b", "lowered"),
    (r"\bput off\b|\bpush\w+ back\b", "delayed"),
    (r"\bcall\w+ off\b", "cancelled"),
)
SAME_WORDS = """
deal agreement package accord settlement pact compact
strike walkout stoppage
talk negotiation
offer proposal
rule bylaw
share part portion proportion
member membership
biggest largest
get receive obtain
run last
year annual
head lead chair
director executive chief
cost price
state government
"""
SAFE_ACTS = frozenset(
    """approve reject up down hire lay-off win lose open close buy sell begin end arrest release
    join leave acquit convict legal illegal""".split()
)
OBLIGING = re.compile(
    r"\b(?:must|ha(?:s|ve|d) to|needs?|needed|requir\w+|enough|should|ought|shall)\b", re.IGNORECASE
)
"""Words of a sentence that says what ought to be, not what was."""
DENIAL_CUES = re.compile(
    r"""\b(?:no|not|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|\w+n[’']t|hardly
    |barely|scarcely|rarely|seldom|den(?:y|ied|ies|ying)|refus\w+|reject\w*|declin\w+|fail\w*|lack\w*
    |absen\w+|only|few|little|less|fewer|unable|unclear|un(?!it|iv|io|iq|de|ti|le)\w{3,}|inab\w+
    |incap\w+|invalid\w*|stop\w*|bar(?:s|red|ring)?|ban(?:s|ned|ning)?|prevent\w*|block\w*
    |cancel\w*|avoid\w*|skeptic\w*|doubt\w*|yet|still|rather[ ]than
    |instead|last|first|limit\w*|cap(?:s|ped|ping)?|regardless|any(?:thing)?|but|except|despite
    |drop\w*|withdr\w+|dis\w{4,}|mis\w{4,}|oppos\w+|against|other[ ]than|free
    |ignor\w+|halt\w*|nearly|almost|contrary|far[ ]from|remov\w+|abandon\w*
    |g(?:i|a)ve[n]?[ ]up|\w+less|non\w+|mere\w*|wrong\w*|false\w*|forg[oe]t\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that can carry a denial, however loosely; a text without any denies nothing."""
OPPOSITE_WORDS = """
accept reject | approve reject | adopt reject | ratify reject | accept refuse | agree disagree
agree refuse | support oppose | favor oppose | allow forbid | allow ban | permit forbid
raise cut | raise lower | raise reduce | increase decrease | increase reduce | increase cut
increase lower | rise fall | rise drop | rise decline | grow shrink | gain lose | win lose
expand shrink | extend shorten | up down | higher lower | more less | more fewer | above below
open close | start end | begin end | begin stop | start stop | resume suspend | continue stop
hire fire | hire layoff | join leave | enter leave | arrive leave | buy sell | import export
legal illegal | lawful unlawful | constitutional unconstitutional | guilty innocent | acquit convict
true false | correct incorrect | correct wrong | safe dangerous | safe unsafe
success failure | succeed fail | pass fail | pass defeat | alive dead | live die | survive die
public private | first last | early late | before after | best worst | better worse
biggest smallest | highest lowest | oldest youngest | strong weak | strengthen weaken
largest smallest | improve worsen | rich poor | wealthy poor | male female | man woman
son daughter | brother sister | father mother
husband wife | king queen | north south | east west | northern southern | eastern western | up down
remember forget | love hate | praise criticize | praise condemn | confirm deny | admit deny
include exclude | present absent | permanent temporary | possible impossible | likely unlikely
voluntary mandatory | optional mandatory | majority minority | unanimous split | common rare
democrat republican | democratic republican | liberal conservative | left right | domestic foreign
widen narrow | accelerate slow | ease tighten | strike work | attack defend | ally enemy
positive negative | effective ineffective | protect harm | cause prevent | healthy sick
"""
CONVERSE_WORDS = """
higher lower | more less | more fewer | above below | before after | north south | east west
win lose | buy sell | import export
"""
COMPOUND_TAILS = frozenset("controlled led run dominated backed leaning majority held".split())
"""Ends of compounds that say little of what they stand before: "Democratic-controlled"."""
# Two words that mean another act than their second word, or none.
DEEDS_OF_TWO_WORDS = {
    ("turned", "down"): "reject", ("turn", "down"): "reject", ("voted", "down"): "reject",
    ("struck", "down"): "reject", ("shot", "down"): "reject", ("vote", "down"): "reject",
    ("laid", "off"): "lay off", ("lay", "off"): "lay off", ("laying", "off"): "lay off",
    ("let", "go"): "lay off", ("stepped", "down"): "leave", ("shut", "down"): "close",
    ("made", "up"): "", ("make", "up"): "", ("makes", "up"): "", ("set", "up"): "",
    ("up", "to"): "", ("up", "for"): "", ("end", "of"): "", ("signed", "up"): "join",
    ("open", "to"): "", ("opened", "fire"): "", ("cut", "off"): "", ("sit", "down"): "",
    ("job", "cuts"): "lay off", ("staff", "cuts"): "lay off", ("cut", "jobs"): "lay off",
    ("tax", "cut"): "", ("tax", "cuts"): "", ("price", "increase"): "up",
    ("no", "vote"): "reject", ("no", "votes"): "reject", ("voted", "no"): "reject",
    ("voted", "yes"): "approve", ("voting", "no"): "reject", ("in", "support"): "approve",
    ("end", "up"): "", ("pick", "up"): "", ("picked", "up"): "", ("given", "up"): "",
    ("gave", "up"): "", ("show", "up"): "", ("showed", "up"): "", ("come", "up"): "",
    ("break", "down"): "", ("broke", "down"): "", ("came", "up"): "", ("backed", "out"): "leave",
    ("dropped", "out"): "leave", ("pay", "raise"): "", ("pay", "raises"): "", ("cut", "short"): "",
    ("fire", "department"): "", ("on", "fire"): "", ("fire", "station"): "", ("dead", "heat"): "",
    ("pass", "away"): "kill", ("passed", "away"): "kill", ("in", "favor"): "approve",
}  # fmt: skip
PARTING_PRONOUNS = frozenset("it them him her this that".split())
"""What may stand inside such a pair: "voted it down"."""
LEADS_TO_AMOUNT = re.compile(
    r"\b((?:comes?|came|amount(?:s|ed)?|adds? up|added up|runs?|ran)\s+to"
    r"|total(?:s|l?ed|l?ing)|worth)\s+(?:[a-z]+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""Words that say of an amount only that it is one: "comes to $3", "is worth more than $3"."""
BEFORE_A_NO = frozenset(
    """a the one another its their his her say says said saying vote voted votes voting""".split()
)
MOVES_IN_NAMES = frozenset(("falls", "rose", "rise", "drop", "grant", "sales"))
MASS_NOUNS = frozenset(
    """unemployment inflation turnout revenue employment enrollment spending production demand
    output attendance traffic crime poverty growth income debt management congress parliament police
    support membership parking housing tuition rent oil gas gold""".split()
)
FINITE_VERBS = frozenset(
    """is was has had will would said says plans spent made paid built took gave got came went put
    employs runs owns makes pays holds expects wants needs lost set met drew saw led owes""".split()
)
# Act: the words that express it. Acts in one row of OPPOSITES exclude each other.
ACTS = {
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
SAME_THINGS = """
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
IRREGULAR_SINGULARS = {
    "men": "man", "women": "woman", "feet": "foot", "children": "child", "wives": "wife",
    "lives": "life", "policemen": "polic", "mice": "mouse", "teeth": "tooth", "media": "medium",
}  # fmt: skip
COMPARING = re.compile(
    r"\b(?:than|both|unlike|like|neither|whereas|while|same|as \w+ as|twice|half as)\b",
    re.IGNORECASE,
)
"""A claim that may take two sources: it holds one thing against another."""
NUMBERS_SPELT = ("", "this sentence", "these two sentences", "these three sentences")
