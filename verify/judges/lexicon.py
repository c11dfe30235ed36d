"""Tables of English that the embedded judge reads by: one word for many, opposites, reporting."""

import re
from functools import lru_cache

from verify.quantities.lexicon import ACT_OF, thing
from verify.quantities.numbers import NUMBER_WORDS
from verify.text.words import stem

_PHRASES = (
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
_PHRASE_PATTERNS = tuple((re.compile(p, re.IGNORECASE), word) for p, word in _PHRASES)

_SAME = """
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
_SAME_STEMS = {
    stem(word): stem(line.split()[0])
    for line in _SAME.strip().splitlines()
    for word in line.split()
}
_SAFE_ACTS = frozenset(
    """approve reject up down hire lay-off win lose open close buy sell begin end arrest release
    join leave acquit convict legal illegal""".split()
)


def plain_words(text: str) -> str:
    """`text` with set phrases as the one word that they stand for ("voted down" -> "rejected")."""
    for pattern, word in _PHRASE_PATTERNS:
        text = pattern.sub(word, text)
    return text


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """One stem for the words that news uses for one thing or one act."""
    acts = ACT_OF.get(word, frozenset())
    if len(acts) == 1:
        (act,) = acts
        if act.replace(" ", "-") in _SAFE_ACTS:
            return stem(act.split()[0])
    common = thing(word)
    return _SAME_STEMS.get(common, common)


ACCUSING_STEMS = frozenset(
    root(word)
    for word in """accuse allege allegation accusation claim contend argue assert insist suggest
    believe think suspect speculate rumor fear hope expect predict warn threaten urge demand doubt
    question deny incorrectly misstate wrongly mistakenly falsely""".split()
)
"""Words beside which a sentence says only that somebody holds it to be so, or that it was wrong."""

ACCUSATION_STEMS = frozenset(
    root(word)
    for word in """accuse allege allegation accusation claim contend suspect rumor deny incorrectly
    misstate wrongly mistakenly falsely""".split()
)
"""Those of them after which not even a model may take what is said for what was."""

FAILED = re.compile(
    r"\b(?:motion|bill|measure|proposal|bid|effort|attempt|amendment|plan|push|resolution|move)s?\s+"
    r"to\s+(?P<what>[^.;:!?]{3,90}?)\s+(?:fail(?:s|ed)|fell short|f(?:e|a)lls? through|collapsed"
    r"|did not pass|never passed|(?:was|were|has been|have been)\s+(?:defeated|rejected|voted down"
    r"|withdrawn|blocked|dropped|shelved|tabled))\b",
    re.IGNORECASE,
)
"""An attempt that came to nothing: what it was to do was not done."""

HEDGES = frozenset("may might could would if unless whether possibly perhaps allegedly".split())
"""Words that take what follows them back to a possibility."""

COUNTED = NUMBER_WORDS | frozenset(
    "percent percentage fewer least third thirds half quarter quarters majority minority".split()
)
"""Words that are left to the quantity engine."""

OBLIGING = re.compile(
    r"\b(?:must|ha(?:s|ve|d) to|needs?|needed|requir\w+|enough|should|ought|shall)\b", re.IGNORECASE
)
"""Words of a sentence that says what ought to be, not what was."""

LACKING = frozenset("lack lacks lacked lacking absence absent".split())
"""Words that deny what they lead to, as "no" does: "the lack of any evidence of harm"."""

REFUSALS = frozenset(
    """refuse refuses refused deny denies denied denying decline declines declined reject rejects
    rejected dispute disputes disputed spurn spurned""".split()
)
"""Words with which somebody says no."""

DENIALS = frozenset(map(stem, ("deny", "dispute")))
"""Stems of those with which somebody says that it is not so."""

DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing))\s+(?:that|any|\w+ing|wrongdoing|involvement"
    r"|(?:(?:the|all|those|these|such)\s+)?(?:allegation|accusation|claim|charge|report|rumou?r)s?)\b",
    re.IGNORECASE,
)
"""That somebody says that it is not so, which does not make it so; a motion denied is another."""

SPEECH = frozenset("say says said saying according".split())
"""Words that hand a sentence to somebody else."""

ALIASES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "pres": "president",
    "dept": "department", "govt": "government", "co": "company", "corp": "corporation",
    "univ": "university", "assn": "association", "atty": "attorney", "sec": "secretary",
    "dem": "democrat", "dems": "democrats", "gop": "republican", "democratic": "democrat",
}  # fmt: skip
"""Short forms and the words they stand for."""

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
