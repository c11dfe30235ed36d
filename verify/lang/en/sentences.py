"""Words of all sentences: stop words, openers, and what stands at an end or a start."""

import re

from verify.lang.en.people import SHORT_TITLES

OTHER_LANGUAGES = {
    "German": """der die das und ist nicht ein eine einen dem den des im zu mit sich auf für auch
    wurde wird wie nach bei haben hat sind oder aus dass über einer um zum zur von vom beim seit
    gegen kein keine mehr noch nur schon sie wir ich""",
    "French": """le la les des du et est une un dans pour que qui sur pas avec ne au aux ce cette
    ont été par plus il elle sont leur nous vous je chez sans sous après""",
    "Spanish": """el la los las de del y es una un en por para que con se su no al lo como más fue
    han sus pero ha""",
    "Italian": """il lo la gli le di del della e è una un in per che con non si al dei delle sono
    ha hanno da nel alla""",
    "Portuguese": """o a os as de do da dos das e é uma um em por para que com não se no na ao foi
    mais são""",
    "Dutch": """de het een en van is niet in op te dat met voor zijn die aan er om ook maar bij
    wordt werd naar heeft uit""",
}
ENGLISH = frozenset(
    """the of and to in is was were are be been a an that it for on with as at by from this have
    has had not but or which who their his her its they he she we will would said more than after
    about into over""".split()
)
BORROWED = frozenset(
    """café cafés naïve résumé résumés façade façades fiancé fiancée fiancés cliché clichés née élan
    éclair soufflé purée sauté señor señora jalapeño piñata déjà protégé protégés communiqué
    communiqués exposé exposés matinée soirée touché über décor détente crème brûlée
    entrée""".split()
)
OPENERS = frozenset(
    """later earlier meanwhile however still yet nobody everyone everybody somebody someone anyone
    nothing something everything workers officials leaders lawmakers critics supporters voters
    negotiators members talks people police unions critics republicans democrats today yesterday
    tomorrow now then also even despite among under like unlike since although though while
    because asked according following speaking among instead last next this early late nearly
    almost about more most many several some all both each every one two three four five six
    seven eight nine ten another other others neither either such thousands hundreds millions
    dozens roughly around within without not never yes no so or but and if when where what who
    why how whether perhaps maybe please thank thanks let twice afterward afterwards finally
    eventually previously recently currently formerly initially originally usually often
    sometimes occasionally rarely seldom generally typically normally already soon ultimately
    suddenly shortly immediately apparently reportedly allegedly evidently obviously clearly
    certainly surely indeed otherwise besides moreover furthermore nevertheless nonetheless
    therefore thus hence consequently accordingly likewise similarly conversely overall
    altogether elsewhere meantime additionally separately especially particularly specifically
    notably fortunately unfortunately sadly luckily thankfully hopefully ironically surprisingly
    interestingly incredibly privately publicly officially legally technically traditionally
    historically politically personally frankly honestly seriously basically essentially
    practically effectively simply merely barely hardly scarcely virtually slightly partly
    partially mostly mainly largely fully totally completely entirely absolutely exactly
    precisely approximately annually monthly weekly nationally globally locally nationwide
    worldwide anyway somehow somewhere nowhere everywhere whenever wherever whatever whichever
    whoever unless amid amidst throughout thereafter firstly secondly thirdly lastly""".split()
)
"""Those that are no part of a name that follows either: "Twice Ann Roe spoke"."""
ORDINARY = frozenset(
    """absent access accuracy accusations across activists actually add added adding additional
    addressing administration advisers advocates agencies agents ahead aides allegations allies
    allowing along always analysis analysts announcing anybody anything apart appearing
    applications arguably aside ask asking assume assuming attempts attendance attorneys
    authorities average avoid back backers bad ballots barring bars based beginning behind
    believe benefits better beyond big billionaire billionaires bills born breaking bridges
    bring bringing budgets build building buses businesses call called calling campaign
    campaigning campaigns campus candidate candidates cases catch caught change changes changing
    check children choose circumstantial cities citing citizens citizenship civility clashes
    closing closures columnists come comedian coming comments commissioners community companies
    compare compared competing concerns confronted confusion conservatives consider consistent
    constitutional construction consumers contact continue contracts contrary contrast
    controversial coronavirus corporate corporations correction councillors councilors countless
    countries courts cover coverage crashes crews crime criminals criticism crops current
    customers cut cuts cutting data debate debates debts deep defending delays delegates demand
    demolition demonstrators depending deputies describing details diplomacy diplomats divers
    doctors drivers driving due easy echoing economic economists economy efforts eighteen eighty
    elected election elections eleven eliminating emergency employees employers employment end
    engineers enjoy enough enrollment enrolment entering equally estimates ever evidence except
    executive exit expanding expect expectations experts exports extreme faced facing fact
    factories facts failure families family fans far fares farmers farms fear fears fees fellow
    female ferries fewer fewest fifteen fifth fifty fight fighting figures financial find
    finding fine firefighters firing firms first flights flooding floods focus focusing folks
    footage forcing forget forty fourteen fourth frustration funding future gender getting give
    given giving go going got government governments grab granted grants groups growth guards
    guess guests guns half hanging happy hard heading hearings help hide hiring historians
    history holding home homes honest hospitals hours houses hundred ignore illegal imagine
    immigrant immigrants immigration impeachment important importantly imports incidentally
    including income increased incumbent individual individuals industry inevitably inflation
    influential information inside insurance insurers interested investigators investors
    invoking job jobs join joining journalists judges judging jurors keep keeping kids kindness
    know knowing lately latest laws lawsuits lawyer lawyers layoffs leadership leading leaving
    led legislators liberals life living loans local longtime looking looks losses lots
    mainstream maintaining maintenance majorities make making man market markets math meeting
    men military million miners mines ministers missing moments money months moving much
    multiple myth naturally need negative negotiations neighbors neighbours net newly nice
    nineteen ninety none nor note notice noting number numerous nurses officers online open
    opening opponents opposition organizers outgoing output outside owners parents part partisan
    partisanship passengers passing past patients pensions per period personal perspectives
    picketers picture pilots plants players plenty plus pointing polarization political
    politicians polling polls pollsters popular positive possible posted potential predictably
    premiums presidential presidents pressed pressure presumably presumptive previous prices
    primaries print prior private probably production professional profits progressives
    prominent proponents prosecutor prosecutors protest protesters protests providing public put
    putting question questions quite racism rain raising rather reacting reaction really recall
    recent recognizing records referring regarding regardless related religious remember
    renovations rent rents repairs repealing reporters reporting reports rescue rescuers
    researchers residents respondents responding restricting results retail retired revenue
    right rising risks roads running sailors sales sanctions saying schools scientists scores
    seated second see seeing seeking selectmen send separate serious serving set setting
    seventeen seventy shaming shares shoppers shops show signs similar sixteen sixty snowfall
    socialism soldiers sorry sources speculation spending start starting stated statement
    stations stay stocks stop stores storms strikers strikes student students study subsequent
    support sure surveys take taken taking talk talking target tariffs tax taxes taxpayers
    teacher teachers team tell temperatures tenants tens tensions things think third thirteen
    thirty thousand throw time together told total toward towards trade trading traffic trains
    troops true trust try trying tunnels turning turnout twelve twenty typical unable
    understanding unemployment updated use users using various veteran via view viewers views
    violence vote voter votes voting wages wait want warning watching weak wearing weeks welcome
    well whereas winds winning witnesses women word words working worse write writing wrong
    years zero""".split()
)
"""Those that are no names alone: "Half of it", but "Half Moon Bay". In 4,000 articles of news nine
in ten of them are in lower case where they open no sentence; some more are of what towns report."""
TITLE_BEFORE_NAME = rf"(?:{'|'.join(SHORT_TITLES)}|Dept)"
ORDINARY_WORD = re.compile(
    r"(?<![\w.])"
    r"(?!(?:vs|etc|dept|approx|est|inc|ltd|corp|govt|assn|bros|ave|vol|fig|ext|tel|eds|cit)\b)"
    r"(?:[a-z]{3,}|no|so|me|York)$"
)
NAME_AT_END = re.compile(
    rf"\b(?!{TITLE_BEFORE_NAME}$|(?:Ariz|Calif|Colo|Conn|Mass|Mich|Minn|Miss|Okla|Penn|Tenn|Wash)$)"
    r"[A-Z][a-z]{3,}$"
)
OFFICE_AT_START = re.compile(
    r"(?:Sen|Rep|Gov|Army|Navy|Air|Marine|Coast|House|Congress|Capitol|Supreme|District|Attorney|"
    r"Court|President|Secretary|Department|Ambassador|Treasury|Constitution|Postal|Forest|Circuit|"
    r"General Assembly|Security Council)"
)
# "Acme Inc. Chairman Bo Ray": what somebody is there, before a name.
ROLE_AT_START = re.compile(
    r"(?:Chair(?:man|woman|person)?|Chief|C[EFOT]O|(?:Vice )?President|Executive|Senior|Managing|"
    r"(?:Co-)?[Ff]ounder|Director|Manager|Spokes(?:man|woman|person)|Treasurer|Secretary|Owner|"
    r"Partner|Board|General (?:Manager|Counsel))(?= [A-Z])"
)
DAY_AT_START = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:E|C|M|P)[SD]?T|GMT|UTC|Eastern"
    r"|(?:Pacific|Central|Mountain|Atlantic|Greenwich|[A-Z][a-z]+) [Tt]ime"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*\b)|(?:March|April|May) \d)\b"
)
HOUR_AT_END = re.compile(
    r"(?P<named>\b(?:the|a|an|its|their|our|that|this)\s+)?\b[\d:.]+ ?[ap]\.m$", re.I
)
NAMES_TOO = frozenset("will may more own just s t".split())
SMALL_OPENERS = frozenset(
    "not now then both without within among despite although today last next".split()
)
# "Is it true?" Mr. Lee asked. A pronoun with a capital would begin a new sentence.
SAID_AT_START = re.compile(
    rf"(?!(?:He|She|They|We|I|It|You|This|That|The)\b)(?:{TITLE_BEFORE_NAME}\.? )?"
    r"(?:[A-Z][\w’'-]*\.? ){1,3}"
    r"(?:said|says|asked|asks|added|wrote|tweeted|told|replied|shouted|continued|exclaimed|"
    r"wondered|recalled)\b(?!:)"
)
STOPWORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before
    being below between both but by can could did do does doing down during each few for from
    further had has have having he her here hers herself him himself his how i if in into is it its
    itself just me more most my myself of off on once only or other our ours ourselves out over own
    same she should so some such than that the their theirs them themselves then there these they
    this those through to too under until up upon us very was we were what when where which while
    who whom whose why will with would you your yours yourself yourselves said says say according
    may might must shall s t 's""".split()
)
FINITE_FORMS = frozenset(
    """am is are was were be been has have had does did do can cannot could will would shall should
    may might must isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't can't
    couldn't won't wouldn't shouldn't he's she's it's they're we're i'm there's that's who's
    became began bent bought brought broke built burnt came caught chose cost cut dealt did died
    drew drove fell felt fled flew forgot fought found froze gave got grew held hid hit hung hurt
    kept knew laid led left lent let lost made meant met paid put quit ran rang read rose said sang
    sank sat saw sent set shook shot shut slept slid sold sought spent split spoke spread sprang
    stole stood struck stuck sued swam swept swore swung taught threw told took tore understood
    woke won wore withdrew wrote overtook overthrew upheld withheld forbade rebuilt
    resold""".split()
)
VERB_BASES = """accept add agree allow announce appeal appear approve argue arrest ask attack back
    ban beat become begin believe blame block borrow bring build buy call cancel carry cause change
    charge claim close come confirm continue cost create criticise criticize cut decide decline
    defeat defend delay deny die drop earn elect employ end enter expect extend face fail fall file
    find fire fund gain get give go grow have hire hit hold hope include increase injure invest
    investigate join keep kill launch lead leave lie live lose make meet merge move name need
    nominate offer open oppose order own owe pass pay plan plead promise propose protest publish
    quit raise reach receive recommend reduce refuse reject release remain remove replace report
    resign retire return reveal rise rule run save say sell send serve shut sign spend split start
    stay stop strike sue support suspend take target tell threaten top trail urge use vote vow walk
    want warn win withdraw work write""".split()
NO_PAST = frozenset(
    """need seed speed feed weed deed creed breed bleed indeed hundred sacred naked wicked rugged
    sled shed embed exceed proceed succeed biped moped infrared kindred""".split()
)
ADJECTIVE_AFTER = re.compile(r"(?:the|a|an|of|and|our|your|its|their|for|with|by|in|on)\Z", re.I)
