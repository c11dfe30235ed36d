"""Words for speaking: verbs that lead quotes, nouns of statements, and what is not speech."""

import re

from verify.lang.en.people import NAME

SAYS = re.compile(
    r"\b(?:said|says|adds|added|told|according to|asked|wrote|writes|replied|noted|explained|"
    r"reads?|continued|insisted|argued|argues|stated|states|declared|warned|found|ruled|requires?|law)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:photos?|images?|pictures?|captions?|graphics?|charts?|maps?|videos?|breaking(?: news)?|"
    r"developing|exclusive|just in|updated?)[ \t]*[:|–—-][ \t]*",
    re.IGNORECASE,
)
SOURCES = re.compile(
    r"(?:sources?|references|bibliography|further reading|related(?: \w+)?|tags?|topics?|keywords|"
    r"categor(?:y|ies)|filed under|see also)[ \t]*:",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?i:by|words by|text by|photos? by|reporting by|edited by)[ \t]+[A-Z]"
    r"|(?i:the )?(?:Associated Press|Reuters|Agence France-Presse)\W*\Z"
    r"|(?:©|\([cC]\)|[Cc]opyright\b)"
)
CONTRIBUTED = re.compile(
    r"(?:additional|with|further) reporting (?:by|from)|contributed to this"
    r" (?:report|story|article)|\A\([^()]{2,40}/[^()]{2,40}\)\Z",
    re.IGNORECASE,
)
INSTRUCTION = re.compile(
    r"(?:please[ ,]+)?(?:click|subscribe|read|see|share|sign|follow|contact|visit|e-?mail|watch|"
    r"listen|download|donate|join|send|scroll|tap|check out|find out|learn)\s+"
    r"(?:here|to|the|our|us|this|these|your|more|up|on|at|for|it|about|below|above|@\w+|https?:)",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"(?:(?:and|but|so)\s+)?(?:I|we)\s+(?:\w+ly\s+|still\s+|also\s+|do\s+|don[’']t\s+|cannot\s+)*"
    r"(?:think|believe|hope|feel|wish|doubt|want|prefer|fear)\b|in (?:my|our) (?:view|opinion)\b"
    r"|(?:what|how)\b(?!.*\?).*!\Z",
    re.IGNORECASE | re.DOTALL,
)
WISH = re.compile(
    r"(?:(?!\b(?:whether|what|how|which|who|that|if|why|when)\b).)*?\b(?:should|ought to)\b",
    re.IGNORECASE | re.DOTALL,
)
TITLE_OPENS = re.compile(r"(?:what|why|how|when|where|who)\b", re.IGNORECASE)
CALENDAR = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"[a-z]*|may|am|pm|a\.m|p\.m|updated|published|posted)\Z",
    re.IGNORECASE,
)
ACCUSING = """accuse allege allegation accusation claim contend argue assert insist suggest
    believe think suspect speculate rumor fear hope expect predict warn threaten urge demand doubt
    question deny incorrectly misstate wrongly mistakenly falsely""".split()
ACCUSATIONS = """accuse allege allegation accusation claim contend suspect rumor deny incorrectly
    misstate wrongly mistakenly falsely""".split()
