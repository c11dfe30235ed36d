"""Words that deny, doubt or make conditional."""

import re

FAILED_ATTEMPT = re.compile(
    r"\b(?:motion|bill|measure|proposal|bid|effort|attempt|amendment|plan|push|resolution|move)s?\s+"
    r"to\s+(?P<what>[^.;:!?]{3,90}?)\s+(?:fail(?:s|ed)|fell short|f(?:e|a)lls? through|collapsed"
    r"|did not pass|never passed|(?:was|were|has been|have been)\s+(?:defeated|rejected|voted down"
    r"|withdrawn|blocked|dropped|shelved|tabled))\b",
    re.IGNORECASE,
)
"""An attempt that came to nothing: what it was to do was not done."""
HEDGES = frozenset("may might could would if unless whether possibly perhaps allegedly".split())
"""Words that take what follows them back to a possibility."""
LACKING = frozenset("lack lacks lacked lacking absence absent".split())
"""Words that deny what they lead to, as "no" does: "the lack of any evidence of harm"."""
REFUSALS = frozenset(
    """refuse refuses refused deny denies denied denying decline declines declined reject rejects
    rejected dispute disputes disputed spurn spurned""".split()
)
"""Words with which somebody says no."""
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing))\s+(?:that|any|\w+ing|wrongdoing|involvement"
    r"|(?:(?:the|all|those|these|such)\s+)?(?:allegation|accusation|claim|charge|report|rumou?r)s?)\b",
    re.IGNORECASE,
)
"""That somebody says that it is not so, which does not make it so; a motion denied is another."""
NEGATION_IN_QUOTE = re.compile(
    r"(?<![\w’'-])(?:not(?! only\b)|never|no longer|nobody|no one|none|neither|nor|hardly|barely"
    r"|without|cannot|deny|denies|denied|doubt|doubts|doubted|refuse|refused|refuses|stop|stopped"
    r"|prevent|unlikely|impossible|\w+n[’']t)(?![\w’'-])",
    re.IGNORECASE,
)
FREES = re.compile(
    r"[,;:—–?]|\s-+\s|\b(?:but|because|since|although|though|so|and yet)\b", re.IGNORECASE
)
CONDITION_BEFORE = re.compile(
    r"(?<![\w’'-])(?:if|unless|provided|assuming|suppose|supposing|imagine|only when|in case"
    r"|as long as|had|were)(?![\w’'-])",
    re.IGNORECASE,
)
CONDITION_AFTER = re.compile(
    r",?\s*(?:but )?(?:only )?(?:if|unless|provided|as long as|so long as|except|in case"
    r"|on the condition)(?![\w’'-])",
    re.IGNORECASE,
)
NEGATIONS_IN_QUOTES = frozenset(
    """no not never none nobody nothing neither nor nowhere without cannot cant hardly barely
    scarcely non ain't""".split()
)
HEDGES_IN_QUOTES = frozenset(
    """may might could some about perhaps possibly probably likely maybe around roughly nearly
    almost think believe seems seem appears appear apparently often sometimes usually
    generally mostly reportedly allegedly alleged hope hopefully suggest suggests should
    approximately partly potentially supposedly presumably""".split()
)
TENSES = (
    "be am is are was were been being",
    "have has had having",
    "do does did done doing",
    "will would",
    "can could",
    "shall should",
    "go goes went gone going",
    "say says said saying",
    "make makes made making",
    "get gets got gotten getting",
    "take takes took taken taking",
    "come comes came coming",
    "see sees saw seen seeing",
    "know knows knew known knowing",
    "give gives gave given giving",
    "find finds found finding",
    "think thinks thought thinking",
    "tell tells told telling",
    "become becomes became becoming",
    "leave leaves left leaving",
    "feel feels felt feeling",
    "bring brings brought bringing",
    "begin begins began begun beginning",
    "keep keeps kept keeping",
    "hold holds held holding",
    "write writes wrote written writing",
    "stand stands stood standing",
    "hear hears heard hearing",
    "mean means meant meaning",
    "meet meets met meeting",
    "run runs ran running",
    "pay pays paid paying",
    "sit sits sat sitting",
    "speak speaks spoke spoken speaking",
    "lead leads led leading",
    "grow grows grew grown growing",
    "lose loses lost losing",
    "fall falls fell fallen falling",
    "send sends sent sending",
    "build builds built building",
    "understand understands understood understanding",
    "draw draws drew drawn drawing",
    "break breaks broke broken breaking",
    "spend spends spent spending",
    "rise rises rose risen rising",
    "drive drives drove driven driving",
    "buy buys bought buying",
    "wear wears wore worn wearing",
    "choose chooses chose chosen choosing",
    "win wins won winning",
    "fight fights fought fighting",
    "teach teaches taught teaching",
    "sell sells sold selling",
    "eat eats ate eaten eating",
    "catch catches caught catching",
)
TENSED_AUXILIARIES = frozenset(
    "will would had have has was were is are been did 'll 'd i'll we'll they'll he'd she'd".split()
)
NEGATIONS = frozenset(
    """no not never none nobody nothing neither nor nowhere without cannot can't won't don't doesn't
    didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't
    hardly barely scarcely denied denies deny denying refused refuses refuse fails failed fail
    lacks lacked""".split()
)
