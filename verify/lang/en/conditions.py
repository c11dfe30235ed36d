"""Words around a figure that say that it is required, planned, partial, denied or compared."""

import re
from decimal import Decimal

from verify.lang.codes import Modifier

HALF = Decimal("0.5")
SHARES_IN_WORDS: tuple[tuple[str, Decimal, Modifier], ...] = (
    (
        r"an? (?:vast|large|clear|overwhelming|wide|huge|strong) majority",
        Decimal("0.6"),
        "more_than",
    ),
    (r"(?:a|the|its|their) majority", HALF, "more_than"),
    (r"(?:a|the) minority", HALF, "less_than"),
    (r"(?:nearly|almost|virtually) (?:all|every)", Decimal("0.9"), "at_least"),
    (r"(?:the )?most(?= of\b| [A-Za-z])", HALF, "more_than"),
    (r"more than half", HALF, "more_than"),
    (r"(?:all|every one|each)(?= of\b| the\b| [A-Za-z])", Decimal(1), "exactly"),
    (r"every(?= [A-Za-z])", Decimal(1), "exactly"),
    (r"none|not one|not a single", Decimal(0), "exactly"),
    (r"no(?= [a-z]+s?\b)", Decimal(0), "exactly"),
    (r"unanimous(?:ly)?", Decimal(1), "exactly"),
)
NOT_NOUNS = frozenset(
    """important likely recent common popular expensive famous notable powerful dangerous serious
    probably certainly notably recently likely longer more one other less fewer part time kinds
    sorts comment doubt sense matter way plans plan wonder question stranger idea immediate
    significant severe controversial successful prominent""".split()
)
REQUIRED = re.compile(
    r"\b(?:ha[sd] to|have to|having to|must|need(?:s|ed)? to|need(?:s|ed)?|require[sd]?|requirement"
    r"|necessary|mandatory|threshold|supermajority|(?<!, )enough|suffic\w+|what it takes"
    r"|quorum(?! of\b[^.;]*\b(?:attended|came|met|voted|present))"
    r"|should (?:vote|approve|agree|sign|back|support|ratify|say yes)"
    r"|(?:a|one) condition (?:of|for)|on (?:the )?condition that|preconditions?|prerequisites?"
    r"|(?:conditional|contingent) (?:up)?on|hing(?:es|ed) on)\b",
    re.IGNORECASE,
)
ASKED_FOR = re.compile(
    r"\b(?:it|approval|passage|ratification|adoption|repeal|amendment) (?:would |will |can )?"
    r"(?:takes?|took)\b|\b(?:calls?|called|asks?|asked) for\b",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"\b(?:vot(?:e|es|ing)|approv\w+|ratif\w+|pass|override|adopt|amend|yes|majority|signatures?"
    r"|consent|in favou?r)\b",
    re.IGNORECASE,
)
"""What a figure is asked for: "it takes 14 of the 15 to vote yes", but "it took two hours"."""
CONDITION = re.compile(
    r"\b(?:if(?! not\b| any\b)|unless|provid(?:ed|ing) that|(?:as|so) long as|assuming that)\b"
    r"(?:(?!\b(?:would|will|could)\b)[^,;:.])*\Z",
    re.IGNORECASE,
)
CONSENTS = re.compile(
    r"[^,;:.]*\b(?:(?<!\ba )(?<!\bthe )vote|approve|agree|sign|back|support|ratify)\b",
    re.IGNORECASE,
)
"""Behind "when" and a figure, what is yet to come: "when 14 vote yes", but "when 14 voted yes"."""
ALLOWED = re.compile(
    r"\b(?:may|can|allow(?:s|ed)?|permit(?:s|ted)?|limit(?:s|ed)?|cap(?:s|ped)?|capacity|maximum"
    r"|minimum)\b",
    re.IGNORECASE,
)
INTENDED = re.compile(
    r"\b(?:planned|plans|planning|propos\w+|sought|seeks?|wanted|wants?|demand\w*|asked for"
    r"|offer(?:s|ed)?|threaten\w*|hop(?:es|ed|ing)|aim(?:s|ed|ing)|goal|target\w*|requested"
    r"|considered|considers?|promised)\b",
    re.IGNORECASE,
)
STILL_OPEN = re.compile(
    r"\b(?:will|would|plan\w*|propos\w+|expect\w*|could|may|might|set to|aim\w*|hop(?:es|ed|ing)"
    r"|forecast\w*|project(?:s|ed|ions?)|goal|target\w*|see?ks?|sought|want\w*|demand\w*|threat\w*"
    r"|offer\w*|ask\w*|request\w*|consider\w*|promis\w*|due|slated|scheduled)\b",
    re.IGNORECASE,
)
PARTIAL = re.compile(r"\b(?:other|another|additional|extra|further|remaining|ago)\b", re.IGNORECASE)
ONE_OF_THEM = re.compile(
    r"\b(?:the (?:former|latter)|(?:one|some|part) of (?:them|which|whom))\b", re.IGNORECASE
)
IT_IS = re.compile(
    r"\s*(?:it|they|that|the (?:\w+ )?(?:number|figure|amount|total|share|sum|price|cost))\s+"
    r"(?:is|are|was|were|should (?:be|have been))\s+(?:in fact\s+|actually\s+)?\Z",
    re.IGNORECASE,
)
CLAUSE_EDGE = re.compile(
    r"\s[-–—]+\s?|[—;:()\[\]]|,\s+(?=(?:and|but|or|who|which|while|whose|where|with|compared|up|down"
    r"|plus|according|including)\b)|\b(?:after|before|while|although|though|because|when|whereas"
    r"|unless|but|despite|than)\b",
    re.IGNORECASE,
)
JOINT = re.compile(r"[,;]|\b(?:and|but|or|plus|while|nor|versus|vs)\b", re.IGNORECASE)
SETTING = re.compile(
    r"\b(before|after|with|without|inside|outside|above|below|north|south|east|west)\s+"
    r"(?:of\s+)?(?:the\s+|a\s+|an\s+)?([A-Za-z]+)",
    re.IGNORECASE,
)
ANAPHORA = frozenset("it they he she its their his her this that these those".split())
ANY_OF_THEM = frozenset("either each every any both all".split())
PREPOSITION = re.compile(r"\s+(in|on|at|for|to|near|under|against|among|from)\s+", re.IGNORECASE)
NOT_THIS = r"\b(?:not|rather than|instead of|as opposed to)\s+"
"""What stands right before a figure or a date that is named as the wrong one."""
RETRACTED = re.compile(
    r"\b(?:(?:earlier|previous|prior|original|initial) versions? of (?:this|the) (?:article|story"
    r"|report|column|post|item|headline)|misstated|misreported|(?:incorrect|wrong|erroneous|mistaken)ly"
    r" (?:said|stated|reported|gave|given|put|listed|described|claimed|quoted|wrote|told))\b"
    r"(?!.*\b(?:(?:it|they|there|which|that) (?:is|are|was|were)|in fact|actually|correct\w*)\b)",
    re.IGNORECASE | re.DOTALL,
)
AFTER_NO = frozenset("more less fewer later earlier longer higher lower greater doubt".split())
PASSIVE = frozenset("was were been being are is be get got gets".split())
MOVE_AFTER = re.compile(
    r"[\s-]+(?:[a-z]+[\s-]+)?(?:cuts?|increases?|decreases?|reductions?|rises?|drops?|declines?|gains?"
    r"|raises?|hikes?|boosts?|jumps?|falls?|growth|more|less|fewer|higher|lower|swing|bump|dip"
    r"|surge)\b",
    re.IGNORECASE,
)
MODIFYING = frozenset(
    """about roughly nearly almost some more than over around approximately just only an estimated
    another less at least most as much many""".split()
)
THAN = re.compile(
    r"(?:[\s-]+\w+){0,2}?[\s-]+(?:more|less|fewer|higher|lower|larger|smaller|above|below|short)"
    r"(?:\s+\w+){0,4}?\s+(?:than|of)\b",
    re.IGNORECASE,
)