SAYING = frozenset("say says said saying according".split())
"""Words that hand a sentence to somebody else."""
NOT_A_SPEAKER = frozenset(
    """photo photos image video source sources credit credits updated published by note editor
    related tags topics location where when date time cost name age city job pay address
    phone email website twitter facebook copyright warning update correction clarification
    contact subject re to from cc bottom here example fact claim verdict rating ruling
    question answer summary key highlights read more watch listen follow ps result results
    total home category lead prize rank title author editors breaking developing exclusive just
    live opinion analysis timeline background context recap preview sources reference references
    bibliography reading caption graphic chart map""".split()
)
ADVERBS_ONLY = re.compile(
    r"[\s,—–\"”’'-]*(?:(?:\w+ly|then|also|later|once|too|still|first|again|has|have|had|would|will|could|just"
    r"|often|and|who|further|[’']s|even|as)[\s,]+)*\Z"
)
NOT_OPENING_A_NAME = frozenset(
    """and but in on at of for to from with as that which who by or if when while after before
    because since about is was were are has have had would will could over into than
    during against amid until despite through under toward towards between so""".split()
)
JOINED_BY = (",", "and", "while", "before", "after", "by", "began", "to", "when", "in", "of", "or")
AFTER_CUE = frozenset(
    """that it the a an his her them him me us what their its as like of to only reporters out
    for more in about on""".split()
) | {
    "it as",
    "them as",
    "him a",
    "it a",
    "it the",
    "him as",
    "her a",
    "her as",
    "that the",
    "them a",
}
REGULAR_CUES = """accuse add acknowledge address admonish advise affirm agree allege announce answer
argue ask assert assure bark beg bellow blast boast brag call caution charge chant cheer chide
chuckle claim clarify comment complain concede conclude concur confess confirm contend continue
counter cry declare decry deadpan demand deny describe disclose dismiss drawl echo elaborate
email emphasize emphasise enthuse exclaim exhort explain express fume gush gripe growl grumble
guess hint holler implore indicate inform inquire insist instruct interject intone joke jeer
lament laugh lash lecture liken list maintain mention mock murmur mumble muse mutter note object
observe offer opine order outline persuade plead pledge point pose post preach predict proclaim
promise prompt propose protest pronounce query question quip rail recommend reference rant
recall recite recollect recount refer reflect reiterate remark remember remind repeat reply
report request respond retort reveal rule scoff scold scream shout shrug sigh slam signal smile
snap sneer speculate state stress submit suggest summarize summarise surmise tease testify thank
theorize threaten thunder tout tweet urge utter venture voice volunteer vow wail warn weigh
whisper wonder yell retweet text chime caption title dub label brand term entitle headline
counsel denounce condemn criticize criticise deem rhapsodize rebut refute interrupt snark snarl
stammer caution invoke reassure posit deride ridicule applaud hail credit characterize
characterise attribute""".split()
IRREGULAR_CUES = """say says said saying tell tells told telling write writes wrote written writing
read reads reading think thinks thought thinking believe believes believed believing put puts
putting sing sings sang singing speak speaks spoke spoken speaking swear swears swore quote
quotes quoted quoting begin begins began beginning cite cites cited citing feel feels felt hope
hopes hoped hear hears heard know knows knew figure figures figured close closes closed go goes
went gone sum sums summed shoot shoots shot fire fires fired hit hits lead leads led worry
worries worried imply implies implied certify specify reason reasoned bet bets cry cries cried
reply replies replied testify testifies testified deny denies denied run ran come came chimed
refers referred admit admits admitted admitting quip quips quipped quipping beg begged begging
snap snapped snapping plead pleaded pled chat concur concurred concurring brag bragged bragging
tout touted bar barred rap rapped submit submitted submitting""".split()
# Verbs that only speak where the words stand right beside them.
WEAK_CUES = frozenset(
    """think thinks thought thinking believe believes believed believing put puts putting read
    reads reading feel feels felt hope hopes hoped hear hears heard know knows knew find
    finds found figure figures figured close closes closed go goes went gone sum sums
    summed shoot shoots shot fire fires fired hit hits lead leads led begin begins began
    beginning list lists listed listing point points pointed pointing post posts posted
    posting run ran come came title titles titling smile smiles smiled smiling laugh
    laughs laughed laughing signal signals signaled order orders ordered ordering rule
    rules ruled ruling offer offers offered offering text texts texted address addresses
    addressed addressing charge charges charged charging thank thanks thanked thanking
    question questions questioned questioning report reports reporting reported request
    requests requested bet bets bar barred term terms termed credit credits credited weigh
    weighed voice voices voiced lash lashed state states mention mentions object objects
    call calls claim claims comment comments demand demands promise promises pledge
    pledges vow vows tweet tweets email emails remark remarks answer answers answered
    quote quotes pose posed poses express expresses expressed hint hints""".split()
)
SPEECH_NOUN_WORDS = """statement letter email e-mail memo report tweet post interview speech filing
complaint lawsuit ruling opinion editorial op-ed article story column note message text
affidavit brief release testimony transcript document documents caption headline sign signs
banner sticker ad advertisement slogan motto question answer reply response remark comment quote
words warning claim order bill law resolution amendment poll survey study book essay review
petition email""".split()
CUE_PHRASES = re.compile(
    r"""according\ to
    |(?:was|were|is|are|been|being)\ quoted\ (?:\w+\ ){0,3}?as\ (?:saying|telling)
    |(?:went|goes|going|go)\ on\ to\ (?:say|add|explain|write|tell|note|argue|claim|state|ask)
    |(?:goes|go|went|going)\ on(?=[,:]|\ “)
    |(?:shot|shoots|fired|fires|hit|hits)\ back
    |(?:chimed|chimes|weighed|weighs)\ in
    |(?:pointed|points|pointing)\ out
    |(?:summed|sums)\ (?:it\ |things\ )?up
    |(?:put|puts)\ it(?:\ this\ way|\ bluntly|\ more\ bluntly|\ simply)?
    |(?:is|was|were|are)\ (?:like|all)(?=[,:]|\ “)
    |(?:by|as|began|begins)(?:\ by)?\ (?:saying|telling|asking|declaring|writing|noting|stating)
    |in\ the\ words\ of|the\ words\ of
    """,
    re.VERBOSE,
)
CUE_HEADS = frozenset(
    """according was were is are been being went goes going go shot shoots fired fires hit hits
    chimed chimes weighed weighs pointed points pointing summed sums put puts by as began
    begins in the""".split()
)
SMALL_WORDS = frozenset(
    "a an the of in on at to for and or but nor as by from with into over vs is it up off".split()
)
WORKS = re.compile(
    r"(?:film|movie|show|series|book|novel|song|album|play|magazine|program|programme|podcast|essay"
    r"|documentary|musical|opera|column|painting|hit|single|sitcom|drama|memoir|bestseller|episode"
    r"|titled|entitled|called|host|star|stars|starred|director|author|editor|NBC|ABC|CBS|CNN|Fox"
    r"|MSNBC|HBO|[’']s|on|in|of|watch|watching|sing|sang|sings|play|played)[,:]?[ \xa0]*[“\"'‘«]?\Z"
)
SO_CALLED = re.compile(
    r"(?:so-called|self-styled|dubbed|nicknamed|known as|called|termed|labeled|labelled|the word"
    r"|the words|the term|the phrase|the slogan|the hashtag)[,:]?[ \xa0]*[“\"'‘«]?\Z"
)
MORE = re.compile(r",[ \xa0](?:most notably|notably|including|especially|particularly|such as)\b")
# Words whose leading apostrophe is no opening mark.
CLIPPED = re.compile(
    r"(?:\d0s|\d\d\b|(?:em|tis|twas|til|till|cause|n|bout|round|cos|cuz|ere|un|uns|nuff|sup)\b)",
    re.IGNORECASE,
)
JOINERS = frozenset("and but that so or because also then".split())
DOCUMENT = (
    r"(?:diar(?:y|ies)|journals?|letters?|e-?mails?|notes?|notebooks?|messages?|texts?|memos?|poems?"
    r"|wills?|affidavits?|statements?|reports?|transcripts?|testimony|posts?|tweets?|memoirs?"
    r"|speech(?:es)?|entry|entries)"
)
READS_ALOUD = re.compile(
    r"\b(?:reads?|reading|recit(?:es?|ed|ing)|quot(?:es?|ed|ing))\b"
    r"(?=[^.;:]{0,80}?\b(?:from|out|aloud|in court|to the|into)\b)|\bread (?:in|to|by|out|aloud)\b",
    re.IGNORECASE,
)
OF_WHOM = re.compile(
    rf"\b{DOCUMENT}[ \xa0](?:entr(?:y|ies)[ \xa0])?"
    r"(?:of|by|from|written by|kept by|sent by|signed by|that|which)[ \xa0]"
    rf"(?:the[ \xa0])?(?P<name>{NAME})"
)
