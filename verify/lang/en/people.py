"""Words of and around names of people: titles, offices, parties, given names, pronouns."""

import re

PARTY = re.compile(
    r"\b(?:Democrat(?:ic)?|Republican|Independent|Libertarian|Green|Labou?r|Conservative|Tory|"
    r"Liberal Democrat|Liberal|Socialist|Christian Democrat)s?\b(?! Party's)"
)
OFFICE_OF_TITLE = {
    "gov": "governor", "governor": "governor", "sen": "senator", "senator": "senator",
    "rep": "representative", "president": "president", "mayor": "mayor", "attorney": "attorney",
    "minister": "minister", "chancellor": "chancellor", "premier": "premier",
}  # fmt: skip
PARTY_NAMES = {
    "Democrat": ("Democrat", "Democratic"),
    "Republican": ("Republican", "GOP"),
    "Libertarian": ("Libertarian",),
    "Conservative": ("Conservative", "Tory"),
    "Labour member": ("Labour",),
    "Liberal Democrat": ("Liberal Democrat",),
    "Social Democrat": ("Social Democrat",),
    "independent": ("independent", "Independent"),
}
CLASS_OF = {word: name for name, words in PARTY_NAMES.items() for word in words}
CLASS = "|".join(sorted(map(re.escape, CLASS_OF), key=len, reverse=True))
OFFICE_PATTERNS = {
    "Gov": "governor", "Governor": "governor", "Sen": "senator", "Senator": "senator",
    "Rep": "congressman|congresswoman|representative|lawmaker", "President": "president",
    "Mayor": "mayor", "Attorney General": "attorney general", "Premier": "premier",
    "Prime Minister": "prime minister", "Chancellor": "chancellor", "Sheriff": "sheriff",
}  # fmt: skip
TITLE = rf"(?:(?:{'|'.join(OFFICE_PATTERNS)})\.?\s+)?"
CLASS_NAME = r"(?:[A-Z][\w’'-]*\.?\s+){0,3}"
CLASS_CLAIM = re.compile(
    rf"^\W*{TITLE}{CLASS_NAME}(?P<last>[A-Z][\w’'-]+) "
    rf"(?:(?:is|was|remains) an?|(?:is|was) a member of the|belong(?:s|ed) to the)"
    rf" (?P<class>{CLASS})\b"
    rf"(?!\s+(?:supporter|voter|donor|critic|state|stronghold))"
)
ABBREVIATIONS = {
    "gov": "governor", "sen": "senator", "rep": "representative", "pres": "president",
    "dept": "department", "govt": "government", "co": "company", "corp": "corporation",
    "univ": "university", "assn": "association", "atty": "attorney", "sec": "secretary",
    "dem": "democrat", "dems": "democrats", "gop": "republican", "democratic": "democrat",
}  # fmt: skip
"""Short forms and the words they stand for."""
UPPER = r"[^\W\d_a-zß-öø-ÿ]"
SHORT_TITLES = tuple(
    """Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Hon Rev Revs Msgr Fr Br Bp Abp Gov Govs Sen
    Sens Rep Reps Del Ald Cllr Coun Cong Pres Sec Treas Amb Supt Asst Dep Dir Comm Commr Comr
    Atty Attys Lt Lts Ltc Col Cols Gen Gens Brig Maj Capt Sgt Sgts Cpl Pvt Pfc Spc Adm Cmdr Cdr
    Comdr Ens Det Dets Insp Ofc Const Sup Supv Eld""".split()
)
"""Titles as news shortens them, without the full stop."""
# Besides the titles that we know, any that keeps only its consonants ("Chf.").
SHORTENED = (
    r"(?=[A-Z][A-Za-z]{0,6}\.)"
    rf"(?:{'|'.join(SHORT_TITLES)}|St|Ft|Mt|Jr|Sr|[A-Z](?:[b-df-hj-np-tv-xz]{{1,5}})?)"
    r"\.(?:[A-Z]\.)*(?!\Z)"
)
NAME_WORD = rf"(?:{SHORTENED}|{UPPER}(?:[^\W_]|[’'.&-](?=[^\W_]))*)"
PERSON = re.compile(
    rf"{NAME_WORD}(?:[ \xa0](?:(?:de|la|del|da|di|van|der|von|bin|al|el|ibn|ben)[ \xa0])"
    rf"{{0,2}}{NAME_WORD})*"
)
TITLES = frozenset(title.casefold() for title in SHORT_TITLES) | frozenset(
    """governor senator representative president professor sir dame secretary commissioner mayor
    judge justice general colonel captain major sergeant corporal private lieutenant admiral
    commander commodore ensign brigadier constable detective inspector officer trooper deputy
    sheriff marshal reverend bishop archbishop cardinal monsignor father sister brother rabbi imam
    pastor pope dean deacon canon lord lady baron baroness king queen prince princess duke duchess
    emperor empress minister chancellor premier ambassador envoy consul congressman congresswoman
    councilman councilwoman councillor councilor councilmember alderman alderwoman assemblyman
    assemblywoman assemblymember lawmaker legislator superintendent magistrate coach chairman
    chairwoman chairperson spokesman spokeswoman spokesperson speaker treasurer comptroller miss
    madam doctor nurse warden chief""".split()
)
"""Words that are a title before a name, in lower case: whoever bears one is a person."""
TITLES_BEFORE_NAMES = TITLES | frozenset(
    """leader attorney director manager strategist adviser advisor pollster candidate nominee host
    reporter""".split()
)
NOT_NAMES = frozenset(
    """the a an in on at but and so then when while after before as for if it he she they we you
    i his her their our my this that these those there here what who why how not no yes
    asked also meanwhile however still now later earlier last both most many some all one
    two three monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december with from by to
    of or yet although though because since until during over under despite""".split()
)
PRONOUNS = frozenset("he she they it i we you who which".split())
LEFT_OF_A_NAME = re.compile(
    r"(?:(?:(?:[A-Z][\w’'.-]+[ \xa0])?(?:[a-z-]+[ \xa0]){0,3})?"
    r"(?:spokesman|spokeswoman|spokesperson|president|chairman|chairwoman|director|adviser|advisor|manager|leader|strategist|organizer|activist|professor|mayor|pastor"
    r"|chief|secretary|editor|author|candidate|consultant|pollster|analyst|attorney|lawyer|senator"
    r"|congressman|congresswoman|owner|founder|economist|teacher|nurse)[ \xa0])\Z"
)
ROLES = {
    "governor": ("gov", "governor"),
    "senator": ("sen", "senator"),
    "president": ("president",),
    "mayor": ("mayor",),
    "representative": ("rep", "representative"),
    "congressman": ("rep", "congressman"),
    "congresswoman": ("rep", "congresswoman"),
    "secretary": ("secretary",),
    "judge": ("judge",),
    "justice": ("justice",),
    "sheriff": ("sheriff",),
    "minister": ("minister",),
    "commissioner": ("commissioner",),
    "professor": ("prof", "professor"),
    "spokesman": ("spokesman",),
    "spokeswoman": ("spokeswoman",),
    "superintendent": ("superintendent",),
    "chancellor": ("chancellor",),
    "director": ("director",),
}
HE = frozenset(
    """aaron abdul abraham adam adrian ahmed al alan albert alejandro alex alexander alfred ali
    allen alvin andre andrew andy angelo anthony antonio arnold arthur ashton barack barry
    ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan
    brent brett brian bruce bryan byron calvin carl carlos cesar chad charles charlie
    chris christian christopher chuck clarence claude clayton clint clyde colin connor
    corey cory craig curtis cyrus dale damon dan daniel danny dannel darrell darren dave
    david dean dennis derek derrick devin diego dmitri dominic don donald doug douglas
    duane dustin dwayne dwight earl ed eddie edgar edmund eduardo edward edwin eli elijah
    elliott emmanuel enrique eric erik ernest ethan eugene evan felipe felix fernando
    francis francisco frank franklin fred frederick gabriel garrett gary gavin gene
    geoffrey george gerald gerard gilbert glen glenn gordon graham grant greg gregory guy
    hamid harold harry harvey hassan hector henry herbert herman howard hugh hugo ian
    ibrahim igor isaac ivan jack jacob jacques jaime jake jamal james jared jason javier
    jay jeb jed jeff jeffrey jeremy jerome jerry jim jimmy joaquin joe joel joey john
    johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken
    kenneth kent kevin khalid kirk kurt kyle lance larry lawrence lee leo leon leonard
    leroy leslie lester lewis liam lindsey lloyd logan louis lucas luis luke mahmoud
    malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mathew matt
    matthew maurice max mehmet melvin michael miguel mike miles mitch mitchell mohamed
    mohammad mohammed morgan muhammad nathan nathaniel ned neil nelson nicholas nick nigel
    noah norman oliver omar orrin oscar otto owen pablo patrick paul pedro perry pete
    peter phil philip phillip pierre preston rafael ralph ramon randall randy rand raul
    ray raymond reggie reginald rene ricardo richard rick ricky rob robert roberto rod
    roderick rodney roger roland ron ronald rory ross roy ruben rudy rupert russ russell
    ryan salvador sam samuel saul scott sean sebastian sergei sergio seth shaun shawn
    sheldon sherrod sidney simon spencer stanley stefan stephen steve steven stewart
    stuart ted terrence theodore thomas tim timothy todd tom tommy tony travis trevor
    tyler vernon victor vincent vladimir wade wallace walter warren wayne wendell wesley
    will willard william willie winston xavier yusuf zachary""".split()
)
"""Given names of people whom news calls "he"."""
SHE = frozenset(
    """abigail ada adriana agnes aisha alexandra alexis alice alicia alison allison alma alyssa
    amanda amber amelia amina amy ana andrea angela angelina anita ann anna anne annette
    annie april ariana arlene ashley audrey aung barbara beatrice becky belinda bernice
    bertha beth bethany betsy betty beverly bonnie brenda briana bridget brittany brooke
    camille candace carla carly carmen carol carole caroline carolyn carrie casey
    catherine cathy cecilia celia charlene charlotte chelsea cheryl christina christine
    cindy claire clara claudia colleen connie constance cora courtney crystal cynthia
    daisy dana danielle daphne dawn deanna debbie deborah debra deidre delia delores
    denise diana diane dianne dolores donna dora doris dorothy edith edna eileen elaine
    eleanor elena elisa elise elizabeth ella ellen eloise elsie emily emma erica erika
    erin esther ethel eva eve evelyn faith fatima fay felicia fiona flora florence frances
    gabriela gabrielle gail genevieve georgia geraldine gertrude gina ginger gladys gloria
    grace gretchen gwen hannah harriet hazel heather heidi helen hillary holly hope huma
    ida ilhan inez ingrid irene iris isabel ivanka ivy jackie jacqueline jan jane janet
    janice jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jill jo joan
    joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julie june
    kamala kara karen kate katherine kathleen kathryn kathy katie katrina kayla kelly
    kellyanne kelsey kendra kerry kim kimberly kirsten kristen kristin kristina kristine
    laila lara latoya laura lauren laurie leah lena leslie lillian lily linda lindsay lisa
    liz lois loretta lorraine louise lucille lucy lydia lynn mabel madeleine madison
    maggie mallory marcia margaret maria mariana marie marilyn marina marion marissa
    marjorie marlene marsha martha mary maureen maxine megan melanie melania melinda
    melissa mercedes meredith michele michelle mildred mindy miranda miriam molly monica
    muriel myra nadia nadine nancy naomi natalia natalie natasha nellie nicole nikki nina
    nora norma olga olivia pam pamela patricia patty paula pauline peggy penny phyllis
    priscilla rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalie
    rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sandy sara sarah
    shannon sharon sheila shelby shelly shellye sherry sheryl shirley sonia sophia sophie
    stacey stacy stella stephanie sue susan susana suzanne sylvia tamara tammy tanya tara
    teresa terri theresa thelma tina tracey tracy ursula valerie vanessa vera veronica
    vicki vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred
    yolanda yvette yvonne zoe""".split()
)
"""Given names of people whom news calls "she"."""
PARTICLE = r"(?:of|the|de|la|del|da|di|van|der|von|bin|al|el|and|for|&|on)"
NAME = rf"{NAME_WORD}(?:[ \xa0](?:{PARTICLE}[ \xa0]){{0,2}}{NAME_WORD})*"
PRONOUN = re.compile(
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou|[Ww]ho|[Ww]hich|[Oo]thers|[Ss]ome|[Ee]veryone"
    r"|[Oo]ne|[Aa]nother)(?![\w’'-])"
)
DETERMINERS = frozenset(
    """a an the his her its their our my your one two three four five six several some many most
    both all another other no each every this that these those any such""".split()
)
AUXILIARIES = frozenset(
    """is was are were be been being has have had will would can could should may might must do
    does did not never also then later once just still often already now himself herself
    themselves itself even only simply really again soon first""".split()
)
PAST = frozenset(
    """made took ran got gave kept left held met stood sat sent spent led built lost won brought
    bought came began drew drove fell felt grew let rose saw sought set shook sold struck
    swore threw wore became broke chose flew forgot froze hung knew laid lay paid rang
    slept taught woke want wants like likes need needs seem seems""".split()
)
# What ends a noun phrase, whatever comes before.
STOPS = frozenset(
    """during when after before while as by that adding who whose which where if but via because
    since last yesterday today through about amid despite although though until unless so
    yet than how what why whether or into over under against toward towards saying to""".split()
)
DAY_OR_MONTH = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|Twitter|Facebook|CNN|MSNBC)"
)
ADVERBS = re.compile(
    r"(?:[\s,]+(?:\w+ly|then|also|later|once|too|still|first|again|now|just|often|even|never|always"
    r"|soon|repeatedly|further|back|has|have|had|would|will|could|should|did|does|do|is|was|are"
    r"|were|be|been|’s|'s|’d|'d|not|to|earlier|famously|himself|herself))+\Z"
    r"|(?<=\w)(?:[’']s|[’']d|[’']ve)(?:[\s,]+\w+ly)?\Z"
)
ROLE = (
    r"(?:former|senior|chief|executive|vice|deputy|assistant|associate|head|president|chair|aged"
    r"|chairman|chairwoman|director|founder|co-founder|spokesman|spokeswoman|spokesperson|author"
    r"|professor|editor|owner|leader|general|secretary|member|managing|national|communications"
    r"|campaign|press|policy|political|adviser|advisor|lead|research|staff|then|now|himself|herself"
    r"|CEO|mayor|pastor|co-author|manager|minister|commissioner|attorney|president-elect)\b"
)
NOT_APPOSED = re.compile(
    r",[ \xa0]+(?:the (?:day|week|month|year|morning|night|first|second|third|latest)\b"
    r"|(?:one|this|that|these|those|no|all|both|each|every) (?:day|week|time)\b)"
)
BOUNDARY = re.compile(
    r"[,;:(][ \xa0\n]|[ \xa0][—–-]+[ \xa0]?|—|[\"“”]"
    r"|(?:^|[ \xa0])(?:and|but|that|because|when|while|if|where|which|who|as|after|before|since"
    r"|though|although|so|or|than|how|what|why|until|with)[ \xa0]"
)
LEADS_IN = re.compile(
    r"(?:In|On|At|During|After|Before|As|For|With|By|From|Since|While|When|Asked|Speaking|Later"
    r"|Earlier|Still|Meanwhile|However|Last|According to|Over"
    r"|Under|To|Like|Despite|Although|Though|If|Because|Among|Throughout|Through|Following|Once"
    r"|Instead|Alongside|Informed|Pressed|Here|There|[A-Z][a-z]+(?:ing|ly)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
SUBORDINATE = re.compile(
    r"(?:when|while|as|after|before|if|because|since|although|though|where|in)\b"
)
RELATIVES = (
    "who", "whose", "which", "speaking", "now ", "himself", "herself", "Jr", "Sr", "of ", "from ",
    "dressed", "wearing", "in ", "referring", "asked", "visibly", "then ", "like ", "and ",
)  # fmt: skip
"""What opens words between commas that say more of the name before them."""
LINKED = re.compile(rf"[ \xa0](?:(?P<the>the|a|an|his|her|its|their)[ \xa0])?(?P<name>{UPPER})?")
BODIES = frozenset(
    """coalition union unions house department court committee university times post association
    council company inc corp corporation party bank group agency board commission office
    campaign federation ministry government administration institute foundation center
    centre society league alliance network police army journal herald tribune news press
    state county city district team club school college hospital church congress senate
    assembly parliament guild authority service bureau organization organisation
    conference chamber statement letter report""".split()
)
"""Words that make a capitalised name that of a body, and not of a person."""
IN_A_PLACE = re.compile(
    r"\b(?:in|near|across|throughout|outside|inside|around|along)[ \xa0]\Z", re.IGNORECASE
)
"""What stands before a place, and never before whoever speaks."""
BEFORE_ROLES = frozenset(
    """former then longtime veteran senior junior deputy assistant associate retired acting outgoing
    incoming late lead chief fellow state county city federal police fire union company""".split()
)
"""Words that may stand before a role and a name: "former mayor Ann Roe"."""
NO_PERSON = frozenset(
    """letter paper newspaper number power tower order offer water dinner supper summer winter
    weather center border river quarter chapter corner shower matter disaster encounter answer
    poster banner sticker newsletter computer tour hour floor door error mirror terror motor factor
    tractor labor harbor honor sector corridor monitor after other another former latter either
    together later earlier never ever however over under per super transfer primer whether sister
    ladder folder trailer thriller barrier pier career laser trigger register charter manner list
    checklist shortlist twist wrist mist moor odor humor rumor vapor favor ardor""".split()
) - {"sister"}
ROLE_NOUN = re.compile(
    r"(?:[a-z]+-)?(?:[a-z]*(?:er|or|ist|ian|man|woman|men|women|person|people|eer|crat|ogue|ess)"
    r"|chief|nurse|nominee|attorney|hopeful|delegate|candidate|expert|analyst|activist|critic|chair"
    r"|host|star|athlete|secretary|executive|official|veteran|student|resident|aide|head|president"
    r"|husband|wife|widow|widower|son|daughter|mother|father|mom|dad|brother|aunt|uncle|cousin"
    r"|victim|colleague|friend|advocate|republican|democrat|liberal|conservative|ally|rival|captain"
    r"|lieutenant|scholar|architect|accountant|consultant|assistant|surgeon|pilot|chef|economist)\Z"
)
EPITHET = re.compile(
    r"[Tt]he[ \xa0](?:[\w’'.-]+[ \xa0]){0,4}(?:Republican|Democrat|Libertarian|Green|Tory"
    r"|Conservative|Liberal|Laborite|Socialist|[Ii]ndependent|native|\d{1,3}-year-old|newcomer"
    r"|incumbent|frontrunner|front-runner|hopeful|candidate|nominee|challenger|lawmaker|freshman"
    r"|veteran|billionaire|millionaire|mogul|tycoon|businessman|businesswoman|politician)"
)
LEFT_OFF = TITLES | frozenset("jr sr ii iii iv former ex the a an of for and".split())
"""What is no part of a name in a mention of a speaker."""
OF_A_BODY = frozenset("chief speaker sr jr private major sister brother father".split())
"""Titles that may stand in the name of a body, or mean somebody else."""
PRONOUNS_FOR_SPEAKERS = frozenset(
    "he she they it we i you who which his her their someone somebody one others".split()
)
NUMBERED = "|".join(
    rf"(?<={word})"
    for word in """District Local Chapter Route Flight Apollo Interstate Highway Section Area
    Proposition Amendment Title Unit Ward Precinct Company Division Team""".split()
)
NAME_JOINTS = (
    r"(?:of the|of|de la|de los|de|del|da|dos|di|van der|van den|van de|van|von|bin|ibn|al|el|le|la"
    r"|and the|for|&)"
)
PLACES_TOO = frozenset(("Del", "Fr", "Br"))
TITLES_IN_NAMES = frozenset(
    title.casefold() for title in SHORT_TITLES if title not in PLACES_TOO
) | (
    frozenset(
        """governor senator representative president secretary commissioner mayor judge justice
        sir dame minister chancellor speaker leader former congressman congresswoman""".split()
    )
)
CALENDAR_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec""".split()
)
COUNTING_WORDS = frozenset(
    "one two three four five six seven eight nine ten twenty thirty forty fifty "
    "sixty seventy eighty ninety half mid".split()
)
