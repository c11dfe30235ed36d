"""The words that say that somebody said something, as a table."""

import re
from typing import NamedTuple

from verify.models import Span

_REGULAR = """accuse add acknowledge address admonish advise affirm agree allege announce answer
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
_IRREGULAR = """say says said saying tell tells told telling write writes wrote written writing
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
WEAK = frozenset(
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
_SPEECH_NOUNS = """statement letter email e-mail memo report tweet post interview speech filing
complaint lawsuit ruling opinion editorial op-ed article story column note message text
affidavit brief release testimony transcript document documents caption headline sign signs
banner sticker ad advertisement slogan motto question answer reply response remark comment quote
words warning claim order bill law resolution amendment poll survey study book essay review
petition email""".split()


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    doubled = verb + verb[-1]
    return verb, plural, f"{verb}ed", f"{verb}ing", f"{doubled}ed", f"{doubled}ing"


VERBS = frozenset(form for verb in _REGULAR for form in _forms(verb)) | frozenset(_IRREGULAR)
"""Every form of every verb that can carry a quote."""
SPEECH_NOUNS = frozenset(_SPEECH_NOUNS)
"""What can speak or hold speech without being a person: "the letter reads", "in a statement:"."""
_PHRASES = re.compile(
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
_HEADS = frozenset(
    """according was were is are been being went goes going go shot shoots fired fires hit hits
    chimed chimes weighed weighs pointed points pointing summed sums put puts by as began
    begins in the""".split()
)
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+(?:-[a-z]+)*(?![\w’'-])")
NAMES_THE_SPEAKER_AFTER = ("according to", "in the words of", "the words of")


class Cue(NamedTuple):
    """A cue and where it stands; `word` is it in lower case."""

    start: int
    end: int
    word: str

    @property
    def weak(self) -> bool:
        return self.word in WEAK

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


def cues(text: str, lo: int, hi: int, limit: int = 50) -> list[Cue]:
    """The cues between two offsets, in order; a phrase ("went on to say") counts as one."""
    found: list[Cue] = []
    at = lo
    while len(found) < limit:
        match = _WORD.search(text, at, hi)
        if match is None:
            break
        at = match.end()
        word = match.group().lower()
        if word in _HEADS:
            phrase = _PHRASES.match(text[match.start() : min(hi, match.start() + 60)].lower())
            if phrase:
                at = match.start() + phrase.end()
                found.append(Cue(match.start(), at, phrase.group()))
                continue
        if word in VERBS and (match.group().islower() or _starts(text, match.start())):
            found.append(Cue(match.start(), match.end(), word))
    return found


def _starts(text: str, at: int) -> bool:
    """Whether a capital at `at` is that of a sentence ("Said Ann Roe:") and not of a name."""
    return at == 0 or text[max(0, at - 6) : at].rstrip(" \xa0\"“”'‘’(")[-1:] in (
        "",
        "\n",
        ".",
        "!",
        "?",
        "…",
        ":",
    )
